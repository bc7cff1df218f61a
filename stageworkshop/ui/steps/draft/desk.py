"""A team's own desk behind the curtain: its draft of one stage, question by question or as a whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from stageworkshop.domain.lint import Board, Finding
from stageworkshop.domain.values import Names
from stageworkshop.store.queries.drafts import DraftCell, DraftStage, EarlierDraft, OwnDraft
from stageworkshop.ui.steps.draft.copying import CopyMenu
from stageworkshop.ui.steps.draft.desk_form import ALL, ONE, DeskForm
from stageworkshop.ui.steps.draft.index import WIDTH, QuestionIndex
from stageworkshop.ui.steps.draft.questions import questions, standing
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.definition_form import FieldPart
from stageworkshop.ui.widgets.labels import TextLabel
from stageworkshop.ui.widgets.lint_watch import LintWatch
from stageworkshop.ui.widgets.marks import only_looks
from stageworkshop.ui.widgets.modes import Modes
from stageworkshop.ui.widgets.reference_choice import Target
from stageworkshop.ui.widgets.scrolled import BAR, ScrolledContent, margins, scrolling
from stageworkshop.ui.widgets.team_chip import TeamChip
from stageworkshop.ui.widgets.trailing import open_below, turn_round

WIDEST = 272
"""Of the index beside the form, in device-independent pixels."""
ICONS = {"writing": "pen", "done": "check-circle", "no_opinion": "stance-abstain", "not_begun": "circle"}
SAID_BY_THE_FORM = frozenset({"owner.none"})
"""Rules that ask for nothing but a field which the form marks as still needed."""


@dataclass(frozen=True)
class Around:
    """What the desk shows beside the draft itself. `stages` are those of the round with this team's state; `earlier`
    this team's own drafts of rounds that are over; `read_board` gives this team's own words on all stages."""

    stages: Sequence[tuple[DraftStage, DraftCell]]
    teams: Sequence[Target]
    targets: Sequence[Target]
    earlier: Sequence[EarlierDraft]
    names: Names
    read_board: Callable[[], Board]


class Desk(QWidget):
    """Built anew for each draft that is opened, so that nothing of another one can be left in it."""

    field_left = Signal(str, object)
    """A field (key) has a new value."""
    writing_asked = Signal()
    """The team goes on writing a draft that it had handed in."""
    copy_asked = Signal(list)
    """Fields (keys) should be copied from the agreed text; [] means all that are empty."""
    words_asked = Signal(object, str)
    """Words (values by field) should fill what is empty, from a source that is named."""
    stage_chosen = Signal(str)
    mode_chosen = Signal(str)
    left = Signal()
    """Let the curtain fall."""

    def __init__(self, theme: Theme, draft: OwnDraft, mode: str = ONE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._draft = draft
        self._questions = questions()
        self.setObjectName("desk")
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)
        # Made in the order in which they are read, which is that of Tab.
        head, side = self._head(draft), self._side()
        self.pages = DeskForm(theme, self._questions, self)
        self.form = self.pages.form
        self.form.field_left.connect(self.field_left)
        self.pages.earlier.taken.connect(self.field_left)
        self.pages.turned.connect(self._take_notice)
        self._watch = LintWatch(self, without=SAID_BY_THE_FORM)
        self._watch.watch_form(self.form)
        self._watch.found.connect(lambda _: self._show_standings())
        self._lay_out(head, side)
        self.modes.choose(mode)
        self.pages.set_mode(mode)
        self._take_notice(self.pages.current)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.pages.turn(step))

    def show_draft(self, draft: OwnDraft, around: Around, *, anew: bool = True) -> None:
        """Show the team's draft as it is stored now; half-typed text stays. `anew` tells that this team's words on
        other stages may be others too."""
        self._draft = draft
        self.form.set_values(draft.values, around.teams, around.targets)
        for part in self.form.built_parts:
            if part.field.key in draft.settled:
                part.set_needed(False)
        self.pages.show_needed()
        if anew:
            self._watch.begin(draft.stage_id, around.read_board)
        else:
            self._watch.update(draft.values)
        self._show_progress(draft)
        self.go_on.setVisible(draft.state in ("done", "no_opinion"))
        self._fill_stages(draft.stage_id, around.stages)
        self.copy_menu.show_draft(draft)
        self.pages.earlier.show_rounds(around.earlier, around.names)
        self.earlier.setVisible(bool(around.earlier))
        self._show_standings()

    def begin(self) -> None:
        """Open the first question that the draft still has to answer, else the first one."""
        asked = [each for each in self._questions if standing(each, self._draft.values, self._draft.settled, ()).needed]
        self.pages.turn_to((asked or list(self._questions))[0].key, focus=True)

    def first_input(self) -> QWidget:
        """Where writing begins: the first field of the question in hand."""
        return self.pages.first_input()

    @property
    def findings(self) -> list[Finding]:
        """What there is to ask about the wording."""
        return self._watch.findings

    def look(self) -> None:
        """Look at the wording now."""
        self._watch.look()

    def _lay_out(self, head: QHBoxLayout, side: QScrollArea) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(head)
        across = QHBoxLayout()
        across.setSpacing(Space.M)
        across.addWidget(side)
        across.addWidget(self.pages, 1)
        column.addLayout(across, 1)

    def _head(self, draft: OwnDraft) -> QHBoxLayout:
        self.back = only_looks(QToolButton(self))
        self.back.setObjectName("lower-curtain")
        self.back.setToolTip(self.tr("Let the curtain fall (Esc)"))
        self.back.setAccessibleName(self.tr("Let the curtain fall"))
        self._theme.set_icon(self.back, "eye-off", "text", 20)
        self.back.clicked.connect(self.left)
        self.stages = only_looks(QPushButton(self.tr("Another stage"), self))
        self.stages.setObjectName("desk-stage")
        self.stages.setProperty("role", "quiet")
        self._theme.set_icon(self.stages, "expand", "text-muted", 16)
        turn_round(self.stages)
        self._stage_menu = QMenu(self.stages)
        self.stages.clicked.connect(lambda: open_below(self._stage_menu, self.stages))
        self.modes = Modes(((ONE, self.tr("One at a time")), (ALL, self.tr("All at once"))), "desk-mode", self)
        self.modes.chosen.connect(self._set_mode)
        row = QHBoxLayout()
        row.setContentsMargins(*margins(0, 0, BAR, 0))
        row.setSpacing(Space.S)
        row.addWidget(self.back)
        row.addWidget(TeamChip(self._theme, draft.team.name, draft.team.colour, self))
        row.addWidget(self.stages)
        row.addStretch(1)
        row.addWidget(self.modes)
        return row

    def _side(self) -> QScrollArea:
        self.progress = TextLabel("", "small", self)
        self.progress.setObjectName("desk-progress")
        self.go_on = QPushButton(self.tr("Go on writing"), self)
        self.go_on.setObjectName("go-on-writing")
        self.go_on.setProperty("role", "link")
        self.go_on.clicked.connect(self.writing_asked)
        self.index = QuestionIndex(self._theme, self._questions, self)
        self.index.chosen.connect(lambda key, writing: self.pages.turn_to(key, focus=writing))
        self.copy = QPushButton(self.tr("Copy words from…"), self)
        self.copy.setObjectName("copy-words")
        self.copy.setProperty("role", "quiet")
        self.copy.setToolTip(self.tr("Copies from the agreed text or from a template; what you wrote stays"))
        self._theme.set_icon(self.copy, "copy", "text", 16)
        self.copy_menu = CopyMenu(self.copy)
        self.copy_menu.agreed_asked.connect(self.copy_asked)
        self.copy_menu.words_asked.connect(self.words_asked)
        self.copy.clicked.connect(lambda: open_below(self.copy_menu, self.copy))
        self.earlier = only_looks(QPushButton(self.tr("Our earlier rounds"), self))
        self.earlier.setObjectName("earlier-drafts")
        self.earlier.setProperty("role", "quiet")
        self.earlier.setCheckable(True)
        self._theme.set_icon(self.earlier, "history", "text", 16)
        self.earlier.toggled.connect(self._show_earlier)
        inner = ScrolledContent(self)
        side = QVBoxLayout(inner)
        side.setContentsMargins(0, 0, 0, Space.S)
        side.setSpacing(Space.XS)
        for widget in (self.progress, self.go_on, self.index, self.copy, self.earlier):
            side.addWidget(widget)
        side.insertSpacing(3, Space.S)
        side.addStretch(1)
        area = scrolling(inner, self)
        self._side_area = area
        return area

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Only now the words have the letters of the style sheet.
        widest = max(self.copy.sizeHint().width(), self.earlier.sizeHint().width(), WIDTH)
        self._side_area.setFixedWidth(min(widest, WIDEST) + self._side_area.verticalScrollBar().sizeHint().width())

    def _set_mode(self, mode: str) -> None:
        self.earlier.setChecked(False)
        self.pages.set_mode(mode)
        self.mode_chosen.emit(mode)

    def _take_notice(self, key: str) -> None:
        self.earlier.setChecked(False)
        self.index.take(key)

    def _follow_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        """The question whose field is being written in is the one in hand."""
        part = now
        while part is not None and not isinstance(part, FieldPart):
            part = part.parentWidget()
        if part is not None and self.form.isAncestorOf(part):
            self.index.take(next(each.key for each in self._questions if part.field.key in each.keys))

    def _show_earlier(self, shown: bool) -> None:
        self.pages.show_earlier(shown)
        self.index.set_marked(not shown)

    def _show_progress(self, draft: OwnDraft) -> None:
        said = {"done": self.tr("handed in"), "no_opinion": self.tr("no opinion")}.get(draft.state, "")
        parts = [said] if said else [self.tr("{0} of {1} needed answers").format(draft.filled, draft.needed)]
        if draft.round > 1:
            parts.insert(0, self.tr("Round {0}").format(draft.round))
        self.progress.setText(" · ".join(parts))

    def _show_standings(self) -> None:
        draft, findings = self._draft, self._watch.findings
        self.index.show_standings(
            {each.key: standing(each, draft.values, draft.settled, findings) for each in self._questions}
        )

    def _fill_stages(self, stage_id: str, stages: Sequence[tuple[DraftStage, DraftCell]]) -> None:
        self._stage_menu.clear()
        for stage, cell in stages:
            action = self._stage_menu.addAction(self._theme.icon(ICONS[cell.state], "text-muted"), stage.name)
            action.setEnabled(stage.id != stage_id)
            action.triggered.connect(lambda _=False, chosen=stage.id: self.stage_chosen.emit(chosen))
        self.stages.setVisible(len(stages) > 1)

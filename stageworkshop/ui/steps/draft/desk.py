"""A team's own desk behind the curtain: its draft of one stage, and what it can say about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from stageworkshop.domain.fields import BY_KEY, DRAFTED
from stageworkshop.store.queries.drafts import DraftCell, DraftStage, OwnDraft
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.definition_form import DefinitionForm, FieldPart
from stageworkshop.ui.widgets.labels import ElidedLabel, field_label
from stageworkshop.ui.widgets.reference_choice import Target
from stageworkshop.ui.widgets.team_chip import TeamChip
from stageworkshop.ui.words import domain_words


class Desk(QWidget):
    """Built anew for each draft that is opened, so that nothing of another one can be left in it."""

    field_left = Signal(str, object)
    """A field (key) has a new value."""
    no_opinion_asked = Signal()
    writing_asked = Signal()
    """The team goes on writing a draft that it had handed in."""
    copy_asked = Signal(list)
    """Fields (keys) should be copied from the agreed text; [] means all that are empty."""
    stage_chosen = Signal(str)
    left = Signal()
    """Let the curtain fall."""

    def __init__(self, theme: Theme, draft: OwnDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("desk")
        self.form = DefinitionForm(theme, DRAFTED, self)
        self.form.field_left.connect(self.field_left)
        self._build(draft)

    def show_draft(
        self,
        draft: OwnDraft,
        stages: Sequence[tuple[DraftStage, DraftCell]],
        teams: Sequence[Target],
        targets: Sequence[Target],
    ) -> None:
        """Show the team's draft; `stages` are those of the round with this team's state."""
        self.form.set_values(draft.values, teams, targets)
        for part in self.form.findChildren(FieldPart):
            if part.field.key in draft.settled:
                part.set_needed(False)
        words = {
            "not_begun": self.tr("not begun"),
            "writing": self.tr("writing"),
            "done": self.tr("handed in"),
            "no_opinion": self.tr("no opinion"),
        }[draft.state]
        parts = [self.tr("{0} of {1} needed fields filled").format(draft.filled, draft.needed), words]
        if draft.round > 1:
            parts.append(self.tr("round {0}").format(draft.round))
        if draft.missing:
            parts.append(self.tr("still needed: {0}").format(", ".join(map(domain_words, draft.missing))))
        self.progress.set_text(" · ".join(parts))
        self.no_opinion.setVisible(draft.state not in ("done", "no_opinion"))
        self.no_opinion.setText(self.tr("No opinion"))
        self.go_on.setVisible(draft.state in ("done", "no_opinion"))
        self._fill_stages(draft.stage_id, stages, words)
        self._fill_copy(draft)

    def first_input(self) -> QWidget:
        """Where writing begins: the plain definition."""
        return self.form.part("definition").editor.buddy()

    def _build(self, draft: OwnDraft) -> None:
        self.back = QToolButton(self)
        self.back.setObjectName("lower-curtain")
        self.back.setToolTip(self.tr("Let the curtain fall (Esc)"))
        self.back.setAccessibleName(self.tr("Let the curtain fall"))
        self._theme.set_icon(self.back, "eye-off", "text", 20)
        self.back.clicked.connect(self.left)
        self.stage_box = QComboBox(self)
        self.stage_box.setObjectName("desk-stage")
        self.stage_box.setAccessibleName(self.tr("Stage"))
        self.stage_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.stage_box.setMinimumContentsLength(18)
        self.stage_box.activated.connect(lambda index: self.stage_chosen.emit(str(self.stage_box.itemData(index))))
        stage_label = field_label(self.tr("Stage"), self.stage_box, self)
        self.no_opinion = self._button("no-opinion", self.no_opinion_asked)
        self.no_opinion.setToolTip(self.tr("This team leaves this stage to the others"))
        self.go_on = self._button("go-on-writing", self.writing_asked)
        self.go_on.setText(self.tr("Go on writing"))
        self.copy = QPushButton(self.tr("Start from the agreed text"), self)
        self.copy.setObjectName("copy-agreed")
        self.copy.setProperty("role", "quiet")
        self._theme.set_icon(self.copy, "copy", "text", 16)
        self._menu = QMenu(self.copy)
        self.copy.setMenu(self._menu)
        self.progress = ElidedLabel("", "muted", self)
        self.progress.setObjectName("desk-progress")
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(Space.S)
        first.addWidget(self.back)
        first.addWidget(TeamChip(self._theme, draft.team.name, draft.team.colour, self))
        first.addWidget(stage_label)
        first.addWidget(self.stage_box, 1)
        first.addWidget(self.go_on)
        first.addWidget(self.no_opinion)
        second.setSpacing(Space.S)
        second.addWidget(self.progress, 1)
        second.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self._scrolled(), 1)

    def _scrolled(self) -> QScrollArea:
        content = QWidget(self)
        content.setProperty("role", "scrolled")
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, Space.S, Space.S, Space.L)
        inner.addWidget(self.form)
        self.scroll_area = QScrollArea(self)
        self.scroll_area.setObjectName("desk-scroll")
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setWidget(content)
        return self.scroll_area

    def _button(self, name: str, signal: object) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.clicked.connect(lambda: signal.emit())  # type: ignore[attr-defined]
        return button

    def _fill_stages(self, stage_id: str, stages: Sequence[tuple[DraftStage, DraftCell]], words: str) -> None:
        icons = {"writing": "pen", "done": "check-circle", "no_opinion": "stance-abstain", "not_begun": "circle"}
        self.stage_box.clear()
        for stage, cell in stages:
            self.stage_box.addItem(self._theme.icon(icons[cell.state], "text-muted"), stage.name, stage.id)
        self.stage_box.setCurrentIndex(self.stage_box.findData(stage_id))
        self.stage_box.setToolTip(words)

    def _fill_copy(self, draft: OwnDraft) -> None:
        self._menu.clear()
        self.copy.setEnabled(bool(draft.agreed))
        self.copy.setToolTip("" if draft.agreed else self.tr("The agreed text has nothing yet"))
        empty = [key for key in draft.agreed if key not in draft.values]
        everything = self._menu.addAction(self.tr("Fill what is still empty ({0})").format(len(empty)))
        everything.setEnabled(bool(empty))
        everything.triggered.connect(lambda: self.copy_asked.emit([]))
        self._menu.addSeparator()
        for key in draft.agreed:
            text = domain_words(BY_KEY[key].label)
            if key in draft.values:
                text = self.tr("{0} (replaces what you wrote)").format(text)
            self._menu.addAction(text).triggered.connect(lambda _=False, key=key: self.copy_asked.emit([key]))

"""One disagreement from top to bottom: question, positions, ways out, decision, dissent, and the text at issue.

Each part has a key that takes the focus there, told in the tooltip of its heading.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stageworkshop.actions import disagreements
from stageworkshop.store.queries.disagreements import Thread
from stageworkshop.store.queries.stances import panel
from stageworkshop.ui.dates import isolated, moment_words
from stageworkshop.ui.keys import on_key
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.settle.agreed_field import AgreedField
from stageworkshop.ui.steps.settle.bare import make_bare
from stageworkshop.ui.steps.settle.decision import Decision
from stageworkshop.ui.steps.settle.dissents import Dissents
from stageworkshop.ui.steps.settle.options import Options
from stageworkshop.ui.steps.settle.positions import Positions
from stageworkshop.ui.steps.settle.states import LOOKS, state_words
from stageworkshop.ui.steps.settle.tally import Tally
from stageworkshop.ui.tab_order import follow_layout, in_focus
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.autosave import AutoText
from stageworkshop.ui.widgets.labels import TextLabel, label
from stageworkshop.ui.widgets.scrolled import ScrolledContent
from stageworkshop.ui.widgets.sight import keep_in_sight
from stageworkshop.ui.words import disagreement_name, domain_words


class ThreadView(ScrolledContent):
    """Made for one disagreement; `show_thread` brings it up to date, half-typed text stays."""

    stage_wanted = Signal(str)
    disagreement_wanted = Signal(str)
    left = Signal()
    """Back to the list: by Esc, or because this one is done with."""

    def __init__(self, page: StepPage, disagreement_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.disagreement_id = disagreement_id
        self._page = page
        self._stage = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.L)
        column.setSpacing(Space.XL)
        column.addLayout(self._build_head())
        self._positions = Positions(page, disagreement_id, self)
        self._options = Options(page, disagreement_id, self)
        self._decision = Decision(page, disagreement_id, self)
        self._decision.ended.connect(self.left)
        self._tally = Tally(self)
        self._tally.stances_wanted.connect(lambda: page.go_to.emit("compare", "stance", self._stage))
        self._dissents = Dissents(page, disagreement_id, self)
        self._agreed = AgreedField(page, disagreement_id, self)
        self._agreed.stage_wanted.connect(self.stage_wanted)
        self._agreed.disagreement_wanted.connect(self.disagreement_wanted)
        for section in (
            self._positions,
            self._options,
            self._decision,
            self._tally,
            self._dissents,
            self._agreed,
        ):
            column.addWidget(section)
        column.addStretch(1)
        self._set_keys()

    def show_thread(self, found: Thread) -> None:
        """Show what the store holds."""
        row = found.row
        icon, token = LOOKS[row.state]
        self._page.theme.set_icon(self._icon, icon, token, 18)
        self._state.setText(state_words(row.state))
        where = self.tr("{0} · {1} · {2}").format(disagreement_name(row.key), row.stage, domain_words(row.field))
        self._where.setText(where)
        self._where.setToolTip(row.pipeline)
        self._question.set_text(row.question)
        raised = self.tr("Raised by {0}, {1}").format(isolated(found.raised_by or "?"), moment_words(found.raised_at))
        self._raised.setText(raised)
        self._stage = row.stage_id
        self._tally.show_panel(panel(self._page.bridge.file, row.stage_id))
        for section in (self._positions, self._options, self._decision, self._dissents, self._agreed):
            section.show_thread(found)
        # Cards and lines come and go, and a new one would be reached last.
        follow_layout(self)

    def focus_positions(self) -> None:
        """Put the focus where the first team's position is written."""
        self._go_to(self._positions.focus_first)

    def focus_question(self) -> None:
        """Put the focus where the question stands."""
        self._go_to(self._question.setFocus)

    def _go_to(self, act: Callable[[], object]) -> None:
        """Move the focus, and what has it then into sight: Qt scrolls there for Tab alone."""
        act()
        focused = in_focus(self)
        if focused is not None:
            keep_in_sight(focused)

    def _set_keys(self) -> None:
        places: tuple[tuple[str, QLabel | None, Callable[[], object]], ...] = (
            ("Alt+P", self._positions.heading, self._positions.focus_first),
            ("Alt+O", self._options.heading, self._options.focus_first),
            ("Alt+E", self._decision.heading, self._decision.focus_first),
            ("Alt+S", self._dissents.heading, self._dissents.begin),
            ("Alt+T", self._agreed.heading, self._agreed.focus_first),
            ("Alt+W", None, self._agreed.focus_wordings),
            ("Ctrl+Return", None, self._finish),
            ("Esc", None, self._leave),
        )
        for keys, heading, act in places:
            # Who stands in the list sees the thread beside it, and would type into the list what belongs here.
            told = on_key(self, keys, partial(self._go_to, act), from_anywhere=heading is not None)
            if heading is not None:
                heading.setToolTip(self.tr("Go here ({0})").format(told))

    def _finish(self) -> None:
        """Ctrl+Enter: finishes the form in hand."""
        if self._dissents.is_writing:
            self._dissents.keep()
        else:
            self._decision.finish()

    def _leave(self) -> None:
        if self._dissents.is_writing:
            self._dissents.cancel()
        else:
            self.left.emit()

    def _build_head(self) -> QVBoxLayout:
        self._icon = QLabel(self)
        self._state = label("", "label", self)
        self._state.setObjectName("thread-state")
        self._where = TextLabel("", "muted", self)
        self._question = AutoText(self, lines=1)
        self._question.setObjectName("thread-question")
        self._question.setAccessibleName(self.tr("Question to settle"))
        self._question.setToolTip(self.tr("Click to reword the question"))
        make_bare(self._question, "question")
        self._question.left.connect(self._reword)
        self._raised = TextLabel("", "small", self)
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(self._icon)
        line.addWidget(self._state)
        line.addWidget(self._where, 1)
        line.addStretch()
        head = QVBoxLayout()
        head.setSpacing(Space.XS)
        head.addLayout(line)
        head.addWidget(self._question)
        head.addWidget(self._raised)
        return head

    def _reword(self, text: str) -> None:
        self._page.run(disagreements.set_question, disagreement_id=self.disagreement_id, question=text)

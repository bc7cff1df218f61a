"""What the wording of the stages still leaves open, stage by stage. None of it blocks anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from stageworkshop.domain.lint import Finding
from stageworkshop.store.queries.board import PipelineColumn
from stageworkshop.ui.dates import isolated
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.empty import EmptyState
from stageworkshop.ui.widgets.labels import TextLabel, label
from stageworkshop.ui.widgets.lint_notes import LintNotes
from stageworkshop.ui.widgets.marks import only_looks
from stageworkshop.ui.widgets.scrolled import ScrolledContent, scrolling

AT_ONCE = 10
"""Stages that are shown, until more are asked for: nobody reads hundreds of questions in a row."""
WIDEST = 760
MOST_NAMED = 5


class StageNotes(QWidget):
    """One stage: its name leads to its card, each note to the text that it is about."""

    opened = Signal(str)
    reworded = Signal(object)

    def __init__(self, theme: Theme, stage_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = TextLabel("", "label", self)
        self._pipeline = label("", "small", self)
        self.show_card = only_looks(QPushButton(self.tr("Show its card"), self))
        self.show_card.setObjectName(f"open-stage-{stage_id}")
        self.show_card.setProperty("role", "link")
        self.show_card.clicked.connect(lambda: self.opened.emit(stage_id))
        self.notes = LintNotes(theme, self, jump=self.tr("Reword"))
        self.notes.wanted.connect(self.reworded)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self.name)
        head.addWidget(self._pipeline)
        head.addStretch(1)
        head.addWidget(self.show_card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.M)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.notes)

    def show_notes(self, name: str, pipeline: str, findings: Sequence[Finding]) -> None:
        """Show what there is to ask about the stage now."""
        self.name.setText(name)
        self._pipeline.setText(pipeline)
        self.show_card.setAccessibleName(self.tr("Show the card of {0}").format(name))
        self.notes.show_findings(findings)


class OpenList(QStackedWidget):
    """`opened` asks for a stage's card (id), `reworded` for the text of a stage (id) to be worded anew."""

    opened = Signal(str)
    reworded = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._groups: dict[str, StageNotes] = {}
        self._wanted: list[tuple[str, str, str, list[Finding]]] = []
        self._most = AT_ONCE
        self.setObjectName("left-open")
        self._nothing = EmptyState(
            theme,
            "check-circle",
            "",
            self.tr("Back to the board"),
            self,
        )
        only_looks(self._nothing.button)
        self._nothing.acted.connect(lambda: self.opened.emit(""))
        self.addWidget(self._nothing)
        self.addWidget(self._scrolled())

    @property
    def texts(self) -> list[tuple[str, str]]:
        """(stage's name, what is asked), in order."""
        shown = [self._groups[stage_id] for stage_id, *_ in self._wanted if stage_id in self._groups]
        return [(group.name.text(), text) for group in shown for text in group.notes.texts]

    def show_findings(self, findings: Mapping[str, Sequence[Finding]], columns: Sequence[PipelineColumn]) -> None:
        """Show findings by stage (id), in the order of the board. Notes that stay keep their open explanation."""
        self._wanted = [
            (card.id, card.name, column.name, list(findings[card.id]))
            for column in columns
            for card in column.cards
            if findings.get(card.id)
        ]
        kept = {stage_id for stage_id, *_ in self._wanted}
        for stage_id in [each for each in self._groups if each not in kept]:
            gone = self._groups.pop(stage_id)
            gone.hide()
            gone.deleteLater()
        self._tell_wordless([card.name for column in columns for card in column.cards if not card.definition])
        self.setCurrentIndex(1 if self._wanted else 0)
        if self.isVisible():
            self._fill()

    def _tell_wordless(self, names: Sequence[str]) -> None:
        """The rules ask about words; a stage without a definition leaves more open than any of their questions."""
        said = self.tr("1 stage has no definition yet: {1}.")
        if len(names) != 1:
            said = self.tr("{0} stages have no definition yet: {1}.")
        listed = ", ".join(map(isolated, names[:MOST_NAMED]))
        if len(names) > MOST_NAMED:
            listed = self.tr("{0} and {1} more").format(listed, len(names) - MOST_NAMED)
        told = said.format(len(names), listed) if names else ""
        self.wordless.setText(told)
        self.wordless.setVisible(bool(told))
        nothing = self.tr("The rules see nothing that the wording leaves open.")
        if told:
            nothing = self.tr("There is nothing to ask about the words that there are. {0}").format(told)
        self._nothing.set_text(nothing)

    def first_focus(self) -> QWidget:
        """Where the keyboard begins."""
        return next(
            (self._groups[each].show_card for each, *_ in self._wanted if each in self._groups), self._nothing.button
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()

    def _fill(self) -> None:
        for place, (stage_id, name, pipeline, found) in enumerate(self._wanted[: self._most]):
            group = self._groups.get(stage_id) or self._make(stage_id)
            self._column.insertWidget(place, group)
            group.show_notes(name, pipeline, found)
            group.show()
        more = len(self._wanted) - self._most
        self.more.setVisible(more > 0)
        self.more.setText(self.tr("{0} more stages leave something open").format(more))

    def _show_more(self) -> None:
        self._most += AT_ONCE
        self._fill()

    def _make(self, stage_id: str) -> StageNotes:
        group = StageNotes(self._theme, stage_id, self._content)
        group.opened.connect(self.opened)
        group.reworded.connect(lambda finding: self.reworded.emit(finding.stage_id))
        self._groups[stage_id] = group
        return group

    def _scrolled(self) -> QScrollArea:
        self._content = ScrolledContent(self)
        inner = QWidget(self._content)
        inner.setMaximumWidth(WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, Space.S, Space.L)
        column.setSpacing(Space.XS)
        column.addWidget(label(self.tr("What the wording still leaves open"), "heading", inner))
        hint = self.tr("None of this blocks. Ask the room, and reword it in Settle or leave it.")
        column.addWidget(TextLabel(hint, "muted", inner))
        column.addSpacing(Space.M)
        self.wordless = TextLabel("", "", inner)
        self.wordless.setObjectName("left-open-wordless")
        column.addWidget(self.wordless)
        self._column = QVBoxLayout()
        column.addLayout(self._column)
        self.more = only_looks(QPushButton(self.tr("Show more"), inner))
        self.more.setObjectName("left-open-more")
        self.more.setProperty("role", "link")
        self.more.clicked.connect(self._show_more)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        across = QHBoxLayout(self._content)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(inner, 100)
        across.addStretch(1)
        area = scrolling(self._content, self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        return area

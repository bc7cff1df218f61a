"""What to ask about a stage's name: quiet lines with the reason, and the way to answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stageworkshop.domain.naming_rules import NameQuestion
from stageworkshop.store.queries.board import StageCard
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.breaking import breakable
from stageworkshop.ui.widgets.labels import TextLabel

NARROWEST = 60


class Questions(QWidget):
    """`merge_asked` and `other_asked` carry the other stage (id)."""

    merge_asked = Signal(str)
    other_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[str, tuple[NameQuestion, ...]] = ("", ())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)

    @property
    def texts(self) -> list[str]:
        """What is asked."""
        return [question.text for question in self._shown[1]]

    def show_questions(self, card: StageCard) -> None:
        """Show what there is to ask about this stage."""
        wanted = (card.id, card.questions)
        if wanted == self._shown:
            return
        self._shown = wanted
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for question in card.questions:
            self._column.addWidget(self._line(card, question))
        self.setVisible(bool(card.questions))

    def _line(self, card: StageCard, question: NameQuestion) -> QWidget:
        other = next((each for each in question.stage_ids if each != card.id), "")
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        picture = QLabel(line)
        self._theme.set_icon(picture, "warning", "warning", 16)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        text = TextLabel(breakable(question.text), "", line)
        text.setMinimumWidth(NARROWEST)
        text.setObjectName("name-question")
        words.addWidget(text)
        acts = QHBoxLayout()
        acts.setSpacing(Space.M)
        if question.merge:
            acts.addWidget(self._link("question-merge", self.tr("Merge…"), lambda: self.merge_asked.emit(other)))
        acts.addWidget(self._link("question-other", self.tr("Show the other"), lambda: self.other_asked.emit(other)))
        acts.addStretch(1)
        words.addLayout(acts)
        row.addLayout(words, 1)
        return line

    def _link(self, name: str, words: str, act: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setProperty("role", "link")
        button.clicked.connect(act)
        return button

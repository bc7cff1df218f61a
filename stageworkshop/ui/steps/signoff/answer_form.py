"""The answer itself: which one, why and about what, signed how, and for which stages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stageworkshop.ui.steps.signoff.answer_fields import AnswerFields
from stageworkshop.ui.steps.signoff.signature import SignatureFields
from stageworkshop.ui.steps.signoff.stage_picker import StagePicker
from stageworkshop.ui.steps.signoff.words import stages_words
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.labels import TextLabel
from stageworkshop.ui.widgets.marks import only_looks
from stageworkshop.ui.widgets.scrolled import ScrolledContent, scrolling


class AnswerForm(QWidget):
    """`answered` carries the arguments for `signoffs.sign` but charter and person."""

    answered = Signal(dict)
    words_asked = Signal()

    def __init__(self, theme: Theme, actor: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.fields = AnswerFields(
            theme, "answer", self.tr("In their own words; it will be printed in the charter."), self
        )
        self.fields.chosen.connect(self._follow)
        self.fields.changed.connect(self._forget_error)
        self.covers = StagePicker("covers", self.tr("Answers for"), self)
        self.covers.changed.connect(self._forget_error)
        self.signature = SignatureFields(theme, actor, self)
        self.signature.changed.connect(self._forget_error)
        self.error = TextLabel("", "error", self)
        self.error.setObjectName("answer-error")
        self.record = QPushButton(self)
        self.record.setObjectName("record-answer")
        self.record.setProperty("role", "primary")
        self.record.clicked.connect(self.finish)
        self._build()
        self._follow()

    def begin(self, name: str, stages: Sequence[tuple[str, str]]) -> None:
        """Start an empty form for whoever signs; `stages` are (key, name) of the charter."""
        self.fields.begin(stages)
        words = self.tr("All of this charter ({0})").format(stages_words(len(stages)))
        self.covers.begin(stages, words, ticked=True)
        self.signature.begin(name)
        self._follow()

    def first_field(self) -> QWidget:
        """Where the form begins."""
        return self.fields.first_field()

    def finish(self) -> None:
        """Check what is filled in and tell it, or say beside it what is missing."""
        given, missing = self.signature.given(), self.fields.missing()
        if missing is not None:
            self._refuse(*missing)
        elif self.covers.chosen() == []:
            self._refuse(self.tr("Choose at least one stage to answer for."), self.covers.list)
        elif given.is_empty and (self.fields.value != "decline" or given.manner == "on_behalf"):
            self._refuse(self.signature.missing_words(), self.signature.focus_field())
        else:
            self.answered.emit(self._arguments())

    def _arguments(self) -> dict[str, Any]:
        given = self.signature.given()
        return {
            "answer": self.fields.value,
            "reason": self.fields.words,
            "about": self.fields.stages,
            "manner": given.manner,
            "typed": given.typed,
            "strokes": given.strokes,
            "covers": self.covers.chosen(),
            "logged_by": given.logged_by,
        }

    def _refuse(self, text: str, field: QWidget) -> None:
        self.error.setText(text)
        self.error.show()
        field.setFocus()

    def _forget_error(self) -> None:
        self.error.hide()

    def _follow(self) -> None:
        self.record.setText(
            {
                "approve": self.tr("Record: approves"),
                "reserve": self.tr("Record: approves with reservation"),
                "decline": self.tr("Record: declines"),
            }.get(self.fields.value, self.tr("Record the answer"))
        )
        self.record.setToolTip(self.tr("{0} (Ctrl+Enter)").format(self.record.text()))
        self._forget_error()

    def _build(self) -> None:
        inner = ScrolledContent(self)
        form = QVBoxLayout(inner)
        form.setContentsMargins(0, 0, Space.S, 0)
        form.setSpacing(Space.M)
        for widget in (self.fields, self.signature, self.covers):
            form.addWidget(widget)
        form.addStretch(1)
        area = scrolling(inner, self)
        back = only_looks(QPushButton(self.tr("Back to the words"), self))
        back.setObjectName("back-to-words")
        back.setProperty("role", "link")
        back.clicked.connect(self.words_asked)
        foot = QHBoxLayout()
        foot.setSpacing(Space.M)
        foot.addWidget(self.record)
        foot.addWidget(back)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(area, 1)
        column.addWidget(self.error)
        column.addWidget(
            TextLabel(
                self.tr("A recorded answer can’t be undone. It can only be taken back by another record."),
                "small",
                self,
            )
        )
        column.addLayout(foot)

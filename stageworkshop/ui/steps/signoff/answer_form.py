"""The answer itself: which one, why and about what, signed how, and for which stages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from stageworkshop.ui.steps.signoff.signature import SignatureFields
from stageworkshop.ui.steps.signoff.stage_picker import StagePicker
from stageworkshop.ui.steps.signoff.words import stages_words
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.choice import ChoiceEditor
from stageworkshop.ui.widgets.labels import TextLabel, field_label
from stageworkshop.ui.widgets.marks import only_looks
from stageworkshop.ui.widgets.scrolled import ScrolledContent


class AnswerForm(QWidget):
    """`answered` carries the arguments for `signoffs.sign` but charter and person."""

    answered = Signal(dict)
    words_asked = Signal()

    def __init__(self, theme: Theme, actor: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.answer = ChoiceEditor(theme, self._answers(), self)
        self.answer.name_inputs("answer", self.tr("Answer"))
        for key, _ in self._answers():
            self.answer.button(key).toggled.connect(self._follow)
        self.reason = QPlainTextEdit(self)
        self.reason.setObjectName("answer-reason")
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(72)
        self.reason.textChanged.connect(self._forget_error)
        self.about = StagePicker("about", self.tr("What it is about"), self)
        self.about.changed.connect(self._forget_error)
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
        self.answer.set_value(None)
        self.reason.clear()
        self.about.begin(stages, self.tr("The charter as a whole"), ticked=False)
        words = self.tr("All of this charter ({0})").format(stages_words(len(stages)))
        self.covers.begin(stages, words, ticked=True)
        self.signature.begin(name)
        self._follow()

    def first_field(self) -> QWidget:
        """Where the form begins."""
        return self.answer.button("approve")

    def finish(self) -> None:
        """Check what is filled in and tell it, or say beside it what is missing."""
        answer = self.answer.value()
        given = self.signature.given()
        if answer is None:
            self._refuse(self.tr("Choose an answer."), self.first_field())
        elif answer != "approve" and not self.reason.toPlainText().strip():
            reserve = self.tr("Write down the reservation.")
            self._refuse(reserve if answer == "reserve" else self.tr("Write down the reason."), self.reason)
        elif answer != "approve" and self.about.chosen() == []:
            self._refuse(self.tr("Tick the stages that it is about."), self.about.list)
        elif self.covers.chosen() == []:
            self._refuse(self.tr("Choose at least one stage to answer for."), self.covers.list)
        elif given.is_empty and (answer != "decline" or given.manner == "on_behalf"):
            self._refuse(self.signature.missing_words(), self.signature.focus_field())
        else:
            self.answered.emit(self._arguments(answer))

    def _arguments(self, answer: str) -> dict[str, Any]:
        given = self.signature.given()
        approves = answer == "approve"
        return {
            "answer": answer,
            "reason": "" if approves else self.reason.toPlainText(),
            "about": () if approves else self.about.chosen() or (),
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
        answer = self.answer.value()
        reasoned = answer in ("reserve", "decline")
        for widget in (self._reason_label, self.reason, self.about):
            widget.setVisible(reasoned)
        self._reason_label.setText(self.tr("&Reservation") if answer == "reserve" else self.tr("&Reason to decline"))
        self.reason.setAccessibleName(self._reason_label.text().replace("&", ""))
        self.reason.setPlaceholderText(self.tr("In their own words; it will be printed in the charter."))
        self.record.setText(
            {
                "approve": self.tr("Record: approves"),
                "reserve": self.tr("Record: approves with reservation"),
                "decline": self.tr("Record: declines"),
            }.get(answer or "", self.tr("Record the answer"))
        )
        self.record.setToolTip(self.tr("{0} (Ctrl+Enter)").format(self.record.text()))
        self._forget_error()

    def _answers(self) -> list[tuple[str, str]]:
        return [
            ("approve", self.tr("Approve")),
            ("reserve", self.tr("Approve with reservation")),
            ("decline", self.tr("Decline")),
        ]

    def _build(self) -> None:
        inner = ScrolledContent(self)
        self._reason_label = field_label("", self.reason, inner)
        form = QVBoxLayout(inner)
        form.setContentsMargins(0, 0, Space.S, 0)
        form.setSpacing(Space.M)
        form.addWidget(self.answer)
        reason = QVBoxLayout()
        reason.setSpacing(Space.XS)
        reason.addWidget(self._reason_label)
        reason.addWidget(self.reason)
        form.addLayout(reason)
        for widget in (self.about, self.signature, self.covers):
            form.addWidget(widget)
        form.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
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

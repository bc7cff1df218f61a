"""The answer itself: which one, and unless it is a plain yes, why and about which stages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from stageworkshop.ui.steps.signoff.stage_picker import StagePicker
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.choice import ChoiceEditor
from stageworkshop.ui.widgets.labels import field_label


class AnswerFields(QWidget):
    """`chosen` tells that another answer is; `changed` that anything is filled in differently."""

    chosen = Signal()
    changed = Signal()

    def __init__(self, theme: Theme, name: str, hint: str, parent: QWidget | None = None) -> None:
        """`name` begins all object names; `hint` says in the empty field whose words belong there."""
        super().__init__(parent)
        answers = [
            ("approve", self.tr("Approve")),
            ("reserve", self.tr("Approve with reservation")),
            ("decline", self.tr("Decline")),
        ]
        self.answer = ChoiceEditor(theme, answers, self)
        self.answer.name_inputs(name, self.tr("Answer"))
        for key, _ in answers:
            self.answer.button(key).toggled.connect(self._follow)
        self.reason = QPlainTextEdit(self)
        self.reason.setObjectName(f"{name}-reason")
        self.reason.setPlaceholderText(hint)
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(72)
        self.reason.textChanged.connect(self.changed)
        self._label = field_label("", self.reason, self)
        self.about = StagePicker(f"{name}-about", self.tr("What it is about"), self)
        self.about.changed.connect(self.changed)
        reason = QVBoxLayout()
        reason.setSpacing(Space.XS)
        reason.addWidget(self._label)
        reason.addWidget(self.reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.answer)
        column.addLayout(reason)
        column.addWidget(self.about)
        self._follow()

    def begin(self, stages: Sequence[tuple[str, str]]) -> None:
        """Empty, for a charter of these stages (key, name)."""
        self.answer.set_value(None)
        self.reason.clear()
        self.about.begin(stages, self.tr("The charter as a whole"), ticked=False)
        self._follow()

    def first_field(self) -> QWidget:
        """Where it begins."""
        return self.answer.button("approve")

    @property
    def value(self) -> str:
        """The answer that is chosen (`domain.charter.ANSWERS`); "" when none is."""
        return str(self.answer.value() or "")

    @property
    def words(self) -> str:
        """The reservation, or the reason to decline; a plain yes has none."""
        return self.reason.toPlainText() if self._is_reasoned else ""

    @property
    def stages(self) -> Sequence[str]:
        """Keys of the stages that it is about; none for a plain yes, or where it is about the whole."""
        return (self.about.chosen() or ()) if self._is_reasoned else ()

    def missing(self) -> tuple[str, QWidget] | None:
        """What has to be filled in yet, in words, and where."""
        if not self.value:
            return self.tr("Choose an answer."), self.first_field()
        if self._is_reasoned and not self.words.strip():
            reserve = self.tr("Write down the reservation.")
            return (reserve if self.value == "reserve" else self.tr("Write down the reason.")), self.reason
        if self._is_reasoned and self.about.chosen() == []:
            return self.tr("Tick the stages that it is about."), self.about.list
        return None

    @property
    def _is_reasoned(self) -> bool:
        return self.value in ("reserve", "decline")

    def _follow(self) -> None:
        for widget in (self._label, self.reason, self.about):
            widget.setVisible(self._is_reasoned)
        self._label.setText(self.tr("&Reservation") if self.value == "reserve" else self.tr("&Reason to decline"))
        self.reason.setAccessibleName(self._label.text().replace("&", ""))
        self.chosen.emit()
        self.changed.emit()

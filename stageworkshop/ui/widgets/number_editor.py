"""Inputs for numbers and lists that a turning mouse wheel does not change by accident."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from stageworkshop.domain.values import Json
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.field_editor import FieldEditor

LIST_AIR = 20
"""Frame and bar of a list that is let down, in px."""
WIDEST_LIST = 560
"""In px."""


class QuietSpin(QSpinBox):
    """The wheel scrolls the page and changes nothing. Its least value stands for “nothing” and shows empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSpecialValueText(" ")
        # The style sheet's padding does not reach the line inside.
        self.lineEdit().setTextMargins(Space.XS, 0, Space.XS, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class QuietCombo(QComboBox):
    """The wheel scrolls the page: who has just chosen and scrolls on would choose again, unseen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Long names of stages must not make the page wider than the window.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)

    def paintEvent(self, event: QPaintEvent) -> None:
        # What does not fit ends in …, instead of in the middle of a letter.
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self)
        icon = 0 if option.currentIcon.isNull() else option.iconSize.width() + 4
        width = room.width() - icon - 2
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, width)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def showPopup(self) -> None:  # noqa: N802 - Qt's own name
        # The box may be narrower than its longest entry; the list must not be.
        view = self.view()
        view.setMinimumWidth(min(view.sizeHintForColumn(0) + LIST_AIR, WIDEST_LIST))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class NumberEditor(FieldEditor):
    """A whole number in a range, or nothing."""

    def __init__(self, low: int, high: int, unit: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low = low
        self._stored: Json = None
        self._box = QuietSpin(self)
        self._box.setRange(low - 1, high)
        self._box.setSuffix(unit)
        self._box.setMinimumWidth(110)
        self._box.editingFinished.connect(self.commit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._box)
        row.addStretch(1)

    def value(self) -> Json:
        return self._box.value() if self._box.value() >= self._low else None

    def set_value(self, value: Json) -> None:
        unsaved = self.value() != self._stored
        self._stored = value
        if not unsaved or not self._box.hasFocus():
            self._box.setValue(self._low - 1 if value is None else int(value))

    def commit(self) -> None:
        if self.value() != self._stored:
            self.left.emit(self.value())

    def _inputs(self) -> list[QWidget]:
        return [self._box]

"""Inputs for numbers and choices that a turning mouse wheel does not change by accident."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSpinBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from stageworkshop.ui.theme import Space

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

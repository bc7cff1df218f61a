"""Buttons with an arrow after the words, and the menu that opens below them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton


def turn_round(button: QAbstractButton) -> None:
    """Put the icon after the words: Qt draws it on the side where a button begins."""
    left, right = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
    button.setLayoutDirection(right if QGuiApplication.layoutDirection() == left else left)


def open_below(menu: QMenu, button: QPushButton) -> None:
    """Open a menu under a button, from the side where reading begins. A button that owns a menu would keep room for a
    mark of Qt's own, and its words would stand elsewhere than those of its neighbours."""
    rect = button.rect()
    mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    corner = rect.bottomRight() - QPoint(menu.sizeHint().width(), 0) if mirrored else rect.bottomLeft()
    menu.popup(button.mapToGlobal(corner + QPoint(0, 2)))

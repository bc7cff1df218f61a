"""A person at the keyboard: presses keys and reads the window. No mouse, and nothing of the program is called."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QMenu, QTableView, QWidget
from pytestqt.qtbot import QtBot

from stageworkshop.ui.widgets.row_list import RowList
from tests.ui.keyboard import type_text
from tests.ui.seen import seen

NONE = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
Key = Qt.Key
FAR = 120
"""Presses of Tab after which somebody would give up."""


class Keys:
    """Goes by Tab, arrows and shortcuts, and looks where the focus is as one sees its ring."""

    def __init__(self, window: QWidget, qtbot: QtBot) -> None:
        self.window = window
        self._qtbot = qtbot

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        """Press a key, wherever the focus is."""
        for _ in range(times):
            QTest.keyClick(self.focus(), key, modifier)
            QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type where the focus is; letters that no key has come by input method, as on a real keyboard."""
        type_text(self.focus(), text)
        QApplication.processEvents()

    def write(self, name: str, text: str) -> None:
        """Tab to a field, replace what is in it, and leave it by Tab."""
        self.tab_to(name)
        self.press(Key.Key_A, CTRL)
        self.type(text)
        self.press(Key.Key_Tab)

    def tab_to(self, name: str, *, back: bool = False) -> QWidget:
        """Press Tab (or Shift+Tab) until the focus is on what has this name or says this."""
        passed: list[str] = []
        for _ in range(FAR):
            here = self.focus()
            if name in self._called(here):
                return here
            passed.append(max(self._called(here), key=len))
            QTest.keyClick(here, Key.Key_Backtab if back else Key.Key_Tab, SHIFT if back else NONE)
            QApplication.processEvents()
        raise AssertionError(f"Tab never comes to {name}; it goes through {list(dict.fromkeys(passed))}")

    def stops(self, last: str) -> list[str]:
        """Where Tab comes by, from here to what has this name."""
        passed = [self.focus().objectName()]
        while passed[-1] != last and len(passed) < FAR:
            self.press(Key.Key_Tab)
            passed.append(self.focus().objectName())
        return passed

    def say(self, words: str) -> None:
        """Tab to the button that says this, and press it."""
        button = self.tab_to(words)
        assert isinstance(button, QAbstractButton)
        assert button.isEnabled(), f"{words} cannot be pressed"
        self.press(Key.Key_Space)

    def choose(self, name: str, words: str) -> None:
        """Tab to a choice, and go down with the arrow key until it says this."""
        box = self.tab_to(name)
        assert isinstance(box, QComboBox)
        self.press(Key.Key_Home)
        for _ in range(box.count()):
            if words in box.currentText():
                return
            self.press(Key.Key_Down)
        raise AssertionError(f"{words} is not offered in {name}")

    def row(self, name: str, title: str) -> None:
        """Tab to a list, and go down with the arrow key to a row."""
        view = self.tab_to(name)
        assert isinstance(view, RowList)
        self.press(Key.Key_Home)
        for _ in view.rows:
            if view.rows[view.currentIndex().row()].title == title:
                return
            self.press(Key.Key_Down)
        raise AssertionError(f"{title} is not in {name}")

    def cell(self, name: str, row: str, column: str) -> None:
        """Tab to a table, and go with the arrow keys to a cell by the words of its row's and column's heads."""
        view = self.tab_to(name)
        assert isinstance(view, QTableView)
        self.press(Key.Key_Home, CTRL)
        for _ in range(FAR):
            if row in self._heads(view):
                break
            self.press(Key.Key_Down)
        else:
            raise AssertionError(f"the arrow keys never come to the row {row}")
        self.press(Key.Key_Home)
        for _ in range(view.model().columnCount()):
            head = view.model().headerData(view.currentIndex().column(), Qt.Orientation.Horizontal)
            if str(head) == column:
                return
            self.press(Key.Key_Right)
        raise AssertionError(f"the arrow keys never come to the column {column}")

    def menu(self, name: str, words: str) -> None:
        """Tab to a button with a menu, open it, and go down to what says this."""
        self.tab_to(name)
        self.press(Key.Key_Space)
        menu = self.focus()
        assert isinstance(menu, QMenu)
        for _ in menu.actions():
            QTest.keyClick(menu, Key.Key_Down)
            if menu.activeAction().text().replace("&", "") == words:
                break
        else:
            raise AssertionError(f"{words} is not in the menu: {[each.text() for each in menu.actions()]}")
        QTest.keyClick(menu, Key.Key_Return)
        self.until(lambda: QApplication.activePopupWidget() is None)

    def focus(self) -> QWidget:
        """What a key goes to."""
        found = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert found is not None, "nothing has the focus"
        return found

    def until(self, is_so: Callable[[], bool]) -> None:
        """Wait for what comes by itself a moment later."""
        self._qtbot.waitUntil(is_so, timeout=20_000)

    def words(self) -> str:
        """Everything in sight, without the marks that keep scripts apart."""
        QApplication.processEvents()
        return "".join(each for each in seen(self.window) if each not in "\u2068\u2069\u200e")

    def says(self) -> str:
        """What the button that has the focus says."""
        button = self.focus()
        return button.text().replace("&", "") if isinstance(button, QAbstractButton) else ""

    @staticmethod
    def _heads(view: QTableView) -> list[str]:
        at = view.currentIndex().row()
        return [str(view.model().index(at, 0).data()), str(view.model().headerData(at, Qt.Orientation.Vertical))]

    @staticmethod
    def _called(widget: QWidget) -> set[str]:
        called = {widget.objectName(), widget.accessibleName()}
        if isinstance(widget, QAbstractButton):
            called.add("".join(each for each in widget.text().replace("&", "") if each not in "\u2068\u2069\u200e"))
        return called - {""} or {type(widget).__name__}

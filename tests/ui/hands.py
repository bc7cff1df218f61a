"""A person at the window: finds what is in sight by its name, clicks it, and types into whatever has the focus."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from stageworkshop.ui.widgets.row_list import RowList
from tests.ui.keyboard import type_text

W = TypeVar("W", bound=QWidget)
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key


class Hands:
    """Works on one window. Nothing here calls an action or a slot: only mouse, keys and clipboard."""

    def __init__(self, window: QWidget, qtbot: QtBot) -> None:
        self.window = window
        self._qtbot = qtbot

    def see(self, kind: type[W], name: str) -> W:
        """A widget in sight by its object name or accessible name."""
        QApplication.processEvents()
        found = [
            each
            for each in self.window.findChildren(kind)
            if name in (each.objectName(), each.accessibleName()) and each.isVisible()
        ]
        assert found, f"no {name} in sight; there are {sorted(self.names())}"
        assert len(found) == 1, f"{len(found)} of {name} in sight"
        return self._scroll_to(found[0])

    def button(self, words: str) -> QAbstractButton:
        """A button in sight by what it says."""
        QApplication.processEvents()
        found = [each for each in self.window.findChildren(QAbstractButton) if each.isVisible()]
        named = [each for each in found if each.text().replace("&", "") == words]
        assert len(named) == 1, f"{len(named)} buttons say {words}; they say {sorted(each.text() for each in found)}"
        return self._scroll_to(named[0])

    def names(self) -> set[str]:
        """Everything in sight that has a name."""
        return {each.objectName() for each in self.window.findChildren(QWidget) if each.isVisible()} - {""}

    def click(self, name: str) -> None:
        self.press(self.see(QWidget, name))

    def say(self, words: str) -> None:
        """Click the button that says this."""
        self.press(self.button(words))

    def press(self, widget: QWidget) -> None:
        """Click a widget where it is seen."""
        assert widget.isEnabled(), f"{widget.objectName()} cannot be pressed"
        seen = widget.visibleRegion().boundingRect()
        assert not seen.isEmpty(), f"{widget.objectName()} is out of sight"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NONE, seen.center())
        QApplication.processEvents()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        """Press a key, wherever the focus is; in a menu if one is open."""
        for _ in range(times):
            QTest.keyClick(self.focus(), key, modifier)
            QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type where the focus is."""
        type_text(self.focus(), text)
        QApplication.processEvents()

    def write(self, name: str, text: str) -> None:
        """Click a field, type in place of what is there, and leave it with Tab."""
        self.click(name)
        assert self.focus().objectName() == name, f"{name} has no focus, {self.focus().objectName()} has"
        self.key(Key.Key_A, CTRL)
        self.type(text)
        self.key(Key.Key_Tab)

    def paste(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.key(Key.Key_V, CTRL)

    def focus(self) -> QWidget:
        """What a key goes to."""
        found = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert found is not None, "nothing has the focus"
        return found

    def choose(self, name: str, words: str) -> None:
        """Go through a choice with the arrow keys until it names this."""
        box = self.see(QComboBox, name)
        box.setFocus(Qt.FocusReason.TabFocusReason)
        self.key(Key.Key_Home)
        for _ in range(box.count()):
            if words in box.currentText():
                return
            self.key(Key.Key_Down)
        raise AssertionError(f"{words} is not offered")

    def choose_in_menu(self, words: str) -> None:
        """Go down an open menu to what says this, and take it."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        wanted = next(action for action in menu.actions() if action.text().replace("&", "") == words)
        for _ in menu.actions():
            if menu.activeAction() == wanted:
                break
            QTest.keyClick(menu, Key.Key_Down)
        QTest.keyClick(menu, Key.Key_Return)
        self._qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
        # Where there is a window manager it gives the focus back by itself.
        self.window.activateWindow()
        self._qtbot.waitUntil(self.window.isActiveWindow)

    def until(self, is_so: Callable[[], bool]) -> None:
        """Wait for what comes by itself a moment later."""
        self._qtbot.waitUntil(is_so, timeout=20_000)

    def cell(self, name: str, row: str, column: str) -> QTableView:
        """Click a cell of a table by the words of its row's head and its column's head."""
        view = self.see(QTableView, name)
        model = view.model()
        heads = [str(model.headerData(n, Qt.Orientation.Horizontal)) for n in range(model.columnCount())]
        rows = [
            (model.index(n, 0).data(), model.headerData(n, Qt.Orientation.Vertical)) for n in range(model.rowCount())
        ]
        self._click_in(view, next(n for n, heading in enumerate(rows) if row in heading), heads.index(column))
        return view

    def row(self, name: str, title: str) -> RowList:
        """Click a row of a list by its title."""
        view = self.see(RowList, name)
        self._click_in(view, [each.title for each in view.rows].index(title), 0)
        return view

    def tab(self, name: str, words: str) -> None:
        """Click one of the tabs of a bar by its words."""
        bar = self.see(QTabBar, name)
        at = next(at for at in range(bar.count()) if words in bar.tabText(at))
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, NONE, bar.tabRect(at).center())
        QApplication.processEvents()

    def item(self, view: QListView, row: int) -> None:
        self._click_in(view, row, 0)

    def text(self, name: str) -> str:
        """What a label or field in sight says, without the marks that keep scripts apart."""
        widget = self.see(QWidget, name)
        if isinstance(widget, QPlainTextEdit):
            return widget.toPlainText()
        assert isinstance(widget, QLabel | QLineEdit)
        return _plain(widget.text())

    def cells(self, name: str) -> str:
        """Everything that a table says."""
        model = self.see(QTableView, name).model()
        rows, columns = range(model.rowCount()), range(model.columnCount())
        return _plain("\n".join(str(model.index(row, column).data()) for row in rows for column in columns))

    def words(self) -> str:
        """Everything that can be read now in labels and fields."""
        QApplication.processEvents()
        seen = [each for each in self.window.findChildren(QWidget) if each.isVisible()]
        texts = [each.text() for each in seen if isinstance(each, QLabel | QLineEdit | QAbstractButton)]
        texts += [each.toPlainText() for each in seen if isinstance(each, QPlainTextEdit)]
        return _plain("\n".join(texts))

    def _click_in(self, view: QAbstractItemView, row: int, column: int) -> None:
        # A person sees where things are before they click.
        QApplication.processEvents()
        index = view.model().index(row, column)
        view.scrollTo(index)
        where = view.visualRect(index).center()
        self._scroll_to(view, where)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, where)
        QApplication.processEvents()

    def _scroll_to(self, widget: W, place: QPoint | None = None) -> W:
        """As somebody turns the wheel until it is in sight."""
        parent = widget.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        if isinstance(parent, QScrollArea):
            content = parent.widget()
            if content is not None and content.isAncestorOf(widget):
                if place is not None:
                    at = widget.mapTo(content, place)
                    parent.ensureVisible(at.x(), at.y(), 0, 40)
                else:
                    parent.ensureWidgetVisible(widget, 0, 8)
            QApplication.processEvents()
        return widget


def _plain(text: str) -> str:
    return "".join(each for each in text if each not in "\u2068\u2069\u200e")

"""Asking in the page: the answers lie in the way of Tab where they are seen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.inline_confirm import InlineConfirm


def test_tab_reaches_the_answers_where_they_are_seen(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    above, confirm, below = QPushButton("Above", window), InlineConfirm(theme, window), QPushButton("Below", window)
    for each in (above, confirm, below):
        column.addWidget(each)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    for _ in range(2):  # The second time with answers made anew.
        confirm.ask("Really?", "", [("Yes", lambda: None), ("All", lambda: None)], "No")
        above.setFocus()
        seen = []
        for _ in range(5):
            focused = QApplication.focusWidget()
            assert isinstance(focused, QPushButton)
            seen.append(focused.text())
            QTest.keyClick(focused, Qt.Key.Key_Tab)
        assert seen == ["Above", "Yes", "All", "No", "Below"]

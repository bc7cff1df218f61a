"""Tabs over views: none of their words is ever cut."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.view_tabs import ViewTabs

WORDS = ("Printed", "Changes (2)", "Charters (2)", "From afar (2)", "Answer")


@pytest.fixture
def tabs(qtbot: QtBot, theme: Theme) -> ViewTabs:
    bar = ViewTabs()
    qtbot.addWidget(bar)
    for words in WORDS:
        bar.addTab(words)
    bar.setCurrentIndex(4)
    bar.resize(900, 40)
    bar.show()
    return bar


def natural(tabs: ViewTabs) -> int:
    """Width of the tabs in all, once they are laid out."""
    QApplication.processEvents()
    return sum(tabs.tabRect(index).width() for index in range(tabs.count()))


def cut(tabs: ViewTabs) -> list[str]:
    """Words that have less room than they take, the one in hand in its heavier face."""
    found = []
    for index in range(tabs.count()):
        font = QFont(tabs.font())
        font.setWeight(QFont.Weight.DemiBold if index == tabs.currentIndex() else QFont.Weight.Normal)
        if QFontMetrics(font).horizontalAdvance(tabs.tabText(index)) > tabs.tabRect(index).width():
            found.append(tabs.tabText(index))
    return found


def scrolls(tabs: ViewTabs) -> bool:
    return any(button.isVisibleTo(tabs) for button in tabs.findChildren(QToolButton))


def test_tabs_move_together_before_any_goes_out_of_sight(tabs: ViewTabs) -> None:
    wide = natural(tabs)
    assert not tabs.property("tight")
    tabs.resize(wide - 20, 40)
    assert tabs.property("tight")
    assert natural(tabs) <= wide - 20
    assert (cut(tabs), scrolls(tabs)) == ([], False)
    tabs.resize(wide + 20, 40)
    assert not tabs.property("tight")
    assert natural(tabs) == wide


def test_nothing_moves_when_another_tab_is_taken_in_hand(tabs: ViewTabs) -> None:
    before = natural(tabs)
    for index in range(tabs.count()):
        tabs.setCurrentIndex(index)
        assert abs(natural(tabs) - before) <= 2


def test_where_even_that_is_too_wide_they_scroll_and_the_one_in_hand_is_in_sight(tabs: ViewTabs) -> None:
    tabs.resize(natural(tabs) // 2, 40)
    assert (cut(tabs), scrolls(tabs)) == ([], True)
    assert all(button.width() >= 24 for button in tabs.findChildren(QToolButton))
    for index in range(tabs.count()):
        tabs.setCurrentIndex(index)
        assert tabs.tabRect(index).left() >= 0
        assert tabs.tabRect(index).right() <= tabs.width()


def test_longer_words_and_more_tabs_are_noticed(tabs: ViewTabs) -> None:
    tabs.setTabVisible(4, False)
    tabs.resize(natural(tabs) + 20, 40)
    assert not tabs.property("tight")
    tabs.setTabVisible(4, True)
    assert natural(tabs) <= tabs.width()
    assert tabs.property("tight")
    tabs.setTabVisible(4, False)
    assert natural(tabs) <= tabs.width()
    assert not tabs.property("tight")
    tabs.setTabText(3, "From afar (12 of 14)")
    assert natural(tabs) <= tabs.width()
    assert tabs.property("tight")

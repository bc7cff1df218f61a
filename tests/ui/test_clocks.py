"""Time boxes: any length, paused, extended, one at a time; running out only shows."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from stageworkshop.ui.clocks import Clocks, words
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.timer import TimerBar


class Hand:
    """A clock that is turned by hand, in seconds."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def clocks(hand: Callable[[], float], qtbot: QtBot) -> Clocks:
    return Clocks(hand)


def test_it_runs_rests_and_goes_on(clocks: Clocks, hand: Hand) -> None:
    clocks.set_page("draft")
    assert clocks.left == 45 * 60
    clocks.toggle()
    hand.now = 60
    assert clocks.left == 44 * 60
    clocks.toggle()
    hand.now = 600
    assert clocks.left == 44 * 60, "a clock that rests loses nothing"
    clocks.toggle()
    hand.now = 630
    assert clocks.left == 43 * 60 + 30


def test_the_running_clock_stays_in_sight_on_other_pages(clocks: Clocks, hand: Hand) -> None:
    clocks.set_page("draft")
    clocks.toggle()
    clocks.set_page("stages")
    assert clocks.step == "draft"
    hand.now = 10
    clocks.toggle()
    assert clocks.step == "stages"
    clocks.set_page("draft")
    assert clocks.left == 45 * 60 - 10


def test_more_time_and_any_length_are_told(clocks: Clocks, qtbot: QtBot) -> None:
    clocks.set_page("test")
    with qtbot.waitSignal(clocks.length_set) as told:
        clocks.add(5)
    assert told.args == ["test", 35]
    clocks.set_minutes(7)
    assert clocks.left == 420


def test_words() -> None:
    assert words(760) == "12:40"
    assert words(3_900) == "1:05:00"
    assert words(-5) == "0:05"


def test_running_out_changes_words_and_nothing_else(clocks: Clocks, hand: Hand, theme: Theme, qtbot: QtBot) -> None:
    bar = TimerBar(clocks, theme, QAction("Start"), QAction("Times"))
    qtbot.addWidget(bar)
    clocks.set_page("publish")
    clocks.toggle()
    hand.now = 10 * 60 + 65
    clocks.ticked.emit()
    shown = bar.findChild(QPushButton, "timer")
    assert shown is not None
    assert "1:05" in shown.text()
    assert "over" in shown.text()
    more = bar.findChild(QToolButton, "timer-more")
    assert more is not None
    assert more.isEnabled()
    more.click()
    assert clocks.left == 5 * 60 - 65

"""A charter in force is looked at again: the first page reminds of the day when it is near or over."""

from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from stageworkshop.actions import charters, workshops
from stageworkshop.actions.context import Context
from stageworkshop.ui.review import ReviewState, review_state
from stageworkshop.ui.settings import RecentFile, Settings
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.welcome_cards import RecentRow
from stageworkshop.ui.window import MainWindow
from tests.ui.seen import seen

TODAY = QDate(2026, 11, 24)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("", ReviewState.FAR),
        ("2026-11-23", ReviewState.OVER),
        ("2026-11-24", ReviewState.NEAR),
        ("2026-12-24", ReviewState.NEAR),
        ("2026-12-25", ReviewState.FAR),
    ],
)
def test_a_day_is_near_from_thirty_days_before(day: str, state: ReviewState) -> None:
    assert review_state(day, TODAY) is state


@pytest.mark.parametrize(("days", "words"), [(20, "is to be reviewed by"), (-20, "was to be reviewed by"), (90, "")])
def test_the_first_page_reminds_of_a_review(
    qtbot: QtBot, theme: Theme, settings: Settings, context: Context, days: int, words: str
) -> None:
    day = QDate.currentDate().addDays(days).toString(Qt.DateFormat.ISODate)
    workshops.set_details(context, review_date=day)
    charters.put_in_force(context, charter_id=charters.propose(context).created("charter"))
    context.file.close()
    window = MainWindow(theme, settings)
    qtbot.addWidget(window)
    window.show()
    assert window.open_path(context.file.path)
    window.close_workshop()
    window.show_welcome()
    (row,) = [each for each in window.welcome.findChildren(RecentRow) if each.isVisible()]
    assert ("to be reviewed" in seen(row)) == bool(words)
    assert words in seen(row)


def test_a_date_without_a_charter_in_force_reminds_of_nothing(
    qtbot: QtBot, theme: Theme, settings: Settings, context: Context
) -> None:
    workshops.set_details(context, review_date=QDate.currentDate().toString(Qt.DateFormat.ISODate))
    context.file.close()
    window = MainWindow(theme, settings)
    qtbot.addWidget(window)
    window.show()
    assert window.open_path(context.file.path)
    window.close_workshop()
    assert [file.review for file in settings.recent()] == [""]


def test_a_list_kept_by_an_earlier_version_is_still_read(settings: Settings, tmp_path: Path) -> None:
    settings.remember(RecentFile(tmp_path / "a.stageworkshop", "Autumn", "Norda", "2 of 8 steps done"))
    settings._store.remove("recent/1/review")
    (file,) = settings.recent()
    assert (file.title, file.review) == ("Autumn", "")

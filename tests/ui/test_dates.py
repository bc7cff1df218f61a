"""Days as people here write them."""

import pytest
from PySide6.QtCore import QDate, QLocale
from pytestqt.qtbot import QtBot

from stageworkshop.ui.dates import day_words, moment_words
from stageworkshop.ui.widgets.day_edit import DayField


@pytest.mark.parametrize(
    ("system", "day"),
    [
        (QLocale.c(), "2027-05-20"),
        (QLocale("en_GB"), "20/05/2027"),
        (QLocale("de_DE"), "20.05.27"),
    ],
    ids=["C", "en_GB", "de_DE"],
)
def test_a_day_is_written_alike_in_sentences_and_in_fields(
    system: QLocale, day: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: system)
    assert day_words("2027-05-20") == day
    assert moment_words("2027-05-20T12:00:00Z").startswith(day)
    field = DayField()
    qtbot.addWidget(field)
    field.setDate(QDate(2027, 5, 20))
    assert field.text() == day


def test_what_is_no_day_is_shown_as_it_is() -> None:
    assert day_words("") == ""
    assert day_words("soon") == "soon"
    assert moment_words("") == ""

"""A table that was copied whole by mistake is refused in words, and soon."""

from pathlib import Path
from time import process_time

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.steps.prepare import PreparePage
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.list_import import MOST_ROWS
from tests.ui import workshops


def lines(count: int) -> str:
    return "".join(f"Person {n}\tTeam {n % 7}\tHead\tp{n}@example.org\n" for n in range(count))


def test_a_list_of_thousands_is_shown_and_a_longer_one_refused(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    ctx = workshops.empty(tmp_path / "w.stageworkshop")
    page = PreparePage(Bridge(ctx), theme)
    qtbot.addWidget(page)
    page.refresh(None)
    page.show()
    begun = process_time()
    page.people.lines_pasted.emit(lines(MOST_ROWS))
    assert len(page.paste.rows) == MOST_ROWS
    assert process_time() - begun < 10, "the time must grow with the list, not with its square"
    page.people.lines_pasted.emit(lines(MOST_ROWS + 1))
    assert not page.paste.rows
    assert not page.paste.go.isEnabled()
    told = page.findChild(QLabel, "people-import-found")
    assert told is not None
    assert "5,001 rows" in told.text()
    ctx.file.close()

"""A team's draft sheet leaves the room: with its own words, and without any word of another team that is hidden yet."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator

import pytest

from stageworkshop.domain.workshop import Team
from stageworkshop.sheets import content, extract, xlsx_write
from stageworkshop.store.workshop_file import WorkshopFile
from tests.actions.watched import Watched

FORMS: dict[str, Callable[[content.SheetContent], bytes]] = {"xlsx": xlsx_write.write, "extract": extract.write}


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    here = Watched(WorkshopFile.create(tmp_path_factory.mktemp("blind") / "blind.stageworkshop", title="Blind"))
    yield here.begin()
    here.file.close()


@pytest.mark.parametrize("form", FORMS)
def test_a_sheet_holds_no_hidden_word_of_another_team(begun: Watched, form: str) -> None:
    for team in begun.file.all(Team):
        sheet = content.gather(begun.file, team.id, at="2026-11-24T10:00:00Z", asked_by="Robin")
        text = everything_in(FORMS[form](sheet))
        assert not {word for word in begun.secrets(but=team.id) if word in text}, f"in the sheet of {team.name}"
        assert {word for word in begun.secrets() if word in text}, "its own words are in it, so others' would be found"


def everything_in(data: bytes) -> str:
    """The text of all parts: of a workbook, unpacked; of a database also what lies between its rows."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data.decode("latin-1")
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return "\n".join(book.read(name).decode("latin-1") for name in book.namelist())

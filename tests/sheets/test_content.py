"""What is in a sheet that leaves the room, and what never is."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from html import unescape

import pytest
from openpyxl import load_workbook

from stageworkshop.actions import agreed, drafts, stages, teams
from stageworkshop.domain.errors import NotAllowed, NotFound
from stageworkshop.domain.fields import DRAFTED
from stageworkshop.sheets import extract, xlsx_write
from stageworkshop.sheets.content import SheetContent, labels
from tests.sheets.room import Room

FORMS: dict[str, Callable[[SheetContent], bytes]] = {"xlsx": xlsx_write.write, "extract": extract.write}


def text_of(data: bytes) -> str:
    """Everything in the file that can be read, unpacked."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return unescape("\n".join(book.read(name).decode("utf-8") for name in book.namelist()))


@pytest.mark.parametrize("form", FORMS)
def test_no_word_that_the_team_must_not_see(room: Room, form: str) -> None:
    room.write("Sales", "MQL", "definition", "Ours: who asked for a price.")
    room.write("Marketing", "MQL", "definition", "Theirs: who clicked.")
    room.write("Marketing", "MQL", "entry_criteria", [{"text": "Theirs: 50 points.", "evidence": "Theirs: tool"}])
    agreed.set_agreed(room.ctx, stage_id=room.stages["MQL"], field="definition", value="Agreed: hidden as well.")
    text = text_of(FORMS[form](room.content("Sales", asked_by="Ines Ferreira")))
    assert "Ours: who asked for a price." in text
    for hidden in ("Theirs", "Agreed: hidden", "Łukasz", "lukasz@norda.example"):
        assert hidden not in text
    for seen in ("MQL", "Customer Service", "Who decides what is bought.", "Norda Pumps"):
        assert seen in text


@pytest.mark.parametrize("form", FORMS)
def test_earlier_rounds_of_others_stay_where_they_are(room: Room, form: str) -> None:
    room.write("Sales", "MQL", "definition", "Ours, round one.")
    room.write("Marketing", "MQL", "definition", "Theirs, round one.")
    drafts.reveal(room.ctx, stage_ids=[room.stages["MQL"]])
    drafts.reopen(room.ctx, stage_ids=[room.stages["MQL"]])
    text = text_of(FORMS[form](room.content("Sales")))
    assert "Ours, round one." in text
    assert "Theirs" not in text


def test_the_workbook_tells_what_it_is(room: Room) -> None:
    content = room.content("Sales", asked_by="Ines Ferreira", until="2026-12-04")
    book = load_workbook(io.BytesIO(xlsx_write.write(content)))
    front = " ".join(str(cell.value) for row in book["Read me"].iter_rows() for cell in row if cell.value)
    assert "Sales: draft sheet" in front
    assert "Please send this file back to Ines Ferreira by 4 December 2026." in front
    assert "The other teams do not see it." in front
    links = [cell.hyperlink.location for row in book["Read me"].iter_rows() for cell in row if cell.hyperlink]
    assert links == ["'MQL'!B3", "'SQL'!B3", "'Offer'!B3", "'Won'!B3"]
    assert [cell.value for cell in book["Glossary"][2]] == ["Buyer", "Who decides what is bought."]


def test_every_field_is_asked_with_its_help(room: Room) -> None:
    sheet = load_workbook(io.BytesIO(xlsx_write.write(room.content("Sales"))))["MQL"]
    asked = "\n\n".join(str(cell.value) for cell in sheet["A"] if cell.value)
    for field in DRAFTED:
        assert re.search(rf"^{re.escape(field.label)}( \*)?\n{re.escape(field.help)}", asked, re.MULTILINE), field.key
    assert "Plain definition *" in asked
    assert "Audience *" not in asked


def test_only_answers_can_be_written(room: Room) -> None:
    sheet = load_workbook(io.BytesIO(xlsx_write.write(room.content("Sales"))))["MQL"]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    white = {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.fill.fgColor.rgb == "00FFFFFF"}
    assert unlocked == white
    assert len(unlocked) > 100
    lists = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"}
    book = load_workbook(io.BytesIO(xlsx_write.write(room.content("Sales"))))
    offered = {where: _offered(book, formula) for where, formula in lists.items()}
    assert ["Marketing", "Sales", "Customer Service"] in offered.values()
    assert offered["B3"] == ["writing", "done", "no opinion"]


def _offered(book: object, formula: str) -> list[str]:
    title, _, ref = formula.rpartition("!")
    return [row[0].value for row in book[title.strip("'")][ref.replace("$", "")]]  # type: ignore[index]


def test_names_that_a_workbook_does_not_take(room: Room) -> None:
    for name in (
        "MQL",
        "A/B: is it [new]?",
        "'Quoted'",
        "History",
        "=Sum",
        "山田さんの案件 " * 5,
        "山田さんの案件 " * 5,
        "Read me",
    ):
        stages.add_stage(room.ctx, pipeline_id=room.content("Sales").stages[0].pipeline.id, name=name)
    data = room.workbook("Sales").data()
    titles = load_workbook(io.BytesIO(data)).sheetnames
    assert titles[1:11] == [
        *("MQL", "SQL", "MQL 2", "A B is it new", "Quoted", "History 2", "=Sum"),
        *(
            "山田さんの案件 山田さんの案件 山田さんの案件 山田さんの案件",
            "山田さんの案件 山田さんの案件 山田さんの案件 山田さんの 2",
            "Read me 2",
        ),
    ]
    assert all(len(title) <= 31 for title in titles)
    assert not any(stage.says_anything for stage in room.read(data).stages)


def test_labels_are_told_apart() -> None:
    assert labels([("1", "Won", "Leads"), ("2", "won", "Deals"), ("3", "Open", "Deals")]) == {
        "1": "Won (Leads)",
        "2": "won (Deals)",
        "3": "Open",
    }
    assert labels([("1", "Won", "Leads"), ("2", "Won", "Leads")]) == {"1": "Won (Leads)", "2": "Won (Leads) #2"}


def test_a_team_that_is_not_there(room: Room) -> None:
    gone = room.teams["Sales"]
    teams.remove_team(room.ctx, team_id=gone)
    with pytest.raises(NotFound):
        room.content("Sales")


def test_nothing_open_nothing_to_send(room: Room) -> None:
    for stage in room.stages:
        room.write("Sales", stage, "definition", "Ours.")
    drafts.reveal(room.ctx, stage_ids=list(room.stages.values()))
    with pytest.raises(NotAllowed, match="begin another round"):
        room.content("Sales")
    drafts.reopen(room.ctx, stage_ids=[room.stages["Offer"]])
    data = room.workbook("Sales").data()
    assert [stage.name for stage in room.read(data).stages] == ["Offer"]
    assert "Won" in text_of(data), "it can still be pointed at"

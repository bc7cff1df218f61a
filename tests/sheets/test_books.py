"""Workbooks as they come back: changed by people and programs, and files that are no draft sheet at all."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from stageworkshop.domain.errors import InputError
from stageworkshop.sheets import marks, xlsx_open
from stageworkshop.sheets.known import known
from stageworkshop.sheets.read import read
from stageworkshop.sheets.xlsx_cells import LISTS
from tests.sheets.room import Room, SheetBook, build


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Room, bytes]]:
    """A workshop that no test of this module changes, and its Sales' empty sheet."""
    here = build(tmp_path_factory.mktemp("books"))
    yield here, here.workbook("Sales").data()
    here.file.close()


@pytest.fixture
def shared(made: tuple[Room, bytes]) -> Room:
    return made[0]


@pytest.fixture
def book(made: tuple[Room, bytes]) -> SheetBook:
    """The sheet with an answer on MQL."""
    return SheetBook(made[1]).fill("MQL", "definition", "Who asked.").fill("MQL", "disqualify_reasons", "student")


ANSWERS = {"definition": "Who asked.", "disqualify_reasons": ["student"]}


def rewritten(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The workbook with its parts changed by (name, bytes); None leaves a part out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.namelist():
            content = change(entry, source.read(entry))
            if content is not None:
                target.writestr(entry, content)
    return stream.getvalue()


def test_renamed_sheets_and_moved_rows_are_found_by_name(shared: Room, book: SheetBook) -> None:
    sheet = book.book["MQL"]
    sheet.title = "Marketing's leads"
    mark = next(each for each in book.marks.fields if each.key == "definition" and each.stage == 1)
    row = int(mark.ref.split(":")[0][1:])
    for column in "AB":
        sheet[f"{column}{row + 90}"].value, sheet[f"{column}{row}"].value = sheet[f"{column}{row}"].value, None
    book.book.defined_names[mark.name].attr_text = f"'Marketing''s leads'!$B${row + 90}"
    for name, defined in book.book.defined_names.items():
        if name.startswith("sw_1_"):
            defined.attr_text = defined.attr_text.replace("'MQL'!", "'Marketing''s leads'!")
    read_back = shared.read(book.data())
    assert read_back.stages[0].values == ANSWERS
    assert read_back.unread == read_back.notes == ()


def test_without_names_rows_are_found_by_their_labels(shared: Room, book: SheetBook) -> None:
    book.book.defined_names.clear()
    book.book["MQL"].insert_rows(4, amount=3)
    read_back = shared.read(book.data())
    assert read_back.stages[0].values == ANSWERS
    assert read_back.unread == ()


def test_a_row_that_is_gone_is_told(shared: Room, book: SheetBook) -> None:
    book.book.defined_names.clear()
    book.book["MQL"].delete_rows(int(book.cell("MQL", "definition").row))
    read_back = shared.read(book.data())
    assert read_back.stages[0].values == {"disqualify_reasons": ["student"]}
    assert [str(each) for each in read_back.unread] == [
        "Sheet ‘MQL’: the row “Plain definition” is gone, so it was not read."
    ]


def test_a_sheet_that_is_gone_and_one_that_was_added(shared: Room, book: SheetBook) -> None:
    del book.book["SQL"]
    book.book.create_sheet("Our notes")["A1"] = "Ask Bo."
    book.book.create_sheet("Blank")
    read_back = shared.read(book.data())
    assert read_back.stages[0].values == ANSWERS
    assert [str(each) for each in read_back.notes] == [
        "Stage “SQL”: its sheet is gone; its draft stays as it is.",
        "Sheet ‘Our notes’: this one was not in the file that was sent out; it is not read.",
    ]


def test_merged_cells_are_one_answer(shared: Room, book: SheetBook) -> None:
    book.fill("MQL", "exit_criteria", "Sales has accepted it.", "Gone when merged.")
    first, second = book.cell("MQL", "exit_criteria", 0), book.cell("MQL", "exit_criteria", 1)
    book.book["MQL"].merge_cells(f"{first.coordinate}:{second.coordinate}")
    assert shared.read(book.data()).stages[0].values == {
        **ANSWERS,
        "exit_criteria": [{"text": "Sales has accepted it."}],
    }


def test_an_inserted_column_is_told(shared: Room, book: SheetBook) -> None:
    mark = next(each for each in book.marks.fields if each.key == "sla.limit" and each.stage == 1)
    book.book.defined_names[mark.name].attr_text = "'MQL'!$B$60:$D$60"
    (remark,) = shared.read(book.data()).unread
    assert str(remark) == ("Sheet ‘MQL’, row 60: columns were added to or taken from “Time limit”, so it was not read.")


def test_shared_strings_no_styles_and_no_size(shared: Room, book: SheetBook) -> None:
    """Text in a list of its own, as Excel writes it; no styles and a wrong size, as smaller programs do."""
    strings: list[str] = []
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml"

    def shared_string(found: re.Match[str]) -> str:
        strings.append(found[1])
        return f't="s"><v>{len(strings) - 1}</v>'

    def change(name: str, content: bytes) -> bytes | None:
        if name == "xl/styles.xml":
            return None
        if name == "[Content_Types].xml":
            part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{main}.sharedStrings+xml"/></Types>'
            return content.replace(b"</Types>", part.encode())
        if not name.startswith("xl/worksheets/sheet"):
            return content
        text = re.sub(r"<dimension [^>]*>", '<dimension ref="A1"/>', content.decode())
        text = re.sub(r' s="\d+"', "", text)
        return re.sub(r't="inlineStr"><is>(.*?)</is>', shared_string, text, flags=re.DOTALL).encode()

    data = rewritten(book.data(), change)
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as target:
        items = "".join(f"<si>{each}</si>" for each in strings)
        space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        target.writestr("xl/sharedStrings.xml", f'<sst xmlns="{space}">{items}</sst>')
    read_back = shared.read(stream.getvalue())
    assert len(strings) > 100
    assert read_back.stages[0].values == ANSWERS
    assert read_back.unread == ()


def test_formulas_give_their_stored_result_or_are_named(shared: Room, book: SheetBook) -> None:
    for stage in ("MQL", "SQL", "Offer"):
        book.cell(stage, "probability").value = "=1/4"
    places = {book.cell(stage, "probability").coordinate for stage in ("MQL", "SQL", "Offer")}
    (place,) = places

    def change(name: str, content: bytes) -> bytes:
        cell = rf'(<c r="{place}"[^>]*)>(<f>1/4</f>)<v ?/?>(</v>)?'
        if name == "xl/worksheets/sheet2.xml":
            return re.sub(cell, r"\1>\2<v>0.25</v>", content.decode()).encode()
        if name == "xl/worksheets/sheet4.xml":
            return re.sub(cell, r'\1 t="e">\2<v>#N/A</v>', content.decode()).encode()
        return content

    read_back = shared.read(rewritten(book.data(), change))
    told = {each.where: each.text for each in read_back.unread}
    assert set(told) == {book.where("SQL", "probability"), book.where("Offer", "probability")}
    assert read_back.stages[0].values == {**ANSWERS, "probability": 25}
    assert "a formula here without a stored result" in told[book.where("SQL", "probability")]
    assert "an error of the spreadsheet" in told[book.where("Offer", "probability")]


def test_text_that_looks_like_a_formula_stays_text(room: Room) -> None:
    words = ["=1+1", "+49 30 1", "-5", "@SUM(A1)", "#N/A", "_x0041_", "\t=tab"]
    room.write("Sales", "MQL", "disqualify_reasons", words)
    data = room.workbook("Sales").data()
    sheet = load_workbook(io.BytesIO(data))["MQL"]
    found = [cell for row in sheet.iter_rows() for cell in row if cell.value in words]
    assert [cell.data_type for cell in found] == ["s"] * 5
    assert [cell.quotePrefix for cell in found] == [True, True, True, True, False]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        formulas = re.findall(rb"<f>(.*?)</f>", b"".join(archive.read(name) for name in archive.namelist()))
    assert set(formulas) == {b"sw_1_state", b"sw_2_state", b"sw_3_state", b"sw_4_state"}
    assert not room.read(data).stages[0].says_anything


def refused(path: Path, data: bytes, room: Room) -> str:
    """The sentence for a file that can't be taken in."""
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read(path, known(room.file))
    assert caught.value.where == path.name
    return caught.value.text


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def archive(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return stream.getvalue()


def typed(data: bytes, kind: str) -> bytes:
    """The workbook under another content type."""
    ours = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    return rewritten(data, lambda name, content: content.replace(ours, f"application/vnd.{kind}.main+xml".encode()))


def spoilt_inside(data: bytes) -> bytes:
    """Bytes in the middle of what is packed are others; the archive's own list is whole."""
    at = data.index(b"xl/worksheets/") + 120
    return data[:at] + random.Random(1).randbytes(60) + data[at + 60 :]


FILES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda data: b"", "this file is empty"),
    "damaged inside": (spoilt_inside, "can’t be read"),
    "text": (lambda data: b"Stage;Definition\n", "this is no draft sheet; choose the workbook"),
    "pdf": (lambda data: b"%PDF-1.7 ...", "this is no draft sheet; choose the workbook"),
    "xls": (lambda data: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old Excel workbook"),
    "password": (
        lambda data: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        "opens only with a password",
    ),
    "macros": (lambda data: typed(data, "ms-excel.sheet.macroEnabled"), "this workbook holds macros"),
    "binary": (lambda data: typed(data, "ms-excel.sheet.binary.macroEnabled"), "a binary workbook (.xlsb)"),
    "text document": (
        lambda data: typed(data, "openxmlformats-officedocument.wordprocessingml.document"),
        "a text document, not a workbook",
    ),
    "open document": (
        lambda data: archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", content=b""),
        "an OpenDocument spreadsheet",
    ),
    "archive": (lambda data: archive(readme=b"Hello"), "an archive, not a workbook"),
    "cut off": (lambda data: data[: len(data) // 2], "can’t be read; open it in a spreadsheet program"),
    "no sheets": (lambda data: archive(**{"[Content_Types].xml": b"<Types/>"}), "can’t be read"),
    "strict": (
        lambda data: rewritten(
            data,
            lambda name, content: content.replace(
                b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                b"http://purl.oclc.org/ooxml/spreadsheetml/main",
            ),
        ),
        "“Strict Open XML”",
    ),
    "entities": (
        lambda data: rewritten(
            data,
            lambda name, content: (
                content
                if name != "xl/workbook.xml"
                else b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "' + b"b" * 99 + b'">]>' + content
            ),
        ),
        "it declares entities",
    ),
    "bomb": (
        lambda data: rewritten(
            data,
            lambda name, content: bytes(xlsx_open.MAX_UNPACKED) if name == "docProps/app.xml" else content,
        ),
        "unpacks to far more than a draft sheet can hold",
    ),
    "another workbook": (lambda data: saved(Workbook()), "is no draft sheet, or lost the part"),
}


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_draft_sheet_is_said_in_a_sentence(made: tuple[Room, bytes], tmp_path: Path, name: str) -> None:
    change, says = FILES[name]
    assert says in refused(tmp_path / "came-back.xlsx", change(made[1]), made[0])


def test_a_large_file_is_not_read(shared: Room, tmp_path: Path) -> None:
    path = tmp_path / "large.xlsx"
    with path.open("wb") as stream:
        stream.truncate(25 * 1024 * 1024)
    with pytest.raises(InputError, match="larger than 24 MB"):
        read(path, known(shared.file))


def test_a_sheet_of_a_newer_version(shared: Room, book: SheetBook, tmp_path: Path) -> None:
    book.book[marks.SHEET]["B1"] = marks.VERSION + 1
    assert "a newer version of Stage Workshop" in refused(tmp_path / "a.xlsx", book.data(), shared)


def test_a_hidden_part_that_makes_no_sense(shared: Room, book: SheetBook, tmp_path: Path) -> None:
    for row in book.book[marks.SHEET].iter_rows(min_row=2):
        row[1].value = "?"
    assert "the hidden part" in refused(tmp_path / "a.xlsx", book.data(), shared)


def test_without_the_hidden_part(shared: Room, book: SheetBook, tmp_path: Path) -> None:
    del book.book[marks.SHEET]
    assert "lost the part that says where its answers belong" in refused(tmp_path / "a.xlsx", book.data(), shared)


def test_a_hidden_part_that_means_harm_reads_little(shared: Room, book: SheetBook) -> None:
    """Ranges over a whole sheet, of fields that there are not, and of a stage that there is not."""
    hidden = book.book[marks.SHEET]
    book.book.defined_names.clear()
    for row in hidden.iter_rows():
        if row[0].value == "field":
            row[5].value = "A1:XFD1048576" if row[2].value == "definition" else "nonsense"
            row[2].value = row[2].value if row[1].value == 1 else "no.such.field"
    read_back = shared.read(book.data())
    assert not any(stage.says_anything for stage in read_back.stages)


def test_the_very_hidden_sheets(made: tuple[Room, bytes]) -> None:
    book = load_workbook(io.BytesIO(made[1]))
    states = {sheet.title: sheet.sheet_state for sheet in book}
    assert list(states) == ["Read me", "MQL", "SQL", "Offer", "Won", "Glossary", LISTS, marks.SHEET]
    assert [title for title, state in states.items() if state == "veryHidden"] == [LISTS, marks.SHEET]

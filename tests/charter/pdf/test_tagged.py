"""The structure that readers of the screen, searches and exports follow."""

from __future__ import annotations

import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from stageworkshop.charter.pdf import write_cards, write_charter
from tests.charter import documents
from tests.charter.pdf.conftest import BUILT, Printed, packed
from tests.charter.pdf.tagged import Node, Tagged, read

STANDARD = {
    *("Document", "Sect", "P", "H1", "H2", "H3", "H4", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD"),
    *("TOC", "TOCI", "Link", "Span", "Figure", "Code"),
}
"""Roles of ISO 32000-1 that the charter makes use of: none needs to be mapped."""
INSIDE = {
    "LI": {"L"},
    "Lbl": {"LI"},
    "LBody": {"LI"},
    "TR": {"Table"},
    "TH": {"TR"},
    "TD": {"TR"},
    "TOCI": {"TOC"},
}


@pytest.fixture(scope="module", params=["charter", "extract", "cards"])
def tagged(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, rich: Printed) -> Tagged:
    """The structure of the charter, the partners' edition and the cards."""
    path = tmp_path_factory.mktemp("tagged") / f"{request.param}.pdf"
    if request.param == "charter":
        return read(rich.path)
    if request.param == "extract":
        write_charter(documents.partner(), path, built=BUILT)
    else:
        write_cards(documents.rich(), path, built=BUILT)
    return read(path)


@pytest.fixture(scope="module")
def charter(rich: Printed) -> Tagged:
    """The charter of `documents.rich()`."""
    return read(rich.path)


def test_the_file_says_that_it_is_tagged_with_language_title_and_order(tagged: Tagged) -> None:
    assert tagged.catalog == {"marked": True, "lang": "en", "title_shown": True}
    assert set(tagged.tabs) == {"/S"}


def test_everything_painted_belongs_to_an_element_or_is_decoration(tagged: Tagged) -> None:
    assert tagged.unmarked == []
    assert len(tagged.seen) > 100


def test_every_mark_is_in_the_tree_once_and_found_from_its_page(tagged: Tagged) -> None:
    in_tree = [mark for node in tagged.root.all() for mark in node.marks]
    assert sorted(in_tree) == sorted(tagged.seen)
    assert len(in_tree) == len(set(in_tree))
    for node in tagged.root.all():
        assert all(tagged.owners[mark] == node.raw["number"] for mark in node.marks)
        assert all(tagged.seen[mark] == node.role for mark in node.marks)


def test_roles_are_standard_and_stand_where_they_may(tagged: Tagged) -> None:
    assert tagged.root.role == "Document"
    for node in tagged.root.all():
        assert node.role in STANDARD
        for kid in node.kids:
            assert node.role in INSIDE.get(kid.role, {node.role}), (node.role, kid.role)
            if node.role in ("L", "Table", "TR", "TOC"):
                assert kid.role in {"L": ("LI",), "Table": ("TR",), "TR": ("TH", "TD"), "TOC": ("TOCI",)}[node.role]


def test_no_element_is_empty_but_cells(tagged: Tagged) -> None:
    empty = [node.role for node in tagged.root.all() if not (node.kids or node.marks or node.links)]
    assert set(empty) <= {"TD"}


def test_headings_leave_no_level_out(tagged: Tagged) -> None:
    levels = [int(node.role[1]) for node in tagged.root.of_role("H1", "H2", "H3", "H4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_are_regular_and_their_heads_say_what_they_head(charter: Tagged) -> None:
    tables = charter.root.of_role("Table")
    assert len(tables) >= 5
    for table in tables:
        rows = table.kids
        assert {len(row.kids) for row in rows} == {len(rows[0].kids)}
        headed = {cell.raw["scope"] for cell in rows[0].kids}
        for row in rows[1:]:
            assert [cell.raw["scope"] for cell in row.kids if cell.role == "TH"] == ["/Row"]
        assert headed in ({"/Column"}, {"/Row", ""})


def test_a_head_that_comes_again_is_decoration(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    write_charter(documents.large(45), path, built=BUILT)
    made = read(path)
    tables = [table for table in made.root.of_role("Table") if len(table.kids) > 30]
    assert tables
    assert made.unmarked == []
    for table in tables:
        pages = {page for node in table.all() for page, _ in node.marks}
        heads = [row for row in table.kids if all(cell.role == "TH" for cell in row.kids)]
        assert len(pages) > 1
        assert len(heads) == 1


def test_figures_say_what_they_show(charter: Tagged) -> None:
    told = [figure.raw.get("/Alt", "") for figure in charter.root.of_role("Figure")]
    assert all(told)
    assert "Signature drawn by Łukasz Wójcik" in told
    stage_map = next(words for words in told if words.startswith("Stages: 1 Enquiry (Marketing)"))
    assert "hand-off 1 into Sales-qualified lead" in stage_map
    assert "back from Sales-qualified lead to Marketing-qualified lead" in stage_map


def test_every_link_is_in_the_tree_and_says_where_it_leads(tagged: Tagged) -> None:
    in_tree = {number: node for node in tagged.root.of_role("Link") for number in node.links}
    assert set(in_tree) == set(tagged.links)
    for number, link in tagged.links.items():
        assert link["words"].strip()
        assert tagged.owners[-1, link["parent"]] == in_tree[number].raw["number"]


def _read_aloud(node: Node, text: dict[tuple[int, int], str]) -> str:
    """What somebody hears who has it read: the alternatives where there are some, else the marks in order."""
    for name in ("/ActualText", "/Alt"):
        if name in node.raw:
            return str(node.raw[name])
    return " ".join([*(text.get(mark, "") for mark in node.marks), *(_read_aloud(kid, text) for kid in node.kids)])


def test_read_aloud_the_stages_come_in_order_with_all_their_words(charter: Tagged, rich: Printed) -> None:
    text = _text_of_marks(rich.path)
    heard = packed(_read_aloud(charter.root, text))
    at = heard.index(packed("The stages at a glance 9 stages in 2 pipelines"))
    for _, stage in documents.rich().stages:
        at = heard.index(packed(f"{stage.name}"), at)
        if stage.definition:
            at = heard.index(packed(stage.definition), at)
        for criterion in [*(stage.entry_criteria or []), *(stage.exit_criteria or [])]:
            at = heard.index(packed(criterion.text), at)


def test_right_to_left_words_are_read_in_their_order(charter: Tagged) -> None:
    told = [node.raw["/ActualText"] for node in charter.root.all() if "/ActualText" in node.raw]
    assert any("يتواصل الموزع مع العميل خلال يومي عمل" in words for words in told)
    assert any("האחריות היא שלנו" in words for words in told)
    assert "محمد السيد" in told


def _text_of_marks(path: Path) -> dict[tuple[int, int], str]:
    """The text of every mark, as PDFium reads it."""
    import ctypes

    import pypdfium2
    import pypdfium2.raw as raw

    found: dict[tuple[int, int], str] = {}
    document = pypdfium2.PdfDocument(path)
    for number, page in enumerate(document):
        text_page = page.get_textpage()
        for thing in page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,), max_depth=1):
            mark = raw.FPDFPageObj_GetMarkedContentID(thing.raw)
            size = raw.FPDFTextObj_GetText(thing.raw, text_page.raw, None, 0)
            buffer = ctypes.create_string_buffer(size)
            raw.FPDFTextObj_GetText(
                thing.raw, text_page.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size
            )
            words = buffer.raw[:size].decode("utf-16-le").rstrip("\0")
            found[number, mark] = found.get((number, mark), "") + words
    document.close()
    return found


def test_poppler_says_that_it_is_tagged_and_reads_the_structure(rich: Printed) -> None:
    if shutil.which("pdfinfo") is None:
        pytest.skip("poppler's tools are not installed")
    told = subprocess.run(["pdfinfo", str(rich.path)], capture_output=True, text=True, check=True)
    assert "Tagged:          yes" in told.stdout
    assert "One pipeline from enquiry to service" in told.stdout
    tree = subprocess.run(["pdfinfo", "-struct-text", str(rich.path)], capture_output=True, text=True, check=True)
    lines = [line.strip() for line in tree.stdout.splitlines()]
    assert '"Marketing-qualified lead"' in lines
    assert lines[0] == "Document"
    assert not told.stderr
    assert not tree.stderr

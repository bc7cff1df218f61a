"""Bookmarks, links, page numbers, fonts and the file's own data."""

import re
import shutil
import subprocess
from collections.abc import Callable
from typing import Any

import pypdf
import pytest

from tests.charter import documents
from tests.charter.pdf.conftest import Printed, squeezed

Write = Callable[..., Printed]


def _titles(outline: Any) -> list[str]:
    found: list[str] = []
    for entry in outline:
        found += _titles(entry) if isinstance(entry, list) else [str(entry.title)]
    return found


def test_every_page_says_which_it_is_and_of_how_many(rich: Printed) -> None:
    total = len(rich.pages)
    for number, page in enumerate(rich.pages[1:], 2):
        assert f"Page {number} of {total}" in page


def test_the_contents_name_the_page_on_which_each_stage_stands(rich: Printed) -> None:
    contents = squeezed(rich.pages[1])
    for _, stage in documents.rich().stages:
        assert stage.name
        listed = re.search(rf"\d {re.escape(stage.name)} (\d+)", contents)
        assert listed, stage.name
        assert stage.name in squeezed(rich.pages[int(listed[1]) - 1])
        assert stage.definition is None or squeezed(stage.definition)[:20] in squeezed(rich.pages[int(listed[1]) - 1])


def test_bookmarks_name_all_parts_and_stages(rich: Printed) -> None:
    titles = _titles(rich.reader.outline)
    assert titles[:4] == ["Cover", "Contents", "How to read this charter", "The stages at a glance"]
    for _, stage in documents.rich().stages:
        assert any(stage.name and title.endswith(stage.name) for title in titles), stage.name
    assert titles[-3:] == ["Who took part", "Sign-offs", "How to verify this document"]


def _links(reader: pypdf.PdfReader) -> list[tuple[int, int]]:
    """(page, page that is led to) for every link."""
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages, 1) if page.indirect_reference}
    found = []
    for number, page in enumerate(reader.pages, 1):
        annotations: Any = page.get("/Annots") or []
        for link in (annotation.get_object() for annotation in annotations):
            if link["/Subtype"] == "/Link":
                found.append((number, numbers[link["/Dest"][0].idnum]))
    return found


def test_every_link_leads_to_a_page(rich: Printed) -> None:
    links = _links(rich.reader)
    assert len(links) > 60
    assert all(1 <= target <= len(rich.pages) for _, target in links)


def test_map_contents_and_tables_lead_to_the_stages_and_back(rich: Printed) -> None:
    by_page: dict[int, set[int]] = {}
    for number, target in _links(rich.reader):
        by_page.setdefault(number, set()).add(target)
    stage_pages = {rich.page_with(f"stage {n} of 6") for n in (1, 2, 3, 4)}
    contents, stage_map = 2, rich.page_with("Each lane is the team")
    hand_offs = rich.page_with("Who passes a record to whom")
    assert stage_pages <= by_page[contents]
    assert stage_pages <= by_page[stage_map]
    assert rich.page_with("stage 3 of 6") in by_page[hand_offs]
    assert {contents, stage_map, hand_offs} <= by_page[rich.page_with("stage 3 of 6")]


def test_all_fonts_are_embedded_with_a_way_back_to_unicode(rich: Printed) -> None:
    fonts: dict[str, Any] = {}
    for page in rich.reader.pages:
        resources: Any = page["/Resources"]
        fonts |= {name: font.get_object() for name, font in resources["/Font"].items()}
    assert len(fonts) >= 6
    for font in fonts.values():
        inner = font["/DescendantFonts"][0].get_object()
        assert "/FontFile2" in inner["/FontDescriptor"]
        assert "/ToUnicode" in font
        assert re.match(r"/[A-Z]{6}\+", font["/BaseFont"])
    assert not any("Helvetica" in str(font["/BaseFont"]) for font in fonts.values())


def test_title_author_subject_language_and_date_are_set(rich: Printed) -> None:
    reader = rich.reader
    assert reader.metadata
    assert reader.metadata.title == "One pipeline from enquiry to service"
    assert reader.metadata.author == "Brunnquell Pumpen GmbH & Co. KG"
    assert reader.metadata.subject == "Charter no. 2: proposed, not yet in force"
    assert str(reader.metadata["/CreationDate"]).startswith("D:20261124120000")
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en"


def test_qpdf_finds_nothing_wrong(rich: Printed) -> None:
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is not installed")
    result = subprocess.run(["qpdf", "--check", str(rich.path)], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr


def test_poppler_says_that_every_font_is_embedded(rich: Printed) -> None:
    if shutil.which("pdffonts") is None:
        pytest.skip("poppler's tools are not installed")
    listing = subprocess.run(["pdffonts", str(rich.path)], capture_output=True, text=True, check=True)
    rows = listing.stdout.splitlines()[2:]
    assert rows
    assert all(re.search(r"yes yes yes\s+\d+\s+0$", row) for row in rows)
    assert not listing.stderr

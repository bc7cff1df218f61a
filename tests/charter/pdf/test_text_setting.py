"""Lines and pages: nothing lost, nothing beyond the margins, heads repeated, no heading alone."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stageworkshop.charter import wording
from stageworkshop.charter.pdf.fonts import FontSet, clusters
from stageworkshop.charter.pdf.grid import Grid, Look, Together
from stageworkshop.charter.pdf.lines import LineBreaker
from stageworkshop.charter.pdf.pieces import Line, Span
from stageworkshop.charter.pdf.shaping import Shaper
from stageworkshop.charter.pdf.style import TextStyle, style_for
from stageworkshop.charter.pdf.text import Text
from tests.charter import documents
from tests.charter.pdf.conftest import Printed, packed, squeezed

Write = Callable[..., Printed]
BREAKER = LineBreaker(Shaper(FontSet()))
STYLE = TextStyle()
MIXED = st.text(alphabet="ab-/ .(,1é語のア」שא محم\u0301\n", max_size=120)


def _said(lines: list[Line]) -> Counter[str]:
    return Counter("".join(unit.glyphs.text for line in lines for unit in line.units).replace(" ", ""))


def _is_one_letter(line: Line) -> bool:
    return len(list(clusters("".join(unit.glyphs.text for unit in line.units)))) == 1


@settings(max_examples=150, deadline=None)
@given(MIXED, st.integers(20, 300))
def test_no_character_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = BREAKER.lines([Span(text)], STYLE, width)
    assert _said(lines) == Counter(text.replace(" ", "").replace("\n", ""))
    # One letter with its marks is never cut, not even where it alone is wider than the column.
    assert all(line.width * STYLE.size <= width + 1e-6 or _is_one_letter(line) for line in lines)


def test_the_order_of_words_is_kept() -> None:
    text = "A rather long sentence about hand-offs/hand-overs that goes over several lines."
    lines = BREAKER.lines([Span(text)], STYLE, 90)
    assert len(lines) > 3
    assert "".join(unit.glyphs.text for line in lines for unit in line.units) == text


def test_a_long_word_is_cut_at_a_better_place_where_there_is_one() -> None:
    lines = BREAKER.lines([Span("marketing_qualified_lead_conversion_rate__c")], STYLE, 100)
    first = "".join(unit.glyphs.text for unit in lines[0].units)
    assert first.endswith("_")


def test_what_stands_between_entries_ends_a_line_and_never_begins_one() -> None:
    spans = [Span(part) for part in wording.joined(["Contact wish", "Money holder", "Telephone"] * 6, wording.NEXT)]
    for width in range(60, 200, 7):
        lines = ["".join(unit.glyphs.text for unit in line.units) for line in BREAKER.lines(spans, STYLE, width)]
        assert not [line for line in lines if line.strip().startswith("·")], width


def test_a_row_torn_at_the_end_of_a_page_begins_with_more_than_a_heading() -> None:
    texts = [Text(BREAKER, f"Entry number {number}", STYLE) for number in range(12)]
    texts[0].keep_with_next = True
    grid = Grid((-1,), [[texts]], Look(whole=100, begin=60))
    assert grid.height(300) > 100
    assert grid.least(300) >= 60
    assert grid.split(300, 45) == (None, grid)
    first, rest = grid.split(300, 75)
    assert first is not None
    assert rest is not None
    assert first.height(300) >= 60


def test_east_asian_lines_do_not_begin_with_a_full_stop() -> None:
    lines = BREAKER.lines([Span("日本語の文章です。" * 12)], STYLE, 101)
    starts = {line.units[0].glyphs.text[0] for line in lines}
    assert "。" not in starts
    assert len(lines) > 5


def test_paragraphs_are_cut_without_single_lines() -> None:
    text = Text(BREAKER, "word " * 60, STYLE)
    count = len(text.lines(100))
    for room in range(0, count * 14 + 20, 7):
        head, tail = text.split(100, room)
        sizes = [len(part.lines(100)) for part in (head, tail) if isinstance(part, Text)]
        assert sum(sizes) == count
        assert all(size >= 2 for size in sizes)
        assert head is None or head.height(100) <= room or tail is None


def test_a_table_s_head_comes_again_and_long_rows_are_cut() -> None:
    def cell(words: str) -> list[Text]:
        return [Text(BREAKER, words, STYLE)]

    head = [cell("Head one"), cell("Head two")]
    rows = [(cell("short"), cell("long " * 200)), (cell("last"), cell("row"))]
    grid = Grid((60, -1), rows, Look(pad=2), head=head)
    upper, lower = grid.split(200, 120)
    assert isinstance(upper, Grid)
    assert isinstance(lower, Grid)
    assert upper.height(200) <= 120
    assert upper._head is lower._head is head
    assert upper.height(200) + lower.height(200) >= grid.height(200)


def test_short_groups_are_not_torn_apart() -> None:
    group = Together([Text(BREAKER, "one two", STYLE), Text(BREAKER, "three", STYLE)], 100)
    assert group.split(200, 20) == (None, group)
    long_group = Together([Text(BREAKER, "one", STYLE), Text(BREAKER, "three " * 300, STYLE)], 100)
    upper, lower = long_group.split(200, 90)
    assert upper is not None
    assert lower is not None


def _long() -> dict[str, Any]:
    stage = documents.rich().stages[1][1].model_dump(by_alias=True, exclude_none=True)
    sentences = [f"Sentence number {n} must be true before anybody calls." for n in range(1, 19)]
    stage["entry_criteria"] = [{"text": " ".join(sentences), "evidence": "x" * 500} for _ in range(40)]
    stage["required_fields"] = [f"A_field_name_without_any_blank_{n}_{'q' * 70}" for n in range(30)]
    stage["definition"] = ("What is true of it is long to tell. " * 60)[:2000]
    return {"pipelines": [{"key": "p", "name": "P", "kind": "lead", "stages": [stage]}]}


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_texts_longer_than_a_page_are_printed_whole(printed: Write, paper: str) -> None:
    long = printed(documents.rich(**_long(), disagreements=[], sign_offs=[], stage_hashes={}), paper)
    text = packed(_without_furniture(long))
    for number in range(1, 19):
        # Once for each of the 40 criteria; what stands in the other column may come between at a page's end.
        assert text.count(f"Sentencenumber{number}mustbetruebeforeanybodycalls.") >= 38
    assert text.count("x" * 500) >= 30
    assert all(f"A_field_name_without_any_blank_{n}_" in text for n in range(30))


def _without_furniture(charter: Printed) -> str:
    """All text without running heads and feet."""
    kept = []
    for page in charter.pages:
        lines = [line for line in page.splitlines() if not line.startswith(("Charter no.", "Page ", "One pipeline"))]
        kept += [line.replace("Proposed, not yet in force", "") for line in lines]
    return "".join(kept)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_nothing_stands_outside_the_margins(printed: Write, paper: str) -> None:
    spaces, blank = style_for(paper).spaces, style_for(paper).texts.cover_title.size * 0.27
    charter = printed(documents.rich(**_long(), disagreements=[], sign_offs=[], stage_hashes={}), paper)
    document = pypdfium2.PdfDocument(charter.path)
    for page in document:
        text = page.get_textpage()
        width, height = page.get_size()
        for index in range(text.count_rects()):
            left, low, right, high = text.get_rect(index)
            assert left >= spaces.left - 3
            # The blank at a line's end may stand beyond it.
            assert right <= width - spaces.right + blank
            assert low >= spaces.head - 5
            assert high <= height - spaces.head + 10
    document.close()


def test_the_hand_off_table_repeats_its_head_on_every_page(printed: Write) -> None:
    charter = printed(documents.large(45))
    start = charter.page_with("Who passes a record to whom")
    heads = [page for page in charter.pages[start - 1 :] if "Into the stage" in page]
    assert len(heads) > 1
    assert all("Accepted within" in squeezed(page) for page in heads)


def test_no_heading_ends_a_page(printed: Write) -> None:
    headings = {
        "Criteria",
        "Hand-off",
        "Service level",
        "Examples",
        "In the CRM",
        "Settled",
        "Parked",
        "Stage by stage",
    }
    for page in printed(documents.large(30, pipelines=3)).pages:
        body = [line for line in page.splitlines() if not line.startswith(("No charter", "Page "))]
        assert not body or body[-1].strip() not in headings

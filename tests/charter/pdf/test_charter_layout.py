"""How the charter is laid out: a page per stage for the wall, cover and overview on one page each, tables."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as raw
import pytest

from stageworkshop.charter.model import Document
from stageworkshop.charter.pdf import write_cards
from stageworkshop.charter.pdf.cards import CUT
from stageworkshop.charter.pdf.fonts import FontSet
from stageworkshop.charter.pdf.lines import LineBreaker
from stageworkshop.charter.pdf.pieces import Span
from stageworkshop.charter.pdf.shaping import Shaper
from stageworkshop.charter.pdf.style import TextStyle
from tests.charter import documents
from tests.charter.pdf.conftest import BUILT, Printed, packed, read, squeezed

Write = Callable[..., Printed]
SENTENCE = "The buyer has told a named colleague of ours what is wrong, by when it must be solved, and who decides."


def _pages_of_stages(charter: Printed, count: int) -> list[int]:
    """For each stage of the one pipeline the number of pages it takes."""
    starts = [charter.page_with(f"stage {number} of {count}") for number in range(1, count + 1)]
    ends = [*starts[1:], charter.page_with("Who passes a record to whom") or len(charter.pages)]
    return [end - start for start, end in zip(starts, ends, strict=True)]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_stage_has_a_page_of_its_own(printed: Write, paper: str) -> None:
    charter = printed(documents.rich(), paper)
    for place in [f"stage {number} of 6" for number in range(1, 7)] + [f"stage {number} of 3" for number in (1, 2, 3)]:
        on = [page for page in charter.pages if place in squeezed(page)]
        assert len(on) == 1
        assert squeezed(on[0]).count("· stage ") == 1


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_stage_with_a_lot_to_say_takes_one_page_and_a_very_long_one_two(printed: Write, paper: str) -> None:
    charter = printed(_stages(6, 9), paper)
    assert _pages_of_stages(charter, 2) == [1, 2]
    assert packed(charter.text).count(packed(SENTENCE)) >= 4 * (6 + 9)


def _stages(*times: int) -> Document:
    stages: list[dict[str, Any]] = [
        {
            "key": f"s{number}",
            "name": f"Stage with {count}",
            "kind": "open",
            "owner": "marketing",
            "definition": f"{SENTENCE} {SENTENCE}",
            "entry_criteria": [{"text": SENTENCE, "evidence": "Call note."}] * count,
            "exit_criteria": [{"text": SENTENCE, "evidence": "Call note."}] * count,
            "examples": [{"text": SENTENCE, "why": "They said it."}] * count,
            "counter_examples": [{"text": SENTENCE, "why": "They did not."}] * count,
            "handoff": {"from": "marketing", "to": "sales", "passes": ["Who asked, and what for"] * count},
            "sla": {"limit": {"amount": 2, "unit": "hours"}, "clock_start": "hand-off", "consequence": SENTENCE},
        }
        for number, count in enumerate(times)
    ]
    pipeline = {"key": "p", "name": "Leads", "kind": "other", "stages": stages}
    return documents.rich(pipelines=[pipeline], disagreements=[], sign_offs=[], stage_hashes={})


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_cover_and_overview_take_one_page_each(printed: Write, paper: str) -> None:
    document = documents.rich()
    charter = printed(document, paper)
    assert document.content_hash
    assert f"Content hash {document.content_hash}" in squeezed(charter.pages[0])
    assert charter.page_with("How to read this charter Teams that share") == 3
    assert charter.page_with("The stages at a glance 9 stages in 2 pipelines and 4 hand-offs.") == 4
    assert charter.page_with("stage 1 of 6") == 5


def test_hand_offs_and_service_levels_are_tables(rich: Printed) -> None:
    start = rich.page_with("Who passes a record to whom")
    text = squeezed(" ".join(rich.pages[start - 1 : start + 2]))
    assert "Service levels" in text
    assert "It returns to the newsletter, and the head of demand sees it in the Monday list." in text


@pytest.mark.parametrize(
    ("charter", "reached"),
    [
        ({"number": 0, "state": "draft"}, "Draft, not in force"),
        ({"number": 3, "state": "proposed"}, "Proposed, not yet in force"),
        ({"number": 3, "state": "in_force"}, "In force"),
        ({"number": 3, "state": "withdrawn"}, "Withdrawn, not in force"),
    ],
)
def test_the_cover_shows_how_far_the_charter_has_come(printed: Write, charter: dict[str, Any], reached: str) -> None:
    cover = squeezed(printed(documents.rich(charter=charter)).pages[0])
    assert reached in cover
    assert ("Draft Proposed In force" in cover) == (charter["state"] != "withdrawn")


def test_the_last_page_tells_how_to_verify_with_three_commands(rich: Printed) -> None:
    text = squeezed(rich.pages[rich.page_with("How to verify this document") - 1])
    assert "pdfsig charter.pdf" in text
    assert "pdfdetach -savefile definitions.json charter.pdf sha256sum definitions.json" in text
    assert "stageworkshop verify charter.pdf" in text


def test_an_answer_signed_with_an_own_key_shows_the_key(printed: Write) -> None:
    fingerprint = documents.digest("key")
    record = documents.rich().sign_offs[0].model_dump() | {"manner": "own_key", "key_fingerprint": fingerprint}
    text = printed(documents.rich(sign_offs=[record])).text
    assert "Signed with the signatory’s own key" in text
    assert fingerprint in packed(text)


def test_no_word_stands_alone_in_a_last_line_where_another_can_join_it() -> None:
    breaker, style = LineBreaker(Shaper(FontSet())), TextStyle()
    text = "Some words that fill a line and then one more"
    for width in range(90, 240, 3):
        set_in_lines = breaker.lines([Span(text)], style, width)
        lines = ["".join(unit.glyphs.text for unit in each.units).split() for each in set_in_lines]
        assert " ".join(word for line in lines for word in line) == text
        if len(lines) > 1 and len(lines[-2]) > 2:
            alone = breaker.width(lines[-1][0], style) < width * 0.34 and len(lines[-1]) == 1
            upper, moved = " ".join(lines[-2][:-1]), " ".join([lines[-2][-1], *lines[-1]])
            assert not alone or breaker.width(upper, style) < breaker.width(moved, style)


NAMES = [
    "Qualified by marketing and accepted by the regional office of sales, in writing, on the same day as asked",
    "Коммерческое предложение отправлено покупателю и согласовано с дистрибьютором, отделом закупок и службой качества",
    "販売代理店が最終顧客の購買責任者から書面による注文確認を受け取り、納期と支払条件について合意した段階",
    "עסקה שבה הלקוח אישר בכתב את הצעת המחיר ואת מועד האספקה, וסוכן המכירות רשם אותה במערכת עוד באותו היום",
]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize(("stages", "letters"), [(4, 6.0), (13, 5.5)])
def test_the_longest_names_stand_whole_and_legible_on_the_map(
    printed: Write, paper: str, stages: int, letters: float
) -> None:
    names = [NAMES[number % 4] for number in range(stages)]
    run = {
        "key": "run",
        "name": "Run",
        "kind": "lead",
        "stages": [
            {"key": f"s{n}", "name": name, "owner": f"t{n % 8}", "definition": "D."} for n, name in enumerate(names)
        ],
    }
    teams = [{"key": f"t{n}", "name": NAMES[(n + 1) % 4], "colour": n + 1} for n in range(8)]
    document = Document.model_validate({"workshop": {"title": "Long"}, "teams": teams, "pipelines": [run]})
    charter = printed(document, paper)
    first, last = charter.page_with("The stages at a glance"), charter.page_with(f"stage 1 of {stages}")
    on_map = packed("".join(charter.pages[first - 1 : last - 1]))
    for name in names[:3]:
        assert packed(name) in on_map
    sizes = _letter_sizes(charter.path, range(first - 1, last - 1))
    assert min(sizes) >= letters


def _letter_sizes(path: Path, pages: range) -> set[float]:
    """Of what is in bold, as names on the map are."""
    document = pypdfium2.PdfDocument(path)
    found: set[float] = set()
    for number in pages:
        text = document[number].get_textpage()
        for index in range(text.count_chars()):
            if raw.FPDFText_GetFontWeight(text.raw, index) >= 700:
                found.add(round(raw.FPDFText_GetFontSize(text.raw, index), 1))
    document.close()
    return found


def test_no_word_of_a_typed_name_is_cut_in_its_signature(printed: Write) -> None:
    name = "Αικατερίνη Παπαδοπούλου-Κωνσταντινίδου"
    answer = {
        **documents.rich().sign_offs[1].model_dump(mode="json", exclude_none=True),
        "typed": name,
        "name": "A. P.",
    }
    charter = printed(documents.rich(sign_offs=[answer]))
    page = charter.pages[charter.page_with("how it was given") - 1]
    lines = [line.strip() for line in page.splitlines()]
    assert any("Παπαδοπούλου-Κωνσταντινίδου" in line for line in lines)


def test_a_card_names_its_stage_whole_however_much_else_is_cut(tmp_path: Path) -> None:
    stage = _stages(60).stages[0][1].model_copy(update={"name": NAMES[0]})
    document = _stages(60)
    run = document.pipelines[0].model_copy(update={"stages": [stage]})
    write_cards(document.model_copy(update={"pipelines": [run]}), tmp_path / "cards.pdf", built=BUILT)
    card = read(tmp_path / "cards.pdf")
    assert packed(NAMES[0]) in packed(card.text)
    assert CUT in card.text
    assert len(card.pages) == 1

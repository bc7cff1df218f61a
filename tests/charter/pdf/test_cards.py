"""Stage cards: one page each, whatever stands in the stage, and honest about what did not fit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdf
import pytest

from stageworkshop.charter.export import export_document
from stageworkshop.charter.model import Document
from stageworkshop.charter.pdf import write_cards
from stageworkshop.charter.pdf.cards import CUT
from stageworkshop.domain.errors import DomainError
from tests.charter import documents
from tests.charter.pdf.conftest import BUILT, Printed, packed, read, squeezed

SENTENCE = "The buyer has told a named colleague of ours what is wrong, by when it must be solved, and who decides."


def _cards(document: Document, folder: Path, paper: str = "A4") -> Printed:
    path = folder / "cards.pdf"
    write_cards(document, path, paper=paper, built=BUILT)
    return read(path)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_each_stage_has_one_page_laid_across(tmp_path: Path, paper: str) -> None:
    document = documents.rich()
    cards = _cards(document, tmp_path, paper)
    assert len(cards.pages) == len(document.stages)
    assert all(page.mediabox.width > page.mediabox.height for page in cards.reader.pages)
    for page, (pipeline, stage) in zip(cards.pages, document.stages, strict=True):
        text = squeezed(page)
        assert stage.name in text if stage.name else True
        assert pipeline.name in text
        assert "Proposed, not yet in force" in text
        assert CUT not in text


def test_a_card_tells_what_the_wall_needs(tmp_path: Path) -> None:
    document = documents.rich()
    cards = _cards(document, tmp_path)
    text = squeezed(cards.pages[1])
    stage = document.stages[1][1]
    assert stage.definition
    assert stage.definition in text
    assert all(criterion.text in text for criterion in [*(stage.entry_criteria or []), *(stage.exit_criteria or [])])
    assert "2 business days from: score passes 50" in text
    assert "4 attempts" in text
    assert "A fair visitor who left a card for the prize draw." in text
    handed = squeezed(cards.pages[2])
    assert "Marketing to Inside sales" in handed
    assert "ready for a call, accepted within 1 business day" in handed
    assert "Back to Marketing-qualified lead" in handed


def test_little_text_is_set_in_large_type(tmp_path: Path) -> None:
    nothing_else: dict[str, Any] = {"handoff": None, "sla": None, "counter_examples": None}
    short = _sizes(_cards(_one_stage(1, **nothing_else), tmp_path))
    long = _sizes(_cards(_one_stage(6), tmp_path))
    assert max(short) > 48, "the name"
    assert sum(size >= 17 for size in short) >= 3, "and the criteria, too"
    assert max(long) < max(short)


def _sizes(cards: Printed) -> set[float]:
    """Sizes of type on the first page, as they come out on paper."""
    sizes: set[float] = set()

    def note(text: str, transformation: list[float], matrix: list[float], font: Any, size: float) -> None:
        if text.strip():
            sizes.add(size * transformation[3])

    pypdf.PdfReader(cards.path).pages[0].extract_text(visitor_text=note)
    return sizes


def _one_stage(times: int, name: str = "Marketing-qualified lead", **more: Any) -> Document:
    stage: dict[str, Any] = {
        "key": "mql",
        "name": name,
        "kind": "open",
        "definition": (SENTENCE + " ") * min(times, 18),
        "owner": "marketing",
        "entry_criteria": [{"text": SENTENCE}] * times,
        "exit_criteria": [{"text": SENTENCE}] * times,
        "counter_examples": [{"text": SENTENCE, "why": SENTENCE}] * times,
        "handoff": {"from": "sales", "to": "marketing", "passes": [SENTENCE[:80]] * times, "recycle_to": "mql"},
        "sla": {
            "limit": {"amount": 2, "unit": "business_days"},
            "clock_start": SENTENCE,
            "consequence": (SENTENCE + " ") * min(times, 5),
        },
        **more,
    }
    pipeline = {"key": "p", "name": "Lead pipeline", "kind": "lead", "stages": [stage]}
    return documents.rich(pipelines=[pipeline], disagreements=[], sign_offs=[], stage_hashes={})


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("times", [1, 3, 8, 20, 50])
def test_a_card_never_overflows_and_says_when_it_was_cut(tmp_path: Path, paper: str, times: int) -> None:
    cards = _cards(_one_stage(times), tmp_path, paper)
    assert len(cards.pages) == 1
    text = packed(cards.text)
    whole = text.count(packed(SENTENCE)) >= 4 * times
    assert (packed(CUT) in text) == (not whole)


@pytest.mark.parametrize("word", ["Wörterohneleerzeichen" * 5, "資格のある見込み客を" * 12, "عميل مؤهل للمبيعات " * 6])
def test_a_card_holds_names_of_any_length_and_script(tmp_path: Path, word: str) -> None:
    cards = _cards(_one_stage(30, name=word[:120].strip()), tmp_path)
    assert len(cards.pages) == 1
    assert packed(CUT) in packed(cards.text)


def test_an_undefined_stage_says_so(tmp_path: Path) -> None:
    pipeline = {"key": "p", "name": "P", "kind": "lead", "stages": [{"key": "new", "name": "New"}]}
    document = documents.rich(pipelines=[pipeline], disagreements=[], sign_offs=[], stage_hashes={})
    assert "Not defined yet." in _cards(document, tmp_path).text


def test_the_same_content_and_date_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        write_cards(documents.rich(), tmp_path / name, built=BUILT)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_without_stages_nothing_at_all_is_written(tmp_path: Path) -> None:
    with pytest.raises(DomainError) as caught:
        export_document(documents.empty(), tmp_path / "out", parts=("cards", "pdf", "definitions"))
    assert caught.value.code == "cards.no_stages"
    assert not (tmp_path / "out").exists()

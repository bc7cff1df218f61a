"""What `pdftotext` makes of stage pages without being told how: it goes by the look of a page, as many tools do."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from stageworkshop.charter.editions import partner_edition
from stageworkshop.charter.model import Document
from stageworkshop.charter.pdf import write_charter
from tests.charter import documents
from tests.charter.pdf.conftest import BUILT, poppler_text
from tests.charter.pdf.reading import packed, panel_titles, titles_on, torn_lists

TEXT = (
    "the buyer has named a date and person who decides asked for quote in writing nobody can say how long it takes "
    "số lượng đơn đặt hàng ορισμός του πελάτη заказ клиента договор hand-over follow-up Kundenbeziehungsmanagement"
)
WORDS = TEXT.split()


class Invented:
    """Stages of any length: lists with one entry and with five, entries of one line and of four, some fields missing.
    The texts are counted, so that none comes twice."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)
        self._count = 0

    def document(self, stages: int) -> Document:
        run = {"key": "run", "name": "Run", "kind": "opportunity", "stages": [self._stage(n) for n in range(stages)]}
        return Document.model_validate({"workshop": {"title": "Run"}, "teams": documents.TEAMS, "pipelines": [run]})

    def _words(self, low: int, high: int) -> str:
        self._count += 1
        return " ".join(self._dice.choices(WORDS, k=self._dice.randint(low, high))) + f" {self._count}."

    def _some(self, most: int, low: int, high: int) -> list[str]:
        return [self._words(low, high) for _ in range(self._dice.randint(1, most))]

    def _criterion(self) -> dict[str, Any]:
        found: dict[str, Any] = {"text": self._words(3, 18)}
        if self._dice.random() < 0.6:
            found["evidence"] = self._words(2, 14)
        if self._dice.random() < 0.4:
            found["check"] = {"field": self._words(1, 3), "operator": "is_set"}
        return found

    def _stage(self, number: int) -> dict[str, Any]:
        examples = [[{"text": text, "why": self._words(3, 16)} for text in self._some(3, 3, 22)] for _ in range(2)]
        stage: dict[str, Any] = {
            "key": f"s{number}",
            "name": f"Stage {number}",
            "kind": "open",
            "owner": "sales",
            "definition": self._words(8, 50),
            "entry_criteria": [self._criterion() for _ in range(self._dice.randint(1, 5))],
            "exit_criteria": [self._criterion() for _ in range(self._dice.randint(1, 5))],
            "disqualify_reasons": self._some(5, 1, 9),
            "examples": examples[0],
            "counter_examples": examples[1],
            "handoff": {
                "from": "marketing",
                "to": "sales",
                "passes": self._some(5, 1, 12),
                "rejection_reasons": self._some(4, 1, 9),
            },
            "sla": {"limit": {"amount": 2, "unit": "hours"}, "consequence": self._words(3, 25)},
            "crm": {"required_fields": self._some(3, 1, 3), "probability": 40},
        }
        for optional in (
            "entry_criteria",
            "disqualify_reasons",
            "examples",
            "counter_examples",
            "handoff",
            "sla",
            "crm",
        ):
            if self._dice.random() < 0.15:
                del stage[optional]
        return stage


def _pages(document: Document, path: Path, paper: str) -> list[str]:
    write_charter(document, path, paper=paper, built=BUILT)
    return poppler_text(path).split("\f")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("edition", ["internal", "partner"])
def test_every_list_of_a_stage_is_read_in_one_piece(edition: str, paper: str, tmp_path: Path) -> None:
    document = documents.rich() if edition == "internal" else partner_edition(documents.rich())
    torn, count = torn_lists(document, _pages(document, tmp_path / "charter.pdf", paper))
    assert torn == []
    assert count >= 10


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("seed", [1, 2])
def test_columns_of_any_length_are_read_one_after_the_other(seed: int, paper: str, tmp_path: Path) -> None:
    document = Invented(seed).document(24)
    pages = _pages(document, tmp_path / "charter.pdf", paper)
    looked_at = 0
    for number, (_, stage) in enumerate(document.stages, 1):
        own = [page for page in pages if f"stage {number} of 24" in page]
        if len(own) != 1 or packed(stage.definition or "") not in packed(own[0]):
            continue
        looked_at += 1
        alone = document.model_copy(
            update={"pipelines": [document.pipelines[0].model_copy(update={"stages": [stage]})]}
        )
        assert torn_lists(alone, own)[0] == []
        titles = panel_titles(stage)
        assert titles_on(own[0], titles) == titles
    assert looked_at >= 18


def test_a_hyphen_never_ends_a_line(tmp_path: Path) -> None:
    """`pdftotext` takes it for the mark of a cut word, and leaves it out."""
    stage = {"key": "s", "name": "Stage", "definition": "Before any hand-over. " * 60}
    run = {"key": "run", "name": "Run", "kind": "lead", "stages": [stage]}
    document = Document.model_validate({"workshop": {"title": "Run"}, "pipelines": [run]})
    text = " ".join(_pages(document, tmp_path / "charter.pdf", "A4"))
    assert "handover" not in text
    assert text.count("hand-over.") >= 60

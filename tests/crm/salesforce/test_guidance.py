"""The text on a path: what people need at that stage, within 1,000 characters however much has to be escaped."""

from __future__ import annotations

from typing import Any

import pytest

from stageworkshop.charter.model import Stage
from stageworkshop.crm.salesforce.guidance import html_of, plain

LINE = "The practice named a month in which the first patient is to sit in the new unit."


def stage(**values: Any) -> Stage:
    return Stage.model_validate({"key": "s", "name": "S", **values})


def criterion(text: str, evidence: str = "") -> dict[str, Any]:
    made: dict[str, Any] = {"text": text, "check": {"field": "Month", "operator": "at_most", "value": "12"}}
    return made | ({"evidence": evidence} if evidence else {})


def test_a_sentence_and_its_evidence_without_what_machines_check() -> None:
    entry = [criterion("They asked for <a price>.", "Mail & note"), criterion("They named a day.")]
    html, left = html_of(stage(definition="They are\nlooking.", entry_criteria=entry), {})
    assert left == ""
    assert plain(html).splitlines() == [
        "They are",
        "looking.",
        "Entry criteria",
        "They asked for <a price>. (evidence: Mail & note)",
        "They named a day.",
    ]


def test_a_single_line_stands_behind_its_heading() -> None:
    html, _ = html_of(stage(entry_criteria=[criterion("They asked.")]), {})
    assert html == "<p><b>Entry criteria:</b> They asked.</p>"


def test_evidence_goes_before_anything_else_does() -> None:
    entry = [criterion(f"{number}. {LINE}", "Form entry or call note, word for word") for number in range(9)]
    html, left = html_of(stage(entry_criteria=entry), {})
    assert left == "evidence"
    assert len(html) <= 1_000
    assert plain(html).count(LINE) == 9
    assert "evidence" not in html


def test_then_the_end_goes_and_no_heading_stands_alone() -> None:
    criteria = [criterion(f"{number}. {LINE}") for number in range(10)]
    html, left = html_of(stage(definition="They look.", entry_criteria=criteria, exit_criteria=criteria), {})
    assert left == "end"
    assert len(html) <= 1_000
    assert "They look." in html
    assert "Exit criteria" not in html
    assert "<ul></ul>" not in html


@pytest.mark.parametrize("text", ["x" * 2_000, "& " * 900, "<" * 2_000, "A sentence & more. " * 100, "題" * 1_500])
def test_a_text_that_is_too_long_by_itself_is_cut_to_fit(text: str) -> None:
    html, left = html_of(stage(definition=text), {})
    assert left == "end"
    assert 500 < len(html) <= 1_000
    assert plain(html).endswith("…")


def test_of_nothing_there_is_no_guidance() -> None:
    assert html_of(stage(), {}) == ("", "")

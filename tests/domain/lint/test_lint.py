"""The rules against definitions labelled by hand, and against the templates, which must be clean."""

from __future__ import annotations

from collections import Counter

import pytest

from stageworkshop.charter.linting import board_of
from stageworkshop.domain.lint import RULES, Board, LintStage, LintTerm, check
from stageworkshop.starting.documents import template, templates
from tests.domain.lint.labelled import SINGLE

TEAMS = {"marketing": "Marketing", "sales": "Sales", "dealer": "Dealer"}


def codes(*stages: tuple[str, dict[str, object]], terms: tuple[LintTerm, ...] = ()) -> list[tuple[str, str]]:
    """(code, stage id) of every finding on a board of one pipeline."""
    made = [
        LintStage(key, str(values.get("name", key)), "leads", {"owner": "sales", **values}) for key, values in stages
    ]
    return [(found.code, found.stage_id) for found in check(Board(made, TEAMS, frozenset({"dealer"}), terms))]


def measure() -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Hits, misses and false alarms by code, over all labelled definitions."""
    hits: Counter[str] = Counter()
    misses: Counter[str] = Counter()
    alarms: Counter[str] = Counter()
    for each in SINGLE:
        stage = LintStage("x", each.values["name"], "leads", each.values)
        found = {finding.code for finding in check(Board([stage], TEAMS, each.partners))}
        hits.update(found & each.expected)
        misses.update(each.expected - found)
        alarms.update(found - each.expected)
    return hits, misses, alarms


def test_labelled_definitions(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(SINGLE) >= 40
    hits, misses, alarms = measure()
    with capsys.disabled():
        print(f"\n{'rule':<28} hits missed false alarms   ({len(SINGLE)} labelled definitions)")
        for rule in RULES:
            print(f"{rule.code:<28} {hits[rule.code]:>4} {misses[rule.code]:>6} {alarms[rule.code]:>12}")
    assert sum(misses.values()) <= 2, misses
    assert sum(alarms.values()) <= 2, alarms


@pytest.mark.parametrize("key", [info.key for info in templates()])
def test_the_templates_are_clean(key: str) -> None:
    found = check(board_of(template(key)))
    assert [(finding.code, finding.stage_id, finding.excerpt or finding.message) for finding in found] == []


def test_every_rule_explains_itself() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.help.endswith("."), rule.code
        assert len(rule.help) < 140, rule.code


def says(*texts: str) -> list[dict[str, str]]:
    return [{"text": text} for text in texts]


def test_a_gap_and_an_overlap_between_two_stages() -> None:
    a_gap = codes(
        ("mql", {"exit_criteria": says("The lead score is at least 50")}),
        ("sql", {"entry_criteria": says("The lead score is at least 70")}),
    )
    assert a_gap == [("between.gap", "mql")]
    an_overlap = codes(
        ("mql", {"exit_criteria": says("The lead score is at least 70")}),
        ("sql", {"entry_criteria": says("The lead score is at least 50")}),
    )
    assert an_overlap == [("between.overlap", "mql")]


def test_stages_that_meet_are_left_alone() -> None:
    gate = says("The buyer asked for a price", "The lead score is at least 50")
    assert codes(("mql", {"exit_criteria": gate}), ("sql", {"entry_criteria": gate})) == []


def test_two_stages_for_one_record() -> None:
    gate = says("The buyer asked for a price", "The company is in our market")
    same = says("The buyer asked for a price", "The company is in our market")
    found = codes(("sal", {"entry_criteria": gate}), ("sql", {"entry_criteria": same}))
    assert found == [("between.twins", "sql")]


def test_one_word_with_two_meanings() -> None:
    meaning = LintTerm("Deal", "A signed contract.")
    found = codes(("deal", {"name": "Deal", "definition": "A price was asked for."}), terms=(meaning,))
    assert found == [("glossary.two_meanings", "deal")]
    shared = [{"team": "", "name": "hot lead"}]
    found = codes(
        ("one", {"definition": "A price was asked for.", "aliases": shared}),
        ("two", {"definition": "The contract was signed.", "aliases": shared}),
    )
    assert found == [("glossary.two_meanings", "two")]

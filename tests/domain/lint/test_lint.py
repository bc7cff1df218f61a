"""The rules against definitions labelled by hand, and against the templates, which must be clean."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field

import pytest

from stageworkshop.domain.lint import RULES, Board, LintStage, LintTerm, check, check_stage
from stageworkshop.starting.documents import template, templates
from tests.domain.lint.boards import board_of
from tests.domain.lint.labelled import PAIRS, SINGLE

TEAMS = {"marketing": "Marketing", "sales": "Sales", "dealer": "Dealer"}


def codes(*stages: tuple[str, dict[str, object]], terms: tuple[LintTerm, ...] = ()) -> list[tuple[str, str]]:
    """(code, stage id) of every finding on a board of one pipeline."""
    made = [
        LintStage(key, str(values.get("name", key)), "leads", {"owner": "sales", **values}) for key, values in stages
    ]
    return [(found.code, found.stage_id) for found in check(Board(made, TEAMS, frozenset({"dealer"}), terms))]


@dataclass(frozen=True)
class Measured:
    """Hits, misses and false alarms by code."""

    hits: Counter[str] = field(default_factory=Counter)
    misses: Counter[str] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)

    def take(self, found: set[str], expected: frozenset[str]) -> None:
        self.hits.update(found & expected)
        self.misses.update(expected - found)
        self.alarms.update(found - expected)


def measure() -> Measured:
    """All rules over all that is labelled."""
    measured = Measured()
    for each in SINGLE:
        stage = LintStage("x", each.values["name"], "leads", each.values)
        measured.take({finding.code for finding in check(Board([stage], TEAMS, each.partners))}, each.expected)
    for pair in PAIRS:
        measured.take({code for code, _ in codes(*pair.stages())}, pair.expected)
    return measured


def test_labelled_definitions(capsys: pytest.CaptureFixture[str]) -> None:
    """Run it alone to read the table: `pytest tests/domain/lint -k labelled`."""
    assert len(SINGLE) >= 40
    measured = measure()
    boards = {info.key: board_of(template(info.key)) for info in templates()}
    fired = {key: Counter(finding.code for finding in check(board)) for key, board in boards.items()}
    with capsys.disabled():
        print(f"\n{len(SINGLE)} labelled stages, {len(PAIRS)} labelled neighbours; templates: {', '.join(boards)}")
        print(f"{'rule':<26} hits missed false alarms  in templates")
        for rule in RULES:
            code = rule.code
            shown = (measured.hits[code], measured.misses[code], measured.alarms[code])
            in_templates = " ".join(str(fired[key][code]) for key in boards)
            print(f"{code:<26} {shown[0]:>4} {shown[1]:>6} {shown[2]:>12}  {in_templates:>12}")
    # Each of these was looked at: see what is missed in the table.
    assert sum(measured.misses.values()) <= 2, measured.misses
    assert sum(measured.alarms.values()) <= 2, measured.alarms
    labelled = {code for each in SINGLE for code in each.expected} | {"glossary.two_meanings"}
    labelled |= {code for pair in PAIRS for code in pair.expected}
    assert labelled == {rule.code for rule in RULES}


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
    assert found == [("between.twins", "sal")]


def test_one_word_with_two_meanings() -> None:
    meaning = LintTerm("Deal", "A signed contract.")
    found = codes(("deal", {"name": "Deal", "definition": "A price was asked for."}), terms=(meaning,))
    assert found == [("glossary.two_meanings", "deal")]
    shared = [{"team": "", "name": "hot lead"}]
    found = codes(
        ("one", {"definition": "A price was asked for.", "aliases": shared}),
        ("two", {"definition": "The contract was signed.", "aliases": shared}),
    )
    assert found == [("glossary.two_meanings", "one")]


def test_what_concerns_two_stages_is_seen_from_both_while_one_is_edited() -> None:
    board = Board(
        [
            LintStage(
                "mql", "MQL", "leads", {"owner": "sales", "exit_criteria": says("The lead score is at least 50")}
            ),
            LintStage(
                "sql", "SQL", "leads", {"owner": "sales", "entry_criteria": says("The lead score is at least 70")}
            ),
        ],
        TEAMS,
    )
    assert [found.stage_id for found in check(board)] == ["mql"]
    entering = check_stage(board, board.stages[1])
    assert [(found.code, found.field, found.other) for found in entering] == [("between.gap", "entry_criteria", "mql")]
    assert "“MQL”" in entering[0].message
    mended = board.with_values("sql", {"owner": "sales", "entry_criteria": says("The lead score is at least 50")})
    assert check(mended) == []
    assert check(board) != []


def test_values_that_nobody_could_save_are_left_out() -> None:
    board = Board([LintStage("mql", "MQL", "leads", {})])
    typed = {"definition": "x" * 5_000, "entry_criteria": says("Demo done"), "unknown": 1, "probability": "many"}
    made = board.with_values("mql", typed)
    assert dict(made.stages[0].values) == {"entry_criteria": says("Demo done")}


def test_two_hundred_stages_are_looked_through_a_stage_at_a_time() -> None:
    gate = says("The buyer asked for a price", "The company is in our market", "A budget is named")
    board = Board([LintStage(str(n), f"Stage {n}", str(n % 4), {"entry_criteria": gate}) for n in range(200)], TEAMS)
    spent = []
    for stage in board.stages[:20]:
        began = time.process_time()
        check_stage(board, stage)
        spent.append(time.process_time() - began)
    assert sorted(spent)[10] < 0.05, spent

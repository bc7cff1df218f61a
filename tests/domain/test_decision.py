"""What answers come to under each rule, per team and not per head."""

from __future__ import annotations

import pytest

from stageworkshop.domain.decision import Answer, decide, team_answer


def answers(**teams: str) -> list[Answer]:
    """Teams by letters: a(gree), l(ive with), d(iscuss), o(bject), x (abstain)."""
    words = {"a": "agree", "l": "live_with", "d": "discuss", "o": "object", "x": "abstain"}
    return [Answer(f"{team}{n}", team, words[said]) for team, line in teams.items() for n, said in enumerate(line)]


@pytest.mark.parametrize(
    ("rule", "teams", "outcome"),
    [
        ("consensus", {"sales": "al", "service": "l"}, "carried"),
        ("consensus", {"sales": "ax", "service": "x"}, "carried"),
        ("consensus", {"sales": "aaaaaa", "service": "o"}, "objection"),
        ("consensus", {"sales": "ad", "service": "a"}, "discussion"),
        ("consensus", {"sales": "x", "service": "x"}, "nobody"),
        ("consent", {"sales": "ad", "service": "l"}, "carried"),
        ("consent", {"sales": "aaao", "service": "a"}, "objection"),
        ("majority", {"sales": "aaaa", "service": "o", "dealers": "o"}, "rejected"),
        ("majority", {"sales": "aao", "service": "a", "dealers": "oo"}, "carried"),
        ("majority", {"sales": "a", "service": "o"}, "tie"),
        ("majority", {"sales": "a", "service": "x"}, "carried"),
        ("decider", {"sales": "o", "service": "a"}, "objection"),
        ("decider", {"sales": "a", "service": "oo"}, "carried"),
        ("decider", {"sales": "d", "service": "a"}, "discussion"),
        ("decider", {"sales": "x", "service": "a"}, "undecided"),
    ],
)
def test_outcome(rule: str, teams: dict[str, str], outcome: str) -> None:
    assert decide(rule, answers(**teams), 0, decider="sales0").outcome == outcome


def test_nothing_is_told_while_anybody_is_awaited() -> None:
    result = decide("consent", answers(sales="o"), 1)
    assert result.outcome == "waiting"
    assert result.teams == ()
    assert not result.carried


def test_who_belongs_to_no_team_counts_for_none() -> None:
    result = decide("majority", [*answers(sales="a"), Answer("guest", "", "object")], 0)
    assert result.carried
    assert [each.team for each in result.teams] == ["sales"]


@pytest.mark.parametrize(
    ("rule", "said", "answer"),
    [
        ("consent", ["agree", "object"], "object"),
        ("consensus", ["agree", "live_with", "abstain"], "live_with"),
        ("majority", ["agree", "agree", "object"], "agree"),
        ("majority", ["agree", "object"], "discuss"),
        ("majority", ["abstain"], "abstain"),
    ],
)
def test_a_team_speaks_with_one_voice(rule: str, said: list[str], answer: str) -> None:
    assert team_answer(rule, said) == answer

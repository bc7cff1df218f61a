"""A table of rooms: who is in them, under which rule, what they answer, and what it comes to. In real files."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from stageworkshop.actions import agreed, people, pipelines, stages, stances, teams, workshops
from stageworkshop.actions.context import Context
from stageworkshop.domain.errors import NotAllowed
from stageworkshop.store.queries.stances import StancePanel, panel
from stageworkshop.store.workshop_file import WorkshopFile

WORDS = {"a": "agree", "l": "live_with", "d": "discuss", "o": "object", "x": "abstain"}
SALES_TWO = {"Ines": "Marketing", "Tom": "Sales", "Kai": "Sales"}
"""One team of two people; Fay leads the workshop and is in no team."""


@dataclass(frozen=True)
class Case:
    """`said` by name in letters of `WORDS`; who is not named has not answered. `teams` are the teams' answers."""

    rule: str
    said: dict[str, str]
    outcome: str
    teams: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=lambda: SALES_TWO)
    decider: str = ""
    awaited: tuple[str, ...] = ()


CASES = {
    "one team, one voice: the more hesitant of two": Case(
        "consensus", {"Ines": "a", "Tom": "a", "Kai": "l"}, "carried", {"Marketing": "agree", "Sales": "live_with"}
    ),
    "one of two in a team objects": Case(
        "consensus", {"Ines": "a", "Tom": "a", "Kai": "o"}, "objection", {"Marketing": "agree", "Sales": "object"}
    ),
    "one of two wants to talk": Case("consensus", {"Ines": "a", "Tom": "a", "Kai": "d"}, "discussion"),
    "an abstainer leaves the word to the other": Case(
        "consensus", {"Ines": "a", "Tom": "x", "Kai": "a"}, "carried", {"Marketing": "agree", "Sales": "agree"}
    ),
    "a whole team abstains": Case(
        "consensus", {"Ines": "a", "Tom": "x", "Kai": "x"}, "carried", {"Marketing": "agree", "Sales": "abstain"}
    ),
    "everybody abstains": Case("consensus", {"Ines": "x", "Tom": "x", "Kai": "x"}, "nobody"),
    "consent does not wait for talk": Case("consent", {"Ines": "d", "Tom": "a", "Kai": "l"}, "carried"),
    "consent stops at one objection": Case("consent", {"Ines": "a", "Tom": "a", "Kai": "o"}, "objection"),
    "consent of nobody": Case("consent", {"Ines": "x", "Tom": "x", "Kai": "x"}, "nobody"),
    "teams count, not heads": Case(
        "majority",
        {"Ines": "o", "Tom": "a", "Kai": "a", "Lea": "o"},
        "rejected",
        {"Marketing": "object", "Sales": "agree", "Depots": "object"},
        {**SALES_TWO, "Lea": "Depots"},
    ),
    "a team that is split is not for it": Case(
        "majority",
        {"Ines": "a", "Tom": "a", "Kai": "o"},
        "tie",
        {"Marketing": "agree", "Sales": "discuss"},
    ),
    "an abstaining team decides nothing": Case(
        "majority",
        {"Ines": "a", "Tom": "x", "Kai": "x"},
        "carried",
        {"Marketing": "agree", "Sales": "abstain"},
    ),
    "abstainers leave two teams to tie": Case(
        "majority",
        {"Ines": "a", "Tom": "o", "Kai": "x", "Lea": "x"},
        "tie",
        {"Marketing": "agree", "Sales": "object", "Depots": "abstain"},
        {**SALES_TWO, "Lea": "Depots"},
    ),
    "a majority of nobody": Case("majority", {"Ines": "x", "Tom": "x", "Kai": "x"}, "nobody"),
    "one is missing": Case("consensus", {"Ines": "a", "Tom": "a"}, "waiting", awaited=("Kai",)),
    "an objection is not told before all are in": Case("consent", {"Kai": "o"}, "waiting", awaited=("Ines", "Tom")),
    "the facilitator without a team is not awaited and not counted": Case(
        "consensus", {"Ines": "a", "Tom": "a", "Kai": "a", "Fay": "o"}, "carried"
    ),
    "the facilitator in a team counts as anybody in it": Case(
        "consensus",
        {"Ines": "a", "Tom": "a", "Kai": "a", "Fay": "o"},
        "objection",
        {"Marketing": "object", "Sales": "agree"},
        {**SALES_TWO, "Fay": "Marketing"},
    ),
    "the decider decides against all teams": Case(
        "decider",
        {"Ines": "o", "Tom": "o", "Kai": "o", "Fay": "a"},
        "carried",
        {"Marketing": "object", "Sales": "object"},
        decider="Fay",
    ),
    "the decider is out of a team": Case("decider", {"Ines": "o", "Tom": "a", "Kai": "a"}, "objection", decider="Ines"),
    "the decider hears every team first": Case(
        "decider", {"Ines": "a", "Fay": "a"}, "waiting", decider="Fay", awaited=("Tom", "Kai")
    ),
    "the decider is awaited, in no team": Case(
        "decider", {"Ines": "a", "Tom": "a", "Kai": "a"}, "waiting", decider="Fay", awaited=("Fay",)
    ),
    "the decider abstains": Case(
        "decider", {"Ines": "a", "Tom": "a", "Kai": "a", "Fay": "x"}, "undecided", decider="Fay"
    ),
    "the decider wants to talk": Case(
        "decider", {"Ines": "a", "Tom": "a", "Kai": "a", "Fay": "d"}, "discussion", decider="Fay"
    ),
    "nobody was named to decide": Case("decider", {"Ines": "a", "Tom": "a", "Kai": "a"}, "undecided"),
    "a decider counts as anybody under another rule": Case(
        "consensus", {"Ines": "a", "Tom": "a", "Kai": "a", "Fay": "o"}, "carried", decider="Fay"
    ),
    "a team without people is not awaited": Case(
        "consensus", {"Tom": "a", "Kai": "a"}, "carried", {"Sales": "agree"}, {"Tom": "Sales", "Kai": "Sales"}
    ),
    "nobody is in a team": Case("consensus", {"Fay": "a"}, "waiting", people={}),
}


class Place:
    """A workshop with the people of a case, and a wording to answer to."""

    def __init__(self, folder: Path, case: Case) -> None:
        self.file = WorkshopFile.create(folder / "cases.stageworkshop", title="Cases")
        self.ctx = Context(self.file, "Fay")
        team_ids = {
            name: teams.add_team(self.ctx, name=name).created("team") for name in ("Marketing", "Sales", "Depots")
        }
        self.ids = {
            name: people.add_person(
                self.ctx,
                name=name,
                team_id=team_ids.get(case.people.get(name, ""), ""),
                roles=["facilitator"] if name == "Fay" else [],
            ).created("participant")
            for name in {**case.people, "Fay": ""}
        }
        home = pipelines.add_pipeline(self.ctx, name="Leads").created("pipeline")
        self.stage = stages.add_stage(self.ctx, pipeline_id=home, name="MQL").created("stage")
        agreed.set_agreed(self.ctx, stage_id=self.stage, field="definition", value="Wants to be called.")
        workshops.set_decision_rule(self.ctx, rule=case.rule, decider_id=self.ids.get(case.decider, ""))

    def answer(self, name: str, letter: str) -> None:
        stances.answer(
            self.ctx,
            stage_id=self.stage,
            participant_id=self.ids[name],
            answer=WORDS[letter],
            reason="Too vague.",
            would_remove="A number.",
        )

    @property
    def panel(self) -> StancePanel:
        return panel(self.file, self.stage)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_answers_come_to(case: Case, tmp_path: Path) -> None:
    place = Place(tmp_path, case)
    for name, letter in case.said.items():
        place.answer(name, letter)
    told = place.panel
    names = {team.id: team.name for team in told.teams}
    assert told.result.outcome == case.outcome
    assert [each.name for each in told.waiting] == list(case.awaited)
    if case.outcome == "waiting":
        assert (told.result.teams, told.counts, told.words) == ((), {}, ())
    elif case.teams:
        assert {names[each.team]: each.answer for each in told.result.teams} == case.teams
    place.file.close()


QUORUM = {
    "every team is heard": ("consensus", {"Ines": "a", "Tom": "l"}, "", "carried"),
    "a team is not heard": ("consensus", {"Tom": "a", "Kai": "a"}, "", "Marketing"),
    "an abstention is an answer": ("consent", {"Ines": "x", "Tom": "a"}, "", "carried"),
    "the absent do not take an objection away": ("majority", {"Ines": "o", "Tom": "a"}, "", "tie"),
    "nothing without who decides": ("decider", {"Ines": "a", "Tom": "a", "Kai": "a"}, "Fay", "Fay decides"),
    "nothing without a decider who is in a team": ("decider", {"Ines": "a", "Tom": "a"}, "Kai", "Kai decides"),
    "the decider after a quorum": ("decider", {"Ines": "o", "Tom": "o", "Fay": "a"}, "Fay", "carried"),
    "the decider without a quorum": ("decider", {"Tom": "a", "Fay": "a"}, "Fay", "Marketing"),
}
"""Rule, answers, decider, and what closing the round without the others comes to: an outcome, or why it can't be."""


@pytest.mark.parametrize("name", QUORUM)
def test_who_is_not_in_the_room_abstains_only_with_a_quorum(name: str, tmp_path: Path) -> None:
    rule, said, decider, result = QUORUM[name]
    place = Place(tmp_path, Case(rule, said, "", decider=decider))
    for person, letter in said.items():
        place.answer(person, letter)
    before = place.panel
    if before.quorum:
        stances.count_absent(place.ctx, stage_id=place.stage)
        told = place.panel
        assert (told.result.outcome, told.waiting) == (result, ())
        assert {each.answer for each in told.people if each.name not in said} <= {"abstain"}
    else:
        with pytest.raises(NotAllowed, match=result):
            stances.count_absent(place.ctx, stage_id=place.stage)
        assert place.panel == before
    place.file.close()


def test_observers_are_never_awaited_and_never_decide(tmp_path: Path) -> None:
    place = Place(tmp_path, Case("consensus", {}, ""))
    people.set_roles(place.ctx, person_id=place.ids["Kai"], roles=["observer"])
    assert [each.name for each in place.panel.people] == ["Ines", "Tom"]
    with pytest.raises(NotAllowed, match="observers do not answer"):
        place.answer("Kai", "o")
    with pytest.raises(NotAllowed, match="an observer does not decide"):
        workshops.set_decision_rule(place.ctx, rule="decider", decider_id=place.ids["Kai"])
    workshops.set_decision_rule(place.ctx, rule="decider", decider_id=place.ids["Tom"])
    with pytest.raises(NotAllowed, match="an observer does not decide"):
        people.set_roles(place.ctx, person_id=place.ids["Tom"], roles=["observer", "decider"])
    place.file.close()

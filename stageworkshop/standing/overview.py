"""Where the workshop stands: for each step the one figure that matters and what "ready" means, from the data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from stageworkshop.charter.plain import current_content, frozen_content
from stageworkshop.domain import agenda
from stageworkshop.domain.case import Case, Sorting
from stageworkshop.domain.charter import Charter
from stageworkshop.domain.definition import missing
from stageworkshop.domain.disagreement import UNDECIDED, Disagreement
from stageworkshop.domain.draft import HANDED_IN, Draft
from stageworkshop.domain.stage import Pipeline, Stage
from stageworkshop.domain.workshop import Participant, Team, Workshop
from stageworkshop.standing.signoffs import SignOffState, signatories
from stageworkshop.store.queries.extracts import drafting_teams, extract_of
from stageworkshop.store.queries.reader import Reader
from stageworkshop.store.queries.rounds import current_rounds


@dataclass(frozen=True)
class ReadyItem:
    """One line of "ready when…"."""

    text: str
    done: bool


@dataclass(frozen=True)
class StepState:
    """A step's figure for the rail ("3/4", "2 open", ""), and its ready list. `still_open` is the number in a figure
    that has a word, so that it can be worded in another language; 0 for the others."""

    figure: str
    ready: tuple[ReadyItem, ...]
    still_open: int = 0

    @property
    def done(self) -> bool:
        return bool(self.ready) and all(item.done for item in self.ready)


@dataclass(frozen=True)
class Overview:
    """The workshop at a glance. `charter_number` and `charter_state` are of the charter proposed, else of the one in
    force; 0 and "" without one."""

    title: str
    organisation: str
    status: str
    charter_number: int
    charter_state: str
    steps: dict[str, StepState]
    open_disagreements: int
    waiting_for: tuple[str, ...]
    review_date: str = ""
    """The day (ISO) by which the charter in force is to be looked at again; "" while none is, or no day is set."""


@dataclass(frozen=True)
class _Data:
    workshop: Workshop
    teams: list[Team]
    people: list[Participant]
    pipelines: list[Pipeline]
    stages: list[Stage]
    drafts_in: int
    drafts_wanted: int
    unrevealed: int
    disagreements: list[Disagreement]
    cases: list[Case]
    sortings: int
    charters: list[Charter]
    signatories: list[SignOffState]
    in_force_says_all: bool


def overview(reader: Reader) -> Overview:
    """Everything that the frame, the welcome page and `stageworkshop show` tell."""
    data = _read(reader)
    in_force = [each for each in data.charters if each.state == "in_force"]
    proposed = [each for each in data.charters if each.state == "proposed"]
    at_hand = (proposed or in_force)[-1] if proposed or in_force else None
    number = at_hand.number if at_hand else 0
    if proposed:
        status = f"charter {number} proposed, not in force"
    elif in_force:
        status = f"charter {number} in force"
    else:
        status = "draft, not in force"
    missing_names = [each.name for each in data.signatories if each.answer is None] if number else []
    return Overview(
        title=data.workshop.title,
        organisation=data.workshop.organisation,
        status=status,
        charter_number=number,
        charter_state=at_hand.state if at_hand else "",
        steps={step.key: _STEPS[step.key](data) for step in agenda.AGENDA},
        open_disagreements=sum(each.state in UNDECIDED for each in data.disagreements),
        waiting_for=tuple(missing_names),
        review_date=data.workshop.review_date if in_force else "",
    )


def _read(reader: Reader) -> _Data:
    rounds = current_rounds(reader)
    stages, teams = reader.all(Stage), reader.all(Team)
    current = {each.id for each in rounds.values()}
    team_ids = {team.id for team in drafting_teams(reader)}
    unrevealed = sum(not each.is_revealed for each in rounds.values())
    drafts = reader.pick(Draft, "round_id", "team_id", "state")
    return _Data(
        workshop=reader.all(Workshop)[0],
        teams=teams,
        people=reader.all(Participant),
        pipelines=reader.all(Pipeline),
        stages=stages,
        drafts_in=sum(
            state in HANDED_IN and round_id in current and team_id in team_ids for round_id, team_id, state in drafts
        ),
        # In a draft sheet nobody drafts what is revealed.
        drafts_wanted=(len(stages) if extract_of(reader) is None else unrevealed) * len(team_ids),
        unrevealed=unrevealed,
        disagreements=reader.all(Disagreement),
        cases=reader.all(Case),
        sortings=len(reader.pick(Sorting, "id")),
        charters=reader.all(Charter),
        signatories=signatories(reader),
        in_force_says_all=_in_force_says_all(reader),
    )


def _in_force_says_all(reader: Reader) -> bool:
    """Whether there is a charter in force and the agreed text is still that one."""
    in_force = reader.all(Charter, state="in_force")
    return bool(in_force) and frozen_content(in_force[-1]) == current_content(reader)


def _prepare(data: _Data) -> StepState:
    # Who only leads or watches may come from outside.
    teamless = [each for each in data.people if not each.team_id and not {"facilitator", "observer"} & set(each.roles)]
    one_decides = data.workshop.decision_rule == "decider"
    ready = (
        ReadyItem("who it is for and why are written down", bool(data.workshop.organisation and data.workshop.purpose)),
        ReadyItem("at least two teams are in the room", len(data.teams) >= 2),
        ReadyItem("everybody who speaks for a team belongs to one", bool(data.people) and not teamless),
        ReadyItem("somebody facilitates", any("facilitator" in person.roles for person in data.people)),
        ReadyItem("somebody will sign", any(person.is_signatory for person in data.people)),
        # Only where somebody decides: a tick beside “nobody named” would say what is not so.
        *((ReadyItem("the decider is named", bool(data.workshop.decider_id)),) if one_decides else ()),
    )  # fmt: skip
    return StepState(f"{len(data.people)}" if data.people else "", ready)


def _stages(data: _Data) -> StepState:
    filled = {stage.pipeline_id for stage in data.stages}
    names = [(stage.pipeline_id, stage.name.casefold()) for stage in data.stages]
    ready = (
        ReadyItem("there is at least one pipeline", bool(data.pipelines)),
        ReadyItem("every pipeline has stages", bool(data.pipelines) and len(filled) == len(data.pipelines)),
        ReadyItem("no name is used twice in a pipeline", bool(names) and len(set(names)) == len(names)),
        ReadyItem(
            "every pipeline has an end: make a stage’s kind won or lost, or fill in its hand-off",
            bool(filled) and _endings(data) == filled,
        ),
    )
    return StepState(f"{len(data.stages)}" if data.stages else "", ready)


def _endings(data: _Data) -> set[str]:
    ending = {stage.pipeline_id for stage in data.stages if stage.kind != "open"}
    handed_on = {
        stage.pipeline_id
        for stage in data.stages
        if stage.values.get("handoff.to") or stage.values.get("exit_criteria")
    }
    return ending | handed_on


def _draft(data: _Data) -> StepState:
    figure = f"{data.drafts_in}/{data.drafts_wanted}" if data.drafts_wanted else ""
    ready = (
        ReadyItem("every team has handed in every stage", 0 < data.drafts_wanted <= data.drafts_in),
    )  # fmt: skip
    return StepState(figure, ready)


def _compare(data: _Data) -> StepState:
    total = len(data.stages)
    figure = f"{total - data.unrevealed}/{total}" if total else ""
    return StepState(figure, (ReadyItem("all drafts are revealed", total > 0 and not data.unrevealed),))


def _settle(data: _Data) -> StepState:
    still_open = sum(each.state in UNDECIDED for each in data.disagreements)
    lacking = sum(bool(missing(stage.values)) for stage in data.stages)
    ready = (
        ReadyItem("every disagreement is settled or parked", not still_open and bool(data.stages)),
        ReadyItem("every stage is defined in full", bool(data.stages) and not lacking),
    )
    return StepState(f"{still_open} open" if still_open else "", ready, still_open)


def _test(data: _Data) -> StepState:
    sorters = sum(person.sorts_cases for person in data.people)
    wanted = len(data.cases) * sorters
    ready = (
        ReadyItem("there are at least five cases", len(data.cases) >= 5),
        ReadyItem("everybody has sorted every case", 0 < wanted <= data.sortings),
    )
    return StepState(f"{data.sortings}/{wanted}" if wanted else "", ready)


def _signoff(data: _Data) -> StepState:
    wanted = len(data.signatories)
    fresh = sum(each.counts for each in data.signatories)
    ready = (
        ReadyItem("a charter is proposed", bool(data.charters)),
        ReadyItem("every signatory has answered", wanted > 0 and all(each.answer for each in data.signatories)),
        ReadyItem(
            "nobody declines", bool(data.charters) and not any(each.answer == "decline" for each in data.signatories)
        ),
        ReadyItem("no answer is stale", bool(data.charters) and not any(each.stale for each in data.signatories)),
    )
    return StepState(f"{fresh}/{wanted}" if wanted and data.charters else "", ready)


def _publish(data: _Data) -> StepState:
    ready = (
        ReadyItem("a charter is in force", any(each.state == "in_force" for each in data.charters)),
        ReadyItem("it says what is agreed now", data.in_force_says_all),
        ReadyItem("the day to look at it again is set", bool(data.workshop.review_date)),
    )
    return StepState("", ready)


_STEPS: dict[str, Callable[[_Data], StepState]] = {
    "prepare": _prepare,
    "stages": _stages,
    "draft": _draft,
    "compare": _compare,
    "settle": _settle,
    "test": _test,
    "signoff": _signoff,
    "publish": _publish,
}

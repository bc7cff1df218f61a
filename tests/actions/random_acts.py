"""Random sequences of a person's acts, for property tests: an act is a number that picks what is done and to what."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from stageworkshop.actions import (
    agreed,
    cases,
    charters,
    deputies,
    disagreements,
    drafts,
    glossary,
    people,
    pipelines,
    signoffs,
    stages,
    stances,
    teams,
    workshops,
)
from stageworkshop.actions.context import Context
from stageworkshop.domain.case import Case
from stageworkshop.domain.charter import Charter, Delegation, SignOff
from stageworkshop.domain.disagreement import Disagreement, Dissent, Option
from stageworkshop.domain.errors import DomainError
from stageworkshop.domain.fields import FIELDS, Field
from stageworkshop.domain.stage import Pipeline, Stage
from stageworkshop.domain.values import (
    AliasList,
    Choice,
    CriteriaList,
    ExampleList,
    Flag,
    Length,
    Number,
    Reference,
    TextList,
)
from stageworkshop.domain.workshop import DECISION_RULES, ROLES, Participant, Team, Term

T = TypeVar("T")
WORDS = ("Lead", "Łukasz", "山田", "محمد", "budget confirmed", "50", "e\u0301", "x" * 60, "=1+1", "a\nb")


class Hand:
    """Draws the same choices from the same numbers."""

    def __init__(self, ctx: Context, numbers: Sequence[int]) -> None:
        self.ctx = ctx
        self._numbers = itertools.cycle(numbers or [0])

    def number(self, below: int) -> int:
        return next(self._numbers) % max(below, 1)

    def word(self) -> str:
        return WORDS[self.number(len(WORDS))]

    def pick(self, among: Sequence[T]) -> T:
        return among[self.number(len(among))]

    def any_id(self, cls: type[Any]) -> str:
        """The id of some object of this class; one that does not exist when there is none."""
        found = self.ctx.file.all(cls)
        return str(self.pick(found).id) if found else "none"

    def value(self, field: Field) -> Any:
        """Some value that the field may hold, or nothing."""
        kind = field.kind
        if self.number(6) == 0 and field.key != "name":
            return None
        if isinstance(kind, Choice):
            return self.pick(kind.options)[0]
        if isinstance(kind, Flag):
            return self.number(2) == 1
        if isinstance(kind, Number):
            return kind.low + self.number(kind.high - kind.low)
        if isinstance(kind, Length):
            return {"amount": 1 + self.number(9), "unit": self.pick(["hours", "days"])}
        if isinstance(kind, Reference):
            return self.any_id(Team if kind.what == "team" else Stage)
        if isinstance(kind, TextList):
            return [self.word(), self.word()]
        if isinstance(kind, CriteriaList):
            check = {"field": "Score", "operator": "at_least", "value": "50"}
            return [{"text": self.word()}, {"text": self.word(), "check": check, "evidence": "CRM"}]
        if isinstance(kind, ExampleList):
            return [{"text": self.word(), "why": self.word()}]
        if isinstance(kind, AliasList):
            return [{"team": self.any_id(Team), "name": self.word()}]
        return self.word()

    def field(self) -> Field:
        return self.pick(FIELDS)


def _covering(hand: Hand) -> dict[str, Any]:
    field = hand.field()
    return {"field": field.key, "value": hand.value(field)}


ACTS: tuple[tuple[Callable[..., Any], Callable[[Hand], dict[str, Any]]], ...] = (
    (workshops.set_details, lambda h: {"title": h.word(), "purpose": h.word()}),
    (
        workshops.set_decision_rule,
        lambda h: {"rule": h.pick(list(DECISION_RULES)), "decider_id": h.any_id(Participant)},
    ),
    (workshops.set_minutes, lambda h: {"step": "draft", "minutes": 1 + h.number(90)}),
    (teams.add_team, lambda h: {"name": h.word(), "kind": h.pick(["internal", "partner"])}),
    (teams.rename_team, lambda h: {"team_id": h.any_id(Team), "name": h.word()}),
    (teams.move_team, lambda h: {"team_id": h.any_id(Team), "position": h.number(4)}),
    (teams.remove_team, lambda h: {"team_id": h.any_id(Team)}),
    (people.add_person, lambda h: {"name": h.word(), "team_id": h.any_id(Team), "roles": [h.pick(list(ROLES))]}),
    (people.edit_person, lambda h: {"person_id": h.any_id(Participant), "name": h.word(), "email": "a@example.com"}),
    (people.set_roles, lambda h: {"person_id": h.any_id(Participant), "roles": ["signatory"]}),
    (people.remove_person, lambda h: {"person_id": h.any_id(Participant)}),
    (glossary.add_term, lambda h: {"term": h.word(), "meaning": h.word()}),
    (glossary.edit_term, lambda h: {"term_id": h.any_id(Term), "meaning": h.word()}),
    (glossary.remove_term, lambda h: {"term_id": h.any_id(Term)}),
    (pipelines.add_pipeline, lambda h: {"name": h.word()}),
    (pipelines.edit_pipeline, lambda h: {"pipeline_id": h.any_id(Pipeline), "description": h.word()}),
    (pipelines.move_pipeline, lambda h: {"pipeline_id": h.any_id(Pipeline), "position": h.number(3)}),
    (pipelines.remove_pipeline, lambda h: {"pipeline_id": h.any_id(Pipeline)}),
    (stages.add_stage, lambda h: {"pipeline_id": h.any_id(Pipeline), "name": h.word(), "position": h.number(5)}),
    (stages.rename_stage, lambda h: {"stage_id": h.any_id(Stage), "name": h.word()}),
    (
        stages.move_stage,
        lambda h: {"stage_id": h.any_id(Stage), "position": h.number(5), "pipeline_id": h.any_id(Pipeline)},
    ),
    (stages.remove_stage, lambda h: {"stage_id": h.any_id(Stage)}),
    (stages.merge_stages, lambda h: {"into_id": h.any_id(Stage), "from_id": h.any_id(Stage)}),
    (stages.split_stage, lambda h: {"stage_id": h.any_id(Stage), "names": [h.word(), h.word()]}),
    (stages.set_aliases, lambda h: {"stage_id": h.any_id(Stage), "aliases": [{"team": "", "name": h.word()}]}),
    (agreed.set_agreed, lambda h: {"stage_id": h.any_id(Stage), **_covering(h)}),
    (agreed.set_agreed, lambda h: {"stage_id": h.any_id(Stage), **_covering(h)}),
    (agreed.take_draft, lambda h: {"stage_id": h.any_id(Stage), "team_id": h.any_id(Team), "field": h.field().key}),
    (
        agreed.take_item,
        lambda h: {
            "stage_id": h.any_id(Stage),
            "team_id": h.any_id(Team),
            "field": "entry_criteria",
            "index": h.number(2),
        },
    ),
    (drafts.set_value, lambda h: {"stage_id": h.any_id(Stage), "team_id": h.any_id(Team), **_covering(h)}),
    (drafts.set_value, lambda h: {"stage_id": h.any_id(Stage), "team_id": h.any_id(Team), **_covering(h)}),
    (drafts.set_state, lambda h: {"stage_id": h.any_id(Stage), "team_id": h.any_id(Team), "state": "no_opinion"}),
    (drafts.reveal, lambda h: {"stage_ids": [h.any_id(Stage)]}),
    (drafts.reopen, lambda h: {"stage_ids": [h.any_id(Stage)]}),
    (
        stances.answer,
        lambda h: {"stage_id": h.any_id(Stage), "participant_id": h.any_id(Participant), "answer": "agree"},
    ),
    (stances.count_absent, lambda h: {"stage_id": h.any_id(Stage)}),
    (
        disagreements.raise_disagreement,
        lambda h: {
            "stage_id": h.any_id(Stage),
            "aspect": h.field().key,
            "question": h.word(),
            "positions": {h.any_id(Team): h.word()},
        },
    ),
    (
        disagreements.set_position,
        lambda h: {"disagreement_id": h.any_id(Disagreement), "team_id": h.any_id(Team), "text": h.word()},
    ),
    (disagreements.add_option, lambda h: {"disagreement_id": h.any_id(Disagreement), "text": h.word()}),
    (disagreements.edit_option, lambda h: {"option_id": h.any_id(Option), "pros": h.word()}),
    (disagreements.remove_option, lambda h: {"option_id": h.any_id(Option)}),
    (
        disagreements.settle,
        lambda h: {"disagreement_id": h.any_id(Disagreement), "method": "consensus", "outcome": h.word()},
    ),
    (
        disagreements.park,
        lambda h: {
            "disagreement_id": h.any_id(Disagreement),
            "owner_id": h.any_id(Participant),
            "due": "2027-01-31",
        },
    ),
    (disagreements.escalate, lambda h: {"disagreement_id": h.any_id(Disagreement)}),
    (disagreements.take_up_again, lambda h: {"disagreement_id": h.any_id(Disagreement)}),
    (
        disagreements.add_dissent,
        lambda h: {
            "disagreement_id": h.any_id(Disagreement),
            "participant_id": h.any_id(Participant),
            "words": h.word(),
        },
    ),
    (disagreements.remove_dissent, lambda h: {"dissent_id": h.any_id(Dissent)}),
    (cases.add_case, lambda h: {"title": h.word(), "expected_stage_id": h.any_id(Stage)}),
    (
        cases.sort_case,
        lambda h: {"case_id": h.any_id(Case), "participant_id": h.any_id(Participant), "stage_id": h.any_id(Stage)},
    ),
    (cases.remove_case, lambda h: {"case_id": h.any_id(Case)}),
    (charters.propose, lambda h: {"note": h.word()}),
    (charters.put_in_force, lambda h: {"charter_id": h.any_id(Charter)}),
    (
        signoffs.sign,
        lambda h: {
            "charter_id": h.any_id(Charter),
            "participant_id": h.any_id(Participant),
            "answer": "approve",
            "typed": "me",
        },
    ),
    (signoffs.revoke, lambda h: {"sign_off_id": h.any_id(SignOff)}),
    (
        deputies.delegate,
        lambda h: {
            "charter_id": h.any_id(Charter),
            "participant_id": h.any_id(Participant),
            "deputy_id": h.any_id(Participant),
            "reason": h.word(),
        },
    ),
    (deputies.end_delegation, lambda h: {"delegation_id": h.any_id(Delegation)}),
    (deputies.set_order, lambda h: {"participant_ids": [h.any_id(Participant), h.any_id(Participant)]}),
)


def act(ctx: Context, numbers: Sequence[int]) -> bool:
    """Does one act; False when the workshop's rules refused it."""
    hand = Hand(ctx, numbers)
    action, arguments = ACTS[hand.number(len(ACTS))]
    try:
        action(ctx, **arguments(hand))
    except DomainError:
        return False
    return True

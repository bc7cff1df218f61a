"""What people sign, as plain data: the content of the document (`charter.hashing.content`) without the model.

Loading the model takes 0.1 s. Who only wants to know what differs from a charter gets along with this; the snapshot
puts the same data into the model, which checks it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, Final

from stageworkshop.charter.stage_data import Keys, document_keys, stage_data, without_empty_teams
from stageworkshop.domain import disagreement as registered
from stageworkshop.domain import stage as staged
from stageworkshop.domain import workshop as held
from stageworkshop.domain.charter import Charter
from stageworkshop.domain.definition import map_references
from stageworkshop.domain.values import AliasList, Json
from stageworkshop.store.queries.reader import Reader

FORMAT: Final = "stageworkshop-definitions"
FORMAT_VERSION: Final = 1

Content = dict[str, Any]
"""A document's content: members of a definitions file, those that are None left out."""


def current_content(
    reader: Reader, check: Callable[[Mapping[str, Json]], Mapping[str, Json]] = lambda values: values
) -> Content:
    """The workshop's text as it is now. `check` goes over the values of each stage, references being keys by then."""
    keys = document_keys(reader)
    pipelines = _pipelines(reader, keys, check)
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "workshop": _workshop(reader.all(held.Workshop)[0], keys),
        "teams": [
            {"key": team.key, "name": team.name, "kind": team.kind, "colour": team.colour}
            for team in reader.all(held.Team)
        ],
        "people": [_person(person, keys) for person in reader.all(held.Participant)],
        "pipelines": pipelines,
        "hand_offs": [
            {"pipeline": pipeline["key"], "stage": stage["key"], **stage["handoff"]}
            for pipeline in pipelines
            for stage in pipeline["stages"]
            if stage.get("handoff")
        ],
        "glossary": [_term(term, keys) for term in reader.all(held.Term)],
        "disagreements": _disagreements(reader, keys),
    }


def frozen_content(charter: Charter) -> Content:
    """The text that a charter froze."""
    content: Content = json.loads(charter.content)
    return content


def stages_of(content: Content) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Every stage with its pipeline, in order."""
    return [(pipeline, stage) for pipeline in content["pipelines"] for stage in pipeline["stages"]]


def only_stages(content: Content, keys: Collection[str]) -> Content:
    """The text without the stages that are not named."""
    pipelines = [
        {**pipeline, "stages": [stage for stage in pipeline["stages"] if stage["key"] in keys]}
        for pipeline in content["pipelines"]
    ]
    return {**content, "pipelines": pipelines}


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value is not None}


def _workshop(workshop: held.Workshop, keys: Keys) -> dict[str, Any]:
    return _filled(
        {
            "title": workshop.title,
            "organisation": workshop.organisation,
            "purpose": workshop.purpose,
            "decision_rule": workshop.decision_rule,
            "decider": keys.get(("person", workshop.decider_id)),
            "language": workshop.language,
            "review_date": workshop.review_date,
        }
    )


def _person(person: held.Participant, keys: Keys) -> dict[str, Any]:
    return _filled(
        {
            "key": person.key,
            "name": person.name,
            "team": keys.get(("team", person.team_id)),
            "job_title": person.job_title,
            "email": person.email,
            "roles": person.roles,
        }
    )


def _term(term: held.Term, keys: Keys) -> dict[str, Any]:
    aliases = AliasList().map_references(term.aliases, lambda what, target: keys.get((what, target)))
    named = without_empty_teams(aliases or []) or None
    return _filled({"key": term.key, "term": term.term, "meaning": term.meaning, "aliases": named})


def _pipelines(
    reader: Reader, keys: Keys, check: Callable[[Mapping[str, Json]], Mapping[str, Json]]
) -> list[dict[str, Any]]:
    stages = reader.all(staged.Stage)
    return [
        {
            "key": pipeline.key,
            "name": pipeline.name,
            "kind": pipeline.kind,
            "description": pipeline.description,
            "stages": [
                stage_data(
                    stage.key,
                    check(map_references(stage.values, lambda what, target: keys.get((what, target)))),
                )
                for stage in stages
                if stage.pipeline_id == pipeline.id
            ],
        }
        for pipeline in reader.all(staged.Pipeline)
    ]


def _disagreements(reader: Reader, keys: Keys) -> list[dict[str, Any]]:
    positions, options = reader.all(registered.Position), reader.all(registered.Option)
    dissents = sorted(reader.all(registered.Dissent), key=lambda dissent: (dissent.at, dissent.words))
    order = {team.id: place for place, team in enumerate(reader.all(held.Team))}
    positions = sorted(positions, key=lambda position: order[position.team_id])
    return [
        _disagreement(
            each,
            keys,
            [position for position in positions if position.disagreement_id == each.id],
            [option for option in options if option.disagreement_id == each.id],
            [dissent for dissent in dissents if dissent.disagreement_id == each.id],
        )
        for each in reader.all(registered.Disagreement)
    ]


def _disagreement(
    each: registered.Disagreement,
    keys: Keys,
    positions: Sequence[registered.Position],
    options: Sequence[registered.Option],
    dissents: Sequence[registered.Dissent],
) -> dict[str, Any]:
    return _filled(
        {
            "key": each.key,
            "stage": keys.get(("stage", each.stage_id)),
            "aspect": each.aspect,
            "question": each.question,
            "state": each.state,
            "positions": [{"team": keys["team", one.team_id], "text": one.text} for one in positions],
            "options": [{"text": one.text, "pros": one.pros, "cons": one.cons} for one in options],
            "outcome": each.outcome,
            "method": each.method,
            "owner": keys.get(("person", each.owner_id)),
            "due": each.due,
            "raised_by": each.raised_by,
            "raised_at": each.raised_at,
            "decided_by": each.decided_by,
            "decided_at": each.decided_at,
            "dissents": [
                {"person": keys["person", one.participant_id], "words": one.words, "at": one.at} for one in dissents
            ],
        }
    )

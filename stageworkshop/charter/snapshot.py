"""One frozen, validated picture of a workshop: what every exporter reads, and what a charter freezes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stageworkshop import __version__
from stageworkshop.charter.hand_offs import hand_off_rows
from stageworkshop.charter.hashing import hashes_of
from stageworkshop.charter.model import (
    CharterInfo,
    Disagreement,
    DissentNote,
    Document,
    GlossaryTerm,
    OptionOut,
    Person,
    Pipeline,
    SignOffRecord,
    Team,
    TeamPosition,
    Workshop,
)
from stageworkshop.charter.stage_data import Keys, document_keys
from stageworkshop.charter.stage_values import stage_from
from stageworkshop.domain import disagreement as registered
from stageworkshop.domain import stage as staged
from stageworkshop.domain import workshop as held
from stageworkshop.domain.charter import Charter, SignOff, changed_stages, standing
from stageworkshop.domain.definition import map_references
from stageworkshop.domain.values import AliasList
from stageworkshop.store.queries.reader import Reader


def take(reader: Reader) -> Document:
    """The workshop as it is now, with the charter at hand and the sign-offs that count, without hashes.

    `charter.hashing.stamped` adds the hashes. Raises InvalidValue when a text can't be written to a document.
    """
    keys = document_keys(reader)
    pipelines = _pipelines(reader, keys)
    document = Document(
        generator=f"Stage Workshop {__version__}",
        workshop=_workshop(reader.all(held.Workshop)[0], keys),
        teams=[
            Team(key=team.key, name=team.name, kind=_literal(team.kind), colour=team.colour)
            for team in reader.all(held.Team)
        ],
        people=[_person(person, keys) for person in reader.all(held.Participant)],
        pipelines=pipelines,
        hand_offs=hand_off_rows(pipelines),
        glossary=[_term(term, keys) for term in reader.all(held.Term)],
        disagreements=_disagreements(reader, keys),
    )
    return _with_charter(document, reader.all(Charter), reader.all(SignOff))


def _literal(word: Any) -> Any:
    """Keys of a fixed list, for a `Literal`; pydantic checks them."""
    return word


def _workshop(workshop: held.Workshop, keys: Keys) -> Workshop:
    return Workshop(
        title=workshop.title,
        organisation=workshop.organisation,
        purpose=workshop.purpose,
        decision_rule=_literal(workshop.decision_rule),
        decider=keys.get(("person", workshop.decider_id)),
        language=workshop.language,
        review_date=workshop.review_date,
    )


def _person(person: held.Participant, keys: Keys) -> Person:
    return Person(
        key=person.key,
        name=person.name,
        team=keys.get(("team", person.team_id)),
        job_title=person.job_title,
        email=person.email,
        roles=_literal(person.roles),
    )


def _term(term: held.Term, keys: Keys) -> GlossaryTerm:
    aliases = AliasList().map_references(term.aliases, lambda what, target: keys.get((what, target)))
    return GlossaryTerm.model_validate(
        {"key": term.key, "term": term.term, "meaning": term.meaning, "aliases": without_empty_teams(aliases)}
    )


def without_empty_teams(aliases: Sequence[dict[str, str]] | None) -> list[dict[str, str]] | None:
    """Aliases as the document has them: no member `team` where no team is named."""
    return [{key: text for key, text in alias.items() if text} for alias in aliases or []] or None


def _pipelines(reader: Reader, keys: Keys) -> list[Pipeline]:
    stages = reader.all(staged.Stage)
    return [
        Pipeline(
            key=pipeline.key,
            name=pipeline.name,
            kind=_literal(pipeline.kind),
            description=pipeline.description,
            stages=[
                stage_from(stage.key, map_references(stage.values, lambda what, target: keys.get((what, target))))
                for stage in stages
                if stage.pipeline_id == pipeline.id
            ],
        )
        for pipeline in reader.all(staged.Pipeline)
    ]


def _disagreements(reader: Reader, keys: Keys) -> list[Disagreement]:
    positions, options = reader.all(registered.Position), reader.all(registered.Option)
    dissents = reader.all(registered.Dissent)
    team_order = [team.id for team in reader.all(held.Team)]
    found = []
    for each in reader.all(registered.Disagreement):
        mine = [position for position in positions if position.disagreement_id == each.id]
        found.append(
            Disagreement(
                key=each.key,
                stage=keys.get(("stage", each.stage_id)),
                aspect=each.aspect,
                question=each.question,
                state=_literal(each.state),
                positions=[
                    TeamPosition(team=keys["team", position.team_id], text=position.text)
                    for position in sorted(mine, key=lambda position: team_order.index(position.team_id))
                ],
                options=[
                    OptionOut(text=option.text, pros=option.pros, cons=option.cons)
                    for option in options
                    if option.disagreement_id == each.id
                ],
                outcome=each.outcome,
                method=_literal(each.method),
                owner=keys.get(("person", each.owner_id)),
                due=each.due,
                raised_by=each.raised_by,
                raised_at=each.raised_at,
                decided_by=each.decided_by,
                decided_at=each.decided_at,
                dissents=[
                    DissentNote(person=keys["person", dissent.participant_id], words=dissent.words, at=dissent.at)
                    for dissent in sorted(dissents, key=lambda dissent: (dissent.at, dissent.words))
                    if dissent.disagreement_id == each.id
                ],
            )
        )
    return found


def _with_charter(document: Document, charters: list[Charter], sign_offs: list[SignOff]) -> Document:
    at_hand = [each for state in ("proposed", "in_force") for each in charters if each.state == state]
    if not at_hand:
        return document
    return with_charter(document, at_hand[0], sign_offs)


def with_charter(document: Document, charter: Charter, sign_offs: list[SignOff]) -> Document:
    """The document as one that belongs to this charter: its number and state, and the answers that count for it."""
    info = CharterInfo(
        number=charter.number,
        content_hash=charter.content_hash,
        state=_literal(charter.state),
        note=charter.note,
        proposed_by=charter.proposed_by,
        proposed_at=charter.proposed_at,
        in_force_at=charter.in_force_at,
        ended_at=charter.ended_at,
    )
    current = hashes_of(document.pipelines)
    counting = [each for (charter_id, _), each in standing(sign_offs).items() if charter_id == charter.id]
    records = [_record(each, charter, current) for each in sorted(counting, key=lambda each: (each.at, each.name))]
    return document.model_copy(update={"charter": info, "sign_offs": records})


def _record(sign_off: SignOff, charter: Charter, current: dict[str, str]) -> SignOffRecord:
    return SignOffRecord(
        person=sign_off.participant_key,
        name=sign_off.name,
        role=sign_off.role,
        team=sign_off.team,
        answer=_literal(sign_off.answer),
        reason=sign_off.reason,
        manner=_literal(sign_off.manner),
        typed=sign_off.typed,
        strokes=sign_off.strokes,
        at=sign_off.at,
        logged_by=sign_off.logged_by,
        charter_number=charter.number,
        content_hash=sign_off.content_hash,
        covers=sign_off.covers,
        stale_stages=changed_stages(sign_off.covers, current),
    )

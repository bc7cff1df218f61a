"""The draft sheet for a team that has this program: a workshop file with nothing in it but what that team may see."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

from stageworkshop.domain.draft import Draft, Round
from stageworkshop.domain.errors import FileProblem, InputError, InvalidValue, NotFound
from stageworkshop.domain.extract import Extract
from stageworkshop.domain.fields import DRAFTED, Field
from stageworkshop.domain.stage import Pipeline, Stage
from stageworkshop.domain.values import Json
from stageworkshop.domain.workshop import Team, Term, Workshop
from stageworkshop.sheets.base import STATE, digest, digests
from stageworkshop.sheets.content import SheetContent
from stageworkshop.sheets.returned import Remark, Returned, ReturnedStage
from stageworkshop.store.compacting import compact
from stageworkshop.store.queries.extracts import extract_of
from stageworkshop.store.queries.names import stages as board
from stageworkshop.store.queries.rounds import current_rounds
from stageworkshop.store.workshop_file import Unit, WorkshopFile

_NAME = "draft-sheet.stageworkshop"


def write(content: SheetContent) -> bytes:
    """The extract's bytes. The ids in it are those of the workshop, so that it finds home."""
    with TemporaryDirectory(prefix="stageworkshop-") as place:
        path = Path(place) / _NAME
        file = WorkshopFile.create(path, title=content.title, at=content.made_at, new_id=lambda: content.workshop_id)
        try:
            with file.unit(
                action="sheets.extract",
                says=f"was cut out of the workshop as the draft sheet of {content.team.name}",
                actor=content.asked_by,
                at=content.made_at,
                mode="record",
            ) as unit:
                _fill(unit, content)
        finally:
            file.close()
        compact(path)
        return path.read_bytes()


def read(data: bytes, source: str) -> Returned:
    """The drafts in an extract's bytes. Raises InputError: no extract, a whole workshop, newer, damaged."""
    with TemporaryDirectory(prefix="stageworkshop-") as place:
        path = Path(place) / _NAME
        path.write_bytes(data)
        try:
            # For writing, so that one of an earlier version is brought up to date; it is a copy.
            file = WorkshopFile.open(path)
            try:
                return _read(file, source)
            finally:
                file.close()
        except FileProblem as error:
            if error.code == "file.damaged":
                raise _damaged(source) from error
            raise InputError(error.code, error.text, where=source) from error
        except (sqlite3.Error, ValueError, TypeError, KeyError, IndexError, AttributeError, NotFound) as error:
            raise _damaged(source) from error


def _damaged(source: str) -> InputError:
    return InputError("sheet.damaged", "this draft sheet is damaged; ask the team to send it again.", where=source)


def _fill(unit: Unit, content: SheetContent) -> None:
    workshop = unit.all(Workshop)[0]
    workshop.organisation, workshop.language = content.organisation, content.language
    for team in content.teams:
        unit.add(Team(team.id, team.key, team.name, team.kind, team.colour, team.position))
    for pipeline in {stage.pipeline.id: stage.pipeline for stage in content.stages}.values():
        unit.add(Pipeline(pipeline.id, pipeline.key, pipeline.name, pipeline.kind, position=pipeline.position))
    for term in content.terms:
        unit.add(Term(term.id, term.key, term.term, term.meaning, [dict(each) for each in term.aliases], term.position))
    for stage in content.stages:
        told: dict[str, Json] = {"name": stage.name, "kind": stage.kind}
        unit.add(Stage(stage.id, stage.key, stage.pipeline.id, stage.position, told))
        now = stage.round
        unit.add(Round(now.id, stage.id, now.number, now.opened_at, now.revealed_at))
        if stage.draft_id:
            draft = Draft(stage.draft_id, now.id, stage.id, content.team.id, stage.state, dict(stage.values))
            draft.updated_at = content.made_at
            unit.add(draft)
    unit.add(
        Extract(
            id=f"{content.team.id}-{content.made_at}",
            team_id=content.team.id,
            made_at=content.made_at,
            asked_by=content.asked_by,
            until=content.until,
            base={stage.id: digests(stage.values, stage.state) for stage in content.open_stages},
        )
    )


def _read(file: WorkshopFile, source: str) -> Returned:
    extract = extract_of(file)
    if extract is None:
        raise InputError(
            "sheet.whole_workshop",
            "this is a whole workshop, not a draft sheet; choose the file that came back from the team.",
            where=source,
        )
    unread: list[Remark] = []
    rounds = current_rounds(file)
    drafts = {each.round_id: each for each in file.all(Draft, team_id=extract.team_id)}
    stages = [
        _stage(stage, rounds[stage.id], drafts.get(rounds[stage.id].id), dict(extract.base.get(stage.id, {})), unread)
        for stage in (file.get(Stage, each.id) for each in board(file))
        if not rounds[stage.id].is_revealed
    ]
    return Returned(
        source=source,
        workshop_id=file.workshop.id,
        title=file.workshop.title,
        team_id=extract.team_id,
        team=file.get(Team, extract.team_id).name,
        made_at=extract.made_at,
        stages=tuple(stages),
        unread=tuple(unread),
    )


def _stage(stage: Stage, now: Round, draft: Draft | None, base: dict[str, str], unread: list[Remark]) -> ReturnedStage:
    written = draft.values if draft else {}
    values: dict[str, Json] = {}
    where = {field.key: f"Stage “{stage.name}”, {field.label}" for field in DRAFTED}
    for field in DRAFTED:
        try:
            value = _cleaned(field, written.get(field.key))
        except InvalidValue as error:
            unread.append(Remark(where[field.key], error.text))
            continue
        if digest(value) != base.get(field.key, ""):
            values[field.key] = value
    state = draft.state if draft and draft.state != base.get(STATE, "open") else ""
    return ReturnedStage(stage.id, stage.name, now.id, now.number, values, state, base, where)


def _cleaned(field: Field, value: Json) -> Json:
    return None if value is None else field.kind.clean(value, "")

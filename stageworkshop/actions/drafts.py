"""Drafting: each team writes its own definition of a stage, blind, in rounds; the reveal is one deliberate act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stageworkshop.actions.context import Context
from stageworkshop.actions.naming import one_of
from stageworkshop.domain.definition import with_value
from stageworkshop.domain.draft import DRAFT_STATES, Draft, Round
from stageworkshop.domain.errors import InvalidValue, NotAllowed
from stageworkshop.domain.fields import BY_KEY, DRAFTED
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.values import Json
from stageworkshop.domain.workshop import Team
from stageworkshop.store.changes import Changes
from stageworkshop.store.queries.rounds import current_round
from stageworkshop.store.workshop_file import Unit


def set_value(ctx: Context, *, stage_id: str, team_id: str, field: str, value: Json) -> Changes:
    """Sets one field of a team's draft (empty clears it). Raises InvalidValue; NotAllowed after the reveal."""
    if field not in BY_KEY or not BY_KEY[field].drafted:
        raise InvalidValue("field.not_drafted", f"“{field}” is not a field that teams draft.", where=field)
    with ctx.unit("drafts.set_value", "worked on a draft", merge=f"draft:{stage_id}:{team_id}:{field}") as unit:
        stage, team, draft = _draft(ctx, unit, stage_id, team_id)
        # The history may be read by other teams before the reveal: it names the field, never the words.
        unit.says = f"{team.name} worked on its draft of “{stage.name}”: {BY_KEY[field].label}"
        values = with_value(draft.values, field, value)
        if values != draft.values:
            draft.values = values
            draft.updated_at = ctx.now()
            if draft.state == "no_opinion":
                draft.state = "open"
    return unit.changes


def set_state(ctx: Context, *, stage_id: str, team_id: str, state: str) -> Changes:
    """Says that a team is writing, done, or has no opinion. Raises NotAllowed once revealed, or done with nothing."""
    one_of(state, DRAFT_STATES, "State")
    with ctx.unit("drafts.set_state", "said how far a draft is") as unit:
        stage, team, draft = _draft(ctx, unit, stage_id, team_id)
        if state == "done" and not draft.values:
            raise NotAllowed(
                "draft.nothing",
                "nothing is written yet; write something, or choose “no opinion”.",
                where=stage.name,
            )
        draft.state = state
        draft.updated_at = ctx.now()
        unit.says = f"{team.name} on its draft of “{stage.name}”: {DRAFT_STATES[state]}"
    return unit.changes


def start_from_agreed(ctx: Context, *, stage_id: str, team_id: str, fields: Sequence[str] = ()) -> Changes:
    """Copies the agreed (or template's) text into a team's draft: the named fields, or all that are still empty.

    Named fields replace what is written there. Raises NotAllowed after the reveal, or when there is nothing to copy.
    """
    with ctx.unit("drafts.start_from_agreed", "started a draft from the agreed text") as unit:
        stage, team, draft = _draft(ctx, unit, stage_id, team_id)
        wanted = fields or [each.key for each in DRAFTED if each.key not in draft.values]
        copied = {key: stage.values[key] for key in wanted if key in stage.values and BY_KEY[key].drafted}
        if not copied:
            raise NotAllowed("agreed.empty", "there is nothing in the agreed text to copy.", where=stage.name)
        _take_over(ctx, draft, copied)
        unit.says = f"{team.name} started its draft of “{stage.name}” from the agreed text"
    return unit.changes


def start_from_words(ctx: Context, *, stage_id: str, team_id: str, values: Mapping[str, Json], source: str) -> Changes:
    """Fills what is still empty in a team's draft with words from elsewhere; `source` says in a few words from where.

    Fields that teams don't draft are left out. Raises InvalidValue; NotAllowed after the reveal, or when nothing is
    left to fill.
    """
    with ctx.unit("drafts.start_from_words", "started a draft from a template") as unit:
        stage, team, draft = _draft(ctx, unit, stage_id, team_id)
        taken = {
            key: value
            for key, value in values.items()
            if key in BY_KEY and BY_KEY[key].drafted and key not in draft.values
        }
        if not taken:
            raise NotAllowed("draft.nothing_empty", "there is nothing left to fill from there.", where=stage.name)
        _take_over(ctx, draft, taken)
        # Where the words come from is no secret; what they are stays with the team.
        unit.says = f"{team.name} started its draft of “{stage.name}” from {source}"
    return unit.changes


def fill(ctx: Context, *, stage_id: str, team_id: str, values: Mapping[str, Json], state: str = "") -> Changes:
    """Sets several fields of a team's draft (None clears one), and says how far it is unless `state` is "".

    Raises InvalidValue; NotAllowed after the reveal.
    """
    with ctx.unit("drafts.fill", "filled in a draft") as unit:
        stage, team, draft = _draft(ctx, unit, stage_id, team_id)
        _take_over(ctx, draft, {key: value for key, value in values.items() if BY_KEY[key].drafted})
        if state:
            set_state(ctx, stage_id=stage_id, team_id=team_id, state=state)
        unit.says = f"{team.name} filled in its draft of “{stage.name}”"
    return unit.changes


def reveal(ctx: Context, *, stage_ids: Sequence[str]) -> Changes:
    """Lays the drafts of these stages open for everybody. Those already revealed stay as they are."""
    with ctx.unit("drafts.reveal", "revealed drafts") as unit:
        names = []
        for stage_id in stage_ids:
            stage, current = unit.get(Stage, stage_id), current_round(unit, stage_id)
            if not current.is_revealed:
                if not any(draft.is_in or draft.values for draft in unit.all(Draft, round_id=current.id)):
                    raise NotAllowed("reveal.nothing", "no team has written a draft yet.", where=stage.name)
                current.revealed_at = ctx.now()
                names.append(f"“{stage.name}”")
        unit.says = f"revealed the drafts of {', '.join(names)}"
    return unit.changes


def reopen(ctx: Context, *, stage_ids: Sequence[str]) -> Changes:
    """Begins another blind round for stages whose drafts were revealed; each team starts from its own last words."""
    with ctx.unit("drafts.reopen", "began another round") as unit:
        names = []
        for stage_id in stage_ids:
            stage, last = unit.get(Stage, stage_id), current_round(unit, stage_id)
            if not last.is_revealed:
                raise NotAllowed("round.open", "this round is still open.", where=stage.name)
            begun = unit.add(Round(id=ctx.new_id(), stage_id=stage_id, number=last.number + 1, opened_at=ctx.now()))
            for draft in unit.all(Draft, round_id=last.id):
                unit.add(
                    Draft(
                        id=ctx.new_id(),
                        round_id=begun.id,
                        stage_id=stage_id,
                        team_id=draft.team_id,
                        values=draft.values,
                        updated_at=draft.updated_at,
                    )
                )
            names.append(f"“{stage.name}”")
        unit.says = f"began another round for {', '.join(names)}"
    return unit.changes


def _take_over(ctx: Context, draft: Draft, taken: Mapping[str, Json]) -> None:
    """Sets several fields of a draft at once. Raises InvalidValue."""
    values = draft.values
    for key, value in taken.items():
        values = with_value(values, key, value)
    draft.values = values
    draft.updated_at = ctx.now()
    if taken and draft.state == "no_opinion":
        draft.state = "open"


def _draft(ctx: Context, unit: Unit, stage_id: str, team_id: str) -> tuple[Stage, Team, Draft]:
    stage, team = unit.get(Stage, stage_id), unit.get(Team, team_id)
    current = current_round(unit, stage_id)
    if current.is_revealed:
        raise NotAllowed(
            "draft.revealed",
            "these drafts are revealed; begin another round to change them, or edit the agreed text.",
            where=stage.name,
        )
    found = unit.all(Draft, round_id=current.id, team_id=team_id)
    if found:
        return stage, team, found[0]
    draft = Draft(id=ctx.new_id(), round_id=current.id, stage_id=stage_id, team_id=team_id, updated_at=ctx.now())
    return stage, team, unit.add(draft)

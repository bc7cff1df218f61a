"""The agreed text of a stage: edited field by field, each revision tied to the disagreement that caused it."""

from __future__ import annotations

from stageworkshop.actions.context import Context
from stageworkshop.actions.naming import needed
from stageworkshop.actions.stages import follow_name
from stageworkshop.domain.definition import with_value
from stageworkshop.domain.disagreement import Disagreement
from stageworkshop.domain.draft import Draft
from stageworkshop.domain.errors import InvalidValue, NotAllowed
from stageworkshop.domain.fields import BY_KEY
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.values import Json
from stageworkshop.domain.workshop import Team
from stageworkshop.store.changes import Changes
from stageworkshop.store.queries.rounds import current_round
from stageworkshop.store.workshop_file import Unit


def set_agreed(ctx: Context, *, stage_id: str, field: str, value: Json, because: str = "") -> Changes:
    """Sets one field of the agreed text (empty clears it). `because` is a disagreement's id. Raises InvalidValue."""
    with ctx.unit(
        "agreed.set_agreed",
        "changed the agreed text",
        because=because,
        merge=f"agreed:{stage_id}:{field}:{because}",
    ) as unit:
        if because:
            unit.get(Disagreement, because)
        _set(unit, unit.get(Stage, stage_id), field, value)
    return unit.changes


def take_draft(ctx: Context, *, stage_id: str, team_id: str, field: str, because: str = "") -> Changes:
    """Takes one team's revealed wording of a field as the agreed text. Raises NotAllowed before the reveal."""
    with ctx.unit("agreed.take_draft", "took a team’s wording", because=because) as unit:
        if because:
            unit.get(Disagreement, because)
        stage, team = unit.get(Stage, stage_id), unit.get(Team, team_id)
        _set(unit, stage, field, _revealed(unit, stage, team, field))
        unit.says = f"took the wording of {team.name} for “{stage.name}”: {BY_KEY[field].label}"
    return unit.changes


def take_item(ctx: Context, *, stage_id: str, team_id: str, field: str, index: int, because: str = "") -> Changes:
    """Adds one entry of a team's revealed list (`index` from 0) to the end of the agreed list, as the team wrote it.

    Raises NotAllowed before the reveal, InvalidValue when the team has no such entry or it is agreed already.
    """
    with ctx.unit("agreed.take_item", "took an entry of a team’s list", because=because) as unit:
        if because:
            unit.get(Disagreement, because)
        stage, team = unit.get(Stage, stage_id), unit.get(Team, team_id)
        items, agreed = _revealed(unit, stage, team, field), stage.values.get(field) or []
        if not isinstance(items, list) or not 0 <= index < len(items):
            raise InvalidValue("draft.no_item", f"{team.name} has no such entry.", where=BY_KEY[field].label)
        if items[index] in agreed:
            raise InvalidValue("item.agreed", "this is in the agreed text already.", where=BY_KEY[field].label)
        _set(unit, stage, field, [*agreed, items[index]])
        unit.says = f"took an entry of {team.name} into “{stage.name}”: {BY_KEY[field].label}"
    return unit.changes


def _revealed(unit: Unit, stage: Stage, team: Team, field: str) -> Json:
    """What a team wrote in the present round, once it is revealed."""
    current = current_round(unit, stage.id)
    if not current.is_revealed:
        raise NotAllowed("draft.hidden", "the drafts are not revealed yet.", where=stage.name)
    drafts = unit.all(Draft, round_id=current.id, team_id=team.id)
    if not drafts or field not in drafts[0].values:
        raise InvalidValue("draft.empty", f"{team.name} wrote nothing here.", where=stage.name)
    return drafts[0].values[field]


def _set(unit: Unit, stage: Stage, field: str, value: Json) -> None:
    if field == "name":
        value = needed(value or "", "Name")
    stage.values = with_value(stage.values, field, value)
    if field == "name":
        follow_name(unit, stage)
    unit.says = f"changed the agreed text of “{stage.name}”: {BY_KEY[field].label}"

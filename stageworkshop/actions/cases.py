"""Cases for calibration, and where people sort them."""

from __future__ import annotations

from collections.abc import Sequence

from stageworkshop.actions import lists
from stageworkshop.actions.context import Context
from stageworkshop.actions.naming import needed
from stageworkshop.domain.case import Case, Sorting
from stageworkshop.domain.errors import NotAllowed
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.values import clean_text
from stageworkshop.domain.workshop import Participant
from stageworkshop.store.changes import Changes


def add_case(ctx: Context, *, title: str, facts: str = "", expected_stage_id: str = "") -> Changes:
    """Adds a sample lead or deal. Raises InvalidValue."""
    title = needed(title, "Case", 200)
    with ctx.unit("cases.add_case", f"added the case “{title}”") as unit:
        key, position = lists.at_end(unit, Case, title, "case")
        if expected_stage_id:
            unit.get(Stage, expected_stage_id)
        unit.add(
            Case(
                id=ctx.new_id(),
                key=key,
                title=title,
                facts=clean_text(facts, "Facts", 4_000),
                expected_stage_id=expected_stage_id,
                position=position,
            )
        )
    return unit.changes


def add_cases(ctx: Context, *, rows: Sequence[tuple[str, str]]) -> Changes:
    """Adds several cases, each by title and facts; rows without a title are left out. Raises InvalidValue."""
    with ctx.unit("cases.add_cases", "added cases") as unit:
        wanted = [(title, facts) for title, facts in rows if title.strip()]
        for title, facts in wanted:
            add_case(ctx, title=title, facts=facts)
        unit.says = f"added {len(wanted)} cases"
    return unit.changes


def edit_case(
    ctx: Context,
    *,
    case_id: str,
    title: str | None = None,
    facts: str | None = None,
    expected_stage_id: str | None = None,
) -> Changes:
    """Changes what is given about a case. Raises InvalidValue."""
    with ctx.unit("cases.edit_case", "changed a case", merge=f"case:{case_id}") as unit:
        case = unit.get(Case, case_id)
        if title is not None:
            case.title = needed(title, "Case", 200)
        if facts is not None:
            case.facts = clean_text(facts, "Facts", 4_000)
        if expected_stage_id is not None:
            case.expected_stage_id = unit.get(Stage, expected_stage_id).id if expected_stage_id else ""
        unit.says = f"changed the case “{case.title}”"
    return unit.changes


def remove_case(ctx: Context, *, case_id: str) -> Changes:
    """Removes a case and where people sorted it."""
    with ctx.unit("cases.remove_case", "removed a case") as unit:
        case = unit.get(Case, case_id)
        unit.says = f"removed the case “{case.title}”"
        for sorting in unit.all(Sorting, case_id=case_id):
            unit.remove(sorting)
        lists.take_out(unit, case)
    return unit.changes


def sort_case(ctx: Context, *, case_id: str, participant_id: str, stage_id: str) -> Changes:
    """Puts a case into a stage for one person; "" takes it back. Raises NotAllowed for observers."""
    with ctx.unit("cases.sort_case", "sorted a case") as unit:
        case, person = unit.get(Case, case_id), unit.get(Participant, participant_id)
        if person.is_observer:
            raise NotAllowed("sorting.observer", "observers do not sort cases.", where=person.name)
        found = unit.all(Sorting, case_id=case_id, participant_id=participant_id)
        if not stage_id:
            for sorting in found:
                unit.remove(sorting)
        elif found:
            found[0].stage_id, found[0].at = unit.get(Stage, stage_id).id, ctx.now()
        else:
            stage = unit.get(Stage, stage_id)
            unit.add(Sorting(ctx.new_id(), case_id, participant_id, stage.id, ctx.now()))
        unit.says = f"{person.name} sorted the case “{case.title}”"
    return unit.changes

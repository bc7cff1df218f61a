"""What stands on one stage's worksheet, from top to bottom, before any cell is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from stageworkshop.domain.draft import DRAFT_STATES
from stageworkshop.domain.fields import DRAFTED, GROUPS, Field
from stageworkshop.domain.values import Choice, Json, Kind, Names
from stageworkshop.sheets.base import STATE, digest
from stageworkshop.sheets.content import SheetStage
from stageworkshop.sheets.form import Form, Part, Written
from stageworkshop.sheets.forms import form_of
from stageworkshop.sheets.marks import NEEDED
from stageworkshop.sheets.xlsx_text import fit

STATE_KIND = Choice(tuple(DRAFT_STATES.items()))
STATE_LABEL = "How far are you?"
STATE_HELP = "“done” hands this stage in; “no opinion” leaves it to the other teams."
SETTLED = ("kind", "name")
"""Fields that a stage has already; a team may propose another."""
LAST_GROUP = "identity"
"""Asked last: the stage has a name already, and what it means is the better beginning."""


@dataclass(frozen=True)
class Block:
    """The answer cells of one field: its form with what is filled in, and `height` rows in all."""

    key: str
    label: str
    help: str
    kind: Kind
    form: Form
    rows: tuple[tuple[Written, ...], ...]
    height: int
    digest: str

    @property
    def parts(self) -> tuple[Part, ...]:
        return self.form.parts(self.kind)

    @property
    def lead(self) -> int:
        """Rows between the label's row and the first answer."""
        return 1 if self.form.is_list else 0


def state_block(stage: SheetStage) -> Block:
    """How far the team is with the stage."""
    form = form_of(STATE_KIND)
    rows = tuple(form.filled(STATE_KIND, stage.state, {}))
    return Block(STATE, STATE_LABEL, STATE_HELP, STATE_KIND, form, rows, 1, stage.state)


def groups(stage: SheetStage, names: Names) -> Iterator[tuple[str, list[Block]]]:
    """(heading, blocks) for each group of fields that teams draft."""
    seen: Mapping[str, Json] = {"name": stage.name, "kind": stage.kind, **stage.values}
    for group in (*(each for each in GROUPS if each != LAST_GROUP), LAST_GROUP):
        fields = [field for field in DRAFTED if field.group == group]
        if fields:
            yield GROUPS[group], [_block(field, stage, seen, names) for field in fields]


def fitted(value: Json) -> Json:
    """A value without characters that no workbook can hold."""
    if isinstance(value, str):
        return fit(value)
    if isinstance(value, list):
        return [fitted(item) for item in value]
    return {key: fitted(item) for key, item in value.items()} if isinstance(value, dict) else value


def _block(field: Field, stage: SheetStage, seen: Mapping[str, Json], names: Names) -> Block:
    form, value = form_of(field.kind), fitted(stage.values.get(field.key))
    rows = tuple(form.filled(field.kind, value, names))
    return Block(
        key=field.key,
        label=field.label + (NEEDED if field.required(seen) and field.key not in SETTLED else ""),
        help=_help(field, stage),
        kind=field.kind,
        form=form,
        rows=rows,
        height=form.height(field.kind, value, names),
        digest=digest(value),
    )


def _help(field: Field, stage: SheetStage) -> str:
    if field.key not in SETTLED:
        return field.help
    now = "\n".join(field.kind.lines({"name": stage.name, "kind": stage.kind}[field.key], {}))
    return f"{field.help} Now “{now}”; fill this in only to propose another."

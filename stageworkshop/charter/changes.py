"""What changed between two versions of the agreed text: stage by stage and field by field, in words.

Both are plain data (`charter.plain`, or `hashing.content` of a document), so that a page which only tells of changes
does not load the document's model.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from stageworkshop.charter.plain import Content, stages_of
from stageworkshop.charter.stage_data import values_in
from stageworkshop.domain.fields import FIELDS
from stageworkshop.domain.values import Names

Data = Mapping[str, Any]
ChangeKind = Literal["added", "removed", "renamed", "changed"]

_WORKSHOP: dict[str, str] = {
    "title": "Title",
    "organisation": "Organisation",
    "purpose": "Purpose",
    "decision_rule": "How we decide",
    "decider": "Decider",
    "language": "Language",
    "review_date": "Review date",
}
_PARTS: dict[str, str] = {
    "teams": "Teams",
    "people": "People and their roles",
    "glossary": "Glossary",
    "disagreements": "Disagreements",
}


@dataclass(frozen=True)
class FieldChange:
    """One field of a stage in the old and the new words, an entry a line; () where it was or is empty."""

    label: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True)
class StageChange:
    """One stage whose text is another one. `name` is the new name (of a removed stage the old one).

    A renamed stage may have other changes too. `fields` holds only what differs; of an added or removed stage all.
    """

    key: str
    name: str
    kind: ChangeKind
    fields: tuple[FieldChange, ...]
    pipeline: str = ""
    old_name: str = ""

    @property
    def labels(self) -> tuple[str, ...]:
        """The headings of what differs."""
        return tuple(field.label for field in self.fields)


@dataclass(frozen=True)
class Comparison:
    """Everything that differs in what people sign: stages, and by heading whatever else is printed."""

    stages: tuple[StageChange, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def is_same(self) -> bool:
        return not self.stages and not self.others


def compare(old: Content, new: Content) -> Comparison:
    """The way from one text to another. Both empty exactly when the contents are the same.

    The changed stages are exactly those whose `hashing.stage_hash` differs, in the order of the new text; removed ones
    come last.
    """
    return Comparison(tuple(_stage_changes(old, new)), tuple(_others(old, new)))


def whole_text(text: Content) -> Comparison:
    """All words of a text, for somebody who has seen none of them: every stage counts as added."""
    names = _names_in(text)
    return Comparison(tuple(_added(pipeline, stage, names) for pipeline, stage in stages_of(text)))


def _stage_changes(old: Content, new: Content) -> list[StageChange]:
    """The stages whose text differs, new ones and gone ones included."""
    old_names, new_names = _names_in(old), _names_in(new)
    before = {stage["key"]: (pipeline, stage) for pipeline, stage in stages_of(old)}
    found: list[StageChange] = []
    for pipeline, stage in stages_of(new):
        if stage["key"] not in before:
            found.append(_added(pipeline, stage, new_names))
            continue
        old_pipeline, old_stage = before.pop(stage["key"])
        fields = [*_moved(old_pipeline, pipeline), *_fields(old_stage, stage, old_names, new_names)]
        if fields:
            was, now = _name(old_stage), _name(stage)
            kind: ChangeKind = "renamed" if was != now else "changed"
            found.append(StageChange(stage["key"], now, kind, tuple(fields), pipeline["name"], was))
    for pipeline, stage in before.values():
        fields = [FieldChange(each.label, each.new, ()) for each in _added(pipeline, stage, old_names).fields]
        name = _name(stage)
        found.append(StageChange(stage["key"], name, "removed", tuple(fields), pipeline["name"], name))
    return found


def _added(pipeline: Data, stage: Data, names: Names) -> StageChange:
    values = values_in(stage)
    fields = tuple(
        FieldChange(field.label, (), tuple(field.kind.lines(values[field.key], names)))
        for field in FIELDS
        if field.key in values and field.key != "name"
    )
    return StageChange(stage["key"], _name(stage), "added", fields, pipeline["name"])


def _fields(old: Data, new: Data, old_names: Names, new_names: Names) -> Iterator[FieldChange]:
    """Fields whose values differ. A team or stage that only got another name is the same value."""
    if old == new:
        return
    before, after = values_in(old), values_in(new)
    for field in FIELDS:
        was, now = before.get(field.key), after.get(field.key)
        if was != now:
            yield FieldChange(
                field.label, tuple(field.kind.lines(was, old_names)), tuple(field.kind.lines(now, new_names))
            )


def _moved(old: Data, new: Data) -> Iterator[FieldChange]:
    if old["key"] != new["key"]:
        yield FieldChange("Pipeline", (old["name"],), (new["name"],))


def _others(old: Content, new: Content) -> Iterator[str]:
    for member, heading in _WORKSHOP.items():
        if old["workshop"].get(member) != new["workshop"].get(member):
            yield heading
    if _frame(old) != _frame(new):
        yield "Pipelines and their order"
    for member, heading in _PARTS.items():
        if old[member] != new[member]:
            yield heading


def _frame(text: Content) -> Any:
    """The pipelines without the words of their stages, but with their order."""
    return [{**pipeline, "stages": [stage["key"] for stage in pipeline["stages"]]} for pipeline in text["pipelines"]]


def _name(stage: Data) -> str:
    return str(stage.get("name") or stage["key"])


def _names_in(text: Content) -> dict[tuple[str, str], str]:
    """Display names by (what, key): of stages, people and teams."""
    names = {("stage", stage["key"]): _name(stage) for _, stage in stages_of(text)}
    names.update({("person", person["key"]): person["name"] for person in text["people"]})
    names.update({("team", team["key"]): team["name"] for team in text["teams"]})
    return names

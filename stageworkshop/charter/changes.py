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
from stageworkshop.domain.fields import ENTRY, FIELDS
from stageworkshop.domain.values import Names

Data = Mapping[str, Any]
ChangeKind = Literal["added", "removed", "renamed", "changed"]
Break = Literal["removed", "renamed", "pipeline", "kind", "entry"]
"""Why reports that count by a stage do not go on as before: it is gone, bears another name, stands in another pipeline,
counts as another kind, or records enter it by other criteria."""
PIPELINE = "pipeline"
"""Key of the change by which a stage goes into another pipeline; the keys of all others are those of its fields."""
_BREAKING: dict[str, Break] = {"name": "renamed", PIPELINE: "pipeline", "kind": "kind", ENTRY.key: "entry"}

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
_ORDER = "Pipelines and their order"
WORDS = ("Pipeline", *_WORKSHOP.values(), _ORDER, *_PARTS.values())
"""Headings of what may differ besides the fields of a stage, for translators."""


@dataclass(frozen=True)
class Cause:
    """A disagreement that made words change. `method` is a key of `domain.disagreement.METHODS`, "" while open."""

    disagreement_id: str
    question: str
    method: str
    outcome: str


@dataclass(frozen=True)
class FieldChange:
    """One field of a stage in the old and the new words, an entry a line; () where it was or is empty.

    `because` names the disagreements that made it change, as far as they are known (`standing.causes`).
    """

    label: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    key: str = ""
    because: tuple[Cause, ...] = ()


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

    @property
    def breaks(self) -> tuple[Break, ...]:
        """Why it breaks reports; () when it does not."""
        if self.kind == "removed":
            return ("removed",)
        if self.kind == "added":
            return ()
        return tuple(_BREAKING[field.key] for field in self.fields if field.key in _BREAKING)


@dataclass(frozen=True)
class Comparison:
    """Everything that differs in what people sign: stages, and by heading whatever else is printed."""

    stages: tuple[StageChange, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def is_same(self) -> bool:
        return not self.stages and not self.others

    @property
    def breaking(self) -> tuple[StageChange, ...]:
        """The changes that break reports."""
        return tuple(change for change in self.stages if change.breaks)


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
        fields = [FieldChange(each.label, each.new, (), each.key) for each in _added(pipeline, stage, old_names).fields]
        name = _name(stage)
        found.append(StageChange(stage["key"], name, "removed", tuple(fields), pipeline["name"], name))
    return found


def _added(pipeline: Data, stage: Data, names: Names) -> StageChange:
    values = values_in(stage)
    fields = tuple(
        FieldChange(field.label, (), tuple(field.kind.lines(values[field.key], names)), field.key)
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
            words = tuple(field.kind.lines(was, old_names)), tuple(field.kind.lines(now, new_names))
            yield FieldChange(field.label, *words, field.key)


def _moved(old: Data, new: Data) -> Iterator[FieldChange]:
    if old["key"] != new["key"]:
        yield FieldChange(WORDS[0], (old["name"],), (new["name"],), PIPELINE)


def _others(old: Content, new: Content) -> Iterator[str]:
    for member, heading in _WORKSHOP.items():
        if old["workshop"].get(member) != new["workshop"].get(member):
            yield heading
    if _frame(old) != _frame(new):
        yield _ORDER
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

"""A stage's section: every filled field of its definition, read off `domain.fields`."""

from __future__ import annotations

from typing import Any

from stageworkshop.charter import wording
from stageworkshop.charter.handout.markup import Node, direction, el, parts, words
from stageworkshop.charter.handout.names import Names, disagreement_id, stage_id
from stageworkshop.charter.model import Pipeline, Stage
from stageworkshop.charter.stage_panels import APART, Filled, Panel, in_rows, panels_of
from stageworkshop.charter.stage_values import values_of
from stageworkshop.domain import fields
from stageworkshop.domain.criteria import Criterion, Example
from stageworkshop.domain.definition import missing
from stageworkshop.domain.values import CriteriaList, ExampleList, Reference, TextList


def stage_section(names: Names, pipeline: Pipeline, stage: Stage, number: int) -> Node:
    """One stage, with an anchor of its own."""
    values = values_of(stage)
    place = stage_id(stage.key)
    rows = [
        el("div", [el("div", [_panel(names, each) for each in column]) for column in row if column], class_="row")
        for row in in_rows(panels_of(values))
    ]
    return el(
        "article",
        el("p", el("bdi", pipeline.name), f" · stage {number} of {len(pipeline.stages)}", class_="eyebrow"),
        el("h3", names.stage_name(stage.key), id=f"{place}-name", dir="auto"),
        _facts(names, stage, values),
        words(values[fields.DEFINITION.key], class_="lead text") if fields.DEFINITION.key in values else None,
        _also(names, stage, values),
        rows,
        _foot(names, stage, values),
        id=place,
        class_="stage",
        aria_labelledby=f"{place}-name",
    )


def _facts(names: Names, stage: Stage, values: dict[str, Any]) -> Node:
    kind = fields.KIND.kind.lines(values.get(fields.KIND.key), names.names)
    told = [f"{'An' if kind[0][0] in 'aeiou' else 'A'} {kind[0]} stage"] if kind else []
    told += ["shared with partners"] if values.get(fields.VISIBLE.key) else []
    stage_hash = names.document.stage_hashes.get(stage.key)
    owner = values.get(fields.OWNER.key)
    return el(
        "p",
        [names.team(owner), " · "] if owner else None,
        ", ".join(told),
        [" · hash ", el("code", wording.short_hash(stage_hash))] if stage_hash else None,
        class_="facts",
    )


def _also(names: Names, stage: Stage, values: dict[str, Any]) -> Node | None:
    rows: list[object] = []
    if stage.aliases:
        rows.append(_pair(fields.ALIASES.label, names.called(stage.aliases)))
    if fields.AUDIENCE.key in values:
        rows.append(_pair(fields.AUDIENCE.label, words(values[fields.AUDIENCE.key], "span", class_="text")))
    return el("dl", rows) if rows else None


def _pair(label: str, value: object, *, wide: bool = False) -> list[Node]:
    """A label and its value beside it, or under it where the value needs the width."""
    kind = "whole" if wide else None
    return [el("dt", label, class_=kind), el("dd", value, class_=kind)]


def _panel(names: Names, panel: Panel) -> Node:
    alone = panel.filled[0][0].group in APART
    body = _value(names, *panel.filled[0]) if alone else _pairs(names, panel.filled)
    return el("section", el("h4", panel.title), body, class_="panel")


def _pairs(names: Names, filled: Filled) -> Node:
    pairs = [
        _pair(field.label, _value(names, field, value), wide=isinstance(field.kind, TextList))
        for field, value in filled
    ]
    return el("dl", pairs)


def _value(names: Names, field: fields.Field, value: Any) -> object:
    kind = field.kind
    if isinstance(kind, CriteriaList):
        return el("ol", [_criterion(item) for item in value], class_="criteria")
    if isinstance(kind, ExampleList):
        return el("ul", [_example(item) for item in value])
    if isinstance(kind, TextList):
        return el("ul", [words(item, "li") for item in value], class_="inline" if field.group == "crm" else None)
    if isinstance(kind, Reference):
        return names.team(value) if kind.what == "team" else names.stage_link(value)
    return words("\n".join(kind.lines(value, names.names)), "span", class_="text")


def _criterion(item: Any) -> Node:
    criterion = Criterion.read(item, "")
    return el(
        "li",
        words(criterion.text, "span", class_="text"),
        _detail("Check", criterion.check.words()) if criterion.check else None,
        _detail("Evidence", criterion.evidence) if criterion.evidence else None,
        dir=direction(criterion.text),
    )


def _detail(label: str, text: str) -> Node:
    return el("p", el("b", f"{label}: "), el("bdi", text), class_="detail")


def _example(item: Any) -> Node:
    example = Example.read(item, "")
    why = words(example.why, class_="detail why text") if example.why else None
    return el("li", words(example.text, "span", class_="text"), why, dir=direction(example.text))


def _foot(names: Names, stage: Stage, values: dict[str, Any]) -> list[Node]:
    """What was disputed, and what is still missing."""
    found: list[Node] = []
    raised = [each for each in names.document.disagreements if each.stage == stage.key]
    if raised:
        entries = [
            el(
                "li",
                el("a", each.question, href=f"#{disagreement_id(each.key)}", dir="auto"),
                el("span", f" {each.state}", class_="muted"),
            )
            for each in raised
        ]
        found.append(el("section", el("h4", "On record"), el("ul", entries), class_="panel"))
    # Not in an extract, whose gaps may be what is kept back.
    labels = [] if names.document.edition == "partner" else [field.label for field in missing(values)]
    if labels:
        told = el("p", parts([wording.listed(labels)]), class_="warning")
        found.append(el("section", el("h4", "Not written yet"), told, class_="panel"))
    return found

"""The handout's tables and lists: hand-offs, service levels, glossary, people, and how to verify."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from stageworkshop.charter import guidance
from stageworkshop.charter.handout.markup import Node, el, words
from stageworkshop.charter.handout.names import Names, hand_off_id
from stageworkshop.charter.model import Pipeline, Stage
from stageworkshop.charter.stage_map import hand_off_numbers
from stageworkshop.charter.stage_values import values_of
from stageworkshop.domain import fields
from stageworkshop.domain.workshop import ROLES


def table(caption: str, heads: Sequence[str], rows: Sequence[Node]) -> Node:
    """A table that may be wider than a telephone."""
    head = el("thead", el("tr", [el("th", each, scope="col") for each in heads]))
    whole = el("table", el("caption", caption, class_="unseen"), head, el("tbody", list(rows)))
    return el("div", whole, class_="wide", role="region", aria_label=caption, tabindex="0")


def hand_offs(names: Names) -> list[Node]:
    """All hand-offs, numbered as on the map, and all service levels."""
    numbers = hand_off_numbers(names.document)
    found: list[Node] = []
    passed = [
        _hand_off(names, numbers[stage.key], pipeline, stage)
        for pipeline, stage in names.document.stages
        if stage.key in numbers
    ]
    if passed:
        found.append(table("Hand-offs", guidance.HAND_OFF_HEADS, passed))
    levels = [_level(names, pipeline, stage) for pipeline, stage in names.document.stages if stage.sla]
    if levels:
        found += [el("h3", "Service levels"), table("Service levels", guidance.LEVEL_HEADS, levels)]
    return found


def _hand_off(names: Names, number: int, pipeline: Pipeline, stage: Stage) -> Node:
    handoff = stage.handoff
    assert handoff is not None
    teams = [el("div", names.team(key)) for key in (handoff.from_, handoff.to) if key]
    readiness = _worded(names, stage, fields.HANDOFF_READINESS)
    back = el("p", "Back to ", names.stage_link(handoff.recycle_to)) if handoff.recycle_to else None
    return el(
        "tr",
        el("td", str(number)),
        _stage(names, pipeline, stage),
        el("td", teams, el("em", readiness, class_="muted") if readiness else None),
        el("td", _entries(handoff.passes)),
        el("td", _worded(names, stage, fields.HANDOFF_ACCEPT)),
        el("td", _entries(handoff.rejection_reasons), back),
        id=hand_off_id(number),
    )


def _level(names: Names, pipeline: Pipeline, stage: Stage) -> Node:
    told = (fields.SLA_LIMIT, fields.SLA_CLOCK, fields.SLA_ATTEMPTS, fields.SLA_CONSEQUENCE)
    return el(
        "tr",
        _stage(names, pipeline, stage),
        el("td", names.team(stage.owner) if stage.owner else None),
        [words(_worded(names, stage, field), "td", class_="text") for field in told],
    )


def _stage(names: Names, pipeline: Pipeline, stage: Stage) -> Node:
    where = words(pipeline.name, "div", class_="muted")
    return el("th", names.stage_link(stage.key), where, scope="row")


def _worded(names: Names, stage: Stage, field: fields.Field) -> str:
    return "\n".join(field.kind.lines(values_of(stage).get(field.key), names.names))


def _entries(texts: Sequence[str] | None) -> Node | None:
    return el("ul", [words(each, "li") for each in texts]) if texts else None


def glossary(names: Names) -> list[Node]:
    """Words with their one meaning, and the names that teams use for stages."""
    found: list[Node] = []
    entries: list[Node] = []
    for term in sorted(names.document.glossary, key=lambda term: _sorting(term.term)):
        also = el("p", el("span", "Also called ", class_="muted"), names.called(term.aliases)) if term.aliases else None
        entries += [
            words(term.term, "dt"),
            el("dd", words(term.meaning, class_="text") if term.meaning else None, also),
        ]
    if entries:
        found.append(el("dl", entries, class_="terms"))
    named = [stage for _, stage in names.document.stages if stage.aliases]
    if named:
        pairs = [
            [el("dt", names.stage_link(stage.key)), el("dd", names.called(stage.aliases or []))] for stage in named
        ]
        found += [el("h3", "What teams call the stages"), el("dl", pairs, class_="terms")]
    return found


def _sorting(term: str) -> tuple[str, str]:
    bare = "".join(char for char in unicodedata.normalize("NFKD", term) if not unicodedata.combining(char))
    return bare.casefold(), term


def people(names: Names) -> list[Node]:
    """Who took part, by team, with their roles."""
    order = {team: rank for rank, team in enumerate(names.teams)}
    sorted_ = sorted(names.document.people, key=lambda person: order.get(person.team or "", len(order)))
    rows = [
        el(
            "tr",
            words(person.name, "th", scope="row"),
            el("td", names.team(person.team) if person.team else None),
            words(person.job_title, "td"),
            el("td", ", ".join(ROLES[role] for role in person.roles)),
        )
        for person in sorted_
    ]
    return [table("Who took part", ("Name", "Team", "Job title", "Role in the workshop"), rows)]


def verifying(names: Names) -> list[Node]:
    """The content hash, the commands that check the PDF with it, and each stage's own hash."""
    document = names.document
    found = [
        el("p", guidance.HASH),
        el("p", el("code", document.content_hash or "", class_="hash")),
        el("p", guidance.HASHED, class_="muted"),
    ]
    if document.extract_of:
        whole = el("code", document.extract_of, class_="hash")
        found.append(el("p", "Taken from the whole charter with the content hash ", whole))
    found.append(el("p", "These commands check the charter’s PDF, which is what is signed. ", guidance.FILE))
    steps = [
        el("li", el("strong", asked), el("p", means), el("pre", el("code", "\n".join(lines))), el("p", expected))
        for asked, means, lines, expected in guidance.COMMANDS
    ]
    found.append(el("ol", steps, class_="commands"))
    hashed = [(key, value) for key, value in document.stage_hashes.items() if key in names.stages]
    if hashed:
        rows = [
            el("tr", el("th", names.stage_link(key), scope="row"), el("td", el("code", value))) for key, value in hashed
        ]
        found += [el("h3", "Stage by stage"), table("Hash of each stage", ("Stage", "Its own hash"), rows)]
    return found


def reading(names: Names) -> list[Node]:
    """How to read the charter."""
    pairs = [
        [el("dt", word), el("dd", [names.part_link(*part) if isinstance(part, tuple) else part for part in sentence])]
        for word, sentence in guidance.READING.items()
    ]
    return [el("p", guidance.WHY, class_="lead"), el("dl", pairs, class_="terms")]

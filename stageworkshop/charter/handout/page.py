"""The whole page: head, contents, and one section for each part that has something to show."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from stageworkshop.charter import guidance, parts, wording
from stageworkshop.charter.handout import records, tables
from stageworkshop.charter.handout.map_picture import map_picture
from stageworkshop.charter.handout.markup import Node, el, words, written
from stageworkshop.charter.handout.markup import parts as in_parts
from stageworkshop.charter.handout.names import Names, dot
from stageworkshop.charter.handout.stage_section import stage_section
from stageworkshop.charter.model import Document
from stageworkshop.charter.stage_map import layout
from stageworkshop.charter.team_colours import Theme, team_colours
from stageworkshop.domain.stage import PIPELINE_KINDS
from stageworkshop.paths import resource

_MOST = 6
"""Stages side by side on the map, so that it can be read on a small window."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'"
"""Nothing is fetched and nothing runs, whatever stands in the texts."""


def dumps(document: Document, built: datetime | None = None) -> bytes:
    """The page in UTF-8. The same document and date give the same bytes."""
    names = Names(document, built)
    workshop = document.workshop
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        el("meta", name="color-scheme", content="light dark"),
        el("meta", name="description", content=wording.subject(document)),
        el("meta", name="author", content=workshop.organisation) if workshop.organisation else None,
        el("meta", name="generator", content=document.generator) if document.generator else None,
        el("title", names.title),
        el("style", _looks()),
    )
    body = el(
        "body",
        el("a", "Skip to the stages", href=f"#{parts.STAGES}", class_="skip"),
        _header(names),
        el("div", _contents(names), el("main", _sections(names)), class_="columns"),
        _footer(names),
    )
    return written(el("html", head, body, lang=workshop.language or "en"))


def _looks() -> str:
    """The style sheet, with the teams' colours of the themes: the light ones on paper, whatever the screen has."""

    def of(theme: Theme) -> str:
        colours = "; ".join(f"--team-{number}: {each}" for number, each in enumerate(team_colours(theme), 1))
        return f":root {{ {colours}; }}"

    dark, light = of("dark"), of("light")
    sheet = resource("handout", "handout.css").read_text(encoding="utf-8")
    return f"{light}\n@media screen and (prefers-color-scheme: dark) {{ {dark} }}\n{sheet}"


def _header(names: Names) -> Node:
    document, workshop = names.document, names.document.workshop
    reached = wording.step(document)
    steps = [el("li", name, aria_current="step" if step == reached else None) for step, name in wording.STEPS.items()]
    subtitle = "Partners’ edition" if document.edition == "partner" else "What each stage of our pipelines means"
    return el(
        "header",
        words(workshop.organisation, class_="eyebrow") if workshop.organisation else None,
        words(names.title, "h1"),
        el("p", subtitle, class_="subtitle"),
        el("ol", steps, class_="steps", aria_label="Status") if reached else None,
        el("p", wording.status(document), class_="status"),
        _extract(document) if document.edition == "partner" else None,
        words(workshop.purpose, class_="lead text") if workshop.purpose else None,
        _facts(names),
    )


def _extract(document: Document) -> Node:
    whole: list[object] = []
    if document.extract_of:
        whole = [
            " The whole charter that it was taken from has the content hash ",
            el("code", document.extract_of, class_="hash"),
        ]
    return el("p", el("strong", "This is an extract. "), guidance.EXTRACT, whole)


def _facts(names: Names) -> Node:
    document, workshop = names.document, names.document.workshop
    rows: list[tuple[str, object]] = [("Version", in_parts(wording.proposed(document)))]
    if document.charter.note:
        rows.append(("What is new", words(document.charter.note, "span", class_="text")))
    rows.append(("How we decide", in_parts(wording.rule(document, names.person_name))))
    if document.teams:
        teams = [
            el(
                "li",
                dot(team),
                el("bdi", team.name),
                el("span", " partner", class_="muted") if team.kind == "partner" else None,
            )
            for team in document.teams
        ]
        rows.append(("Teams", el("ul", teams, class_="inline")))
    if workshop.review_date:
        rows.append(("To be reviewed by", wording.day_of(workshop.review_date)))
    if document.sign_offs:
        rows.append(("Sign-offs", names.part_link(wording.in_favour(document), parts.SIGN_OFFS)))
    if document.content_hash:
        rows.append(("Content hash", el("code", document.content_hash, class_="hash")))
    if names.built:
        rows.append(("Made on", wording.day(names.built.date())))
    return el("dl", [[el("dt", label), el("dd", value)] for label, value in rows], class_="facts")


def _contents(names: Names) -> Node:
    entries: list[Node] = []
    for key, title in parts.TITLES.items():
        if key == parts.STAGES and names.document.stages:
            entries += [_pipeline_entry(names, index) for index in range(len(names.document.pipelines))]
        elif key in names.parts:
            entries.append(el("li", el("a", title, href=f"#{key}")))
    return el("nav", el("h2", "Contents", id="contents"), el("ul", entries), aria_labelledby="contents")


def _pipeline_entry(names: Names, index: int) -> Node:
    pipeline = names.document.pipelines[index]
    stages = [
        el("li", dot(names.teams.get(stage.owner or "")), f"{number} ", names.stage_link(stage.key))
        for number, stage in enumerate(pipeline.stages, 1)
    ]
    return el("li", words(pipeline.name, "span"), el("ul", stages) if stages else None)


def _sections(names: Names) -> list[Node]:
    made: dict[str, Callable[[Names], list[Node]]] = {
        parts.READING: tables.reading,
        parts.MAP: _overview,
        parts.STAGES: _stages,
        parts.HANDOFFS: lambda names: [el("p", guidance.HAND_OFFS, class_="muted"), *tables.hand_offs(names)],
        parts.GLOSSARY: tables.glossary,
        parts.DISAGREEMENTS: records.disagreements,
        parts.PEOPLE: tables.people,
        parts.SIGN_OFFS: records.sign_offs,
        parts.FINGERPRINT: tables.verifying,
    }
    return [
        el(
            "section",
            el("h2", parts.TITLES[key], id=f"{key}-title"),
            make(names),
            id=key,
            class_="part",
            aria_labelledby=f"{key}-title",
        )
        for key, make in made.items()
        if key in names.parts
    ]


def _overview(names: Names) -> list[Node]:
    document = names.document
    found = [el("p", f"{wording.figures(document)} {guidance.MAP}", class_="muted")]
    bands = layout(document, _MOST).bands
    widest = max(band.width for band in bands)
    for band in bands:
        kind = PIPELINE_KINDS.get(band.kind, "") if band.kind != "other" else ""
        found += [
            el("h3", el("bdi", band.name), el("span", f" {kind}", class_="kind") if kind else None),
            *(el("div", map_picture(names, row, widest), class_="wide") for row in band.rows),
        ]
    marks = [el("li", text) for key, text in guidance.MARKS.items() if key not in ("flow", "hand_off", "recycle")]
    return [*found, el("ul", marks, class_="unseen")] if marks else found


def _stages(names: Names) -> list[Node]:
    if not names.document.stages:
        return [el("p", "Nothing is defined yet.", class_="muted")]
    found: list[Node] = []
    for pipeline in names.document.pipelines:
        if not pipeline.stages:
            continue
        kind = PIPELINE_KINDS[pipeline.kind]
        said = pipeline.kind == "other" or kind.lower() in pipeline.name.lower()
        about = words(pipeline.description, class_="muted text") if pipeline.description else None
        opening = el("p", el("b", el("bdi", pipeline.name)), None if said else f" {kind}", class_="pipeline")
        found += [opening, *([about] if about is not None else [])]
        found += [stage_section(names, pipeline, stage, number) for number, stage in enumerate(pipeline.stages, 1)]
    return found


def _footer(names: Names) -> Node:
    document = names.document
    told = [wording.version(document), wording.status(document)]
    told += ["partners’ edition, an extract"] if document.edition == "partner" else []
    told += [f"content {wording.short_hash(document.content_hash)}"] if document.content_hash else []
    return el("footer", el("p", " · ".join(told)))

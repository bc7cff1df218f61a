"""The definitions as Markdown, for a wiki or a repository (CommonMark, with the tables of GitHub)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stageworkshop.charter.formats import words
from stageworkshop.charter.model import Document, Stage

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
_START = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$|[-+=])")


def dumps(document: Document) -> bytes:
    """The text in UTF-8."""
    return ("\n".join(_lines(document)).rstrip() + "\n").encode()


def plain(text: str) -> str:
    """Text that stays text: nothing in it is taken for Markdown."""
    return _START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text))


def _lines(document: Document) -> Iterator[str]:
    yield f"# {plain(document.workshop.title)}"
    yield ""
    if document.charter.number:
        yield f"Charter {document.charter.number} ({document.charter.state.replace('_', ' ')})"
        yield ""
    if document.content_hash:
        yield f"Content hash: `{document.content_hash}`"
        yield ""
    for pipeline in document.pipelines:
        yield f"## {plain(pipeline.name)}"
        yield ""
        if pipeline.description:
            yield from _paragraph(pipeline.description)
        for stage in pipeline.stages:
            yield from _stage(document, stage)
    if document.glossary:
        yield "## Glossary"
        yield ""
        yield "| Term | Meaning |"
        yield "|---|---|"
        for term in document.glossary:
            yield f"| {_cell(term.term)} | {_cell(term.meaning)} |"


def _stage(document: Document, stage: Stage) -> Iterator[str]:
    yield f"### {plain(stage.name or stage.key)}"
    yield ""
    if stage.definition:
        yield from _paragraph(stage.definition)
    for field, lines in words.filled(document, stage):
        if field.key in ("name", "definition"):
            continue
        if len(lines) == 1 and "\n" not in lines[0]:
            yield f"**{field.label}:** {plain(lines[0])}"
        else:
            yield f"**{field.label}**"
            yield ""
            for line in lines:
                first, *others = line.split("\n")
                yield f"- {plain(first)}"
                yield from (f"  {plain(other)}" for other in others)
        yield ""


def _paragraph(text: str) -> Iterator[str]:
    # Two blanks at the end keep the line break.
    yield "  \n".join(plain(line) for line in text.split("\n"))
    yield ""


def _cell(text: str) -> str:
    return plain(text).replace("\n", "<br>")

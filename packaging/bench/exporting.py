"""Handing over: the definitions file and the PDF for 10, 100 and 1,000 stages, and the PDF against a plain one."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2

from bench import content
from bench.figure import Figure, compared, milliseconds, paired
from bench.lab import Lab, Side, median

SIZES = (10, 100, 1_000)
LINEAR = 1.25
"""A stage of a thousand may take this much longer than a stage of a hundred: as good as linear."""
PLAIN_AIM = 1.3
PLAIN_SIZES = (10, 100)
FULL_LINE = 0.75
"""A line shorter than this share of the page's longest one ends a paragraph."""


def figures(lab: Lab) -> list[Figure]:
    """Time per stage at each size, and whether it stays the same; then the PDF against a plain one."""
    found: list[Figure] = []
    for part in ("definitions", "pdf"):
        found += _growth(lab, part)
    for size in PLAIN_SIZES:
        found += _against_plain(lab, size)
    return found


def _growth(lab: Lab, part: str) -> list[Figure]:
    out = lab.folder / f"out-{part}"
    sides = [Side("export_workshop", [content.agreed_stages(lab.folder, size), out, part]) for size in SIZES]
    # A thousand stages as PDF take many seconds, in which a busy machine evens out.
    repetitions = lab.repetitions if part == "definitions" else min(lab.repetitions, 7)
    per_stage = {
        size: median(measured, "seconds") / size
        for size, measured in zip(SIZES, lab.in_turns(*sides, repetitions=repetitions), strict=True)
    }
    found: list[Figure] = []
    for size, seconds in per_stage.items():
        name = f"{part}, {size:,} stages, a stage"
        if size == SIZES[-1]:
            found.append(compared(name, seconds, per_stage[SIZES[-2]], "s", LINEAR))
        else:
            found.append(Figure(name, milliseconds(seconds)))
    return found


def _against_plain(lab: Lab, size: int) -> list[Figure]:
    workshop = content.agreed_stages(lab.folder, size)
    charter, text = lab.folder / f"{size}.pdf", lab.folder / f"{size}.text.json"
    ours = Side("write_pdf", [workshop, charter])
    lab.run(ours)
    pages = pages_of(charter)
    text.write_text(json.dumps(pages), encoding="utf-8")
    written, plain = lab.in_turns(ours, Side("plain_pdf", [text, lab.folder / f"{size}.plain.pdf"]))
    name = f"pdf, {size} stages, {len(pages)} pages, against a plain one"
    return [
        paired(name, written, plain, "seconds", "s", PLAIN_AIM),
        paired(f"{name}, processor time", written, plain, "cpu", "s", PLAIN_AIM),
    ]


def pages_of(pdf: Path) -> list[list[str]]:
    """The paragraphs on each page of a PDF, as far as they can be told from its lines."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [paragraphs(page.get_textpage().get_text_bounded().splitlines()) for page in document]
    finally:
        document.close()


def paragraphs(lines: list[str]) -> list[str]:
    """Lines put together to paragraphs: one ends with a line that is not full."""
    full = FULL_LINE * max(map(len, lines), default=0)
    found: list[str] = []
    going_on = False
    for line in filter(None, map(str.strip, lines)):
        if going_on:
            found[-1] += f" {line}"
        else:
            found.append(line)
        going_on = len(line) >= full
    return found

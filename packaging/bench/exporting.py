"""Handing over: the definitions file and the PDF for 10, 100 and 1,000 stages, and the PDF against a plain one."""

from __future__ import annotations

import ctypes
import json
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from bench import content
from bench.figure import Figure, compared, milliseconds, paired
from bench.lab import Lab, Side, median

SIZES = (10, 100, 1_000)
LINEAR = 1.25
"""A stage of a thousand may take this much longer than a stage of a hundred: as good as linear."""
PLAIN_AIM = 1.3
PLAIN_SIZES = (10, 100)
INLINE = frozenset({"Link", "Span"})
"""Roles of what stands inside a paragraph."""


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
    """The paragraphs on each page of a tagged PDF, as its structure has them; what is in none stands by itself."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_paragraphs(page) for page in document]
    finally:
        document.close()


def _paragraphs(page: Any) -> list[str]:
    whole = _paragraph_of_mark(page)
    text = page.get_textpage()
    found: list[str] = []
    before: tuple[str, int] | None = None
    for thing in page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,)):
        mark = raw.FPDFPageObj_GetMarkedContentID(thing.raw)
        here = ("paragraph", whole[mark]) if mark in whole else ("mark", mark)
        words = _words(thing, text)
        if here == before and found:
            found[-1] += words
        else:
            found.append(words)
        before = here
    return [squeezed for each in found if (squeezed := " ".join(each.split()))]


def _words(thing: Any, text: Any) -> str:
    size = raw.FPDFTextObj_GetText(thing.raw, text.raw, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFTextObj_GetText(thing.raw, text.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[:size].decode("utf-16-le").rstrip("\0")


def _paragraph_of_mark(page: Any) -> dict[int, int]:
    """A number for the paragraph that each mark on the page belongs to: links are parts of theirs."""
    found: dict[int, int] = {}
    tree = raw.FPDF_StructTree_GetForPage(page.raw)

    def visit(element: Any, paragraph: int) -> None:
        if _role(element) not in INLINE:
            paragraph = len(seen)
            seen.append(paragraph)
        for index in range(raw.FPDF_StructElement_GetMarkedContentIdCount(element)):
            found[raw.FPDF_StructElement_GetMarkedContentIdAtIndex(element, index)] = paragraph
        for index in range(raw.FPDF_StructElement_CountChildren(element)):
            child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
            if child:
                visit(child, paragraph)

    seen: list[int] = []
    for index in range(raw.FPDF_StructTree_CountChildren(tree)):
        visit(raw.FPDF_StructTree_GetChildAtIndex(tree, index), 0)
    raw.FPDF_StructTree_Close(tree)
    return found


def _role(element: Any) -> str:
    size = raw.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDF_StructElement_GetType(element, buffer, size)
    return buffer.raw[:size].decode("utf-16-le").rstrip("\0")

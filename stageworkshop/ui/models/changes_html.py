"""Changed stages as the HTML that a text view shows: what went is struck through, what came is bold and underlined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape

from stageworkshop.charter.changes import FieldChange, StageChange
from stageworkshop.domain.word_diff import Piece, word_diff
from stageworkshop.ui.words import domain_words


@dataclass(frozen=True)
class Look:
    """Colours as “#RRGGBB”, sizes in points, and the words for each kind of change ("added" → “new”)."""

    text: str
    muted: str
    line: str
    added: str
    removed: str
    heading: float
    small: float
    kinds: dict[str, str]
    was: str
    """Words for the old name of a renamed stage, with {0} in it."""


def page(changes: Sequence[StageChange], look: Look) -> str:
    """All stages one after another."""
    return "".join(_stage(change, look, first=not n) for n, change in enumerate(changes))


def _stage(change: StageChange, look: Look, *, first: bool) -> str:
    word = look.kinds.get(change.kind, "")
    beside = " · ".join(part for part in (word, change.pipeline) if part)
    if change.kind == "renamed":
        beside += f" · {look.was.format(change.old_name)}"
    top = 0 if first else 18
    head = (
        f'<p style="margin:{top}px 0 4px 0"><a name="{escape(change.key)}"></a>'
        f'<span style="font-size:{look.heading:g}pt;font-weight:600">{escape(change.name)}</span>'
        f'&nbsp;&nbsp;<span style="color:{look.muted};font-size:{look.small:g}pt">{escape(beside)}</span></p>'
    )
    return head + "".join(_field(field, change.kind, look) for field in change.fields)


def _field(field: FieldChange, kind: str, look: Look) -> str:
    heading = escape(domain_words(field.label))
    label = f'<p style="margin:6px 0 0 0;color:{look.muted};font-size:{look.small:g}pt">{heading}</p>'
    if kind == "added":
        lines = [escape(line) for line in field.new]
    elif kind == "removed":
        lines = [_mark(Piece("removed", line), look) for line in field.old]
    else:
        lines = list(_lines(field, look))
    several = len(lines) > 1
    return label + "".join(f'<p style="margin:1px 0 0 {12 if several else 0}px">{line}</p>' for line in lines)


def _lines(field: FieldChange, look: Look) -> Iterator[str]:
    """Line by line; a line that was reworded shows its words."""
    for op, a, b, c, d in SequenceMatcher(None, field.old, field.new, autojunk=False).get_opcodes():
        old, new = field.old[a:b], field.new[c:d]
        if op == "equal":
            yield from map(escape, new)
            continue
        for before, after in zip(old, new, strict=False):
            yield "".join(_mark(piece, look) for piece in word_diff(before, after))
        for line in old[len(new) :]:
            yield _mark(Piece("removed", line), look)
        for line in new[len(old) :]:
            yield _mark(Piece("added", line), look)


def _mark(piece: Piece, look: Look) -> str:
    text = escape(piece.text)
    if piece.part == "removed":
        return f'<s style="background-color:{look.removed};color:{look.text}">{text}</s>'
    if piece.part == "added":
        return f'<b><u style="background-color:{look.added};color:{look.text}">{text}</u></b>'
    return text

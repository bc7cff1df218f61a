"""Changed stages as the HTML that a text view shows: what went is struck through, what came is bold and underlined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from html import escape

from stageworkshop.charter.changes import Cause, FieldChange, StageChange
from stageworkshop.domain.word_diff import Piece, word_diff
from stageworkshop.ui.words import domain_words

SCHEME = "disagreement"
"""Links lead to a disagreement by its id."""


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
    accent: str = ""
    warning: str = ""
    breaks: str = ""
    """Words beside a stage that reports will not go on with."""
    settled: str = ""
    """Words for the disagreement that made a field change: {0} is how it was settled, {1} its question."""
    still_open: str = ""
    """The same for one that is not settled; {0} is its question."""
    methods: Mapping[str, str] = field(default_factory=dict)


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
        f'&nbsp;&nbsp;<span style="color:{look.muted};font-size:{look.small:g}pt">{escape(beside)}</span>'
    )
    if change.breaks and look.breaks:
        head += f'<span style="color:{look.warning};font-size:{look.small:g}pt"> · {escape(look.breaks)}</span>'
    head += "</p>"
    return head + "".join(_field(each, change.kind, look) for each in change.fields)


def _field(change: FieldChange, kind: str, look: Look) -> str:
    heading = escape(domain_words(change.label))
    label = f'<p style="margin:6px 0 0 0;color:{look.muted};font-size:{look.small:g}pt">{heading}</p>'
    if kind == "added":
        lines = [escape(line) for line in change.new]
    elif kind == "removed":
        lines = [_mark(Piece("removed", line), look) for line in change.old]
    else:
        lines = list(_lines(change, look))
    several = len(lines) > 1
    words = label + "".join(f'<p style="margin:1px 0 0 {12 if several else 0}px">{line}</p>' for line in lines)
    return words + "".join(_cause(each, look) for each in change.because)


def _cause(cause: Cause, look: Look) -> str:
    """A line that leads to the disagreement."""
    method = look.methods.get(cause.method, "")
    words = look.settled.format(method, cause.question) if method else look.still_open.format(cause.question)
    # Not underlined: that is the mark of what came.
    style = f"color:{look.accent};text-decoration:none"
    link = f'<a href="{SCHEME}:{escape(cause.disagreement_id)}" style="{style}">→ {escape(words)}</a>'
    return f'<p style="margin:2px 0 0 0;font-size:{look.small:g}pt">{link}</p>'


def _lines(change: FieldChange, look: Look) -> Iterator[str]:
    """Line by line; a line that was reworded shows its words."""
    for op, a, b, c, d in SequenceMatcher(None, change.old, change.new, autojunk=False).get_opcodes():
        old, new = change.old[a:b], change.new[c:d]
        if op == "equal":
            yield from map(escape, new)
            continue
        for before, after in zip(old, new, strict=False):
            yield _reworded(word_diff(before, after), look)
        for line in old[len(new) :]:
            yield _mark(Piece("removed", line), look)
        for line in new[len(old) :]:
            yield _mark(Piece("added", line), look)


def _reworded(pieces: Iterable[Piece], look: Look) -> str:
    """A line with its marks; what came stands apart from what went, or 3 struck out before 5 reads as 35."""
    found = ""
    last = Piece("same", "")
    for piece in pieces:
        marked = {last.part, piece.part} == {"removed", "added"}
        if marked and not last.text[-1:].isspace() and not piece.text[:1].isspace():
            found += " "
        found += _mark(piece, look)
        last = piece
    return found


def _mark(piece: Piece, look: Look) -> str:
    text = escape(piece.text)
    if piece.part == "removed":
        return f'<s style="background-color:{look.removed};color:{look.text}">{text}</s>'
    if piece.part == "added":
        return f'<b><u style="background-color:{look.added};color:{look.text}">{text}</u></b>'
    return text

"""Shaping: a piece of text in one font and one direction becomes positioned glyphs, ready as PDF operators.

HarfBuzz joins Arabic letters, places marks, forms conjuncts and kerns. Widths and rises are in ems (parts of the text
size), so that a shaped piece serves every size and is shaped once per document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import uharfbuzz

from stageworkshop.charter.pdf.fonts import BOLD, FontFace, FontSet
from stageworkshop.charter.pdf.style import Face

_KEPT = 64
"""Longer texts than this hardly come again."""
_SELECTORS = "\ufe0e\ufe0f"
"""They ask for an emoji in plain or in colour; here all are plain."""
_RTL_FEATURES = {"liga": False, "dlig": False}
"""Only the ligatures that the script demands: each one more is a word that somebody's search does not find."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Shaped text, from left to right. `parts` are (rise in ems, content of a TJ array); `actual` is the text to
    extract where the font's own map can't say it, "" where it can. `embolden` asks for thickened outlines, because the
    font has no bold face."""

    face: FontFace
    text: str
    width: float
    parts: tuple[tuple[float, str], ...]
    actual: str = ""
    embolden: bool = False


class Shaper:
    """Shapes with a cache, for one document."""

    def __init__(self, fonts: FontSet) -> None:
        self.fonts = fonts
        self._shaped: dict[tuple[str, Face, bool], tuple[Glyphs, ...]] = {}
        self._buffer: Any = uharfbuzz.Buffer()

    def shape(self, text: str, style: Face, rtl: bool = False) -> tuple[Glyphs, ...]:
        """`text` in one direction, one `Glyphs` per font needed, in logical order."""
        key = (text, style, rtl)
        shaped = self._shaped.get(key)
        if shaped is None:
            runs = self.fonts.runs(text, style)
            bold = style in BOLD
            shaped = tuple(self._run(face, part, rtl, bold and "Bold" not in face.name) for face, part in runs)
            if len(text) <= _KEPT:
                self._shaped[key] = shaped
        return shaped

    def space(self, style: Face) -> Glyphs:
        """The blank between words."""
        return self.shape(" ", style)[0]

    def _run(self, face: FontFace, text: str, rtl: bool, embolden: bool) -> Glyphs:
        buffer = self._buffer
        buffer.reset()
        buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_str(text)
        if any(selector in text for selector in _SELECTORS):
            # Else a blank without width stands for it, which readers take for a part of the blank that follows.
            buffer.flags = uharfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        uharfbuzz.shape(face.hb_font, buffer, _RTL_FEATURES if rtl else None)
        glyphs = [info.codepoint for info in buffer.glyph_infos]
        clusters = [info.cluster for info in buffer.glyph_infos]
        carried = _carried(face, text, clusters) if rtl else {}
        says_it = _register(face, text, glyphs, clusters, rtl)
        width, parts = _operators(face, glyphs, buffer.glyph_positions, carried)
        return Glyphs(face, text, width, parts, "" if says_it else text, embolden)


def _carried(face: FontFace, text: str, clusters: list[int]) -> dict[int, list[int]]:
    """For right-to-left ligatures: codes that carry all but the first character, to stand before the glyph.

    Readers turn the glyphs of such a run around one by one; some turn the characters of one glyph around with them and
    some do not. With one character to each code, all of them find the word.
    """
    starts = sorted(set(clusters))
    carried: dict[int, list[int]] = {}
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        if end - start > 1:
            carried[clusters.index(start)] = [face.alias(char) for char in reversed(text[start + 1 : end])]
    return carried


def _register(face: FontFace, text: str, glyphs: list[int], clusters: list[int], rtl: bool) -> bool:
    """Notes for each glyph the text it stands for. False when reading the glyphs back would not give `text`."""
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    seen: set[int] = set()
    read: list[str] = []
    order = range(len(glyphs) - 1, -1, -1) if rtl else range(len(glyphs))
    for index in order:
        cluster = clusters[index]
        says = "" if cluster in seen else text[cluster : ends[cluster]]
        seen.add(cluster)
        carried = says[1:] if rtl else ""
        read.append(face.used.setdefault(glyphs[index], says[:1] if rtl else says) + carried)
    return all(read) and "".join(read) == text


def _operators(
    face: FontFace, glyphs: list[int], positions: Any, carried: dict[int, list[int]]
) -> tuple[float, tuple[tuple[float, str], ...]]:
    scale, advance = face.per_mille, face.advance
    parts: list[tuple[float, str]] = []
    rise, current, codes = 0, "", ""
    width = 0.0
    for index, (glyph, place) in enumerate(zip(glyphs, positions, strict=True)):
        x_advance, x_offset, y_offset = place.x_advance, place.x_offset, place.y_offset
        if y_offset != rise:
            parts.append((rise * scale / 1000, current + (f"<{codes}>" if codes else "")))
            rise, current, codes = y_offset, "", ""
        if x_offset:
            current += (f"<{codes}>" if codes else "") + _shift(-x_offset * scale)
            codes = ""
        if carried:
            codes += "".join(f"{code:04X}" for code in carried.get(index, ()))
        codes += f"{glyph:04X}"
        after = advance(glyph) - (x_advance - x_offset) * scale
        if abs(after) >= 1:
            current += f"<{codes}>" + _shift(after)
            codes = ""
        width += x_advance * scale
    parts.append((rise * scale / 1000, current + (f"<{codes}>" if codes else "")))
    return width / 1000, tuple((each, code) for each, code in parts if code)


def _shift(amount: float) -> str:
    return f"{round(amount)} "

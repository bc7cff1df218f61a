"""The fonts that come with the program: which of them prints which character.

Families are tried in order: the text's own face, then the fonts for single scripts, then symbols, then the large
East Asian one, and emoji at the end. A `FontSet` belongs to one document being written; nothing is kept between
documents.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import uharfbuzz

from stageworkshop.charter.pdf.style import Face
from stageworkshop.paths import resource

MAIN: dict[Face, str] = {
    "regular": "NotoSans-Regular",
    "bold": "NotoSans-Bold",
    "italic": "NotoSans-Italic",
    "bold_italic": "NotoSans-BoldItalic",
    "mono": "NotoSansMono-Regular",
}
_LAST = ("NotoSansSymbols", "NotoSansSymbols2", "NotoSansMath", "DroidSansFallback", "NotoEmoji")
SKIN_TONES = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
"""They colour the emoji before them, and so belong to it."""
BOLD = frozenset({"bold", "bold_italic"})


class FontFace:
    """One font file: what it covers, its shapes for HarfBuzz, and the glyphs used so far with the text they stand for.

    `aliases` are codes above the font's own glyphs, without picture or width, which only carry a character for readers
    of the text.
    """

    def __init__(self, path: Path) -> None:
        self.name = path.stem
        self.hb_face: Any = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
        self.hb_font: Any = uharfbuzz.Font(self.hb_face)
        self.per_mille: float = 1000 / self.hb_face.upem
        self.covered: Any = self.hb_face.unicodes
        self.glyph_count: int = self.hb_face.glyph_count
        self.used: dict[int, str] = {}
        self.aliases: dict[str, int] = {}
        self._advances: dict[int, int] = {}

    def alias(self, char: str) -> int:
        """The code that says `char` and shows nothing."""
        code: int = self.aliases.setdefault(char, self.glyph_count + len(self.aliases))
        return code

    def covers(self, text: str) -> bool:
        """Whether every visible character of `text` has a glyph here."""
        return all(ord(char) in self.covered or is_ignorable(char) for char in text)

    def advance(self, glyph: int) -> int:
        """Default width of a glyph, in thousandths of the size."""
        known = self._advances.get(glyph)
        if known is None:
            advance: float = self.hb_font.get_glyph_h_advance(glyph) * self.per_mille
            known = self._advances[glyph] = round(advance)
        return known


class FontSet:
    """The faces for one document, opened when first needed."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or resource("fonts")
        self._faces: dict[str, FontFace] = {}
        self._chosen: dict[tuple[Face, str], FontFace | None] = {}
        names = {path.stem for path in self._folder.glob("*.ttf")}
        families = sorted({name.partition("-")[0] for name in names} - {"NotoSans", "NotoSansMono", *_LAST})
        families += [family for family in _LAST if any(name.partition("-")[0] == family for name in names)]
        self._fallbacks = [(family, names) for family in families]

    @property
    def opened(self) -> list[FontFace]:
        """The faces opened so far, in order of first use."""
        return list(self._faces.values())

    def main(self, style: Face) -> FontFace:
        """The face that text of this style is set in where it can be."""
        return self._face(MAIN[style])

    def choose(self, cluster: str, style: Face) -> FontFace | None:
        """The first face that has all of a character with its marks; None when no font has."""
        key = (style, cluster)
        if key not in self._chosen:
            self._chosen[key] = next((face for face in self._candidates(style) if face.covers(cluster)), None)
        return self._chosen[key]

    def runs(self, text: str, style: Face) -> list[tuple[FontFace, str]]:
        """`text` cut where the font has to change. What no font has stays with the main face (checked beforehand)."""
        main = self.main(style)
        if main.covers(text):
            return [(main, text)] if text else []
        runs: list[tuple[FontFace, str]] = []
        for cluster in clusters(text):
            face = self.choose(cluster, style) or self._choose_base(cluster, style) or main
            if runs and (runs[-1][0] is face or all(is_ignorable(char) for char in cluster)):
                runs[-1] = (runs[-1][0], runs[-1][1] + cluster)
            else:
                runs.append((face, cluster))
        return runs

    def has(self, char: str) -> bool:
        """Whether some font prints this character (or it is one without a picture)."""
        if unicodedata.category(char) == "Cc":
            # Some fonts map control characters to a blank: that would be dropping them.
            return False
        return is_ignorable(char) or self.choose(char, "regular") is not None

    def _choose_base(self, cluster: str, style: Face) -> FontFace | None:
        return self.choose(cluster[0], style)

    def _candidates(self, style: Face) -> Iterator[FontFace]:
        yield self.main(style)
        if style != "regular":
            yield self.main("bold" if style in BOLD else "regular")
        for family, names in self._fallbacks:
            weights = ("-Bold", "-Regular", "") if style in BOLD else ("-Regular", "", "-Bold")
            for weight in weights:
                if family + weight in names:
                    yield self._face(family + weight)

    def _face(self, name: str) -> FontFace:
        if name not in self._faces:
            self._faces[name] = FontFace(self._folder / f"{name}.ttf")
        return self._faces[name]


def clusters(text: str) -> Iterator[str]:
    """`text` in characters, each with the marks and joiners that belong to it."""
    start = 0
    for index in range(1, len(text)):
        if not (unicodedata.category(text[index])[0] == "M" or is_ignorable(text[index]) or text[index] in SKIN_TONES):
            if text[index - 1] == "\u200d":
                continue
            yield text[start:index]
            start = index
    if start < len(text):
        yield text[start:]


def is_ignorable(char: str) -> bool:
    """Characters that steer the text and have no picture: joiners, direction marks, variation selectors."""
    code = ord(char)
    if code < 0xAD:
        return False
    return unicodedata.category(char) == "Cf" or 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF

"""A font inside the PDF: a Type 0 font over the glyphs that were used, with its way back to Unicode.

ReportLab's own TrueType fonts address characters, in pieces of 255; shaped text needs glyphs (joined Arabic letters
and conjuncts have no character of their own), so that this speaks to ReportLab's document by its `delayedFonts`.
"""

from __future__ import annotations

import hashlib
from typing import Any

import uharfbuzz
from reportlab.pdfbase import pdfdoc

from stageworkshop.charter.pdf.fonts import FontFace

_DROPPED = ("GSUB", "GPOS", "GDEF", "OS/2", "cmap", "name", "gasp", "post", "kern", "vhea", "vmtx", "VORG")
_SYMBOLIC = 4
_NOTHING = "\u200b"
_ITALIC_ANGLE = -12
_CAP_HEIGHT = 714
_STEM = {"Bold": 140}
_NORMAL_STEM = 80


class EmbeddedFont:
    """One face in one PDF document. ReportLab calls `addObjects` when the document is finished."""

    _dynamicFont = True  # noqa: N815  (ReportLab's name)

    def __init__(self, face: FontFace, doc: Any) -> None:
        self.face = face
        self.fontName = face.name
        self.resource = f"F{len(doc.fontMapping) + 1}"
        doc.fontMapping[face.name] = f"/{self.resource}"
        doc.delayedFonts.append(self)

    def addObjects(self, doc: Any) -> None:  # noqa: N802  (ReportLab's name)
        """Writes the font's objects for all glyphs used."""
        base_name = f"{self._tag()}+{self.face.name}"
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("CIDFontType2"),
                "BaseFont": pdfdoc.PDFName(base_name),
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {
                        "Registry": pdfdoc.PDFString("Adobe"),
                        "Ordering": pdfdoc.PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": doc.Reference(self._descriptor(doc, base_name), f"descriptor:{self.resource}"),
                "CIDToGIDMap": self._glyph_map(doc),
                "DW": 0,
                "W": self._widths(),
            }
        )
        said = {**self.face.used, **{code: char for char, code in self.face.aliases.items()}}
        to_unicode = _stream(_to_unicode(said).encode("ascii"))
        font = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": pdfdoc.PDFName(base_name),
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray([doc.Reference(descendant, f"descendant:{self.resource}")]),
                "ToUnicode": doc.Reference(to_unicode, f"unicode:{self.resource}"),
            }
        )
        fonts = doc.idToObject["BasicFonts"].dict
        fonts[self.resource] = doc.Reference(font, f"font:{self.resource}")

    def _tag(self) -> str:
        glyphs = ",".join(map(str, sorted(self.face.used)))
        digest = hashlib.sha256(f"{self.face.name}:{glyphs}".encode()).digest()
        return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])

    def _descriptor(self, doc: Any, base_name: str) -> Any:
        extents = self.face.hb_font.get_font_extents("ltr")
        scale = self.face.per_mille
        data = self._subset()
        file = _stream(data)
        file.dictionary["Length1"] = len(data)
        stem = next((width for part, width in _STEM.items() if part in self.face.name), _NORMAL_STEM)
        ascent, descent = round(extents.ascender * scale), round(extents.descender * scale)
        return pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("FontDescriptor"),
                "FontName": pdfdoc.PDFName(base_name),
                "Flags": _SYMBOLIC,
                "FontBBox": pdfdoc.PDFArray([-1000, descent, 2000, ascent]),
                "ItalicAngle": _ITALIC_ANGLE if "Italic" in self.face.name else 0,
                "Ascent": ascent,
                "Descent": descent,
                "CapHeight": _CAP_HEIGHT,
                "StemV": stem,
                "FontFile2": doc.Reference(file, f"file:{self.resource}"),
            }
        )

    def _subset(self) -> bytes:
        wanted = uharfbuzz.SubsetInput()
        wanted.glyph_set.update(set(self.face.used))
        wanted.drop_table_tag_set.update({_tag_number(tag) for tag in _DROPPED})
        # Glyph numbers stay, because the page streams already hold them.
        wanted.flags = (
            uharfbuzz.SubsetFlags.RETAIN_GIDS
            | uharfbuzz.SubsetFlags.NO_HINTING
            | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
            | uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
        )
        return bytes(wanted.subset(self.face.hb_face).blob.data)

    def _glyph_map(self, doc: Any) -> Any:
        """Codes are glyph numbers, except for the aliases, which all show the blank."""
        if not self.face.aliases:
            return pdfdoc.PDFName("Identity")
        blank = self.face.hb_font.get_nominal_glyph(ord(" ")) or 0
        codes = [*range(self.face.glyph_count), *[blank] * len(self.face.aliases)]
        data = b"".join(code.to_bytes(2, "big") for code in codes)
        return doc.Reference(_stream(data), f"glyphs:{self.resource}")

    def _widths(self) -> Any:
        widths: list[Any] = []
        previous = -2
        for glyph in sorted(self.face.used):
            if glyph != previous + 1:
                widths += [glyph, []]
            widths[-1].append(self.face.advance(glyph))
            previous = glyph
        return pdfdoc.PDFArray([pdfdoc.PDFArray(each) if isinstance(each, list) else each for each in widths])


def _tag_number(tag: str) -> int:
    return int.from_bytes(tag.encode("ascii"), "big")


def _stream(data: bytes) -> Any:
    stream = pdfdoc.PDFStream(content=data)
    stream.filters = [pdfdoc.PDFZCompress]
    return stream


def _to_unicode(used: dict[int, str]) -> str:
    # A glyph that says nothing by itself still needs an entry, or readers guess one.
    said = [(glyph, (text or _NOTHING).encode("utf-16-be").hex().upper()) for glyph, text in sorted(used.items())]
    pairs = [f"<{glyph:04X}> <{text}>" for glyph, text in said]
    blocks = []
    for start in range(0, len(pairs), 100):
        block = pairs[start : start + 100]
        blocks.append(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar")
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange",
            *blocks,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )

"""The PDF being written: ReportLab's canvas with our fonts and dates, and with text that is known only at the end."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from stageworkshop.charter.pdf.embed import EmbeddedFont
from stageworkshop.charter.pdf.fonts import FontFace
from stageworkshop.charter.pdf.pieces import Unit

PRODUCER = "Stage Workshop"
_EMBOLDEN = 0.024
"""Thickness of the line around letters that have no bold face, in ems."""
_State = tuple[str, str, float, bool]
"""Font, colour, rise in ems, emboldened."""


class _Moment:
    """A date as ReportLab's documents want it, in UTC; ReportLab's own reads the clock or the environment."""

    def __init__(self, moment: datetime) -> None:
        moment = moment.astimezone(UTC)
        self.t = int(moment.timestamp())
        self.lt = moment.timetuple()
        self.YMDhms = tuple(self.lt)[:6]
        self.dhh = self.dmm = 0
        self.tzname = "UTC"


class CharterCanvas(Canvas):
    """Points, origin at the lower left. Only fonts of a `FontSet` are ever used, so that all are embedded.

    `section` is the title of the section in hand, for the running head.
    `later` leaves room in the page for operators that are made when all pages are known (page numbers).
    """

    _doc: Any
    _code: list[str]
    _pageNumber: int  # noqa: N815  (ReportLab's name)
    _filename: Any

    def __init__(self, stream: Any, page_size: tuple[float, float], *, built: datetime, language: str) -> None:
        super().__init__(stream, pagesize=page_size, pageCompression=1, lang=language, pdfVersion=(1, 7))
        self._doc._timeStamp = _Moment(built)
        # ReportLab's digest has the clock in it from the start; the file's ID shall follow from the content alone.
        self._doc.signature = hashlib.md5(f"{PRODUCER} {int(built.timestamp())}".encode(), usedforsecurity=False)
        self._embedded: dict[str, EmbeddedFont] = {}
        self._later: list[tuple[int, str, Callable[[], str]]] = []
        self._bookmarks: dict[str, int] = {}
        self.section = ""
        self.setProducer(PRODUCER)
        self.setCreator(PRODUCER)

    def _make_preamble(self) -> None:
        # ReportLab's sets Helvetica on each page, which would then stand in the file without being embedded.
        self._preamble = "1 0 0 1 0 0 cm"

    def font(self, face: FontFace) -> str:
        """The face's name in page streams; embeds it in the document."""
        if face.name not in self._embedded:
            self._embedded[face.name] = EmbeddedFont(face, self._doc)
        return self._embedded[face.name].resource

    def line_operators(self, units: Iterable[tuple[Unit, str]], size: float, x: float, baseline: float) -> list[str]:
        """Operators (inside BT … ET) for units with their colours, set from left to right from `x`."""
        code = [f"1 0 0 1 {x:.2f} {baseline:.2f} Tm"]
        state: _State = ("", "", 0.0, False)
        row: list[str] = []
        for unit, colour in units:
            glyphs = unit.glyphs
            for rise, operand in glyphs.parts:
                wanted = (self.font(glyphs.face), colour, rise, glyphs.embolden)
                if wanted != state or glyphs.actual:
                    _close(code, row)
                    code += _change(state, wanted, size)
                    state = wanted
                if glyphs.actual and operand is glyphs.parts[0][1]:
                    code.append(f"/Span <</ActualText <FEFF{glyphs.actual.encode('utf-16-be').hex()}>>> BDC")
                row.append(operand)
            if glyphs.actual:
                _close(code, row)
                code.append("EMC")
        _close(code, row)
        return code + _change(state, ("", "", 0.0, False), size)

    def plain_line(
        self, code: str, state: tuple[str, str], before: tuple[str, str], size: float, x: float, baseline: float
    ) -> list[str]:
        """Operators for a line that is one TJ array: font and colour are set where they differ from those before."""
        font, colour = state
        change = f"/{font} {size:g} Tf " if font != before[0] else ""
        change += f"{rgb(colour)} rg " if colour != before[1] else ""
        return [f"{change}1 0 0 1 {x:.2f} {baseline:.2f} Tm [{code}] TJ"]

    def write(self, operators: Iterable[str]) -> None:
        """Adds raw operators to the page."""
        self._code.extend(operators)

    def later(self, make: Callable[[], str]) -> None:
        """Puts into this place of the page what `make` gives at the end."""
        mark = f"%later-{len(self._later)}%"
        self._later.append((self._pageNumber, mark, make))
        self._code.append(mark)

    def bookmark(self, key: str, top: float) -> None:
        """Binds `key` to this page at this height."""
        self._bookmarks[key] = self._pageNumber
        self.bookmarkHorizontalAbsolute(key, top)

    def page_of(self, key: str) -> int:
        """The page on which `key` was bound; 0 when it never was."""
        return self._bookmarks.get(key, 0)

    @property
    def pages(self) -> int:
        """How many pages there are; known once the document is being saved."""
        return int(self._pageNumber) - 1

    def link(self, key: str, box: tuple[float, float, float, float]) -> None:
        """Makes a box (left, lower, right, upper) lead to the bookmark `key`."""
        self.linkRect("", key, box, relative=0)

    def save(self) -> None:
        """Finishes the document."""
        if self._code:
            self.showPage()
        filled: dict[int, dict[str, str]] = {}
        for page, mark, make in self._later:
            filled.setdefault(page, {})[mark] = make()
        for number in range(1, self._pageNumber):
            page_object = self._doc.idToObject[f"Page{number}"]
            content = page_object.stream
            for mark, operators in filled.get(number, {}).items():
                content = content.replace(mark, operators, 1)
            stream = pdfdoc.PDFStream(content=content)
            stream.filters = [pdfdoc.PDFZCompress]
            page_object.Contents = stream
        self._doc.SaveToFile(self._filename, self)


def _close(code: list[str], row: list[str]) -> None:
    if row:
        code.append(f"[{''.join(row)}] TJ")
        row.clear()


def _change(state: _State, wanted: _State, size: float) -> list[str]:
    """Operators from one state of the text to another; an empty font or colour leaves it as it is."""
    code = []
    if wanted[0] and wanted[0] != state[0]:
        code.append(f"/{wanted[0]} {size:g} Tf")
    if wanted[1] and wanted[1] != state[1]:
        code.append(f"{rgb(wanted[1])} rg")
    if wanted[2] != state[2]:
        code.append(f"{wanted[2] * size:.2f} Ts")
    if wanted[3] and (not state[3] or wanted[1] != state[1]):
        code.append(f"2 Tr {size * _EMBOLDEN:.2f} w {rgb(wanted[1])} RG")
    elif state[3] and not wanted[3]:
        code.append("0 Tr")
    return code


@cache
def rgb(colour: str) -> str:
    """“#1B2430” as the three numbers of a PDF colour operator."""
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.3f}" for at in (1, 3, 5))

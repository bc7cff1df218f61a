"""The PDF being written: ReportLab's canvas with our fonts and dates, and with text that is known only at the end."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from stageworkshop.charter.pdf.assemble import Box, Link, Page, assembled
from stageworkshop.charter.pdf.embed import EmbeddedFont
from stageworkshop.charter.pdf.fonts import FontFace
from stageworkshop.charter.pdf.pieces import Unit
from stageworkshop.charter.pdf.structure import MARKS, Annotated, Element, alternative, attach

PRODUCER = "Stage Workshop"
_EMBOLDEN = 0.024
"""Thickness of the line around letters that have no bold face, in ems."""
_DECORATION = "/Artifact BMC"
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

    Everything on a page belongs to an element of the document's structure, or is decoration: `mark` and `write` say
    which. `section` is the title of the section in hand, for the running head. `later` leaves room in the page for
    operators that are made when all pages are known (page numbers).
    """

    _doc: Any
    _code: list[str]
    _pageNumber: int  # noqa: N815  (ReportLab's name)
    _pagesize: tuple[float, float]
    _filename: Any
    _startPage: Callable[[], None]  # noqa: N815  (ReportLab's name)

    def __init__(self, stream: Any, page_size: tuple[float, float], *, built: datetime, language: str) -> None:
        super().__init__(stream, pagesize=page_size, pageCompression=1, lang=language, pdfVersion=(1, 7))
        self._doc._timeStamp = _Moment(built)
        # ReportLab's digest has the clock in it from the start; the file's ID shall follow from the content alone.
        self._doc.signature = hashlib.md5(f"{PRODUCER} {int(built.timestamp())}".encode(), usedforsecurity=False)
        self._embedded: dict[str, EmbeddedFont] = {}
        self._later: list[tuple[int, str, Callable[[], str]]] = []
        self._bookmarks: dict[str, tuple[int, float]] = {}
        self._pages: list[Page] = []
        self._links: list[Link] = []
        self._root = Element("Document")
        self._root.attached = True
        self._within: list[Element] = [self._root]
        self._marks: list[Element] = []
        self._here: list[int] = []
        self._open: Element | str = ""
        self._whole: Element | str = ""
        self._waiting: list[tuple[str, Box, str]] = []
        self._scale = 1.0
        self.section = ""
        self.setProducer(PRODUCER)
        self.setCreator(PRODUCER)

    def _make_preamble(self) -> None:
        # ReportLab's sets Helvetica on each page, which would then stand in the file without being embedded.
        self._preamble = ""

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
    ) -> str:
        """Operators for a line that is one TJ array: font and colour are set where they differ from those before."""
        font, colour = state
        change = f"/{font} {size:g} Tf " if font != before[0] else ""
        change += f"{rgb(colour)} rg " if colour != before[1] else ""
        return f"{change}1 0 0 1 {x:.2f} {baseline:.2f} Tm [{code}] TJ"

    def write(self, operators: Iterable[str]) -> None:
        """Adds operators that decorate the page: no reader of the text has to know of them."""
        self._mark_as(_DECORATION)
        self._code.extend(operators)

    def set(self, element: Element, operators: Iterable[str]) -> None:
        """Adds operators that are `element`'s content."""
        self.mark(element)
        self._code.extend(operators)

    def mark(self, element: Element) -> None:
        """What is added to the code from here on belongs to `element`, which comes into the element in hand."""
        if self._whole or self._open is element:
            return
        self._end_mark()
        if not element.attached:
            attach(element, self._within[-1])
        number = len(self._marks)
        self._marks.append(element)
        element.kids.append((self._pageNumber - 1) * MARKS + number)
        self._code.append(f"/{element.role} <</MCID {number}>> BDC")
        self._open = element

    def announce(self, elements: Iterable[Element]) -> None:
        """Gives elements their places in the structure now, in this order, whenever they are painted."""
        if not self._whole:
            for element in elements:
                if not element.attached:
                    attach(element, self._within[-1])

    @contextmanager
    def inside(self, element: Element | None) -> Iterator[None]:
        """Elements that are painted meanwhile become `element`'s kids; None leaves things as they are."""
        if element is None or self._whole:
            yield
            return
        if not element.attached:
            attach(element, self._within[-1])
        self._within.append(element)
        yield
        self._within.pop()

    @contextmanager
    def figure(self, element: Element) -> Iterator[None]:
        """All that is painted meanwhile is one picture; links in it are told of after it."""
        if self._whole:
            yield
            return
        self.mark(element)
        self._whole = element
        yield
        self._whole = ""
        self._end_mark()
        waiting, self._waiting = self._waiting, []
        if waiting:
            with self.inside(Element("P")):
                for key, box, words in waiting:
                    self.link(key, box, Element("Link", extra=alternative(words)), words)

    @contextmanager
    def decoration(self, properties: str = "") -> Iterator[None]:
        """All that is painted meanwhile is decoration, such as a table's head that comes again."""
        self._mark_as(f"/Artifact <<{properties}>> BDC" if properties else _DECORATION)
        before, self._whole = self._whole, self._open
        yield
        self._whole = before
        if properties:
            self._end_mark()

    @contextmanager
    def scaled(self, scale: float) -> Iterator[None]:
        """All lengths are multiplied by `scale` meanwhile."""
        if scale == 1.0:
            yield
            return
        self._end_mark()
        self._code.append(f"q {scale:g} 0 0 {scale:g} 0 0 cm")
        self._scale = scale
        yield
        self._end_mark()
        self._code.append("Q")
        self._scale = 1.0

    def later(self, make: Callable[[], str], element: Element | None = None) -> None:
        """Puts into this place of the page what `make` gives at the end: `element`'s content, or decoration."""
        if element is not None:
            self.mark(element)
        else:
            self._mark_as(_DECORATION)
        mark = f"%later-{len(self._later)}%"
        self._later.append((self._pageNumber, mark, make))
        self._code.append(mark)

    def bookmark(self, key: str, top: float) -> None:
        """Binds `key` to this page at this height."""
        top *= self._scale
        self._bookmarks[key] = (self._pageNumber, top)
        self.bookmarkHorizontalAbsolute(key, round(top, 2))

    def page_of(self, key: str) -> int:
        """The page on which `key` was bound; 0 when it never was."""
        return self._bookmarks.get(key, (0, 0.0))[0]

    @property
    def pages(self) -> int:
        """How many pages there are; known once the document is being saved."""
        return len(self._pages)

    def link(self, key: str, box: Box, element: Element, words: str) -> None:
        """Makes a box (left, lower, right, upper) lead to the bookmark `key`; `element` and `words` tell of it."""
        if self._whole:
            self._waiting.append((key, box, words))
            return
        if not element.attached:
            attach(element, self._within[-1])
        left, low, right, high = (each * self._scale for each in box)
        placed = (left, low, right, high)
        number = len(self._links)
        self._links.append(Link(key, placed, words, element))
        self._here.append(number)
        element.kids.append(Annotated(number, self._pageNumber - 1))

    def showPage(self) -> None:  # noqa: N802  (ReportLab's name)
        """Ends the page."""
        self._end_mark()
        page = Page(self._pagesize, "\n".join(self._code), self._here, self._marks)
        self._here, self._marks = [], []
        self._pages.append(page)
        self._doc.addPage(page)
        self._startPage()

    def save(self) -> None:
        """Finishes the document."""
        if self._code:
            self.showPage()
        for page, mark, make in self._later:
            self._pages[page - 1].code = self._pages[page - 1].code.replace(mark, make(), 1)
        self._doc.Outlines.prepare(self._doc, self)
        if self._doc.Outlines.ready < 0:
            self._doc.Catalog.Outlines = None
        self._filename.write(assembled(self._doc, self._pages, self._links, self._bookmarks, self._root))

    def _mark_as(self, begin: str) -> None:
        if self._whole or self._open == begin:
            return
        self._end_mark()
        self._code.append(begin)
        self._open = begin

    def _end_mark(self) -> None:
        if self._open:
            self._code.append("EMC")
            self._open = ""


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

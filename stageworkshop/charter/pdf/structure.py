"""The tagged structure of a PDF: which marks on the pages are headings, lists, tables and figures, in reading order.

Roles are the standard ones of ISO 32000-1, 14.8.4. Readers of the screen, exports to other formats and searches walk
this tree; what is in no element is decoration, and marked as such on the page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence


class Annotated:
    """A link annotation as a kid: its number among the document's, and the page it stands on (from 0)."""

    __slots__ = ("number", "page")

    def __init__(self, number: int, page: int) -> None:
        self.number, self.page = number, page


class Element:
    """One node. `parent` may be given beforehand, else it is the element in hand when this one is first painted.

    `extra` are further entries of its dictionary as PDF source, such as `alternative` and `scope` make.
    Kids that are numbers are marks: page × `MARKS` + number of the mark on that page.
    """

    __slots__ = ("attached", "extra", "kids", "number", "parent", "role")

    def __init__(self, role: str, parent: Element | None = None, extra: str = "") -> None:
        self.role, self.parent, self.extra = role, parent, extra
        self.kids: list[Element | int | Annotated] = []
        self.attached = False
        self.number = 0

    @property
    def is_bare(self) -> bool:
        """Whether this is a paragraph of which nothing else is known."""
        return self.role == "P" and self.parent is None and not self.attached


MARKS = 1 << 16
"""Marks that a page may have."""


def alternative(text: str) -> str:
    """What a figure or a link says in words."""
    return f"/Alt {pdf_text(text)}"


def actual(text: str) -> str:
    """The text in the order in which it is read, where the marks stand in another."""
    return f"/ActualText {pdf_text(text)}"


def scope(direction: str) -> str:
    """For a cell that heads a "Column" or a "Row"."""
    return f"/A <</O/Table/Scope/{direction}>>"


NUMBERED = "/A <</O/List/ListNumbering/Decimal>>"
"""For a list whose entries are counted."""


def pdf_text(text: str) -> str:
    """A text string as PDF source."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"({escaped})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def attach(element: Element, current: Element) -> None:
    """Hangs an element, and what it is said to stand in, into the tree at the end of `current`."""
    parent = element.parent
    if parent is None:
        parent = element.parent = current
    elif not parent.attached:
        attach(parent, current)
    parent.kids.append(element)
    element.attached = True


class Numbers:
    """Gives object numbers to all elements, parents before their kids, from `first` on."""

    def __init__(self, root: Element, first: int) -> None:
        self.elements: list[Element] = []
        self._first = first
        self._visit(root)

    @property
    def following(self) -> int:
        """The first number after those given."""
        return self._first + len(self.elements)

    def _visit(self, element: Element) -> None:
        element.number = self._first + len(self.elements)
        self.elements.append(element)
        for kid in element.kids:
            if isinstance(kid, Element):
                self._visit(kid)


def element_source(element: Element, root: int, page: Callable[[int], str], annotation: Callable[[int], str]) -> str:
    """An element's dictionary. `root` is the number of the tree's root; `page` and `annotation` give references."""
    first = next((kid for kid in element.kids if type(kid) is int), None)
    parent = element.parent.number if element.parent is not None else root
    parts = [f"<</S/{element.role}/P {parent} 0 R"]
    here = -1
    if first is not None:
        here = first // MARKS
        parts.append(f"/Pg {page(here)}")
    kids = [_kid(kid, here, page, annotation) for kid in element.kids]
    if kids:
        parts.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]")
    return f"{''.join(parts)}{element.extra}>>"


def _kid(
    kid: Element | int | Annotated, here: int, page: Callable[[int], str], annotation: Callable[[int], str]
) -> str:
    if type(kid) is int:
        on, mark = divmod(kid, MARKS)
        return str(mark) if on == here else f"<</Type/MCR/Pg {page(on)}/MCID {mark}>>"
    if isinstance(kid, Element):
        return f"{kid.number} 0 R"
    assert isinstance(kid, Annotated)
    return f"<</Type/OBJR/Obj {annotation(kid.number)}/Pg {page(kid.page)}>>"


def root_source(document: Element, parents: int, next_key: int) -> str:
    """The dictionary of the tree's root. `parents` is the number of the tree from marks to elements."""
    return f"<</Type/StructTreeRoot/K {document.number} 0 R/ParentTree {parents} 0 R/ParentTreeNextKey {next_key}>>"


def parents_source(pages: Sequence[Sequence[Element]], annotated: Sequence[Element]) -> str:
    """From pages (all elements of their marks) and annotations (numbered after the pages) to elements."""
    entries = [
        f"{number}[{' '.join([f'{element.number} 0 R' for element in marks])}]" for number, marks in enumerate(pages)
    ]
    entries += [f"{number} {element.number} 0 R" for number, element in enumerate(annotated, len(pages))]
    return f"<</Nums[{' '.join(entries)}]>>"

"""The tagged structure of a PDF: which marks on the pages are headings, lists, tables and figures, in reading order.

Roles are the standard ones of ISO 32000-1, 14.8.4. Readers of the screen, exports to other formats and searches walk
this tree; what is in no element is decoration, and marked as such on the page.
"""

from __future__ import annotations

from collections.abc import Sequence


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


def in_order(root: Element, first: int) -> list[Element]:
    """All elements from `root` on, parents before their kids, with object numbers from `first` on."""
    found: list[Element] = []
    waiting = [root]
    while waiting:
        element = waiting.pop()
        element.number = first + len(found)
        found.append(element)
        waiting.extend([kid for kid in reversed(element.kids) if type(kid) is Element])
    return found


def element_source(element: Element, root: int, pages: Sequence[int], links: Sequence[int]) -> str:
    """An element's dictionary. `root` is the number of the tree's root; `pages` and `links` are object numbers."""
    kids = element.kids
    parent = element.parent.number if element.parent is not None else root
    first = next((kid for kid in kids if type(kid) is int), None)
    if first is None:
        here, place = -1, ""
    else:
        here = first // MARKS
        place = f"/Pg {pages[here]} 0 R"
    if len(kids) == 1:
        inner = f"/K {_kid(kids[0], here, pages, links)}"
    else:
        inner = f"/K[{' '.join([_kid(kid, here, pages, links) for kid in kids])}]" if kids else ""
    return f"<</S/{element.role}/P {parent} 0 R{place}{inner}{element.extra}>>"


def _kid(kid: Element | int | Annotated, here: int, pages: Sequence[int], links: Sequence[int]) -> str:
    if isinstance(kid, int):
        on, mark = divmod(kid, MARKS)
        return str(mark) if on == here else f"<</Type/MCR/Pg {pages[on]} 0 R/MCID {mark}>>"
    if isinstance(kid, Element):
        return f"{kid.number} 0 R"
    return f"<</Type/OBJR/Obj {links[kid.number]} 0 R/Pg {pages[kid.page]} 0 R>>"


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

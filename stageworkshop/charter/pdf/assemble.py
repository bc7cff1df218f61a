"""Putting the file together: pages, links and structure as their source, the rest as ReportLab's document has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase import pdfdoc

from stageworkshop.charter.pdf.outfile import OutFile, Raw
from stageworkshop.charter.pdf.structure import (
    Element,
    element_source,
    in_order,
    parents_source,
    pdf_text,
    root_source,
)

Box = tuple[float, float, float, float]
"""Left, lower, right, upper."""


class Page(pdfdoc.PDFObject):
    """One page: its content, the links on it by number, and the element of each of its marks."""

    __RefOnly__ = 1

    def __init__(self, size: tuple[float, float], code: str, links: list[int], marks: list[Element]) -> None:
        self.size, self.code, self.links, self.marks = size, code, links, marks


@dataclass(frozen=True)
class Link:
    """A box on a page that leads to a bookmark; `words` say where to."""

    target: str
    box: Box
    words: str
    element: Element


def assembled(
    doc: Any,
    pages: Sequence[Page],
    links: Sequence[Link],
    bookmarks: Mapping[str, tuple[int, float]],
    structure: Element,
) -> bytes:
    """The bytes of the file. `bookmarks` give page (from 1) and height."""
    for font in doc.delayedFonts:
        font.addObjects(doc)
    doc.info.digest(doc.signature)
    numbers = doc.idToObjectNumberAndVersion

    def reserved(name: str) -> int:
        doc.Reference(Raw(""), name)
        return int(numbers[name][0])

    def registered(thing: Any) -> int:
        return int(numbers[doc.Reference(thing).name][0])

    contents = [reserved(f"Contents{index}") for index in range(len(pages))]
    link_numbers = [reserved(f"Link{index}") for index in range(len(links))]
    root, parents = reserved("StructTreeRoot"), reserved("ParentTree")
    doc.Catalog.StructTreeRoot = f"{root} 0 R"
    doc.Catalog.MarkInfo = "<</Marked true>>"
    catalog, info = registered(doc.Catalog), registered(doc.info)
    page_numbers = [registered(page) for page in pages]
    own = {*contents, *link_numbers, root, parents, *page_numbers}
    out = OutFile()
    _put_rest(doc, out, own)

    above, fonts = registered(doc.Pages), registered(doc.idToObject["BasicFonts"])
    for index, page in enumerate(pages):
        out.stream(contents[index], "", page.code.encode("latin-1"))
        out.put(page_numbers[index], _page(page, index, above, contents[index], fonts, link_numbers))
    for index, link in enumerate(links):
        number, top = bookmarks[link.target]
        out.put(link_numbers[index], _annotation(link, page_numbers[number - 1], top, len(pages) + index))

    _put_structure(out, structure, root, parents, doc.objectcounter + 1, (pages, page_numbers), (links, link_numbers))
    return out.written(catalog, info, doc.signature.digest())


def _put_structure(
    out: OutFile,
    structure: Element,
    root: int,
    parents: int,
    first: int,
    pages: tuple[Sequence[Page], Sequence[int]],
    links: tuple[Sequence[Link], Sequence[int]],
) -> None:
    """The tree and the way back to it from marks and links. Pages and links come with their object numbers."""
    for element in in_order(structure, first):
        out.put(element.number, element_source(element, root, pages[1], links[1]).encode("ascii"))
    following = len(pages[0]) + len(links[0])
    out.put(root, root_source(structure, parents, following).encode("ascii"))
    marked = parents_source([page.marks for page in pages[0]], [link.element for link in links[0]])
    out.put(parents, marked.encode("ascii"))


def _put_rest(doc: Any, out: OutFile, own: set[int]) -> None:
    """Everything that ReportLab's document knows how to write; writing one object may bring in others."""
    number = 0
    while (number := number + 1) in doc.numberToId:
        if number not in own:
            out.put(number, pdfdoc.format(doc.idToObject[doc.numberToId[number]], doc, toplevel=1))


def _page(page: Page, index: int, above: int, content: int, fonts: int, links: Sequence[int]) -> bytes:
    width, height = page.size
    annotations = f"/Annots[{' '.join(f'{links[number]} 0 R' for number in page.links)}]" if page.links else ""
    return (
        f"<</Type/Page/Parent {above} 0 R/MediaBox[0 0 {width:.7g} {height:.7g}]/Contents {content} 0 R"
        f"/Resources<</Font {fonts} 0 R>>/StructParents {index}/Tabs/S{annotations}>>"
    ).encode("ascii")


def _annotation(link: Link, page: int, top: float, key: int) -> bytes:
    box = " ".join(f"{each:.2f}" for each in link.box)
    return (
        f"<</Type/Annot/Subtype/Link/Rect[{box}]/Border[0 0 0]/F 4/Dest[{page} 0 R/XYZ 0 {top:.2f} 0]"
        f"/StructParent {key}/Contents{pdf_text(link.words)}>>"
    ).encode("ascii")

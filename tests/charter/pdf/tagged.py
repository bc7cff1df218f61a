"""Reading the structure of a tagged PDF with pikepdf: its elements, the marks on its pages, and what is in neither."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf

PAINTING = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "EI"}
"""Operators that leave something on the page."""


@dataclass
class Node:
    """An element: its role, the numbers of its marks as (page, mark), links as object numbers, and its kids."""

    role: str
    raw: Any
    marks: list[tuple[int, int]] = field(default_factory=list)
    links: list[int] = field(default_factory=list)
    kids: list[Node] = field(default_factory=list)

    def all(self) -> Iterator[Node]:
        """This and everything in it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.all()

    def of_role(self, *roles: str) -> list[Node]:
        """What is in it of these roles."""
        return [node for node in self.all() if node.role in roles]


@dataclass
class Tagged:
    """A tagged PDF. `unmarked` are (page, operator) of what is painted in no mark; `seen` are the marks on the pages
    with their role; `owners` says which element the document gives for each mark."""

    root: Node
    unmarked: list[tuple[int, str]]
    seen: dict[tuple[int, int], str]
    owners: dict[tuple[int, int], int]
    catalog: dict[str, Any]
    tabs: list[str]
    links: dict[int, dict[str, Any]]


def read(path: Path) -> Tagged:
    """Reads everything once; pikepdf's objects are not for keeping."""
    with pikepdf.open(path) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        tree = pdf.Root.StructTreeRoot
        unmarked: list[tuple[int, str]] = []
        seen: dict[tuple[int, int], str] = {}
        links: dict[int, dict[str, Any]] = {}
        for number, page in enumerate(pdf.pages):
            _marks(page, number, unmarked, seen)
            for link in page.get("/Annots", pikepdf.Array()):
                contents, key = str(link.get("/Contents", "")), int(link.get("/StructParent", -1))
                links[link.objgen[0]] = {"words": contents, "parent": key, "page": number}
        owners = _owners(tree, pages, len(pdf.pages))
        catalog = {
            "marked": bool(pdf.Root.MarkInfo.Marked),
            "lang": str(pdf.Root.Lang),
            "title_shown": bool(pdf.Root.ViewerPreferences.DisplayDocTitle),
        }
        tabs = [str(page.get("/Tabs", "")) for page in pdf.pages]
        return Tagged(_node(tree.K, pages), unmarked, seen, owners, catalog, tabs, links)


def _marks(page: Any, number: int, unmarked: list[tuple[int, str]], seen: dict[tuple[int, int], str]) -> None:
    within: list[str] = []
    for step in pikepdf.parse_content_stream(page):
        operands, name = step.operands, str(step.operator)
        if name == "BDC":
            role = str(operands[0]).lstrip("/")
            mark = operands[1].get("/MCID") if isinstance(operands[1], pikepdf.Dictionary) else None
            if mark is not None:
                assert (number, int(mark)) not in seen, "a mark's number comes once on a page"
                seen[number, int(mark)] = role
            # A span inside says how its glyphs are read; it belongs to what it stands in.
            within.append("" if role == "Span" and mark is None else role)
        elif name == "BMC":
            within.append(str(operands[0]).lstrip("/"))
        elif name == "EMC":
            within.pop()
        elif name in PAINTING and not any(within):
            unmarked.append((number, name))
    assert within == [], "every mark is ended on its page"


def _owners(tree: Any, pages: dict[Any, int], count: int) -> dict[tuple[int, int], int]:
    numbers = list(tree.ParentTree.Nums)
    owners: dict[tuple[int, int], int] = {}
    for key, value in zip(numbers[::2], numbers[1::2], strict=True):
        if int(key) < count:
            owners.update({(int(key), mark): element.objgen[0] for mark, element in enumerate(value)})
        else:
            owners[-1, int(key)] = value.objgen[0]
    return owners


def _node(raw: Any, pages: dict[Any, int]) -> Node:
    facts = {name: str(raw[name]) for name in ("/Alt", "/ActualText") if name in raw}
    facts["number"] = raw.objgen[0]
    facts["scope"] = str(raw.A.get("/Scope", "")) if "/A" in raw else ""
    node = Node(str(raw.S).lstrip("/"), facts)
    kids = raw.get("/K", pikepdf.Array())
    here = pages[raw.Pg.objgen] if "/Pg" in raw else -1
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if not isinstance(kid, pikepdf.Dictionary):
            node.marks.append((here, int(kid)))
        elif kid.get("/Type") == "/MCR":
            node.marks.append((pages[kid.Pg.objgen], int(kid.MCID)))
        elif kid.get("/Type") == "/OBJR":
            node.links.append(kid.Obj.objgen[0])
        else:
            assert kid.P.objgen == raw.objgen
            node.kids.append(_node(kid, pages))
    return node

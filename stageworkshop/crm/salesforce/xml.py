"""XML in and out: parsed without entities or document types, written in the WSDL's order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element, ParseError
from xml.sax.saxutils import escape

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from stageworkshop.crm.items import Fact
from stageworkshop.crm.salesforce.shapes import NAMESPACE, Shape
from stageworkshop.domain.errors import InputError

Tree = Mapping[str, Any]
"""Element → its text, number or boolean, a tuple of texts, or a list of further trees."""


def parse(data: bytes, where: str) -> Element:
    """The root element. Raises InputError: no XML, or XML with a document type or entities (which no file of
    Salesforce has, and which can be made to exhaust memory or fetch other files).
    """
    try:
        root: Element = ElementTree.fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        raise InputError(
            "xml.entities",
            "it defines a document type or entities, which no such file needs; it was not read.",
            where=where,
        ) from None
    except (ParseError, ValueError, LookupError) as error:
        raise InputError("xml.syntax", f"this is no well-formed XML ({error}).", where=where) from None
    return root


def local(element: Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def children(element: Element, name: str) -> Iterator[Element]:
    """The children of that name, whatever their namespace."""
    return (child for child in element if local(child) == name)


def find(element: Element, path: Iterable[str]) -> Element | None:
    """The first child of each name of the path in turn; None when there is none."""
    found: Element | None = element
    for name in path:
        found = None if found is None else next(children(found, name), None)
    return found


def text_of(element: Element, name: str) -> str:
    """The text of the first child of that name, without blanks around it; "" when there is none."""
    found = next(children(element, name), None)
    return "" if found is None else (found.text or "").strip()


def read(element: Element, shape: Shape) -> tuple[dict[str, Fact], list[str]]:
    """(simple members by name, in words what was odd about them). Members whose type is `object` are the caller's."""
    found: dict[str, Fact] = {}
    odd: list[str] = []
    for child in element:
        name = local(child)
        kind = shape.get(name, str)
        if kind is object:
            continue
        if name not in shape:
            odd.append(f"“{name}” is no part of this format; it is not written back")
        raw = child.text or ""
        if len(child):
            odd.append(f"“{name}” has parts of its own, which were left out")
        elif kind is tuple:
            before = found.get(name)
            found[name] = (*(before if isinstance(before, tuple) else ()), raw.strip())
        elif name in found:
            odd.append(f"“{name}” comes twice; the first counts, and “{raw.strip()[:80]}” was left out")
        else:
            found[name] = _typed(name, raw, kind, odd)
    return found, odd


def _typed(name: str, raw: str, kind: type, odd: list[str]) -> Fact:
    text = raw.strip()
    if kind is bool:
        if text.lower() in ("true", "1", "false", "0"):
            return text.lower() in ("true", "1")
        odd.append(f"“{name}” is neither true nor false (“{text[:40]}”); taken as false")
        return False
    if kind is int:
        try:
            number = float(text)
        except ValueError:
            number = float("nan")
        if number.is_integer():
            return int(number)
        odd.append(f"“{name}” is no whole number (“{text[:40]}”); kept as it is")
        return text
    return text


def document(root: str, shape: Shape, members: Tree) -> bytes:
    """A whole metadata file: members in the order of `shape`, those that are None or not in it left out."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<{root} xmlns="{NAMESPACE}">']
    lines += _members(shape, members, 1)
    lines.append(f"</{root}>")
    return ("\n".join(lines) + "\n").encode()


def part(shape: Shape, members: Tree) -> tuple[Shape, Tree]:
    """A member with members of its own, for the lists in `document`'s tree."""
    return shape, members


def _members(shape: Shape, members: Tree, depth: int) -> Iterator[str]:
    pad = "    " * depth
    for name in shape:
        value = members.get(name)
        if value is None:
            continue
        for each in _each(value):
            if isinstance(each, tuple):
                yield f"{pad}<{name}>"
                yield from _members(each[0], each[1], depth + 1)
                yield f"{pad}</{name}>"
            else:
                yield f"{pad}<{name}>{_written(each)}</{name}>"


def _each(value: Any) -> Iterable[Any]:
    return value if isinstance(value, list) or _is_texts(value) else [value]


def _is_texts(value: Any) -> bool:
    return isinstance(value, tuple) and all(isinstance(each, str) for each in value)


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return escape("".join(char for char in str(value) if _may_stand(char)), {"\r": "&#13;"})


def _may_stand(char: str) -> bool:
    """Characters that XML 1.0 allows."""
    code = ord(char)
    return char in "\t\n\r" or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000


def package_xml(members: Mapping[str, Sequence[str]], version: str) -> bytes:
    """`package.xml`: every member of every type by name, as StandardValueSet needs it."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<Package xmlns="{NAMESPACE}">']
    for kind in sorted(members):
        lines.append("    <types>")
        lines += [f"        <members>{escape(name)}</members>" for name in sorted(members[kind])]
        lines += [f"        <name>{kind}</name>", "    </types>"]
    lines += [f"    <version>{version}</version>", "</Package>"]
    return ("\n".join(lines) + "\n").encode()

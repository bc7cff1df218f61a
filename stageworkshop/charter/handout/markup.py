"""Making HTML from elements, so that no text can ever become markup."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from html import escape
from xml.etree import ElementTree

Node = ElementTree.Element

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_VOID = frozenset({"meta", "br", "hr", "img"})
_NO_CHARACTER = "\ufffd"
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")


def el(tag: str, *children: object, **attributes: object) -> Node:
    """An element with its children: text, elements, None for nothing, or lists of these.

    Attributes are named as in HTML, with “_” for “-” and after a word of Python (`class_`); None leaves one away.
    """
    node = ElementTree.Element(tag)
    for name, value in attributes.items():
        if value is not None and value is not False:
            node.set(name.rstrip("_").replace("_", "-"), "" if value is True else _clean(str(value)))
    _append(node, children)
    return node


def written(root: Node) -> bytes:
    """The whole page in UTF-8."""
    code: list[str] = ["<!DOCTYPE html>\n"]
    _write(root, code)
    return "".join([*code, "\n"]).encode()


def _write(node: Node, code: list[str]) -> None:
    # The library's own writer leaves “<” in attributes as it is: right, but not safe with careless readers.
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in node.attrib.items())
    code.append(f"<{node.tag}{attributes}>")
    if node.tag in _VOID:
        return
    text = node.text or ""
    # Styles come from the program alone, and are no text to be escaped.
    code.append(text if node.tag == "style" else escape(text, quote=False))
    for child in node:
        _write(child, code)
        code.append(escape(child.tail or "", quote=False))
    code.append(f"</{node.tag}>")


def words(text: str, tag: str = "p", **attributes: object) -> Node:
    """Somebody's text, in the direction in which it runs, with its line ends."""
    return el(tag, text, dir="auto", **attributes)


def direction(text: str) -> str | None:
    """“rtl” for text whose first letter runs from right to left: marks of lists go by it."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("L", "R", "AL"):
            return None if kind == "L" else "rtl"
    return None


def parts(texts: Iterable[str]) -> list[object]:
    """A sentence that comes in parts, each kept from turning its neighbours around."""
    return [el("bdi", text) if _RTL.search(text) else text for text in texts]


def _append(node: Node, children: Iterable[object]) -> None:
    for child in children:
        if child is None:
            continue
        if isinstance(child, str):
            _append_text(node, _clean(child))
        elif isinstance(child, ElementTree.Element):
            node.append(child)
        elif isinstance(child, Iterable):
            _append(node, child)
        else:
            raise TypeError(f"{child!r} is no content")


def _append_text(node: Node, text: str) -> None:
    if len(node):
        node[-1].tail = (node[-1].tail or "") + text
    else:
        node.text = (node.text or "") + text


def _clean(text: str) -> str:
    # A character that HTML knows no way to write is shown as one that could not be read, never left out.
    return _CONTROL.sub(_NO_CHARACTER, text)

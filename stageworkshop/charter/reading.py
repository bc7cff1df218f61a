"""JSON from anywhere as a plain tree, or one sentence saying why not: `definitions` and `faults` both start
here.
"""

from __future__ import annotations

import codecs
import json
import math
import re
from collections.abc import Iterator
from typing import Any, NoReturn

from stageworkshop.charter.plain import FORMAT, FORMAT_VERSION
from stageworkshop.domain.errors import InputError
from stageworkshop.domain.keys import nfc

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 64
"""The format itself is nowhere deeper than 10."""
MAX_EXACT = 2**53
"""From here on whole numbers are no longer exact in JSON (RFC 8785 refuses them)."""


def json_path(*steps: str | int) -> str:
    """A JSON path (RFC 9535), such as `$.pipelines[0].stages[2].owner`."""
    path = "$"
    for step in steps:
        if isinstance(step, int):
            path += f"[{step}]"
        elif re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", step):
            path += f".{step}"
        else:
            path += f"[{json.dumps(step, ensure_ascii=False)}]"
    return path


def parse(data: bytes, source: str = "") -> Any:
    """The JSON in `data` (the YAML, when `source` ends with .yaml or .yml), all text in NFC. `source` names it in
    errors.

    Raises InputError: too large, not UTF-8, no JSON, too deep, a member given twice, half a character, NaN.
    """
    if len(data) > MAX_BYTES:
        raise InputError("definitions.huge", _TOO_LARGE, where=source)
    text = _decoded(data, source)
    if source.lower().endswith((".yaml", ".yml")):
        from stageworkshop.charter import yaml_form  # PyYAML: only when there is YAML

        return _cleaned(yaml_form.tree(text, source, _Members), source)
    try:
        tree = json.loads(text, object_pairs_hook=_Members, parse_float=_number, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise InputError("definitions.json", _syntax(error, text), where=source) from None
    except RecursionError:
        raise InputError("definitions.deep", _TOO_DEEP, where=source) from None
    except ValueError as error:
        # Whole numbers with thousands of digits, and what `_number` and `_no_number` refuse.
        words = str(error) if isinstance(error, _NoNumberError) else "it holds a number that is too long to be one."
        raise InputError("definitions.number", words, where=source) from None
    return _cleaned(tree, source)


def check_format(tree: Any, source: str = "") -> dict[str, Any]:
    """The tree as an object in a version that can be read. Raises InputError."""
    if not isinstance(tree, dict):
        raise InputError("definitions.format", _NOT_OURS.format(path="$"), where=source)
    if tree.get("format") != FORMAT:
        raise InputError("definitions.format", _NOT_OURS.format(path="$.format"), where=source)
    version = tree.get("format_version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise InputError(
            "definitions.version",
            f"$.format_version must be {FORMAT_VERSION}; which version this file is in can’t be told.",
            where=source,
        )
    if version > FORMAT_VERSION:
        raise InputError(
            "definitions.newer",
            f"made by a newer version of Stage Workshop ($.format_version is {version}); update to open it.",
            where=source,
        )
    return tree


_TOO_LARGE = f"larger than {MAX_BYTES // 1024 // 1024} MB; no definitions file is, so it was not read."
_TOO_DEEP = f"nested more than {MAX_DEPTH} levels deep; this can’t be a definitions file."
_NOT_OURS = "not a definitions file of Stage Workshop ({path} is not “" + FORMAT + "”); export one with Publish."


class _Members(dict[str, Any]):
    """An object that remembers which of its members were given twice: the parser alone would keep the last."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        self.twice: str | None = None
        if len(self) < len(pairs):
            seen: set[str] = set()
            for key, _ in pairs:
                if key in seen:
                    self.twice = key
                    break
                seen.add(key)


class _NoNumberError(ValueError):
    pass


def _number(text: str) -> int | float:
    value = float(text)
    if not math.isfinite(value):
        raise _NoNumberError(f"“{text[:20]}” is too large to be a number here.")
    # JSON knows one kind of number: 50.0 is 50.
    return int(value) if value.is_integer() and abs(value) < MAX_EXACT else value


def _no_number(text: str) -> NoReturn:
    raise _NoNumberError(f"“{text}” is not JSON; leave the value out or write a number.")


_OTHER_FILES = {b"SQLite format 3\0": "this is a workshop, no definitions file", b"%PDF-": "this is a PDF"}
"""What people give by mistake, by how it begins."""
_UTF_16_OR_32 = (
    *(codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE),
    *(b"{\0", b"\0{", b"\0\0\0{"),
)
"""How a definitions file begins in those encodings, with a mark of the byte order or without."""


def _decoded(data: bytes, source: str) -> str:
    if not data.strip():
        raise InputError("definitions.empty", "the file is empty.", where=source)
    for begin, what in _OTHER_FILES.items():
        if data.startswith(begin):
            raise InputError(
                "definitions.encoding", f"{what}; give the definitions file that was exported with it.", where=source
            )
    if data.startswith(_UTF_16_OR_32):
        raise InputError(
            "definitions.encoding", "written in UTF-16 or UTF-32; save it as UTF-8 and try again.", where=source
        )
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        what = "a binary file, no definitions file" if b"\0" in data[:4096] else "not in UTF-8"
        raise InputError(
            "definitions.encoding",
            f"{what} (byte {error.start:,} is not text); choose the .json file that Publish wrote.",
            where=source,
        ) from None
    if "\0" in text:
        raise InputError(
            "definitions.encoding",
            "a binary file, no definitions file; choose the .json file that Publish wrote.",
            where=source,
        )
    return text


def _syntax(error: json.JSONDecodeError, text: str) -> str:
    if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string"):
        return f"the file ends too early (line {error.lineno}); copy or export it again."
    what = _JSON_WORDS.get(error.msg, "unexpected text")
    return f"line {error.lineno}, column {error.colno} is not JSON ({what})."


_JSON_WORDS = {
    "Extra data": "something follows after the end",
    "Expecting ',' delimiter": "a comma is missing",
    "Expecting ':' delimiter": "a colon is missing",
    "Expecting property name enclosed in double quotes": "a member’s name in double quotes is missing",
    "Illegal trailing comma before end of object": "a comma too many",
    "Illegal trailing comma before end of array": "a comma too many",
    "Expecting value": "a value is missing",
    "Invalid control character at": "a line break or tab inside a text",
    "Invalid \\escape": "a backslash that means nothing",
    "Invalid \\uXXXX escape": "a broken \\u escape",
}


def _cleaned(tree: Any, source: str) -> Any:
    """The tree in plain dicts and NFC text. Walks with a stack of its own, because the depth is not ours."""
    root: list[Any] = [tree]
    stack: list[tuple[Any, tuple[str | int, ...]]] = [(root, ())]
    while stack:
        holder, path = stack.pop()
        for step, value in _entries(holder):
            where = path if holder is root else (*path, step)
            if len(where) > MAX_DEPTH:
                raise InputError("definitions.deep", _TOO_DEEP, where=source)
            if isinstance(value, _Members):
                value = _plain(value, where, source)
                holder[step] = value
                stack.append((value, where))
            elif isinstance(value, list):
                stack.append((value, where))
            elif isinstance(value, str):
                holder[step] = _clean_text(value, where, source)
            elif type(value) is int and abs(value) >= MAX_EXACT:
                raise InputError("definitions.number", f"{json_path(*where)} is too large a number.", where=source)
    return root[0]


def _entries(holder: Any) -> Iterator[tuple[Any, Any]]:
    return iter(list(holder.items()) if isinstance(holder, dict) else list(enumerate(holder)))


def _plain(members: _Members, where: tuple[str | int, ...], source: str) -> dict[str, Any]:
    plain = {_clean_text(key, where, source): value for key, value in members.items()}
    if members.twice is not None or len(plain) < len(members):
        twice = members.twice or "…"
        raise InputError(
            "definitions.twice",
            f"{json_path(*where, twice)} is given twice; keep one of them.",
            where=source,
        )
    return plain


def _clean_text(text: str, where: tuple[str | int, ...], source: str) -> str:
    if text.isascii() and "\0" not in text and "\r" not in text:
        return text
    if any(0xD800 <= ord(char) <= 0xDFFF for char in text):
        raise InputError(
            "definitions.surrogate",
            f"{json_path(*where)} holds half a character (a lone surrogate).",
            where=source,
        )
    return nfc(text)

"""Everything that is wrong with a definitions file, each with its JSON path, in words for people.

Two sources: the form (the model of `charter.model`, as the JSON Schema has it) and the rules
(`charter.rules`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from stageworkshop.charter import hashing
from stageworkshop.charter.fault import Fault
from stageworkshop.charter.model import Document
from stageworkshop.charter.model_base import (
    DAY_PATTERN,
    HASH_PATTERN,
    KEY_PATTERN,
    STAMP_PATTERN,
    Part,
    ValidationError,
)
from stageworkshop.charter.reading import check_format, json_path, parse
from stageworkshop.charter.rules import RULES, Rule
from stageworkshop.charter.rules_keys import STRUCTURE
from stageworkshop.domain.errors import InputError


def faults(data: bytes | Mapping[str, Any], source: str = "") -> list[Fault]:
    """All faults of a definitions file, given as its bytes or as parsed JSON; in the order of their paths. `source`
    names the file, whose ending says whether it is YAML.

    Never raises: what can't even be read is a fault of the whole ("$"). A file is good when no fault in the
    list is worse than a warning.
    """
    try:
        tree = check_format(parse(data, source) if isinstance(data, bytes) else dict(data))
    except InputError as error:
        return [Fault("$", error.text)]
    document, found = _form(tree)
    found.extend(_broken(RULES, tree, found))
    if document is not None:
        found.extend(_hashes(document))
        found.extend(unknown_members(document))
    return _in_order(found)


def unknown_members(part: Part, *steps: str | int) -> Iterator[Fault]:
    """A warning for every member that this version does not know. They are kept and written again."""
    for name in part.model_extra or {}:
        near = process.extractOne(name, _member_names(), scorer=fuzz.ratio, score_cutoff=70)
        hint = f" Did you mean “{near[0]}”?" if near and near[0] != name else ""
        yield Fault(json_path(*steps, name), f"“{name}” is not known here; it is kept as it is.{hint}", warning=True)
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        for at, each in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(each, Part):
                place = (field.alias or name, at) if isinstance(value, list) else (field.alias or name,)
                yield from unknown_members(each, *steps, *place)


def loading_faults(tree: dict[str, Any]) -> tuple[Document | None, list[Fault]]:
    """The document, and the faults that keep it from being used as a starting point: form, keys, references."""
    document, found = _form(tree)
    found.extend(_broken(STRUCTURE, tree, found))
    return document, _in_order(found)


def _form(tree: dict[str, Any]) -> tuple[Document | None, list[Fault]]:
    try:
        # Members are named as in the file ("from"), never as in the program ("from_").
        return Document.model_validate(tree, by_alias=True, by_name=False), []
    except ValidationError as error:
        return None, worded(tree, error)


def worded(tree: Any, error: ValidationError) -> list[Fault]:
    """What the model refused in a tree, one fault a place."""
    by_path: dict[str, Fault] = {}
    for detail in error.errors(include_url=False):
        steps = _steps(tree, detail)
        path = json_path(*steps)
        # A value that may be of several types is reported once a type; once is enough.
        by_path.setdefault(path, Fault(path, _words(tree, steps, detail)))
    return list(by_path.values())


def _broken(rules: Iterable[Rule], tree: dict[str, Any], form: list[Fault]) -> list[Fault]:
    """What the rules find beyond the faults of form: the same place is not reported twice."""
    reported = {fault.path for fault in form}
    return [
        fault
        for rule in rules
        for fault in rule(tree)
        if not any(path == fault.path or path.startswith((f"{fault.path}.", f"{fault.path}[")) for path in reported)
    ]


def _hashes(document: Document) -> Iterator[Fault]:
    """Whether the hashes that the file carries are those of its text."""
    if document.content_hash and document.content_hash != hashing.content_hash(document):
        yield Fault("$.content_hash", "does not fit the text: something was changed after the file was written.")
    stamped = hashing.stage_hashes(document)
    for key, carried in document.stage_hashes.items():
        path = json_path("stage_hashes", key)
        if key not in stamped:
            yield Fault(path, f"there is no stage “{key}” in this file.")
        elif stamped[key] != carried:
            yield Fault(path, f"does not fit the text of stage “{key}”: it was changed after the file was written.")
    if document.content_hash or document.stage_hashes:
        for key in stamped.keys() - document.stage_hashes.keys():
            yield Fault("$.stage_hashes", f"the hash of stage “{key}” is missing.")


def _steps(tree: Any, detail: ErrorDetails) -> tuple[str | int, ...]:
    """The error's place in the file; pydantic's also names the branch of a union that it tried."""
    steps: list[str | int] = []
    here = tree
    for step in detail["loc"]:
        if isinstance(here, dict) and isinstance(step, str) and (step in here or detail["type"] == "missing"):
            steps.append(step)
            here = here.get(step)
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            steps.append(step)
            here = here[step]
        else:
            break
    return tuple(steps)


def _words(tree: Any, steps: tuple[str | int, ...], detail: ErrorDetails) -> str:
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    if steps and steps[-1] == "value":
        return "must be text, or a list of texts."
    word = _WORDS.get(kind)
    return word(value, context) if word else f"{_shown(value)} can’t stand here."


def _a(type_name: str) -> Callable[[Any, Mapping[str, Any]], str]:
    return lambda value, context: f"must be {type_name}, not {_type_of(value)}."


def _pattern(value: Any, context: Mapping[str, Any]) -> str:
    return f"{_shown(value)} {_PATTERNS.get(str(context.get('pattern')), 'is not written as it must be.')}"


def _choice(value: Any, context: Mapping[str, Any]) -> str:
    options = re.sub(r"'([^']*)'", lambda match: match[1] or "“” (empty)", str(context.get("expected", "")))
    return f"{_shown(value)} is not possible here; write {options}."


_PATTERNS = {
    KEY_PATTERN: "is no key: use lower-case letters a–z, digits, “-” and “_”, not first “-” or “_”.",
    HASH_PATTERN: "is no SHA-256 hash: 64 digits 0–9 and a–f.",
    STAMP_PATTERN: "is no time: write it as 2026-11-24T10:00:00Z (UTC).",
    DAY_PATTERN: "is no date: write it as 2026-11-24.",
}
_WORDS: dict[str, Callable[[Any, Mapping[str, Any]], str]] = {
    "missing": lambda value, context: "is missing.",
    "string_type": _a("text"),
    "int_type": _a("a whole number"),
    "int_from_float": _a("a whole number"),
    "bool_type": _a("true or false"),
    "list_type": _a("a list [ … ]"),
    "dict_type": _a("an object { … }"),
    "model_type": _a("an object { … }"),
    "model_attributes_type": _a("an object { … }"),
    "string_too_long": lambda value, context: (
        f"{len(value):,} characters are too long; keep it to {context['max_length']:,}."
    ),
    "string_too_short": lambda value, context: "must not be empty.",
    "too_long": lambda value, context: f"{len(value):,} entries are too many; keep it to {context['max_length']:,}.",
    "string_pattern_mismatch": _pattern,
    "literal_error": _choice,
    "greater_than_equal": lambda value, context: f"{value} is too small; {context['ge']:,} is the least.",
    "less_than_equal": lambda value, context: f"{value} is too large; {context['le']:,} is the most.",
}


def _type_of(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return "text"
    if isinstance(value, int | float):
        return f"the number {value}"
    return "a list" if isinstance(value, list) else "an object"


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else str(value)
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"


@cache
def _member_names() -> tuple[str, ...]:
    """The names of all members of all parts, for “did you mean”."""
    schema = Document.model_json_schema(by_alias=True)
    parts = [schema, *schema["$defs"].values()]
    return tuple(sorted({name for part in parts for name in part.get("properties", {})}))


def _in_order(found: list[Fault]) -> list[Fault]:
    """By path as the file has it, numbers as numbers; the same one once."""
    return sorted(
        dict.fromkeys(found),
        key=lambda fault: [
            # Only places in a list: a member's own name may hold digits of any script and length.
            (int(part), "") if re.fullmatch("[0-9]{1,9}", part) else (-1, part)
            for part in re.split(r"[\[\].]+", fault.path)
        ],
    )

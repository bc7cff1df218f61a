"""Definitions as YAML: the same model, easier to read in a repository.

Only what JSON has: no tags, no anchors (which can be made to unfold into gigabytes), one document. Words are read by
the core schema of YAML 1.2, so that `no`, `12:30` and `2026-11-24` are text, as people mean them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from typing import Any

import yaml

from stageworkshop.charter.model import Document
from stageworkshop.domain.errors import InputError

Members = Callable[[list[tuple[str, Any]]], Any]
_MAX_DEPTH = 64

try:
    from yaml import CSafeDumper as _BaseDumper
    from yaml import CSafeLoader as _BaseLoader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeDumper as _BaseDumper  # type: ignore[assignment]
    from yaml import SafeLoader as _BaseLoader  # type: ignore[assignment]


class _Loader(_BaseLoader):
    """The safe loader with the core schema's words alone."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012  # PyYAML's own place


_CORE = (
    ("tag:yaml.org,2002:null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("tag:yaml.org,2002:bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("tag:yaml.org,2002:int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("tag:yaml.org,2002:float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
)
"""Tag, pattern and first characters of the words that are no text in the core schema."""
_NO_TEXT = re.compile("|".join(f"(?:{pattern})" for _, pattern, _ in _CORE))
for _tag, _pattern, _first in _CORE:
    _Loader.add_implicit_resolver(_tag, re.compile(rf"(?:{_pattern})\Z"), _first)


class _Dumper(_BaseDumper):
    """The safe dumper, long texts as blocks and nothing by reference."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: _Dumper, value: str) -> yaml.ScalarNode:
    style = "|" if "\n" in value and value == value.strip() else None
    if _NO_TEXT.fullmatch(value):
        # The dumper puts into quotes what was no text in YAML 1.1; “1e5” is a number only since 1.2.
        style = "'"
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _text)


def dumps(document: Document) -> bytes:
    """The document as YAML in UTF-8, members in the model's order."""
    data = document.model_dump(mode="json", by_alias=True, exclude_none=True)
    text: str = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
    return text.encode()


def tree(text: str, source: str, members: Members) -> Any:
    """The YAML in `text` as plain lists, texts and numbers; mappings as `members` makes them from their pairs.

    Raises InputError: no YAML, an anchor, a tag, several documents, too deep, a key that is no text.
    """
    try:
        _check(text, source)
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            return _plain(loader, node, members, source)
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        raise InputError("yaml.syntax", _syntax(error), where=source) from None
    except (RecursionError, ValueError):
        raise InputError("yaml.value", "a value in it can’t be read; check the numbers.", where=source) from None


def _check(text: str, source: str) -> None:
    """Looks at the events alone, which costs nothing, before anything is built."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = event.start_mark.line + 1 if event.start_mark else 0
        tag = getattr(event, "tag", None)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise InputError(
                "yaml.anchor", f"line {line}: anchors (& and *) are not taken; write it out.", where=source
            )
        if tag not in (None, "!"):
            raise InputError("yaml.tag", f"line {line}: tags ({tag}) are not taken; leave it out.", where=source)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _MAX_DEPTH:
            raise InputError(
                "definitions.deep",
                f"nested more than {_MAX_DEPTH} levels deep; this can’t be a definitions file.",
                where=source,
            )
    if documents > 1:
        raise InputError("yaml.several", "it holds several documents; keep one in a file.", where=source)


def _plain(loader: _Loader, node: yaml.Node | None, members: Members, source: str) -> Any:
    if node is None:
        return None
    if isinstance(node, yaml.SequenceNode):
        return [_plain(loader, each, members, source) for each in node.value]
    if isinstance(node, yaml.MappingNode):
        pairs: list[tuple[str, Any]] = []
        for key, value in node.value:
            name: Hashable = loader.construct_object(key) if isinstance(key, yaml.ScalarNode) else None
            if not isinstance(name, str):
                line = key.start_mark.line + 1 if key.start_mark else 0
                raise InputError(
                    "yaml.key", f"line {line}: a member’s name must be text; put it in quotes.", where=source
                )
            pairs.append((name, _plain(loader, value, members, source)))
        return members(pairs)
    return loader.construct_object(node)


def _syntax(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    place = f"line {mark.line + 1}, column {mark.column + 1}" if mark else "somewhere"
    return f"{place} is not YAML ({getattr(error, 'problem', None) or 'unexpected text'})."

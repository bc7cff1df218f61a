"""The format documented field by field: a page in Markdown, made from the schema."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

_RULES = """\
## How it may grow

- `format_version` goes up only when an older reader would misunderstand the file. Such a reader refuses it and says so.
- Within a version members may be added, none taken away and none given another meaning. A reader keeps members that it
  does not know, writes them again, and names them; they count in `content_hash` like all other content.
- Every older version can be read.
- The same model may be written as YAML (`.yaml`): without anchors and tags, one document, words by the core schema of
  YAML 1.2, so that `no` and `12:30` are text.

## Hashes

`content_hash` is the SHA-256, in lower-case hex, of the RFC 8785 form of the file without the members that its
description names. Numbers are whole. Text is in Unicode NFC.

## Reading it with Python

```python
from stageworkshop.charter import definitions

document = definitions.read(Path("charter-definitions.json"))
for pipeline, stage in document.stages:
    print(pipeline.name, stage.name, stage.probability)
```

`stageworkshop.charter` needs neither a window nor a workshop file.
"""


def page(schema: Mapping[str, Any]) -> bytes:
    """The page in UTF-8."""
    return ("\n".join(_lines(schema)) + "\n").encode()


def _lines(schema: Mapping[str, Any]) -> Iterator[str]:
    yield f"# {schema['title']}"
    yield ""
    yield "Made from the JSON Schema beside this page; do not edit it."
    yield ""
    yield str(schema["description"])
    yield ""
    yield _RULES
    yield "## The file"
    yield ""
    yield from _members(schema)
    for name, part in sorted(schema["$defs"].items()):
        yield ""
        yield f"## {name}"
        yield ""
        yield str(part.get("description", ""))
        yield ""
        yield from _members(part)


def _members(part: Mapping[str, Any]) -> Iterator[str]:
    required = set(part.get("required", ()))
    yield "| member | holds | | example |"
    yield "|---|---|---|---|"
    for name, member in part["properties"].items():
        shown = member.get("examples", [None])[0]
        example = f"`{json.dumps(shown, ensure_ascii=False)}`" if shown is not None else ""
        must = ", required" if name in required else ""
        yield f"| `{name}` | {_type(member)}{must} | {_cell(str(member['description']))} | {_cell(example)} |"


def _type(member: Mapping[str, Any]) -> str:
    if "anyOf" in member:
        kinds = [_type(each) for each in member["anyOf"] if each.get("type") != "null"]
        return " or ".join(dict.fromkeys(kinds))
    if "$ref" in member:
        name = str(member["$ref"]).rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "enum" in member:
        return ", ".join(f"`{each}`" if each else "“”" for each in member["enum"])
    if "const" in member:
        return f"`{member['const']}`"
    kind = member.get("type")
    if kind == "array":
        return f"list of {_type(member['items'])}" if "items" in member else "list"
    if kind == "object":
        inner = member.get("additionalProperties")
        return f"object of {_type(inner)}" if isinstance(inner, Mapping) else "object"
    return _limits(
        member, {"string": "text", "integer": "whole number", "boolean": "true or false"}.get(str(kind), "any")
    )


def _limits(member: Mapping[str, Any], kind: str) -> str:
    if "maxLength" in member:
        return f"{kind}, at most {member['maxLength']:,} characters"
    if "minimum" in member and "maximum" in member:
        return f"{kind} from {member['minimum']:,} to {member['maximum']:,}"
    return kind


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")

"""Which stage of the charter is which entry of the CRM: the admin's answers, kept in a small JSON file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from stageworkshop.charter.definitions import read_bytes
from stageworkshop.charter.reading import parse
from stageworkshop.domain.errors import InputError

FORMAT: Final = "stageworkshop-crm-mapping"
VERSION: Final = 1
MAX_BYTES: Final = 4 * 1024 * 1024
SKIP: Final = "-"
"""In place of a list or an entry: this pipeline or stage is not brought into the CRM."""
NEW: Final = "+"
"""In place of an entry: this stage is new, even where something in the CRM has its name."""
KEEP: Final = "="
"""In place of a destination: the entry stays in the CRM as it is."""
_PARTS = ("pipelines", "stages", "removed", "fields")


@dataclass(frozen=True)
class AdminMapping:
    """The admin's answers; whatever is left out is guessed, and the plan says so.

    `pipelines`: key of a pipeline → id of the CRM's list, or SKIP. `stages`: key of a stage → id of the entry, NEW
    or SKIP. `removed`: id of an entry that is in no charter → id of the entry to which its records go, or KEEP.
    `fields`: a field's name in the charter → the CRM's own name for it, with its type after a colon if need be
    ("Budget" → "Budget__c:number"). An empty answer in the file is none.
    """

    target: str = ""
    pipelines: Mapping[str, str] = field(default_factory=dict)
    stages: Mapping[str, str] = field(default_factory=dict)
    removed: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)

    def with_answer(self, part: str, key: str, answer: str) -> AdminMapping:
        """A copy with one more answer. Raises ValueError when there is no such part."""
        if part not in _PARTS:
            raise ValueError(f"a mapping has no part “{part}”")
        parts = {each: dict(getattr(self, each)) for each in _PARTS}
        parts[part][key] = answer
        return AdminMapping(self.target, *(parts[each] for each in _PARTS))

    def data(self) -> dict[str, Any]:
        """As it stands in the file."""
        return {
            "format": FORMAT,
            "version": VERSION,
            "target": self.target,
            **{part: dict(getattr(self, part)) for part in _PARTS},
        }

    def dumps(self) -> bytes:
        """The file's bytes: UTF-8 JSON for people."""
        return (json.dumps(self.data(), ensure_ascii=False, indent=2) + "\n").encode()


def loads(data: bytes, target: str, source: str = "") -> AdminMapping:
    """The mapping in `data`, which must be for `target`. Raises InputError naming what is wrong in it."""
    tree = parse(data, source)
    if not isinstance(tree, dict) or tree.get("format") != FORMAT:
        raise InputError("mapping.format", f"this is no mapping: its “format” must be “{FORMAT}”.", where=source)
    if tree.get("version", VERSION) != VERSION:
        raise InputError("mapping.version", "this mapping is of another version; make it anew.", where=source)
    if tree.get("target", target) != target:
        raise InputError(
            "mapping.target",
            f"this mapping is for {tree['target']}, not for {target}; give the right one.",
            where=source,
        )
    unknown = sorted(set(tree) - {"format", "version", "target", *_PARTS})
    if unknown:
        raise InputError("mapping.member", f"“{unknown[0]}” is unknown here; take it out.", where=source)
    return AdminMapping(target, *(_answers(tree.get(part, {}), part, source) for part in _PARTS))


def read(path: Path, target: str) -> AdminMapping:
    """The mapping in a file. Raises InputError."""
    return loads(read_bytes(path, MAX_BYTES), target, str(path))


def _answers(tree: Any, part: str, source: str) -> dict[str, str]:
    if not isinstance(tree, dict) or not all(isinstance(value, str) for value in tree.values()):
        raise InputError("mapping.answers", f"“{part}” must name one text for each entry.", where=source)
    return {key: value for key, value in tree.items() if value}

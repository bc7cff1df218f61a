"""Which file is which component, in an sfdx project, a package of the Metadata API, or loose in a folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

_SUFFIXES = {
    "standardValueSet": "StandardValueSet",
    "pathAssistant": "PathAssistant",
    "businessProcess": "BusinessProcess",
    "recordType": "RecordType",
    "validationRule": "ValidationRule",
    "object": "CustomObject",
    "field": "CustomField",
}
_FILE = re.compile(rf"^(?P<name>.+)\.(?P<suffix>{'|'.join(_SUFFIXES)})(-meta\.xml|\.xml)?$", re.IGNORECASE)
_KINDS = {suffix.lower(): kind for suffix, kind in _SUFFIXES.items()}


@dataclass(frozen=True)
class Component:
    """What a path says of a file: metadata type, name, and the object it belongs to ("" when it does not say)."""

    kind: str
    name: str
    entity: str = ""


def is_component(path: str) -> bool:
    """Whether a file in a folder or archive is one of those that concern stages."""
    place = PurePosixPath(path)
    match = _FILE.match(place.name)
    # What macOS puts beside every file in an archive.
    if not match or place.name.startswith("._") or "__MACOSX" in place.parts:
        return False
    kind = _KINDS[match["suffix"].lower()]
    if kind in ("CustomObject", "CustomField"):
        return component(path).entity in ("Opportunity", "Lead")
    return True


def component(path: str) -> Component:
    """The component by its path. A name without a known ending gives its stem and kind ""."""
    place = PurePosixPath(path)
    match = _FILE.match(place.name)
    if not match:
        return Component("", unquote(place.name.split(".")[0]))
    kind = _KINDS[match["suffix"].lower()]
    parts = place.parts
    entity = ""
    if "objects" in parts and parts.index("objects") + 1 < len(parts) - 1:
        entity = parts[parts.index("objects") + 1]
    if kind == "CustomObject":
        entity = match["name"]
    return Component(kind, unquote(match["name"]), entity)


def path_of(kind: str, name: str, entity: str = "") -> str:
    """Where a component stands in an sfdx project, below its package folder."""
    suffix = next(suffix for suffix, each in _SUFFIXES.items() if each == kind)
    file = f"{file_name(name)}.{suffix}-meta.xml"
    if entity:
        return f"objects/{entity}/{suffix}es/{file}" if suffix.endswith("ss") else f"objects/{entity}/{suffix}s/{file}"
    return f"{suffix}s/{file}"


def file_name(name: str) -> str:
    """A component's name in a path: what a file system or Salesforce minds is percent-encoded."""
    return re.sub(r"[^\w \-]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), name)

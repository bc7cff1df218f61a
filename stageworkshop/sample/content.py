"""Reads the sample's words from `resources/sample/`. Things refer to each other by short keys there, never by ids."""

from __future__ import annotations

import json
from typing import Any

from stageworkshop.paths import resource

Row = dict[str, Any]


def row(name: str) -> Row:
    """A file that holds one object."""
    loaded: Row = json.loads(_text(name))
    return loaded


def rows(name: str) -> list[Row]:
    """A file that holds a list of objects."""
    loaded: list[Row] = json.loads(_text(name))
    return loaded


def _text(name: str) -> str:
    return resource("sample", f"{name}.json").read_text(encoding="utf-8")

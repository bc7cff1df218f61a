"""What a sheet started from, so that an answer that nobody touched is told from one that was given."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from stageworkshop.domain.values import Json

STATE = "state"
"""Stands beside the fields' keys for how far the team says it is. No field is called so."""


def digest(value: Json) -> str:
    """A short fingerprint of a field's value; "" when it is empty."""
    if value is None:
        return ""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def digests(values: Mapping[str, Json], state: str) -> dict[str, str]:
    """The fingerprints of a draft's fields by key, and its state under `STATE`."""
    return {STATE: state, **{key: digest(value) for key, value in values.items()}}

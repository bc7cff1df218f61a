"""A short fingerprint of a wording, to tell whether an answer was given to these words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from stageworkshop.domain.values import Json


def wording_hash(values: Mapping[str, Json]) -> str:
    """SHA-256 (hex) of a definition's values. Only for comparing inside one workshop: references are ids.

    The hash under which people sign is `charter.hashing.content_hash`.
    """
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

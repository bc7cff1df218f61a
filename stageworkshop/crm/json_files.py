"""JSON that CRMs export, and JSON that is handed to them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from stageworkshop.charter.reading import parse
from stageworkshop.crm import safe_files
from stageworkshop.crm.notes import Oddity
from stageworkshop.domain.errors import InputError


def trees(path: Path, oddities: list[Oddity]) -> Iterator[tuple[str, Any]]:
    """(path inside, content) of every JSON file in a folder or archive, or of the one file.

    What a package of ours holds besides a CRM's settings is passed over. One file among several that is no JSON is an
    oddity. Raises InputError when it is the only one.
    """
    ours = ("plan.json", "mapping.json", "requests.json", "rules.json")
    alone = path.is_file() and path.suffix.lower() != ".zip"
    for name, content in safe_files.files(path, lambda each: each.endswith(".json") and each not in ours):
        try:
            yield name, parse(content, name)
        except InputError as error:
            if alone:
                raise
            oddities.append(Oddity(name, error.text))


def dumps(tree: Any) -> bytes:
    """UTF-8 JSON for people and programs."""
    return (json.dumps(tree, ensure_ascii=False, indent=2) + "\n").encode()

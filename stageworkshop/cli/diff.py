"""`stageworkshop diff`: what changed between two definitions files, and whether reports go on as before."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stageworkshop.charter.changes import Comparison, StageChange


def add_parser(subparsers: Any) -> None:
    """Declares the subcommand."""
    parser = subparsers.add_parser("diff", help="what changed between two definitions files")
    parser.add_argument("old", type=Path, metavar="OLD", help="the earlier definitions file (JSON or YAML)")
    parser.add_argument("new", type=Path, metavar="NEW", help="the later one")
    parser.add_argument("--json", action="store_true", help="as JSON, for other programs")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints the differences. Exit code 0 also when there are some: they are no fault."""
    from stageworkshop.charter import definitions, hashing
    from stageworkshop.charter.changes import compare

    old, new = (hashing.content(definitions.read(path)) for path in (args.old, args.new))
    found = compare(old, new)
    if args.json:
        print(json.dumps(_data(found), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(found)))
    return 0


def _lines(found: Comparison) -> Iterator[str]:
    if found.is_same:
        yield "Both say the same."
    for change in found.stages:
        yield f"{_head(change)}{' (breaks reports)' if change.breaks else ''}"
        for field in change.fields:
            yield f"  {field.label}"
            yield from (f"    - {line}" for line in field.old)
            yield from (f"    + {line}" for line in field.new)
    if found.others:
        yield f"Also different: {', '.join(found.others)}"


def _head(change: StageChange) -> str:
    if change.kind == "renamed":
        return f"{change.pipeline}: “{change.old_name}” is now called “{change.name}”"
    words = {"added": "is new", "removed": "is gone", "changed": "has changed"}
    return f"{change.pipeline}: “{change.name}” {words[change.kind]}"


def _data(found: Comparison) -> dict[str, Any]:
    stages = [
        {
            "key": change.key,
            "name": change.name,
            "pipeline": change.pipeline,
            "change": change.kind,
            **({"old_name": change.old_name} if change.kind == "renamed" else {}),
            "breaks_reports": list(change.breaks),
            "fields": [
                {"key": field.key, "label": field.label, "old": list(field.old), "new": list(field.new)}
                for field in change.fields
            ],
        }
        for change in found.stages
    ]
    return {"same": found.is_same, "stages": stages, "others": list(found.others)}

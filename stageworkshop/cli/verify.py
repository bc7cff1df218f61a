"""`stageworkshop verify`: does a charter or a definitions file hold?"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stageworkshop.evidence.results import Verification

_MARKS = {"holds": "✓", "fails": "✗", "open": "?"}


def add_parser(subparsers: Any) -> None:
    """Declares the subcommand."""
    parser = subparsers.add_parser("verify", help="check a sealed charter (PDF) or a definitions file")
    parser.add_argument("file", type=Path, metavar="FILE", help="a charter (PDF) or a definitions file (JSON)")
    parser.add_argument(
        "--against",
        type=Path,
        metavar="OTHER",
        help="a definitions file, a charter or the workshop to compare with",
    )
    parser.add_argument(
        "--fingerprint", default="", metavar="SHA256", help="the published fingerprint of the seal’s certificate"
    )
    parser.add_argument("--json", action="store_true", help="as JSON, for other programs")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints one sentence a check; exit code 0 only if nothing fails."""
    from stageworkshop.evidence.comparing import against
    from stageworkshop.evidence.fingerprints import normalised
    from stageworkshop.evidence.keys import KeyStore
    from stageworkshop.evidence.verify import verify

    found = verify(
        args.file,
        against=against(args.against) if args.against else None,
        fingerprint=normalised(args.fingerprint) if args.fingerprint else "",
        own=KeyStore().own_certificates(),
    )
    print(json.dumps(found.data(), ensure_ascii=False, indent=2) if args.json else _words(found))
    return 0 if found.holds else 1


def _words(found: Verification) -> str:
    lines = [found.file, ""]
    for check in found.checks:
        lines.append(f"{_MARKS[check.state]} {check.sentence}")
        if check.key == "sign_offs":
            lines += [f"    {_MARKS[each.state]} {each.sentence}" for each in found.sign_offs]
    return "\n".join([*lines, "", found.summary])

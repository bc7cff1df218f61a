"""`stageworkshop history`: the journal in words, and whether its chain is whole."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from stageworkshop.cli.opening import reading


def add_parser(subparsers: Any) -> None:
    """Declares the subcommand."""
    parser = subparsers.add_parser("history", help="tell who did what and when")
    parser.add_argument("file", type=Path, metavar="FILE", help="a workshop file")
    parser.add_argument("--check", action="store_true", help="check that nothing was altered or removed afterwards")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints the history, or with --check its faults; exit code 1 if there is any."""
    with reading(args.file) as file:
        if args.check:
            return _check(file)
        for entry in file.history():
            who = f"{entry.actor}: " if entry.actor else ""
            print(f"{entry.seq:>5}  {entry.at}  {who}{entry.says}")
    return 0


def _check(file: Any) -> int:
    from stageworkshop.store.audit import audit

    found = audit(file)
    for fault in found:
        print(f"{file.path}: {fault.text}.", file=sys.stderr)
    if found:
        return 1
    *_, last = file.history()
    print(
        f"{file.path}: the chain of {last.seq} entries is whole and accounts for everything; it ends with {last.hash}"
    )
    return 0

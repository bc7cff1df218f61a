"""`stageworkshop crm plan` and `crm export`: what a CRM would have to change, and the files that change it."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stageworkshop.crm.report import Plan


def add_parser(subparsers: Any) -> None:
    """Declares the subcommands."""
    parser = subparsers.add_parser("crm", help="plan and write the changes to a CRM")
    parts = parser.add_subparsers(title="what to do", metavar="WHAT", required=True)
    plan = parts.add_parser("plan", help="what would have to change in the CRM, step by step")
    _common(plan)
    plan.add_argument("--json", action="store_true", help="as JSON, for other programs")
    plan.set_defaults(run=run_plan)
    export = parts.add_parser("export", help="write the files to load into the CRM")
    _common(export)
    export.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder to write to; made if missing")
    export.add_argument("--force", action="store_true", help="overwrite files of the same name")
    export.set_defaults(run=run_export)


def _common(parser: argparse.ArgumentParser) -> None:
    from stageworkshop.crm.targets import TARGETS

    parser.add_argument("file", type=Path, metavar="DEFINITIONS", help="a definitions file (JSON or YAML)")
    parser.add_argument("--target", required=True, choices=TARGETS, metavar="CRM", help=f"one of {', '.join(TARGETS)}")
    parser.add_argument(
        "--current",
        type=Path,
        metavar="PATH",
        help="today’s settings: files, folder or zip that the CRM exported (otherwise a new one’s)",
    )
    parser.add_argument(
        "--mapping",
        type=Path,
        metavar="FILE",
        help="answers to what was asked (a package’s mapping.json)",
    )


def run_plan(args: argparse.Namespace) -> int:
    """Prints the plan."""
    from stageworkshop.crm import report

    plan = _planned(args)
    if args.json:
        print(json.dumps(report.data(plan), ensure_ascii=False, indent=2))
    else:
        print("\n".join(report.lines(plan)))
    return 0


def run_export(args: argparse.Namespace) -> int:
    """Writes the package and says what is in it."""
    from stageworkshop.crm import package

    plan = _planned(args)
    written = package.write(package.files(plan), args.out, force=args.force)
    for path in written:
        print(path)
    count = len(plan.steps)
    print(
        f"{plan.target.label}: {count} {'change' if count == 1 else 'changes'}; read {args.out / package.HOW_TO_LOAD}"
    )
    return 0


def _planned(args: argparse.Namespace) -> Plan:
    from stageworkshop.charter import definitions
    from stageworkshop.crm import mapping
    from stageworkshop.crm.planning import plan_for
    from stageworkshop.crm.targets import target

    document = definitions.read(args.file)
    said = mapping.read(args.mapping, args.target) if args.mapping else None
    return plan_for(document, target(args.target), args.current, said)

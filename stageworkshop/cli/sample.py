"""`stageworkshop sample`: the finished sample workshop, to look at and to try things on."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any


def add_parser(subparsers: Any) -> None:
    """Declares the subcommand."""
    parser = subparsers.add_parser("sample", help="write the finished sample workshop")
    parser.add_argument("file", type=Path, metavar="FILE", help="the new file, such as sample.stageworkshop")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Writes the sample."""
    from stageworkshop.sample import write_sample

    write_sample(args.file)
    print(f"{args.file}: the sample workshop")
    return 0

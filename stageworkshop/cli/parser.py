"""The parser of the command line, put together from the subcommands."""

from __future__ import annotations

import argparse
from importlib import import_module

from stageworkshop import __version__

COMMANDS: dict[str, str] = {
    name: f"stageworkshop.cli.{name}"
    for name in (
        "new",
        "sample",
        "show",
        "sheets",
        "export",
        "validate",
        "verify",
        "history",
        "convert",
        "diff",
        "crm",
        "signoff",
        "sign",
        "keys",
    )
}
"""Subcommand → module with `add_parser(subparsers)`."""


def build() -> argparse.ArgumentParser:
    """The whole parser. Parsed arguments carry `run`, the function to call with them."""
    parser = argparse.ArgumentParser(
        prog="stageworkshop",
        description="Workshops in which teams define their pipeline stages together. "
        "With nothing at all, or a FILE alone (a workshop, a charter to check, a request for a sign-off), "
        "the window opens.",
        epilog="Exit codes: 0 done, 1 the input is wrong, 2 wrong usage.",
    )
    parser.add_argument("--version", action="version", version=f"Stage Workshop {__version__}")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in COMMANDS.values():
        import_module(module).add_parser(subparsers)
    return parser

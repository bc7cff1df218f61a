"""The command line of packaging/dev.py."""

import argparse
import sys
from collections.abc import Callable, Sequence

from devtools import checks, release, start
from devtools.console import DevError, say

COMMANDS: dict[str, tuple[str, Callable[[list[str]], int]]] = {
    "run": ("set everything up and start Stage Workshop; further words go to it", start.run),
    "test": ("ruff, mypy and all tests; further words go to pytest", checks.test),
    "bench": ("measure the speed of what people wait for", start.bench),
    "shots": ("DIR: pictures of every page into the folder DIR", start.shots),
    "lock": (
        "renew packaging/requirements.lock after a change in pyproject.toml; --upgrade for newer releases",
        release.lock,
    ),
    "wheel": ("build the wheel and the source archive into dist/", release.wheel),
}


def main(argv: Sequence[str]) -> int:
    arguments = _parser().parse_args(argv)
    command = COMMANDS[arguments.command][1]
    try:
        return command(arguments.rest)
    except DevError as error:
        print(f"dev.py: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        say("\nStopped.")
        return 130


def _parser() -> argparse.ArgumentParser:
    width = max(map(len, COMMANDS))
    lines = "\n".join(f"  {name:<{width}}  {text}" for name, (text, _) in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="dev.py",
        usage="python3 packaging/dev.py COMMAND [words for the command]",
        description="Sets up, starts, tests and builds Stage Workshop. Each command first makes the\n"
        "environment .venv, or renews it when the lock has changed.",
        epilog=f"commands:\n{lines}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND", help="one of those below")
    # Not a sub-parser each: the words after the command belong to pytest or to the program, options included.
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    return parser

"""The command line. Exit codes: 0 done, 1 the input is wrong (one line on stderr), 2 wrong usage.

One file a subcommand, each with `add_parser` and `run`; errors become words and exit codes here and nowhere else.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from stageworkshop.domain.errors import DomainError

DONE, WRONG_INPUT, WRONG_USAGE = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _write_utf8()
    try:
        return _dispatch(arguments)
    except DomainError as error:
        return _complain(error.message())
    except BrokenPipeError:  # `… | head`: the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return _complain("stopped.")
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return _complain(f"{where}{error.strerror or error}; check the name, the folder and your rights.")
    except Exception as error:  # the outermost place: in the window a dialog does the same
        from stageworkshop.cli import fault

        return _complain(fault.words(error))


def _dispatch(arguments: list[str]) -> int:
    from stageworkshop.cli.parser import COMMANDS, build

    # Qt's own word, which `app` hands on.
    arguments = [word for word in arguments if word != "-reverse"]
    wants_window = not arguments or (arguments[0] not in COMMANDS and not arguments[0].startswith("-"))
    if wants_window and len(arguments) <= 1:
        return _window(Path(arguments[0]) if arguments else None)
    parsed = build().parse_args(arguments)
    return int(parsed.run(parsed))


def _window(path: Path | None) -> int:
    from stageworkshop.cli import screen

    screen.check_screen()
    try:
        from stageworkshop.app import run_window

        return run_window(path)
    except ImportError as error:
        screen.raise_if_missing(str(error))
        raise


def _complain(text: str) -> int:
    # One line whatever the input held, so that scripts can rely on it.
    print("stageworkshop: " + " ".join(text.split()), file=sys.stderr)
    return WRONG_INPUT


def _write_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            # Names in every script must print, also where the terminal's encoding is an old one.
            reconfigure(encoding="utf-8", errors="replace")

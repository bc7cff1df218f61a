"""The command line inside a test: exit code, and what it printed."""

from __future__ import annotations

import pytest

from stageworkshop.cli import main


class Shell:
    """Runs the command line in this process; keeps what it printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.out = self.err = ""

    def __call__(self, *arguments: object) -> int:
        try:
            code = main([str(each) for each in arguments])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        self.out, self.err = self._capsys.readouterr()
        return code

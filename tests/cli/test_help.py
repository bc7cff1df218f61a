"""What every command says of itself."""

from __future__ import annotations

import re

import pytest

from stageworkshop.cli.parser import COMMANDS
from tests.cli.shell import Shell

WITHIN = [("crm", "plan"), ("crm", "export"), ("signoff", "x", "request"), ("signoff", "x", "import")]
WITHIN += [("keys", act) for act in ("create", "import", "renew", "show")]


@pytest.mark.parametrize("words", [(), *((name,) for name in COMMANDS), *WITHIN], ids=" ".join)
def test_help_fits_and_leaves_nothing_unexplained(
    words: tuple[str, ...], shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    assert shell(*words, "--help") == 0, shell.err
    lines = shell.out.splitlines()
    assert max(map(len, lines)) <= 100
    # Every option and word in the list has an explanation beside it or below.
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if re.match(r"  \S", line) and not line.startswith(("  COMMAND", "  WHAT", "  ACT")):
            assert re.search(r"\S  +\S", line) or following.startswith(" " * 10), line
    assert "'" not in shell.out.replace("show program's version", "")

"""Names of people on the command line."""

from __future__ import annotations

from stageworkshop.domain.values import clean_text


def who(given: str) -> str:
    """The value of `--by`. Raises InvalidValue for what is no text: a terminal may send any bytes."""
    return clean_text(given, "--by", 200, one_line=True)

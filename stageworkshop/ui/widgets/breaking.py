"""Words that are longer than a narrow panel: where a line may break in them."""

from __future__ import annotations

import re

LONGEST = 20
"""Letters of a word that are never broken."""
_LONG = re.compile(rf"\w{{{LONGEST + 5},}}")


def breakable(text: str) -> str:
    """The text with places, unseen, at which very long words may be broken."""
    return _LONG.sub(lambda word: _broken(word[0]), text)


def _broken(word: str) -> str:
    return "\u200b".join(word[at : at + LONGEST] for at in range(0, len(word), LONGEST))

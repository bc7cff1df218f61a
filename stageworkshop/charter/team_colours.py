"""The teams' colours, which are the same in the window, on paper and in a browser: those of the themes."""

from __future__ import annotations

import json
from functools import cache
from typing import Literal

from stageworkshop.paths import resource

COUNT = 8
Theme = Literal["light", "dark"]


@cache
def team_colours(theme: Theme = "light") -> tuple[str, ...]:
    """The colours of teams 1 to `COUNT`, as “#1F66B5”; the light ones have 4.5 to 1 and more on white."""
    tokens = json.loads(resource("themes", f"{theme}.json").read_text(encoding="utf-8"))["colours"]
    return tuple(tokens[f"team-{number}"] for number in range(1, COUNT + 1))

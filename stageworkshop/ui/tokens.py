"""What the look is made of: colours by role from `resources/themes/`, the type scale and the spacing scale.

`tests/ui/test_theme.py` checks every pair of colours that is read as text. Those named `mark-…` show differences
between texts; weight and underline carry the same meaning.
"""

from __future__ import annotations

import json
from enum import Enum, IntEnum
from typing import Final

from stageworkshop import paths

TEAM_COLOURS: Final = 8
HEX_DIGITS: Final = frozenset("0123456789ABCDEFabcdef")


class Space(IntEnum):
    """Distances in device-independent pixels: `L` inside cards, `XL` between groups."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24


class Size(Enum):
    """The type scale, as multiples of body text: 12, 14, 16, 20 and 28 where body text is 14."""

    SMALL = 12 / 14
    BODY = 1.0
    HEADING = 16 / 14
    TITLE = 20 / 14
    DISPLAY = 2.0


class Colours:
    """One theme's colours: token → “#RRGGBB”."""

    __slots__ = ("dark", "name", "tokens")

    def __init__(self, name: str, dark: bool, tokens: dict[str, str]) -> None:
        self.name = name
        self.dark = dark
        self.tokens = tokens

    def __getitem__(self, token: str) -> str:
        return self.tokens[token]


def load_colours(name: str) -> Colours:
    """The theme `light` or `dark`. Raises ValueError when a colour in the file is not “#RRGGBB”."""
    data = json.loads(paths.resource("themes", f"{name}.json").read_text("utf-8"))
    tokens: dict[str, str] = data["colours"]
    for token, value in tokens.items():
        if len(value) != 7 or value[0] != "#" or not HEX_DIGITS.issuperset(value[1:]):
            raise ValueError(f"{name}.json: {token} is no colour: {value}")
    return Colours(name, bool(data["dark"]), tokens)


def blend(over: str, under: str, share: float) -> str:
    """The colour that `over` gives on `under` when it covers `share` (0 to 1) of it."""
    pairs = zip(_channels(over), _channels(under), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    def linear(channel: int) -> float:
        value = channel / 255
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(channel) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

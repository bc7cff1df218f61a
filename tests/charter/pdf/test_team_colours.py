"""A team has one colour, on the screen and on paper."""

from __future__ import annotations

import json

from stageworkshop.charter.pdf.style import Colours
from stageworkshop.paths import resource


def test_print_has_the_colours_of_the_light_theme() -> None:
    text = resource("themes", "light.json").read_text(encoding="utf-8")
    found = json.loads(text)
    tokens = found.get("colours", found)
    assert [tokens[f"team-{number}"] for number in range(1, 9)] == list(Colours().teams)

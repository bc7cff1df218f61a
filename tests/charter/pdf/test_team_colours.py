"""A team has one colour, on the screen, on paper and in a browser."""

from __future__ import annotations

import json
import re

import pytest

from stageworkshop.charter.handout import dumps
from stageworkshop.charter.pdf.canvas import rgb
from stageworkshop.charter.pdf.style import Colours
from stageworkshop.charter.team_colours import COUNT, Theme, team_colours
from stageworkshop.paths import resource
from tests.charter import documents


def of_theme(theme: Theme) -> list[str]:
    tokens = json.loads(resource("themes", f"{theme}.json").read_text(encoding="utf-8"))["colours"]
    return [tokens[f"team-{number}"] for number in range(1, COUNT + 1)]


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2)."""
    parts = [float(part) for part in rgb(colour).split()]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_print_has_the_colours_of_the_light_theme() -> None:
    assert list(Colours().teams) == of_theme("light")


def test_the_page_for_the_browser_has_those_of_both_themes_and_the_light_ones_on_paper() -> None:
    style = dumps(documents.rich()).decode().split("<style>")[1].split("</style>")[0]
    found = re.findall(r"--team-([1-8]): (#[0-9A-F]{6})", style)
    assert found == [(str(n), each) for theme in ("light", "dark") for n, each in enumerate(of_theme(theme), 1)]
    assert "@media screen and (prefers-color-scheme: dark) { :root { --team-1: " in style


@pytest.mark.parametrize(("theme", "ground"), [("light", "#FFFFFF"), ("dark", "#12171E")])
def test_they_can_be_read_on_their_ground(theme: Theme, ground: str) -> None:
    assert ground.lower() in resource("handout", "handout.css").read_text(encoding="utf-8") or ground == "#FFFFFF"
    assert min(contrast(each, ground) for each in team_colours(theme)) >= 4.5

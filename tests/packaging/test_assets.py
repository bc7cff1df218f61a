"""Fonts and icons are complete, of the right kind, and described beside them."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from stageworkshop import paths

FONTS = sorted(paths.resource("fonts").glob("*.ttf"))
ICONS = sorted(paths.resource("icons").glob("*.svg"))

RESTRICTED = 0x0002
"""The bit of OS/2.fsType that forbids embedding."""


@pytest.mark.parametrize("file", FONTS, ids=lambda file: file.stem)
def test_a_font_can_be_embedded_by_reportlab(file: Path) -> None:
    with TTFont(file) as font:
        assert "glyf" in font, "ReportLab refuses CFF outlines"
        assert "fvar" not in font, "ReportLab would print a variable font's default weight only"
        assert not font["OS/2"].fsType & RESTRICTED


@pytest.mark.parametrize(
    "text",
    [
        *("Łukasz Żółć", "Nguyễn Thị Ánh", "Ελένη", "Юрій Ґалаґан", "山田太郎", "王小明", "김영희", "さくら"),
        *("محمد", "עברית", "สมชาย", "प्रिया", "தமிழ்", "বাংলা", "ქართული", "Հայերեն", "አማርኛ", "ខ្មែរ", "ລາວ"),
        *("✓ ✗ ☐ ☑ → ≥ ≤ ≠ ⚠", "“‘…’” – — • € ₹ ½ × ©"),
    ],
)
def test_every_character_has_a_font(text: str) -> None:
    covered: set[int] = set()
    for file in FONTS:
        with TTFont(file, lazy=True) as font:
            covered |= font.getBestCmap().keys()
    assert [character for character in text if ord(character) not in covered] == []


def test_the_fonts_stay_small_enough_to_ship() -> None:
    assert sum(file.stat().st_size for file in FONTS) < 12_000_000


def test_the_readme_names_every_icon_and_no_other() -> None:
    readme = paths.resource("icons", "README.md").read_text(encoding="utf-8")
    roles = re.findall(r"^\| `([a-z0-9-]+)` \|", readme, flags=re.MULTILINE)
    assert sorted(roles) == sorted(file.stem for file in ICONS if file.stem != "app")


@pytest.mark.parametrize("file", [file for file in ICONS if file.stem != "app"], ids=lambda file: file.stem)
def test_an_icon_takes_the_themes_colour(file: Path) -> None:
    root = ET.parse(file).getroot()
    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("stroke") == "currentColor"
    colours = {element.get(name) for element in root.iter() for name in ("stroke", "fill") if name in element.attrib}
    assert colours <= {"currentColor", "none"}

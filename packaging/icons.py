#!/usr/bin/env python3
"""Makes resources/icons/ anew from the table in its README: one SVG for each role.

To add or change an icon, edit the table, fetch the glyphs with `npm pack lucide-static`, unpack, and run
`python3 packaging/icons.py UNPACKED/icons`. The program names roles only, so a glyph is changed here alone.
"""

import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ICONS = Path(__file__).resolve().parents[1] / "resources" / "icons"
SVG = "http://www.w3.org/2000/svg"
ROW = re.compile(r"^\| `(?P<role>[a-z0-9-]+)` \| `(?P<glyph>[a-z0-9-]+)` \|", re.MULTILINE)
OWN = {"app"}
"""Drawn by ourselves, so not in the table and never removed."""


def main(glyphs: Path) -> None:
    table = ROW.findall((ICONS / "README.md").read_text(encoding="utf-8"))
    roles = [role for role, _ in table]
    if twice := {role for role in roles if roles.count(role) > 1}:
        sys.exit(f"named twice in the table: {', '.join(sorted(twice))}")
    for old in ICONS.glob("*.svg"):
        if old.stem not in OWN:
            old.unlink()
    for role, glyph in table:
        source = glyphs / f"{glyph}.svg"
        if not source.is_file():
            sys.exit(f"{role}: there is no glyph {glyph} in {glyphs}")
        (ICONS / f"{role}.svg").write_text(_plain(source), encoding="utf-8", newline="\n")
    print(f"{len(table)} icons written")


def _plain(source: Path) -> str:
    """The glyph without comments and classes; `stroke` stays `currentColor`, which the theme replaces."""
    ET.register_namespace("", SVG)
    root = ET.parse(source).getroot()
    for element in root.iter():
        element.attrib.pop("class", None)
        element.text = element.tail = None
    return ET.tostring(root, encoding="unicode") + "\n"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python3 packaging/icons.py FOLDER_OF_LUCIDE_GLYPHS")
    main(Path(sys.argv[1]))

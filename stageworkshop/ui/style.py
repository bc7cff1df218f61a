"""Palette and style sheet, both made from the tokens."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QColor, QPalette

from stageworkshop import paths
from stageworkshop.ui.tokens import Colours

_ROLES: dict[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "surface",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface-raised",
    QPalette.ColorRole.AlternateBase: "surface",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text-muted",
    QPalette.ColorRole.Button: "surface-raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "surface-raised",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "selection-text",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Light: "surface-raised",
    QPalette.ColorRole.Midlight: "surface",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line-strong",
    QPalette.ColorRole.Shadow: "line-strong",
    QPalette.ColorRole.Accent: "accent",
}


def palette(colours: Colours) -> QPalette:
    """The palette for what the style sheet does not reach (native dialogs, item views, painted widgets)."""
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(role, QColor(colours[token]))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours["text-muted"]))
    return made


def style_sheet(colours: Colours, sizes: Mapping[str, float], pictures: Mapping[str, str]) -> str:
    """`resources/themes/style.qss` filled in. Raises KeyError for a name that is not given.

    `sizes` are point sizes by step name ("body"), `pictures` file paths by name ("check").
    """
    values = dict(colours.tokens)
    values |= {f"type-{name}": f"{points:g}" for name, points in sizes.items()}
    values |= {f"icon-{name}": path for name, path in pictures.items()}
    template = paths.resource("themes", "style.qss").read_text("utf-8")
    # Between two signs @ stands a name; the text holds no other ones.
    parts = template.split("@")
    parts[1::2] = [values[name] for name in parts[1::2]]
    return "".join(parts)

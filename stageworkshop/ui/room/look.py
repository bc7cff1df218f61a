"""The look of the projector: its own type scale, from 24 points up, and its own theme."""

from __future__ import annotations

from PySide6.QtGui import QFont

from stageworkshop.ui.theme import Theme

SMALLEST = 24.0
"""Points of the smallest letters on the projector."""
SCALE: dict[str, float] = {"plain": 1.0, "large": 1.25, "title": 1.7, "huge": 2.6}
"""Steps of the type scale as multiples of the smallest letters."""
GAP = 20
"""Distance between parts in device-independent pixels at factor 1."""


class RoomLook:
    """A theme at a size: `factor` 1 is the smallest, larger windows have larger letters."""

    def __init__(self, theme: Theme, factor: float = 1.0) -> None:
        self.theme = theme
        self.factor = max(factor, 1.0)

    @property
    def gap(self) -> int:
        return round(GAP * self.factor)

    def points(self, step: str = "plain") -> float:
        """The size of letters of a step of the scale."""
        return round(SMALLEST * SCALE[step] * self.factor, 1)

    def font(self, step: str = "plain", *, bold: bool = False) -> QFont:
        """A font for painting text."""
        font = self.theme.font(bold=bold)
        font.setPointSizeF(self.points(step))
        return font

    def style_sheet(self) -> str:
        """For the projector's window; it goes before that of the application."""
        colour = self.theme.colours
        rules = [
            f"QWidget {{ color: {colour['text']}; font-size: {self.points():g}pt; }}",
            f"#projector, #room-black {{ background: {colour['surface']}; }}",
            "#room-black { background: #000000; }",
            "QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: 0; }",
            "QScrollBar:vertical { width: 14px; } QScrollBar:horizontal { height: 14px; }",
            f"QScrollBar::handle {{ background: {colour['scroll']}; }}",
            "QLabel { background: transparent; }",
        ]
        rules += [f'QLabel[room="{step}"] {{ font-size: {self.points(step):g}pt; }}' for step in SCALE]
        rules += ['QLabel[heavy="true"] { font-weight: 600; }']
        tokens = ("text-muted", "accent", "success", "warning", "danger")
        rules += [f'QLabel[token="{token}"] {{ color: {colour[token]}; }}' for token in tokens]
        return "\n".join(rules)

"""Breaking painted text into lines, also where it has no blanks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption


def wrap(text: str, font: QFont, width: int, most: int) -> list[str]:
    """`text` in at most `most` lines of `width` device-independent pixels; the last ends in … when there is more."""
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        if len(lines) == most - 1:
            layout.endLayout()
            return [*lines, metrics.elidedText(_cut(text, start), Qt.TextElideMode.ElideRight, width)]
        lines.append(_cut(text, start, line.textLength()).strip())
    layout.endLayout()
    return lines


def _cut(text: str, start: int, length: int | None = None) -> str:
    # Qt counts in UTF-16 units, Python in characters.
    units = text.encode("utf-16-le", "surrogatepass")
    end = None if length is None else 2 * (start + length)
    return units[2 * start : end].decode("utf-16-le", "surrogatepass")

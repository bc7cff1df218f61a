"""Painted text with marked words: bold, underlined and tinted where a wording stands alone or is new, underlined with
dots where only some share it, struck through where it is gone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QTextCharFormat, QTextLayout, QTextOption

from stageworkshop.domain.alignment import Run
from stageworkshop.ui.theme import Theme


def lay_out(runs: Sequence[Run], width: int, font: QFont, theme: Theme) -> tuple[QTextLayout, int]:
    """The runs set in lines of `width`, and the height that they take, both in device-independent pixels."""
    text = "".join(run.text for run in runs).replace("\n", "\u2028")
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        # As all labels do, whatever the language of the words.
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    layout.setTextOption(option)
    layout.setFormats(_formats(runs, theme))
    height = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout, round(height)


def _formats(runs: Sequence[Run], theme: Theme) -> list[QTextLayout.FormatRange]:
    found: list[QTextLayout.FormatRange] = []
    at = 0
    for run in runs:
        # Qt counts in UTF-16 units.
        length = len(run.text.encode("utf-16-le")) // 2
        if run.mark not in ("same", "apart"):
            part = QTextLayout.FormatRange()
            part.start, part.length = at, length
            part.format = _look(run.mark, theme)
            found.append(part)
        at += length
    return found


def _look(mark: str, theme: Theme) -> QTextCharFormat:
    look = QTextCharFormat()
    if mark == "some":
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        return look
    if mark == "gone":
        look.setFontStrikeOut(True)
        look.setBackground(theme.colour("mark-removed"))
        return look
    look.setFontWeight(QFont.Weight.Bold)
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    look.setBackground(theme.colour("mark-added" if mark == "new" else "mark-differs"))
    return look

"""Icons by role from `resources/icons/`, drawn in a theme's colour and sharp on every screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap

from stageworkshop import paths

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 20)
"""Menus and buttons ask for these; whoever wants another size asks for a picture of it."""


class IconSet:
    """Draws and keeps the icons of one theme."""

    def __init__(self) -> None:
        self._icons: dict[tuple[str, str, str, int, tuple[int, ...]], QIcon] = {}
        self._pixmaps: dict[tuple[str, str, int, float, int], QPixmap] = {}
        self._sources: dict[str, bytes] = {}

    def icon(self, role: str, colour: str, disabled: str, *, air: int = 0, sizes: Sequence[int] = SIZES) -> QIcon:
        """The icon for a role in a colour (“#RRGGBB”), with `air` pixels left free at either side.

        `sizes` are those at which it is drawn sharply: each one costs time, and there are dozens of icons.
        Raises ResourceMissingError for an unknown role.
        """
        key = (role, colour, disabled, air, tuple(sizes))
        if key not in self._icons:
            icon = QIcon()
            for mode, tint in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
                drawing = self._drawing(role, tint)
                for size in sizes:
                    for ratio in screen_ratios():
                        icon.addPixmap(_drawn(drawing, size, ratio, air), mode)
            self._icons[key] = icon
        return self._icons[key]

    def pixmap(self, role: str, *, colour: str, size: int, ratio: float, air: int = 0) -> QPixmap:
        """One picture, `size` device-independent pixels high and, but for the air, wide."""
        key = (role, colour, size, ratio, air)
        if key not in self._pixmaps:
            self._pixmaps[key] = _drawn(self._drawing(role, colour), size, ratio, air)
        return self._pixmaps[key]

    def forget(self) -> None:
        """Draw everything anew from now on."""
        self._icons.clear()
        self._pixmaps.clear()

    def svg(self, role: str, colour: str) -> bytes:
        """The drawing of a role in a colour."""
        if role not in self._sources:
            self._sources[role] = paths.resource("icons", f"{role}.svg").read_bytes()
        return self._sources[role].replace(b"currentColor", colour.encode("ascii"))

    def _drawing(self, role: str, colour: str) -> QSvgRenderer:
        # Imported when the first icon is drawn: it is not needed to build the application.
        from PySide6.QtSvg import QSvgRenderer

        return QSvgRenderer(QByteArray(self.svg(role, colour)))


def screen_ratios() -> list[float]:
    """Pixels of each screen in a device-independent one, the smallest first: icons are sharp on all of them."""
    return sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()}) or [1.0]


def _drawn(drawing: QSvgRenderer, size: int, ratio: float, air: int) -> QPixmap:
    pixmap = QPixmap(QSize(size + 2 * air, size) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    drawing.render(painter, QRectF(air, 0, size, size))
    painter.end()
    return pixmap

"""Fonts: the system's own, with the program's Noto fonts where the system has none for a script."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication

from stageworkshop import paths
from stageworkshop.ui.tokens import Size

BODY_PIXELS = 14
"""Height of body text at the least, in device-independent pixels: legible to people who stand behind the
chair."""

_SCRIPTS: dict[str, tuple[QFontDatabase.WritingSystem, str]] = {
    "Noto Sans": (QFontDatabase.WritingSystem.Latin, "NotoSans-Regular.ttf"),
    "Noto Sans Hebrew": (QFontDatabase.WritingSystem.Hebrew, "NotoSansHebrew-Regular.ttf"),
    "Noto Sans Arabic": (QFontDatabase.WritingSystem.Arabic, "NotoSansArabic-Regular.ttf"),
    "Noto Sans Devanagari": (QFontDatabase.WritingSystem.Devanagari, "NotoSansDevanagari-Regular.ttf"),
    "Noto Sans Thai": (QFontDatabase.WritingSystem.Thai, "NotoSansThai-Regular.ttf"),
    "Droid Sans Fallback": (QFontDatabase.WritingSystem.Japanese, "DroidSansFallback.ttf"),
}


def base_font() -> QFont:
    """The system's font for windows, or Noto Sans where there is none, no smaller than `BODY_PIXELS`."""
    font = QGuiApplication.font()
    if not QFontDatabase.families(QFontDatabase.WritingSystem.Latin):
        font = QFont(_load("Noto Sans"), font.pointSize())
        QFontDatabase.addApplicationFont(str(paths.resource("fonts", "NotoSans-Bold.ttf")))
    found = QFontInfo(font)
    pixels, points = max(found.pixelSize(), 1), found.pointSizeF()
    if pixels < BODY_PIXELS:
        font.setPointSizeF(points * BODY_PIXELS / pixels)
    else:
        font.setPointSizeF(points)
    return font


def add_missing_scripts() -> list[str]:
    """Load the program's fonts for scripts that the system has no font for; returns the families added.

    Takes some 20 ms, so it is called once the first window is shown.
    """
    return [_load(family) for family, (system, _) in _SCRIPTS.items() if not QFontDatabase.families(system)]


def point_size(base: QFont, size: Size) -> float:
    """The point size for one step of the type scale."""
    return round(base.pointSizeF() * size.value, 2)


def _load(family: str) -> str:
    number = QFontDatabase.addApplicationFont(str(paths.resource("fonts", _SCRIPTS[family][1])))
    loaded = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return loaded[0] if loaded else family

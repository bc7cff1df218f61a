"""The theme in force: colours, fonts and icons by name, for the whole application and for painted widgets."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget

from stageworkshop.ui import fonts, style
from stageworkshop.ui.icons import IconSet, screen_ratios
from stageworkshop.ui.tokens import Colours, Size, Space, blend, load_colours

CHOICES = ("system", "light", "dark")
ICON_AIR = 3
MIRRORED = {"back": "next", "next": "back", "left": "right", "right": "left"}
"""Icons that point along the line of reading, and what they become where it runs from the right."""
SOFT_SHARE = 0.12
"""How much of a team's colour tints the ground of its column."""

__all__ = ["CHOICES", "Size", "Space", "Theme", "set_role"]


class Theme(QObject):
    """Colours, fonts and icons. `changed` is emitted after another theme has been laid over all widgets."""

    changed = Signal()

    def __init__(self, choice: str = "system", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = choice if choice in CHOICES else "system"
        self._base = fonts.base_font()
        self._in_style = False
        self._icons = IconSet()
        # Qt's style sheets take pictures only from files, so the few they need are drawn into a folder of
        # our own.
        self._folder = QTemporaryDir()
        self._colours = load_colours(self._wanted())
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._follow_screens)
            # A program that ends does not take its objects apart, and each start would leave a folder behind.
            app.aboutToQuit.connect(self._folder.remove)

    @property
    def choice(self) -> str:
        """`system`, `light` or `dark`."""
        return self._choice

    @property
    def is_dark(self) -> bool:
        return self._colours.dark

    @property
    def colours(self) -> Colours:
        return self._colours

    def set_choice(self, choice: str) -> None:
        """Switch to `system`, `light` or `dark`."""
        self._choice = choice
        self._follow_system()

    def toggle(self) -> None:
        """Light when it is dark, dark when it is light."""
        self.set_choice("light" if self.is_dark else "dark")

    def apply(self, *, in_style: bool = False) -> None:
        """Lay the theme over the running application. Raises RuntimeError without one.

        `in_style` says that the application was started in the style “Fusion” (`-style fusion`): looking at its style
        takes 5 ms, which counts before the first window.
        """
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise RuntimeError("there is no QApplication to lay the theme over")
        # Once: below a style sheet the style no longer tells its name, and setting it anew polishes every widget.
        if not (in_style or self._in_style) and app.style().objectName().lower() != "fusion":
            app.setStyle("Fusion")
        self._in_style = True
        if app.styleSheet():
            # Over another style sheet Qt polishes every widget once for each widget around it, which takes seconds.
            app.setStyleSheet("")
        app.setFont(self._base)
        app.setPalette(style.palette(self._colours))
        sizes = {size.name.lower(): self.points(size) for size in Size}
        app.setStyleSheet(style.style_sheet(self._colours, sizes, self._pictures()))
        for widget in app.allWidgets():
            self._recolour(widget)
        self.changed.emit()

    def colour(self, token: str) -> QColor:
        """The colour of a token. Raises KeyError."""
        return QColor(self._colours[token])

    def team(self, number: int) -> QColor:
        """The colour of a team with this colour number (1 to 8), readable as text."""
        return QColor(self._team(number))

    def team_soft(self, number: int) -> QColor:
        """The same colour as a tint for grounds on which ordinary text stands."""
        return QColor(blend(self._team(number), self._colours["surface-raised"], SOFT_SHARE))

    def points(self, size: Size) -> float:
        """The point size of one step of the type scale."""
        return fonts.point_size(self._base, size)

    def font(self, size: Size = Size.BODY, *, bold: bool = False) -> QFont:
        """A font for painting text."""
        font = QFont(self._base)
        font.setPointSizeF(self.points(size))
        if bold:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def icon(self, role: str, token: str = "text") -> QIcon:
        """The icon for a role in the colour of a token. Raises ResourceMissingError, KeyError."""
        return self._icons.icon(role, self._colours[token], self._colours["line-strong"])

    def pixmap(self, role: str, size: int = 20, token: str = "text", ratio: float = 0) -> QPixmap:
        """The same as a picture, `size` device-independent pixels wide; sharp on every screen, or at `ratio` pixels to
        one of those."""
        ratio = ratio or screen_ratios()[-1]
        return self._icons.pixmap(role, colour=self._colours[token], size=size, ratio=ratio)

    def set_icon(self, widget: QAbstractButton | QLabel, role: str, token: str = "text", size: int = 20) -> None:
        """Give a button or label its icon; it is drawn anew whenever the theme changes."""
        widget.setProperty("iconRole", role)
        widget.setProperty("iconToken", token)
        widget.setProperty("iconPixels", size)
        self._recolour(widget)

    def _team(self, number: int) -> str:
        return self._colours[f"team-{(max(number, 1) - 1) % 8 + 1}"]

    def _wanted(self) -> str:
        if self._choice != "system":
            return self._choice
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return "dark" if dark else "light"

    def _follow_system(self) -> None:
        wanted = self._wanted()
        if wanted != self._colours.name:
            self._colours = load_colours(wanted)
            self.apply()

    def _follow_screens(self) -> None:
        """Icons are drawn for the screens that are there; a projector may be plugged in later."""
        self._icons.forget()
        if self._in_style:
            self.apply()
        else:
            self.changed.emit()

    def _recolour(self, widget: QWidget) -> None:
        role = widget.property("iconRole")
        if not role:
            return
        if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            role = MIRRORED.get(role, role)
        token, size = str(widget.property("iconToken")), int(widget.property("iconPixels"))
        if isinstance(widget, QAbstractButton):
            # Qt's own distance between icon and words, which may come later, is too small to read them apart.
            air = ICON_AIR if isinstance(widget, QPushButton) else 0
            colours = self._colours
            icon = self._icons.icon(role, colours[token], colours["line-strong"], air=air, sizes=(size,))
            widget.setIcon(icon)
            widget.setIconSize(QSize(size + 2 * air, size))
        elif isinstance(widget, QLabel):
            widget.setPixmap(self.pixmap(role, size, token))

    def _pictures(self) -> dict[str, str]:
        marks = {
            "down": ("expand", "text-muted"),
            "left": ("back", "text"),
            "right": ("next", "text"),
            "up": ("collapse", "text-muted"),
            "check": ("check", "accent-text"),
        }
        folder = Path(self._folder.path())
        pictures: dict[str, str] = {}
        for name, (role, token) in marks.items():
            pictures[name] = self._write(folder, name, self._icons.svg(role, self._colours[token]))
        dot = f'<circle cx="12" cy="12" r="6" fill="{self._colours["accent-text"]}"/>'
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">{dot}</svg>'
        pictures["dot"] = self._write(folder, "dot", svg.encode("ascii"))
        return pictures

    def _write(self, folder: Path, name: str, svg: bytes) -> str:
        # The name carries the theme: Qt keeps pictures by path and would show those of the other theme.
        path = folder / f"{name}-{self._colours.name}.svg"
        if not path.exists():
            path.write_bytes(svg)
        return path.as_posix()


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget its look from the style sheet, such as `primary`, `card`, `heading` or `muted`."""
    widget.setProperty("role", role)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)

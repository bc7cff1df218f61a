"""Takes the pictures: each scene is set up once and photographed in both themes and both sizes."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, QMessageLogContext, QPoint, QRect, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from camera.scenes import SCENES, Scene
from camera.stage import Impossible, Stage
from camera.workshops import NOW
from stageworkshop.ui import charter_print, fonts, pseudo
from stageworkshop.ui.theme import Theme

SIZES = ((1280, 800), (1024, 700))
THEMES = ("light", "dark")
REST = 200
"""Milliseconds after which the frame's figures have followed the words."""
HARMLESS = ("This plugin does not support propagateSizeHints", "This plugin does not support raise")
"""The platform without a screen has no window manager to tell."""


class _SameDay(datetime.datetime):
    """The day of printing, which stands in the charter."""

    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> _SameDay:
        return cls.fromisoformat(NOW).astimezone(tz)


class Studio:
    """`count` pictures were taken; `faults` says in words what was wrong."""

    def __init__(self, work: Path, out: Path, variant: str = "") -> None:
        """`variant` goes before the names of the pictures; it is switched on by the environment (`ui.pseudo`)."""
        self.count = 0
        self.faults: list[str] = []
        self._out = out
        self._variant = f"{variant}-" if variant else ""
        self._scene = "at the start"
        qInstallMessageHandler(self._hear)
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        vars(charter_print)["datetime"] = _SameDay
        running = QApplication.instance()
        self._app = running if isinstance(running, QApplication) else QApplication(["shots"])
        # A cursor that blinks is there in one picture and not in the next.
        self._app.setCursorFlashTime(0)
        pseudo.from_environment(self._app)
        self._theme = Theme(THEMES[0])
        self._theme.apply()
        fonts.add_missing_scripts()
        self._stage = Stage(work, self._theme, self._complain)

    def take(self, pages: Sequence[str]) -> None:
        """All pictures of these pages; then the window is closed."""
        try:
            for scene in SCENES:
                if scene.page in pages:
                    self._play(scene)
        finally:
            self._stage.clear()
            # What a page has open, such as a printed charter, goes with it.
            self._stage.open("")
            self._stage.settle()
            self._stage.window.close()
            qInstallMessageHandler(None)

    def _play(self, scene: Scene) -> None:
        self._scene = scene.name
        for width, height in SIZES:
            for theme in THEMES:
                self._theme.set_choice(theme)
                self._stage.window.resize(width, height)
                try:
                    # Anew for each picture: what was opened before may have been laid out for another size.
                    self._stage.open("")
                    self._stage.open(scene.workshop)
                    scene.do(self._stage)
                except Impossible as problem:
                    self._complain(str(problem))
                    return
                self._stage.settle(REST)
                self._keep(self._picture(width, height), f"{self._variant}{theme}-{width}x{height}-{scene.name}")
                self._stage.clear()

    def _picture(self, width: int, height: int) -> QPixmap:
        window = self._stage.window
        picture = window.grab()
        for widget in self._stage.over():
            if widget.objectName() == "projector":
                widget.resize(width, height)
                self._stage.settle()
                return widget.grab()
            painter = QPainter(picture)
            at = widget.mapToGlobal(QPoint()) - window.mapToGlobal(QPoint())
            if widget.isWindow() and not widget.windowFlags() & Qt.WindowType.FramelessWindowHint:
                # The window manager's work, which is not there: without a frame it would run into what lies below.
                painter.fillRect(picture.rect(), QColor(0, 0, 0, 70))
                painter.fillRect(QRect(at, widget.size()).adjusted(-1, -1, 1, 1), self._theme.colour("line-strong"))
            painter.drawPixmap(at, widget.grab())
            painter.end()
        return picture

    def _keep(self, picture: QPixmap, name: str) -> None:
        path = self._out / f"{name}.png"
        if picture.save(str(path)):
            self.count += 1
        else:
            self._complain(f"{path} could not be written")

    def _hear(self, kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not text.startswith(HARMLESS):
            self._complain(f"Qt says: {text}")

    def _complain(self, text: str) -> None:
        fault = f"{self._scene}: {text}"
        if fault not in self.faults:
            self.faults.append(fault)

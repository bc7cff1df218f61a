"""What the window remembers between starts, in one INI file that a person can read, copy and delete."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QSettings

from stageworkshop import paths

MOST_RECENT = 12
KEPT = ("path", "title", "organisation", "figure", "at", "review")
"""What the file remembers of each workshop, in the order of `RecentFile`."""


class RecentFile(NamedTuple):
    """A workshop opened before, as it was when it was last closed.

    `review` is the day (ISO) by which the charter in force is to be looked at again, "" for none.
    """

    path: Path
    title: str = ""
    organisation: str = ""
    figure: str = ""
    opened_at: str = ""
    review: str = ""


class Settings:
    """Reads and writes `window.ini` in the user's folder for settings."""

    def __init__(self, file: Path | None = None) -> None:
        path = file or paths.config_dir() / "window.ini"
        # Without the folder Qt would write nothing and say nothing.
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def theme(self) -> str:
        """`system`, `light` or `dark`."""
        return str(self._store.value("look/theme", "system"))

    @theme.setter
    def theme(self, choice: str) -> None:
        self._store.setValue("look/theme", choice)

    @property
    def room_theme(self) -> str:
        """The projector’s theme: `window` for that of the window, `light` or `dark`."""
        return str(self._store.value("look/room-theme", "window"))

    @room_theme.setter
    def room_theme(self, choice: str) -> None:
        self._store.setValue("look/room-theme", choice)

    @property
    def geometry(self) -> QByteArray:
        """The window's place and size, as Qt keeps it; empty at first."""
        value = self._store.value("look/geometry", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.setValue("look/geometry", value)

    @property
    def actor(self) -> str:
        """The name of the person at this machine, for the history."""
        return str(self._store.value("person/name", "")) or _login_name()

    @actor.setter
    def actor(self, name: str) -> None:
        self._store.setValue("person/name", name.strip())

    @property
    def export_folder(self) -> str:
        """The folder into which files were exported last; "" at first."""
        return str(self._store.value("export/folder", ""))

    @export_folder.setter
    def export_folder(self, folder: str) -> None:
        self._store.setValue("export/folder", folder)

    @property
    def seals(self) -> bool:
        """Whether PDFs are sealed when they are exported."""
        return str(self._store.value("export/seal", "false")).lower() == "true"

    @seals.setter
    def seals(self, wanted: bool) -> None:
        self._store.setValue("export/seal", "true" if wanted else "false")

    @property
    def time_stamp_address(self) -> str:
        """The time-stamp server for seals; "" for this computer's own clock."""
        return str(self._store.value("export/time-stamp", ""))

    @time_stamp_address.setter
    def time_stamp_address(self, address: str) -> None:
        self._store.setValue("export/time-stamp", address)

    def is_open(self, panel: str) -> bool:
        """Whether the panel `rail` or `guide` is unfolded."""
        return str(self._store.value(f"panels/{panel}", "true")).lower() == "true"

    def set_open(self, panel: str, is_open: bool) -> None:
        self._store.setValue(f"panels/{panel}", "true" if is_open else "false")

    def recent(self) -> list[RecentFile]:
        """Workshops opened before, the latest first."""
        count = self._store.beginReadArray("recent")
        found: list[RecentFile] = []
        for index in range(count):
            self._store.setArrayIndex(index)
            words = [str(self._store.value(key, "")) for key in KEPT]
            if words[0]:
                found.append(RecentFile(Path(words[0]), *words[1:]))
        self._store.endArray()
        return found

    def remember(self, file: RecentFile) -> None:
        """Put a workshop first in the list."""
        from datetime import UTC, datetime

        at = file.opened_at or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        new = RecentFile(file.path.absolute(), file.title, file.organisation, file.figure, at, file.review)
        self._write([new, *(old for old in self.recent() if old.path != new.path)][:MOST_RECENT])

    def forget(self, path: Path) -> None:
        """Take a workshop out of the list; the file stays."""
        self._write([old for old in self.recent() if old.path != path])

    def save(self) -> None:
        """Write now what Qt would write a moment later."""
        self._store.sync()

    def _write(self, files: list[RecentFile]) -> None:
        self._store.remove("recent")
        self._store.beginWriteArray("recent", len(files))
        for index, file in enumerate(files):
            self._store.setArrayIndex(index)
            self._store.setValue("path", str(file.path))
            for key, word in (
                ("title", file.title),
                ("organisation", file.organisation),
                ("figure", file.figure),
                ("at", file.opened_at),
                ("review", file.review),
            ):
                self._store.setValue(key, word)
        self._store.endArray()


def _login_name() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""

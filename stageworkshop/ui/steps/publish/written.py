"""What was written: each file with what opens it, and the hash of what is in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QTime, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.card import Card
from stageworkshop.ui.widgets.hash_line import HashLine
from stageworkshop.ui.widgets.labels import ElidedLabel, TextLabel, label

MANY = 4
"""More files than these are not listed one by one: a package for a CRM has dozens, and few of them are for people."""


class WrittenCard(Card):
    """Hidden until files were written. `not_opened` tells a path for which the system has no program."""

    not_opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._theme = theme
        self.setObjectName("written")
        self.body.setContentsMargins(Space.L, Space.M, Space.M, Space.M)
        icon = QLabel(self)
        theme.set_icon(icon, "check-circle", "success", 20)
        self._heading = label("", "heading", self)
        self._heading.setObjectName("written-heading")
        self._folder = ElidedLabel("", "muted", self)
        self._hash = HashLine(theme, self)
        self.open_folder = self._button("open-folder", self.tr("Show in folder"), "folder-open")
        close = QToolButton(self)
        close.setObjectName("written-close")
        close.setToolTip(self.tr("Close this list; the files stay"))
        close.setAccessibleName(self.tr("Close this list"))
        theme.set_icon(close, "close", "text-muted", 16)
        close.clicked.connect(self.hide)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(icon)
        head.addWidget(self._heading)
        head.addStretch(1)
        head.addWidget(self.open_folder)
        head.addWidget(close)
        self._files = QVBoxLayout()
        self._files.setSpacing(Space.XS)
        self._kind = TextLabel("", "muted", self)
        self._kind.setObjectName("written-kind")
        self.body.addLayout(head)
        self.body.addWidget(self._folder)
        self.body.addLayout(self._files)
        self.body.addWidget(self._kind)
        self.body.addWidget(self._hash)
        self._place = Path()
        self.open_folder.clicked.connect(lambda: self._open(self._place))
        self.hide()

    def show_files(self, paths: Sequence[Path], kind: str, content_hash: str, first: str = "") -> None:
        """List what was written; `kind` says in words what is in it. The file `first` (a name) stands at the top."""
        self._clear()
        self._place = paths[0].parent
        paths = sorted(paths, key=lambda path: path.name != first)
        self._heading.setText(self.tr("Written at {0}").format(_now()))
        self._folder.set_text(str(self._place))
        shown = _at_hand(paths)
        for path in shown:
            self._files.addWidget(self._row(path))
        if len(paths) > len(shown):
            rest = self.tr("and {0} more files, for the CRM").format(len(paths) - len(shown))
            self._files.addWidget(label(rest, "muted", self))
        self._kind.setText(kind)
        self._hash.show_hash(content_hash)
        self.show()

    def _row(self, path: Path) -> QWidget:
        row = QWidget(self)
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.S)
        icon = QLabel(row)
        self._theme.set_icon(icon, "print" if path.suffix == ".pdf" else "file", "text-muted", 16)
        button = self._button(f"open-{path.suffix[1:]}", self.tr("Open"), "")
        button.setAccessibleName(self.tr("Open {0}").format(path.name))
        button.clicked.connect(lambda: self._open(path))
        across.addWidget(icon)
        across.addWidget(ElidedLabel(path.name, "label", row), 1)
        across.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        return row

    def _open(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.not_opened.emit(str(path))

    def _button(self, name: str, words: str, icon: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setProperty("role", "quiet")
        if icon:
            self._theme.set_icon(button, icon, "text-muted", 16)
        return button

    def _clear(self) -> None:
        while (item := self._files.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()


def _at_hand(paths: Sequence[Path]) -> Sequence[Path]:
    """The files that somebody opens: all, unless they are many; then those that are written to be read."""
    if len(paths) <= MANY:
        return paths
    readable = [path for path in paths if path.suffix in (".md", ".txt")]
    return readable[:MANY] or paths[:MANY]


def _now() -> str:
    return QLocale.system().toString(QTime.currentTime(), QLocale.FormatType.ShortFormat)

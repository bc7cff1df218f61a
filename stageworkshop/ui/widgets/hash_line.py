"""The short form of a content hash, which people know as the check code of a text, with a button that copies it."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.labels import label
from stageworkshop.ui.widgets.marks import only_looks

SHORT = 12


class HashLine(QWidget):
    """“Check code 817f0bfd9bd0 [Copy]”; the tooltip has the whole, and what it is for."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hash = ""
        self._words = label(self.tr("Check code"), "muted", self)
        self._short = label("", "", self)
        self._short.setObjectName("content-hash")
        mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self._short.setStyleSheet(f"font-family: '{mono.family()}'")
        self.copy = only_looks(QPushButton(self.tr("Copy"), self))
        self.copy.setObjectName("copy-hash")
        self.copy.setProperty("role", "quiet")
        self.copy.setToolTip(self.tr("Copy the whole check code"))
        self.copy.setAccessibleName(self.tr("Copy the check code"))
        theme.set_icon(self.copy, "copy", "text-muted", 16)
        self.copy.clicked.connect(self._copy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self._words)
        row.addWidget(self._short)
        row.addWidget(self.copy)
        row.addStretch(1)

    @property
    def content_hash(self) -> str:
        """The whole hash on show."""
        return self._hash

    def show_hash(self, content_hash: str) -> None:
        """Show another hash."""
        self._hash = content_hash
        self._short.setText(content_hash[:SHORT])
        tip = self.tr("Another text has another code. The printed charter calls it the content hash:\n{0}")
        self._short.setToolTip(tip.format(content_hash))
        self._words.setToolTip(self._short.toolTip())
        self._short.setAccessibleName(self.tr("Check code {0}").format(content_hash))
        self.copy.setText(self.tr("Copy"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._hash)
        self.copy.setText(self.tr("Copied"))

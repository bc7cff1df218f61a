"""A fingerprint in groups that the eye can compare, with a button that copies it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.labels import label
from stageworkshop.ui.widgets.marks import only_looks

GROUPS_IN_A_LINE = 8


class FingerprintLine(QWidget):
    """Two lines of eight groups. `name` is the object name of the text; the button's begins with “copy-”."""

    def __init__(self, theme: Theme, name: str, what: str, parent: QWidget | None = None) -> None:
        """`what` names the fingerprint to a screen reader, such as “Fingerprint of the seal”."""
        super().__init__(parent)
        self._what = what
        self._fingerprint = ""
        self._text = label("", "", self)
        self._text.setObjectName(name)
        mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self._text.setStyleSheet(f"font-family: '{mono.family()}'")
        # Digits run from left to right in every window.
        self._text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = only_looks(QPushButton(self.tr("Copy"), self))
        self.copy.setObjectName(f"copy-{name}")
        self.copy.setProperty("role", "quiet")
        self.copy.setToolTip(self.tr("Copy all 64 digits"))
        self.copy.setAccessibleName(self.tr("Copy: {0}").format(what))
        theme.set_icon(self.copy, "copy", "text-muted", 16)
        self.copy.clicked.connect(self._copy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(self._text)
        row.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)

    @property
    def lead(self) -> int:
        """Device-independent pixels by which its first line stands lower than plain words beside it would."""
        plain = QFontMetrics(self.font())
        self._text.ensurePolished()
        return max(QFontMetrics(self._text.font()).ascent() - plain.ascent(), 0)

    @property
    def fingerprint(self) -> str:
        """The fingerprint on show, in hex."""
        return self._fingerprint

    def show_fingerprint(self, fingerprint: str) -> None:
        """Show another fingerprint (hex)."""
        self._fingerprint = fingerprint
        self._text.setText(in_lines(fingerprint))
        self._text.setAccessibleName(f"{self._what}: {self._text.text()}")
        self.copy.setText(self.tr("Copy"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(" ".join(self._text.text().split()))
        self.copy.setText(self.tr("Copied"))


def in_lines(fingerprint: str) -> str:
    """The fingerprint in groups of four, eight groups a line."""
    text = fingerprint.upper()
    groups = [text[at : at + 4] for at in range(0, len(text), 4)]
    lines = [groups[at : at + GROUPS_IN_A_LINE] for at in range(0, len(groups), GROUPS_IN_A_LINE)]
    return "\n".join(" ".join(line) for line in lines)

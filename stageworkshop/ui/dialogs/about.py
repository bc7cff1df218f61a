"""What this is, which version, under which licence."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from stageworkshop import __version__
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.labels import TextLabel, label


class AboutDialog(QDialog):
    """Esc leaves."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Stage Workshop"))
        self.setFixedWidth(440)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.S)
        picture = QLabel(self)
        picture.setPixmap(theme.pixmap("app", 64))
        column.addWidget(picture)
        column.addWidget(label(self.tr("Stage Workshop"), "title", self))
        column.addWidget(label(self.tr("Version {0}").format(__version__), "muted", self))
        words = self.tr("One written definition of every pipeline stage, agreed in one room and signed by name.")
        column.addWidget(TextLabel(words, "", self))
        rights = self.tr("Licence: Apache-2.0. Icons: Lucide (ISC). Fonts: Noto (SIL OFL). Window: Qt (LGPL).")
        column.addWidget(TextLabel(rights, "small", self))
        column.addSpacing(Space.M)
        done = QPushButton(self.tr("Close"), self)
        done.setDefault(True)
        done.clicked.connect(self.accept)
        column.addWidget(done, 0, Qt.AlignmentFlag.AlignRight)

"""A fault of the program: what happened, what was kept, and the details to copy for whoever can mend it."""

from __future__ import annotations

import platform
import traceback

from PySide6 import __version__ as qt_version
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from stageworkshop import __version__
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.labels import TextLabel, label


def details_of(error: BaseException) -> str:
    """The traceback and the versions, without what people wrote."""
    versions = f"Stage Workshop {__version__}, Python {platform.python_version()}, Qt {qt_version}"
    return f"{versions}\n{platform.platform()}\n\n{''.join(traceback.format_exception(error))}"


class FaultDialog(QDialog):
    """Closing it goes on with the work."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setMinimumWidth(560)
        self.details = QPlainTextEdit(details_of(error), self)
        self.details.setObjectName("details")
        self.details.setAccessibleName(self.tr("Details"))
        self.details.setReadOnly(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(label(self.tr("Something went wrong in the program"), "title", self))
        words = self.tr(
            "The last action was not done. Everything that was saved before is safe, and you can go on. "
            "To have it mended, copy the details and send them to whoever looks after Stage Workshop."
        )
        column.addWidget(TextLabel(words, "", self))
        column.addWidget(self.details, 1)
        copy = QPushButton(self.tr("Copy the details"), self)
        copy.clicked.connect(self.copy_details)
        go_on = QPushButton(self.tr("Go on"), self)
        go_on.setProperty("role", "primary")
        go_on.setDefault(True)
        go_on.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addStretch(1)
        buttons.addWidget(copy)
        buttons.addWidget(go_on)
        column.addLayout(buttons)

    def copy_details(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self.details.toPlainText())

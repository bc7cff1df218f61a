"""A request was written: what to send to whom, and a letter to send along."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from stageworkshop.ui.dates import isolated
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.flow_layout import FlowLayout
from stageworkshop.ui.widgets.labels import TextLabel, label

if TYPE_CHECKING:
    from stageworkshop.standing.asking import ToAsk

LEFT_TO_RIGHT = "\u200e"
"""A mark that is not seen: the ending of a file's name stays at its end, whatever script the name is in."""


class WrittenRequest(QWidget):
    """`left` tells that it was seen."""

    left = Signal()

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._asked: ToAsk | None = None
        self._files: list[Path] = []
        self._send = TextLabel("", "", self).set_selectable()
        self._send.setObjectName("ask-send")
        self.letter = self._button("ask-letter", self.tr("Copy a letter to send along"), "copy")
        self.letter.clicked.connect(self._copy_letter)
        folder = self._button("ask-open-folder", self.tr("Show in folder"), "folder-open")
        folder.clicked.connect(self._open_folder)
        done = self._button("ask-done", self.tr("Done"), "")
        done.clicked.connect(self.left)
        acts = QWidget(self)
        row = FlowLayout(acts, gap=Space.S)
        for button in (self.letter, folder, done):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(label(self.tr("The request is written"), "heading", self))
        column.addWidget(self._send)
        column.addWidget(acts)
        column.addStretch(1)

    def show_request(self, asked: ToAsk, files: Sequence[Path]) -> None:
        """Say what to do with the request's two files."""
        self._asked, self._files = asked, list(files)
        to = isolated(asked.signer)
        if asked.email:
            to = f"{to} ({isolated(asked.email)})"
        names = "\n".join(LEFT_TO_RIGHT + path.name for path in files)
        self._send.setText(
            self.tr(
                "Now send both files to {0}:\n{1}\n\nWhat comes back is an answer file, or the PDF signed. Drop it on "
                "this window, or choose “Take in an answer…” under “From afar”."
            ).format(to, names)
        )
        self.letter.setText(self.tr("Copy a letter to send along"))

    def letter_words(self) -> str:
        """What can be written to the signatory."""
        assert self._asked is not None
        title = self._page.bridge.file.workshop.title
        pdf, small = (path.name for path in self._files)
        return self.tr(
            "Dear {0},\n\nplease read charter {1} of “{2}” and answer for it. Put both files into one folder.\n\n"
            "With Stage Workshop: open “{3}”. It shows what is new for you; then approve, approve with a reservation, "
            "or decline, and send back the answer file that it writes.\n\n"
            "Without it: sign the PDF “{4}” with your own certificate, which means that you approve, and send it back. "
            "Please do not change it in any other way.\n\n{5}\n"
        ).format(self._asked.signer, self._asked.charter_number, title, small, pdf, self._page.bridge.context.actor)

    def _copy_letter(self) -> None:
        QGuiApplication.clipboard().setText(self.letter_words())
        self.letter.setText(self.tr("Copied"))

    def _open_folder(self) -> None:
        folder = self._files[0].parent
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._page.say(self.tr("The system has no program to open {0}.").format(folder), "warning")

    def _button(self, name: str, words: str, icon: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        if icon:
            self._page.theme.set_icon(button, icon, "text-muted", 16)
        return button

"""The page's face for draft sheets: hand them out before the meeting, take in what came back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stageworkshop.store.queries.drafts import DraftMatrix
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.draft.sheets_in import TakeIn
from stageworkshop.ui.steps.draft.sheets_out import HandOut
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.marks import only_looks
from stageworkshop.ui.widgets.scrolled import BAR, ScrollColumn, ScrolledContent


class SheetsPanel(QWidget):
    """Built when it is first asked for. `left` wants the table back."""

    left = Signal()

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self.setObjectName("sheets")
        self.back = only_looks(QPushButton(self.tr("Back to the table"), self))
        self.back.setObjectName("sheets-back")
        self.back.setProperty("role", "quiet")
        self.back.setToolTip(self.tr("Nothing is taken in (Esc)"))
        page.theme.set_icon(self.back, "back", "text-muted", 16)
        self.back.clicked.connect(self.left)
        self.hand_out = HandOut(page, self)
        self.take_in = TakeIn(page, self)
        self.hand_out.written.connect(self._tell_written)
        self.take_in.looking_changed.connect(lambda looking: self.hand_out.setVisible(not looking))
        self.take_in.taken.connect(self._tell_taken)
        self._lay_out()

    def show_matrix(self, matrix: DraftMatrix) -> None:
        """Offer the teams that there are."""
        self.hand_out.show_teams(matrix.teams, [team.id for team in matrix.teams if not matrix.left(team.id)])
        self.take_in.look_again()

    def first_input(self) -> QWidget:
        """Where work begins."""
        return self.take_in.go if self.take_in.previews else self.hand_out.write

    def finish(self) -> None:
        """Do what there is to do: take in what is looked at, or else write the sheets."""
        (self.take_in.go if self.take_in.previews else self.hand_out.write).click()

    def hideEvent(self, event: QHideEvent) -> None:
        # Whoever goes elsewhere has left them; they are on disk.
        if not event.spontaneous():
            self.take_in.put_all_aside()
        super().hideEvent(event)

    def _tell_written(self, paths: Sequence[Path]) -> None:
        folder = paths[0].parent
        words = self.tr("1 sheet is in {0}.") if len(paths) == 1 else self.tr("{1} sheets are in {0}.")
        self._page.banner.show_message(
            words.format(folder, len(paths)),
            "success",
            [(self.tr("Show in folder"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))],
        )

    def _tell_taken(self, words: str) -> None:
        self.left.emit()
        self._page.say(words, "success")

    def _lay_out(self) -> None:
        content = ScrolledContent(self)
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, Space.L)
        inner.setSpacing(Space.XL)
        inner.addWidget(self.hand_out)
        inner.addWidget(self.take_in)
        inner.addStretch(1)
        area = ScrollColumn("sheets-scroll", self)
        area.setWidget(content)
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(head)
        column.addWidget(area, 1)
        foot = QHBoxLayout()
        foot.setSpacing(0)
        foot.addWidget(self.take_in.foot)
        # Margins do not turn with the direction of reading; this does.
        foot.addSpacing(BAR)
        column.addLayout(foot)
        column.addSpacing(Space.M)

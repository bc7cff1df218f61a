"""The way to the draft sheets: a button on the page, files dropped on it, and the face that both lead to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from stageworkshop.store.queries.drafts import DraftMatrix
from stageworkshop.store.queries.extracts import extract_of
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.widgets.marks import only_looks

if TYPE_CHECKING:
    from stageworkshop.ui.steps.draft.sheets_panel import SheetsPanel

KIND = "draft_sheets"
"""What the page takes in hand to open this face (`StepPage.open_object`)."""
DROPPED = ".xlsx"
"""Files that are taken for sheets wherever on the page they are dropped; a workshop file may mean to be opened."""


class SheetsEntry(QObject):
    """`show` puts a face of the page in front; `leave` goes back to the table."""

    def __init__(
        self,
        page: StepPage,
        faces: QStackedWidget,
        show: Callable[[QWidget], object],
        leave: Callable[[], object],
        may_drop: Callable[[], bool],
    ) -> None:
        super().__init__(page)
        self._page, self._faces, self._show, self._leave, self._may_drop = page, faces, show, leave, may_drop
        self._panel: SheetsPanel | None = None
        self._matrix = DraftMatrix((), ())
        self.button = only_looks(QPushButton(self.tr("Draft sheets…"), page))
        self.button.setObjectName("draft-sheets")
        self.button.setToolTip(self.tr("Teams can draft before the meeting: a file for each team, out and in again"))
        page.theme.set_icon(self.button, "file", "text", 16)
        # A draft sheet itself is neither handed on nor takes others in.
        self._is_offered = extract_of(page.bridge.file) is None
        self.button.setVisible(self._is_offered)
        self.button.clicked.connect(self.open)
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    @property
    def panel(self) -> SheetsPanel:
        """The face, built now if it was not yet."""
        if self._panel is None:
            from stageworkshop.ui.steps.draft.sheets_panel import SheetsPanel

            self._panel = SheetsPanel(self._page, self._faces)
            self._panel.left.connect(self._leave)
            self._faces.addWidget(self._panel)
        return self._panel

    @property
    def is_open(self) -> bool:
        """Whether the face is in front."""
        return self._panel is not None and self._faces.currentWidget() is self._panel

    def show_matrix(self, matrix: DraftMatrix) -> None:
        """The teams and how far they are; a sheet that is being looked at is held against it anew."""
        self._matrix = matrix
        if self.is_open:
            self.panel.show_matrix(matrix)

    def open(self) -> None:
        """Put the face in front."""
        if not self._is_offered:
            return
        panel = self.panel
        self._show(panel)
        panel.show_matrix(self._matrix)
        panel.first_input().setFocus()

    def open_files(self, paths: list[Path]) -> None:
        """Put the face in front with files that came back."""
        self.open()
        self.panel.take_in.open_files(paths)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent | QDropEvent) and event.type() in (
            QEvent.Type.DragEnter,
            QEvent.Type.Drop,
        ):
            paths = self._dropped(event)
            if not paths:
                return False
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self.open_files(paths)
            return True
        return False

    def _dropped(self, event: QDropEvent) -> list[Path]:
        if self._page.bridge.read_only or not self._is_offered or not self._may_drop():
            return []
        return [
            Path(url.toLocalFile()) for url in event.mimeData().urls() if url.toLocalFile().lower().endswith(DROPPED)
        ]

"""How the page Sign off is laid out: the charter and who answers, and beside that one of the views of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.view_tabs import ViewTabs

PRINTED, CHANGED, CHARTERS, AFAR, SIGNING = range(5)
LEFT_WIDTH, LEAST_LEFT, VIEW_WIDTH = 272, 240, 490
LEAST_ROOM = 100
"""Lowest that a view may become, in pixels."""
LEAST_BELOW = LEAST_ROOM + 2 * Space.M


class SignoffViews(QSplitter):
    """`opened` tells which view (PRINTED, …) is in sight. The one for answering is there only while needed.

    The views are made inside `room` and then handed to `fill`: a widget that changes its parent takes on its look anew,
    with all that it holds, which for a whole view takes as long as making it.
    """

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.right = QWidget(self)
        self.tabs = ViewTabs(self.right)
        self.room = QStackedWidget(self.right)
        self._column = QVBoxLayout(self.right)
        self._question: QWidget | None = None
        self._build()

    @property
    def current(self) -> int:
        """The view in sight."""
        return self.tabs.currentIndex()

    def open(self, view: int) -> None:
        """Bring a view into sight; the one for answering gets its tab by it."""
        self.tabs.setTabVisible(view, True)
        self.tabs.setCurrentIndex(view)

    def close_signing(self) -> None:
        """Take the view for answering away; the printed charter is in sight then."""
        self.tabs.setTabVisible(SIGNING, False)
        self.tabs.setCurrentIndex(PRINTED)

    def fill(self, left: QWidget, question: QWidget, panes: Sequence[QWidget]) -> None:
        """`left` stands before the views, `question` (made in `right`) above them while it is asked; `panes` are the
        views in the order of their numbers."""
        for pane in panes:
            self.room.addWidget(pane)
        self._column.insertWidget(0, question)
        self._question = question
        question.installEventFilter(self)
        self.insertWidget(0, left)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self.setSizes([LEFT_WIDTH, VIEW_WIDTH])
        left.setMinimumWidth(LEAST_LEFT)

    def set_words(self, view: int, words: str) -> None:
        """Say what a view holds."""
        self.tabs.setTabText(view, words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._question and event.type() in (
            QEvent.Type.Show,
            QEvent.Type.Hide,
            QEvent.Type.LayoutRequest,
        ):
            self._give_room()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        """In a low window a long question takes the place of the views below it: none of its words may be cut."""
        layout = self._question.layout() if self._question is not None else None
        crowded = False
        if self._question is not None and layout is not None and not self._question.isHidden():
            width = self.right.width() - self._column.contentsMargins().left()
            crowded = layout.totalHeightForWidth(width) + self.tabs.sizeHint().height() + LEAST_BELOW > self.height()
        self.tabs.setVisible(not crowded)
        self.room.setVisible(not crowded)

    def _open(self, view: int) -> None:
        self.room.setCurrentIndex(view)
        self.opened.emit(view)

    def _build(self) -> None:
        self.tabs.setObjectName("signoff-tabs")
        self.tabs.setAccessibleName(self.tr("Views of the charter"))
        for words in (self.tr("Printed"), "", "", "", self.tr("Answer")):
            self.tabs.addTab(words)
        self.tabs.setTabVisible(SIGNING, False)
        self.tabs.currentChanged.connect(self._open)
        # The view in hand is what may be squeezed, when a question stands above it in a low window.
        self.room.setMinimumHeight(LEAST_ROOM)
        self._column.setContentsMargins(Space.M, 0, 0, 0)
        self._column.setSpacing(Space.M)
        self._column.addWidget(self.tabs)
        self._column.addWidget(self.room, 1)
        # Where the views make way, the question stays as high as its words.
        self._column.addStretch(0)
        self.setChildrenCollapsible(False)

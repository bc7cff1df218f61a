"""A page beside the workshop: it takes the whole window, and is left again for what was there before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.banner import Banner
from stageworkshop.ui.widgets.labels import TextLabel
from stageworkshop.ui.widgets.scrolled import BAR, ScrollColumn, ScrolledContent, bar_outside

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

WIDEST = 940


class AsidePage(QWidget):
    """Subclasses fill `body`, which scrolls, or with `scrolls=False` divides its room itself. Esc leaves."""

    left = Signal()
    keys_asked = Signal()
    """Asks for the page of the keys, and to be back afterwards."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None, *, scrolls: bool = True) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setObjectName(name)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.heading = TextLabel("", "title", self)
        self.heading.setObjectName("heading")
        self.job = TextLabel("", "muted", self)
        self.banner = Banner(theme, self)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(Space.S)
        self.back = QPushButton(self.tr("Back"), self)
        self.back.setObjectName("aside-back")
        self.back.setToolTip(self.tr("Back to where you were (Esc)"))
        theme.set_icon(self.back, "back", "text-muted", 16)
        self.back.clicked.connect(self.left)
        self.scroll_area: QScrollArea | None = None
        self._build(scrolls)

    def initial_focus(self) -> QWidget:
        """The widget that gets the focus when the page is opened."""
        return self.back

    def scroll_to_top(self) -> None:
        """What is shown anew is read from its beginning."""
        if self.scroll_area is not None:
            self.scroll_area.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif not self._scroll(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def _scroll(self, key: Qt.Key) -> bool:
        """What has the focus leaves these keys to the page, as long as it is no field or list."""
        if self.scroll_area is None:
            return False
        bar = self.scroll_area.verticalScrollBar()
        moves = {
            Qt.Key.Key_Down: bar.singleStep() * 2,
            Qt.Key.Key_Up: -bar.singleStep() * 2,
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_End: bar.maximum(),
            Qt.Key.Key_Home: -bar.maximum(),
        }
        if key in moves:
            bar.setValue(bar.value() + moves[key])
        return key in moves

    def _build(self, scrolls: bool) -> None:
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        words.addWidget(self.heading)
        words.addWidget(self.job)
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        head.addLayout(words, 1_000)
        # The words are no wider than their lines may be: what is left over must not go to the buttons.
        head.addStretch(1)
        head.addLayout(self.tools)
        head.addWidget(self.back)
        head.setAlignment(self.tools, Qt.AlignmentFlag.AlignTop)
        head.setAlignment(self.back, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(Space.M)
        column.addLayout(head)
        content = ScrolledContent(self) if scrolls else QWidget(self)
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(0, 0, 0, Space.L)
        self.body.setSpacing(Space.XL)
        if scrolls:
            self.scroll_area = ScrollColumn(f"{self.objectName()}-scroll", self)
            self.scroll_area.setWidget(content)
            column.addLayout(bar_outside(self.scroll_area), 1)
        else:
            column.addWidget(content, 1)
        above = (self.heading, self.tools, self.back)
        grid = QGridLayout(self)
        grid.setContentsMargins(Space.XL, Space.XL, Space.XL, 0 if scrolls else Space.L)
        if not scrolls:
            grid.addLayout(column, 0, 0)
            self.banner.lie_over(self, *above)
            return
        # A column in the middle; the room beside it grows only once the column is as wide as it may be.
        middle = QWidget(self)
        middle.setMaximumWidth(WIDEST + 2 * BAR)
        middle.setLayout(column)
        # The room of the bar, and the same on the other side, so that the column stays in the middle.
        column.setContentsMargins(BAR, 0, BAR, 0)
        for place, stretch in enumerate((1, 1_000, 1)):
            grid.setColumnStretch(place, stretch)
        grid.addWidget(middle, 0, 1)
        self.banner.lie_over(middle, *above)

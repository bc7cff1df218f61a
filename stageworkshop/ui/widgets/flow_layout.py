"""A layout that fills rows and goes on in the next, as words do: for chips and cards."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QLayout, QLayoutItem, QWidget

from stageworkshop.ui.theme import Space

Row = tuple[list[tuple[QLayoutItem, int]], int]
"""Items with their widths, and the height of the row, in device-independent pixels."""


class FlowLayout(QLayout):
    """Rows from the side where reading begins. With `fill`, items in a row share its whole width evenly."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = Space.S, fill: int = 0, even: bool = False) -> None:
        """`fill` is the least width of an item in device-independent pixels; 0 keeps items at their own width.

        With `even`, few items share the whole width too, and rows hold as many as each other where they can.
        """
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._fill = fill
        self._even = even
        # Layouts ask for the same heights dozens of times before a window is shown, and each one means laying out text.
        self._rows_of: dict[int, list[Row]] = {}
        self._minimum: QSize | None = None
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self.invalidate()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def invalidate(self) -> None:
        self._rows_of.clear()
        self._minimum = None
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        if self._minimum is None:
            size = QSize()
            for item in self._items:
                size = size.expandedTo(item.minimumSize())
            margins = self.contentsMargins()
            self._minimum = size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())
        return self._minimum

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Lays the items into `rect`; returns the height they take."""
        area = rect.marginsRemoved(self.contentsMargins())
        y = area.top()
        for row, height in self._rows(area.width()):
            x = area.left()
            for item, width in row:
                if move:
                    item.setGeometry(self._mirrored(QRect(QPoint(x, y), QSize(width, height)), area))
                x += width + self._gap
            y += height + self._gap
        bottom = self.contentsMargins().bottom()
        return max(y - self._gap, area.top()) - rect.top() + bottom

    def _rows(self, room: int) -> list[Row]:
        """The rows in this width, each with its height."""
        if room not in self._rows_of:
            rows = self._filled(room)
            self._rows_of[room] = [(row, max(self._height(item, width) for item, width in row)) for row in rows]
        return self._rows_of[room]

    def _filled(self, room: int) -> list[list[tuple[QLayoutItem, int]]]:
        shown = [item for item in self._items if not item.isEmpty()]
        if self._fill:
            count = max(1, (room + self._gap) // (self._fill + self._gap))
            if self._even and shown:
                rows_needed = -(-len(shown) // count)
                count = -(-len(shown) // rows_needed)
            width, over = divmod(room - self._gap * (count - 1), count)
            # What can't be shared goes to the first ones, so that a whole row ends where the room does.
            widths = [width + 1] * over + [width] * (count - over)
            return [list(zip(shown[at : at + count], widths, strict=False)) for at in range(0, len(shown), count)]
        rows: list[list[tuple[QLayoutItem, int]]] = []
        left = -1
        for item in shown:
            width = min(item.sizeHint().width(), max(room, 1))
            if width > left:
                rows.append([])
                left = room
            rows[-1].append((item, width))
            left -= width + self._gap
        return rows

    def _height(self, item: QLayoutItem, width: int) -> int:
        return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()

    def _mirrored(self, rect: QRect, area: QRect) -> QRect:
        widget = self.parentWidget()
        direction = widget.layoutDirection() if widget else QApplication.layoutDirection()
        if direction == Qt.LayoutDirection.RightToLeft:
            rect.moveLeft(area.left() + area.right() - rect.right())
        return rect

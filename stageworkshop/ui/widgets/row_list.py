"""A list whose rows have a title, a line below, a state as icon and word, and perhaps a key to press."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from stageworkshop.ui.models.rows import ROW_ROLE, ListRow, RowsModel
from stageworkshop.ui.theme import Size, Space, Theme
from stageworkshop.ui.widgets.wrapping import wrap

ICON = 16
DOT = 10
BADGE = 28


@dataclass(frozen=True)
class RowLook:
    """How rows of a list are set: sizes of title and detail, most lines of each."""

    title: Size = Size.BODY
    detail: Size = Size.SMALL
    title_lines: int = 2
    detail_lines: int = 1
    bold: bool = False


class RowList(QListView):
    """`chosen` tells the id of the row that a person has moved to; `pressed_row` of one that was
    clicked or pressed with Enter, and `entered_row` of one that was pressed with Enter or Space."""

    chosen = Signal(str)
    pressed_row = Signal(str)
    entered_row = Signal(str)

    def __init__(self, theme: Theme, look: RowLook | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RowsModel(self)
        self._quiet = False
        self.setModel(self._model)
        self.setItemDelegate(RowDelegate(theme, look or RowLook(), self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._moved)
        self.clicked.connect(self._press)

    @property
    def current_id(self) -> str:
        """Id of the row in hand; "" when none is."""
        row = self._row(self.currentIndex())
        return row.id if row and not row.is_heading else ""

    @property
    def rows(self) -> Sequence[ListRow]:
        return self._model.rows

    def set_rows(self, rows: Sequence[ListRow]) -> None:
        """Show other rows; the one in hand stays in hand if it is still there, and in sight if it was. Nothing is
        emitted."""
        kept, seen = self.current_id, self._is_seen(self.maximumViewportSize().height())
        self._quiet = True
        if self._model.set_rows(rows) and kept:
            self.choose(kept)
        self.scheduleDelayedItemsLayout()
        if seen:
            self.scrollTo(self.currentIndex())
        self._quiet = False

    def choose(self, row_id: str) -> bool:
        """Take a row in hand without telling anybody; False when it is not there."""
        place = self._model.place(row_id)
        was, self._quiet = self._quiet, True
        self.setCurrentIndex(self._model.index(place) if place >= 0 else QModelIndex())
        self._quiet = was
        return place >= 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Not by Qt's `activated`: where the system opens things by one click, it comes on top of `clicked`.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._press(self.currentIndex())
            if self.current_id:
                self.entered_row.emit(self.current_id)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt takes the first row in hand then and does not show it: Enter would press it, and Down pass it by.
        in_hand, self._quiet = self.currentIndex().isValid(), True
        super().focusInEvent(event)
        if not in_hand:
            self.setCurrentIndex(QModelIndex())
        self._quiet = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        # What stands above may have grown at the list's cost, and the row in hand with it.
        seen = event.size().height() < event.oldSize().height() and self._is_seen(event.oldSize().height())
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
        if seen:
            self.scrollTo(self.currentIndex())

    def _is_seen(self, height: int) -> bool:
        """Whether something of the row in hand lies within a viewport of this height."""
        if not self.isVisible() or not self.currentIndex().isValid():
            return False
        place = self.visualRect(self.currentIndex())
        return place.bottom() > 0 and place.top() < height

    def _row(self, index: QModelIndex) -> ListRow | None:
        found = index.data(ROW_ROLE) if index.isValid() else None
        return found if isinstance(found, ListRow) else None

    def _moved(self, index: QModelIndex) -> None:
        row = self._row(index)
        if row and not row.is_heading and not self._quiet:
            self.chosen.emit(row.id)

    def _press(self, index: QModelIndex) -> None:
        row = self._row(index)
        if row and not row.is_heading:
            self.pressed_row.emit(row.id)


class RowDelegate(QStyledItemDelegate):
    """Paints a `ListRow`; heights follow the width of the view."""

    def __init__(self, theme: Theme, look: RowLook, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._look = look
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: ListRow = index.data(ROW_ROLE)
        width = self._width()
        if row.is_heading:
            return QSize(width, QFontMetrics(self._fonts()[1]).height() + Space.L)
        height = 0
        for text, font, lines in self._parts(row):
            height += len(wrap(text, font, self._room(row, width, text), lines)) * _line_height(font)
        least = BADGE if row.badge else _line_height(self._fonts()[0])
        return QSize(width, max(height, least) + 2 * Space.S)

    def _width(self) -> int:
        """That of the viewport, which is not asked: PySide6 would load all that belongs to widgets, in 10 ms."""
        bar = self._view.verticalScrollBar()
        return self._view.maximumViewportSize().width() - (bar.width() if bar.isVisible() else 0)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: ListRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Each text runs in its own direction; on which side it stands is up to the window.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        rect = option.rect
        if row.is_heading:
            self._heading(painter, rect, row)
        else:
            self._ground(painter, option)
            self._content(painter, rect, row)
        painter.restore()

    def _heading(self, painter: QPainter, rect: QRect, row: ListRow) -> None:
        painter.setFont(self._theme.font(Size.SMALL, bold=True))
        painter.setPen(self._theme.colour("text-muted"))
        inner = rect.adjusted(Space.M, 0, -Space.M, -Space.XS)
        painter.drawText(inner, self._edge() | Qt.AlignmentFlag.AlignBottom, row.title)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        state, rect = option.state, option.rect
        token = ""
        if state & QStyle.StateFlag.State_Selected:
            token = "accent-soft"
        elif state & QStyle.StateFlag.State_MouseOver:
            token = "hover"
        if token:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(token))
            painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), 6, 6)
        if state & QStyle.StateFlag.State_Selected:
            # A bar as well as a tint: the row in hand is told by more than its colour.
            painter.setBrush(self._theme.colour("accent"))
            x = rect.right() - 4 if self._mirrored else rect.left() + 2
            painter.drawRoundedRect(QRect(x, rect.top() + Space.S, 3, rect.height() - 2 * Space.S), 1.5, 1.5)

    def _content(self, painter: QPainter, rect: QRect, row: ListRow) -> None:
        if row.badge:
            self._badge(painter, rect, row.badge)
        y = rect.top() + Space.S
        for text, font, lines in self._parts(row):
            is_first = text is (row.overline or row.title)
            room = self._room(row, rect.width(), text)
            painter.setFont(font)
            painter.setPen(self._theme.colour("text" if text is row.title else "text-muted"))
            height = _line_height(font)
            x = rect.left() + self._indent(row)
            if text is row.detail and row.team:
                self._dot(painter, QRect(x, y + (height - DOT) // 2, DOT, DOT), rect, row.team)
                x += DOT + Space.S
            for line in wrap(text, font, room, lines):
                place = QRect(x, y, room, height)
                painter.drawText(self._flip(place, rect), self._side(), line)
                y += height
            if is_first and row.word:
                self._state(painter, rect, row)

    def _state(self, painter: QPainter, rect: QRect, row: ListRow) -> None:
        font = self._fonts()[1]
        metrics = QFontMetrics(font)
        width = metrics.horizontalAdvance(row.word) + 2
        height = _line_height(self._first_font(row))
        place = QRect(rect.right() - Space.M - width, rect.top() + Space.S, width, height)
        painter.setFont(font)
        painter.setPen(self._theme.colour(row.token))
        painter.drawText(self._flip(place, rect), self._side(), row.word)
        if row.icon:
            picture = QRect(place.left() - Space.XS - ICON, place.center().y() - ICON // 2 + 1, ICON, ICON)
            self._theme.icon(row.icon, row.token).paint(painter, self._flip(picture, rect))

    def _dot(self, painter: QPainter, place: QRect, within: QRect, team: int) -> None:
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.team(team))
        painter.drawEllipse(self._flip(place, within))
        painter.restore()

    def _badge(self, painter: QPainter, rect: QRect, text: str) -> None:
        place = self._flip(QRect(rect.left() + Space.M, rect.top() + Space.S, BADGE - 4, BADGE - 4), rect)
        painter.setPen(QPen(self._theme.colour("line-strong"), 1))
        painter.setBrush(self._theme.colour("surface"))
        painter.drawRoundedRect(place, 5, 5)
        painter.setPen(self._theme.colour("text"))
        painter.setFont(self._theme.font(Size.BODY, bold=True))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def _parts(self, row: ListRow) -> list[tuple[str, QFont, int]]:
        title, small = self._fonts()
        parts = [(row.overline, small, 1), (row.title, title, self._look.title_lines)]
        parts.append((row.detail, small, self._look.detail_lines))
        return [part for part in parts if part[0]]

    def _fonts(self) -> tuple[QFont, QFont]:
        return self._theme.font(self._look.title, bold=self._look.bold), self._theme.font(self._look.detail)

    def _first_font(self, row: ListRow) -> QFont:
        return self._fonts()[1] if row.overline else self._fonts()[0]

    def _indent(self, row: ListRow) -> int:
        return Space.M + (BADGE + Space.S if row.badge else 0)

    def _room(self, row: ListRow, width: int, text: str) -> int:
        room = width - self._indent(row) - Space.M
        if row.word and text is (row.overline or row.title):
            room -= QFontMetrics(self._fonts()[1]).horizontalAdvance(row.word) + Space.M
            room -= ICON + Space.XS if row.icon else 0
        if row.team and text is row.detail:
            room -= DOT + Space.S
        return max(room, 40)

    def _side(self) -> Qt.AlignmentFlag:
        return self._edge() | Qt.AlignmentFlag.AlignVCenter

    def _edge(self) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if self._mirrored else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignAbsolute

    @property
    def _mirrored(self) -> bool:
        return self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _flip(self, place: QRect, within: QRect) -> QRect:
        if self._mirrored:
            place = QRect(place)
            place.moveLeft(within.left() + within.right() - place.right())
        return place


def _line_height(font: QFont) -> int:
    """A little more than the font asks for: cedillas and descenders are drawn below its line."""
    return QFontMetrics(font).height() + 2

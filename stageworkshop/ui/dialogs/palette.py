"""Find or do: one field that finds any step, stage, person, disagreement and action, all by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from stageworkshop.ui.theme import Size, Space, Theme
from stageworkshop.ui.widgets.labels import TextLabel

SHOWN = 60
ROWS = 13
"""So many are in sight; the others are scrolled to."""
VEIL = 70
"""How much of the window behind is darkened, of 255."""
DETAIL, ICON = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True)
class Entry:
    """Something that can be found. `detail` stands beside the name, `act` is what choosing it does."""

    name: str
    detail: str
    icon: str
    act: Callable[[], object]


def matching(entries: Sequence[Entry], typed: str) -> list[Entry]:
    """The entries with all typed words in name or detail; names that begin with them come first."""
    words = typed.casefold().split()
    found: list[tuple[int, int, Entry]] = []
    for place, entry in enumerate(entries):
        name, everything = entry.name.casefold(), f"{entry.name} {entry.detail}".casefold()
        if all(word in everything for word in words):
            found.append((_rank(name, words), place, entry))
    return [entry for _, _, entry in sorted(found, key=lambda each: each[:2])][:SHOWN]


def _rank(name: str, words: Sequence[str]) -> int:
    if not words or name.startswith(words[0]):
        return 0
    starts = name.replace("-", " ").split()
    return 1 if all(any(start.startswith(word) for start in starts) for word in words) else 2


class EntryDelegate(QStyledItemDelegate):
    """Icon and name, and quietly at the end what it is or which keys do it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, QFontMetrics(self._theme.font()).height() + Space.M)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent-soft"))
            painter.drawRoundedRect(rect, 6, 6)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        # The painter's own direction turns these round where people read from the right.
        start, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        picture = self._theme.icon(str(index.data(ICON)), "accent" if chosen else "text-muted").pixmap(18, 18)
        x = rect.right() - Space.S - 18 if mirrored else rect.left() + Space.S
        painter.drawPixmap(x, rect.center().y() - 9, picture)
        room = rect.adjusted(Space.S, 0, -38, 0) if mirrored else rect.adjusted(38, 0, -Space.S, 0)
        painter.setFont(self._theme.font())
        metrics = painter.fontMetrics()
        name = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(self._theme.colour("text"))
        painter.drawText(room, start | Qt.AlignmentFlag.AlignVCenter, name)
        left = room.width() - metrics.horizontalAdvance(name) - Space.L
        painter.setFont(self._theme.font(Size.SMALL))
        detail = painter.fontMetrics().elidedText(str(index.data(DETAIL)), Qt.TextElideMode.ElideRight, max(left, 0))
        painter.setPen(self._theme.colour("text-muted"))
        painter.drawText(room, end | Qt.AlignmentFlag.AlignVCenter, detail)
        painter.restore()


class Veil(QWidget):
    """Lies over a window while something is asked in front of it: a frameless window has no shadow everywhere."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("veil")
        self.setGeometry(over.rect())
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, VEIL))
        painter.end()


class Palette(QDialog):
    """Enter does what is marked, Esc leaves."""

    def __init__(self, entries: Sequence[Entry], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(self.tr("Find or do"))
        self.setProperty("role", "palette")
        self._veil = Veil(parent) if parent is not None else None
        self.finished.connect(self._lift_veil)
        self._entries = list(entries)
        self._theme = theme
        self._shown: list[Entry] = []
        self.field = QLineEdit(self)
        self.field.setObjectName("find")
        self.field.setProperty("role", "palette")
        self.field.setPlaceholderText(self.tr("A stage, a person, a disagreement, or what you want to do"))
        self.field.setAccessibleName(self.tr("Find or do"))
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.list = QListView(self)
        self.list.setObjectName("found")
        self.list.setAccessibleName(self.tr("Found"))
        self.list.setProperty("role", "plain")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setItemDelegate(EntryDelegate(theme, self.list))
        self.list.setUniformItemSizes(True)
        self._model = QStandardItemModel(self)
        self.list.setModel(self._model)
        self.list.clicked.connect(lambda index: self._choose(index.row()))
        self._nothing = TextLabel(self.tr("Nothing of that name. Try one word of it."), "muted", self)
        line = QFrame(self)
        line.setProperty("role", "line")
        line.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        column.setSpacing(Space.XS)
        for widget in (self.field, line, self._nothing):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        self._search("")
        # Whole rows only: half a row looks like a fault.
        row = self.list.sizeHintForRow(0)
        self.list.setFixedHeight(ROWS * row + 2 * self.list.frameWidth())
        self.resize(600, self.sizeHint().height())

    @property
    def shown(self) -> list[Entry]:
        """What is listed now, the best first."""
        return list(self._shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            row = self.list.currentIndex().row()
            moves = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            move = moves.get(Qt.Key(event.key()))
            if move is not None and self._shown:
                last = len(self._shown) - 1
                wrapped = (row + move) % (last + 1) if abs(move) == 1 else min(max(row + move, 0), last)
                self.list.setCurrentIndex(self._model.index(wrapped, 0))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(row)
                return True
        return super().eventFilter(watched, event)

    def _lift_veil(self) -> None:
        if self._veil is not None:
            self._veil.hide()
            self._veil.deleteLater()
            self._veil = None

    def _search(self, typed: str) -> None:
        self._shown = matching(self._entries, typed)
        self._model.clear()
        for entry in self._shown:
            item = QStandardItem(entry.name)
            item.setData(entry.detail, DETAIL)
            item.setData(entry.icon, ICON)
            item.setAccessibleText(f"{entry.name}, {entry.detail}")
            self._model.appendRow(item)
        self._nothing.setVisible(not self._shown)
        self.list.setVisible(bool(self._shown))
        if self._shown:
            self.list.setCurrentIndex(self._model.index(0, 0))

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._shown):
            chosen = self._shown[row]
            self.accept()
            chosen.act()

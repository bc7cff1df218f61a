"""The agenda at the side: number, icon, name and the one figure that matters of each step."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QToolButton, QVBoxLayout, QWidget

from stageworkshop.domain.agenda import AGENDA, Step
from stageworkshop.ui.theme import Size, Space, Theme
from stageworkshop.ui.words import domain_words

WIDE, WIDEST, NARROW = 200, 300, 64
"""Width with names at least and at most, and without."""
HEIGHT = 44
NAME_AT, TICK = 62, 36


class RailItem(QAbstractButton):
    """One step. The current one has a bar, a ground and heavier type, so that it does not hang on colour."""

    def __init__(self, number: int, step: Step, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"rail-{step.key}")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.step = step
        self._title, self._job = domain_words(step.title), domain_words(step.job)
        self.narrow = False
        self._number = number
        self._theme = theme
        self._figure = self._usual = ""
        self._done = False
        self.set_state("", False)

    def set_state(self, figure: str, done: bool) -> None:
        """Show the step's figure, or a tick when it is done."""
        self._figure, self._done = figure, done
        said = [f"{self._number} {self._title}", figure, self.tr("done") if done else ""]
        self.setAccessibleName(", ".join(part for part in said if part))
        tail = f" · {figure}" if figure else ""
        self.setToolTip(f"{self._title}{tail} (Ctrl+{self._number})\n{self._job}")
        self.update()

    def needed_width(self) -> int:
        """Device-independent pixels in which number, icon, the whole name in bold and the figure fit side by side."""
        name = QFontMetrics(self._theme.font(bold=True)).horizontalAdvance(self._title)
        return NAME_AT + name + Space.S + max(self._figure_width(), self._width_of(self._usual))

    def keep_room(self, figure: str) -> None:
        """A figure as long as this one fits beside the name from the start."""
        self._usual = figure

    def sizeHint(self) -> QSize:
        height = max(HEIGHT, QFontMetrics(self._theme.font()).height() + Space.L)
        return QSize(NARROW - Space.L if self.narrow else WIDE - Space.L, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        if self.narrow:
            self._paint_narrow(painter)
        else:
            self._paint_wide(painter)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(self._theme.colour("accent-soft" if self.isChecked() else "hover"))
            painter.drawRoundedRect(area, 8, 8)
        if self.isChecked():
            painter.setBrush(self._theme.colour("accent"))
            x = area.right() - 4 if self._is_mirrored() else area.left()
            painter.drawRoundedRect(QRectF(x, area.top() + 8, 4, area.height() - 16), 2, 2)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, 8, 8)

    def _paint_wide(self, painter: QPainter) -> None:
        painter.setFont(self._theme.font(Size.SMALL))
        painter.setPen(self._theme.colour("text-muted"))
        self._text(painter, 12, 14, str(self._number), Qt.AlignmentFlag.AlignHCenter)
        self._picture(painter, f"step-{self.step.key}", 32)
        end = self._paint_figure(painter)
        painter.setFont(self._theme.font(bold=self.isChecked()))
        painter.setPen(self._theme.colour("text"))
        room = self.width() - NAME_AT - end
        name = painter.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, room)
        self._text(painter, NAME_AT, room, name, Qt.AlignmentFlag.AlignLeft)

    def _paint_narrow(self, painter: QPainter) -> None:
        painter.setFont(self._theme.font(Size.SMALL, bold=self.isChecked()))
        painter.setPen(self._theme.colour("text-muted"))
        self._text(painter, 6, 14, str(self._number), Qt.AlignmentFlag.AlignHCenter)
        self._picture(painter, f"step-{self.step.key}", 22)

    def _paint_figure(self, painter: QPainter) -> int:
        """Draws tick or figure at the end; returns the room that they take."""
        if self._done:
            # A tick says it all; the figure is in the tooltip and leaves its room to the name.
            self._picture(painter, "check", self.width() - 30, "success", 18)
        elif self._figure:
            painter.setFont(self._theme.font(Size.SMALL, bold=True))
            painter.setPen(self._theme.colour("text-muted"))
            width = painter.fontMetrics().horizontalAdvance(self._figure)
            self._text(painter, self.width() - width - 12, width + 2, self._figure, Qt.AlignmentFlag.AlignLeft)
        return self._figure_width()

    def _figure_width(self) -> int:
        if self._done:
            return TICK
        return self._width_of(self._figure)

    def _width_of(self, figure: str) -> int:
        if not figure:
            return Space.S
        return QFontMetrics(self._theme.font(Size.SMALL, bold=True)).horizontalAdvance(figure) + 20

    def _text(self, painter: QPainter, x: int, width: int, text: str, align: Qt.AlignmentFlag) -> None:
        left = self.width() - x - width if self._is_mirrored() else x
        side = Qt.AlignmentFlag.AlignRight if align == Qt.AlignmentFlag.AlignLeft else align
        align = side if self._is_mirrored() else align
        painter.drawText(QRectF(left, 0, width, self.height()), align | Qt.AlignmentFlag.AlignVCenter, text)

    def _picture(self, painter: QPainter, role: str, x: int, token: str = "", size: int = 20) -> None:
        token = token or ("accent" if self.isChecked() else "text-muted")
        left = self.width() - x - size if self._is_mirrored() else x
        picture = self._theme.pixmap(role, size, token, self.devicePixelRatioF())
        painter.drawPixmap(left, (self.height() - size) // 2, picture)

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft


class Rail(QFrame):
    """All steps; `chosen` tells the key of the one that was asked for."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, fold: QAction, parent: QWidget | None = None) -> None:
        """`fold` is the command that folds and unfolds the rail."""
        super().__init__(parent)
        self.setObjectName("rail")
        self.setProperty("role", "rail")
        self.setAccessibleName(self.tr("Agenda"))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S, Space.M, Space.S, Space.M)
        column.setSpacing(2)
        self._items: dict[str, RailItem] = {}
        self._narrow = False
        for number, step in enumerate(AGENDA, 1):
            item = RailItem(number, step, theme, self)
            item.clicked.connect(lambda _=False, key=step.key: self.chosen.emit(key))
            column.addWidget(item)
            self._items[step.key] = item
        column.addStretch(1)
        self._fold = QToolButton(self)
        self._fold.setObjectName("rail-fold")
        self._fold.setToolTip(fold.toolTip())
        self._fold.setAccessibleName(fold.text())
        self._fold.clicked.connect(fold.trigger)
        theme.set_icon(self._fold, "sidebar-left", "text-muted", 18)
        column.addWidget(self._fold)
        self.set_narrow(False)

    def item(self, key: str) -> RailItem:
        """The item of a step. Raises KeyError."""
        return self._items[key]

    def set_current(self, key: str) -> None:
        """Mark the step whose page is open."""
        self._items[key].setChecked(True)

    def set_state(self, key: str, figure: str, done: bool) -> None:
        """Show where a step stands."""
        self._items[key].set_state(figure, done)
        self._fit()

    def keep_room(self, key: str, figure: str) -> None:
        """Be wide enough for a figure before it comes: the page beside the rail stays where it is then."""
        self._items[key].keep_room(figure)
        self._fit()

    def set_narrow(self, narrow: bool) -> None:
        """Only numbers and icons, or with names and figures."""
        self._narrow = narrow
        for item in self._items.values():
            item.narrow = narrow
            item.updateGeometry()
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        items = list(self._items.values())
        focused = next((place for place, item in enumerate(items) if item.hasFocus()), None)
        move = steps.get(Qt.Key(event.key())) if focused is not None else None
        if focused is None or move is None:
            super().keyPressEvent(event)
            return
        items[(focused + move) % len(items)].setFocus(Qt.FocusReason.TabFocusReason)

    def _fit(self) -> None:
        """As wide as the longest name needs: a name that is cut can't be found again."""
        needed = max(item.needed_width() for item in self._items.values()) + 2 * Space.S + 2
        self.setFixedWidth(NARROW if self._narrow else min(max(needed, WIDE), WIDEST))

"""The second window for the room: what is on the table, and the time, in type for the last row.

It reads through the faces of `ui.room`, and those only through queries that give no draft before it is revealed.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from stageworkshop.domain.agenda import AGENDA, BY_KEY
from stageworkshop.domain.errors import DomainError
from stageworkshop.store.queries.reader import Reader
from stageworkshop.ui.clocks import Clocks
from stageworkshop.ui.clocks import words as clock_words
from stageworkshop.ui.room.look import RoomLook
from stageworkshop.ui.room.parts import height_of, picture, words
from stageworkshop.ui.room.table import OnTable
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.labels import ElidedLabel
from stageworkshop.ui.words import domain_words

FULL_FACTOR = (1_280, 720)
"""Size in device-independent pixels of a window in which letters are as small as they get."""
SHRINK = 0.9


class Projector(QWidget):
    """Follows `show_table` unless it is pinned. `changed` tells that it was pinned, blackened or let go."""

    closed = Signal()
    changed = Signal()
    theme_asked = Signal()
    """The theme for the room is to be switched."""

    def __init__(self, reader: Reader, clocks: Clocks, theme: Theme) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._reader = reader
        self._clocks = clocks
        self._look = RoomLook(theme)
        self._title = ""
        self._table = OnTable(AGENDA[0].key)
        self._next = self._table
        self._pinned = False
        self.setObjectName("projector")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("Projector – Stage Workshop"))
        self.setMinimumSize(640, 400)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show)
        self._build()
        clocks.ticked.connect(self._show_time)
        theme.changed.connect(self.refresh)

    @property
    def table(self) -> OnTable:
        """What is shown."""
        return self._table

    @property
    def pinned(self) -> bool:
        """Whether it stays at what it shows, whatever the facilitator opens."""
        return self._pinned

    @property
    def black(self) -> bool:
        """Whether the screen is black."""
        return not self._cover.isHidden()

    def show_table(self, title: str, table: OnTable) -> None:
        """Show what the page that is open has on the table, unless pinned. `title` is the workshop's."""
        self._title, self._next = title, table
        if not self._pinned:
            self._table = table
            self.refresh()

    def refresh(self) -> None:
        """Read anew what is shown, in a moment."""
        self._later.start(10)

    def set_theme(self, theme: Theme) -> None:
        """Another theme, for the room only."""
        self._look.theme.changed.disconnect(self.refresh)
        self._look = RoomLook(theme)
        theme.changed.connect(self.refresh)
        self._show()

    def set_pinned(self, pinned: bool) -> None:
        """Stay at what is shown, or follow the facilitator again."""
        if pinned != self._pinned:
            self._pinned = pinned
            self._table = self._table if pinned else self._next
            self._show()
            self.changed.emit()

    def set_black(self, black: bool) -> None:
        """Make the screen black, or show what was shown."""
        if black != self.black:
            self._cover.setVisible(black)
            self._cover.raise_()
            self._page.setVisible(not black)
            self.setCursor(Qt.CursorShape.BlankCursor if black else Qt.CursorShape.ArrowCursor)
            self.changed.emit()

    def open_beside(self, window: QWidget) -> None:
        """Full screen on a screen on which `window` is not, else a window that can be moved."""
        screen = other_screen(window.screen(), QGuiApplication.screens())
        if screen is not None:
            self.setGeometry(screen.geometry())
            self.showFullScreen()
        else:
            self.resize(1_100, 680)
            self.show()
        self._show()

    def turn_page(self, pages: float) -> None:
        """Go on by so many screens (negative: back), with a fifth of the one before left in sight."""
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + round(pages * bar.pageStep() * 4 / 5))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Escape: self.close,
            Qt.Key.Key_F5: self.close,
            Qt.Key.Key_P: lambda: self.set_pinned(not self._pinned),
            Qt.Key.Key_B: lambda: self.set_black(not self.black),
            Qt.Key.Key_Period: lambda: self.set_black(not self.black),
            Qt.Key.Key_T: self.theme_asked.emit,
            Qt.Key.Key_Down: lambda: self.turn_page(0.25),
            Qt.Key.Key_Up: lambda: self.turn_page(-0.25),
            Qt.Key.Key_PageDown: lambda: self.turn_page(1),
            Qt.Key.Key_PageUp: lambda: self.turn_page(-1),
            Qt.Key.Key_F11: self._toggle_full_screen,
        }
        act = acts.get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Keys mean the same wherever the focus is, also on a card of the map, whose own arrows stay its own.
        own = (Qt.Key.Key_P, Qt.Key.Key_B, Qt.Key.Key_Period, Qt.Key.Key_T, Qt.Key.Key_Escape, Qt.Key.Key_F5)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in own:
            self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cover.setGeometry(self.rect())
        self.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._later.stop()
        super().closeEvent(event)
        self.closed.emit()

    def _build(self) -> None:
        self._page = QWidget(self)
        self._head = QWidget(self._page)
        self._area = QScrollArea(self._page)
        self._area.setObjectName("room-scroll")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QVBoxLayout(self._page)
        inside.addWidget(self._head)
        inside.addWidget(self._area, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)
        self._cover = QWidget(self)
        self._cover.setObjectName("room-black")
        self._cover.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._cover.setAccessibleName(self.tr("Black screen"))
        self._cover.hide()
        self._step = words("", "plain", "accent", heavy=True)
        self._workshop = ElidedLabel("", "", self._head)
        self._workshop.setProperty("room", "plain")
        self._workshop.setProperty("token", "text-muted")
        self._pin = QWidget(self._head)
        self._pin_row = QHBoxLayout(self._pin)
        self._pin_row.setContentsMargins(0, 0, 0, 0)
        self._time = words("", "title", heavy=True)
        for line in (self._step, self._time):
            line.setWordWrap(False)
            line.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._step)
        row.addWidget(self._workshop, 1)
        row.addWidget(self._pin)
        row.addWidget(self._time)

    def _show(self) -> None:
        """Build the face in letters as large as the window allows."""
        if not self.isVisible():
            return
        step = self._table.step
        number = [each.key for each in AGENDA].index(step) + 1
        self._step.setText(f"{number}  {domain_words(BY_KEY[step].title)}")
        self._workshop.set_text(self._title)
        self._show_time()
        at = self._area.verticalScrollBar().value()
        factor = max(min(self.width() / FULL_FACTOR[0], self.height() / FULL_FACTOR[1]), 1.0)
        while True:
            self._look.factor = factor
            face = self._make_face()
            if self._place(face) or factor <= 1.0:
                break
            factor = max(factor * SHRINK, 1.0)
        self._area.verticalScrollBar().setValue(at)
        self._show_pin()

    def _make_face(self) -> QWidget:
        look = self._look
        edge = round(36 * look.factor)
        self.setStyleSheet(look.style_sheet())
        layout = self._page.layout()
        if layout is not None:
            layout.setContentsMargins(edge, edge * 2 // 3, edge, edge // 2)
            layout.setSpacing(look.gap)
        head = self._head.layout()
        if head is not None:
            head.setSpacing(look.gap)
        module = import_module(f"stageworkshop.ui.room.faces.{self._table.step}")
        try:
            face: QWidget = module.build(self._reader, self._table, look)
        except DomainError as error:
            face = words(error.message(), "large", "warning")
        inside = face.layout()
        if inside is not None:
            # Its least height is that of the narrowest words; the height is given by `_place`.
            inside.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._area.setWidget(face)
        for child in face.findChildren(QWidget):
            child.installEventFilter(self)
            child.ensurePolished()
        return face

    def _place(self, face: QWidget) -> bool:
        """Give the face all the room, or as much height as it needs; True when it is seen whole."""
        for line in (self._step, self._time):
            line.updateGeometry()
        page = self._page.layout()
        if page is not None:
            page.activate()
        room = self._area.maximumViewportSize()
        height = height_of(face, room.width())
        if height <= room.height():
            face.resize(room)
        else:
            width = room.width() - self._area.verticalScrollBar().sizeHint().width()
            face.resize(width, height_of(face, width))
        return height <= room.height()

    def _show_pin(self) -> None:
        while (item := self._pin_row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._pin.setVisible(self._pinned)
        if self._pinned:
            self._pin_row.addWidget(picture(self._look, "lock"))
            self._pin_row.addWidget(words(self.tr("pinned"), "plain", "text-muted"))

    def _show_time(self) -> None:
        left = self._clocks.left
        time = clock_words(left)
        self._time.setText(self.tr("{0} over").format(time) if left < 0 else time)
        token = "warning" if left < 0 else ""
        # While teams write there is little else to look at.
        size = "huge" if self._table.step == "draft" else "title"
        if (self._time.property("token"), self._time.property("room")) != (token, size):
            self._time.setProperty("token", token)
            self._time.setProperty("room", size)
            self._time.style().unpolish(self._time)
            self._time.style().polish(self._time)

    def _toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()


def other_screen(here: QScreen, screens: list[QScreen]) -> QScreen | None:
    """A screen that is not `here`; None when there is only one."""
    return next((screen for screen in screens if screen is not here), None)

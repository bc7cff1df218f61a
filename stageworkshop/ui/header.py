"""The bar at the top: menu, what is open, timer, undo and redo, the search, projector, guide."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.clocks import Clocks
from stageworkshop.ui.commands import Commands
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.timer import TimerBar
from stageworkshop.ui.widgets.labels import ElidedLabel

WORDS_NEED = 1_150
"""Below this width the buttons of search and projector have only their icons, and the title has their room."""


class Header(QFrame):
    """Shows what `set_title` gives and the state of undo and redo."""

    def __init__(
        self, bridge: Bridge, commands: Commands, clocks: Clocks, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._commands = commands
        self._theme = theme
        self._words = ("", "")
        self._dropped = False
        keys = commands.find.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self._find_words = f"{commands.find.text()}  {keys}"
        self.setObjectName("header")
        self.setProperty("role", "header")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        row.setSpacing(Space.XS)
        row.addWidget(self._menu_button())
        self._title = ElidedLabel("", "heading", self)
        self._title.setObjectName("workshop-title")
        row.addSpacing(Space.XS)
        row.addWidget(self._title, 1)
        row.addWidget(TimerBar(clocks, theme, commands.timer, commands.agenda, self))
        row.addSpacing(Space.S)
        self._undo = self._button(commands.undo, "undo")
        self._redo = self._button(commands.redo, "redo")
        row.addWidget(self._undo)
        row.addWidget(self._redo)
        row.addSpacing(Space.S)
        self._search = self._search_button()
        row.addWidget(self._search)
        row.addSpacing(Space.S)
        self._projector = self._projector_button()
        row.addWidget(self._projector)
        row.addWidget(self._button(commands.guide, "sidebar-right"))
        bridge.curtain_moved.connect(self.refresh)
        self.refresh()

    def set_title(self, title: str, organisation: str) -> None:
        """Name the workshop; the organisation stands beside it where there is room for both."""
        self._words = (title, " · ".join(part for part in (title, organisation) if part))
        self._fit_title()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._drop_words(event.size().width() < WORDS_NEED)
        # The layout gives the title its room only after this event.
        QTimer.singleShot(0, self, self._fit_title)

    def refresh(self) -> None:
        """Undo and redo as they are now."""
        unseen = self._bridge.is_curtain_up
        for action, does, step in (
            (self._commands.undo, self.tr("Undo"), self._bridge.next_undo),
            (self._commands.redo, self.tr("Redo"), self._bridge.next_redo),
        ):
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setEnabled(step is not None)
            nothing = self.tr("{0} ({1}): nothing of yours to do") if unseen else self.tr("{0} ({1}): nothing to do")
            action.setToolTip(f"{does}: {step.says} ({keys})" if step else nothing.format(does, keys))

    def _drop_words(self, dropped: bool) -> None:
        self._dropped = dropped
        self._search.setText("" if dropped else self._find_words)
        self._show_projector()

    def _show_projector(self) -> None:
        """Whether the projector is open, and whether it does what the facilitator may have forgotten."""
        commands = self._commands
        self._projector.setChecked(commands.projector.isChecked())
        words = commands.projector.text()
        if commands.black.isChecked():
            words = self.tr("Projector: black")
        elif commands.pin.isChecked():
            words = self.tr("Projector: pinned")
        told = commands.black.isChecked() or commands.pin.isChecked()
        self._projector.setText("" if self._dropped and not told else words)
        self._projector.setAccessibleName(words)

    def _fit_title(self) -> None:
        title, both = self._words
        fits = self._title.fontMetrics().horizontalAdvance(both) <= self._title.width()
        self._title.set_text(both if fits else title)
        self._title.setToolTip(both)

    def _menu_button(self) -> QToolButton:
        commands = self._commands
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: commands.draw(commands.all()))
        menu.addActions([commands.new, commands.open, commands.save_copy, commands.export])
        menu.addActions([commands.check, commands.keys])
        menu.addSeparator()
        self._looks = menu.addMenu(self._theme.icon("contrast"), self.tr("Theme"))
        self._theme.changed.connect(self._recolour)
        self._looks.addActions([commands.system, commands.light, commands.dark])
        self._looks.addSeparator()
        self._looks.addAction(commands.toggle_theme)
        self._room = menu.addMenu(self._theme.icon("projector"), self.tr("Projector"))
        self._room.addActions([commands.projector, commands.pin, commands.black, commands.room_theme])
        menu.addActions([commands.rail, commands.guide])
        menu.addSeparator()
        menu.addActions([commands.your_name, commands.shortcuts, commands.about])
        menu.addSeparator()
        menu.addAction(commands.close)
        button = QToolButton(self)
        button.setObjectName("menu")
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setShortcut(QKeySequence(Qt.Key.Key_F10))
        button.setToolTip(self.tr("Menu (F10)"))
        button.setAccessibleName(self.tr("Menu"))
        self._theme.set_icon(button, "menu")
        return button

    def _recolour(self) -> None:
        self._looks.setIcon(self._theme.icon("contrast"))
        self._room.setIcon(self._theme.icon("projector"))

    def _button(self, action: QAction, icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"header-{action.objectName()}")
        self._commands.draw([action])
        button.setDefaultAction(action)
        button.setAccessibleName(action.text())
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._theme.set_icon(button, icon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _projector_button(self) -> QPushButton:
        button = QPushButton(self._commands.projector.text(), self)
        button.setObjectName("header-projector")
        button.setProperty("role", "quiet")
        button.setToolTip(self._commands.projector.toolTip())
        button.setAccessibleName(self._commands.projector.text())
        button.setCheckable(True)
        button.clicked.connect(self._commands.projector.trigger)
        self._theme.set_icon(button, "projector")
        for action in (self._commands.projector, self._commands.pin, self._commands.black):
            action.toggled.connect(self._show_projector)
        return button

    def _search_button(self) -> QPushButton:
        button = QPushButton(self._find_words, self)
        button.setObjectName("search")
        button.setProperty("role", "search")
        button.setToolTip(self._commands.find.toolTip())
        button.setAccessibleName(self.tr("Find any stage, person, disagreement or action"))
        self._theme.set_icon(button, "search", "text-muted", 16)
        button.clicked.connect(self._commands.find.trigger)
        return button

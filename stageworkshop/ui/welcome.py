"""The first page: begin, open, go on where it stopped, choose a template, or look at a finished sample.

It is shown before anything that reads or writes workshops is loaded.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from stageworkshop.starting.documents import templates
from stageworkshop.ui.commands import Commands
from stageworkshop.ui.dropped import dropped_file
from stageworkshop.ui.settings import Settings
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.welcome_cards import RecentRow, TemplateCard
from stageworkshop.ui.widgets.banner import Banner
from stageworkshop.ui.widgets.flow_layout import FlowLayout
from stageworkshop.ui.widgets.labels import TextLabel, label

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

WIDEST = 1_000
CARD_WIDTH = 230


class WelcomePage(QWidget):
    """Tells what was asked for; the window does it."""

    new_asked = Signal(str)
    """A new workshop from a template (key)."""
    path_asked = Signal(object)
    """Open this file (Path)."""
    sample_asked = Signal()

    def __init__(self, theme: Theme, settings: Settings, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settings = settings
        self.setObjectName("welcome")
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        # From the outside in: a widget that is put elsewhere later takes on its look once more.
        content = self._scrolled()
        self._content = content
        self.banner = Banner(theme, content)
        column = QVBoxLayout(content)
        column.setContentsMargins(Space.XL, 2 * Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.XL)
        column.addWidget(self.banner)
        column.addLayout(self._make_start(commands))
        self._recent_part = QWidget(content)
        self._recent_rows = QVBoxLayout()
        self._fill_recent_part()
        column.addWidget(self._recent_part)
        column.addLayout(self._make_gallery())
        column.addStretch(1)
        self.refresh()

    def initial_focus(self) -> QWidget:
        """The button that begins a new workshop."""
        return self._new

    def show_progress(self, text: str, cancel: Callable[[], object]) -> None:
        """Something is under way; the buttons wait, and Cancel is offered."""

        def stop() -> None:
            cancel()
            self.end_progress()

        self._buttons.setEnabled(False)
        self.banner.show_message(text, "info", [(self.tr("Cancel"), stop)], closable=False)

    def end_progress(self) -> None:
        """It is over."""
        self._buttons.setEnabled(True)
        self.banner.hide()

    def refresh(self) -> None:
        """Read the list of recent files anew."""
        while (item := self._recent_rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        files = self._settings.recent()
        for file in files:
            row = RecentRow(file, self._theme, self._recent_part)
            row.chosen.connect(self.path_asked)
            row.removed.connect(self._forget)
            self._recent_rows.addWidget(row)
            row.show()
        self._recent_part.setVisible(bool(files))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.path_asked.emit(path)

    def _make_start(self, commands: Commands) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(Space.S)
        words.addWidget(label(self.tr("Stage Workshop"), "display", self._content))
        promise = self.tr("Agree in one room on one written definition of every pipeline stage, and sign it.")
        words.addWidget(TextLabel(promise, "muted", self._content))
        self._buttons = QWidget(self._content)
        buttons = FlowLayout(self._buttons, gap=Space.S)
        self._new = self._button(self.tr("New workshop"), "new-workshop", "add", "primary")
        self._new.setToolTip(commands.new.toolTip())
        self._new.clicked.connect(commands.new.trigger)
        open_file = self._button(self.tr("Open…"), "open-workshop", "folder-open")
        open_file.setToolTip(commands.open.toolTip())
        open_file.clicked.connect(commands.open.trigger)
        sample = self._button(self.tr("Look at a finished sample"), "open-sample", "sample")
        sample.clicked.connect(self.sample_asked)
        check = self._button(commands.check.text(), "check-charter", "seal", "quiet")
        check.setToolTip(self.tr("Does a charter or a definitions file hold? You can also drop it here."))
        check.clicked.connect(commands.check.trigger)
        keys = self._button(commands.keys.text(), "open-keys", "lock", "quiet")
        keys.setToolTip(self.tr("With which charters are sealed, and answers signed"))
        keys.clicked.connect(commands.keys.trigger)
        for button in (self._new, open_file, sample, check, keys):
            buttons.addWidget(button)
        words.addSpacing(Space.M)
        words.addWidget(self._buttons)
        row = QHBoxLayout()
        row.addLayout(words, 1)
        return row

    def _button(self, text: str, name: str, icon: str, role: str = "") -> QPushButton:
        button = QPushButton(text, self._buttons)
        button.setObjectName(name)
        if role:
            button.setProperty("role", role)
        self._theme.set_icon(button, icon, "accent-text" if role == "primary" else "text", 16)
        return button

    def _fill_recent_part(self) -> None:
        part = QVBoxLayout(self._recent_part)
        part.setContentsMargins(0, 0, 0, 0)
        part.setSpacing(Space.S)
        part.addWidget(label(self.tr("Go on"), "heading", self._recent_part))
        self._recent_rows.setSpacing(Space.XS)
        part.addLayout(self._recent_rows)

    def _make_gallery(self) -> QVBoxLayout:
        part = QVBoxLayout()
        part.setSpacing(Space.M)
        part.addWidget(label(self.tr("Start from a template"), "heading", self._content))
        cards = FlowLayout(gap=Space.M, fill=CARD_WIDTH)
        for template in templates():
            card = TemplateCard(template, self._theme, self._content)
            card.clicked.connect(lambda key=template.key: self.new_asked.emit(key))
            cards.addWidget(card)
        part.addLayout(cards)
        return part

    def _scrolled(self) -> QWidget:
        """What scrolls, in the middle of the page."""
        area = QScrollArea(self)
        area.setObjectName("welcome-scroll")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        middle = QWidget()
        middle.setProperty("role", "scrolled")
        area.setWidget(middle)
        grid = QGridLayout(middle)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 100)
        grid.setColumnStretch(2, 1)
        content = QWidget(middle)
        content.setProperty("role", "scrolled")
        content.setMaximumWidth(WIDEST)
        grid.addWidget(content, 0, 1)
        return content

    def _forget(self, path: Path) -> None:
        self._settings.forget(path)
        self.refresh()

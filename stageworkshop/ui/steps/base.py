"""What every page of the agenda is: one heading, one primary action, and a body that reads itself anew."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from stageworkshop.domain.agenda import BY_KEY
from stageworkshop.store.changes import Changes
from stageworkshop.ui.bridge import Action, Bridge
from stageworkshop.ui.room.table import OnTable
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.autosave import commit_focused
from stageworkshop.ui.widgets.banner import Banner
from stageworkshop.ui.widgets.labels import TextLabel, label
from stageworkshop.ui.widgets.scrolled import BAR, ScrollColumn, ScrolledContent, bar_outside, margins
from stageworkshop.ui.words import domain_words

AFTER_CLICK = 50
"""Milliseconds after which a pressed button is looked at again."""


class StepPage(QWidget):
    """Subclasses set `key` and `shows`, fill `body` in their constructor, and read the data in `reload`.

    The frame builds the page when it is first shown and then calls `refresh(None)`; after every change it
    calls
    `refresh(changes)`. The frame alone draws Back and Next.
    """

    key: ClassVar[str] = ""
    """The agenda's key of the step."""
    shows: ClassVar[frozenset[str]] = frozenset()
    """Journal kinds on show; a change of others alone is no reason to read anew. Empty means all."""
    scrolls: ClassVar[bool] = True
    """Whether the body scrolls as a whole. False for pages that divide their space themselves."""

    works_while_looking: ClassVar[frozenset[str]] = frozenset()
    """Object names of controls that only show something else; all others are out of use in a file that may only be
    looked at (`ui.looking`). Shared widgets mark their own (`widgets.marks`)."""

    status_changed = Signal()
    """`ready`, `busy`, `error` or `in_hand` is different now."""
    go_to = Signal(str, str, str)
    """Asks the frame to open another step (key) with an object in hand (journal kind, id)."""

    keys_asked = Signal()
    """Asks for the page of the keys, and to be back afterwards."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.theme = theme
        self.setObjectName(f"{self.key}-page")
        self.setProperty("role", "page")
        # So that a page without a first field can hold the focus: Tab then goes on inside it.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._busy = False
        self._until_changed = False
        self._in_hand = ""
        self._on_table = OnTable(self.key)
        self._build_frame()

    @property
    def ready(self) -> bool:
        """Whether the step's work is done as far as the page can tell; the overview has the last word."""
        return True

    @property
    def busy(self) -> bool:
        """Whether work is under way that should end before the page is left."""
        return self._busy

    @property
    def error(self) -> str:
        """What the page is complaining of; "" when of nothing."""
        return self.banner.text if self.banner.property("level") == "error" else ""

    @property
    def in_hand(self) -> str:
        """What the page is about at this moment, such as a stage's name; shown by the projector too."""
        return self._in_hand

    @property
    def on_table(self) -> OnTable:
        """The same for the projector, as what it is and not in words."""
        return self._on_table

    def initial_focus(self) -> QWidget | None:
        """The widget that gets the focus when the page is opened."""
        return None

    def open_object(self, kind: str, object_id: str) -> None:
        """Take an object in hand (journal kind, id); pages that cannot show it leave things as they are."""

    def open_file(self, path: Path) -> None:
        """Take a file in hand that came from elsewhere, such as an answer; pages that cannot leave it alone."""

    def refresh(self, changes: Changes | None = None) -> None:
        """Read anew what is shown; with `changes` only if they touch it. Keeps scroll, focus and
        half-typed text."""
        if changes is not None and self._until_changed:
            self.clear_message()
        if changes is not None and self.shows and not self.shows & set(changes.kinds):
            return
        bar = self.scroll_area.verticalScrollBar() if self.scroll_area else None
        at = bar.value() if bar else 0
        self.reload(changes)
        if bar:
            bar.setValue(at)

    def reload(self, changes: Changes | None) -> None:
        """Read the store and show it; `changes` is None at first. Editors with half-typed text keep it."""
        raise NotImplementedError

    def run(self, action: Action, **arguments: Any) -> Changes | None:
        """Do an action; a refusal is shown on the page and gives None. Returns the Changes."""
        changes = self.bridge.run(action, **arguments)
        if changes is not None:
            self.clear_message()
        elif self.bridge.error is not None and not self.bridge.unsaved:
            self.say(self.bridge.error.message(), "error")
        return changes

    def say(self, text: str, level: str = "info", *, until_changed: bool = False) -> None:
        """Show a message in place of the line under the heading: info, success, warning or error.

        With `until_changed` it goes with the next change, made anywhere: what it says of undo is true until then.
        """
        self._until_changed = until_changed
        self.banner.show_message(text, level)
        self.status_changed.emit()

    def clear_message(self) -> None:
        """Take the message away, but not while a mouse button is down: the click would meet what was under it."""
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            QTimer.singleShot(AFTER_CLICK, self, partial(self._clear_later, self.banner.text))
        elif not self.banner.isHidden():
            self.banner.hide()
            self.status_changed.emit()

    def _clear_later(self, said: str) -> None:
        if self.banner.text == said:
            self.clear_message()

    def set_heading(self, text: str) -> None:
        """Another heading than the step's question."""
        self.heading.setText(text)

    def set_in_hand(self, text: str, kind: str = "", object_id: str = "", part: str = "") -> None:
        """Name the stage, disagreement or case that the page is about; `kind` (of the journal) and id let the projector
        show it, `part` says which part of it (`OnTable`)."""
        on_table = OnTable(self.key, kind, object_id, part)
        if (text, on_table) != (self._in_hand, self._on_table):
            self._in_hand, self._on_table = text, on_table
            self.status_changed.emit()

    def set_busy(self, busy: bool) -> None:
        """Say that work is under way, or over."""
        if busy != self._busy:
            self._busy = busy
            self.status_changed.emit()

    def set_primary(self, text: str, act: Callable[[], object], icon: str = "") -> QPushButton:
        """Make the page's one primary action, at the end of the heading's line and on Ctrl+Enter."""
        button = QPushButton(text, self)
        button.setObjectName("primary")
        button.setProperty("role", "primary")
        button.setToolTip(self.tr("{0} (Ctrl+Enter)").format(text))
        if icon:
            self.theme.set_icon(button, icon, "accent-text", 16)
        button.clicked.connect(lambda: act())
        shortcut = QShortcut(Qt.Modifier.CTRL | Qt.Key.Key_Return, self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: self._finish(button))
        self.tools.addWidget(button)
        return button

    def add_tool(self, widget: QWidget) -> None:
        """Put a secondary control into the heading's line, before the primary action if that comes later."""
        self.tools.addWidget(widget)

    def _finish(self, button: QPushButton) -> None:
        # A shortcut leaves the focus where it is, so the field in hand is saved here.
        commit_focused(self)
        button.click()

    def _build_frame(self) -> None:
        step = BY_KEY[self.key]
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, 0)
        column.setSpacing(Space.M)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        self.heading = label(domain_words(step.title), "title", self)
        self.heading.setObjectName("heading")
        self.job = TextLabel(domain_words(step.job), "muted", self)
        words.addWidget(self.heading)
        words.addWidget(self.job)
        head.addLayout(words, 1)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(Space.S)
        self.tools.addStretch(1)
        head.addLayout(self.tools)
        head.setAlignment(self.tools, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        # With the line under the heading this is the room in which a message of one line lies, and covers nothing else.
        column.addSpacing(Space.M)
        self.banner = Banner(self.theme, self)
        self.banner.lie_over(self, self.heading, self.tools)
        self.scroll_area: QScrollArea | None = None
        content = ScrolledContent(self) if self.scrolls else QWidget(self)
        self.body = QVBoxLayout()
        within = QVBoxLayout(content)
        # Room in which the bar of a page's own scroll area can lie (`bar_outside`).
        within.setContentsMargins(*margins(0, 0, 0 if self.scrolls else BAR, 0))
        within.addLayout(self.body)
        self.body.setContentsMargins(0, 0, 0, Space.L)
        self.body.setSpacing(Space.L)
        if self.scrolls:
            self.scroll_area = ScrollColumn("page-scroll", self)
            self.scroll_area.setWidget(content)
            column.addLayout(bar_outside(self.scroll_area), 1)
        else:
            column.addLayout(bar_outside(content), 1)

"""Everything that can be asked for from anywhere in the window: words, icon, shortcut."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from stageworkshop.domain.agenda import AGENDA
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.words import domain_words

KEYS = Qt.Key


class Commands(QObject):
    """The window's actions by name. They are made once; the window connects them."""

    step_asked = Signal(str)
    """Go to a step (key)."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._actions: dict[str, QAction] = {}
        self._icons: dict[str, str] = {}
        ctrl, shift, alt = Qt.Modifier.CTRL, Qt.Modifier.SHIFT, Qt.Modifier.ALT
        self.new = self._make("new", self.tr("New workshop…"), "add", ctrl | KEYS.Key_N)
        self.open = self._make("open", self.tr("Open…"), "folder-open", ctrl | KEYS.Key_O)
        self.save_copy = self._make("save-copy", self.tr("Save a copy…"), "copy", ctrl | shift | KEYS.Key_S)
        self.sheets = self._make("draft-sheets", self.tr("Draft sheets…"), "file")
        self.export = self._make("export", self.tr("Export…"), "export", ctrl | KEYS.Key_E)
        self.check = self._make("check", self.tr("Check a charter…"), "seal")
        self.keys = self._make("keys", self.tr("Keys…"), "lock")
        self.close = self._make("close", self.tr("Close workshop"), "close", ctrl | KEYS.Key_W)
        self.undo = self._make("undo", self.tr("Undo"), "undo", ctrl | KEYS.Key_Z)
        self.redo = self._make("redo", self.tr("Redo"), "redo", ctrl | shift | KEYS.Key_Z)
        self.find = self._make("find", self.tr("Find or do"), "search", ctrl | KEYS.Key_K)
        self.projector = self._make("projector", self.tr("Projector"), "projector", KEYS.Key_F5)
        self.pin = self._make("pin", self.tr("Pin the projector"), "lock", shift | KEYS.Key_F5)
        self.black = self._make("black", self.tr("Black projector"), "eye-off", ctrl | KEYS.Key_F5)
        self.room_up = self._make("room-up", self.tr("Scroll the projector up"), "up", alt | KEYS.Key_PageUp)
        self.room_down = self._make("room-down", self.tr("Scroll the projector down"), "down", alt | KEYS.Key_PageDown)
        self.room_theme = self._make("room-theme", self.tr("Projector light or dark"), "contrast")
        self.timer = self._make("timer", self.tr("Start or pause the timer"), "timer", ctrl | KEYS.Key_T)
        self.agenda = self._make("agenda", self.tr("Time for each step…"), "clock", ctrl | shift | KEYS.Key_T)
        self.back = self._make("back", self.tr("Back"), "back", alt | KEYS.Key_Left)
        self.next = self._make("next", self.tr("Next"), "next", alt | KEYS.Key_Right)
        self.rail = self._make("rail", self.tr("Fold the agenda"), "sidebar-left", ctrl | KEYS.Key_B)
        self.guide = self._make("guide", self.tr("Fold the guide"), "sidebar-right", ctrl | KEYS.Key_G)
        self.light = self._make("light", self.tr("Light"), "sun")
        self.dark = self._make("dark", self.tr("Dark"), "moon")
        self.system = self._make("system", self.tr("Like the system"), "contrast")
        self.toggle_theme = self._make("toggle-theme", self.tr("Light or dark"), "contrast")
        self.shortcuts = self._make("shortcuts", self.tr("Keyboard shortcuts"), "keyboard", KEYS.Key_F1)
        self.your_name = self._make("your-name", self.tr("Your name…"), "person")
        self.about = self._make("about", self.tr("About Stage Workshop"), "info")
        for action in (self.light, self.dark, self.system, self.projector, self.pin, self.black):
            action.setCheckable(True)
        self.steps: dict[str, QAction] = {}
        for number, step in enumerate(AGENDA, 1):
            action = self._make(f"step-{step.key}", domain_words(step.title), f"step-{step.key}", f"Ctrl+{number}")
            action.triggered.connect(lambda _=False, key=step.key: self.step_asked.emit(key))
            self.steps[step.key] = action
        self._drawn: list[QAction] = []
        theme.changed.connect(self._draw_again)

    def all(self) -> list[QAction]:
        """Every action, in the order in which they were made."""
        return list(self._actions.values())

    def icon_of(self, action: QAction) -> str:
        """The role of an action's icon."""
        return self._icons[action.objectName()]

    def draw(self, actions: Iterable[QAction]) -> None:
        """Give actions their icons, from now on in every theme.

        Whoever shows actions asks for it: the welcome page shows none, and drawing all would hold it up.
        """
        for action in actions:
            if action not in self._drawn:
                self._drawn.append(action)
                action.setIcon(self._theme.icon(self.icon_of(action)))

    def on(self, action: QAction, act: Callable[[], object]) -> None:
        """Let an action do something."""
        action.triggered.connect(lambda _=False: act())

    def for_workshop(self) -> list[QAction]:
        """The actions that need an open workshop."""
        anywhere = {"new", "open", "check", "keys", "light", "dark", "system", "toggle-theme"}
        anywhere |= {"shortcuts", "your-name", "about"}
        with_projector = {"pin", "black", "room-theme", "room-up", "room-down"}
        return [action for name, action in self._actions.items() if name not in anywhere | with_projector]

    def _make(self, name: str, text: str, icon: str, keys: QKeyCombination | Qt.Key | str | None = None) -> QAction:
        action = QAction(text, self)
        action.setObjectName(name)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
        tip = text.rstrip("…")
        shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{tip} ({shortcut})" if shortcut else tip)
        self._actions[name] = action
        self._icons[name] = icon
        return action

    def _draw_again(self) -> None:
        for action in self._drawn:
            action.setIcon(self._theme.icon(self.icon_of(action)))

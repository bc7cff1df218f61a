"""One of a few answers, all in sight: quicker than a list that has to be opened, and read from the third row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from stageworkshop.domain.values import Json
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.field_editor import FieldEditor
from stageworkshop.ui.widgets.flow_layout import FlowLayout


class ChoiceEditor(FieldEditor):
    """Pressing the chosen answer again takes it back. Arrow keys move between the answers."""

    def __init__(self, theme: Theme, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`options` are (key, words)."""
        super().__init__(parent)
        self._theme = theme
        self._stored: Json = None
        self._buttons: dict[str, QPushButton] = {}
        row = FlowLayout(self, gap=Space.S)
        for key, words in options:
            button = QPushButton(words, self)
            button.setProperty("role", "segment")
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, key=key: self._press(key))
            button.toggled.connect(lambda is_on, button=button: self._tick(button, is_on))
            row.addWidget(button)
            self._buttons[key] = button

    def value(self) -> Json:
        return next((key for key, button in self._buttons.items() if button.isChecked()), None)

    def set_value(self, value: Json) -> None:
        self._stored = value
        for key, button in self._buttons.items():
            button.setChecked(key == value)

    def button(self, key: str) -> QPushButton:
        """The button of an answer. Raises KeyError."""
        return self._buttons[key]

    def name_inputs(self, name: str, label: str) -> None:
        self.setObjectName(f"{name}-editor")
        for key, button in self._buttons.items():
            button.setObjectName(f"{name}-{key}")
            button.setAccessibleName(f"{label}: {button.text()}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        buttons = list(self._buttons.values())
        focused = next((place for place, button in enumerate(buttons) if button.hasFocus()), None)
        move = moves.get(Qt.Key(event.key()))
        if focused is None or move is None or event.modifiers():
            super().keyPressEvent(event)
            return
        buttons[(focused + move) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    def _press(self, key: str) -> None:
        for other, button in self._buttons.items():
            if other != key:
                button.setChecked(False)
        if self.value() != self._stored:
            self.left.emit(self.value())

    def _tick(self, button: QPushButton, is_on: bool) -> None:
        # A tick besides the colour; the empty icon takes its room away again.
        if is_on:
            self._theme.set_icon(button, "check", "accent", 14)
        else:
            button.setProperty("iconRole", "")
            button.setIcon(QIcon())
        button.updateGeometry()

    def _inputs(self) -> list[QWidget]:
        return list(self._buttons.values())

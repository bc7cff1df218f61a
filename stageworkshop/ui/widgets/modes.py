"""A few ways to look at one page, side by side; exactly one is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from stageworkshop.ui.keys import on_key
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.marks import only_looks


class SegmentButton(QPushButton):
    """One of several side by side. Wide enough for the bold letters that it has while it is chosen."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setProperty("role", "segment")
        self.setCheckable(True)
        only_looks(self)

    def sizeHint(self) -> QSize:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Normal)
        plain = QFontMetrics(font).horizontalAdvance(self.text())
        font.setWeight(QFont.Weight.DemiBold)
        size = super().sizeHint()
        shown = QFontMetrics(self.font()).horizontalAdvance(self.text())
        size.setWidth(size.width() - shown + max(plain, QFontMetrics(font).horizontalAdvance(self.text())))
        return size

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Modes(QWidget):
    """`chosen` tells the key of the mode that a person has pressed; arrow keys move between them."""

    chosen = Signal(str)

    def __init__(self, modes: Sequence[tuple[str, str]], name: str, parent: QWidget | None = None) -> None:
        """`modes` are (key, words); the first is chosen."""
        super().__init__(parent)
        self.setObjectName(name)
        self._buttons: dict[str, SegmentButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        for key, words in modes:
            button = SegmentButton(words, self)
            button.setObjectName(f"{name}-{key}")
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            row.addWidget(button)
            self._buttons[key] = button
        row.addStretch(1)
        self.choose(modes[0][0])

    @property
    def current(self) -> str:
        """Key of the mode in force."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def set_shown(self, key: str, shown: bool) -> None:
        """Offer a mode or do not. If it was in force, the first one is then. Raises KeyError."""
        self._buttons[key].setVisible(shown)
        if not shown and self.current == key:
            self.choose(next(iter(self._buttons)))

    def choose(self, key: str) -> None:
        """Set the mode without telling anybody. Raises KeyError."""
        self._buttons[key].setChecked(True)

    def set_text(self, key: str, words: str) -> None:
        """Other words for a mode."""
        self._buttons[key].setText(words)

    def set_possible(self, key: str, possible: bool) -> None:
        """Whether a mode can be chosen now."""
        self._buttons[key].setEnabled(possible)

    def turn_by_keys(self, within: QWidget) -> None:
        """Let Ctrl+PgUp and Ctrl+PgDown turn to the mode before and after, wherever the focus is in `within`."""
        before = on_key(within, "Ctrl+PgUp", lambda: self._turn(-1))
        after = on_key(within, "Ctrl+PgDown", lambda: self._turn(1))
        for button in self._buttons.values():
            button.setToolTip(self.tr("The view before, the next view ({0} {1})").format(before, after))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        move = moves.get(Qt.Key(event.key()))
        if move is None or not self._turn(move, focus=True):
            super().keyPressEvent(event)

    def _turn(self, move: int, *, focus: bool = False) -> bool:
        """Choose the mode before (-1) or after (1); False when the one in force can't be left in this way."""
        possible = [key for key, each in self._buttons.items() if each.isEnabled() and not each.isHidden()]
        if self.current not in possible or not self.isVisible():
            return False
        button = self._buttons[possible[(possible.index(self.current) + move) % len(possible)]]
        if focus:
            button.setFocus(Qt.FocusReason.TabFocusReason)
        button.click()
        return True

"""Asking once more before something that stays for good, with room for a note that is kept with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.inline_confirm import InlineConfirm
from stageworkshop.ui.widgets.labels import field_label


class NotedConfirm(InlineConfirm):
    """As `InlineConfirm`; `consider` asks with the points that speak for and against it, and perhaps for a note."""

    asked = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName(name)
        self._back_to: QWidget | None = None
        self.note = QPlainTextEdit(self)
        self.note.setObjectName(f"{name}-note")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(56)
        self._label = field_label("", self.note, self)
        self.extra.addWidget(self._label)
        self.extra.addWidget(self.note)
        self.closed.connect(self._give_focus_back)

    def consider(
        self,
        question: str,
        points: Sequence[str],
        yes: str,
        act: Callable[[str], object],
        *,
        keep: str = "",
        note: str = "",
        hint: str = "",
        back_to: QWidget | None = None,
    ) -> None:
        """Ask; `act(note)` is done when `yes` is pressed.

        `note` is the label of the note field ("" for none) with `hint` in it while it is empty; `back_to` gets the
        focus afterwards.
        """
        self._back_to = back_to
        self._label.setText(note)
        self.note.setAccessibleName(note.replace("&", "").rstrip("…:"))
        self.note.setPlaceholderText(hint)
        self.note.clear()
        for widget in (self._label, self.note):
            widget.setVisible(bool(note))
        words = "\n".join(points)
        self.ask(question, words, [(yes, lambda: act(self.note.toPlainText()))], keep or self.tr("Not now"))
        self.asked.emit()
        if note:
            self.note.setFocus()

    def _give_focus_back(self) -> None:
        # A moment later: what is hidden behind the question comes back first.
        QTimer.singleShot(0, self, self._focus_asker)

    def _focus_asker(self) -> None:
        if self._back_to is not None and self._back_to.isVisible() and self.isHidden():
            self._back_to.setFocus()

"""Type a name, press Enter, type the next: how teams, people, words and stages are added."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.autosave import is_for_workshop
from stageworkshop.ui.widgets.sight import keep_in_sight


class AddLine(QLineEdit):
    """`add(text)` does the adding and tells whether it was done; the text stays when it was not."""

    lines_pasted = Signal(str)
    """Several lines were pasted at once."""

    def __init__(
        self, theme: Theme, name: str, placeholder: str, add: Callable[[str], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._add = add
        self.setObjectName(name)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder.rstrip("…"))
        self.setToolTip(self.tr("{0} (Enter adds it, then type the next)").format(placeholder.rstrip("…")))
        self._picture = QAction(self)
        self.addAction(self._picture, QLineEdit.ActionPosition.LeadingPosition)
        self._recolour()
        theme.changed.connect(self._recolour)
        # Also fires when the line is left: what was typed is never lost for want of an Enter.
        self.editingFinished.connect(self.commit)

    def commit(self) -> bool:
        """Add what is typed; True when it was done or there was nothing to do."""
        text = self.text().strip()
        if not text:
            return True
        if self._add(text):
            # Not by `clear`, which Undo would take back in place of what was added.
            self.setText("")
            if self.hasFocus():
                # The list above has grown, and the next name is typed here.
                keep_in_sight(self)
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_for_workshop(self, event):
            event.ignore()
            return
        if event.matches(QKeySequence.StandardKey.Paste):
            text = QGuiApplication.clipboard().text()
            if "\n" in text.strip() or "\t" in text.strip():
                self.lines_pasted.emit(text)
                return
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def _recolour(self) -> None:
        self._picture.setIcon(self._theme.icon("add", "text-muted"))

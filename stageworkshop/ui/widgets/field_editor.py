"""What every editor of a value has in common, so that a form can hold any of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from stageworkshop.domain.values import Json


class FieldEditor(QWidget):
    """Shows and edits one JSON-ready value as `domain.values` describes it; None is empty."""

    left = Signal(object)
    """The value as a person has left it; only when it differs from the one in the store."""

    typed = Signal()
    """Something is being typed; it may not be stored yet."""

    def value(self) -> Json:
        """What stands here now, None when empty."""
        raise NotImplementedError

    def set_value(self, value: Json) -> None:
        """Show what the store holds; half-typed text stays."""
        raise NotImplementedError

    def commit(self) -> None:
        """Tell now what is typed and not stored."""

    def set_read_only(self, read_only: bool) -> None:
        """Whether the value can only be looked at."""
        self.setEnabled(not read_only)

    def set_invalid(self, invalid: bool) -> None:
        """Mark the editor as holding something that was refused."""
        for widget in self._inputs():
            widget.setProperty("invalid", "true" if invalid else "false")
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    def buddy(self) -> QWidget:
        """The input that a label stands for."""
        return self._inputs()[0]

    def name_inputs(self, name: str, label: str) -> None:
        """Give the inputs their object names and what a screen reader says."""
        self.setObjectName(f"{name}-editor")
        first = self.buddy()
        first.setObjectName(name)
        first.setAccessibleName(label)

    def _inputs(self) -> list[QWidget]:
        """The inputs, the first one for the label."""
        return [self]

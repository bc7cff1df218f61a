"""A whole number in a range, or nothing."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QHBoxLayout,
    QWidget,
)

from stageworkshop.domain.values import Json
from stageworkshop.ui.widgets.field_editor import FieldEditor
from stageworkshop.ui.widgets.quiet_fields import QuietSpin


class NumberEditor(FieldEditor):
    """A whole number in a range, or nothing."""

    def __init__(self, low: int, high: int, unit: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low = low
        self._stored: Json = None
        self._box = QuietSpin(self)
        self._box.setRange(low - 1, high)
        self._box.setSuffix(unit)
        self._box.setMinimumWidth(110)
        self._box.editingFinished.connect(self.commit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._box)
        row.addStretch(1)

    def value(self) -> Json:
        return self._box.value() if self._box.value() >= self._low else None

    def set_value(self, value: Json) -> None:
        unsaved = self.value() != self._stored
        self._stored = value
        if not unsaved or not self._box.hasFocus():
            self._box.setValue(self._low - 1 if value is None else int(value))

    def commit(self) -> None:
        if self.value() != self._stored:
            self.left.emit(self.value())

    def _inputs(self) -> list[QWidget]:
        return [self._box]

"""A length of time: an amount and a unit, or nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from stageworkshop.domain.criteria import UNITS
from stageworkshop.domain.values import Json
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.field_editor import FieldEditor
from stageworkshop.ui.widgets.quiet_fields import QuietCombo, QuietSpin

FIRST_UNIT = "business_days"


class DurationEditor(FieldEditor):
    """An amount of 0 shows empty and means that no length is said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored: Json = None
        self._amount = QuietSpin(self)
        self._amount.setRange(0, 100_000)
        self._amount.setMinimumWidth(90)
        self._unit = QuietCombo(self)
        for key, (_, plural) in UNITS.items():
            self._unit.addItem(plural, key)
        self._unit.setCurrentIndex(self._unit.findData(FIRST_UNIT))
        self._amount.editingFinished.connect(self.commit)
        self._unit.activated.connect(lambda _: self.commit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self._amount)
        row.addWidget(self._unit)
        row.addStretch(1)

    def value(self) -> Json:
        if not self._amount.value():
            return None
        return {"amount": self._amount.value(), "unit": str(self._unit.currentData())}

    def set_value(self, value: Json) -> None:
        unsaved = self.value() != self._stored
        in_hand = self._amount.hasFocus() or self._unit.hasFocus()
        self._stored = value
        if unsaved and in_hand:
            return
        self._amount.setValue(int(value["amount"]) if value else 0)
        if value:
            self._unit.setCurrentIndex(self._unit.findData(value["unit"]))

    def commit(self) -> None:
        if self.value() != self._stored:
            self.left.emit(self.value())

    def name_inputs(self, name: str, label: str) -> None:
        super().name_inputs(name, self.tr("{0}, amount").format(label))
        self._unit.setObjectName(f"{name}-unit")
        self._unit.setAccessibleName(self.tr("{0}, unit").format(label))

    def _inputs(self) -> list[QWidget]:
        return [self._amount, self._unit]

"""Short texts in order: reasons, required fields, what is passed on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from stageworkshop.domain.values import Json
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.autosave import AutoLine
from stageworkshop.ui.widgets.item_row import ItemRow
from stageworkshop.ui.widgets.item_rows import ItemRows


class TextRow(ItemRow):
    """One short text."""

    def __init__(self, theme: Theme, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.line = AutoLine(self)
        self.line.setPlaceholderText(hint)
        self.line.left.connect(lambda _: self.edited.emit())
        self.line.entered.connect(self.entered)
        self.content.addWidget(self.line)

    def value(self) -> Json:
        return self.line.text().strip() or None

    def set_value(self, value: Json) -> None:
        self.line.set_text(str(value))

    def inputs(self) -> list[QWidget]:
        return [self.line]


class TextListEditor(ItemRows[TextRow]):
    """Enter goes to the next line, Backspace in an empty one takes it out, Alt+arrows move it."""

    def __init__(self, theme: Theme, add_text: str, hint: str = "", parent: QWidget | None = None) -> None:
        self._hint = hint
        super().__init__(theme, add_text, parent)

    def make_row(self) -> TextRow:
        return TextRow(self.theme, self._hint, self)

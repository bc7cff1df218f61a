"""Examples: a case in a sentence, and why it is one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from stageworkshop.domain.values import Json
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.autosave import AutoLine, AutoText
from stageworkshop.ui.widgets.item_row import ItemRow
from stageworkshop.ui.widgets.item_rows import ItemRows


class ExampleRow(ItemRow):
    """The case, and below it the reason."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.text = AutoText(self, lines=1, sentence=True)
        self.text.setPlaceholderText(self.tr("A real case in a sentence"))
        self.why = AutoLine(self)
        self.why.setPlaceholderText(self.tr("Why it is one"))
        for field in (self.text, self.why):
            field.left.connect(lambda _: self.edited.emit())
            self.content.addWidget(field)
        self.text.entered.connect(self.why.setFocus)
        self.why.entered.connect(self.entered)

    def value(self) -> Json:
        text, why = self.text.toPlainText().strip(), self.why.text().strip()
        if not text:
            # A reason alone is kept on screen until its case is written.
            return None
        return {"text": text, "why": why} if why else {"text": text}

    def set_value(self, value: Json) -> None:
        self.text.set_text(str(value.get("text", "")))
        self.why.set_text(str(value.get("why", "")))

    def inputs(self) -> list[QWidget]:
        return [self.text, self.why]

    def name_inputs(self, name: str, label: str) -> None:
        super().name_inputs(name, label)
        self.why.setObjectName(f"{name}-why")
        self.why.setAccessibleName(self.tr("{0}, why").format(label))


class ExamplesEditor(ItemRows[ExampleRow]):
    """A list of them."""

    def make_row(self) -> ExampleRow:
        return ExampleRow(self.theme, self)

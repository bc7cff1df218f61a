"""The right editor for each kind of value of `domain.values`."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from stageworkshop.domain.fields import Field
from stageworkshop.domain.values import (
    AliasList,
    Choice,
    CriteriaList,
    ExampleList,
    Flag,
    Json,
    Length,
    Number,
    Reference,
    Text,
    TextList,
)
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.alias_editor import AliasEditor
from stageworkshop.ui.widgets.autosave import AutoLine, AutoText
from stageworkshop.ui.widgets.choice import ChoiceEditor
from stageworkshop.ui.widgets.criteria_editor import CriteriaEditor
from stageworkshop.ui.widgets.duration_editor import DurationEditor
from stageworkshop.ui.widgets.examples_editor import ExamplesEditor
from stageworkshop.ui.widgets.field_editor import FieldEditor
from stageworkshop.ui.widgets.number_editor import NumberEditor
from stageworkshop.ui.widgets.reference_choice import ReferenceEditor
from stageworkshop.ui.widgets.text_list_editor import TextListEditor
from stageworkshop.ui.words import domain_words


class LineEditor(FieldEditor):
    """One line of text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = AutoLine(self)
        self._line.left.connect(lambda text: self.left.emit(text or None))
        self._line.textEdited.connect(lambda _: self.typed.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._line)

    def value(self) -> Json:
        return self._line.text().strip() or None

    def set_value(self, value: Json) -> None:
        self._line.set_text(str(value or ""))

    def commit(self) -> None:
        self._line.commit()

    def set_read_only(self, read_only: bool) -> None:
        self._line.setReadOnly(read_only)

    def _inputs(self) -> list[QWidget]:
        return [self._line]


class TextEditor(FieldEditor):
    """Several lines of text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = AutoText(self)
        self._text.left.connect(lambda text: self.left.emit(text or None))
        self._text.textChanged.connect(self.typed)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._text)

    def value(self) -> Json:
        return self._text.toPlainText().strip() or None

    def set_value(self, value: Json) -> None:
        self._text.set_text(str(value or ""))

    def commit(self) -> None:
        self._text.commit()

    def set_read_only(self, read_only: bool) -> None:
        self._text.setReadOnly(read_only)

    def _inputs(self) -> list[QWidget]:
        return [self._text]


class FlagEditor(FieldEditor):
    """Yes or no, with the question beside the box."""

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored = False
        self._box = QCheckBox(question, self)
        self._box.clicked.connect(lambda _: self.commit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._box)
        row.addStretch(1)

    def value(self) -> Json:
        return True if self._box.isChecked() else None

    def set_value(self, value: Json) -> None:
        self._stored = bool(value)
        self._box.setChecked(bool(value))

    def commit(self) -> None:
        if self._box.isChecked() != self._stored:
            self.left.emit(self.value())

    def _inputs(self) -> list[QWidget]:
        return [self._box]


def editor_for(field: Field, theme: Theme, parent: QWidget | None = None) -> FieldEditor:
    """An editor for a field, named after it. Raises TypeError for a kind without one."""
    editor = _make(field, theme, parent)
    editor.name_inputs(field.key.replace(".", "-"), domain_words(field.label))
    return editor


def _make(field: Field, theme: Theme, parent: QWidget | None) -> FieldEditor:
    kind = field.kind
    match kind:
        case Text():
            return LineEditor(parent) if kind.one_line else TextEditor(parent)
        case Choice():
            return ChoiceEditor(theme, [(key, domain_words(words)) for key, words in kind.options], parent)
        case Flag():
            return FlagEditor(domain_words(field.help), parent)
        case Number():
            return NumberEditor(kind.low, kind.high, kind.unit, parent)
        case Length():
            return DurationEditor(parent)
        case Reference():
            return ReferenceEditor(theme, parent)
        case TextList():
            return TextListEditor(theme, _tr("Add an entry"), parent=parent)
        case CriteriaList():
            return CriteriaEditor(theme, _tr("Add a criterion"), parent)
        case ExampleList():
            return ExamplesEditor(theme, _tr("Add an example"), parent)
        case AliasList():
            return AliasEditor(theme, _tr("Add a name"), parent)
    raise TypeError(f"there is no editor for {type(kind).__name__}")


def _tr(text: str) -> str:
    return QCoreApplication.translate("editors", text)

"""How the signature is given: typed, drawn, or entered by somebody else; each said for what it is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from stageworkshop.ui.steps.signoff.words import manner_words
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.choice import ChoiceEditor
from stageworkshop.ui.widgets.labels import TextLabel, field_label, label
from stageworkshop.ui.widgets.sight import keep_in_sight
from stageworkshop.ui.widgets.signature_pad import SignaturePad

TYPED, DRAWN, BEHALF = "typed", "drawn", "on_behalf"
WIDEST = 520


@dataclass(frozen=True)
class Given:
    """What was filled in, as `signoffs.sign` takes it."""

    manner: str
    typed: str
    strokes: list[list[list[int]]]
    logged_by: str

    @property
    def is_empty(self) -> bool:
        return not self.typed and not self.strokes


class SignatureFields(QWidget):
    """Typed by default, so that the keyboard is enough."""

    changed = Signal()

    def __init__(self, theme: Theme, actor: str, parent: QWidget | None = None, *, own_device: bool = False) -> None:
        """`actor` is who enters answers for others; on somebody's `own_device` nobody does, and what it will say is
        left to the form around it."""
        super().__init__(parent)
        self._theme = theme
        self._actor = actor
        self._own_device = own_device
        self._name = ""
        self.typed = self._line("typed-name")
        self.pad = SignaturePad(theme, self)
        self.pad.changed.connect(self.changed)
        self.entered_by = self._line("entered-by")
        self._panes = {TYPED: self._typed_pane(), DRAWN: self._drawn_pane(), BEHALF: self._behalf_pane()}
        self._stack = QStackedWidget(self)
        for pane in self._panes.values():
            self._stack.addWidget(pane)
        self._honest = TextLabel("", "small", self)
        self._honest.setObjectName("manner")
        ways = [
            (TYPED, self.tr("Typed")),
            (DRAWN, self.tr("Drawn")),
            (BEHALF, self.tr("Not here: I enter it")),
        ][: 2 if own_device else 3]
        self.manner = ChoiceEditor(theme, ways, self)
        self.manner.name_inputs("sign", self.tr("Signature"))
        for key, _ in ways:
            self.manner.button(key).toggled.connect(self._follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(label(self.tr("Signature"), "label", self))
        for widget in (self.manner, self._stack, self._honest):
            column.addWidget(widget)
        self.manner.set_value(TYPED)

    def begin(self, name: str) -> None:
        """Start empty, for a signatory of this name."""
        self._name = name
        self.typed.clear()
        self.typed.setPlaceholderText(name)
        self.pad.clear()
        self.entered_by.setText(self._actor)
        self.manner.set_value(TYPED)
        self._follow()

    def given(self) -> Given:
        """What is filled in now."""
        if self._way == BEHALF:
            by = self.entered_by.text().strip()
            return Given(BEHALF, self._name if by else "", [], by)
        if self._way == DRAWN:
            return Given(DRAWN, "", self.pad.strokes, "")
        return Given(TYPED, self.typed.text().strip(), [], "")

    def missing_words(self) -> str:
        """What to do when nothing is filled in."""
        return {
            BEHALF: self.tr("Write down who enters this answer."),
            DRAWN: self.tr("Draw the signature, or type the name instead."),
        }.get(self._way, self.tr("Type the name as a signature."))

    def focus_field(self) -> QWidget:
        """The field to fill in."""
        return {BEHALF: self.entered_by, DRAWN: self.pad}.get(self._way, self.typed)

    @property
    def _way(self) -> str:
        return str(self.manner.value() or TYPED)

    def _follow(self) -> None:
        if self.manner.value() is None:
            # One is always meant: the chosen one pressed again, which takes it back, means the name typed.
            self.manner.set_value(TYPED)
            return
        pane = self._panes[self._way]
        self._stack.setCurrentWidget(pane)
        self._honest.setText(
            self.tr("It will say: “{0}”. That is a record of an answer, not a signature with one’s own key.").format(
                manner_words(self._way)
            )
        )
        self._honest.setVisible(not self._own_device)
        # Pages of a stack would otherwise all be as high as the pad.
        self._stack.setFixedHeight(pane.sizeHint().height())
        if self._way == DRAWN:
            # Nobody draws above a line that is out of sight.
            keep_in_sight(self._stack)
        self.changed.emit()

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setObjectName(name)
        line.setMaximumWidth(WIDEST)
        line.textChanged.connect(self.changed)
        return line

    def _typed_pane(self) -> QWidget:
        words = self.tr("&Name, as you sign") if self._own_device else self.tr("&Name, typed by the signatory")
        return self._field_pane(words, self.typed)

    def _behalf_pane(self) -> QWidget:
        return self._field_pane(self.tr("&Entered by"), self.entered_by)

    def _field_pane(self, words: str, line: QLineEdit) -> QWidget:
        pane = QWidget(self)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(field_label(words, line, pane))
        line.setAccessibleName(words.replace("&", ""))
        column.addWidget(line)
        return pane

    def _drawn_pane(self) -> QWidget:
        pane = QWidget(self)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.pad)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for name, words, icon, act in (
            ("pad-undo", self.tr("Last stroke back"), "undo", self.pad.undo_stroke),
            ("pad-clear", self.tr("Clear"), "close", self.pad.clear),
        ):
            button = QPushButton(words, pane)
            button.setObjectName(name)
            button.setProperty("role", "quiet")
            self._theme.set_icon(button, icon, "text-muted", 16)
            button.clicked.connect(act)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return pane

"""How the signature is given: typed, drawn, or entered by somebody else; each said for what it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from stageworkshop.ui.dates import isolated
from stageworkshop.ui.steps.signoff.words import manner_words
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.labels import TextLabel, field_label, label
from stageworkshop.ui.widgets.signature_pad import SignaturePad


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

    def __init__(self, theme: Theme, actor: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._actor = actor
        self._name = ""
        self._modes = QButtonGroup(self)
        self._modes.idToggled.connect(lambda mode, on: self._follow())
        self.typed = QLineEdit(self)
        self.typed.setObjectName("typed-name")
        self.typed.textChanged.connect(self.changed)
        self.pad = SignaturePad(theme, self)
        self.pad.changed.connect(self.changed)
        self.behalf = QCheckBox(self)
        self.behalf.setObjectName("on-behalf")
        self.behalf.toggled.connect(self._follow)
        self.entered_by = QLineEdit(self)
        self.entered_by.setObjectName("entered-by")
        self.entered_by.textChanged.connect(self.changed)
        self._panes = QStackedWidget(self)
        self._honest = TextLabel("", "small", self)
        self._honest.setObjectName("manner")
        self._build()

    def begin(self, name: str) -> None:
        """Start empty, for a signatory of this name."""
        self._name = name
        self.typed.clear()
        self.typed.setPlaceholderText(name)
        self.pad.clear()
        self.behalf.setChecked(False)
        self.behalf.setText(
            self.tr("{0} is not at this machine: I enter the answer on their behalf").format(isolated(name))
        )
        self.entered_by.setText(self._actor())
        self._modes.button(0).setChecked(True)
        self._follow()

    def given(self) -> Given:
        """What is filled in now."""
        if self.behalf.isChecked():
            by = self.entered_by.text().strip()
            return Given("on_behalf", self._name if by else "", [], by)
        if self._modes.checkedId() == 1:
            return Given("drawn", "", self.pad.strokes, "")
        return Given("typed", self.typed.text().strip(), [], "")

    def missing_words(self) -> str:
        """What to do when nothing is filled in."""
        if self.behalf.isChecked():
            return self.tr("Write down who enters this answer.")
        if self._modes.checkedId() == 1:
            return self.tr("Draw the signature, or type the name instead.")
        return self.tr("Type the name as a signature.")

    def focus_field(self) -> QWidget:
        """The field to fill in."""
        if self.behalf.isChecked():
            return self.entered_by
        return self.pad if self._modes.checkedId() == 1 else self.typed

    def _follow(self) -> None:
        behalf, drawn = self.behalf.isChecked(), self._modes.checkedId() == 1
        self._panes.setCurrentIndex(2 if behalf else int(drawn))
        for button in self._modes.buttons():
            button.setEnabled(not behalf)
        manner = "on_behalf" if behalf else "drawn" if drawn else "typed"
        self._honest.setText(
            self.tr("It will say: “{0}”. That is a record of an answer, not a signature with one’s own key.").format(
                manner_words(manner)
            )
        )
        # Pages of a stack would otherwise all be as high as the pad.
        current = self._panes.currentWidget()
        if current is not None:
            self._panes.setFixedHeight(current.sizeHint().height())
        self.changed.emit()

    def _build(self) -> None:
        modes = QHBoxLayout()
        modes.setSpacing(Space.S)
        heading = label(self.tr("Signature"), "label", self)
        modes.addWidget(heading)
        modes.addSpacing(Space.S)
        for mode, (name, words) in enumerate((("sign-typed", self.tr("Typed")), ("sign-drawn", self.tr("Drawn")))):
            button = QPushButton(words, self)
            button.setObjectName(name)
            button.setAccessibleName(self.tr("Signature: {0}").format(words))
            button.setProperty("role", "segment")
            button.setCheckable(True)
            self._modes.addButton(button, mode)
            modes.addWidget(button)
        modes.addStretch(1)
        for pane in (self._typed_pane(), self._drawn_pane(), self._behalf_pane()):
            self._panes.addWidget(pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(modes)
        column.addWidget(self._panes)
        column.addWidget(self.behalf)
        column.addWidget(self._honest)

    def _typed_pane(self) -> QWidget:
        pane = QWidget(self)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(field_label(self.tr("&Name, typed by the signatory"), self.typed, pane))
        self.typed.setAccessibleName(self.tr("Name, typed by the signatory"))
        self.typed.setMaximumWidth(520)
        column.addWidget(self.typed)
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

    def _behalf_pane(self) -> QWidget:
        pane = QWidget(self)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(field_label(self.tr("&Entered by"), self.entered_by, pane))
        self.entered_by.setAccessibleName(self.tr("Entered by"))
        self.entered_by.setMaximumWidth(520)
        column.addWidget(self.entered_by)
        return pane

"""What a file is held against: the open workshop or another file, and the fingerprint that was published."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from stageworkshop.domain.errors import InvalidValue
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.choice import ChoiceEditor
from stageworkshop.ui.widgets.labels import ElidedLabel, TextLabel, field_label, label

NOTHING, WORKSHOP, FILE = "nothing", "workshop", "file"


class ComparisonFields(QWidget):
    """`changed` tells that the file has to be checked anew."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file: Path | None = None
        self._fingerprint = ""
        ways = [
            (NOTHING, self.tr("Nothing")),
            (WORKSHOP, self.tr("The open workshop")),
            (FILE, self.tr("Another file…")),
        ]
        self.against = ChoiceEditor(theme, ways, self)
        self.against.name_inputs("against", self.tr("Hold it against"))
        self.against.set_value(NOTHING)
        for key, _ in ways:
            self.against.button(key).clicked.connect(lambda _=False, key=key: self._choose(key))
        self._named = ElidedLabel("", "muted", self)
        self._named.setObjectName("against-file")
        self.error = TextLabel("", "error", self)
        self.error.setObjectName("fingerprint-error")
        self.error.hide()
        self.line = QLineEdit(self)
        self.line.setObjectName("published-fingerprint")
        self.line.setPlaceholderText(self.tr("from a website or a letter that you trust, not from the file itself"))
        self.line.editingFinished.connect(self._take_fingerprint)
        self.line.textEdited.connect(lambda _: self.error.hide())
        self._build()

    @property
    def chosen(self) -> str:
        """NOTHING, WORKSHOP or FILE."""
        return str(self.against.value() or NOTHING)

    @property
    def file(self) -> Path | None:
        """The other file, where one is chosen."""
        return self._file if self.chosen == FILE else None

    @property
    def fingerprint(self) -> str:
        """The published fingerprint as hex; "" for none."""
        return self._fingerprint

    def begin(self, workshop: str) -> None:
        """Start anew. `workshop` names the open one, which is proposed; "" when none is open."""
        self._file, self._fingerprint = None, ""
        self.line.clear()
        self.error.hide()
        self.against.button(WORKSHOP).setVisible(bool(workshop))
        self.against.button(WORKSHOP).setToolTip(workshop)
        self.against.set_value(WORKSHOP if workshop else NOTHING)
        self._name()

    def compare_with(self, file: Path) -> None:
        """Hold it against another file."""
        self._file = file
        self.against.set_value(FILE)
        self._name()
        self.changed.emit()

    def _choose(self, key: str) -> None:
        # The chosen one pressed again, which takes a choice back, means the same once more.
        self.against.set_value(key)
        if key == FILE:
            kinds = self.tr("Definitions, charters, workshops (*.json *.yaml *.yml *.pdf *.stageworkshop)")
            found, _ = QFileDialog.getOpenFileName(self, self.tr("Hold it against"), "", kinds)
            if not found and self._file is None:
                self.against.set_value(NOTHING)
            elif found:
                self._file = Path(found)
        self._name()
        self.changed.emit()

    def _take_fingerprint(self) -> None:
        from stageworkshop.evidence.fingerprints import normalised

        text, before = self.line.text().strip(), self._fingerprint
        try:
            self._fingerprint = normalised(text) if text else ""
        except InvalidValue as error:
            self.error.setText(error.text)
            self.error.show()
            return
        if self._fingerprint != before:
            self.changed.emit()

    def _name(self) -> None:
        self._named.set_text(self.file.name if self.file is not None else "")
        self._named.setVisible(self.file is not None)

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        beside = label(self.tr("Hold it against"), "label", self)
        beside.setMinimumHeight(30)
        choice = QVBoxLayout()
        choice.setSpacing(0)
        choice.addWidget(self.against)
        choice.addWidget(self._named)
        published = QVBoxLayout()
        published.setSpacing(2)
        published.addWidget(self.line)
        published.addWidget(self.error)
        words = field_label(self.tr("Published &fingerprint"), self.line, self)
        self.line.setAccessibleName(self.tr("Published fingerprint"))
        words.setMinimumHeight(32)
        grid.addWidget(beside, 0, 0, top)
        grid.addLayout(choice, 0, 1)
        grid.addWidget(words, 1, 0, top)
        grid.addLayout(published, 1, 1)

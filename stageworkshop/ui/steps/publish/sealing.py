"""Whether the PDF is sealed: with which key, opened how, and whose clock tells the time."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from stageworkshop.domain.errors import DomainError
from stageworkshop.ui.dates import day_words, isolated
from stageworkshop.ui.settings import Settings
from stageworkshop.ui.theme import Space, Theme, set_role
from stageworkshop.ui.widgets.fold import Fold
from stageworkshop.ui.widgets.labels import TextLabel, field_label
from stageworkshop.ui.widgets.marks import only_looks

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from stageworkshop.charter.model import Document
    from stageworkshop.evidence.export import Sealing
    from stageworkshop.evidence.keys import KeyFacts
    from stageworkshop.store.workshop_file import WorkshopFile
    from stageworkshop.ui.proof.passphrase import Unlocking

AFTER_PAINT = 80
"""Milliseconds from being shown to reading the keys, for which much has to be loaded."""


class SealingPanel(QWidget):
    """`changed` tells that the files would be others; `keys_asked` leads to where keys are made."""

    changed = Signal()
    keys_asked = Signal()

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settings = settings
        self._facts: KeyFacts | None = None
        self._unlocking: Unlocking | None = None
        self.box = only_looks(QCheckBox(self.tr("Seal the PDF, so that any change to it can be told"), self))
        self.box.setObjectName("seal")
        self.box.setChecked(settings.seals)
        self.box.toggled.connect(self._toggle)
        self._key = TextLabel("", "muted", self)
        self._key.setObjectName("seal-key")
        self._warning = TextLabel("", "warning", self)
        self._warning.setObjectName("seal-warning")
        self.make = only_looks(QPushButton(self.tr("Make or take in a key…"), self))
        self.make.setObjectName("seal-make-key")
        self.make.setProperty("role", "link")
        self.make.clicked.connect(self.keys_asked)
        self._room = QVBoxLayout()
        self._error = TextLabel("", "error", self)
        self._error.setObjectName("seal-address-error")
        self.address = only_looks(QLineEdit(settings.time_stamp_address, self))
        self.stamp = Fold(theme, "", is_open=False, parent=self)
        self._build()
        self._follow()

    @property
    def wanted(self) -> bool:
        """Whether the PDF is to be sealed."""
        return self.isEnabled() and self.box.isChecked()

    @property
    def has_key(self) -> bool:
        """Whether there is a key to seal with."""
        return self._facts is not None

    def prepare(self, file: WorkshopFile, document: Document) -> Sealing | None:
        """With what to seal a document; None when something is missing, which is said beside its field."""
        from stageworkshop.evidence.export import Sealing
        from stageworkshop.evidence.keys import KeyStore
        from stageworkshop.evidence.proofs import proof_files

        address = self._checked_address()
        if address is None:
            return None
        if self._facts is None:
            self._read_key()
        if self._facts is None or self._unlocking is None:
            self.make.setFocus()
            return None
        key = self._unlocking.unlock(KeyStore())
        return Sealing(key, proof_files(file, document.charter.number), address) if key is not None else None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Keys may have been made in the meantime; and for the first look much has to be loaded.
        if self.box.isChecked():
            QTimer.singleShot(AFTER_PAINT, self, self._read_key)

    def _toggle(self, on: bool) -> None:
        self._settings.seals = on
        if on:
            self._read_key()
        self._follow()
        self.changed.emit()

    def _read_key(self) -> None:
        from stageworkshop.evidence.keys import KeyStore

        if not self.box.isChecked():
            return
        before = self._facts
        try:
            self._facts = KeyStore().facts("organisation")
        except DomainError as error:
            self._facts = None
            self._key.setText(error.message())
        else:
            self._show_key()
        if self._facts is not None and (self._unlocking is None or before != self._facts):
            self._ask_for_passphrase(self._facts)
        self._follow()

    def _show_key(self) -> None:
        facts = self._facts
        self._warning.setText(facts.warning(datetime.now(UTC)) if facts is not None else "")
        if facts is None:
            self._key.setText(self.tr("There is no key to seal with yet."))
            return
        until = day_words(f"{facts.certificate.valid_until:%Y-%m-%d}")
        words = self.tr("With the key of {0}, valid until {1}.")
        self._key.setText(words.format(isolated(facts.certificate.holder), until))

    def _ask_for_passphrase(self, facts: KeyFacts) -> None:
        from stageworkshop.ui.proof.passphrase import Unlocking

        if self._unlocking is None:
            self._unlocking = Unlocking(self._theme, "seal", self)
            only_looks(self._unlocking.secret.line)
            only_looks(self._unlocking.secret.eye)
            only_looks(self._unlocking.remember)
            self._room.addWidget(self._unlocking)
        self._unlocking.begin(facts)

    def _checked_address(self) -> str | None:
        """The address of the time-stamp server, "" for none; None when it is not one."""
        from stageworkshop.evidence.time_stamps import check_address

        self._error.hide()
        text = self.address.text().strip()
        try:
            address = check_address(text) if text else ""
        except DomainError as error:
            self._error.setText(error.text)
            self._error.show()
            self.stamp.set_open(True)
            self.address.setFocus()
            return None
        self._settings.time_stamp_address = address
        return address

    def _follow(self) -> None:
        on = self.box.isChecked()
        self._key.setVisible(on and bool(self._key.text()))
        self._warning.setVisible(on and bool(self._warning.text()))
        self.make.setVisible(on and self._facts is None and bool(self._key.text()))
        self._below.setVisible(on and self._facts is not None)
        figure = self.address.text().strip() or self.tr("this computer’s clock")
        self.stamp.set_figure("" if self.stamp.is_open else figure)

    def _build(self) -> None:
        self.address.setObjectName("seal-address")
        self.address.setPlaceholderText("https://")
        self.address.textEdited.connect(lambda _: self._error.hide())
        self.address.editingFinished.connect(self._follow)
        self.stamp.button.setText(self.tr("Time stamp"))
        self.stamp.button.setObjectName("seal-time")
        set_role(self.stamp.button, "link")
        self.stamp.button.toggled.connect(lambda _: self._follow())
        self.stamp.body.setSpacing(2)
        self.stamp.body.addWidget(field_label(self.tr("&Address of a time-stamp server"), self.address, self))
        self.address.setAccessibleName(self.tr("Address of a time-stamp server"))
        self.stamp.body.addWidget(self.address)
        self.stamp.body.addWidget(self._error)
        self.stamp.body.addWidget(
            TextLabel(
                self.tr(
                    "Somebody independent then confirms when it was sealed; only a hash leaves this computer. "
                    "Left empty, this computer’s clock tells the time."
                ),
                "small",
                self,
            )
        )
        self._error.hide()
        self._below = QWidget(self)
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(Space.S)
        below.addLayout(self._room)
        below.addWidget(self.stamp)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        for widget in (self.box, self._key, self._warning, self.make, self._below):
            column.addWidget(widget)

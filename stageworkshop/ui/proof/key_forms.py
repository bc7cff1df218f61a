"""The forms on a key's card: making one, taking one in from a file, making the next certificate."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from stageworkshop.domain.errors import DomainError
from stageworkshop.evidence import keychain
from stageworkshop.ui.proof.passphrase import RememberBox, SecretLine, Unlocking, begun
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.labels import TextLabel, field_label

if TYPE_CHECKING:
    from stageworkshop.evidence.keys import KeyFacts, KeyStore, Role

WIDEST = 420


class KeyForm(QWidget):
    """`made` brings the facts of the key that is there now; `left` tells that nothing was done. Esc leaves."""

    made = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.name = name
        self.setObjectName(name)
        self.lead = TextLabel("", "muted", self)
        self.remember = RememberBox(f"{name}-remember", self)
        self.error = TextLabel("", "error", self)
        self.error.setObjectName(f"{name}-error")
        self.finish_button = QPushButton(words, self)
        self.finish_button.setObjectName(f"{name}-finish")
        self.finish_button.setProperty("role", "primary")
        self.finish_button.clicked.connect(self.finish)
        leave = QPushButton(self.tr("Cancel"), self)
        leave.setObjectName(f"{name}-leave")
        leave.clicked.connect(self.left)
        self.fields = QVBoxLayout()
        self.fields.setSpacing(Space.M)
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addWidget(self.finish_button)
        foot.addWidget(leave)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.lead)
        column.addLayout(self.fields)
        column.addWidget(self.remember)
        column.addWidget(self.error)
        column.addLayout(foot)

    def finish(self) -> None:
        """Do it, or say beside the field what is missing."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def start_over(self) -> None:
        """As every form begins."""
        self.error.hide()
        self.remember.begin()

    def attempt(
        self, act: Callable[[], KeyFacts], passphrase: str, at_fields: dict[str, Callable[[str], None]]
    ) -> None:
        """Do it; what is refused is said by the one of `at_fields` that has its code, else below the form."""
        try:
            facts = act()
        except DomainError as error:
            said = at_fields.get(error.code)
            if said is not None:
                said(begun(error.text))
            else:
                self.error.setText(begun(error.message()))
                self.error.show()
            return
        if self.remember.wanted:
            keychain.remember(facts.certificate.fingerprint, passphrase)
        self.made.emit(facts)


class CreateForm(KeyForm):
    """A new key: a name, and a passphrase typed twice."""

    def __init__(self, theme: Theme, name: str, store: KeyStore, role: Role, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, "", parent)
        self._store, self._role = store, role
        self._replaces = False
        self.finish_button.setText(self.tr("Make the key"))
        self.owner = QLineEdit(self)
        self.owner.setObjectName(f"{name}-owner")
        self.owner.setMaxLength(120)
        self.owner.setMaximumWidth(WIDEST)
        self._owner_error = TextLabel("", "error", self)
        self._owner_error.setObjectName(f"{name}-owner-error")
        self.owner.textEdited.connect(lambda _: self._owner_error.hide())
        self.owner.returnPressed.connect(self.finish)
        self.first = SecretLine(theme, f"{name}-passphrase", self.tr("&Passphrase, at least 8 characters"), self)
        self.again = SecretLine(theme, f"{name}-again", self.tr("The same &again"), self)
        for line in (self.first, self.again):
            line.entered.connect(self.finish)
        words = self.tr("&Name of the organisation") if role == "organisation" else self.tr("Your &name")
        owner = QVBoxLayout()
        owner.setSpacing(2)
        owner.addWidget(field_label(words, self.owner, self))
        self.owner.setAccessibleName(words.replace("&", ""))
        owner.addWidget(self.owner)
        owner.addWidget(self._owner_error)
        self.fields.addLayout(owner)
        self.fields.addWidget(self.first)
        self.fields.addWidget(self.again)

    def begin(self, name: str, *, replaces: bool) -> None:
        """Start anew for a name; `replaces` tells that there is a key already, which is set aside."""
        self._replaces = replaces
        lead = self.tr("The passphrase is never stored with the key: without it the key is of no use to anybody.")
        if replaces:
            aside = self.tr("The key that is there is set aside, not deleted. Its fingerprint no longer applies then.")
            lead = f"{aside} {lead}"
        self.lead.setText(lead)
        self.owner.setText(name)
        self._owner_error.hide()
        for line in (self.first, self.again):
            line.clear()
        self.start_over()
        (self.first.line if name else self.owner).setFocus()

    def finish(self) -> None:
        if self.first.text != self.again.text:
            self.again.refuse(self.tr("The two are not the same. Type the passphrase once more."))
            return
        passphrase = self.first.text
        self.attempt(
            lambda: self._store.create(
                self._role, self.owner.text(), passphrase, at=datetime.now(UTC), replace=self._replaces
            ),
            passphrase,
            {"key.name": self._refuse_name, "key.short_passphrase": self.first.refuse},
        )

    def _refuse_name(self, words: str) -> None:
        self._owner_error.setText(words)
        self._owner_error.show()
        self.owner.setFocus()


class ImportForm(KeyForm):
    """A key from elsewhere: its file, and the passphrase that it came with."""

    def __init__(self, theme: Theme, name: str, store: KeyStore, role: Role, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, "", parent)
        self._store, self._role = store, role
        self._replaces = False
        self.finish_button.setText(self.tr("Take in the key"))
        self._file_error = TextLabel("", "error", self)
        self._file_error.setObjectName(f"{name}-file-error")
        self.file = QLineEdit(self)
        self.file.setObjectName(f"{name}-file")
        self.file.textEdited.connect(lambda _: self._file_error.hide())
        self.file.returnPressed.connect(self.finish)
        self.choose = QPushButton(self.tr("Choose…"), self)
        self.choose.setObjectName(f"{name}-choose")
        self.choose.setAccessibleName(self.tr("Choose the key file"))
        theme.set_icon(self.choose, "folder-open", "text-muted", 16)
        self.choose.clicked.connect(self._choose)
        self.secret = SecretLine(theme, f"{name}-passphrase", self.tr("&Passphrase of the file"), self)
        self.secret.entered.connect(self.finish)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.file, 1)
        row.addWidget(self.choose)
        place = QVBoxLayout()
        place.setSpacing(2)
        words = self.tr("Key &file (PKCS#12, ends in .p12 or .pfx)")
        place.addWidget(field_label(words, self.file, self))
        self.file.setAccessibleName(words.replace("&", ""))
        place.addLayout(row)
        place.addWidget(self._file_error)
        self.fields.addLayout(place)
        self.fields.addWidget(self.secret)

    def begin(self, *, replaces: bool) -> None:
        """Start anew; `replaces` tells that there is a key already, which is set aside."""
        self._replaces = replaces
        lead = self.tr("The file is only read. The key is kept in your own folder, under the same passphrase.")
        if replaces:
            lead = f"{self.tr('The key that is there is set aside, not deleted.')} {lead}"
        self.lead.setText(lead)
        self.file.clear()
        self._file_error.hide()
        self.secret.clear()
        self.start_over()
        self.file.setFocus()

    def finish(self) -> None:
        text, passphrase = self.file.text().strip(), self.secret.text
        if not text:
            self._refuse_file(self.tr("Choose the key file."))
            return
        of_file = dict.fromkeys(
            (
                "key.not_p12",
                "key.none",
                "key.mismatch",
                "key.kind",
                "key.not_for_signing",
                "key.not_yet",
                "key.expired",
            ),
            self._refuse_file,
        )
        missing = dict.fromkeys(("file.missing", "file.folder", "file.huge", "file.permission"), self._refuse_file)
        self.attempt(
            lambda: self._store.import_p12(
                self._role, Path(text).expanduser(), passphrase, at=datetime.now(UTC), replace=self._replaces
            ),
            passphrase,
            {
                **of_file,
                **missing,
                "key.passphrase": self.secret.refuse,
                "key.short_passphrase": self._refuse_short,
            },
        )

    def _refuse_short(self, _words: str) -> None:
        self.secret.refuse(
            self.tr("The file’s passphrase is too short to keep a key under. Export the key again with a longer one.")
        )

    def _refuse_file(self, words: str) -> None:
        self._file_error.setText(words)
        self._file_error.show()
        self.file.setFocus()

    def _choose(self) -> None:
        kinds = self.tr("Key files (*.p12 *.pfx)")
        found, _ = QFileDialog.getOpenFileName(self, self.tr("Take in a key"), "", kinds)
        if found:
            self.file.setText(found)
            self._file_error.hide()
            self.secret.line.setFocus()


class RenewForm(KeyForm):
    """The next certificate under the same authority."""

    def __init__(self, theme: Theme, name: str, store: KeyStore, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, "", parent)
        self._store = store
        self.finish_button.setText(self.tr("Make the next certificate"))
        self.secret = Unlocking(theme, name, self)
        self.secret.entered.connect(self.finish)
        self.fields.addWidget(self.secret)

    def begin(self, facts: KeyFacts) -> None:
        """Start anew for a key."""
        self.lead.setText(
            self.tr(
                "The seal gets a new fingerprint, to be published. That of your authority, which issues it, stays. "
                "Charters sealed so far stay valid."
            )
        )
        self.secret.begin(facts)
        self.start_over()
        # The question stands beside the passphrase, where it has to be asked.
        self.remember.hide()
        (self.finish_button if self.secret.isHidden() else self.secret.secret.line).setFocus()

    def finish(self) -> None:
        passphrase = self.secret.passphrase
        remembered = self.secret.is_remembered
        try:
            facts = self._store.renew(passphrase, at=datetime.now(UTC))
        except DomainError as error:
            self.secret.refuse(error)
            return
        if remembered:
            keychain.remember(facts.certificate.fingerprint, passphrase)
        self.made.emit(facts)

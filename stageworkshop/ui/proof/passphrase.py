"""Asking for a passphrase, in the page, and only where the system's keychain does not know it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from stageworkshop.domain.errors import DomainError
from stageworkshop.evidence import keychain
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.labels import TextLabel, field_label

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from stageworkshop.evidence.keys import KeyFacts, KeyStore
    from stageworkshop.evidence.signing_keys import SigningKey

WIDEST = 420


class SecretLine(QWidget):
    """One line that shows dots, with an eye to see what was typed, and room for what is wrong with it.

    What was typed is forgotten as soon as the line is out of sight.
    """

    entered = Signal()
    """Enter was pressed."""

    def __init__(self, theme: Theme, name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.error = TextLabel("", "error", self)
        self.error.setObjectName(f"{name}-error")
        self.error.hide()
        self.line = QLineEdit(self)
        self.line.setObjectName(name)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setMaximumWidth(WIDEST)
        self.line.returnPressed.connect(self.entered)
        self.line.textEdited.connect(lambda _: self.error.hide())
        self.eye = QToolButton(self)
        self.eye.setObjectName(f"{name}-show")
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self._show)
        row = QHBoxLayout()
        row.setSpacing(Space.XS)
        row.addWidget(self.line, 1_000)
        row.addWidget(self.eye)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(field_label(words, self.line, self))
        self.line.setAccessibleName(words.replace("&", ""))
        column.addLayout(row)
        column.addWidget(self.error)
        self._show(False)

    @property
    def text(self) -> str:
        """What was typed; blanks count."""
        return self.line.text()

    def refuse(self, words: str) -> None:
        """Say what is wrong with it."""
        self.error.setText(words)
        self.error.show()
        self.line.setFocus()
        self.line.selectAll()

    def clear(self) -> None:
        """Forget what was typed."""
        self.line.clear()
        self.eye.setChecked(False)
        self.error.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            # Nobody waits for it any more; a window that is only minimised is another matter.
            self.clear()

    def _show(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        words = self.tr("Hide what is typed") if shown else self.tr("Show what is typed")
        self.eye.setToolTip(words)
        self.eye.setAccessibleName(words)
        self._theme.set_icon(self.eye, "eye-off" if shown else "eye", "text-muted", 16)


class RememberBox(QCheckBox):
    """Offers the keychain, only where there is one."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setText(self.tr("Remember it in this computer’s keychain"))

    def begin(self) -> None:
        """Not ticked, and in sight only where there is a keychain."""
        self.setChecked(False)
        self.setVisible(keychain.is_there())

    @property
    def wanted(self) -> bool:
        """Whether it is to be remembered."""
        return not self.isHidden() and self.isChecked()


class Unlocking(QWidget):
    """Opens a key of this computer: with the passphrase that the keychain knows, or that is typed here."""

    entered = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: KeyFacts | None = None
        self._is_known = False
        self.secret = SecretLine(theme, f"{name}-passphrase", self.tr("&Passphrase of this key"), self)
        self.secret.entered.connect(self.entered)
        self.remember = RememberBox(f"{name}-unlock-remember", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.secret)
        column.addWidget(self.remember)

    def begin(self, facts: KeyFacts) -> None:
        """Get ready for a key; hidden when the keychain knows its passphrase."""
        self._facts = facts
        self._is_known = keychain.recall(facts.certificate.fingerprint) is not None
        self.secret.clear()
        self.remember.begin()
        self.setVisible(not self._is_known)

    @property
    def passphrase(self) -> str:
        """What the keychain knows, or what was typed."""
        assert self._facts is not None
        known = keychain.recall(self._facts.certificate.fingerprint) if self._is_known else None
        return known or self.secret.text

    @property
    def is_remembered(self) -> bool:
        """Whether the keychain knows it, or is to."""
        return self._is_known or self.remember.wanted

    def unlock(self, store: KeyStore) -> SigningKey | None:
        """The key, ready to sign; None when it stays closed, which is said beside the field."""
        assert self._facts is not None
        passphrase = self.passphrase
        if not passphrase:
            self._ask(self.tr("Type the passphrase of this key."))
            return None
        try:
            key = store.unlock(self._facts.role, passphrase, at=datetime.now(UTC))
        except DomainError as error:
            self.refuse(error)
            return None
        if not self._is_known and self.remember.wanted:
            self._is_known = keychain.remember(self._facts.certificate.fingerprint, passphrase)
            self.setVisible(not self._is_known)
        self.secret.error.hide()
        return key

    def refuse(self, error: DomainError) -> None:
        """Say why the key stays closed. A passphrase in the keychain that no longer fits is taken out of it."""
        assert self._facts is not None
        if self._is_known and error.code == "key.passphrase":
            keychain.forget(self._facts.certificate.fingerprint)
            self._ask(self.tr("What the keychain remembers no longer opens the key. Type the passphrase."))
        else:
            self._ask(begun(error.text))

    def _ask(self, words: str) -> None:
        self._is_known = False
        self.show()
        self.remember.setVisible(keychain.is_there())
        self.secret.refuse(words)


def begun(words: str) -> str:
    """A sentence that begins after the name of a field, as a sentence of its own."""
    return words[:1].upper() + words[1:]

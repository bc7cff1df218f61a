"""Where a command gets a key and its passphrase: the environment, the system's keychain, or the person there."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from stageworkshop.domain.errors import InputError, InvalidValue, NotFound

if TYPE_CHECKING:
    from stageworkshop.evidence.keys import Role
    from stageworkshop.evidence.signing_keys import SigningKey

VARIABLE = "STAGEWORKSHOP_PASSPHRASE"


def passphrase_for(what: str, fingerprint: str = "") -> str:
    """The passphrase of a key. `what` names it to the person, `fingerprint` to the keychain. Raises InputError."""
    from stageworkshop.evidence import keychain

    given = os.environ.get(VARIABLE)
    if given:
        return given
    known = keychain.recall(fingerprint) if fingerprint else None
    return known or _ask(f"Passphrase of {what}: ")


def unlocked(role: Role, file: Path | None = None) -> SigningKey:
    """The key of this computer, or the one in a PKCS#12 file, ready to sign. Raises InputError, NotFound."""
    from stageworkshop.evidence import keychain
    from stageworkshop.evidence.keys import KeyStore, read_key_file

    now = datetime.now(UTC)
    if file is not None:
        return read_key_file(file, passphrase_for(file.name), at=now)
    store = KeyStore()
    facts = store.facts(role)
    if facts is None:
        raise NotFound("key.missing", "there is no key yet; make one with “keys create”, or name one with --key.")
    fingerprint, holder = facts.certificate.fingerprint, facts.certificate.holder
    try:
        return store.unlock(role, passphrase_for(f"“{holder}”", fingerprint), at=now)
    except InputError as error:
        if error.code != "key.passphrase" or os.environ.get(VARIABLE) or not keychain.recall(fingerprint):
            raise
        # What the keychain remembers is out of date.
        keychain.forget(fingerprint)
        return store.unlock(role, passphrase_for(f"“{holder}”"), at=now)


def new_passphrase() -> str:
    """A passphrase for a new key, typed twice. Raises InputError, InvalidValue."""
    given = os.environ.get(VARIABLE)
    if given:
        return given
    first = _ask("Choose a passphrase for the key: ")
    if _ask("Type it again: ") != first:
        raise InvalidValue("key.passphrases_differ", "the two are not the same; start again.", where="Passphrase")
    return first


def _ask(words: str) -> str:
    import getpass

    if not sys.stdin.isatty():
        raise InputError(
            "key.no_passphrase",
            f"there is nobody here to ask for it and no keychain that knows it; set {VARIABLE}.",
            where="Passphrase",
        )
    return getpass.getpass(words)

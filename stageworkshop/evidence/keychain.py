"""Passphrases in the system's own keychain. Where there is none (a server, a container), everything answers “no”."""

from __future__ import annotations

SERVICE = "Stage Workshop"
MEANT = 1
"""Priority from which on a keychain is one that its makers recommend; those that keep nothing are below."""


def is_there() -> bool:
    """Whether there is a keychain that could keep a passphrase."""
    try:
        import keyring

        return keyring.get_keyring().priority >= MEANT
    except Exception:
        return False


def recall(fingerprint: str) -> str | None:
    """The passphrase of the key with this fingerprint; None when the keychain has none or there is no keychain."""
    try:
        import keyring

        return keyring.get_password(SERVICE, fingerprint)
    except Exception:
        # Keychains fail in many ways (none there, locked, refused, no session bus), and all mean: ask the person.
        return None


def remember(fingerprint: str, passphrase: str) -> bool:
    """Puts a passphrase into the keychain; False when that could not be done."""
    try:
        import keyring

        keyring.set_password(SERVICE, fingerprint, passphrase)
    except Exception:
        return False
    return recall(fingerprint) == passphrase


def forget(fingerprint: str) -> None:
    """Takes a passphrase out of the keychain, if it is there."""
    try:
        import keyring

        keyring.delete_password(SERVICE, fingerprint)
    except Exception:
        return

"""SHA-256 fingerprints of certificates, as people read, copy and compare them."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from stageworkshop.domain.errors import InvalidValue

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

_GROUP = 4


def fingerprint_of(certificate: Certificate) -> str:
    """SHA-256 over the certificate's DER form, 64 hex digits in lower case."""
    from cryptography.hazmat.primitives.serialization import Encoding

    return hashlib.sha256(certificate.public_bytes(Encoding.DER)).hexdigest()


def spaced(fingerprint: str) -> str:
    """“3F2A 11B0 …”: upper case in groups of four, to be read aloud and compared by eye."""
    text = fingerprint.upper()
    return " ".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))


def normalised(text: str) -> str:
    """A fingerprint as anybody may have written it down: with blanks, colons, capitals, or OpenSSL's “… Fingerprint=”.

    Raises InvalidValue when it is not 64 hex digits.
    """
    digits = re.sub(r"[\s:.-]", "", text.rpartition("=")[2]).lower()
    digits = digits.removeprefix("sha256")
    if not re.fullmatch(r"[0-9a-f]{64}", digits):
        raise InvalidValue(
            "fingerprint.form",
            f"“{text.strip()[:90]}” is no SHA-256 fingerprint; copy all 64 digits from where it was published.",
            where="Fingerprint",
        )
    return digits

"""A key with its certificate, ready to sign; reading one from a PKCS#12 file, with a clear word when it won't do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from stageworkshop.domain.errors import InputError, InvalidValue
from stageworkshop.evidence.certificates import CertificateFacts, chain_from, facts_of, may_sign_documents

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.hazmat.primitives.serialization import KeySerializationEncryption
    from cryptography.x509 import Certificate

    PrivateKey = EllipticCurvePrivateKey | RSAPrivateKey

MAX_BYTES = 1024 * 1024
SHORTEST_PASSPHRASE = 8
SMALLEST_RSA = 2048
_ROUNDS = 100_000
"""Of PBKDF2 for each part of the file: opening it stays under a fifth of a second."""


@dataclass(frozen=True)
class SigningKey:
    """A private key in memory, its certificate, and who issued that, up to the root as far as known."""

    private: PrivateKey
    certificate: Certificate
    issuers: tuple[Certificate, ...] = ()

    @property
    def facts(self) -> CertificateFacts:
        """What people need to know of its certificate."""
        return facts_of(self.certificate)


def read_p12(data: bytes, passphrase: str, *, at: datetime, source: str = "", for_documents: bool = True) -> SigningKey:
    """The key in a PKCS#12 file, which must be valid at the time `at` and, unless said otherwise, sign documents.

    `source` names the file in errors. Raises InputError with one of the codes key.not_p12, key.passphrase, key.none,
    key.mismatch, key.kind, key.not_for_signing, key.not_yet, key.expired.
    """
    from cryptography.hazmat.primitives.serialization import pkcs12

    if not _is_p12(data):
        raise InputError(
            "key.not_p12", "this is no key file; choose a PKCS#12 file, which ends in .p12 or .pfx.", where=source
        )
    try:
        private, certificate, others = pkcs12.load_key_and_certificates(data, passphrase.encode() or None)
    except (ValueError, TypeError) as error:
        raise InputError(
            "key.passphrase", "this passphrase does not open the key; type it again.", where=source
        ) from error
    if private is None or certificate is None:
        raise InputError(
            "key.none",
            "it holds certificates but no private key; export it again together with its key.",
            where=source,
        )
    key = SigningKey(_usable(private, certificate, source), certificate, tuple(chain_from(certificate, others)[1:]))
    if for_documents and not may_sign_documents(certificate):
        raise InputError(
            "key.not_for_signing",
            "its certificate does not allow signing documents; ask who issued it for one that does.",
            where=source,
        )
    _check_validity(key, at, source)
    return key


def write_p12(key: SigningKey, passphrase: str, name: str) -> bytes:
    """The key as PKCS#12, encrypted (PBES2, AES-256, SHA-256). Raises InvalidValue for a short passphrase."""
    from cryptography.hazmat.primitives.serialization import pkcs12

    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise InvalidValue(
            "key.short_passphrase",
            f"choose a passphrase of at least {SHORTEST_PASSPHRASE} characters; the key is never stored without one.",
            where="Passphrase",
        )
    return pkcs12.serialize_key_and_certificates(
        name.encode(), key.private, key.certificate, list(key.issuers), _encryption(passphrase)
    )


def _encryption(passphrase: str) -> KeySerializationEncryption:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.serialization import PrivateFormat, pkcs12

    return (
        PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(_ROUNDS)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(hashes.SHA256())
        .build(passphrase.encode())
    )


def _is_p12(data: bytes) -> bool:
    from asn1crypto import pkcs12

    try:
        return bool(pkcs12.Pfx.load(data, strict=True)["version"].native == "v3")
    except (ValueError, TypeError, KeyError):
        return False


def _usable(private: object, certificate: Certificate, source: str) -> PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

    if not isinstance(private, EllipticCurvePrivateKey | RSAPrivateKey) or (
        isinstance(private, RSAPrivateKey) and private.key_size < SMALLEST_RSA
    ):
        raise InputError(
            "key.kind",
            f"this kind of key can’t seal a PDF; use P-256, or RSA with at least {SMALLEST_RSA} bits.",
            where=source,
        )
    if private.public_key() != certificate.public_key():
        raise InputError(
            "key.mismatch", "the certificate in it belongs to another key; export both again.", where=source
        )
    return private


def _check_validity(key: SigningKey, at: datetime, source: str) -> None:
    facts = key.facts
    if at > facts.valid_until:
        raise InputError(
            "key.expired",
            f"its certificate ran out on {facts.valid_until:%Y-%m-%d}; get or make a new one.",
            where=source,
        )
    if at < facts.valid_from:
        raise InputError(
            "key.not_yet",
            f"its certificate is valid only from {facts.valid_from:%Y-%m-%d} on; check this computer’s clock.",
            where=source,
        )

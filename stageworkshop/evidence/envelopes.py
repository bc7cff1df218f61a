"""DSSE envelopes: a payload, its type, and signatures over both, in a form that `openssl` can check.

Source: Dead Simple Signing Envelope, version 1.0. What is signed is the pre-authentication encoding (`pae`); P-256 keys
sign with ECDSA and SHA-256 (DER), RSA keys with PKCS #1 v1.5 and SHA-256. Each signature carries its certificate
(`cert`, PEM), a member that other readers skip.
"""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from stageworkshop.domain.errors import InputError
from stageworkshop.evidence.certificates import to_pem
from stageworkshop.evidence.signing_keys import SigningKey

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

PAYLOAD_TYPE = "application/vnd.in-toto+json"
MAX_SIGNATURES = 16
MAX_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True)
class Envelope:
    """A read envelope. `signers` holds the certificates whose signatures hold; a wrong one raises on reading."""

    payload: bytes
    signers: tuple[Certificate, ...]


def pae(payload_type: str, payload: bytes) -> bytes:
    """The bytes that are signed: type and payload with their lengths."""
    kind = payload_type.encode()
    return b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(payload), payload)


def wrap(payload: bytes, key: SigningKey, payload_type: str = PAYLOAD_TYPE) -> bytes:
    """A payload in an envelope with one signature."""
    data = {
        "payloadType": payload_type,
        "payload": base64.b64encode(payload).decode(),
        "signatures": [
            {
                "keyid": key.facts.fingerprint,
                "sig": base64.b64encode(_sign(key, pae(payload_type, payload))).decode(),
                "cert": to_pem([key.certificate]).decode(),
            }
        ],
    }
    return (json.dumps(data, indent=2) + "\n").encode()


def unwrap(data: bytes, payload_type: str = PAYLOAD_TYPE) -> Envelope:
    """The payload, once every signature over it holds.

    Raises InputError with one of the codes envelope.form, envelope.type, envelope.unsigned, envelope.signature.
    """
    members = _members(data)
    if members["payloadType"] != payload_type:
        raise InputError("envelope.type", "its envelope holds something else than a sign-off.")
    payload = _decoded(members["payload"])
    signatures = members["signatures"]
    if not signatures:
        raise InputError("envelope.unsigned", "its envelope carries no signature.")
    signed = pae(payload_type, payload)
    return Envelope(payload, tuple(_checked(each, signed) for each in signatures))


def _members(data: bytes) -> dict[str, Any]:
    if len(data) > MAX_BYTES:
        raise InputError("envelope.form", "its envelope is too large to be one.")
    try:
        members = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InputError("envelope.form", "its envelope is not readable.") from error
    if (
        not isinstance(members, dict)
        or not isinstance(members.get("payload"), str)
        or not isinstance(members.get("payloadType"), str)
        or not isinstance(members.get("signatures"), list)
        or len(members["signatures"]) > MAX_SIGNATURES
    ):
        raise InputError("envelope.form", "its envelope does not have the form of one.")
    return members


def _decoded(text: object) -> bytes:
    try:
        return base64.b64decode(str(text), validate=True)
    except (binascii.Error, ValueError) as error:
        raise InputError("envelope.form", "its envelope is not readable.") from error


def _sign(key: SigningKey, data: bytes) -> bytes:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, padding

    if isinstance(key.private, ec.EllipticCurvePrivateKey):
        return key.private.sign(data, ec.ECDSA(hashes.SHA256()))
    return key.private.sign(data, padding.PKCS1v15(), hashes.SHA256())


def _checked(signature: object, signed: bytes) -> Certificate:
    """The certificate of one signature. Raises InputError when it does not hold."""
    from cryptography import x509

    if not isinstance(signature, dict) or not all(isinstance(signature.get(name), str) for name in ("sig", "cert")):
        raise InputError("envelope.form", "a signature of its envelope is not readable.")
    try:
        certificate = x509.load_pem_x509_certificate(signature["cert"].encode())
    except ValueError as error:
        raise InputError("envelope.form", "the certificate in its envelope is not readable.") from error
    if not _holds(certificate, _decoded(signature["sig"]), signed):
        raise InputError("envelope.signature", "the signature of its envelope does not fit: it was altered.")
    return certificate


def _holds(certificate: Certificate, signature: bytes, signed: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

    try:
        public = certificate.public_key()
        if isinstance(public, ec.EllipticCurvePublicKey):
            public.verify(signature, signed, ec.ECDSA(hashes.SHA256()))
        elif isinstance(public, rsa.RSAPublicKey):
            public.verify(signature, signed, padding.PKCS1v15(), hashes.SHA256())
        else:
            return False
    except (InvalidSignature, UnsupportedAlgorithm, ValueError):
        return False
    return True

"""Certificates of a small organisation's own authority: made here, and read into plain facts.

The profile (RFC 5280, RFC 9336): P-256 keys; an authority for ten years that may only sign certificates; a seal for
three years that may only sign documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from stageworkshop.evidence.fingerprints import fingerprint_of

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.x509 import Certificate, CertificateBuilder, KeyUsage, Name, ObjectIdentifier

    PrivateKey = EllipticCurvePrivateKey | RSAPrivateKey

AUTHORITY_YEARS = 10
LEAF_YEARS = 3
PURPOSES = ("1.3.6.1.5.5.7.3.36", "1.3.6.1.5.5.7.3.4")
"""Document signing (RFC 9336), and e-mail protection: without it Poppler's `pdfsig` calls the certificate corrupted."""
MAX_CHAIN = 8
NAME_BYTES = 64
"""X.509's limit for the name of a holder or an organisation."""
_EARLIER = timedelta(minutes=10)
"""A certificate is valid from a little before it is made: other machines' clocks differ."""


@dataclass(frozen=True)
class CertificateFacts:
    """What people need to know of a certificate. Fingerprints are hex, times are UTC."""

    holder: str
    organisation: str
    issuer: str
    fingerprint: str
    valid_from: datetime
    valid_until: datetime


def facts_of(certificate: Certificate) -> CertificateFacts:
    """Names, fingerprint and validity of a certificate."""
    from cryptography.x509.oid import NameOID

    return CertificateFacts(
        holder=name_of(certificate.subject),
        organisation=_part(certificate.subject, NameOID.ORGANIZATION_NAME),
        issuer=name_of(certificate.issuer),
        fingerprint=fingerprint_of(certificate),
        valid_from=certificate.not_valid_before_utc,
        valid_until=certificate.not_valid_after_utc,
    )


def out_of_date(facts: CertificateFacts, at: str) -> str:
    """What is wrong with a signature made at `at` (ISO, "" when nobody says): a clause, "" when nothing is."""
    if not at:
        return ""
    moment = datetime.fromisoformat(at)
    if moment < facts.valid_from:
        return f"it was signed on {moment:%Y-%m-%d}, before the certificate of “{facts.holder}” was valid."
    if moment > facts.valid_until:
        return f"it was signed on {moment:%Y-%m-%d}, after the certificate of “{facts.holder}” had run out."
    return ""


def name_of(name: Name) -> str:
    """The common name, else the organisation, else the whole name as text."""
    from cryptography.x509.oid import NameOID

    return _part(name, NameOID.COMMON_NAME) or _part(name, NameOID.ORGANIZATION_NAME) or name.rfc4514_string()


def new_key() -> EllipticCurvePrivateKey:
    """A new P-256 key: 0.03 s a signature, where RSA of 3072 bits takes 0.26 s."""
    from cryptography.hazmat.primitives.asymmetric import ec

    return ec.generate_private_key(ec.SECP256R1())


def authority(name: str, key: EllipticCurvePrivateKey, at: datetime) -> Certificate:
    """A self-signed certificate for an organisation's own authority."""
    from cryptography import x509

    subject = _named(name, name, ", charter authority")
    builder = _valid(_builder(subject, key, subject, key), at, _years_later(at, AUTHORITY_YEARS))
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    return builder.add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True).sign(key, _sha256())


def leaf(
    name: str, key: EllipticCurvePrivateKey, issuer: Certificate, issuer_key: PrivateKey, at: datetime
) -> Certificate:
    """A certificate with which the authority lets `key` seal documents; never valid longer than the authority."""
    until = min(_years_later(at, LEAF_YEARS), issuer.not_valid_after_utc)
    builder = _builder(_named(name, name, ", charter seal"), key, issuer.subject, issuer_key)
    return _for_documents(_valid(builder, at, until)).sign(issuer_key, _sha256())


def personal(name: str, key: EllipticCurvePrivateKey, at: datetime) -> Certificate:
    """A self-signed certificate with which a person signs answers of their own."""
    subject = _named("", name)
    builder = _valid(_builder(subject, key, subject, key), at, _years_later(at, LEAF_YEARS))
    return _for_documents(builder).sign(key, _sha256())


def chain_from(certificate: Certificate, others: Iterable[Certificate]) -> list[Certificate]:
    """The certificate, then who issued it, and so on, as far as `others` go and each signature holds."""
    from cryptography.exceptions import InvalidSignature

    chain, pool = [certificate], list(others)
    while len(chain) < MAX_CHAIN and chain[-1].issuer != chain[-1].subject:
        for candidate in pool:
            if candidate in chain:
                continue
            try:
                chain[-1].verify_directly_issued_by(candidate)
            except (ValueError, TypeError, InvalidSignature):
                continue
            chain.append(candidate)
            break
        else:
            break
    return chain


def to_pem(certificates: Sequence[Certificate]) -> bytes:
    """Certificates as PEM, one after the other."""
    from cryptography.hazmat.primitives.serialization import Encoding

    return b"".join(each.public_bytes(Encoding.PEM) for each in certificates)


def may_sign_documents(certificate: Certificate) -> bool:
    """Whether the certificate lets its key sign documents: not an authority's, and no usage that rules it out."""
    from cryptography import x509

    extensions = certificate.extensions
    try:
        if extensions.get_extension_for_class(x509.BasicConstraints).value.ca:
            return False
    except x509.ExtensionNotFound:
        pass
    try:
        usage = extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return usage.digital_signature or usage.content_commitment


def _named(organisation: str, holder: str, role: str = "") -> Name:
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    parts = [x509.NameAttribute(NameOID.ORGANIZATION_NAME, _fitting(organisation))] if organisation else []
    return x509.Name([*parts, x509.NameAttribute(NameOID.COMMON_NAME, _fitting(holder, role))])


def _fitting(text: str, end: str = "") -> str:
    """The text, cut where the name with its end would be longer than X.509 allows."""
    room = NAME_BYTES - len(end.encode())
    return text.encode()[:room].decode(errors="ignore").rstrip() + end


def _builder(subject: Name, key: EllipticCurvePrivateKey, issuer: Name, issuer_key: PrivateKey) -> CertificateBuilder:
    from cryptography import x509

    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
    )


def _valid(builder: CertificateBuilder, at: datetime, until: datetime) -> CertificateBuilder:
    return builder.not_valid_before(at - _EARLIER).not_valid_after(until)


def _for_documents(builder: CertificateBuilder) -> CertificateBuilder:
    from cryptography import x509

    purposes = x509.ExtendedKeyUsage([x509.ObjectIdentifier(each) for each in PURPOSES])
    return (
        builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(digital_signature=True, content_commitment=True), critical=True)
        .add_extension(purposes, critical=False)
    )


def _usage(**allowed: bool) -> KeyUsage:
    from cryptography import x509

    none = dict.fromkeys(
        (
            "digital_signature",
            "content_commitment",
            "key_encipherment",
            "data_encipherment",
            "key_agreement",
            "key_cert_sign",
            "crl_sign",
            "encipher_only",
            "decipher_only",
        ),
        False,
    )
    return x509.KeyUsage(**{**none, **allowed})


def _sha256() -> SHA256:
    from cryptography.hazmat.primitives.hashes import SHA256

    return SHA256()


def _years_later(at: datetime, years: int) -> datetime:
    try:
        return at.replace(year=at.year + years)
    except ValueError:  # 29 February
        return at.replace(year=at.year + years, day=28)


def _part(name: Name, oid: ObjectIdentifier) -> str:
    found = name.get_attributes_for_oid(oid)
    return str(found[0].value) if found else ""

"""The seal: one PAdES certification signature over the whole PDF, which allows no change afterwards.

It is invisible (a visible field would break PDF/UA) and there is exactly one: chained signatures, one a person, read as
“altered after signing” in common viewers. Baseline B-B without a time-stamp authority, B-T with one.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from stageworkshop.evidence.pdf_signatures import signatures_in
from stageworkshop.evidence.signing_keys import SigningKey
from stageworkshop.evidence.time_stamps import failed, time_stamper

if TYPE_CHECKING:
    from pyhanko.sign.signers import SimpleSigner

FIELD = "Seal"
LOCAL_CLOCK = "Time: this computer’s own clock."
STAMPED = "Time: stamped by a time-stamp authority."


@dataclass(frozen=True)
class Sealed:
    """A sealed PDF. `time_stamp` is the authority's time (UTC, ISO), "" when the local clock told it."""

    data: bytes
    file_hash: str
    fingerprint: str
    sealed_at: str
    time_stamp: str


def seal(pdf: bytes, key: SigningKey, *, reason: str = "", time_stamp_address: str = "") -> Sealed:
    """Seals a PDF that carries no signature yet.

    Raises DomainError "time_stamp.failed" when an address is given and no stamp comes, InvalidValue for a bad address.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import PdfSignatureMetadata, PdfSigner
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter

    words = " ".join(part for part in (reason, STAMPED if time_stamp_address else LOCAL_CLOCK) if part)
    metadata = PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        name=key.facts.holder,
        reason=words,
    )
    stamper = time_stamper(time_stamp_address) if time_stamp_address else None
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    signer = PdfSigner(metadata, signer=signer_of(key), timestamper=stamper)
    try:
        out = signer.sign_pdf(writer, output=BytesIO())
    except (OSError, ValueError, TypeError, AttributeError, KeyError) as error:
        if stamper is None:
            raise
        # A server may answer anything at all, and pyHanko takes it apart without asking much.
        raise failed(time_stamp_address, "it refused, or answered something else") from error
    data = out.getvalue()
    (made,) = signatures_in(data)
    return Sealed(
        data=data,
        file_hash=hashlib.sha256(data).hexdigest(),
        fingerprint=key.facts.fingerprint,
        sealed_at=made.said_at,
        time_stamp=made.stamp.at if made.stamp else "",
    )


def signer_of(key: SigningKey) -> SimpleSigner:
    """The key as pyHanko wants it."""
    from asn1crypto import keys, x509
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    issuers = SimpleCertificateStore()
    issuers.register_multiple([x509.Certificate.load(each.public_bytes(Encoding.DER)) for each in key.issuers])
    private = key.private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return SimpleSigner(
        signing_cert=x509.Certificate.load(key.certificate.public_bytes(Encoding.DER)),
        signing_key=keys.PrivateKeyInfo.load(private),
        cert_registry=issuers,
    )

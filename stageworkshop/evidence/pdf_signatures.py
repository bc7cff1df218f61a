"""The signatures in a PDF as plain facts: do they hold, what do they cover, whose are they, when.

Whether a certificate is to be trusted is no question of this module: there is no authority that everybody knows, only
a fingerprint that was published.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from stageworkshop.domain.errors import InputError

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.diff_analysis import StandardDiffPolicy
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.status import PdfSignatureStatus

MAX_SIGNATURES = 32

for _name in ("pyhanko", "pyhanko_certvalidator"):
    # What they have to say of a damaged file is told in plain words here, not on the terminal as well.
    logging.getLogger(_name).addHandler(logging.NullHandler())


@dataclass(frozen=True)
class TimeStamp:
    """A time-stamp authority's word: `at` in UTC (ISO), who it is, and whether its signature holds."""

    at: str
    authority: str
    holds: bool


@dataclass(frozen=True)
class PdfSignature:
    """One signature.

    `holds`: digest and signature fit. `whole_file`: it covers every byte but its own. `tidy`: there is nothing beside
    it in the place where it lies. `no_changes`: it certifies the document and allows no change. `unchanged_since`:
    later revisions, if any, hold nothing but what long-term archiving adds. `said_at` is the signing clock's time.
    """

    holds: bool
    whole_file: bool
    tidy: bool
    no_changes: bool
    unchanged_since: bool
    certificate: Certificate
    others: tuple[Certificate, ...]
    said_at: str
    reason: str
    stamp: TimeStamp | None


def signatures_in(pdf: bytes) -> list[PdfSignature]:
    """All signatures of a PDF, in order. Raises InputError when the PDF or one of its signatures can't be read."""
    reader = open_strictly(pdf)
    with _readable():
        embedded = reader.embedded_regular_signatures
        if len(embedded) > MAX_SIGNATURES:
            raise InputError("pdf.signatures", "it carries more signatures than any charter has.")
        return [_facts(each, pdf) for each in embedded]


def open_strictly(pdf: bytes) -> PdfFileReader:
    """A reader that mends nothing. Raises InputError for what is no whole PDF."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    with _readable():
        reader = PdfFileReader(BytesIO(pdf), strict=True)
        reader.root.get("/Pages")
        return reader


def added_only_signatures(pdf: bytes, sent: bytes) -> bool:
    """Whether a PDF is another one (`sent`, its first bytes) with nothing but signatures added to it since.

    Raises InputError when either can't be read.
    """
    from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel

    base = open_strictly(sent).xrefs.total_revisions - 1
    reader = open_strictly(pdf)
    with _readable():
        found = _signing_policy().review_file(reader, base)
    return isinstance(found, DiffResult) and found.modification_level <= ModificationLevel.FORM_FILLING


def _signing_policy() -> StandardDiffPolicy:
    """pyHanko's own rules for what may be added to a signed PDF, except that a first signature may set `/SigFlags`."""
    from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, FormUpdatingRule, StandardDiffPolicy
    from pyhanko.sign.diff_analysis.constants import ACROFORM_EXEMPT_STRICT_COMPARISON

    default = DEFAULT_DIFF_POLICY
    assert default.form_rule is not None
    form = FormUpdatingRule(default.form_rule.field_rules, ACROFORM_EXEMPT_STRICT_COMPARISON | {"/SigFlags"})
    return StandardDiffPolicy(default.global_rules, form)


def _facts(signature: EmbeddedPdfSignature, pdf: bytes) -> PdfSignature:
    from cryptography import x509
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.fields import MDPPerm
    from pyhanko.sign.validation.pdf_embedded import read_certification_data
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    status = _status(signature)
    certified = read_certification_data(signature.reader)
    is_certified = certified is not None and certified.author_sig.get_object() == signature.sig_object
    said = status.signer_reported_dt
    return PdfSignature(
        holds=bool(status.intact and status.valid),
        whole_file=status.coverage == SignatureCoverageLevel.ENTIRE_FILE and _fills_its_gap(signature, pdf),
        tidy=_is_tidy(signature, pdf),
        no_changes=is_certified and signature.docmdp_level == MDPPerm.NO_CHANGES,
        unchanged_since=status.modification_level <= ModificationLevel.LTA_UPDATES,
        certificate=x509.load_der_x509_certificate(signature.signer_cert.dump()),
        others=tuple(x509.load_der_x509_certificate(each.dump()) for each in signature.other_embedded_certs),
        said_at=_stamp(said) if said else "",
        reason=str(signature.sig_object.get("/Reason", "")),
        stamp=_time_stamp(status),
    )


def _status(signature: EmbeddedPdfSignature) -> PdfSignatureStatus:
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko_certvalidator import ValidationContext

    # The signer itself stands as root: what is asked for here is whether the signature holds, not whom to trust.
    context = ValidationContext(trust_roots=[signature.signer_cert], allow_fetching=False)
    usage = KeyUsageConstraints(key_usage={"non_repudiation", "digital_signature"}, match_all_key_usages=False)
    return validate_pdf_signature(signature, context, key_usage_settings=usage)


def _time_stamp(status: PdfSignatureStatus) -> TimeStamp | None:
    from stageworkshop.evidence.certificates import name_of

    found = status.timestamp_validity
    if found is None:
        return None
    from cryptography import x509

    authority = x509.load_der_x509_certificate(found.signing_cert.dump())
    return TimeStamp(_stamp(found.timestamp), name_of(authority.subject), bool(found.intact and found.valid))


def _gap(signature: EmbeddedPdfSignature, pdf: bytes) -> bytes:
    """What lies between the two ranges that the signature covers."""
    ranges: list[Any] = [int(number) for number in signature.byte_range]
    if len(ranges) != 4 or ranges[0] != 0 or ranges[2] < ranges[1]:
        return b""
    return pdf[ranges[1] : ranges[2]]


def _fills_its_gap(signature: EmbeddedPdfSignature, pdf: bytes) -> bool:
    """Whether the signature alone fills the gap; otherwise words could hide in it."""
    gap = _gap(signature, pdf)
    return gap[:1] == b"<" and gap[-1:] == b">" and len(gap) == 2 * len(signature.pkcs7_content) + 2


def _is_tidy(signature: EmbeddedPdfSignature, pdf: bytes) -> bool:
    """Whether after the signature's own bytes there are zeros and nothing else, all written the same way."""
    from asn1crypto import cms

    gap, content = _gap(signature, pdf)[1:-1], bytes(signature.pkcs7_content)
    inner = cms.ContentInfo.load(content).dump()
    padding = content[len(inner) :]
    return not any(padding) and gap in (content.hex().encode(), content.hex().upper().encode())


def _stamp(moment: datetime) -> str:
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


@contextlib.contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except InputError:
        raise
    except Exception as error:
        # Bytes that are no whole PDF make the libraries fail in dozens of ways, and all mean the same.
        raise InputError("pdf.damaged", "it is no whole PDF: it is damaged or was altered.") from error

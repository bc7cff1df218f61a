"""What a sealed PDF carries: the definitions exactly as they were hashed, and each sign-off in an envelope.

Made here when sealing, taken apart here when verifying.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from stageworkshop.charter.hashing import canonical
from stageworkshop.charter.model import Document, SignOffRecord
from stageworkshop.evidence import envelopes, statements
from stageworkshop.evidence.attachments import DEFINITIONS, Attachment, attach
from stageworkshop.evidence.signing_keys import SigningKey
from stageworkshop.evidence.statements import ProofNote

SIGN_OFF_PREFIX = "sign-off-"
SIGN_OFF_SUFFIX = ".dsse.json"


@dataclass(frozen=True)
class ProofFile:
    """What a sign-off from elsewhere rests on, and its file's own bytes when these are an envelope to hand on."""

    note: ProofNote
    envelope: bytes = b""


def with_definitions(pdf: bytes, document: Document, *, built: datetime) -> bytes:
    """A printed charter with `definitions.json` inside: what an unsealed export carries."""
    return _attached(pdf, document, [], built)


def with_evidence(
    pdf: bytes, document: Document, key: SigningKey, proofs: Mapping[str, ProofFile], *, built: datetime
) -> bytes:
    """A printed charter with `definitions.json` and the envelope of every sign-off inside, ready to be sealed.

    `proofs` holds what sign-offs from elsewhere rest on, by the person's key.
    """
    files = [
        Attachment(
            name=f"{SIGN_OFF_PREFIX}{record.person}{SIGN_OFF_SUFFIX}",
            data=_envelope(record, document, key, proofs.get(record.person)),
            description=f"Sign-off of {record.name}, as a signed statement (in-toto, DSSE)",
        )
        for record in document.sign_offs
    ]
    return _attached(pdf, document, files, built)


def _envelope(record: SignOffRecord, document: Document, key: SigningKey, proof: ProofFile | None) -> bytes:
    # An answer signed with the person's own key is handed on as it came. The partners' edition leaves reasons and
    # strokes out, so there the organisation says in its own words what it has, and names the file.
    if proof is not None and proof.envelope and document.edition != "partner":
        return proof.envelope
    statement = statements.statement_of(record, document, proof.note if proof else None)
    return envelopes.wrap(statements.dumps(statement), key)


def _attached(pdf: bytes, document: Document, files: list[Attachment], built: datetime) -> bytes:
    definitions = Attachment(
        name=DEFINITIONS,
        data=canonical(document),
        description="The definitions in canonical form (RFC 8785); their SHA-256 is the content hash",
        relation="Data",
    )
    identifier = f"urn:sha256:{document.content_hash}"
    return attach(pdf, [definitions, *files], built=built, identifier=identifier)

"""What stands behind a charter and its sign-offs: who was asked, what came back, what was sealed. Only ever added to.

Bytes that must stay exactly as they came (an answer's file, a PDF signed by a signatory) are kept in the workshop file
under their SHA-256; these records name them by it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

PROOF_KINDS: dict[str, str] = {
    "answer": "an answer file without a signature",
    "envelope": "an answer file signed with the signatory’s own key",
    "signed_pdf": "the charter’s PDF, signed with the signatory’s own certificate",
}


@dataclass(eq=False)
class Request:
    """A signatory was asked for an answer elsewhere. `file_hash` and `file_size` (bytes) are those of the PDF sent out,
    `covers` the keys of the stages asked about, `asked_at` UTC in ISO form."""

    id: str
    charter_id: str
    participant_id: str
    participant_key: str
    content_hash: str
    covers: list[str] = field(default_factory=list)
    file_name: str = ""
    file_hash: str = ""
    file_size: int = 0
    asked_by: str = ""
    asked_at: str = ""


@dataclass(eq=False)
class Proof:
    """What a sign-off rests on when it came from elsewhere. `kept` is the SHA-256 of the file that came, `fingerprint`
    the SHA-256 of the certificate it was signed with and `holder` its holder's name, both "" without a signature.
    `said_at` is the time that the signatory's machine gave, `added_at` when it was taken in."""

    id: str
    sign_off_id: str
    request_id: str
    kind: str
    kept: str
    fingerprint: str = ""
    holder: str = ""
    said_at: str = ""
    added_at: str = ""


@dataclass(eq=False)
class Seal:
    """A PDF was sealed. `file_hash` is the SHA-256 of the whole file, `fingerprint` that of the seal's certificate,
    `charter_id` "" for a draft. `time_stamp` is the time that a time-stamp authority gave; "" when the sealing
    computer's own clock told the time."""

    id: str
    charter_id: str
    edition: str
    content_hash: str
    file_name: str
    file_hash: str
    fingerprint: str
    sealed_at: str = ""
    time_stamp: str = ""
    sealed_by: str = ""

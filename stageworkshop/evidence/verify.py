"""Verification of a charter (PDF) or a definitions file: one plain sentence a check, whatever the bytes are."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from stageworkshop.charter import definitions
from stageworkshop.charter.hashing import content_hash, stage_hashes
from stageworkshop.charter.model import Document
from stageworkshop.domain.errors import DomainError
from stageworkshop.evidence.attachments import attached
from stageworkshop.evidence.certificates import CertificateFacts
from stageworkshop.evidence.check_content import Against, check_against, check_attached, check_on_record, check_recorded
from stageworkshop.evidence.check_seal import FoundSeal, check_seal, find_seal
from stageworkshop.evidence.check_sign_offs import check_envelopes, check_records
from stageworkshop.evidence.printed import PrintedHashes, printed_hashes
from stageworkshop.evidence.results import Check, Kind, SignOffFinding, Verification

MAX_BYTES = 512 * 1024 * 1024
RECORD_SUFFIX = ".sha256"


def verify(
    path: Path, *, against: Against | None = None, fingerprint: str = "", own: Sequence[CertificateFacts] = ()
) -> Verification:
    """Checks a file, together with the record of its hash that lies beside it, if one does.

    `fingerprint` is the published one of the seal's certificate or of its issuer (64 hex digits, "" when unknown),
    `own` are the certificates of this computer's own keys. Raises InputError only when the file can't be read at all.
    """
    data = definitions.read_bytes(path, MAX_BYTES)
    record = path.with_name(path.name + RECORD_SUFFIX)
    recorded = _recorded(record)
    return verify_bytes(
        data,
        name=path.name,
        recorded=recorded,
        record_name=record.name,
        against=against,
        fingerprint=fingerprint,
        own=own,
    )


def verify_bytes(
    data: bytes,
    *,
    name: str,
    recorded: str | None = None,
    record_name: str = "the record",
    against: Against | None = None,
    fingerprint: str = "",
    own: Sequence[CertificateFacts] = (),
    now: datetime | None = None,
) -> Verification:
    """As `verify`, from bytes. `recorded` is the hash of the whole file as it was noted when it was sealed, `now` the
    time, by default that of this computer's clock.

    Never fails itself, whatever the bytes are.
    """
    run = _Run(data, name, against, now or datetime.now(UTC))
    if data[:1024].lstrip().startswith(b"%PDF") or b"%PDF-" in data[:1024]:
        run.pdf(recorded, record_name, fingerprint, own)
    else:
        run.definitions()
    return run.outcome()


def load_libraries() -> None:
    """Load everything that a verification needs: in a window, before the first one and in another thread."""
    import pikepdf  # noqa: F401
    import pyhanko.sign.diff_analysis
    import pyhanko.sign.validation.pdf_embedded  # noqa: F401
    import pypdfium2  # noqa: F401


def _recorded(path: Path) -> str | None:
    """The hash in a `.sha256` file; None without one, "" for one that holds none."""
    if not path.is_file():
        return None
    try:
        found = re.match(rb"\s*([0-9a-fA-F]{64})\b", definitions.read_bytes(path, 4096))
    except DomainError:
        return ""
    return found[1].decode().lower() if found else ""


class _Run:
    """One verification: checks are added one after the other."""

    def __init__(self, data: bytes, name: str, against: Against | None, now: datetime) -> None:
        self._data, self._name, self._against, self._now = data, name, against, now
        self._file_hash = hashlib.sha256(data).hexdigest()
        self._kind: Kind = "other"
        self._content_hash = ""
        self._seal: FoundSeal | None = None
        self._checks: list[Check] = []
        self._sign_offs: list[SignOffFinding] = []

    def outcome(self) -> Verification:
        """What was found."""
        return Verification(
            file=self._name,
            kind=self._kind,
            file_hash=self._file_hash,
            content_hash=self._content_hash,
            seal=self._seal.facts if self._seal else None,
            checks=tuple(self._checks),
            sign_offs=tuple(self._sign_offs),
        )

    def pdf(self, recorded: str | None, record_name: str, fingerprint: str, own: Sequence[CertificateFacts]) -> None:
        """All checks of a PDF. A later one is made even when an earlier one fails, so that all is told at once."""
        self._kind = "charter"
        self._checks.append(check_recorded(self._file_hash, recorded, record_name))
        if self._against is not None and self._against.has_record:
            self._checks.append(check_on_record(self._file_hash, self._against))
        self._guarded("seal", lambda: self._find_seal(fingerprint, own))
        self._guarded("definitions", self._look_inside)
        if self._against is not None:
            self._checks.append(check_against(self._content_hash, self._against))

    def definitions(self) -> None:
        """All checks of a definitions file."""
        self._guarded("definitions", self._read_definitions)
        if self._against is not None:
            self._checks.append(check_against(self._content_hash, self._against))

    def _guarded(self, key: str, checks: Callable[[], None]) -> None:
        try:
            checks()
        except DomainError as error:
            self._checks.append(Check(key, "fails", f"This could not be checked: {error.text}"))
        except Exception:
            # Whoever hands us a file chooses its bytes, and libraries trip over them in ways that nobody can list.
            words = "This could not be checked: the file is damaged or was made to mislead."
            self._checks.append(Check(key, "fails", words))

    def _find_seal(self, fingerprint: str, own: Sequence[CertificateFacts]) -> None:
        self._seal, checks = find_seal(self._data)
        self._checks += checks
        if self._seal is not None:
            self._checks += check_seal(self._seal, fingerprint, own, self._now)

    def _look_inside(self) -> None:
        files = attached(self._data)
        printed: PrintedHashes = printed_hashes(self._data)
        found, check = check_attached(files, printed)
        self._checks.append(check)
        document: Document | None = None
        if found is not None:
            self._content_hash = content_hash(found)
            document = found.model_copy(update={"content_hash": self._content_hash})
        sealed_with = self._seal.facts.fingerprint if self._seal else ""
        checks, self._sign_offs = check_envelopes(files, document, printed, sealed_with)
        self._checks += checks

    def _read_definitions(self) -> None:
        document = definitions.loads(self._data)
        self._kind = "definitions"
        own_hash, said_hash = content_hash(document), document.content_hash
        self._content_hash = own_hash
        self._checks.append(_check_own_hash(own_hash, said_hash))
        if document.stage_hashes and document.stage_hashes != stage_hashes(document):
            words = "The hash of a stage is not that of its words: they were changed, or the hash was."
            self._checks.append(Check("stage_hashes", "fails", words))
        check, self._sign_offs = check_records(document.model_copy(update={"content_hash": own_hash}))
        self._checks.append(check)
        words = "A definitions file carries no seal; hold it against the sealed charter to know where it comes from."
        self._checks.append(Check("seal", "open", words))


def _check_own_hash(own_hash: str, said_hash: str | None) -> Check:
    if said_hash is None:
        return Check("definitions", "open", f"It carries no hash of its own; that of its words is {own_hash}.")
    if said_hash == own_hash:
        return Check("definitions", "holds", f"Its words are exactly those that its hash says ({own_hash[:12]}…).")
    return Check(
        "definitions", "fails", "Its words are others than its hash says: it was changed after it was written."
    )

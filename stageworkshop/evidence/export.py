"""Writing what is handed over: the PDF charter with the definitions inside, sealed when there is a key, and the
definitions file, cards and handout; all from one snapshot.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from stageworkshop.charter import wording
from stageworkshop.charter.export import MAIN_PARTS, Part, check_parts, make_room, targets_of, write_others
from stageworkshop.charter.model import Document
from stageworkshop.charter.whole_file import write_whole
from stageworkshop.domain.errors import DomainError
from stageworkshop.evidence.seal import Sealed, seal
from stageworkshop.evidence.sealed_content import ProofFile, with_definitions, with_evidence
from stageworkshop.evidence.signing_keys import SigningKey
from stageworkshop.evidence.verify import RECORD_SUFFIX

Progress = Callable[[int, int], bool]


@dataclass(frozen=True)
class Sealing:
    """With what to seal. `proofs` as `proofs.proof_files` gives them; `time_stamp_address` "" for the local clock."""

    key: SigningKey
    proofs: Mapping[str, ProofFile] = field(default_factory=dict)
    time_stamp_address: str = ""


@dataclass(frozen=True)
class Exported:
    """The files written, and the seal if there is one: note it in the workshop by `actions.seals.note`."""

    paths: tuple[Path, ...]
    sealed: Sealed | None = None


def targets(document: Document, folder: Path, parts: Collection[Part], *, sealed: bool) -> list[Path]:
    """The files that `export_document` would write, in order: with a seal also the record of the PDF's hash."""
    return list(_targets(document, folder, parts, sealed=sealed).values())


def export_document(
    document: Document,
    folder: Path,
    *,
    parts: Collection[Part] = MAIN_PARTS,
    force: bool = False,
    paper: str = "A4",
    built: datetime | None = None,
    progress: Progress | None = None,
    sealing: Sealing | None = None,
) -> Exported:
    """Writes the parts into a folder (made if missing). May run in a worker, away from the open file.

    `progress` is told of steps done and in all, and stops the work by False. Never overwrites without `force`: if one
    of the files is there, none is written. Raises FileProblem, DomainError (what `write_charter`, `seal` and the
    time-stamp server have to say); then nothing was written either.
    """
    wanted = _targets(document, folder, parts, sealed=sealing is not None)
    check_parts(document, parts)
    make_room(folder, wanted.values(), force)
    sealed = None
    if "pdf" in wanted:
        pdf, sealed = make_pdf(document, paper=paper, built=built, progress=progress, sealing=sealing)
        # Sealing may have waited for a time stamp: the last chance to stop before anything is written.
        if progress is not None and progress(1, 1) is False:
            raise DomainError("export.cancelled", "the export was cancelled; nothing was written.")
        write_whole(wanted["pdf"], pdf)
        _keep_record(wanted["pdf"], sealed)
    write_others(document, targets_of(document, folder, parts), paper=paper, built=built or datetime.now(UTC))
    return Exported(tuple(wanted.values()), sealed)


def make_pdf(
    document: Document,
    *,
    paper: str = "A4",
    built: datetime | None = None,
    progress: Progress | None = None,
    sealing: Sealing | None = None,
) -> tuple[bytes, Sealed | None]:
    """The PDF charter with what it carries. Without a seal the same document and date give the same bytes."""
    from stageworkshop.charter.pdf import write_charter  # ReportLab: only when a PDF is made

    built = built or datetime.now(UTC)
    with TemporaryDirectory(prefix="stageworkshop-") as place:
        printed = Path(place) / "charter.pdf"
        write_charter(document, printed, paper=paper, built=built, progress=progress)
        pdf = printed.read_bytes()
    if sealing is None:
        return with_definitions(pdf, document, built=built), None
    ready = with_evidence(pdf, document, sealing.key, sealing.proofs, built=built)
    reason = f"{wording.subject(document)}. Content hash {document.content_hash}."
    made = seal(ready, sealing.key, reason=reason, time_stamp_address=sealing.time_stamp_address)
    return made.data, made


def _targets(document: Document, folder: Path, parts: Collection[Part], *, sealed: bool) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for part, path in targets_of(document, folder, parts).items():
        found[part] = path
        if part == "pdf" and sealed:
            found["record"] = record_of(path)
    return found


def record_of(pdf: Path) -> Path:
    """Where the hash of the whole file lies, in the form that `sha256sum -c` reads."""
    return pdf.with_name(pdf.name + RECORD_SUFFIX)


def _keep_record(pdf: Path, sealed: Sealed | None) -> None:
    record = record_of(pdf)
    if sealed is not None:
        write_whole(record, f"{sealed.file_hash}  {pdf.name}\n".encode())
    else:
        # It would speak of the sealed file that was just replaced.
        record.unlink(missing_ok=True)

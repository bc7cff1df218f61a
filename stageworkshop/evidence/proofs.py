"""What the sign-offs of a charter that came from elsewhere rest on, read from the workshop file for sealing."""

from __future__ import annotations

from typing import Any

from stageworkshop.domain.charter import Charter
from stageworkshop.evidence.answers import envelope_in
from stageworkshop.evidence.sealed_content import ProofFile
from stageworkshop.evidence.statements import ProofNote
from stageworkshop.store.queries.proofs import ProofRow, proof_rows
from stageworkshop.store.workshop_file import WorkshopFile


def proof_files(file: WorkshopFile, charter_number: int) -> dict[str, ProofFile]:
    """By the person's key; empty for a draft. Raises NotFound when a kept file is no longer there."""
    charters = file.all(Charter, number=charter_number) if charter_number else []
    return {row.person_key: _proof_file(file, row) for each in charters for row in proof_rows(file, each.id)}


def _proof_file(file: WorkshopFile, row: ProofRow) -> ProofFile:
    kind: Any = row.kind
    note = ProofNote(kind=kind, sha256=row.kept, certificate=row.fingerprint, holder=row.holder, at=row.said_at)
    return ProofFile(note, envelope_in(file.kept(row.kept)) if row.kind == "envelope" else b"")

"""Noting in the workshop that a charter was sealed, with the hash of the whole file."""

from __future__ import annotations

from stageworkshop.actions.context import Context
from stageworkshop.charter.model import Document
from stageworkshop.domain.charter import Charter
from stageworkshop.domain.evidence import Seal
from stageworkshop.evidence.seal import Sealed
from stageworkshop.store.changes import Changes


def note(ctx: Context, *, document: Document, sealed: Sealed, file_name: str) -> Changes:
    """Keeps what was sealed and its hashes; a record that stays. The document is the one that was printed."""
    with ctx.unit("seals.note", "sealed a charter", record=True) as unit:
        whole = document.extract_of if document.edition == "partner" else document.content_hash
        found = [each for each in unit.all(Charter, number=document.charter.number) if each.content_hash == whole]
        unit.add(
            Seal(
                id=ctx.new_id(),
                charter_id=found[0].id if found else "",
                edition=document.edition,
                content_hash=document.content_hash or "",
                file_name=file_name,
                file_hash=sealed.file_hash,
                fingerprint=sealed.fingerprint,
                sealed_at=sealed.sealed_at,
                time_stamp=sealed.time_stamp,
                sealed_by=ctx.actor,
            )
        )
        what = f"charter {found[0].number}" if found else "a draft"
        unit.says = f"sealed {what} (file {sealed.file_hash[:12]})"
    return unit.changes

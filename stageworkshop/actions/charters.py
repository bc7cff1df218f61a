"""Charter versions: propose (freeze), put in force, withdraw. They are records: never undone."""

from __future__ import annotations

from stageworkshop.actions.context import Context
from stageworkshop.domain.charter import CHARTER_STATES, Charter
from stageworkshop.domain.errors import NotAllowed
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.values import clean_text
from stageworkshop.store.changes import Changes


def propose(ctx: Context, *, note: str = "") -> Changes:
    """Freezes all agreed text as the next charter, with number and hash. Raises NotAllowed with nothing to freeze.

    A charter still only proposed is withdrawn by it; one in force stays in force until this one is.
    """
    # Only here: they load the document's model, and whoever shows charters imports this module.
    from stageworkshop.charter import hashing, snapshot

    note = clean_text(note, "Note", 4_000)
    with ctx.unit("charters.propose", "proposed a charter", record=True) as unit:
        if not unit.all(Stage):
            raise NotAllowed("charter.empty", "there is no stage yet, so there is nothing to sign.", where="Charter")
        charters = unit.all(Charter)
        document = snapshot.take(unit)
        content_hash = hashing.content_hash(document)
        for earlier in charters:
            if earlier.state == "proposed":
                if earlier.content_hash == content_hash:
                    raise NotAllowed(
                        "charter.same",
                        f"charter {earlier.number} says exactly this already.",
                        where="Charter",
                    )
                earlier.state, earlier.ended_at = "withdrawn", ctx.now()
        number = max((each.number for each in charters), default=0) + 1
        unit.add(
            Charter(
                id=ctx.new_id(),
                number=number,
                state="proposed",
                content=hashing.canonical(document).decode(),
                content_hash=content_hash,
                stage_hashes=hashing.stage_hashes(document),
                note=note,
                proposed_by=ctx.actor,
                proposed_at=ctx.now(),
            )
        )
        unit.says = f"proposed charter {number} ({content_hash[:12]})"
    return unit.changes


def put_in_force(ctx: Context, *, charter_id: str) -> Changes:
    """Puts a proposed charter in force; the one in force so far is superseded. Raises NotAllowed."""
    with ctx.unit("charters.put_in_force", "put a charter in force", record=True) as unit:
        charter = unit.get(Charter, charter_id)
        _must_be(charter, "proposed")
        for earlier in unit.all(Charter, state="in_force"):
            earlier.state, earlier.ended_at = "superseded", ctx.now()
        charter.state, charter.in_force_at = "in_force", ctx.now()
        unit.says = f"put charter {charter.number} in force"
    return unit.changes


def withdraw(ctx: Context, *, charter_id: str) -> Changes:
    """Withdraws a proposed charter or one in force. Raises NotAllowed."""
    with ctx.unit("charters.withdraw", "withdrew a charter", record=True) as unit:
        charter = unit.get(Charter, charter_id)
        if not charter.is_open:
            _must_be(charter, "proposed")
        charter.state, charter.ended_at = "withdrawn", ctx.now()
        unit.says = f"withdrew charter {charter.number}"
    return unit.changes


def _must_be(charter: Charter, state: str) -> None:
    if charter.state != state:
        raise NotAllowed(
            "charter.state",
            f"it is {CHARTER_STATES[charter.state]}, not {CHARTER_STATES[state]}.",
            where=f"Charter {charter.number}",
            state=charter.state,
        )

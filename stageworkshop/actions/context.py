"""What every action needs: the open file, who acts, the clock and where ids come from."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime

from stageworkshop.domain.errors import NotAllowed
from stageworkshop.store.queries.extracts import extract_of
from stageworkshop.store.workshop_file import Unit, WorkshopFile

IN_A_DRAFT_SHEET = frozenset(
    {"drafts.set_value", "drafts.set_state", "drafts.start_from_words", "drafts.start_from_agreed"}
)
"""What can be done in a file that is one team's draft sheet."""


def utc_now() -> str:
    """Now, as UTC in ISO 8601 with seconds and Z."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def random_id() -> str:
    """A new opaque id."""
    return secrets.token_hex(8)


@dataclass(frozen=True)
class Context:
    """Passed as first argument to every action. `actor` is the name of the person at the machine."""

    file: WorkshopFile
    actor: str = ""
    clock: Callable[[], str] = utc_now
    new_id: Callable[[], str] = random_id

    def now(self) -> str:
        """UTC time in ISO form."""
        return self.clock()

    def unit(
        self, action: str, says: str, *, because: str = "", merge: str = "", record: bool = False
    ) -> AbstractContextManager[Unit]:
        """One action as one transaction and undo step. `says` tells in words what was done, for the history;
        `merge` joins consecutive acts of one sort; `record` is for what stays for good. Raises NotAllowed in a draft
        sheet for what belongs into the workshop itself."""
        if action not in IN_A_DRAFT_SHEET and extract_of(self.file) is not None:
            raise NotAllowed(
                "extract.drafts_only",
                "this file is a draft sheet: write your team’s drafts in it and send it back; all else is done in the "
                "workshop itself.",
            )
        return self.file.unit(
            action=action,
            says=says,
            actor=self.actor,
            at=self.now(),
            because=because,
            mode="record" if record else "do",
            merge=merge,
        )

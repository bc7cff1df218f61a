"""What the page Sign off shows, read at once: the text as it is, the charters, who answered, and what moved."""

from __future__ import annotations

from dataclasses import dataclass

from stageworkshop.charter.changes import Comparison
from stageworkshop.charter.plain import current_content, frozen_content, stages_of
from stageworkshop.domain.charter import Charter
from stageworkshop.domain.workshop import Workshop
from stageworkshop.standing.signing import since_charter
from stageworkshop.standing.signoffs import SignOffState, signatories
from stageworkshop.store.queries.charters import CharterRow, at_hand, charter_rows
from stageworkshop.store.workshop_file import WorkshopFile


@dataclass(frozen=True)
class Facts:
    """`stages` is how many the agreed text has, `hand` the charter that is being signed, `moved` what the agreed text
    says otherwise than it, and `stage_names` are those of the charter's stages by key. `ordered` tells that people sign
    one after the other."""

    stages: int
    review_date: str
    charters: list[CharterRow]
    hand: CharterRow | None
    in_force: CharterRow | None
    people: list[SignOffState]
    moved: Comparison
    stage_names: dict[str, str]
    ordered: bool

    @property
    def hand_id(self) -> str:
        """Id of the charter at hand, "" without one."""
        return self.hand.id if self.hand else ""

    @property
    def next_person(self) -> SignOffState | None:
        """Who is to answer next."""
        return next((each for each in self.people if each.answer is None and not each.waits_for), None)

    @property
    def refusal(self) -> SignOffState | None:
        """Somebody who declines."""
        return next((each for each in self.people if each.answer == "decline"), None)

    @property
    def can_propose(self) -> bool:
        """Whether there is text that the charter at hand does not have."""
        return bool(self.stages) and (self.hand is None or not self.moved.is_same)

    @property
    def next_number(self) -> int:
        return max((each.number for each in self.charters), default=0) + 1

    @property
    def primary(self) -> str:
        """What is to be done next: propose, next (answer), refusal (to be looked at), put (in force) or nothing."""
        if self.can_propose:
            return "propose"
        if self.hand is None:
            return ""
        if self.next_person is not None:
            return "next"
        if self.refusal is not None:
            return "refusal"
        return "put" if self.hand.state == "proposed" else ""


def read_facts(file: WorkshopFile) -> Facts:
    """Everything of it, in one go."""
    now, charters = current_content(file), charter_rows(file)
    hand = at_hand(charters)
    frozen = stages_of(frozen_content(file.get(Charter, hand.id))) if hand else []
    return Facts(
        stages=len(stages_of(now)),
        review_date=now["workshop"]["review_date"],
        charters=charters,
        hand=hand,
        in_force=next((each for each in charters if each.state == "in_force"), None),
        people=signatories(file),
        moved=since_charter(file, hand.id, now) if hand else Comparison(),
        ordered=bool(file.all(Workshop)[0].signing_order),
        stage_names={stage["key"]: stage.get("name") or stage["key"] for _, stage in frozen},
    )

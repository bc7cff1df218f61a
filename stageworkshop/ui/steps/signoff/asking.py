"""What the page Sign off asks before a charter is proposed, put in force or withdrawn, from the facts in sight."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from stageworkshop.standing.unfinished import unfinished
from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.steps.signoff.decisions import Decisions
from stageworkshop.ui.steps.signoff.facts import Facts


class CharterQuestions:
    """The focus goes back to `back_to` after each."""

    def __init__(self, bridge: Bridge, decisions: Decisions, back_to: QWidget) -> None:
        self._bridge, self._decisions, self._back_to = bridge, decisions, back_to

    def propose(self, facts: Facts) -> None:
        """Before the text as it is now is frozen."""
        self._decisions.ask_to_propose(
            facts.next_number,
            facts.stages,
            facts.hand if facts.hand and facts.hand.state == "proposed" else None,
            facts.in_force,
            review_date=facts.review_date,
            lacking=unfinished(self._bridge.file),
            back_to=self._back_to,
        )

    def put_in_force(self, facts: Facts) -> None:
        """Before the charter at hand comes into force."""
        if facts.hand is not None:
            self._decisions.ask_to_put_in_force(
                facts.hand,
                facts.in_force,
                facts.people,
                facts.moved,
                lacking=unfinished(self._bridge.file, facts.hand_id),
                back_to=self._back_to,
            )

    def withdraw(self, facts: Facts, charter_id: str = "") -> None:
        """Before a charter, or the one at hand, is withdrawn."""
        wanted = charter_id or facts.hand_id
        for charter in facts.charters:
            if charter.id == wanted:
                self._decisions.ask_to_withdraw(charter, back_to=self._back_to)

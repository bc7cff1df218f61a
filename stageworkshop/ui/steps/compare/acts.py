"""What is done from Compare: each wish of a pane becomes one action, and what came of it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from stageworkshop.actions import agreed, disagreements, drafts, stances
from stageworkshop.domain.fields import BY_KEY
from stageworkshop.ui.words import domain_words

if TYPE_CHECKING:
    from stageworkshop.ui.steps.compare.page import ComparePage


class CompareActs(QObject):
    """Listens to the panes of a page's stage view."""

    def __init__(self, page: ComparePage) -> None:
        super().__init__(page)
        self._page = page
        view = page.stage_view
        view.side.take_asked.connect(self.take)
        view.side.reopen_asked.connect(self.reopen)
        view.stances.answered.connect(self.answer)
        view.stances.absent_counted.connect(self.count_absent)
        for pane in (view.side, view.seam):
            pane.raise_asked.connect(self.raise_disagreement)
            pane.open_asked.connect(lambda found: page.go_to.emit("settle", "disagreement", found))

    def reveal(self, stage_ids: list[str]) -> None:
        """Show the drafts of these stages to everybody; one alone is opened at once."""
        if self._page.run(drafts.reveal, stage_ids=stage_ids) is not None and len(stage_ids) == 1:
            self._page.open_stage(stage_ids[0])

    def reopen(self) -> None:
        """Begin another blind round of the stage in hand."""
        name = self._page.in_hand
        if self._page.run(drafts.reopen, stage_ids=[self._page.stage_id]) is not None:
            self._page.say(self.tr("A new round of “{0}” is open. Teams write it in Draft.").format(name), "success")

    def raise_disagreement(self, aspect: str, question: str, positions: dict[str, str]) -> None:
        """Put a difference on the register, with what each team holds."""
        changes = self._page.run(
            disagreements.raise_disagreement,
            stage_id=self._page.stage_id,
            aspect=aspect,
            question=question,
            positions=positions,
        )
        if changes is not None:
            self._page.say(self.tr("Raised: “{0}” It waits in Settle.").format(question), "success")

    def take(self, field: str, team_id: str) -> None:
        """Make a team's wording the agreed text."""
        name = next(team.name for team in self._page.teams if team.id == team_id)
        done = self._page.run(agreed.take_draft, stage_id=self._page.stage_id, team_id=team_id, field=field)
        if done is not None:
            told = self.tr("{0}: the wording of {1} is the agreed text now.")
            self._page.say(told.format(domain_words(BY_KEY[field].label), name), "success")

    def answer(self, person_id: str, answer: str, reason: str, would_remove: str, on_behalf: bool) -> None:
        """Put in one person's answer; what is missing in it is said in the form."""
        bridge, pane = self._page.bridge, self._page.stage_view.stances
        changes = bridge.run(
            stances.answer,
            stage_id=self._page.stage_id,
            participant_id=person_id,
            answer=answer,
            reason=reason,
            would_remove=would_remove,
            logged_by=bridge.context.actor if on_behalf else "",
        )
        if changes is None:
            pane.show_error(bridge.error.message() if bridge.error else "")
        else:
            pane.sent()

    def count_absent(self) -> None:
        """Close the round: who is not in the room abstains."""
        self._page.run(stances.count_absent, stage_id=self._page.stage_id, logged_by=self._page.bridge.context.actor)

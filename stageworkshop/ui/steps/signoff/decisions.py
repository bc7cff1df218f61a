"""Proposing, putting in force and withdrawing: each asked once more, with what it does and that it stays."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from stageworkshop.actions import charters, workshops
from stageworkshop.charter.changes import Comparison
from stageworkshop.standing.signoffs import SignOffState
from stageworkshop.standing.unfinished import Unfinished
from stageworkshop.store.queries.charters import CharterRow
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.signoff.unfinished import RecordLink, unfinished_points
from stageworkshop.ui.steps.signoff.words import changed_words, lacking_points, stages_words
from stageworkshop.ui.widgets.day_edit import DayEdit, review_day
from stageworkshop.ui.widgets.flow_layout import FlowLayout
from stageworkshop.ui.widgets.labels import field_label
from stageworkshop.ui.widgets.noted_confirm import NotedConfirm


class Decisions(NotedConfirm):
    """Holds no facts: the page hands them over with each question."""

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(page.theme, "charter-confirm", parent)
        self._page = page
        self._review: DayEdit | None = None
        self._review_part: QWidget | None = None
        self._record = RecordLink(self)
        self._record.wanted.connect(self._to_objection)
        # Below the words that it belongs to, above the note.
        self.extra.insertWidget(0, self._record, 0, Qt.AlignmentFlag.AlignLeading)

    def ask_to_propose(
        self,
        number: int,
        stages: int,
        proposed: CharterRow | None,
        in_force: CharterRow | None,
        *,
        review_date: str,
        lacking: Unfinished,
        back_to: QWidget | None,
    ) -> None:
        """Before the text is frozen as charter `number`; `lacking` is what the text as it is now lacks."""
        points = [
            self.tr("The text of {0} is frozen under this number, and people can sign it.").format(
                stages_words(stages)
            ),
        ]
        if proposed is not None:
            points.append(
                self.tr("Charter {0}, still only proposed, is withdrawn by it; its answers stay on record.").format(
                    proposed.number
                )
            )
        if in_force is not None:
            points.append(self.tr("Charter {0} stays in force until this one is.").format(in_force.number))
        points += unfinished_points(lacking)
        points.append(self.tr("A proposed charter can’t be undone, only withdrawn."))
        self.consider(
            self.tr("Propose charter {0}?").format(number),
            points,
            self.tr("Propose charter {0}").format(number),
            lambda note: self._done(
                self._page.run(charters.propose, note=note), self.tr("Charter {0} is proposed.").format(number)
            ),
            note=self.tr("&Note"),
            hint=self.tr("What is new, in a sentence; printed on the cover."),
            back_to=back_to,
        )
        self._show_review(review_date)
        self._record.offer(lacking)

    def _show_review(self, review_date: str) -> None:
        """The review date is frozen with the text, so it can still be set here. Made when first asked for: a field for
        a date, with its calendar, takes as long as half a page."""
        if self._review is None:
            self._review_part = QWidget(self)
            self._review = review_day(self._page.theme, self._review_part)
            self._review.left.connect(lambda iso: self._page.run(workshops.set_details, review_date=iso))
            heading = field_label(self.tr("To be &reviewed by"), self._review.field, self._review_part)
            row = FlowLayout(self._review_part)
            row.addWidget(heading)
            row.addWidget(self._review)
            self.extra.addWidget(self._review_part)
        self._review.set_day(review_date)
        assert self._review_part is not None
        self._review_part.show()

    def consider(self, *args: Any, **named_ones: Any) -> None:
        if self._review_part is not None:
            self._review_part.hide()
        self._record.hide()
        super().consider(*args, **named_ones)

    def ask_to_put_in_force(
        self,
        charter: CharterRow,
        in_force: CharterRow | None,
        people: list[SignOffState],
        moved: Comparison,
        *,
        lacking: Unfinished,
        back_to: QWidget | None,
    ) -> None:
        """Before a proposed charter holds; says who is missing and who declined and what its text lacks (`lacking`),
        and allows it all the same."""
        points = [*lacking_points(people), *unfinished_points(lacking)]
        if not people:
            points.append(self.tr("Nobody has signed it."))
        if not moved.is_same:
            what = changed_words(moved)
            points.append(self.tr("The frozen text comes into force, without what changed since: {0}.").format(what))
        if in_force is not None:
            points.append(self.tr("Charter {0} is superseded.").format(in_force.number))
        points.append(self.tr("This can’t be undone."))
        complete = bool(people) and all(each.counts for each in people)
        yes = self.tr("Put charter {0} in force") if complete else self.tr("Put charter {0} in force all the same")
        self.consider(
            self.tr("Put charter {0} in force?").format(charter.number),
            points,
            yes.format(charter.number),
            lambda note: self._done(
                self._page.run(charters.put_in_force, charter_id=charter.id),
                self.tr("Charter {0} is in force.").format(charter.number),
            ),
            back_to=back_to,
        )
        self._record.offer(lacking)

    def ask_to_withdraw(self, charter: CharterRow, *, back_to: QWidget | None) -> None:
        """Before a charter no longer counts."""
        points = [self.tr("Its text and its answers stay on record, but nobody can sign it any more.")]
        if charter.state == "in_force":
            points.append(self.tr("No charter is in force after that, until another one is put in force."))
        points.append(self.tr("This can’t be undone."))
        self.consider(
            self.tr("Withdraw charter {0}?").format(charter.number),
            points,
            self.tr("Withdraw charter {0}").format(charter.number),
            lambda note: self._done(
                self._page.run(charters.withdraw, charter_id=charter.id),
                self.tr("Charter {0} is withdrawn.").format(charter.number),
            ),
            keep=self.tr("Leave it"),
            back_to=back_to,
        )

    def _to_objection(self, stage_id: str) -> None:
        self.keep()
        self._page.go_to.emit("compare", "stance", stage_id)

    def _done(self, changes: object, words: str) -> None:
        if changes is not None:
            self._page.say(words, "success")

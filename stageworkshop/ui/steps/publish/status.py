"""What would be handed over at this moment: whether the words are in force, and until when."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stageworkshop.actions import workshops
from stageworkshop.charter.changes import Comparison
from stageworkshop.charter.model import Document
from stageworkshop.store.queries.charters import CharterRow
from stageworkshop.ui.dates import day_words
from stageworkshop.ui.review import ReviewState, review_state
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.card import Card
from stageworkshop.ui.widgets.day_edit import review_day
from stageworkshop.ui.widgets.hash_line import HashLine
from stageworkshop.ui.widgets.labels import TextLabel, label


class StatusCard(Card):
    """`signoff_asked` leads to where a charter is proposed and put in force."""

    signoff_asked = Signal()

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._page = page
        self._icon = QLabel(self)
        # Not wrapped while there is room: a label that may wrap asks for less than its line.
        self._state = label("", "heading", self)
        self._state.setObjectName("publish-state")
        self._why = TextLabel("", "muted", self)
        self._why.setObjectName("publish-why")
        self.hash = HashLine(page.theme, self)
        self._to_signoff = QPushButton(self.tr("To Sign off"), self)
        self._to_signoff.setObjectName("to-signoff")
        self._to_signoff.setProperty("role", "link")
        self._to_signoff.clicked.connect(self.signoff_asked)
        self.review = review_day(page.theme, self)
        self.review.left.connect(self._store)
        self._build()

    def show_status(
        self, now: Document, hand: CharterRow | None, in_force: CharterRow | None, moved: Comparison, *, editable: bool
    ) -> None:
        """Show the text as it is now against the charter at hand, `moved` being what differs."""
        icon, token, state, why = self._words(hand, in_force, moved)
        self._page.theme.set_icon(self._icon, icon, token, 24)
        self._state.setText(state)
        self._why.setText(why)
        self._to_signoff.setVisible(not (hand is not None and hand.state == "in_force" and moved.is_same))
        self.hash.show_hash(now.content_hash or "")
        self.review.set_day(now.workshop.review_date)
        self.review.setEnabled(editable)
        due = review_state(now.workshop.review_date) if in_force is not None else ReviewState.FAR
        self._due.setVisible(due is not ReviewState.FAR)
        self._due.setText(
            self.tr("That day is near: come together, read it anew, and set the next one.")
            if due is ReviewState.NEAR
            else self.tr("That day is over: come together, read it anew, and set the next one.")
        )

    def _words(
        self, hand: CharterRow | None, in_force: CharterRow | None, moved: Comparison
    ) -> tuple[str, str, str, str]:
        meanwhile = (
            self.tr("Charter {0} stays in force meanwhile.").format(in_force.number)
            if in_force is not None and (in_force is not hand or not moved.is_same)
            else ""
        )
        if hand is None:
            return "pen", "warning", self.tr("Draft, not in force"), self.tr("No charter has been proposed yet.")
        if not moved.is_same:
            why = self.tr("The text has changed since charter {0}, so nobody has signed it as it is now.")
            return "pen", "warning", self.tr("Draft, not in force"), f"{why.format(hand.number)} {meanwhile}".strip()
        if hand.state == "proposed":
            state = self.tr("Charter {0} is proposed, not in force").format(hand.number)
            return "sign", "warning", state, meanwhile
        since = day_words(hand.in_force_at[:10])
        return "seal", "success", self.tr("Charter {0} is in force since {1}").format(hand.number, since), ""

    def _store(self, iso: str) -> None:
        if self._page.run(workshops.set_details, review_date=iso) is None:
            self._page.reload(None)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        state = QHBoxLayout()
        state.setSpacing(Space.M)
        state.addWidget(self._state)
        state.addWidget(self._to_signoff)
        state.addStretch(1)
        words.addLayout(state)
        words.addWidget(self._why)
        words.addWidget(self.hash)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        review = QHBoxLayout()
        review.setSpacing(Space.M)
        heading = label(self.tr("To be &reviewed by"), "label", self)
        heading.setBuddy(self.review.field)
        review.addWidget(heading)
        review.addWidget(self.review, 1)
        self._due = TextLabel("", "warning", self)
        self._due.setObjectName("review-due")
        self._part = TextLabel(
            self.tr("The review date is printed, and so it is part of what people sign."), "small", self
        )
        self.body.addLayout(row)
        self.body.addSpacing(Space.XS)
        self.body.addLayout(review)
        self.body.addWidget(self._due)
        self.body.addWidget(self._part)

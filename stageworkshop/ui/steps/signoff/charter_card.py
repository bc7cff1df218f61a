"""What is to be signed: the charter at hand, its state, what holds meanwhile, and whether the text has moved on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from stageworkshop.charter.changes import Comparison
from stageworkshop.store.queries.charters import CharterRow
from stageworkshop.ui.dates import day_words
from stageworkshop.ui.review import ReviewState, review_state
from stageworkshop.ui.steps.signoff.words import changed_words, stages_words, state_mark
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.card import Card
from stageworkshop.ui.widgets.labels import TextLabel
from stageworkshop.ui.widgets.marks import only_looks


class CharterCard(Card):
    """Above the signatories. What is done seldom, or later, stands in its menu; the next thing to do is the page's."""

    propose_asked = Signal()
    put_asked = Signal()
    withdraw_asked = Signal()
    changes_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("charter-card")
        self._theme = theme
        self._icon = QLabel(self)
        self._title = TextLabel("", "heading", self)
        self._title.setObjectName("charter-title")
        self._dates = TextLabel("", "small", self)
        self._dates.setObjectName("charter-dates")
        self._mark = QLabel(self)
        theme.set_icon(self._mark, "warning", "warning", 16)
        self._warning = TextLabel("", "small", self)
        self._warning.setObjectName("charter-moved-on")
        self._see = only_looks(QPushButton(self.tr("See what changed"), self))
        self._see.setObjectName("see-changes")
        self._see.setProperty("role", "link")
        self._see.clicked.connect(self.changes_asked)
        self._review = TextLabel("", "warning", self)
        self._review.setObjectName("charter-review")
        self.more = QToolButton(self)
        self.propose = self._entry("propose-next", "pen")
        self.put = self._entry("put-in-force", "seal")
        self.withdraw = self._entry("withdraw", "close")
        self._build()

    def show_none(self, stages: int) -> None:
        """No charter is proposed or in force."""
        self._theme.set_icon(self._icon, "file", "text-muted", 20)
        self._title.setText(self.tr("No charter is proposed yet"))
        self._dates.setText(
            self.tr("Proposing freezes the words of {0} under a number, so that people can sign them.").format(
                stages_words(stages)
            )
        )
        self._show_moved("")
        self._review.hide()

    def show_charter(
        self, charter: CharterRow, in_force: CharterRow | None, moved: Comparison, review_date: str
    ) -> None:
        """The charter that is being signed, the other one that is in force meanwhile, and what changed since."""
        self._theme.set_icon(self._icon, *state_mark(charter), 20)
        self._title.setText(self.tr("Charter {0}").format(charter.number))
        self._dates.setText(self._meanwhile(charter, in_force, moved))
        self._show_moved("" if moved.is_same else self.tr("Changed since: {0}").format(changed_words(moved)))
        self._warning.setToolTip(
            self.tr("Whoever signs charter {0} now signs it as it was frozen, without this.").format(charter.number)
        )
        self._show_review(in_force, review_date)

    def show_acts(self, *, propose: int, put: int, withdraw: int) -> None:
        """What the menu offers: the numbers of the charters, 0 for what it does not offer."""
        for action, number, words in (
            (self.propose, propose, self.tr("Propose charter {0}…")),
            (self.put, put, self.tr("Put charter {0} in force…")),
            (self.withdraw, withdraw, self.tr("Withdraw charter {0}…")),
        ):
            action.setVisible(number > 0)
            action.setText(words.format(number))
        self.more.setVisible(bool(propose or put or withdraw))

    def _meanwhile(self, charter: CharterRow, in_force: CharterRow | None, moved: Comparison) -> str:
        if charter.state == "in_force":
            words = [self.tr("In force since {0}.").format(day_words(charter.in_force_at[:10]))]
            if not moved.is_same:
                words.append(self.tr("It stays in force while new words are discussed."))
        else:
            words = [self.tr("Proposed on {0}.").format(day_words(charter.proposed_at[:10]))]
            if in_force is not None:
                words.append(
                    self.tr("Charter {0} stays in force until this one is put in its place.").format(in_force.number)
                )
            else:
                words.append(self.tr("No charter is in force yet."))
        return " ".join(words)

    def _show_moved(self, words: str) -> None:
        self._warning.setText(words)
        for widget in (self._mark, self._warning, self._see):
            widget.setVisible(bool(words))

    def _show_review(self, in_force: CharterRow | None, review_date: str) -> None:
        state = review_state(review_date) if in_force is not None else ReviewState.FAR
        words = {
            ReviewState.NEAR: self.tr("To be reviewed by {0}."),
            ReviewState.OVER: self.tr("It was to be reviewed by {0}."),
        }.get(state, "")
        self._review.setText(words.format(day_words(review_date)) if words else "")
        self._review.setVisible(bool(words))

    def _entry(self, name: str, icon: str) -> QAction:
        action = QAction(self._theme.icon(icon, "text-muted"), "", self)
        action.setObjectName(name)
        return action

    def _build(self) -> None:
        self.body.setContentsMargins(Space.M, Space.M, Space.S, Space.M)
        self.body.setSpacing(Space.XS)
        menu = QMenu(self)
        menu.addActions([self.propose, self.put, self.withdraw])
        for action, asked in (
            (self.propose, self.propose_asked),
            (self.put, self.put_asked),
            (self.withdraw, self.withdraw_asked),
        ):
            action.triggered.connect(asked)
        self.more.setObjectName("charter-more")
        self.more.setToolTip(self.tr("More to do with this charter"))
        self.more.setAccessibleName(self.tr("More to do with this charter"))
        self._theme.set_icon(self.more, "more", "text-muted", 16)
        self.more.setMenu(menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        top = Qt.AlignmentFlag.AlignTop
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        # In the middle of the title, which the button beside it makes taller than its words.
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._title, 1)
        head.addWidget(self.more, 0, top)
        moved = QHBoxLayout()
        moved.setSpacing(Space.S)
        moved.addWidget(self._mark, 0, top)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._warning)
        words.addWidget(self._see, 0, Qt.AlignmentFlag.AlignLeft)
        moved.addLayout(words, 1)
        self.body.addLayout(head)
        self.body.addWidget(self._dates)
        self.body.addLayout(moved)
        self.body.addWidget(self._review)

"""What did we decide, and how: settle it, park it, or hand it to the decider; or take it up again."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from stageworkshop.actions import disagreements
from stageworkshop.store.queries.disagreements import Thread
from stageworkshop.store.queries.names import PersonName, decider
from stageworkshop.ui.dates import day_words, isolated, moment_words
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.settle.states import methods
from stageworkshop.ui.targets import person_targets
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.autosave import AutoText, commit_focused
from stageworkshop.ui.widgets.day_edit import DayField
from stageworkshop.ui.widgets.flow_layout import FlowLayout
from stageworkshop.ui.widgets.labels import TextLabel, field_label
from stageworkshop.ui.widgets.modes import Modes, SegmentButton
from stageworkshop.ui.widgets.reference_choice import ReferenceCombo
from stageworkshop.ui.widgets.section import Section
from stageworkshop.ui.widgets.sight import keep_in_sight

DECIDE, PARK, ESCALATE = "decide", "park", "escalate"
FIRST_DAYS = 28
"""Until when a matter is parked at first, in days from today."""


class Decision(Section):
    """The outcome in words stands apart from the way in which it was reached."""

    ended = Signal()
    """It was settled, parked or handed to the decider: what had the focus is gone."""

    def __init__(self, page: StepPage, disagreement_id: str, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.heading.setText(self.tr("What did we decide, and how?"))
        self._page = page
        self._id = disagreement_id
        self._decider: PersonName | None = None
        self._build()

    def show_thread(self, found: Thread) -> None:
        """Show what the store holds; half-typed text stays."""
        self._decider = decider(self._page.bridge.file)
        self._outcome.set_text(found.outcome)
        self._show_who_decides()
        over = found.row.state in ("settled", "parked")
        self._modes.setVisible(not over)
        self._ways.setVisible(not over)
        self._told.setVisible(found.row.state != "open")
        self._again.setVisible(found.row.state != "open")
        self._told.setText(self._how_it_stands(found))
        self._modes.set_possible(ESCALATE, found.row.state != "escalated")
        if found.row.state == "escalated" and self._modes.current == ESCALATE:
            self._open_way(DECIDE)
        self._owner.set_targets(person_targets(self._page.bridge.file))

    def _how_it_stands(self, found: Thread) -> str:
        row = found.row
        if row.state == "settled":
            when = moment_words(found.decided_at)
            if found.method == "decider":
                return self.tr("Decided by {0}, the decider · {1}").format(isolated(found.decided_by), when)
            words = dict(methods()).get(found.method, found.method)
            return self.tr("Settled by {0} · {1}").format(words.lower(), when)
        if row.state == "parked":
            return self.tr("Parked: {0} looks after it, until {1}.").format(isolated(row.owner), day_words(row.due))
        if row.state == "escalated":
            return self.tr("With {0} for decision since {1}.").format(
                isolated(row.owner), moment_words(found.decided_at)
            )
        return ""

    def _settle(self) -> None:
        commit_focused(self)
        method = next((key for key, button in self._methods.items() if button.isChecked()), "")
        if not method:
            self._page.say(self.tr("Say how it was reached: choose one of the ways."), "error")
            next(iter(self._methods.values())).setFocus()
            return
        text = self._outcome.toPlainText()
        if not text.strip():
            self._page.say(self.tr("Write down what was decided."), "error")
            self._outcome.setFocus()
            return
        changes = self._page.run(disagreements.settle, disagreement_id=self._id, method=method, outcome=text)
        if changes is not None:
            self._show_ended()

    def _park(self) -> None:
        commit_focused(self)
        if not self._owner.chosen():
            self._page.say(self.tr("Say who looks after it."), "error")
            self._owner.setFocus()
            return
        changes = self._page.run(
            disagreements.park,
            disagreement_id=self._id,
            owner_id=self._owner.chosen(),
            due=self._due.date().toString(Qt.DateFormat.ISODate),
            outcome=self._outcome.toPlainText(),
        )
        if changes is not None:
            self._show_ended()

    def _show_ended(self) -> None:
        """What was decided stays in sight, although what stood below it is gone.

        The focus must not fall to “Take it up again”: Enter pressed twice would undo what the room has decided.
        """
        self.ended.emit()
        keep_in_sight(self)

    def _escalate(self) -> None:
        commit_focused(self)
        if self._decider is None:
            self._page.go_to.emit("prepare", "", "")
            return
        if self._page.run(disagreements.escalate, disagreement_id=self._id) is not None:
            self._show_ended()

    def _take_up_again(self) -> None:
        if self._page.run(disagreements.take_up_again, disagreement_id=self._id) is not None:
            self._outcome.setFocus()

    def focus_first(self) -> None:
        """Put the focus where the decision is worded."""
        self._outcome.setFocus()

    def finish(self) -> None:
        """End the disagreement in the way that is chosen; nothing when it has ended already."""
        if not self._ways.isHidden():
            {DECIDE: self._settle, PARK: self._park, ESCALATE: self._escalate}[self._modes.current]()

    def _open_way(self, way: str) -> None:
        self._modes.choose(way)
        self._ways.setCurrentIndex((DECIDE, PARK, ESCALATE).index(way))
        # A stack is as high as its highest pane; those that are hidden must not hold the space open.
        for place, pane in enumerate(self._panes):
            chosen = place == self._ways.currentIndex()
            pane.setSizePolicy(
                QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred if chosen else QSizePolicy.Policy.Ignored
            )
        self._ways.updateGeometry()

    def _show_who_decides(self) -> None:
        name = self._decider.name if self._decider else ""
        self._methods["decider"].setText(
            self.tr("The decider: {0}").format(name) if name else self.tr("The decider (not named yet)")
        )
        self._methods["decider"].setEnabled(bool(name))
        if name:
            words = self.tr("{0} decides, after hearing every team. Until then it stays on the register.").format(name)
            action = self.tr("Escalate to {0}").format(name)
        else:
            words = self.tr("No decider is named yet. Name one in Prepare, before the matter is on the table.")
            action = self.tr("Name a decider in Prepare")
        self._escalate_words.setText(words)
        self._escalate_button.setText(action)

    def _build(self) -> None:
        self._told = TextLabel("", "label", self)
        self._told.setObjectName("decision-told")
        self._outcome = AutoText(self, lines=2)
        self._outcome.setObjectName("outcome")
        self._outcome.setAccessibleName(self.tr("What did we decide"))
        self._outcome.setPlaceholderText(self.tr("The decision in one sentence, as everybody would repeat it"))
        self._outcome.left.connect(
            lambda text: self._page.run(disagreements.set_outcome, disagreement_id=self._id, outcome=text)
        )
        self.heading.setBuddy(self._outcome)
        self._modes = Modes(
            (
                (DECIDE, self.tr("Decide")),
                (PARK, self.tr("Park")),
                (ESCALATE, self.tr("Escalate")),
            ),
            "way",
            self,
        )
        self._modes.chosen.connect(self._open_way)
        self._ways = QStackedWidget(self)
        self._panes = (self._build_decide(), self._build_park(), self._build_escalate())
        for pane in self._panes:
            self._ways.addWidget(pane)
        self._again = QPushButton(self.tr("Take it up again"), self)
        self._again.setObjectName("take-up-again")
        self._page.theme.set_icon(self._again, "undo", "text", 16)
        self._again.clicked.connect(self._take_up_again)
        for widget in (self._told, self._outcome, self._modes):
            self.body.addWidget(widget)
        self.body.addSpacing(Space.XS)
        self.body.addWidget(self._ways)
        self.body.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        self._open_way(DECIDE)

    def _build_decide(self) -> QWidget:
        pane, column = _pane(self._ways)
        holder = QWidget(pane)
        flow = FlowLayout(holder)
        group = QButtonGroup(pane)
        self._methods: dict[str, SegmentButton] = {}
        for key, words in methods():
            button = SegmentButton(words, holder)
            button.setObjectName(f"method-{key}")
            group.addButton(button)
            flow.addWidget(button)
            self._methods[key] = button
        column.addWidget(field_label(self.tr("How was it reached?"), self._methods["consensus"], pane))
        column.addWidget(holder)
        column.addSpacing(Space.XS)
        column.addWidget(self._end_button("settle", self.tr("Settle"), self._settle), 0, Qt.AlignmentFlag.AlignLeft)
        return pane

    def _build_park(self) -> QWidget:
        pane, column = _pane(self._ways)
        self._owner = ReferenceCombo(self._page.theme, self.tr("choose a person"), pane)
        self._owner.setObjectName("park-owner")
        self._due = DayField(pane)
        self._due.setObjectName("park-due")
        self._due.setDate(QDate.currentDate().addDays(FIRST_DAYS))
        self._due.setMinimumDate(QDate.currentDate())
        across = QHBoxLayout()
        across.setSpacing(Space.M)
        for words, widget, share in (
            (self.tr("Who looks after it"), self._owner, 1),
            (self.tr("Until when"), self._due, 0),
        ):
            part = QVBoxLayout()
            part.setSpacing(Space.XS)
            part.addWidget(field_label(words, widget, pane))
            part.addWidget(widget)
            across.addLayout(part, share)
        column.addLayout(across)
        column.addSpacing(Space.XS)
        column.addWidget(self._end_button("park", self.tr("Park"), self._park), 0, Qt.AlignmentFlag.AlignLeft)
        return pane

    def _build_escalate(self) -> QWidget:
        pane, column = _pane(self._ways)
        self._escalate_words = TextLabel("", "", pane)
        self._escalate_button = self._end_button("escalate", "", self._escalate)
        column.addWidget(self._escalate_words)
        column.addWidget(self._escalate_button, 0, Qt.AlignmentFlag.AlignLeft)
        return pane

    def _end_button(self, name: str, words: str, act: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setProperty("role", "primary")
        button.setToolTip(self.tr("Ends it in this way (Ctrl+Enter)"))
        button.clicked.connect(act)
        return button


def _pane(parent: QWidget) -> tuple[QWidget, QVBoxLayout]:
    pane = QWidget(parent)
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.S)
    return pane, column

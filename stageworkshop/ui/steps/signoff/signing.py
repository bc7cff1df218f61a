"""One signatory's part of the page: first the words, then the answer; or the answer that was given."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from stageworkshop.actions import deputies, signoffs
from stageworkshop.standing.signing import to_read
from stageworkshop.standing.signoffs import SignOffState
from stageworkshop.store.queries.charters import AnswerRow, answer_rows
from stageworkshop.store.queries.names import people as everybody
from stageworkshop.store.queries.proofs import proof_rows
from stageworkshop.ui.dates import isolated
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.signoff.answer_form import AnswerForm
from stageworkshop.ui.steps.signoff.delegating import DelegationForm
from stageworkshop.ui.steps.signoff.facts import Facts
from stageworkshop.ui.steps.signoff.given import GivenPane
from stageworkshop.ui.steps.signoff.reading import ReadingPane
from stageworkshop.ui.steps.signoff.refusals import Refusals
from stageworkshop.ui.steps.signoff.requests_ask import AskPane
from stageworkshop.ui.steps.signoff.requests_proof import ProofPart
from stageworkshop.ui.steps.signoff.words import named, stages_words
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.empty import EmptyState
from stageworkshop.ui.widgets.labels import TextLabel
from stageworkshop.ui.widgets.marks import only_looks
from stageworkshop.ui.widgets.noted_confirm import NotedConfirm
from stageworkshop.ui.widgets.reference_choice import Target


class SigningPane(QWidget):
    """`left` tells that it was closed, `recorded` that an answer of this person (name) was kept."""

    left = Signal()
    print_asked = Signal()
    recorded = Signal(str)

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._person: SignOffState | None = None
        self._facts: Facts | None = None
        self.reading = ReadingPane(page.theme, self)
        self.form = AnswerForm(page.theme, page.bridge.context.actor, self)
        self.delegating = DelegationForm(page.theme, self)
        self.asking = AskPane(page, self)
        self.given = GivenPane(page.theme, self)
        self.refusals = Refusals(page, self.given.reopening)
        self.proof = ProofPart(page, self.given.proof_room)
        proofs = QVBoxLayout(self.given.proof_room)
        proofs.setContentsMargins(0, 0, 0, 0)
        proofs.addWidget(self.proof)
        self._nothing = EmptyState(page.theme, "sign", "", "", self)
        self.confirm = NotedConfirm(page.theme, "revoke-confirm", self)
        self._panes = QStackedWidget(self)
        self._build()
        self.reading.read.connect(self._open_form)
        self.reading.print_asked.connect(self.print_asked)
        self.reading.afar_asked.connect(self._ask_from_afar)
        self.asking.left.connect(self._show_reading)
        self.reading.deputy_asked.connect(self._ask_for_deputy)
        self.reading.words.view.cause_asked.connect(self.refusals.open)
        self.form.words_asked.connect(self._show_reading)
        self.form.answered.connect(self._record)
        self.delegating.left.connect(self._show_reading)
        self.delegating.filled.connect(self._delegate)
        self.given.anew_asked.connect(self._read_words)
        self.given.revoke_asked.connect(self._ask_to_revoke)

    @property
    def person_id(self) -> str:
        """Whose part is open; "" when nobody's."""
        return self._person.participant_id if self._person else ""

    def take(self, person_id: str) -> bool:
        """Open the part of a signatory; False when there is no such."""
        people = self._facts.people if self._facts else []
        self._person = next((each for each in people if each.participant_id == person_id), None)
        self.confirm.close_quietly()
        if self._person is not None:
            self._start()
        return self._person is not None

    def show_facts(self, facts: Facts) -> None:
        """Take over what is so now; a form in hand stays as it is unless another charter is to be signed, or somebody
        else has to sign."""
        before, self._facts = self._facts, facts
        if self._person is None:
            return
        was, person_id = self._person, self._person.participant_id
        self._person = next((each for each in facts.people if each.participant_id == person_id), None)
        other = (before.hand_id if before else "") != facts.hand_id
        if self._person is None:
            self.left.emit()
        elif other or was.signer_key != self._person.signer_key or self._shows_standing:
            self._start()

    def finish(self) -> None:
        """Do what comes next, as Ctrl+Enter does."""
        if self._panes.currentWidget() is self.reading:
            self._open_form()
        elif self._panes.currentWidget() is self.form:
            self.form.finish()
        elif self._panes.currentWidget() is self.delegating:
            self.delegating.finish()
        elif self._panes.currentWidget() is self.asking:
            self.asking.finish()

    def focus_first(self) -> None:
        """Give the focus to where reading begins."""
        shown = self._panes.currentWidget()
        if shown is self.reading:
            (self.reading.words.view if self.reading.words.view.isVisible() else self.reading.go_on).setFocus()
        elif shown is self.given:
            self.given.anew.setFocus()

    @property
    def _shows_standing(self) -> bool:
        """Whether what is on show has to follow the records, and is no form in hand."""
        return self._panes.currentWidget() in (self.given, self._nothing)

    @property
    def _editable(self) -> bool:
        return not self._page.bridge.read_only

    def _start(self) -> None:
        person, facts = self._person, self._facts
        if person is None or facts is None:
            return
        self._who.setText(isolated(person.name))
        self._what.setText(self._standing_words(person))
        if facts.hand is None:
            self._nothing.set_text(
                self.tr("There is nothing to sign yet. Propose a charter first: it freezes the words under a number.")
            )
            self._panes.setCurrentWidget(self._nothing)
        elif person.sign_off_id:
            self._show_given(person, facts)
        else:
            self._read_words()

    def _standing_words(self, person: SignOffState) -> str:
        parts = [", ".join(isolated(part) for part in (person.job_title, person.team) if part)]
        if person.deputy:
            deputy = ", ".join(part for part in (person.deputy, person.deputy_title, person.deputy_team) if part)
            parts.append(self.tr("In their place signs {0}.").format(isolated(deputy)))
        if person.waits_for and person.answer is None:
            parts.append(self.tr("It is the turn of {0} first.").format(isolated(person.waits_for)))
        return "\n".join(part for part in parts if part)

    def _read_words(self) -> None:
        person, facts = self._person, self._facts
        if person is None or facts is None or facts.hand is None:
            return
        told = to_read(self._page.bridge.file, facts.hand.id, person.signer_key)
        self.reading.show_words(person, facts.hand.number, told, facts.moved)
        for button in (self.reading.go_on, self.reading.afar, self.reading.deputy):
            button.setEnabled(self._editable)
        # Whoever has answered, and answers anew, is here.
        self.reading.deputy.setVisible(not person.sign_off_id)
        self.form.begin(person.signer, list(facts.stage_names.items()))
        self._show_reading()
        self.focus_first()

    def _show_reading(self) -> None:
        self._panes.setCurrentWidget(self.reading)

    def _open_form(self) -> None:
        if self._editable:
            self._panes.setCurrentWidget(self.form)
            self.form.first_field().setFocus()

    def _show_given(self, person: SignOffState, facts: Facts) -> None:
        records = answer_rows(self._page.bridge.file, person.participant_id)
        record = next(each for each in records if each.id == person.sign_off_id)
        stale = [change for change in facts.moved.stages if change.key in record.covers]
        earlier = [each for each in records if each is not record]
        about = self.refusals.told(record, facts.stage_names)
        covered = self._covered_words(record, facts)
        proofs = proof_rows(self._page.bridge.file, record.charter_id)
        self.proof.show_proof(next((each for each in proofs if each.person_key == record.person_key), None))
        self.given.show_answer(record, earlier, stale, covered, about, editable=self._editable)
        self._panes.setCurrentWidget(self.given)

    def _covered_words(self, record: AnswerRow, facts: Facts) -> str:
        names = facts.stage_names
        covered = [names.get(key, key) for key in record.covers]
        if len(covered) == len(names):
            return self.tr("Answers for all of this charter ({0}).").format(stages_words(len(covered)))
        return self.tr("Answers for {0} of {1} stages: {2}.").format(len(covered), len(names), named(covered, 8))

    def _record(self, arguments: dict[str, Any]) -> None:
        if self._person is None or self._facts is None or self._facts.hand is None:
            return
        name, person_id = self._person.name, self._person.participant_id
        # Left before the page reads anew, which would otherwise take the form for one still in hand.
        self._panes.setCurrentWidget(self._nothing)
        done = self._page.run(signoffs.sign, charter_id=self._facts.hand.id, participant_id=person_id, **arguments)
        if done is None:
            self._panes.setCurrentWidget(self.form)
        else:
            self.recorded.emit(name)

    def _ask_for_deputy(self) -> None:
        if self._person is None:
            return
        if self._person.delegation_id:
            self._ask_to_end_delegation(self._person)
            return
        others = [
            Target(each.id, each.name, each.team.colour if each.team else 0)
            for each in everybody(self._page.bridge.file)
            if each.id != self._person.participant_id
        ]
        self.delegating.begin(self._person.name, others)
        self._panes.setCurrentWidget(self.delegating)
        self.delegating.deputy.setFocus()

    def _ask_from_afar(self) -> None:
        from stageworkshop.standing.asking import to_ask

        if self._person is not None and self._facts is not None and self._facts.hand is not None:
            self._panes.setCurrentWidget(self.asking)
            file = self._page.bridge.file
            self.asking.begin(to_ask(file, self._facts.hand.id, self._person.participant_id))

    def _delegate(self, deputy_id: str, reason: str) -> None:
        if self._person is not None and self._facts is not None and self._facts.hand is not None:
            self._page.run(
                deputies.delegate,
                charter_id=self._facts.hand.id,
                participant_id=self._person.participant_id,
                deputy_id=deputy_id,
                reason=reason,
            )

    def _ask_to_end_delegation(self, person: SignOffState) -> None:
        self.confirm.consider(
            self.tr("Does {0} sign again?").format(isolated(person.name)),
            [self.tr("{0} no longer signs in their place. Both stay on record.").format(isolated(person.deputy))],
            self.tr("Record it"),
            lambda reason: self._page.run(deputies.end_delegation, delegation_id=person.delegation_id, reason=reason),
            keep=self.tr("Leave it"),
            note=self.tr("&Why"),
            back_to=self.reading.go_on,
        )

    def _ask_to_revoke(self) -> None:
        if self._person is None:
            return
        record_id = self._person.sign_off_id
        self.confirm.consider(
            self.tr("Take back the answer of {0}?").format(isolated(self._person.name)),
            [self.tr("It no longer counts from then on. It stays on record, with this, and can’t be undone.")],
            self.tr("Take it back"),
            lambda reason: self._page.run(signoffs.revoke, sign_off_id=record_id, reason=reason),
            keep=self.tr("Leave it"),
            note=self.tr("&Why"),
            back_to=self.given.revoke,
        )

    def _build(self) -> None:
        self._who = TextLabel("", "heading", self)
        self._who.setObjectName("signing-who")
        self._what = TextLabel("", "muted", self)
        self._what.setObjectName("signing-what")
        close = only_looks(QToolButton(self))
        close.setObjectName("signing-close")
        close.setToolTip(self.tr("Back to the charter"))
        close.setAccessibleName(self.tr("Back to the charter"))
        self._page.theme.set_icon(close, "close", "text-muted", 16)
        close.clicked.connect(self.left)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self._who, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        for pane in (self._nothing, self.reading, self.form, self.delegating, self.asking, self.given):
            self._panes.addWidget(pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(head)
        column.addWidget(self._what)
        column.addSpacing(Space.XS)
        column.addWidget(self.confirm)
        column.addWidget(self._panes, 1)

"""One signatory's part of the page: first the words, then the answer; or the answer that was given."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from stageworkshop.actions import signoffs
from stageworkshop.charter.changes import Comparison
from stageworkshop.standing.signing import to_read
from stageworkshop.standing.signoffs import SignOffState
from stageworkshop.store.queries.charters import AnswerRow, CharterRow, answer_rows
from stageworkshop.ui.dates import isolated
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.signoff.answer_form import AnswerForm
from stageworkshop.ui.steps.signoff.given import GivenPane
from stageworkshop.ui.steps.signoff.reading import ReadingPane
from stageworkshop.ui.steps.signoff.words import named, stages_words
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.empty import EmptyState
from stageworkshop.ui.widgets.labels import ElidedLabel
from stageworkshop.ui.widgets.noted_confirm import NotedConfirm


class SigningPane(QWidget):
    """`left` tells that it was closed, `recorded` that an answer of this person (name) was kept."""

    left = Signal()
    print_asked = Signal()
    recorded = Signal(str)

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._person: SignOffState | None = None
        self._charter: CharterRow | None = None
        self._stages: dict[str, str] = {}
        self._moved = Comparison()
        self._editable = True
        self.reading = ReadingPane(page.theme, self)
        self.form = AnswerForm(page.theme, lambda: page.bridge.context.actor, self)
        self.given = GivenPane(page.theme, self)
        self._nothing = EmptyState(page.theme, "sign", "", "", self)
        self.confirm = NotedConfirm(page.theme, "revoke-confirm", self)
        self._panes = QStackedWidget(self)
        self._build()
        self.reading.read.connect(self._open_form)
        self.reading.print_asked.connect(self.print_asked)
        self.form.words_asked.connect(lambda: self._panes.setCurrentWidget(self.reading))
        self.form.answered.connect(self._record)
        self.given.anew_asked.connect(self._read_words)
        self.given.revoke_asked.connect(self._ask_to_revoke)

    @property
    def person_id(self) -> str:
        """Whose part is open; "" when nobody's."""
        return self._person.participant_id if self._person else ""

    def take(self, person_id: str, people: list[SignOffState]) -> bool:
        """Open the part of a signatory; False when there is no such."""
        self._person = next((each for each in people if each.participant_id == person_id), None)
        self.confirm.close_quietly()
        if self._person is not None:
            self._start()
        return self._person is not None

    def show_facts(
        self,
        charter: CharterRow | None,
        stages: dict[str, str],
        people: list[SignOffState],
        moved: Comparison,
        *,
        editable: bool,
    ) -> None:
        """Take over what is so now; a form in hand stays as it is unless another charter is to be signed.

        `stages` are the names by key of the charter's stages.
        """
        other = (charter.id if charter else "") != (self._charter.id if self._charter else "")
        self._charter, self._stages, self._moved, self._editable = charter, stages, moved, editable
        if self._person is None:
            return
        person_id = self._person.participant_id
        self._person = next((each for each in people if each.participant_id == person_id), None)
        if self._person is None:
            self.left.emit()
        elif other or self._panes.currentWidget() in (self.given, self._nothing):
            self._start()

    def finish(self) -> None:
        """Do what comes next, as Ctrl+Enter does."""
        if self._panes.currentWidget() is self.reading:
            self._open_form()
        elif self._panes.currentWidget() is self.form:
            self.form.finish()

    def focus_first(self) -> None:
        """Give the focus to where reading begins."""
        shown = self._panes.currentWidget()
        if shown is self.reading:
            (self.reading.words.view if self.reading.words.view.isVisible() else self.reading.go_on).setFocus()
        elif shown is self.given:
            self.given.anew.setFocus()

    def _start(self) -> None:
        if self._person is None:
            return
        self._who.set_text(
            " · ".join(
                isolated(part) for part in (self._person.name, self._person.job_title, self._person.team) if part
            )
        )
        if self._charter is None:
            self._nothing.set_text(
                self.tr("There is nothing to sign yet. Propose a charter first: it freezes the words under a number.")
            )
            self._panes.setCurrentWidget(self._nothing)
        elif self._person.sign_off_id:
            self._show_given(self._charter)
        else:
            self._read_words()

    def _read_words(self) -> None:
        if self._person is None or self._charter is None:
            return
        told = to_read(self._page.bridge.file, self._charter.id, self._person.signer_key)
        self.reading.show_words(self._person.name, self._charter.number, told, self._moved)
        self.reading.go_on.setEnabled(self._editable)
        self.form.begin(self._person.name, list(self._stages.items()))
        self._panes.setCurrentWidget(self.reading)
        self.focus_first()

    def _open_form(self) -> None:
        if self._editable:
            self._panes.setCurrentWidget(self.form)
            self.form.first_field().setFocus()

    def _show_given(self, charter: CharterRow) -> None:
        assert self._person is not None
        records = answer_rows(self._page.bridge.file, self._person.participant_id)
        record = next(each for each in records if each.id == self._person.sign_off_id)
        stale = [change for change in self._moved.stages if change.key in record.covers]
        earlier = [each for each in records if each is not record]
        self.given.show_answer(record, earlier, stale, self._covered_words(record), editable=self._editable)
        self._panes.setCurrentWidget(self.given)

    def _covered_words(self, record: AnswerRow) -> str:
        covered = [self._stages.get(key, key) for key in record.covers]
        if len(covered) == len(self._stages):
            return self.tr("Answers for all of this charter ({0}).").format(stages_words(len(covered)))
        return self.tr("Answers for {0} of {1} stages: {2}.").format(len(covered), len(self._stages), named(covered, 8))

    def _record(self, arguments: dict[str, Any]) -> None:
        if self._person is None or self._charter is None:
            return
        name, person_id = self._person.name, self._person.participant_id
        # Left before the page reads anew, which would otherwise take the form for one still in hand.
        self._panes.setCurrentWidget(self._nothing)
        done = self._page.run(signoffs.sign, charter_id=self._charter.id, participant_id=person_id, **arguments)
        if done is None:
            self._panes.setCurrentWidget(self.form)
        else:
            self.recorded.emit(name)

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
        self._who = ElidedLabel("", "heading", self)
        self._who.setObjectName("signing-who")
        close = QToolButton(self)
        close.setObjectName("signing-close")
        close.setToolTip(self.tr("Back to the charter"))
        close.setAccessibleName(self.tr("Back to the charter"))
        self._page.theme.set_icon(close, "close", "text-muted", 16)
        close.clicked.connect(self.left)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self._who, 1)
        head.addWidget(close)
        for pane in (self._nothing, self.reading, self.form, self.given):
            self._panes.addWidget(pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(head)
        column.addWidget(self.confirm)
        column.addWidget(self._panes, 1)

"""The page Sign off: the charter at hand, who answered to it, and beside that its pages, changes and one's answer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from stageworkshop.actions import deputies
from stageworkshop.charter.changes import Comparison
from stageworkshop.standing.asking import asked_rows
from stageworkshop.standing.signing import between, since_charter
from stageworkshop.store.changes import Changes
from stageworkshop.store.queries.names import teams
from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.dates import isolated
from stageworkshop.ui.steps.lazy import PRINTED_KINDS, LazyPage
from stageworkshop.ui.steps.signoff.asking import CharterQuestions
from stageworkshop.ui.steps.signoff.charter_card import CharterCard
from stageworkshop.ui.steps.signoff.comparing import ComparingPane
from stageworkshop.ui.steps.signoff.decisions import Decisions
from stageworkshop.ui.steps.signoff.facts import Facts, read_facts
from stageworkshop.ui.steps.signoff.older import ChartersPane
from stageworkshop.ui.steps.signoff.people import PeoplePane
from stageworkshop.ui.steps.signoff.printed import NOW, PrintedPane
from stageworkshop.ui.steps.signoff.requests_pane import RequestsPane
from stageworkshop.ui.steps.signoff.views import AFAR, CHANGED, CHARTERS, PRINTED, SIGNING, SignoffViews
from stageworkshop.ui.steps.signoff.words import named, state_words
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from stageworkshop.charter.model import Document
    from stageworkshop.ui.steps.signoff.signing import SigningPane


class SignoffPage(LazyPage):
    """Sign-offs and charters are records: the page asks before each, as nothing of it can be undone."""

    key = "signoff"
    scrolls = False
    shows = PRINTED_KINDS | {"request", "proof"}
    works_while_looking = frozenset({"printed-version", "page-back", "page-next", "read-large", "read-charter"})

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(bridge, theme, parent)
        self._facts: Facts | None = None
        self._signing: SigningPane | None = None
        self.primary = self.set_primary("", self._do_primary)
        # From the outside in, see `SignoffViews`.
        self._whole = QStackedWidget(self.body.parentWidget())
        self.body.addWidget(self._whole, 1)
        self.views = SignoffViews(self._whole)
        self._whole.addWidget(self.views)
        self.decisions = Decisions(self, self.views.right)
        self._left = QWidget(self.views)
        self.card = CharterCard(theme, self._left)
        self.people = PeoplePane(theme, self._left)
        self._questions = CharterQuestions(bridge, self.decisions, self.people.list)
        room = self.views.room
        self.printed = PrintedPane(theme, self._document_of, room)
        self.changed = ComparingPane(theme, self._compare, room)
        self.charters = ChartersPane(theme, room)
        self.requests = RequestsPane(self, room)
        self._empty = EmptyState(
            theme,
            "step-signoff",
            self.tr("There is nothing to sign yet: no stage has been written down. Begin with the stages."),
            self.tr("To the stages"),
            self._whole,
        )
        self._build()
        self._connect()

    @property
    def signing(self) -> SigningPane:
        """One signatory's part, made when one is first opened: a third of what the page takes to open."""
        if self._signing is None:
            from stageworkshop.ui.steps.signoff.signing import SigningPane

            pane = self._signing = SigningPane(self, self.views.room)
            self.views.room.addWidget(pane)
            pane.left.connect(self._leave_person)
            pane.recorded.connect(self._after_answer)
            pane.print_asked.connect(self._show_signed_text)
            if self._facts is not None:
                pane.show_facts(self._facts)
        return self._signing

    def initial_focus(self) -> QWidget | None:
        return self._empty.button if self._whole.currentWidget() is self._empty else self.people.list

    def open_object(self, kind: str, object_id: str) -> None:
        if kind == "participant":
            self._take_person(object_id)
        elif kind == "charter" and self.charters.take(object_id):
            self.views.open(CHARTERS)

    def reload(self, changes: Changes | None) -> None:
        facts = self._facts = read_facts(self.bridge.file)
        editable = not self.bridge.read_only
        self._whole.setCurrentIndex(0 if facts.stages or facts.charters else 1)
        self._show_card(facts, editable=editable)
        self._show_versions(facts)
        colours = {team.name: team.colour for team in teams(self.bridge.file)}
        asked = asked_rows(self.bridge.file)
        self.people.show_people(
            facts.people,
            colours,
            {each.person_id: each.asked_at[:10] for each in reversed(asked) if each.is_waited_for},
            asked=facts.hand is not None,
            ordered=facts.ordered,
            editable=editable,
        )
        self.changed.show_charters(facts.charters, moved=facts.can_propose)
        self.charters.show_charters(facts.charters, editable=editable)
        self.requests.show_rows(asked)
        if self._signing is not None:
            self._signing.show_facts(facts)
        count = len(facts.moved.stages) or len(facts.moved.others)
        self.views.set_words(CHANGED, self.tr("Changes ({0})").format(count) if count else self.tr("Changes"))
        self.views.set_words(CHARTERS, self.tr("Charters ({0})").format(len(facts.charters)))
        waiting = sum(each.is_waited_for for each in asked)
        self.views.set_words(AFAR, self.tr("From afar ({0})").format(waiting) if waiting else self.tr("From afar"))
        self._name_in_hand()

    def open_file(self, path: Path) -> None:
        # Also before there is any stage, where it is told that nobody was asked here.
        self._whole.setCurrentIndex(0)
        self.views.open(AFAR)
        self.requests.take_file(path)

    def _document_of(self, version: str) -> Document:
        # Asked for once the page is painted: the document's model takes 0.1 s to load.
        from stageworkshop.charter.export import document_for
        from stageworkshop.charter.frozen import frozen_document

        return (
            document_for(self.bridge.file, "internal") if version == NOW else frozen_document(self.bridge.file, version)
        )

    def _compare(self, earlier: str, later: str) -> Comparison:
        facts, file = self._facts, self.bridge.file
        if later != NOW:
            return between(file, earlier, later)
        # Read with the page already.
        return facts.moved if facts is not None and earlier == facts.hand_id else since_charter(file, earlier)

    def _show_card(self, facts: Facts, *, editable: bool) -> None:
        hand, number = facts.hand, facts.hand.number if facts.hand else 0
        if hand is None:
            self.card.show_none(facts.stages)
        else:
            self.card.show_charter(hand, facts.in_force, facts.moved, facts.review_date)
        self.card.show_acts(
            propose=facts.next_number if editable and facts.can_propose and facts.primary != "propose" else 0,
            put=number if editable and hand and hand.state == "proposed" and facts.primary != "put" else 0,
            withdraw=number if editable and hand else 0,
        )
        refusing = facts.refusal.name if facts.refusal else ""
        words = {
            "propose": self.tr("Propose charter {0}…").format(facts.next_number),
            "next": self.tr("Take the next answer"),
            "refusal": self.tr("See why {0} declines").format(isolated(refusing)),
            "put": self.tr("Put charter {0} in force…").format(number),
        }.get(facts.primary, "")
        self.primary.setText(words)
        self.primary.setToolTip(self.tr("{0} (Ctrl+Enter)").format(words))
        self.primary.setEnabled(editable)
        self._show_primary()

    def _show_primary(self) -> None:
        """One primary action at a time: in somebody's answer, and in a question, it is the one of the form."""
        needed = self._facts is not None and bool(self._facts.primary) and bool(self._facts.stages)
        in_form = self.views.current == SIGNING or (self.views.current == AFAR and self.requests.has_arrival)
        self.primary.setVisible(needed and not in_form and self.decisions.isHidden())

    def _show_versions(self, facts: Facts) -> None:
        versions = [
            (each.id, self.tr("Charter {0} ({1})").format(each.number, state_words(each))) for each in facts.charters
        ]
        if facts.can_propose:
            versions.append((NOW, self.tr("The text as it is now (draft)")))
        self.printed.show_versions(versions, facts.hand_id or NOW)

    def _do_primary(self) -> None:
        """Also on Ctrl+Enter, which finishes the form in hand before anything else."""
        if self.views.current == SIGNING:
            self.signing.finish()
        elif self.views.current == AFAR and self.requests.has_arrival:
            self.requests.arrival.finish()
        elif self._facts is not None and self.primary.isVisible():
            acts = {"propose": self._propose, "next": self._take_next, "refusal": self._take_refusal, "put": self._put}
            acts.get(self._facts.primary, lambda: None)()

    def _propose(self) -> None:
        if self._facts is not None:
            self._questions.propose(self._facts)

    def _put(self) -> None:
        if self._facts is not None:
            self._questions.put_in_force(self._facts)

    def _withdraw(self, charter_id: str = "") -> None:
        if self._facts is not None:
            self._questions.withdraw(self._facts, charter_id)

    def _take_next(self) -> None:
        if self._facts is not None and self._facts.next_person is not None:
            self._take_person(self._facts.next_person.participant_id)

    def _take_refusal(self) -> None:
        if self._facts is not None and self._facts.refusal is not None:
            self._take_person(self._facts.refusal.participant_id)

    def _take_person(self, person_id: str) -> None:
        if self.signing.take(person_id):
            # What was said before is over.
            self.clear_message()
            self.people.list.choose(person_id)
            self.views.open(SIGNING)
            self.signing.focus_first()
            self._name_in_hand()

    def _leave_person(self) -> None:
        self.views.close_signing()
        self.people.list.setFocus()
        self._name_in_hand()

    def _after_answer(self, name: str) -> None:
        missing = [each.signer for each in self._facts.people if each.answer is None] if self._facts else []
        left = self.tr("Still missing: {0}.").format(named(missing)) if missing else self.tr("Nobody is missing now.")
        self.say(self.tr("The answer of {0} is on record. {1}").format(isolated(name), left), "success")
        # Back to the charter, where the next thing to do is offered.
        self._leave_person()

    def _read_charter(self, charter_id: str) -> None:
        self.views.open(PRINTED)
        self.printed.choose(charter_id)
        self.printed.pages.setFocus()

    def _open_tab(self, index: int) -> None:
        if index != PRINTED:
            self.printed.large.setChecked(False)
        self._show_primary()
        self._name_in_hand()

    def _name_in_hand(self) -> None:
        hand = self._facts.hand if self._facts else None
        self.set_in_hand(self.tr("Charter {0}").format(hand.number) if hand else "")

    def _connect(self) -> None:
        self.views.opened.connect(self._open_tab)
        self.card.propose_asked.connect(self._propose)
        self.card.put_asked.connect(self._put)
        self.card.withdraw_asked.connect(lambda: self._withdraw())
        self.card.changes_asked.connect(self._show_changes)
        self.decisions.asked.connect(self._show_primary)
        self.decisions.closed.connect(self._show_primary)
        self.people.chosen.connect(self._take_person)
        self.people.ordered.connect(lambda ids: self.run(deputies.set_order, participant_ids=ids))
        self.people.signatories_asked.connect(lambda: self.go_to.emit("prepare", "", ""))
        self.changed.cause_asked.connect(lambda found: self.go_to.emit("settle", "disagreement", found))
        self.charters.read_asked.connect(self._read_charter)
        self.charters.withdraw_asked.connect(self._withdraw)
        self.requests.person_asked.connect(self._take_person)
        self.requests.taken.connect(self._after_answer)
        self.requests.arrival_changed.connect(self._show_primary)
        self.printed.large.toggled.connect(lambda large: self._left.setVisible(not large))
        self._empty.acted.connect(lambda: self.go_to.emit("stages", "", ""))

    def _show_changes(self) -> None:
        self.changed.compare_with_now()
        self.views.open(CHANGED)

    def _show_signed_text(self) -> None:
        if self._facts is not None and self._facts.hand is not None:
            self._read_charter(self._facts.hand.id)

    def _build(self) -> None:
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.card)
        column.addWidget(self.people, 1)
        self.views.fill(self._left, self.decisions, (self.printed, self.changed, self.charters, self.requests))
        self._whole.addWidget(self._empty)

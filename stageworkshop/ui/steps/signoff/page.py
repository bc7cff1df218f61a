"""The page Sign off: the charter at hand, who answered to it, and beside that its pages, changes and one's answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from stageworkshop.store.changes import Changes
from stageworkshop.store.queries.names import teams
from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.dates import isolated
from stageworkshop.ui.steps.lazy import PRINTED_KINDS, LazyPage
from stageworkshop.ui.steps.signoff.decisions import Decisions
from stageworkshop.ui.steps.signoff.facts import Facts, read_facts
from stageworkshop.ui.steps.signoff.older import ChartersPane
from stageworkshop.ui.steps.signoff.people import PeoplePane
from stageworkshop.ui.steps.signoff.printed import NOW, PrintedPane
from stageworkshop.ui.steps.signoff.signing import SigningPane
from stageworkshop.ui.steps.signoff.strip import CharterStrip
from stageworkshop.ui.steps.signoff.views import CHANGED, CHARTERS, PRINTED, SIGNING, SignoffViews
from stageworkshop.ui.steps.signoff.words import named, state_words
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.changed_pane import ChangedPane
from stageworkshop.ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from stageworkshop.charter.model import Document

ROOMY = 760
"""Height from which the card of the charter has room above a question or an answer."""


class SignoffPage(LazyPage):
    """Sign-offs and charters are records: the page asks before each, as nothing of it can be undone."""

    key = "signoff"
    scrolls = False
    shows = PRINTED_KINDS
    works_while_looking = frozenset(
        {
            "see-changes",
            "printed-version",
            "page-back",
            "page-next",
            "read-large",
            "read-charter",
            "words-printed",
            "back-to-words",
            "signing-close",
        }
    )

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(bridge, theme, parent)
        self._facts: Facts | None = None
        self.primary = self.set_primary("", self._do_primary)
        # From the outside in, see `SignoffViews`.
        self._whole = QStackedWidget(self.body.parentWidget())
        self.body.addWidget(self._whole, 1)
        content = QWidget(self._whole)
        self._whole.addWidget(content)
        self.decisions = Decisions(self, content)
        self.strip = CharterStrip(theme, content)
        self.views = SignoffViews(content)
        self.people = PeoplePane(theme, self.views)
        self.printed = PrintedPane(theme, self._document_of, self.views.room)
        self.changed = ChangedPane(theme, parent=self.views.room)
        self.charters = ChartersPane(theme, self.views.room)
        self.signing = SigningPane(self, self.views.room)
        self._empty = EmptyState(
            theme,
            "step-signoff",
            self.tr("There is nothing to sign yet: no stage has been written down. Begin with the stages."),
            self.tr("To the stages"),
            self._whole,
        )
        self._build(content)
        self._connect()

    def initial_focus(self) -> QWidget | None:
        return self.people.list

    def open_object(self, kind: str, object_id: str) -> None:
        if kind == "participant":
            self._take_person(object_id)
        elif kind == "charter" and self.charters.take(object_id):
            self.views.open(CHARTERS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def reload(self, changes: Changes | None) -> None:
        facts = self._facts = read_facts(self.bridge.file)
        editable = not self.bridge.read_only
        self._whole.setCurrentIndex(0 if facts.stages or facts.charters else 1)
        self._show_strip(facts, editable=editable)
        self._show_versions(facts)
        colours = {team.name: team.colour for team in teams(self.bridge.file)}
        self.people.show_people(facts.people, facts.moved, colours, asked=facts.hand is not None)
        self.changed.show_comparison(self._changed_lead(facts), facts.moved)
        self.charters.show_charters(facts.charters, editable=editable)
        self.signing.show_facts(facts.hand, facts.stage_names, facts.people, facts.moved, editable=editable)
        count = len(facts.moved.stages) or len(facts.moved.others)
        self.views.set_words(CHANGED, self.tr("Changes ({0})").format(count) if count else self.tr("Changes"))
        self.views.set_words(CHARTERS, self.tr("Charters ({0})").format(len(facts.charters)))
        self._name_in_hand()

    def _document_of(self, version: str) -> Document:
        # Asked for once the page is painted: the document's model takes 0.1 s to load.
        from stageworkshop.charter.export import document_for
        from stageworkshop.charter.frozen import frozen_document

        return (
            document_for(self.bridge.file, "internal") if version == NOW else frozen_document(self.bridge.file, version)
        )

    def _show_strip(self, facts: Facts, *, editable: bool) -> None:
        strip, hand = self.strip, facts.hand
        if hand is None:
            strip.show_none(facts.stages)
        else:
            strip.show_charter(hand, facts.in_force, facts.moved)
        words = {
            "propose": self.tr("Propose charter {0}…").format(facts.next_number),
            "next": self.tr("Take the next answer"),
            "put": self.tr("Put charter {0} in force…").format(hand.number if hand else 0),
        }.get(facts.primary, "")
        self.primary.setText(words)
        self.primary.setToolTip(self.tr("{0} (Ctrl+Enter)").format(words))
        self.primary.setEnabled(editable)
        strip.put.setVisible(editable and hand is not None and hand.state == "proposed" and facts.primary != "put")
        strip.withdraw.setVisible(editable and hand is not None)
        self._show_primary()

    def _show_primary(self) -> None:
        """One primary action at a time: in somebody's answer it is the one of the form."""
        needed = self._facts is not None and bool(self._facts.primary) and bool(self._facts.stages)
        self.primary.setVisible(needed and self.views.current != SIGNING)

    def _show_versions(self, facts: Facts) -> None:
        versions = [
            (each.id, self.tr("Charter {0} ({1})").format(each.number, state_words(each))) for each in facts.charters
        ]
        if facts.can_propose:
            versions.append((NOW, self.tr("The text as it is now (draft)")))
        self.printed.show_versions(versions, facts.hand.id if facts.hand else NOW)

    def _changed_lead(self, facts: Facts) -> str:
        if facts.hand is None:
            return self.tr("No charter is proposed or in force, so there is nothing to compare with.")
        words = self.tr("charter {0} ({1})").format(facts.hand.number, state_words(facts.hand))
        if facts.moved.is_same:
            return self.tr("The agreed text is exactly that of {0}.").format(words)
        if not facts.moved.stages:
            return self.tr("Since {0} no stage has changed, but other parts of the charter have.").format(words)
        return self.tr("Since {0} this changed in the agreed text:").format(words)

    def _do_primary(self) -> None:
        """Also on Ctrl+Enter, which finishes the form in hand before anything else."""
        if self.views.current == SIGNING:
            self.signing.finish()
        elif self._facts is not None and self.primary.isVisible():
            {"propose": self._propose, "next": self._take_next, "put": self._put}.get(
                self._facts.primary, lambda: None
            )()

    def _propose(self) -> None:
        if self._facts is not None:
            hand = self._facts.hand
            self.decisions.ask_to_propose(
                self._facts.next_number,
                self._facts.stages,
                hand if hand and hand.state == "proposed" else None,
                self._facts.in_force,
                review_date=self._facts.review_date,
                back_to=self.primary,
            )

    def _put(self) -> None:
        if self._facts is not None and self._facts.hand is not None:
            self.decisions.ask_to_put_in_force(
                self._facts.hand, self._facts.in_force, self._facts.people, self._facts.moved, back_to=self.strip.put
            )

    def _withdraw(self, charter_id: str = "") -> None:
        if self._facts is not None:
            wanted = charter_id or (self._facts.hand.id if self._facts.hand else "")
            for charter in self._facts.charters:
                if charter.id == wanted:
                    self.decisions.ask_to_withdraw(charter, back_to=self.strip.withdraw)

    def _take_next(self) -> None:
        missing = [each.participant_id for each in self._facts.people if each.answer is None] if self._facts else []
        if missing:
            self._take_person(missing[0])

    def _take_person(self, person_id: str) -> None:
        if self._facts is not None and self.signing.take(person_id, self._facts.people):
            self.people.list.choose(person_id)
            self.views.open(SIGNING)
            self.signing.focus_first()
            self._name_in_hand()

    def _leave_person(self) -> None:
        self.views.close_signing()
        self.people.list.setFocus()
        self._name_in_hand()

    def _after_answer(self, name: str) -> None:
        missing = [each.name for each in self._facts.people if each.answer is None] if self._facts else []
        left = self.tr("Still missing: {0}.").format(named(missing)) if missing else self.tr("Nobody is missing now.")
        self.say(self.tr("The answer of {0} is on record. {1}").format(isolated(name), left), "success")
        if missing:
            self.people.list.setFocus()
        else:
            # Back to the charter, where the next thing to do is offered.
            self._leave_person()

    def _read_charter(self, charter_id: str) -> None:
        self.views.open(PRINTED)
        self.printed.choose(charter_id)
        self.printed.pages.setFocus()

    def _make_room(self) -> None:
        """The card of the charter gives way to what is in hand where there is not room for both."""
        large = self.printed.large.isChecked()
        in_hand = not self.decisions.isHidden() or self.views.current == SIGNING
        self.strip.setVisible(not large and (not in_hand or self.height() >= ROOMY))
        self.people.setVisible(not large)

    def _open_tab(self, index: int) -> None:
        if index != PRINTED:
            self.printed.large.setChecked(False)
        self._make_room()
        self._show_primary()
        self._name_in_hand()

    def _name_in_hand(self) -> None:
        hand = self._facts.hand if self._facts else None
        self.set_in_hand(self.tr("Charter {0}").format(hand.number) if hand else "")

    def _connect(self) -> None:
        self.views.opened.connect(self._open_tab)
        self.strip.put_asked.connect(self._put)
        self.strip.withdraw_asked.connect(self._withdraw)
        self.strip.changes_asked.connect(lambda: self.views.open(CHANGED))
        self.decisions.asked.connect(self._make_room)
        self.decisions.closed.connect(self._make_room)
        self.people.chosen.connect(self._take_person)
        self.people.signatories_asked.connect(lambda: self.go_to.emit("prepare", "", ""))
        self.charters.read_asked.connect(self._read_charter)
        self.charters.withdraw_asked.connect(self._withdraw)
        self.signing.left.connect(self._leave_person)
        self.signing.recorded.connect(self._after_answer)
        self.printed.large.toggled.connect(self._make_room)
        self.signing.print_asked.connect(self._show_signed_text)
        self._empty.acted.connect(lambda: self.go_to.emit("stages", "", ""))

    def _show_signed_text(self) -> None:
        if self._facts is not None and self._facts.hand is not None:
            self._read_charter(self._facts.hand.id)

    def _build(self, content: QWidget) -> None:
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.strip)
        column.addWidget(self.decisions)
        column.addWidget(self.views, 1)
        self.views.fill(self.people, (self.printed, self.changed, self.charters, self.signing))
        self._whole.addWidget(self._empty)

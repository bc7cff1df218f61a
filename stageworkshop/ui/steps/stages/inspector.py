"""The stage in hand: what to ask about its name, kind, owner, what each team calls it; merge, split, remove."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from stageworkshop.actions import agreed, stages
from stageworkshop.domain.fields import ALIASES, KINDS
from stageworkshop.domain.lint import Finding
from stageworkshop.store.queries.board import PipelineColumn, StageCard, TeamMark
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.stages.merge_form import MergeForm
from stageworkshop.ui.steps.stages.questions import Questions
from stageworkshop.ui.steps.stages.split_form import SplitForm
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.alias_editor import AliasEditor
from stageworkshop.ui.widgets.breaking import breakable
from stageworkshop.ui.widgets.flow_layout import FlowLayout
from stageworkshop.ui.widgets.labels import TextLabel, field_label, label
from stageworkshop.ui.widgets.lint_notes import LintNotes
from stageworkshop.ui.widgets.quiet_fields import QuietCombo
from stageworkshop.ui.widgets.reference_choice import ReferenceCombo, Target
from stageworkshop.ui.widgets.scrolled import BAR, ScrollColumn, ScrolledContent, margins
from stageworkshop.ui.words import domain_words

WIDTH = 344


class Inspector(QFrame):
    """Hidden while no stage is in hand. `left` gives the focus back to the board."""

    left = Signal()
    closed = Signal()
    """The stage should be let go."""
    shown_stage = Signal(str)
    """A stage (id) should be taken in hand."""

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._card: StageCard | None = None
        self._columns: tuple[PipelineColumn, ...] = ()
        self.setObjectName("stage-panel")
        self.setProperty("role", "card")
        self.setFixedWidth(WIDTH)
        self._name = TextLabel("", "heading", self)
        self._name.setObjectName("stage-in-hand")
        self._meaning = TextLabel("", "muted", self)
        self._meaning.setObjectName("stage-meaning")
        for each in (self._name, self._meaning):
            # A long word must not make the panel wider than it is.
            each.setMinimumWidth(60)
        self._asked = QWidget(self)
        asked = QVBoxLayout(self._asked)
        asked.setContentsMargins(0, Space.S, 0, 0)
        asked.setSpacing(0)
        asked.addWidget(label(self.tr("What the wording still leaves open"), "label", self._asked))
        self.notes = LintNotes(page.theme, self._asked, jump=self.tr("Reword"), beneath=True)
        self.notes.wanted.connect(lambda finding: page.go_to.emit("settle", "stage", finding.stage_id))
        asked.addWidget(self.notes)
        self._asked.hide()
        self.questions = Questions(page.theme, self)
        self.questions.merge_asked.connect(self._begin_merge)
        self.questions.other_asked.connect(self.shown_stage)
        self._build_fields()
        self.merge = MergeForm(self)
        self.split = SplitForm(self)
        self.merge.accepted.connect(self._merge)
        self.split.accepted.connect(self._split)
        self.merge.left.connect(self._close_forms)
        self.split.left.connect(self._close_forms)
        self._lay_out()
        self._close_forms()

    @property
    def stage_id(self) -> str:
        """The stage on show, "" when none is."""
        return self._card.id if self._card else ""

    def show_stage(
        self, stage_id: str, columns: Sequence[PipelineColumn], teams: Sequence[TeamMark], *, editable: bool
    ) -> None:
        """Show a stage of the board, or nothing."""
        self._columns = tuple(columns)
        card = next((card for column in columns for card in column.cards if card.id == stage_id), None)
        if card is None or self._card is None or card.id != self._card.id:
            self.aliases.commit()
            self._renew_aliases()
            self._close_forms()
        self._card = card
        self.setVisible(card is not None)
        if card is None:
            return
        self._meaning.setText(breakable(card.definition) or self.tr("No definition yet; the teams write it in Draft."))
        self._name.setText(breakable(card.name))
        self.questions.show_questions(card)
        self.kind.setCurrentIndex(max(self.kind.findData(card.kind), 0))
        targets = [Target(team.id, team.name, team.colour) for team in teams]
        self.owner.set_targets(targets)
        self.owner.choose(card.owner.id if card.owner else "")
        self.aliases.set_targets(targets)
        self.aliases.set_value([{"team": team.id if team else "", "name": name} for team, name in card.aliases] or None)
        for widget in (self.kind, self.owner, *self._buttons):
            widget.setEnabled(editable)
        self.aliases.set_read_only(not editable)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what there is to ask about the wording of the stage on show."""
        self.notes.show_findings(findings)
        self._asked.setVisible(bool(findings))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _build_fields(self) -> None:
        self.kind = QuietCombo(self)
        self.kind.setObjectName("stage-kind")
        for key, words in KINDS:
            self.kind.addItem(domain_words(words), key)
        self.kind.activated.connect(lambda: self._set("kind", self.kind.currentData()))
        self.owner = ReferenceCombo(self._page.theme, self.tr("nobody yet"), self)
        self.owner.setObjectName("stage-owner")
        self.owner.activated.connect(lambda: self._set("owner", self.owner.chosen() or None))
        self.aliases = self._make_aliases()
        self._buttons: list[QPushButton] = []
        acts: tuple[tuple[str, str, str, Callable[[], object]], ...] = (
            ("merge", self.tr("Merge…"), self.tr("Make this and another stage one"), lambda: self._begin_merge("")),
            ("split", self.tr("Split…"), self.tr("Make this stage two or more"), self._begin_split),
            ("remove", self.tr("Remove"), self.tr("Take the stage off the board (Delete on the card)"), self._remove),
        )
        for icon, words, tip, act in acts:
            button = QPushButton(words, self)
            button.setObjectName(f"stage-{icon}")
            button.setProperty("role", "quiet")
            button.setToolTip(tip)
            self._page.theme.set_icon(button, icon, "text-muted", 16)
            button.clicked.connect(lambda _=False, act=act: act())
            self._buttons.append(button)

    def _make_aliases(self) -> AliasEditor:
        made = AliasEditor(self._page.theme, self.tr("Add a name"), self)
        made.name_inputs("stage-aliases", domain_words(ALIASES.label))
        made.left.connect(self._set_aliases)
        return made

    def _renew_aliases(self) -> None:
        # Words that were refused for one stage must not stay behind for the next.
        old, self.aliases = self.aliases, self._make_aliases()
        self._alias_place.replaceWidget(old, self.aliases)
        old.hide()
        old.deleteLater()

    def _lay_out(self) -> None:
        self._fields = QWidget(self)
        self._fields.setProperty("role", "scrolled")
        fields = QVBoxLayout(self._fields)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(Space.XS)
        beside = QGridLayout()
        beside.setHorizontalSpacing(Space.S)
        beside.setVerticalSpacing(Space.XS)
        for at, (caption, box) in enumerate(((self.tr("&Owner"), self.owner), (self.tr("&Kind"), self.kind))):
            box.setMinimumContentsLength(6)
            beside.addWidget(field_label(caption, box, self), 0, at)
            beside.addWidget(box, 1, at)
            # Teams have longer names than kinds.
            beside.setColumnStretch(at, 3 - at)
        fields.addLayout(beside)
        fields.addSpacing(Space.S)
        fields.addWidget(label(domain_words(ALIASES.label), "label", self))
        self._alias_place = QVBoxLayout()
        self._alias_place.addWidget(self.aliases)
        fields.addLayout(self._alias_place)
        fields.addWidget(self._asked)
        fields.addStretch(1)
        row = FlowLayout(gap=0)
        for button in self._buttons:
            row.addWidget(button)
        inner = ScrolledContent(self)
        body = QVBoxLayout(inner)
        # The bar lies in the card's own air.
        body.setContentsMargins(*margins(Space.L, Space.L, Space.L - BAR, Space.L))
        body.setSpacing(Space.M)
        body.addLayout(self._head())
        for widget in (self._meaning, self.questions, self.merge, self.split, self._fields):
            body.addWidget(widget)
        body.addStretch(1)
        area = ScrollColumn("inspector-scroll", self)
        area.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, Space.S)
        column.setSpacing(0)
        column.addWidget(area, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.S, 0, Space.S, 0)
        foot.addLayout(row)
        column.addLayout(foot)

    def _head(self) -> QHBoxLayout:
        close = QToolButton(self)
        close.setObjectName("stage-close")
        close.setAccessibleName(self.tr("Close"))
        close.setToolTip(self.tr("Let the stage go and show more of the board (Esc on the card)"))
        self._page.theme.set_icon(close, "close", "text-muted", 16)
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _begin_merge(self, other_id: str) -> None:
        if self._card:
            self._open(self.merge)
            self.merge.begin(self._card, self._columns, other_id)

    def _begin_split(self) -> None:
        if self._card:
            self._open(self.split)
            self.split.begin(self._card.name)

    def _open(self, form: QWidget) -> None:
        for each in (self.merge, self.split, self._fields):
            each.setVisible(each is form)

    def _close_forms(self) -> None:
        self._open(self._fields)

    def _merge(self, stays: str, goes: str) -> None:
        if self._page.run(stages.merge_stages, into_id=stays, from_id=goes) is not None:
            self._close_forms()
            self.shown_stage.emit(stays)

    def _split(self, names: list[str]) -> None:
        stage_id = self.stage_id
        if self._page.run(stages.split_stage, stage_id=stage_id, names=names) is not None:
            self._close_forms()
            self.shown_stage.emit(stage_id)

    def _remove(self) -> None:
        self._page.run(stages.remove_stage, stage_id=self.stage_id)

    def _set(self, field: str, value: object) -> None:
        if self._page.run(agreed.set_agreed, stage_id=self.stage_id, field=field, value=value) is None:
            self._page.reload(None)

    def _set_aliases(self, aliases: object) -> None:
        self._page.run(stages.set_aliases, stage_id=self.stage_id, aliases=aliases or [])

"""The agreed text of the field at issue: edited here, the change marked, with what the teams wrote and its history."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from stageworkshop.actions import agreed
from stageworkshop.domain.fields import BY_KEY
from stageworkshop.domain.values import AliasList, Json, Reference
from stageworkshop.store.changes import Changes
from stageworkshop.store.queries.agreed import agreed_text
from stageworkshop.store.queries.disagreements import Thread
from stageworkshop.store.queries.linting import agreed_board
from stageworkshop.store.queries.names import names
from stageworkshop.store.queries.revisions import before, revisions
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.settle.history import History, value_words
from stageworkshop.ui.steps.settle.wordings import Wordings
from stageworkshop.ui.targets import stage_targets, team_targets
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.alias_editor import AliasEditor
from stageworkshop.ui.widgets.card import Card
from stageworkshop.ui.widgets.definition_form import FieldPart
from stageworkshop.ui.widgets.diff_label import DiffLabel
from stageworkshop.ui.widgets.labels import label
from stageworkshop.ui.widgets.lint_watch import LintWatch
from stageworkshop.ui.widgets.reference_choice import ReferenceEditor
from stageworkshop.ui.widgets.section import Section


class AgreedField(Section):
    """Every change made here is tied to the disagreement."""

    stage_wanted = Signal(str)
    disagreement_wanted = Signal(str)

    def __init__(self, page: StepPage, disagreement_id: str, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._page = page
        self._id = disagreement_id
        self._stage = ""
        self._part: FieldPart | None = None
        self._whole = QPushButton(self.tr("Whole text"), self)
        self._whole.setObjectName("whole-text")
        self._whole.setProperty("role", "link")
        self._whole.setToolTip(self.tr("Opens the whole agreed text of this stage"))
        self._whole.clicked.connect(lambda: self.stage_wanted.emit(self._stage))
        self.tools.addWidget(self._whole)
        self._card = Card(parent=self)
        self.body.addWidget(self._card)
        self._change = QWidget(self)
        change = QVBoxLayout(self._change)
        change.setContentsMargins(0, Space.S, 0, 0)
        change.setSpacing(Space.XS)
        change.addWidget(label(self.tr("Changed by this disagreement"), "label", self._change))
        self._diff = DiffLabel(page.theme, parent=self._change)
        self._diff.setObjectName("change")
        change.addWidget(self._diff)
        self._wordings = Wordings(page.theme, self)
        self._wordings.taken.connect(lambda team, key: self._take(agreed.take_draft, team_id=team, field=key))
        self._wordings.item_taken.connect(
            lambda team, key, index: self._take(agreed.take_item, team_id=team, field=key, index=index)
        )
        self._watch = LintWatch(self)
        self._wrote = label("", "label", self)
        self._history = History(page.theme, names_fields=False, parent=self)
        self._history.disagreement_wanted.connect(self.disagreement_wanted)
        self.body.addWidget(self._wrote)
        self.body.addWidget(self._wordings)
        self.body.addWidget(self._history)

    def show_thread(self, found: Thread) -> None:
        """Show the field as it is agreed now; half-typed text stays."""
        file = self._page.bridge.file
        row = found.row
        self._stage = row.stage_id
        text, words = agreed_text(file, row.stage_id), names(file)
        self.heading.setText(self.tr("Agreed text of “{0}”").format(text.name))
        part = self._part or self._make_part(row.aspect)
        self._offer(part)
        part.editor.set_value(text.values.get(row.aspect))
        part.set_needed(row.aspect not in text.values and part.field.required(text.values))
        wordings = text.wordings_of(row.aspect)
        self._wordings.show_wordings(wordings)
        self._wordings.setVisible(bool(wordings))
        self._wrote.setVisible(bool(wordings) or not text.revealed)
        self._wrote.setText(
            self.tr("What the teams wrote") if text.revealed else self.tr("The drafts are not revealed yet.")
        )
        history = revisions(file, row.stage_id, row.aspect)
        changed, old = before(history, self._id, row.aspect)
        now = value_words(row.aspect, text.values.get(row.aspect), words)
        was = value_words(row.aspect, old, words)
        self._diff.show_change(was, now)
        self._change.setVisible(changed and was != now)
        self._history.show_revisions(history, words)
        self._watch.begin(row.stage_id, lambda: agreed_board(file))

    def focus_first(self) -> None:
        """Put the focus into the text."""
        if self._part is not None:
            self._part.editor.buddy().setFocus()

    def focus_wordings(self) -> None:
        """Put the focus on the first wording that can be taken."""
        if (first := self._wordings.first) is not None:
            first.setFocus()

    def _make_part(self, aspect: str) -> FieldPart:
        self._part = FieldPart(BY_KEY[aspect], self._page.theme, self._card)
        self._part.editor.left.connect(self._set)
        self._watch.watch(self._part)
        self._card.body.addWidget(self._part)
        self._card.body.addWidget(self._change)
        return self._part

    def _offer(self, part: FieldPart) -> None:
        file, kind = self._page.bridge.file, part.field.kind
        if isinstance(part.editor, ReferenceEditor) and isinstance(kind, Reference):
            part.editor.set_targets(team_targets(file) if kind.what == "team" else stage_targets(file))
        if isinstance(part.editor, AliasEditor) and isinstance(kind, AliasList):
            part.editor.set_targets(team_targets(file))

    def _set(self, value: Json) -> None:
        if self._part is None:
            return
        self._part.show_error("")
        changes = self._page.run(
            agreed.set_agreed, stage_id=self._stage, field=self._part.field.key, value=value, because=self._id
        )
        if changes is None and self._page.bridge.error is not None:
            self._part.show_error(self._page.bridge.error.message())

    def _take(self, action: Callable[..., Changes], **arguments: Any) -> None:
        if self._part is not None:
            self._part.editor.commit()
        self._page.run(action, stage_id=self._stage, because=self._id, **arguments)

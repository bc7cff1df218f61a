"""The whole agreed text of one stage: under each field what the teams wrote, at the end its history."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stageworkshop.actions import agreed
from stageworkshop.domain.values import Json
from stageworkshop.store.changes import Changes
from stageworkshop.store.queries.agreed import AgreedText, agreed_text
from stageworkshop.store.queries.linting import agreed_board
from stageworkshop.store.queries.names import names
from stageworkshop.store.queries.revisions import revisions
from stageworkshop.ui.keys import on_key
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.settle.field_drafts import FieldDrafts
from stageworkshop.ui.steps.settle.history import History
from stageworkshop.ui.tab_order import follow_layout, in_focus
from stageworkshop.ui.targets import stage_targets, team_targets
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.definition_form import DefinitionForm, FieldPart
from stageworkshop.ui.widgets.labels import TextLabel
from stageworkshop.ui.widgets.lint_watch import LintWatch
from stageworkshop.ui.widgets.scrolled import ScrolledContent
from stageworkshop.ui.words import domain_words


class AgreedStage(ScrolledContent):
    """Made for one stage; `reload` brings it up to date, half-typed text stays."""

    disagreement_wanted = Signal(str)

    def __init__(self, page: StepPage, stage_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage_id = stage_id
        self._page = page
        self._text: AgreedText | None = None
        self._drafts: dict[str, FieldDrafts] = {}
        self._name = TextLabel("", "title", self)
        self._lacks = TextLabel("", "muted", self)
        self._lacks.setObjectName("still-lacks")
        self._form = DefinitionForm(page.theme, parent=self)
        self._form.field_left.connect(self._set)
        for part in self._form.built_parts:
            self._put_drafts(part)
        self._form.part_built.connect(self._put_drafts)
        self._watch = LintWatch(self)
        self._watch.watch_form(self._form)
        self._history = History(page.theme, names_fields=True, parent=self)
        self._history.disagreement_wanted.connect(self.disagreement_wanted)
        head = QVBoxLayout()
        head.setSpacing(Space.XS)
        head.addWidget(self._name)
        head.addWidget(self._lacks)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.L)
        column.setSpacing(Space.L)
        column.addLayout(head)
        column.addWidget(self._form)
        column.addWidget(self._history)
        column.addStretch(1)
        on_key(self, "Alt+W", self._look)

    def reload(self) -> str:
        """Show what the store holds; returns the stage's name."""
        file = self._page.bridge.file
        text = self._text = agreed_text(file, self.stage_id)
        self._name.setText(text.name)
        self._lacks.setText(
            self.tr("Still missing: {0}.").format(", ".join(map(domain_words, text.missing)))
            if text.missing
            else self.tr("Nothing is missing.")
        )
        self._form.set_values(text.values, team_targets(file), stage_targets(file))
        for field, drafts in self._drafts.items():
            drafts.show_wordings(text.wordings_of(field))
        self._watch.begin(self.stage_id, lambda: agreed_board(file))
        self._history.show_revisions(revisions(file, self.stage_id), names(file))
        follow_layout(self)
        return text.name

    def _put_drafts(self, part: FieldPart) -> None:
        field = part.field.key
        drafts = self._drafts[field] = FieldDrafts(self._page.theme, field, part)
        drafts.wordings.taken.connect(lambda team, key: self._take(agreed.take_draft, team_id=team, field=key))
        drafts.wordings.item_taken.connect(
            lambda team, key, index: self._take(agreed.take_item, team_id=team, field=key, index=index)
        )
        layout = part.layout()
        if layout is not None:
            layout.addWidget(drafts)
        if self._text is not None:
            drafts.show_wordings(self._text.wordings_of(field))

    def _look(self) -> None:
        """Unfold what the teams wrote for the field in hand."""
        for part in self._form.built_parts:
            drafts = self._drafts[part.field.key]
            if in_focus(part) is not None and not drafts.isHidden():
                drafts.look()

    def _set(self, key: str, value: Json) -> None:
        changes = self._page.run(agreed.set_agreed, stage_id=self.stage_id, field=key, value=value)
        if changes is None and self._page.bridge.error is not None:
            self._form.show_error(key, self._page.bridge.error.message())

    def _take(self, action: Callable[..., Changes], **arguments: Any) -> None:
        self._form.commit()
        self._page.run(action, stage_id=self.stage_id, **arguments)

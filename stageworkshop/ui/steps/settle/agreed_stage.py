"""The whole agreed text of one stage, with what the teams wrote and its history."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stageworkshop.actions import agreed
from stageworkshop.domain.values import Json
from stageworkshop.store.queries.agreed import Wording, agreed_text
from stageworkshop.store.queries.names import names
from stageworkshop.store.queries.revisions import revisions
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.settle.history import History
from stageworkshop.ui.steps.settle.wordings import Wordings
from stageworkshop.ui.tab_order import follow_layout
from stageworkshop.ui.targets import stage_targets, team_targets
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.definition_form import DefinitionForm
from stageworkshop.ui.widgets.fold import Fold
from stageworkshop.ui.widgets.labels import TextLabel
from stageworkshop.ui.words import domain_words


class AgreedStage(QWidget):
    """Made for one stage; `reload` brings it up to date, half-typed text stays."""

    raise_wanted = Signal(str)
    disagreement_wanted = Signal(str)

    def __init__(self, page: StepPage, stage_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "scrolled")
        self.stage_id = stage_id
        self._page = page
        self._wordings: tuple[Wording, ...] = ()
        self._form = DefinitionForm(page.theme, parent=self)
        self._form.field_left.connect(self._set)
        self._wrote = Fold(page.theme, self.tr("What the teams wrote"), is_open=False, parent=self)
        self._wrote.button.setObjectName("what-teams-wrote")
        self._wrote_list = Wordings(page.theme, names_fields=True, parent=self._wrote.content)
        self._wrote_list.taken.connect(self._take)
        self._wrote.body.addWidget(self._wrote_list)
        self._wrote.unfolded.connect(self._show_wordings)
        self._history = History(page.theme, names_fields=True, parent=self)
        self._history.disagreement_wanted.connect(self.disagreement_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, Space.S, Space.L)
        column.setSpacing(Space.L)
        column.addLayout(self._build_head())
        for part in (self._form, self._wrote, self._history):
            column.addWidget(part)
        column.addStretch(1)

    def reload(self) -> str:
        """Show what the store holds; returns the stage's name."""
        file = self._page.bridge.file
        text = agreed_text(file, self.stage_id)
        self._name.setText(text.name)
        self._lacks.setText(
            self.tr("Still missing: {0}.").format(", ".join(map(domain_words, text.missing)))
            if text.missing
            else self.tr("Nothing is missing.")
        )
        self._form.set_values(text.values, team_targets(file), stage_targets(file))
        self._wordings = text.wordings
        self._wrote.setVisible(bool(text.wordings))
        teams = len({each.team.id for each in text.wordings})
        self._wrote.set_figure(self.tr("1 team") if teams == 1 else self.tr("{0} teams").format(teams))
        if self._wrote.is_open:
            self._show_wordings()
        self._history.show_revisions(revisions(file, self.stage_id), names(file))
        follow_layout(self)
        return text.name

    def _show_wordings(self) -> None:
        self._wrote_list.show_wordings(self._wordings)

    def _set(self, key: str, value: Json) -> None:
        changes = self._page.run(agreed.set_agreed, stage_id=self.stage_id, field=key, value=value)
        if changes is None and self._page.bridge.error is not None:
            self._form.show_error(key, self._page.bridge.error.message())

    def _take(self, team_id: str, field: str) -> None:
        self._form.commit()
        self._page.run(agreed.take_draft, stage_id=self.stage_id, team_id=team_id, field=field)

    def _build_head(self) -> QVBoxLayout:
        self._name = TextLabel("", "title", self)
        self._lacks = TextLabel("", "muted", self)
        self._lacks.setObjectName("still-lacks")
        differ = QPushButton(self.tr("We differ on this"), self)
        differ.setObjectName("raise-on-stage")
        differ.setToolTip(self.tr("Raises a disagreement on this stage"))
        self._page.theme.set_icon(differ, "disagreement", "text", 16)
        differ.clicked.connect(lambda: self.raise_wanted.emit(self.stage_id))
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(self._name, 1)
        line.addStretch()
        line.addWidget(differ)
        head = QVBoxLayout()
        head.setSpacing(Space.XS)
        head.addLayout(line)
        head.addWidget(self._lacks)
        return head

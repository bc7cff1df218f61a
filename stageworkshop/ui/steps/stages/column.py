"""One pipeline on the board: its name and kind, its cards, and a line to add the next stage."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QModelIndex, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from stageworkshop.actions import pipelines, stages
from stageworkshop.domain.stage import PIPELINE_KINDS
from stageworkshop.store.queries.board import PipelineColumn
from stageworkshop.ui.models.cards import CardsModel
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.stages.card_delegate import CardDelegate, Words
from stageworkshop.ui.steps.stages.card_list import CardList
from stageworkshop.ui.steps.stages.wording import describe
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.add_line import AddLine
from stageworkshop.ui.widgets.elided_line import ElidedLine
from stageworkshop.ui.widgets.labels import label
from stageworkshop.ui.widgets.quiet_fields import QuietCombo
from stageworkshop.ui.words import domain_words


class PipelineBox(QWidget):
    """As high as the board, with a panel as high as its cards; what is dropped below them is dropped at the end.

    `moved_aside` asks to move the whole pipeline (id, -1 or 1).
    """

    moved_aside = Signal(str, int)
    lines_pasted = Signal(str, str)
    """Several lines were pasted into the pipeline (id, text)."""

    def __init__(self, page: StepPage, column: PipelineColumn, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.id = column.id
        self._page = page
        self._name_shown = ""
        self.setObjectName(f"pipeline-{column.id}")
        self.setAcceptDrops(True)
        self.panel = QFrame(self)
        self.panel.setProperty("role", "sunken")
        self.panel.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.model = CardsModel(self._rename_stage, self._drop_stage, lambda card: describe(card, words), self)
        self.cards = CardList(self.model, CardDelegate(page.theme, words, self), page.theme, self)
        self.cards.setObjectName("cards")
        self.cards.setToolTip(self.tr("Enter renames, Alt+arrows or dragging move, Delete removes"))
        self._build()
        self.show_column(column, editable=not page.bridge.read_only)

    def show_column(self, column: PipelineColumn, *, editable: bool) -> None:
        """Show the pipeline as it is now; a half-typed name stays."""
        if self.name.text() == self._name_shown:
            self.name.setText(column.name)
            self.name.setCursorPosition(0)
        self._name_shown = column.name
        self.kind.setCurrentIndex(max(self.kind.findData(column.kind), 0))
        self.cards.setAccessibleName(self.tr("Stages of {0}").format(column.name))
        self.add.setAccessibleName(self.tr("Add a stage to {0}").format(column.name))
        self.more.setAccessibleName(self.tr("More for {0}").format(column.name))
        self.count.setText(str(len(column.cards)))
        self.count.setAccessibleName(self.tr("{0} stages").format(len(column.cards)))
        self.model.set_editable(editable)
        self.model.set_cards(column.cards)
        for widget in (self.name, self.kind, self.add, self.more):
            widget.setEnabled(editable)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._takes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self._takes(event.mimeData()):
            event.acceptProposedAction()
            self.model.dropMimeData(event.mimeData(), event.proposedAction(), self.model.rowCount(), 0, QModelIndex())

    def _takes(self, data: QMimeData) -> bool:
        return self.model.canDropMimeData(data, Qt.DropAction.MoveAction, -1, 0, QModelIndex())

    def _build(self) -> None:
        self.name = ElidedLine(self)
        self.name.setObjectName("pipeline-name")
        self.name.setProperty("role", "bare")
        self.name.setAccessibleName(self.tr("Name of the pipeline"))
        font = self.name.font()
        font.setBold(True)
        self.name.setFont(font)
        self.name.editingFinished.connect(self._rename)
        self.count = label("", "figure", self)
        self.more = QToolButton(self)
        self.more.setObjectName("pipeline-more")
        self.more.setToolTip(self.tr("Move or remove the pipeline"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self._menu())
        self._page.theme.set_icon(self.more, "more", "text-muted", 16)
        self.kind = QuietCombo(self)
        self.kind.setProperty("role", "bare")
        self.kind.setObjectName("pipeline-kind")
        self.kind.setAccessibleName(self.tr("Kind of pipeline"))
        for key, words in PIPELINE_KINDS.items():
            self.kind.addItem(domain_words(words), key)
        self.kind.activated.connect(self._set_kind)
        self.add = AddLine(self._page.theme, "add-stage", self.tr("Add a stage…"), self._add, self)
        self.add.lines_pasted.connect(lambda text: self.lines_pasted.emit(self.id, text))
        head = QHBoxLayout()
        head.setSpacing(Space.XS)
        head.addWidget(self.name, 1)
        head.addWidget(self.more)
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, Space.S, 0)
        below.addWidget(self.kind, 1)
        below.addWidget(self.count)
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        column.setSpacing(Space.S)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.panel)
        outer.addStretch(1)
        column.addLayout(head)
        column.addLayout(below)
        column.addWidget(self.cards, 1)
        column.addWidget(self.add)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        acts: tuple[tuple[str, str, Callable[[], object]], ...] = (
            ("left", self.tr("Move to the left"), lambda: self.moved_aside.emit(self.id, -1)),
            ("right", self.tr("Move to the right"), lambda: self.moved_aside.emit(self.id, 1)),
            ("remove", self.tr("Remove the pipeline"), self._remove),
        )
        for icon, words, act in acts:
            action = menu.addAction(words)
            action.setObjectName(f"pipeline-{icon}")
            action.setIcon(self._page.theme.icon(icon))
            action.triggered.connect(lambda _=False, act=act: act())
        return menu

    def _rename(self) -> None:
        name = self.name.text().strip()
        if not name or name == self._name_shown:
            self.name.setText(self._name_shown)
        elif self._page.run(pipelines.edit_pipeline, pipeline_id=self.id, name=name) is None:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_kind(self) -> None:
        self._page.run(pipelines.edit_pipeline, pipeline_id=self.id, kind=str(self.kind.currentData()))

    def _remove(self) -> None:
        self._page.run(pipelines.remove_pipeline, pipeline_id=self.id)

    def _add(self, name: str) -> bool:
        changes = self._page.run(stages.add_stage, pipeline_id=self.id, name=name)
        if changes is None:
            return False
        self.cards.scrollToBottom()
        return True

    def _rename_stage(self, stage_id: str, name: str) -> bool:
        return self._page.run(stages.rename_stage, stage_id=stage_id, name=name) is not None

    def _drop_stage(self, stage_id: str, place: int) -> bool:
        done = self._page.run(stages.move_stage, stage_id=stage_id, position=place, pipeline_id=self.id)
        return done is not None

"""The board: a column for each pipeline, side by side, of which one stage at most is in hand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from stageworkshop.actions import pipelines, stages
from stageworkshop.store.queries.board import PipelineColumn
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.stages.column import PipelineBox
from stageworkshop.ui.steps.stages.wording import card_words
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.add_line import AddLine

NARROWEST, NARROW, WIDEST = 172, 196, 300
"""Width of a column, in device-independent pixels: as many stand side by side as there is room for, and all whole."""


class Board(QScrollArea):
    """Keeps a box for each pipeline; boxes stay where their pipeline stays, with focus and half-typed words."""

    chosen = Signal(str)
    """The stage in hand (id); "" when none is."""
    lines_pasted = Signal(str, str)
    """Several lines were pasted into a pipeline (id, text)."""

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._words = card_words(self)
        self.boxes: list[PipelineBox] = []
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._keep_in_sight)
        self.setObjectName("board")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget(self)
        content.setProperty("role", "scrolled")
        self._row = QHBoxLayout(content)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.M)
        self.add = AddLine(page.theme, "add-pipeline", self.tr("Add a pipeline…"), self._add, content)
        last = QVBoxLayout()
        last.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)
        last.addStretch(1)
        self._row.addLayout(last, 1)
        self.setWidget(content)
        self.horizontalScrollBar().sliderReleased.connect(self._snap)

    @property
    def current_id(self) -> str:
        """The stage in hand, "" when none is."""
        return next((found for box in self.boxes if (found := box.cards.current_id())), "")

    def show_columns(self, columns: Sequence[PipelineColumn], *, editable: bool) -> None:
        """Show the pipelines as they are now; the stage in hand stays in hand, wherever it went."""
        in_hand = self.current_id
        focused = any(box.cards.hasFocus() for box in self.boxes)
        held = {box.id: box for box in self.boxes}
        self.boxes = [held.pop(each.id) if each.id in held else self._box(each) for each in columns]
        for gone in held.values():
            self._row.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for at, (box, each) in enumerate(zip(self.boxes, columns, strict=True)):
            if self._row.indexOf(box) != at:
                self._row.removeWidget(box)
                self._row.insertWidget(at, box)
            box.show_column(each, editable=editable)
        self.add.setEnabled(editable)
        self._share_width()
        if in_hand and not self.take(in_hand, focus=focused):
            self.chosen.emit("")
        self._set_tab_order()

    def take(self, stage_id: str, *, focus: bool = True) -> bool:
        """Take a stage in hand; False when it is not on the board."""
        for box in self.boxes:
            if box.model.find(stage_id).isValid():
                self._only(box)
                box.cards.take(stage_id)
                if focus:
                    box.cards.setFocus()
                self.ensureWidgetVisible(box, 0, 0)
                return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()
        # The panel of the stage in hand takes its room from the board: the stage stays in sight.
        self._later.start(0)

    def begin_pipeline(self) -> None:
        """Go to the line in which the next pipeline is named."""
        self.ensureWidgetVisible(self.add, 0, 0)
        self.add.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def let_go(self) -> None:
        """No stage is in hand."""
        self._only(None)

    def _box(self, column: PipelineColumn) -> PipelineBox:
        box = PipelineBox(self._page, column, self._words, self.widget())
        run = self._page.run
        box.cards.chosen.connect(lambda stage_id: self._take_notice(box, stage_id))
        box.cards.moved.connect(lambda stage_id, place: run(stages.move_stage, stage_id=stage_id, position=place))
        box.cards.moved_aside.connect(lambda stage_id, by: self._move_aside(box, stage_id, by))
        box.cards.left_aside.connect(lambda by: self._go_aside(box, by))
        box.cards.remove_asked.connect(lambda stage_id: run(stages.remove_stage, stage_id=stage_id))
        box.moved_aside.connect(self._move_pipeline)
        box.lines_pasted.connect(self.lines_pasted)
        return box

    def _add(self, name: str) -> bool:
        changes = self._page.run(pipelines.add_pipeline, name=name)
        if changes is None:
            return False
        added = changes.created("pipeline")
        for box in self.boxes:
            if box.id == added:
                box.add.setFocus()
        return True

    def _take_notice(self, box: PipelineBox, stage_id: str) -> None:
        if stage_id:
            self._only(box)
        self.chosen.emit(stage_id)

    def _only(self, box: PipelineBox | None) -> None:
        for each in self.boxes:
            if each is not box and each.cards.currentIndex().isValid():
                each.cards.let_go()

    def _move_aside(self, box: PipelineBox, stage_id: str, by: int) -> None:
        at = self.boxes.index(box) + by
        if 0 <= at < len(self.boxes):
            place = min(box.cards.currentIndex().row(), self.boxes[at].model.rowCount())
            self._page.run(stages.move_stage, stage_id=stage_id, position=place, pipeline_id=self.boxes[at].id)
            self.take(stage_id)

    def _go_aside(self, box: PipelineBox, by: int) -> None:
        at = self.boxes.index(box) + by
        if not 0 <= at < len(self.boxes):
            return
        there, row = self.boxes[at], box.cards.currentIndex().row()
        self.ensureWidgetVisible(there, 0, 0)
        if there.model.rowCount():
            there.cards.setFocus()
            there.cards.setCurrentIndex(there.model.index(min(max(row, 0), there.model.rowCount() - 1)))
        else:
            there.add.setFocus()

    def _move_pipeline(self, pipeline_id: str, by: int) -> None:
        at = next(at for at, box in enumerate(self.boxes) if box.id == pipeline_id) + by
        if 0 <= at < len(self.boxes):
            self._page.run(pipelines.move_pipeline, pipeline_id=pipeline_id, position=at)

    def _share_width(self) -> None:
        """No column is ever cut in two at rest, and a step of the scroll bar is a column."""
        room, gap = self.viewport().width(), self._row.spacing()
        every = len(self.boxes) + 1
        fitting = max((room + gap) // (NARROW + gap), 1)
        if fitting == 1 and room >= 2 * NARROWEST + gap:
            # Beside the panel of a stage two are still better than one: cards are dragged from one to the other.
            fitting = 2
        side_by_side = min(fitting, every)
        width = (room - gap * (side_by_side - 1)) // side_by_side
        if side_by_side == every:
            width = min(width, WIDEST)
        for each in (*self.boxes, self.add):
            each.setFixedWidth(width)
        bar = self.horizontalScrollBar()
        bar.setSingleStep(width + gap)
        bar.setPageStep(width + gap)

    def _keep_in_sight(self) -> None:
        for box in self.boxes:
            if box.cards.current_id():
                self.ensureWidgetVisible(box, 0, 0)
                self._snap()
                box.cards.scrollTo(box.cards.currentIndex())

    def _snap(self) -> None:
        bar = self.horizontalScrollBar()
        step = max(bar.singleStep(), 1)
        if bar.value() < bar.maximum():
            bar.setValue(round(bar.value() / step) * step)

    def _set_tab_order(self) -> None:
        order: list[QWidget] = []
        for box in self.boxes:
            order += [box.name, box.more, box.kind, box.cards, box.add]
        order.append(self.add)
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

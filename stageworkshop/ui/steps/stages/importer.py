"""Adding stages from a list to a pipeline that is there, or to a new one: one action, one step to undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from stageworkshop.actions import starting
from stageworkshop.store.queries.board import PipelineColumn
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.stages.stage_list import StageListReader
from stageworkshop.ui.widgets.labels import field_label
from stageworkshop.ui.widgets.list_import import ListImport
from stageworkshop.ui.widgets.quiet_fields import QuietCombo


class StageImporter(ListImport):
    """`imported` tells the first new stage (id) and how many there are."""

    imported = Signal(str, int)

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        self._columns: tuple[PipelineColumn, ...] = ()
        reader = StageListReader(self._taken)
        super().__init__(page.theme, reader, "stage-import", page.tr("Bring in a stage list"), parent=parent)
        self._page = page
        self._pipeline = QuietCombo(self)
        self._pipeline.setObjectName("stage-import-pipeline")
        self._pipeline.currentIndexChanged.connect(self._choose_pipeline)
        self._new = QLineEdit(self)
        self._new.setObjectName("stage-import-new-pipeline")
        self._new.setAccessibleName(self.tr("Name of the new pipeline"))
        self._new.setPlaceholderText(self.tr("Name of the new pipeline"))
        self._where = field_label(self.tr("&Into"), self._pipeline, self)
        for widget in (self._where, self._pipeline, self._new):
            self.options.addWidget(widget)
        self.accepted.connect(self._import)
        self.previewed()

    def set_pipelines(self, columns: Sequence[PipelineColumn]) -> None:
        """Offer the pipelines that there are."""
        if tuple(columns) == self._columns:
            return
        self._columns = tuple(columns)
        kept = self._pipeline.currentData()
        with QSignalBlocker(self._pipeline):
            self._pipeline.clear()
            for each in columns:
                self._pipeline.addItem(each.name, each.id)
            self._pipeline.addItem(self.tr("a new pipeline"), "")
            self._pipeline.setCurrentIndex(max(self._pipeline.findData(kept), 0))
        self._choose_pipeline()

    def begin_for(self, pipeline_id: str, text: str = "") -> None:
        """Start anew, for a pipeline."""
        found = self._pipeline.findData(pipeline_id) if pipeline_id else 0
        self._pipeline.setCurrentIndex(max(found, 0))
        self._new.clear()
        self.begin(text)

    def previewed(self) -> None:
        count = len(self.rows)
        one = self.tr("Add 1 stage") if count == 1 else self.tr("Add {0} stages").format(count)
        self.set_action(one if count else self.tr("Add the stages"))
        if hasattr(self, "_pipeline"):
            # A list that names every pipeline itself leaves nothing to choose.
            wanted = not count or any(not row.pipeline for row in self.rows)
            for widget in (self._where, self._pipeline):
                widget.setVisible(wanted)
            self._new.setVisible(wanted and not self._pipeline.currentData())

    def _choose_pipeline(self) -> None:
        self._new.setVisible(not self._pipeline.currentData())
        self.found.look_again()

    def _taken(self, pipeline: str, stage: str) -> str:
        """A note about a stage of this name that is on the board already; "" when there is none."""
        chosen = str(self._pipeline.currentData() or "")
        for column in self._columns:
            here = column.name.casefold() == pipeline.casefold() if pipeline else column.id == chosen
            if here and any(card.name.casefold() == stage.casefold() for card in column.cards):
                return self.tr("“{0}” is in “{1}” already; it stays as it is, and another one is added.").format(
                    stage, column.name
                )
        return ""

    def _import(self, rows: Sequence[Any]) -> None:
        pipeline_id = str(self._pipeline.currentData() or "")
        if not pipeline_id and (named := self._new.text().strip()):
            rows = [row if row.pipeline else replace(row, pipeline=named) for row in rows]
        changes = self._page.run(starting.add_stage_rows, rows=rows, pipeline_id=pipeline_id)
        if changes is not None:
            added = changes.created_all("stage")
            self.imported.emit(added[0], len(added))

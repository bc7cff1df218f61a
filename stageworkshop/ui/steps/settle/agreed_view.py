"""All agreed text: the stages with what each still lacks at the left, the whole text of one at the right."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from stageworkshop.store.queries.agreed import AgreedRow, agreed_rows
from stageworkshop.ui.models.rows import ListRow
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.settle.agreed_stage import AgreedStage
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.empty import EmptyState
from stageworkshop.ui.widgets.marks import only_looks
from stageworkshop.ui.widgets.row_list import RowList, RowLook
from stageworkshop.ui.widgets.scrolled import ScrollColumn
from stageworkshop.ui.widgets.split import Split
from stageworkshop.ui.words import domain_words

SPLIT = (280, 520)
"""Widths of list and text at first; the same as those of the register, so that nothing jumps between the two."""


class AgreedView(QWidget):
    """`disagreement_wanted` asks for one on the register."""

    disagreement_wanted = Signal(str)

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._stage: AgreedStage | None = None
        self._build()

    @property
    def stage_id(self) -> str:
        """The stage in hand; "" when there is none."""
        return self._list.current_id

    def initial_focus(self) -> QWidget:
        """The list of stages, or the first action when there are none."""
        return self._list if self._list.rows else self._empty.button

    def reload(self) -> None:
        """Read the list and the stage in hand anew."""
        rows = agreed_rows(self._page.bridge.file)
        self._left.setVisible(bool(rows))
        with QSignalBlocker(self._list):
            self._list.set_rows(self._list_rows(rows))
            if rows and not self._list.current_id:
                first = next((row for row in rows if row.missing), rows[0])
                self._list.choose(first.stage_id)
        self._show_stage()

    def open_stage(self, stage_id: str) -> None:
        """Take a stage in hand."""
        if self._list.choose(stage_id):
            self._show_stage()
            self._list.scrollTo(self._list.currentIndex())

    def _list_rows(self, rows: list[AgreedRow]) -> list[ListRow]:
        found: list[ListRow] = []
        pipeline = ""
        for row in rows:
            if row.pipeline != pipeline:
                found.append(ListRow("", row.pipeline, is_heading=True))
            pipeline = row.pipeline
            found.append(self._list_row(row))
        return found

    def _list_row(self, row: AgreedRow) -> ListRow:
        detail = self.tr("missing: {0}").format(", ".join(map(domain_words, row.missing))) if row.missing else ""
        if row.open_disagreements:
            icon, token, word = "disagreement", "danger", self.tr("{0} open").format(row.open_disagreements)
        elif row.missing:
            icon, token, word = "circle", "text-muted", self.tr("{0} to fill").format(len(row.missing))
        else:
            icon, token, word = "check-circle", "success", self.tr("complete")
        return ListRow(row.stage_id, row.name, detail, icon=icon, token=token, word=word)

    def _show_stage(self) -> None:
        current = self._list.current_id
        self._right.setCurrentIndex(1 if current else 0)
        if not current:
            self._page.set_in_hand("")
            return
        if self._stage is None or self._stage.stage_id != current:
            self._stage = AgreedStage(self._page, current)
            self._stage.disagreement_wanted.connect(self.disagreement_wanted)
            self._area.setWidget(self._stage)
            self._area.verticalScrollBar().setValue(0)
            self._stage.show()
        self._page.set_in_hand(self._stage.reload(), "stage", current)

    def _build(self) -> None:
        self._list = RowList(self._page.theme, RowLook(detail_lines=2), self)
        self._list.setObjectName("agreed-stages")
        self._list.setAccessibleName(self.tr("Stages and what each still lacks"))
        self._list.chosen.connect(lambda _: self._show_stage())
        self._empty = EmptyState(
            self._page.theme,
            "stage",
            self.tr("Here belongs the joint definition of every stage. There are no stages yet."),
            self.tr("Go to Stages"),
            self,
        )
        only_looks(self._empty.button)
        self._empty.acted.connect(lambda: self._page.go_to.emit("stages", "", ""))
        self._area = ScrollColumn("agreed-scroll", self)
        self._right = QStackedWidget(self)
        self._right.addWidget(self._empty)
        self._right.addWidget(self._area)
        self._left = QWidget(self)
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, Space.L)
        column.addWidget(self._list)
        split = Split(self._left, self._right, self)
        split.setSizes(list(SPLIT))
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(split)

"""What was recognised in a list: which column is which, and everything that would be added."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QTableView, QVBoxLayout, QWidget

from stageworkshop.ui.models.grid import GridModel
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.column_mapping import ColumnMapping
from stageworkshop.ui.widgets.labels import TextLabel, field_label, label
from stageworkshop.ui.widgets.list_reader import ListReader, Preview

if TYPE_CHECKING:
    from stageworkshop.starting.tabular import Table

MOST_SHOWN = 120
"""Characters of a row that are told in a sentence."""
PREVIEW_ROWS = 8
"""Rows of the preview in sight at once; the others are scrolled to."""
WIDEST, NARROWEST = 280, 120
"""A column with room and one without, in device-independent pixels."""


class ListFound(QWidget):
    """Out of sight until there is a table to show."""

    previewed = Signal()
    """There is another preview, or none any more."""
    reshaped = Signal(object)
    """Table: the same list, read with or without a first row of headings."""

    def __init__(self, reader: ListReader, name: str, parent: QWidget | None = None) -> None:
        """`name` begins all object names."""
        super().__init__(parent)
        self._reader = reader
        self._table: Table | None = None
        self._preview: Preview | None = None
        self._build(name)
        self._lay_out()
        self.hide()

    @property
    def rows(self) -> Sequence[Any]:
        """What would be added now."""
        return self._preview.rows if self._preview else ()

    @property
    def notes(self) -> Sequence[str]:
        """Everything that was odd about the list or could not be read."""
        table = self._table.oddities if self._table else []
        return [*table, *(self._preview.notes if self._preview else [])]

    def show_table(self, table: Table) -> None:
        """Show what a list holds."""
        self._table = table
        self.show()
        self.header.setChecked(table.has_header)
        self.header.setEnabled(table.has_header or len(table.rows) > 1)
        self._say_first_row(table)
        self.mapping.show_columns(table, self._reader.targets(), self._reader.guesses(table))
        self.look_again()

    def clear(self) -> None:
        """There is no list."""
        self._table = self._preview = None
        self.hide()
        self.previewed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._preview is not None and event.oldSize().width() != event.size().width():
            # Once the table has its share of the new width.
            QTimer.singleShot(0, self, self._fit_grid)

    def look_again(self) -> None:
        """Work out anew what would be added; nothing while there is no list."""
        if self._table is None:
            return
        self._preview = self._reader.preview(self._table, self.mapping.mapping)
        self._grid.show_grid(self._preview.headers, self._preview.cells)
        self._fit_grid()
        self._notes.setText("\n".join(f"· {note}" for note in self.notes))
        self._notes.setVisible(bool(self.notes))
        self.previewed.emit()

    def _build(self, name: str) -> None:
        self.header = QCheckBox(self.tr("The first row holds the names of the &columns"), self)
        self.header.setObjectName(f"{name}-header")
        self.header.clicked.connect(self._set_header)
        self._first = TextLabel("", "small", self)
        self._first.setObjectName(f"{name}-first-row")
        self.mapping = ColumnMapping(f"{name}-column", self)
        self.mapping.changed.connect(self.look_again)
        self._notes = TextLabel("", "warning", self)
        self._notes.setObjectName(f"{name}-notes")
        self._grid = GridModel(self)
        self.grid = QTableView(self)
        self.grid.setObjectName(f"{name}-preview")
        self.grid.setAccessibleName(self.tr("What will be added"))
        self.grid.setModel(self._grid)
        self.grid.setShowGrid(False)
        self.grid.setWordWrap(False)
        self.grid.setTabKeyNavigation(False)
        self.grid.verticalHeader().hide()
        self.grid.horizontalHeader().setProperty("role", "sheet")
        self.grid.horizontalHeader().setHighlightSections(False)
        self.grid.horizontalHeader().setMaximumSectionSize(WIDEST)
        self.grid.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.header)
        column.addWidget(self._first)
        column.addSpacing(Space.S)
        column.addWidget(label(self.tr("Which column is which?"), "label", self))
        column.addWidget(self.mapping)
        column.addSpacing(Space.S)
        column.addWidget(field_label(self.tr("What will be added"), self.grid, self))
        column.addWidget(self.grid)
        column.addWidget(self._notes)

    def _set_header(self, checked: bool) -> None:
        from stageworkshop.starting.tabular import with_header

        if self._table is not None and (checked or self._table.rows):
            self.reshaped.emit(with_header(self._table, checked))

    def _say_first_row(self, table: Table) -> None:
        """Headings in a language that is not known look like a row; whoever knows it sees what to do."""
        unsure = not table.has_header and len(table.rows) > 1
        self._first.setVisible(unsure)
        if unsure:
            first = " · ".join(" ".join(cell.split()) for cell in table.rows[0] if cell.strip())
            words = self.tr("Added like the others: {0}. Tick the box if these are the names of the columns.")
            self._first.setText(words.format(first if len(first) <= MOST_SHOWN else f"{first[:MOST_SHOWN]}…"))

    def _share_width(self, room: int) -> bool:
        """Make columns as wide as their texts, the widest narrower where then all are seen; whether some are not."""
        header = self.grid.horizontalHeader()
        columns = range(self._grid.columnCount())
        sizes = [min(max(self.grid.sizeHintForColumn(n), header.sectionSizeHint(n)), WIDEST) for n in columns]
        while sum(sizes) > room and max(sizes) > NARROWEST:
            widest = max(sizes)
            within = [size for size in sizes if size < widest]
            at = [n for n in columns if sizes[n] == widest]
            # Down to the next narrower ones, or as far as is needed.
            share = widest - -(-(sum(sizes) - room) // len(at))
            for n in at:
                sizes[n] = max(NARROWEST, share, *within)
        header.setStretchLastSection(False)
        for n in columns:
            header.resizeSection(n, sizes[n])
        header.setStretchLastSection(True)
        return sum(sizes) > room

    def _fit_grid(self) -> None:
        row = self.grid.verticalHeader().defaultSectionSize()
        shown = min(max(len(self.rows), 1), PREVIEW_ROWS)
        wide = self._share_width(max(self.grid.width() - 2 * self.grid.frameWidth(), 400))
        bar = self.grid.horizontalScrollBar().sizeHint().height() if wide else 0
        self.grid.setFixedHeight(self.grid.horizontalHeader().sizeHint().height() + row * shown + bar + 6)

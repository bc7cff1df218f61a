"""Bringing in a list from a spreadsheet: paste or open, say which column is which, look at everything, then add it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from stageworkshop.domain.errors import InputError
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.labels import TextLabel, label
from stageworkshop.ui.widgets.list_found import ListFound
from stageworkshop.ui.widgets.list_reader import ListReader, recognised
from stageworkshop.ui.widgets.scrolled import BAR, ScrollColumn, bar_outside

if TYPE_CHECKING:
    from stageworkshop.starting.tabular import Table

PAUSE_MS = 250
MANY_LINES, FEW_LINES = 9, 3
"""Height of the pasted text before and after it was recognised."""
MOST_ROWS = 5_000
"""More is no list for a workshop but a whole table that was copied by mistake, and would take minutes to show."""


class ListImport(QWidget):
    """`accepted` brings the rows. `left` tells that nothing is wanted. Nothing is changed here."""

    accepted = Signal(object)
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        reader: ListReader,
        name: str,
        heading: str,
        *,
        scrolls: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """`name` begins all object names. With `scrolls` False the page around does the scrolling."""
        super().__init__(parent)
        self.setObjectName(name)
        self._theme = theme
        self._reader = reader
        self._source: Path | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PAUSE_MS)
        self._later.timeout.connect(self._read_text)
        self._build_source(name)
        self.found = ListFound(reader, name, self)
        self.found.previewed.connect(self._follow)
        self.found.reshaped.connect(self._show_table)
        self._lay_out(name, heading, scrolls)
        self._clear()

    @property
    def rows(self) -> Sequence[Any]:
        """What would be added now."""
        return self.found.rows

    def begin(self, text: str = "") -> None:
        """Start anew, with pasted text if there is some."""
        self._source = None
        self.text.setPlainText(text)
        self._later.stop()
        self._read_text()

    def open_file(self, path: Path) -> None:
        """Read a file in place of pasted text."""
        self._later.stop()
        self._source = path
        self.text.blockSignals(True)
        self.text.clear()
        self.text.blockSignals(False)
        self._read()

    def first_field(self) -> QWidget:
        """Where the work begins."""
        return self.go if self.rows else self.text

    def set_action(self, words: str) -> None:
        """What the button says that adds the rows."""
        self.go.setText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.go.isEnabled():
            self._accept()
        else:
            super().keyPressEvent(event)

    def _build_source(self, name: str) -> None:
        self.text = QPlainTextEdit(self)
        self.text.setObjectName(f"{name}-text")
        self.text.setPlaceholderText(self.tr("Copy the cells in your spreadsheet and paste them here (Ctrl+V)"))
        self.text.setAccessibleName(self.tr("Pasted cells"))
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.textChanged.connect(self._typed)
        self.file = QPushButton(self.tr("Open a file…"), self)
        self.file.setObjectName(f"{name}-file")
        self.file.setToolTip(self.tr("CSV or text, as any program exports it"))
        self._theme.set_icon(self.file, "folder-open", "text", 16)
        self.file.clicked.connect(self._choose_file)
        self.told = TextLabel("", "", self)
        self.told.setObjectName(f"{name}-found")
        self._hint = TextLabel(
            self.tr("Any order and any names of columns will do. You see everything before it is added."), "muted", self
        )

    def _lay_out(self, name: str, heading: str, scrolls: bool) -> None:
        self.go = QPushButton(self)
        self.go.setObjectName(f"{name}-accept")
        self.go.setProperty("role", "primary")
        self.go.setToolTip(self.tr("Adds everything shown, as one step to undo (Ctrl+Enter)"))
        self.go.clicked.connect(self._accept)
        leave = QPushButton(self.tr("Cancel"), self)
        leave.setObjectName(f"{name}-leave")
        leave.setToolTip(self.tr("Nothing is changed (Esc)"))
        leave.clicked.connect(self.left)
        source = QHBoxLayout()
        source.setSpacing(Space.M)
        source.addWidget(self.text, 1)
        source.addWidget(self.file, 0, Qt.AlignmentFlag.AlignTop)
        inner = QWidget(self)
        inner.setProperty("role", "scrolled")
        body = QVBoxLayout(inner)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(Space.S)
        body.addWidget(label(heading, "heading", self))
        body.addLayout(source)
        body.addWidget(self.told)
        body.addWidget(self._hint)
        body.addWidget(self.found)
        body.addStretch(1)
        self.options = QHBoxLayout()
        self.options.setSpacing(Space.S)
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addLayout(self.options)
        foot.addStretch(1)
        foot.addWidget(leave)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        # Who holds one that scrolls gives it the bar's room beside the column.
        column.setContentsMargins(0, 0, BAR if scrolls else 0, 0)
        column.setSpacing(Space.M)
        if scrolls:
            area = ScrollColumn(f"{name}-scroll", self)
            area.setWidget(inner)
            column.addLayout(bar_outside(area), 1)
        else:
            column.addWidget(inner, 1)
        column.addLayout(foot)

    def _typed(self) -> None:
        self._source = None
        self._later.start()

    def _choose_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Open a list"), "", self.tr("Lists (*.csv *.tsv *.txt);;All files (*)")
        )
        if chosen:
            self.open_file(Path(chosen))

    def _read_text(self) -> None:
        if self._source is None and not self.text.toPlainText().strip():
            self._clear()
        else:
            self._read()

    def _read(self) -> None:
        try:
            table = self._reader.read(self._source or self.text.toPlainText())
        except InputError as error:
            self._refuse(error.message())
            return
        if len(table.rows) > MOST_ROWS:
            words = self.tr("This list has {0} rows, and at most {1} can be added at once. Copy only those you need.")
            self._refuse(words.format(f"{len(table.rows):,}", f"{MOST_ROWS:,}"))
            return
        self._show_table(table)

    def _refuse(self, why: str) -> None:
        self._clear()
        self.told.setText(why)
        self.told.show()

    def _show_table(self, table: Table) -> None:
        self.told.setText(recognised(table, self._source.name if self._source else ""))
        self.told.show()
        self._hint.hide()
        self._set_lines(FEW_LINES)
        self.found.show_table(table)

    def _follow(self) -> None:
        self.go.setEnabled(bool(self.rows))
        self.previewed()

    def previewed(self) -> None:
        """Called when there is another preview; for those who word the button by it."""

    def _clear(self) -> None:
        self.told.hide()
        self._hint.show()
        self._set_lines(MANY_LINES)
        self.found.clear()

    def _set_lines(self, lines: int) -> None:
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * lines + 18)

    def _accept(self) -> None:
        if self.rows:
            self.accepted.emit(self.rows)

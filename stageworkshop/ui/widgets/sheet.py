"""A table that is edited in place and never scrolls by itself: as high as its rows, inside a page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QTableView,
    QWidget,
)

from stageworkshop.ui.keys import written
from stageworkshop.ui.models.sheet import CHOICE, ID, Index, SheetModel
from stageworkshop.ui.theme import Size, Theme
from stageworkshop.ui.widgets.sheet_delegate import SheetDelegate
from stageworkshop.ui.widgets.swatch import swatch_icon

HEADER_AIR = 18


class Sheet(QTableView):
    """Arrows move, typing or F2 edits, Enter edits or opens the choice, Space ticks, Delete asks to remove the row,
    Alt+Up and Alt+Down (or dragging) ask to move it, Tab leaves the table. A right click offers the same by name."""

    moved = Signal(str, int)
    """An object (id) should stand at a place (from 0)."""
    remove_asked = Signal(str)
    """An object (id) should go."""
    lines_pasted = Signal(str)
    """Several lines, or cells, were pasted."""

    def __init__(self, model: SheetModel, theme: Theme, *, movable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sheet = model
        self._movable = movable
        self._weights: dict[int, int] = {}
        delegate = SheetDelegate(theme, self)
        delegate.refused.connect(self._try_again)
        self.setItemDelegate(delegate)
        self.setModel(model)
        self.selectionModel().currentChanged.connect(self._follow)
        self._set_up()
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset, model.dataChanged, model.layoutChanged):
            signal.connect(self._fit_height)
        theme.changed.connect(self._fit_height)

    def set_widths(self, stretched: dict[int, int], fitting: list[int]) -> None:
        """Share the width among the columns in `stretched` by weight; those in `fitting` fit their header."""
        self._weights = stretched
        header = self.horizontalHeader()
        for column in fitting:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            metrics = QFontMetrics(self._theme.font(Size.SMALL, bold=True))
            told = self._sheet.columns[column]
            lines = (told.head or told.header).split("\n")
            header.resizeSection(column, max(map(metrics.horizontalAdvance, lines)) + HEADER_AIR)
        self._share_width()

    def take(self, object_id: str, column: int = 0) -> None:
        """Make a cell of an object the current one."""
        at = self._sheet.find(object_id)
        if at >= 0:
            self.setCurrentIndex(self._sheet.index(at, column))

    def current_id(self) -> str:
        """The object of the current row, "" when there is none."""
        return str(self.currentIndex().data(ID) or "")

    def sizeHint(self) -> QSize:
        height = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth() + 4
        height += sum(self.rowHeight(row) for row in range(self._sheet.rowCount()))
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, index = event.key(), self.currentIndex()
        if self.state() == QAbstractItemView.State.EditingState:
            # What an editor leaves over, such as the Enter that ends it, must not begin anything here.
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste(index)
        elif not index.isValid():
            super().keyPressEvent(event)
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(index.row() + (1 if key == Qt.Key.Key_Down else -1))
        elif key == Qt.Key.Key_Delete:
            self.remove_asked.emit(self.current_id())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space) and self._act(index, key):
            event.accept()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was = self.currentIndex()
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index == was and event.button() == Qt.MouseButton.LeftButton:
            column = self._sheet.columns[index.column()]
            if column.options or column.flag:
                self._act(index, Qt.Key.Key_Space)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if not index.isValid() or not self._sheet.editable:
            return
        self.setCurrentIndex(index)
        at = event.globalPos() if by_mouse else self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        self._row_menu(index.row()).popup(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def dropEvent(self, event: QDropEvent) -> None:
        # The store moves the row; the view must not move it as well, nor delete the one it came from.
        source, place = self._sheet.find(self.current_id()), self._drop_place(event)
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if source >= 0 and place not in (source, source + 1):
            self.moved.emit(self.current_id(), place - 1 if place > source else place)

    def _set_up(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.verticalHeader().setVisible(False)
        # Fitted by hand: Qt would do it dozens of times while a theme changes.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        header = self.horizontalHeader()
        header.setProperty("role", "sheet")
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(32)
        if self._movable:
            self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
            self.setDragDropOverwriteMode(False)
            self.setDropIndicatorShown(True)

    def _act(self, index: QModelIndex, key: int) -> bool:
        """Enter, F2 or Space on a cell; False when the key means nothing here."""
        column = self._sheet.columns[index.column()]
        if column.store is None or not self._sheet.editable:
            return False
        if column.options:
            self._open_choice(index)
            return True
        if column.flag:
            checked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
            state = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
            self._sheet.setData(index, state, int(Qt.ItemDataRole.CheckStateRole))
            return True
        if key == Qt.Key.Key_Space:
            return False
        self.edit(index)
        return True

    def _open_choice(self, index: QModelIndex) -> None:
        column = self._sheet.columns[index.column()]
        assert column.options is not None
        if not self._sheet.flags(index) & Qt.ItemFlag.ItemIsEnabled:
            return
        menu = QMenu(self)
        menu.setAccessibleName(column.header)
        menu.aboutToHide.connect(menu.deleteLater)
        chosen, at = index.data(CHOICE), QPersistentModelIndex(index)
        for option in column.options():
            action = menu.addAction(option.words.replace("&", "&&"))
            action.setCheckable(not option.colour)
            action.setChecked(option.key == chosen)
            if option.colour:
                action.setIcon(swatch_icon(self._theme, option.colour))
            action.triggered.connect(lambda _=False, key=option.key: self._choose(at, key))
            if option.key == chosen:
                menu.setActiveAction(action)
        below = self.visualRect(index).bottomLeft()
        menu.popup(self.viewport().mapToGlobal(below))

    def _row_menu(self, row: int) -> QMenu:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        if self._movable:
            for words, keys, step in ((self.tr("Move up"), "Alt+Up", -1), (self.tr("Move down"), "Alt+Down", 1)):
                action = menu.addAction(f"{words}\t{written(keys)}")
                action.setEnabled(0 <= row + step < self._sheet.rowCount())
                action.triggered.connect(lambda _=False, place=row + step: self._move(place))
        remove = menu.addAction(f"{self.tr('Remove')}\t{written('Del')}")
        remove.triggered.connect(lambda: self.remove_asked.emit(self.current_id()))
        return menu

    def _choose(self, at: QPersistentModelIndex, key: str) -> None:
        if at.isValid():
            self._sheet.setData(self._sheet.index(at.row(), at.column()), key)

    def _paste(self, index: QModelIndex) -> None:
        text = QGuiApplication.clipboard().text()
        if "\t" in text.strip() or "\n" in text.strip():
            self.lines_pasted.emit(text)
        elif index.isValid() and self._sheet.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self._sheet.setData(index, text.strip())

    def _move(self, place: int) -> None:
        if self._movable and 0 <= place < self._sheet.rowCount():
            self.moved.emit(self.current_id(), place)

    def _try_again(self, index: QPersistentModelIndex, text: str) -> None:
        """What was refused stays in the cell to be mended; Esc gives it up."""
        if not index.isValid():
            return
        at = self._sheet.index(index.row(), index.column())
        self.setCurrentIndex(at)
        self.edit(at)
        editor = self.indexWidget(at)
        if isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.setModified(True)
            editor.setProperty("invalid", "true")
            editor.style().polish(editor)

    def _drop_place(self, event: QDropEvent) -> int:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return self._sheet.rowCount()
        below = event.position().y() > self.visualRect(index).center().y()
        return index.row() + (1 if below else 0)

    def _share_width(self) -> None:
        header = self.horizontalHeader()
        taken = sum(header.sectionSize(each) for each in range(header.count()) if each not in self._weights)
        for column, width in self._shares(self.viewport().width() - taken).items():
            header.resizeSection(column, max(width, header.minimumSectionSize()))
        if self.wordWrap():
            # Rows were fitted to the widths before.
            self._fit_height()

    def _shares(self, room: int) -> dict[int, int]:
        """The width of each column that is stretched: by weight, but where there is room for it no word is broken."""
        delegate = self.itemDelegate()
        least = dict.fromkeys(self._weights, 0)
        if self.wordWrap() and isinstance(delegate, SheetDelegate):
            least = {column: delegate.least_width(self._sheet, column) for column in self._weights}
        if sum(least.values()) > room:
            least = dict.fromkeys(self._weights, 0)
        found: dict[int, int] = {}
        open_columns = dict(self._weights)
        while open_columns:
            weight = sum(open_columns.values())
            narrow = [each for each, share in open_columns.items() if room * share // weight < least[each]]
            for each in narrow or list(open_columns):
                found[each] = least[each] if narrow else room * open_columns[each] // weight
            for each in narrow or list(open_columns):
                if narrow:
                    room -= least[each]
                del open_columns[each]
        return found

    def _fit_height(self) -> None:
        self.resizeRowsToContents()
        QTimer.singleShot(0, self, self.updateGeometry)
        self.updateGeometry()

    def _follow(self, index: Index) -> None:
        """Keep the current cell in sight of the page around, which is the one that scrolls."""
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        content = parent.widget() if isinstance(parent, QScrollArea) else None
        if isinstance(parent, QScrollArea) and content is not None and index.isValid():
            middle = self.viewport().mapTo(content, self.visualRect(index).center())
            parent.ensureVisible(middle.x(), middle.y(), 0, 32)

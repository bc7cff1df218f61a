"""A table of questions to the admin, each with its answer in the second column: one of several, or any words."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from stageworkshop.ui.models.crm_mapping import CHOICES_ROLE, CrmMappingModel
from stageworkshop.ui.steps.publish.crm.rows import Sentences, fit_rows
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.labels import TextLabel
from stageworkshop.ui.widgets.marks import only_looks
from stageworkshop.ui.widgets.quiet_fields import QuietCombo

Index = QModelIndex | QPersistentModelIndex


class _ChoiceDelegate(Sentences):
    """A combo box in the second column, or a line where any name may stand."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        if not index.data(CHOICES_ROLE):
            line = QLineEdit(parent)
            line.setObjectName("crm-field")
            line.setAccessibleName(self.tr("What the CRM calls this field"))
            line.setPlaceholderText(self.tr("such as Budget__c"))
            return line
        box = QuietCombo(parent)
        box.setObjectName("crm-entry")
        box.setAccessibleName(self.tr("What it is in the CRM"))
        for key, words in index.data(CHOICES_ROLE):
            box.addItem(words, key)
        box.activated.connect(lambda: self._done(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(index.data(int(Qt.ItemDataRole.EditRole)))
            return
        assert isinstance(editor, QuietCombo)
        editor.setCurrentIndex(max(editor.findData(index.data(int(Qt.ItemDataRole.EditRole))), 0))
        editor.showPopup()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text().strip(), int(Qt.ItemDataRole.EditRole))
            return
        assert isinstance(editor, QuietCombo)
        model.setData(index, editor.currentData(), int(Qt.ItemDataRole.EditRole))

    def _done(self, box: QuietCombo) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)


class Answers(QWidget):
    """`chosen` tells a correction: part of the mapping, key, choice."""

    chosen = Signal(str, str, str)

    def __init__(self, name: str, spoken: str, parent: QWidget | None = None) -> None:
        """`spoken` names the table for those who do not see it."""
        super().__init__(parent)
        self.hint = TextLabel("", "muted", self)
        self.model = CrmMappingModel(self)
        self.model.chosen.connect(self.chosen)
        self.table = only_looks(QTableView(self))
        self.table.setObjectName(name)
        self.table.setAccessibleName(spoken)
        self.table.setToolTip(self.tr("Enter changes the line"))
        self.table.setModel(self.model)
        # After the table's own, which forgets the place.
        self.model.modelAboutToBeReset.connect(self._keep_place)
        self.model.modelReset.connect(self._find_place)
        self._place = ("", "", -1)
        self.table.setItemDelegateForColumn(1, _ChoiceDelegate(self.table))
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        # Enter is no key to edit with for Qt, and only the second column can be.
        self.table.activated.connect(self._answer)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        fit_rows(self.table)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        for section in range(3):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.hint)
        column.addWidget(self.table)

    def _keep_place(self) -> None:
        """An answer may take other lines away or bring some; who goes through them stays at theirs."""
        now = self.table.currentIndex()
        row = self.model.rows[now.row()] if now.isValid() else None
        self._place = (row.part, row.key, now.row()) if row else ("", "", -1)

    def _find_place(self) -> None:
        part, key, at = self._place
        rows = self.model.rows
        if rows and at >= 0:
            mine = next((n for n, row in enumerate(rows) if (row.part, row.key) == (part, key)), min(at, len(rows) - 1))
            self.table.setCurrentIndex(self.model.index(mine, 1))

    def _answer(self, index: QModelIndex) -> None:
        """Open the answer of a line."""
        answer = index.siblingAtColumn(1)
        self.table.setCurrentIndex(answer)
        self.table.edit(answer)

    @property
    def open(self) -> int:
        """How many rows still wait for somebody."""
        return sum(bool(row.note) for row in self.model.rows)

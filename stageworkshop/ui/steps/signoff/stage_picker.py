"""All of a charter, or some of its stages: one tick, and a list of them where it is taken away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.labels import label

KEY_ROLE = int(Qt.ItemDataRole.UserRole)
ROWS_SHOWN = 6


class StagePicker(QWidget):
    """`changed` tells that something else is ticked. Object names begin with `name`: `<name>-all`, `<name>`."""

    changed = Signal()

    def __init__(self, name: str, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticked = Qt.CheckState.Checked
        self.all = QCheckBox(self)
        self.all.setObjectName(f"{name}-all")
        self.all.toggled.connect(self._follow)
        self.list = QListWidget(self)
        self.list.setObjectName(name)
        self.list.setAccessibleName(heading)
        self.list.itemChanged.connect(lambda _: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(label(heading, "label", self))
        column.addWidget(self.all)
        column.addWidget(self.list)

    def begin(self, stages: Sequence[tuple[str, str]], words: str, *, ticked: bool) -> None:
        """Offer stages (key, name) anew, all of them meant, as `words` say. `ticked` is how those in the list begin."""
        state = Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        self.list.clear()
        for key, name in stages:
            item = QListWidgetItem(name, self.list)
            item.setData(KEY_ROLE, key)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(state)
        height = self.list.sizeHintForRow(0) if stages else 24
        self.list.setFixedHeight(height * min(max(len(stages), 1), ROWS_SHOWN) + 8)
        self.all.setText(words)
        self.all.setChecked(True)
        self._follow()

    def chosen(self) -> list[str] | None:
        """Keys of what is ticked in the list; None when all is meant."""
        if self.all.isChecked():
            return None
        items = [self.list.item(row) for row in range(self.list.count())]
        return [str(item.data(KEY_ROLE)) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _follow(self) -> None:
        self.list.setVisible(not self.all.isChecked())
        self.changed.emit()

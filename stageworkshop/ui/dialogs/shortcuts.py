"""All shortcuts on one sheet, read from the commands themselves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.labels import TextLabel, label


class ShortcutsDialog(QDialog):
    """Esc leaves."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        rows = [
            (action.text().rstrip("…"), action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
            for action in actions
            if not action.shortcut().isEmpty()
        ]
        rows += [
            (self.tr("Finish the form in hand"), "Ctrl+Return"),
            (self.tr("Move a row or a stage"), "Alt+Up, Alt+Down"),
            (self.tr("The view before, the next view"), "Ctrl+PgUp, Ctrl+PgDown"),
            (self.tr("In Compare: reveal"), "Ctrl+R"),
            (self.tr("In Compare: raise a disagreement on the difference in hand"), "D"),
            (self.tr("In Compare: take this team’s wording"), "W"),
            (self.tr("In Compare: leave out what agrees; the agreed text as a column"), "H, A"),
            (self.tr("In Compare: the stage before, the next stage"), "Alt+Up, Alt+Down"),
            (self.tr("In Compare, Stances: the five answers"), "Alt+1 … Alt+5"),
            (self.tr("In Settle: raise a disagreement by hand"), "Ctrl+D"),
            (self.tr("In Settle: positions, ways out, decision, dissent, agreed text"), "Alt+P, O, E, S, T"),
            (self.tr("In Settle: what the teams wrote for the field in hand"), "Alt+W"),
            (self.tr("Menu"), "F10"),
            (self.tr("Leave a dialog, a search or the projector"), "Esc"),
            (self.tr("On the projector: stay here, or follow again"), "P"),
            (self.tr("On the projector: black screen"), self.tr("B or .")),
            (self.tr("On the projector: light or dark"), "T"),
        ]
        sheet = QWidget(self)
        sheet.setProperty("role", "scrolled")
        grid = QGridLayout(sheet)
        grid.setContentsMargins(0, 0, Space.L, 0)
        grid.setHorizontalSpacing(Space.XL)
        grid.setVerticalSpacing(Space.S)
        for row, (does, keys) in enumerate(rows):
            grid.addWidget(TextLabel(does, "", sheet), row, 0)
            grid.addWidget(label(keys, "label", sheet), row, 1)
        grid.setColumnStretch(0, 1)
        area = QScrollArea(self)
        area.setObjectName("shortcuts")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(sheet)
        done = QPushButton(self.tr("Close"), self)
        done.setDefault(True)
        done.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addWidget(label(self.tr("Keyboard shortcuts"), "title", self))
        column.addWidget(area, 1)
        column.addWidget(done, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(540, 600)

"""Every charter so far: number, state, dates and note; each can be read as it was, and one that counts withdrawn."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stageworkshop.store.queries.charters import CharterRow
from stageworkshop.ui.models.rows import ListRow
from stageworkshop.ui.steps.signoff.words import dates_words, stages_words, state_mark, state_words
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.hash_line import HashLine
from stageworkshop.ui.widgets.labels import TextLabel
from stageworkshop.ui.widgets.row_list import RowList, RowLook


class ChartersPane(QWidget):
    """`read_asked` and `withdraw_asked` tell the id of a charter."""

    read_asked = Signal(str)
    withdraw_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._charters: dict[str, CharterRow] = {}
        self._can_change = True
        self.list = RowList(theme, RowLook(detail_lines=4, bold=True), self)
        self.list.setObjectName("charters")
        self.list.setAccessibleName(self.tr("Charters so far"))
        self.list.chosen.connect(self._show)
        self.list.pressed_row.connect(self._show)
        self._none = TextLabel(
            self.tr("There is no charter yet. Each one proposed is kept here with its text, whatever becomes of it."),
            "muted",
            self,
        )
        self._note = TextLabel("", "", self)
        self._note.setObjectName("charter-note")
        self.hash = HashLine(theme, self)
        self.read = QPushButton(self.tr("Read as printed"), self)
        self.read.setObjectName("read-charter")
        self.read.clicked.connect(lambda: self.read_asked.emit(self.list.current_id))
        self.withdraw = QPushButton(self.tr("Withdraw…"), self)
        self.withdraw.setObjectName("withdraw-charter")
        self.withdraw.clicked.connect(lambda: self.withdraw_asked.emit(self.list.current_id))
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self.read)
        buttons.addWidget(self.withdraw)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._none)
        column.addWidget(self.list, 1)
        column.addWidget(self._note)
        column.addWidget(self.hash)
        column.addLayout(buttons)
        column.addStretch(0)

    def show_charters(self, charters: list[CharterRow], *, editable: bool) -> None:
        """Show the charters, the latest first."""
        self._charters = {each.id: each for each in charters}
        self._can_change = editable
        self.list.set_rows([self._row(each) for each in charters])
        if charters and not self.list.current_id:
            self.list.choose(charters[0].id)
        self._show(self.list.current_id)

    def take(self, charter_id: str) -> bool:
        """Take a charter in hand; False when there is no such."""
        found = self.list.choose(charter_id)
        self._show(self.list.current_id)
        return found

    def _row(self, charter: CharterRow) -> ListRow:
        icon, token = state_mark(charter)
        parts = [dates_words(charter), stages_words(charter.stages)]
        return ListRow(
            id=charter.id,
            title=self.tr("Charter {0}").format(charter.number),
            detail=" · ".join(parts),
            icon=icon,
            token=token,
            word=state_words(charter),
        )

    def _show(self, charter_id: str) -> None:
        charter = self._charters.get(charter_id)
        self._none.setVisible(not self._charters)
        for widget in (self.list, self.hash, self.read):
            widget.setVisible(charter is not None)
        self._note.setVisible(charter is not None and bool(charter.note))
        self.withdraw.setVisible(charter is not None and charter.is_open and self._can_change)
        if charter is not None:
            self._note.setText(f"“{charter.note}”")
            self.hash.show_hash(charter.content_hash)

"""What the teams wrote for a field, each with buttons that make it, or one entry of it, the agreed text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stageworkshop.domain.fields import BY_KEY
from stageworkshop.domain.values import CriteriaList
from stageworkshop.store.queries.agreed import Wording
from stageworkshop.ui.tab_order import in_focus
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.labels import TextLabel, label
from stageworkshop.ui.widgets.team_chip import TeamChip


class Wordings(QWidget):
    """A block a team."""

    taken = Signal(str, str)
    """The whole wording: team id, field key."""
    item_taken = Signal(str, str, int)
    """One entry of a list: team id, field key, place from 0."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: list[Wording] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.M)

    def show_wordings(self, wordings: Sequence[Wording]) -> None:
        """Show what the teams wrote for one field."""
        if list(wordings) == self._shown:
            return
        focused = in_focus(self)
        kept = focused.objectName() if focused is not None else ""
        self._shown = list(wordings)
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        for each in wordings:
            block = self._wording(each)
            self._column.addWidget(block)
            # Not a moment later, as layouts do it: the focus may have to go there.
            block.show()
        again = next((each for each in self.findChildren(QPushButton, kept)), self.first) if kept else None
        if again is not None:
            again.setFocus()

    @property
    def first(self) -> QPushButton | None:
        """The first thing that can be taken."""
        return next(iter(self.findChildren(QPushButton)), None)

    def _wording(self, each: Wording) -> QWidget:
        block = QWidget(self)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(TeamChip(self._theme, each.team.name, each.team.colour, block))
        head.addStretch(1)
        if each.is_agreed:
            self._say_agreed(head, self.tr("says what is agreed"), block, Qt.AlignmentFlag.AlignVCenter)
        else:
            head.addWidget(self._button(each, block))
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(head)
        if each.is_agreed:
            # Its words stand in the agreed text already.
            return block
        if each.is_list:
            for place, text in enumerate(each.lines):
                column.addLayout(self._item(each, place, text, block))
        else:
            column.addWidget(TextLabel("\n".join(each.lines), "", block).set_selectable())
        return block

    def _item(self, each: Wording, place: int, text: str, parent: QWidget) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(TextLabel(f"• {text}", "", parent).set_selectable(), 1000)
        line.addStretch(1)
        if place in each.agreed_items:
            self._say_agreed(line, self.tr("agreed"), parent, Qt.AlignmentFlag.AlignTop)
        else:
            button = QPushButton(self._take_words(each), parent)
            button.setObjectName(f"take-{_flat(each.field)}-{each.team.id}-{place}")
            button.setProperty("role", "link")
            button.setAccessibleName(self.tr("{0}: {1}").format(self._take_words(each), text))
            button.setToolTip(
                self.tr("Adds this, as {0} wrote it, to the end of the agreed list").format(each.team.name)
            )
            button.clicked.connect(lambda: self.item_taken.emit(each.team.id, each.field, place))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _take_words(self, each: Wording) -> str:
        is_criterion = isinstance(BY_KEY[each.field].kind, CriteriaList)
        return self.tr("Take this criterion") if is_criterion else self.tr("Take this entry")

    def _say_agreed(self, line: QHBoxLayout, words: str, parent: QWidget, height: Qt.AlignmentFlag) -> None:
        """`height`: beside the first line of words (top), or in the middle of what stands before it."""
        tick = QLabel(parent)
        self._theme.set_icon(tick, "check", "success", 16)
        line.addWidget(tick, 0, height)
        line.addWidget(label(words, "success", parent), 0, height)

    def _button(self, each: Wording, parent: QWidget) -> QPushButton:
        button = QPushButton(self.tr("Take this list") if each.is_list else self.tr("Take this wording"), parent)
        spoken = self.tr("Take the list of {0}") if each.is_list else self.tr("Take the wording of {0}")
        button.setAccessibleName(spoken.format(each.team.name))
        button.setObjectName(f"take-{_flat(each.field)}-{each.team.id}")
        tip = self.tr("Makes what {0} wrote the agreed text, in place of what stands there")
        button.setToolTip(tip.format(each.team.name))
        button.clicked.connect(lambda: self.taken.emit(each.team.id, each.field))
        return button


def _flat(field: str) -> str:
    return field.replace(".", "-")

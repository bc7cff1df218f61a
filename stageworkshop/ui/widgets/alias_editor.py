"""“We call it…”: a name, and the team that uses it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from stageworkshop.domain.values import Json
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.autosave import AutoLine
from stageworkshop.ui.widgets.item_row import ItemRow
from stageworkshop.ui.widgets.item_rows import ItemRows
from stageworkshop.ui.widgets.reference_choice import ReferenceCombo, Target

SIDE_BY_SIDE = 420
"""Width of a row, in device-independent pixels, from which team and name always stand on one line."""
FRAME, CHOICE = 22, 74
"""What the frame of a field takes of its width, and what frame, dot and arrow of a choice take of its."""


class AliasRow(ItemRow):
    """Team and name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.drop_handle()
        self.team = ReferenceCombo(theme, self.tr("everybody"), self)
        self.team.setMinimumContentsLength(4)
        self.line = AutoLine(self)
        self.line.setPlaceholderText(self.tr("what they call it"))
        self.team.activated.connect(lambda _: self.edited.emit())
        self.line.left.connect(lambda _: self.edited.emit())
        self.line.entered.connect(self.entered)
        self._fields = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._fields.setSpacing(Space.XS)
        self._fields.addWidget(self.team, 1)
        self._fields.addWidget(self.line, 1)
        self.content.addLayout(self._fields)

    def value(self) -> Json:
        name = self.line.text().strip()
        return {"team": self.team.chosen(), "name": name} if name else None

    def set_value(self, value: Json) -> None:
        self.team.choose(str(value.get("team", "")))
        self.line.set_text(str(value.get("name", "")))

    def inputs(self) -> list[QWidget]:
        return [self.team, self.line]

    def first_input(self) -> QWidget:
        return self.line

    def is_cut(self) -> bool:
        """Whether the team or the name would be cut if they shared the width of the row."""
        room = (self.width() - self.remove.width() - 2 * Space.XS) // 2
        name = self.line.fontMetrics().horizontalAdvance(self.line.text())
        team = self.team.fontMetrics().horizontalAdvance(self.team.currentText())
        return name > room - FRAME or team > room - CHOICE

    def set_narrow(self, narrow: bool) -> None:
        """One above the other, or side by side."""
        self._fields.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def name_inputs(self, name: str, label: str) -> None:
        super().name_inputs(name, label)
        self.team.setObjectName(f"{name}-team")
        self.team.setAccessibleName(self.tr("{0}, team").format(label))


class AliasEditor(ItemRows[AliasRow]):
    """`set_targets` offers the teams."""

    def __init__(self, theme: Theme, add_text: str, parent: QWidget | None = None) -> None:
        self._teams: tuple[Target, ...] = ()
        super().__init__(theme, add_text, parent)

    def set_targets(self, teams: Sequence[Target]) -> None:
        """Offer other teams."""
        self._teams = tuple(teams)
        for row in self.rows:
            row.team.set_targets(teams)

    def set_value(self, value: Json) -> None:
        super().set_value(value)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """All rows alike. Not while somebody types: nothing may jump then."""
        if any(row.line.hasFocus() for row in self.rows):
            return
        narrow = self.width() < SIDE_BY_SIDE and any(row.is_cut() for row in self.rows)
        for row in self.rows:
            row.set_narrow(narrow)

    def make_row(self) -> AliasRow:
        row = AliasRow(self.theme, self)
        row.team.set_targets(self._teams)
        return row

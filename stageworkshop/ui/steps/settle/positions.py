"""What each team holds, as cards in team colour; the words are edited in place."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from stageworkshop.actions import disagreements
from stageworkshop.store.queries.disagreements import PositionRow, Thread
from stageworkshop.store.queries.names import TeamName
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.settle.team_card import TeamCard
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.flow_layout import FlowLayout
from stageworkshop.ui.widgets.section import Section

CARD_WIDTH = 200


class Positions(Section):
    """Teams that have said something have a card; the others a button that opens one."""

    def __init__(self, page: StepPage, disagreement_id: str, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.heading.setText(self.tr("Positions"))
        self._page = page
        self._id = disagreement_id
        self._cards: dict[str, TeamCard] = {}
        self._buttons: dict[str, QPushButton] = {}
        self._opened: set[str] = set()
        self._order: list[str] = []
        self._grid = QWidget(self)
        self._flow = FlowLayout(self._grid, gap=Space.M, fill=CARD_WIDTH)
        self._more = QWidget(self)
        more = QHBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, 0)
        chips = QWidget(self._more)
        self._chips = FlowLayout(chips)
        more.addWidget(chips, 1)
        self.body.addWidget(self._grid)
        self.body.addWidget(self._more)

    def show_thread(self, found: Thread) -> None:
        """Show what the store holds; half-typed text stays."""
        silent = all(not each.text for each in found.positions)
        if silent:
            # Nothing is said yet: the first two teams are asked at once, which is how most differences begin.
            self._opened |= {each.team.id for each in found.positions[:2]}
        order = [each.team.id for each in found.positions]
        if order != self._order:
            self._rebuild(found.positions)
            self._order = order
        for each in found.positions:
            card = self._cards[each.team.id]
            card.set_team(each.team)
            card.text.set_text(each.text)
            shown = bool(each.text) or each.team.id in self._opened or card.text.has_unsaved
            card.setVisible(shown)
            self._buttons[each.team.id].setVisible(not shown)
            self._buttons[each.team.id].setText(each.team.name)
        self._grid.setVisible(any(not card.isHidden() for card in self._cards.values()))
        self._more.setVisible(any(not button.isHidden() for button in self._buttons.values()))
        self._grid.updateGeometry()

    def focus_first(self) -> None:
        """Put the focus into the first card."""
        for card in self._cards.values():
            if not card.isHidden():
                card.text.setFocus()
                return

    def _rebuild(self, positions: tuple[PositionRow, ...]) -> None:
        for old in (*self._cards.values(), *self._buttons.values()):
            old.hide()
            old.deleteLater()
        self._cards, self._buttons = {}, {}
        for each in positions:
            self._cards[each.team.id] = self._card(each.team)
            self._buttons[each.team.id] = self._button(each.team)
            self._flow.addWidget(self._cards[each.team.id])
            self._chips.addWidget(self._buttons[each.team.id])

    def _card(self, team: TeamName) -> TeamCard:
        card = TeamCard(self._page.theme, team, self._grid)
        card.text.setObjectName(f"position-{team.id}")
        card.text.setPlaceholderText(self.tr("What does this team hold, and why?"))
        card.text.left.connect(
            lambda text: self._page.run(
                disagreements.set_position, disagreement_id=self._id, team_id=team.id, text=text
            )
        )
        return card

    def _button(self, team: TeamName) -> QPushButton:
        button = QPushButton(team.name, self._more)
        button.setObjectName(f"hear-{team.id}")
        button.setProperty("role", "quiet")
        button.setToolTip(self.tr("Write down what {0} holds").format(team.name))
        button.setAccessibleName(button.toolTip())
        self._page.theme.set_icon(button, "add", f"team-{team.colour}", 16)
        button.clicked.connect(lambda: self._open(team.id))
        return button

    def _open(self, team_id: str) -> None:
        self._opened.add(team_id)
        self._cards[team_id].show()
        self._buttons[team_id].hide()
        self._grid.show()
        self._grid.updateGeometry()
        self._cards[team_id].text.setFocus()

"""A revealed stage side by side, with what may be done from each difference."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stageworkshop.domain.compare import Row
from stageworkshop.store.queries.compare import RaisedMark, SideBySide
from stageworkshop.store.queries.names import TeamName
from stageworkshop.ui.models.side_by_side import AGREED_KEY, ShownRow, SideBySideModel
from stageworkshop.ui.models.stage_matrix import MatrixHead
from stageworkshop.ui.steps.compare import words
from stageworkshop.ui.steps.compare.action_card import ActionCard
from stageworkshop.ui.steps.compare.kinds import KindChips
from stageworkshop.ui.steps.compare.round_menu import RoundMenu
from stageworkshop.ui.steps.compare.show_menu import ShowMenu
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.inline_confirm import InlineConfirm
from stageworkshop.ui.widgets.labels import TextLabel
from stageworkshop.ui.widgets.side_by_side_view import SideBySideView
from stageworkshop.ui.words import disagreement_name, domain_words

LOW = 480
"""Height in device-independent pixels below which the rows get what room there is."""


class SidePane(QWidget):
    """Emits what a person wants; the page runs the actions. The menus `rounds` and `shows` are placed by its owner."""

    raise_asked = Signal(str, str, dict)
    """A disagreement: aspect, question, positions by team id."""
    open_asked = Signal(str)
    """A disagreement on record (id)."""
    take_asked = Signal(str, str)
    """A field (key) and the team (id) whose wording is taken."""
    reopen_asked = Signal()
    field_shown = Signal(str)
    """The field (key) of the row in hand."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side: SideBySide | None = None
        self._names: dict[str, str] = {}
        self.model = SideBySideModel(self)
        self.view = SideBySideView(self.model, theme, self)
        self.view.setObjectName("side-by-side")
        self.view.setAccessibleName(self.tr("Drafts side by side"))
        self.confirm = InlineConfirm(theme, self)
        self.all_same = TextLabel("", "muted", self)
        self.all_same.setObjectName("all-same")
        self.card = ActionCard(theme, self)
        self.kinds = KindChips(theme, self)
        self.rounds = RoundMenu(theme, self)
        self.shows = ShowMenu(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(self.kinds)
        column.addWidget(self.confirm)
        column.addWidget(self.view, 1)
        column.addWidget(self.all_same)
        column.addWidget(self.card)
        column.addStretch(0)
        self._connect()

    def show_side(self, side: SideBySide, raised: Sequence[RaisedMark], earlier: Sequence[int] = ()) -> None:
        """Show a stage; the row in hand stays, when it is the same stage. `earlier` are numbers of earlier rounds."""
        same = self._side is not None and self._side.stage_id == side.stage_id
        at = self.view.currentIndex()
        place = (at.row(), at.column()) if same and at.isValid() else (0, 0)
        bar = self.view.verticalScrollBar().value() if same else 0
        self._side = side
        self._names = {team.id: team.name for team in side.teams}
        if not same:
            self.confirm.close_quietly()
        self.rounds.show_round(side.round, earlier)
        self.shows.show_teams(self._drafting(side))
        self.model.set_base(self.shows.base)
        self.model.set_content(self._heads(side), self._rows(side, raised), {})
        self.kinds.show_rows(shown.row for shown in self.model.all_rows)
        self.view.take(*place)
        self.view.verticalScrollBar().setValue(bar)
        self._moved()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.card.set_brief(event.size().height() < LOW)

    def ask_reopen(self) -> None:
        """Ask once more before another blind round begins."""
        if self._side is None:
            return
        self.confirm.ask(
            self.tr("Begin round {0} of “{1}”?").format(self._side.round + 1, self._side.stage),
            self.tr(
                "Every team writes once more, unseen by the others, starting from its own last words. "
                "This round stays on record, and its drafts are hidden from this page until the next reveal."
            ),
            [(self.tr("Begin another round"), self.reopen_asked.emit)],
            self.tr("Stay in this round"),
        )

    def lay_beside(self, base: str, other: str, field: str = "") -> None:
        """Mark one team's words (`other`, id) against another's, on a field if one is given (key)."""
        self.shows.set_base(base)
        self.shows.show_teams(
            [team for team in self._side.teams if team.id in self._side.drafting] if self._side else []
        )
        row = next((n for n, each in enumerate(self.model.rows) if each.row.field == field), 0)
        column = next((n for n, head in enumerate(self.model.heads) if head.key == other), 0)
        self.view.take(row, column)

    def _connect(self) -> None:
        self.kinds.changed.connect(self._leave_out)
        self.shows.agreed_toggled.connect(lambda _: self._show_agreed())
        self.shows.base_chosen.connect(self.model.set_base)
        self.rounds.another_asked.connect(self.ask_reopen)
        self.view.moved.connect(self._moved)
        self.view.hide_asked.connect(lambda: self.kinds.toggle("agrees"))
        self.view.agreed_asked.connect(self.shows.agreed.toggle)
        self.view.raise_asked.connect(self.raise_or_open)
        self.view.take_asked.connect(self._take)
        self.view.entered.connect(self._open)
        self.card.raise_asked.connect(self.raise_or_open)
        self.card.take_asked.connect(self._take)
        self.card.open_asked.connect(self._open)

    def _drafting(self, side: SideBySide) -> list[TeamName]:
        return [team for team in side.teams if team.id in side.drafting]

    def _heads(self, side: SideBySide) -> list[MatrixHead]:
        # Teams without a draft need no column; the note below names them.
        heads = [
            MatrixHead(team.id, team.name, team.colour, team.name) for team in side.teams if team.id in side.drafting
        ]
        if self.shows.agreed.isChecked():
            heads.append(MatrixHead(AGREED_KEY, self.tr("Agreed text"), 0, self.tr("The agreed text as it is now")))
        return heads

    def _rows(self, side: SideBySide, raised: Sequence[RaisedMark]) -> list[ShownRow]:
        rows: list[ShownRow] = []
        for compared in side.comparison.fields:
            for number, row in enumerate(compared.rows):
                question = words.question(row)
                mark = next((each for each in raised if each.covers(row, question)), None)
                rows.append(
                    ShownRow(
                        row=row,
                        field_label=domain_words(compared.field.label),
                        label=domain_words(compared.field.label) if number == 0 else "",
                        figure=compared.figure,
                        tag=words.tag(row, self._names),
                        question=question,
                        look=row.verdict,
                        raised=self._raised_words(mark),
                        raised_id=mark.id if mark else "",
                        agreed=side.agreed.get(row.field, ""),
                        first=number == 0,
                    )
                )
        return rows

    def _raised_words(self, mark: RaisedMark | None) -> str:
        if mark is None:
            return ""
        states = {
            "open": self.tr("open"),
            "settled": self.tr("settled"),
            "parked": self.tr("parked"),
            "escalated": self.tr("escalated"),
        }
        return f"{disagreement_name(mark.key)} {states[mark.state]}"

    def _leave_out(self) -> None:
        row = self.view.shown
        column = max(self.view.currentIndex().column(), 0)
        self.model.leave_out(self.kinds.left_out)
        at = next((n for n, each in enumerate(self.model.rows) if row and each.row is row.row), 0)
        self.view.take(at, column)
        self._moved()

    def _show_agreed(self) -> None:
        if self._side is not None:
            at = self.view.currentIndex()
            rows = self.model.all_rows
            self.model.set_content(self._heads(self._side), rows, {})
            self.view.take(at.row(), at.column())
            self._moved()

    def _moved(self) -> None:
        shown, team = self.view.shown, self.view.team_id
        self.card.setVisible(shown is not None)
        self.all_same.setVisible(shown is None)
        self.field_shown.emit(shown.row.field if shown is not None else "")
        if shown is None:
            nothing = self.tr("No team has written anything here.")
            self.all_same.setText(
                self.tr("All rows are left out; the buttons above bring them back.") if self.model.hidden else nothing
            )
            return
        agreed = " ".join(shown.agreed.split())
        self.card.show_row(
            f"{shown.field_label}: {shown.tag}",
            self.tr("Agreed text: {0}").format(agreed) if agreed else self.tr("Agreed text: nothing yet"),
            raised=shown.raised.split(" ")[0],
            can_raise=not shown.row.agrees,
            take=self._take_words(shown.row, team),
            take_tip=self.tr("Makes the whole field as {0} wrote it the agreed text (W)").format(
                self._names.get(team, "")
            ),
        )

    def _take_words(self, row: Row, team: str) -> str:
        """What the button says; "" when this team wrote nothing or it is the agreed text already."""
        side = self._side
        wrote = side is not None and any(
            team in each.texts
            for compared in side.comparison.fields
            if compared.field.key == row.field
            for each in compared.rows
        )
        if side is None or not wrote or (team, row.field) in side.same_as_agreed:
            return ""
        words_ = self.tr("Take the list of {0}") if row.index is not None else self.tr("Take the wording of {0}")
        return words_.format(self._names[team])

    def raise_or_open(self) -> None:
        """Raise a disagreement on the row in hand, or open the one that is on record."""
        shown = self.view.shown
        if shown is None:
            return
        if shown.raised_id:
            self.open_asked.emit(shown.raised_id)
        elif not shown.row.agrees:
            self.raise_asked.emit(shown.row.field, shown.question, words.positions(shown.row))

    def _open(self) -> None:
        shown = self.view.shown
        if shown is not None and shown.raised_id:
            self.open_asked.emit(shown.raised_id)

    def _take(self) -> None:
        shown, team = self.view.shown, self.view.team_id
        if shown is not None and self._take_words(shown.row, team):
            self.take_asked.emit(shown.row.field, team)

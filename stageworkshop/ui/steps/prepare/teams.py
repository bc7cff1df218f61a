"""Teams: add inline, rename in place, internal or partner, colour, order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from stageworkshop.actions import teams
from stageworkshop.domain.workshop import TEAM_KINDS
from stageworkshop.store.queries.room import TeamRow
from stageworkshop.ui.dates import isolated
from stageworkshop.ui.keys import written
from stageworkshop.ui.models.sheet import Column, Option, SheetModel
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.widgets.add_line import AddLine
from stageworkshop.ui.widgets.section import Section
from stageworkshop.ui.widgets.sheet import Sheet
from stageworkshop.ui.widgets.swatch import colour_names


class TeamsSection(Section):
    """The list of teams with a line to add the next one."""

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(
            page.tr("Teams"),
            page.tr("Everybody who touches the customer, partners too. Each team writes its own draft."),
            parent,
        )
        self._page = page
        self._rows: Sequence[TeamRow] = ()
        self.model = SheetModel(self._columns(), self)
        self.sheet = Sheet(self.model, page.theme, parent=self)
        self.sheet.setObjectName("teams")
        self.sheet.setAccessibleName(self.tr("Teams"))
        self.sheet.setToolTip(self.tr("F2 renames, Alt+Up and Alt+Down move, Delete removes"))
        self.sheet.set_widths({0: 6, 1: 4, 2: 3, 3: 3}, [])
        self.sheet.moved.connect(lambda team_id, place: page.run(teams.move_team, team_id=team_id, position=place))
        self.sheet.remove_asked.connect(self._remove)
        self.add = AddLine(page.theme, "add-team", self.tr("Add a team…"), self._add, self)
        self.body.addWidget(self.sheet)
        self.body.addWidget(self.add)

    def show_rows(self, rows: Sequence[TeamRow], *, editable: bool) -> None:
        """Show the teams."""
        self.model.set_editable(editable)
        self._rows = rows
        self.model.set_rows(rows)
        self.sheet.setVisible(bool(rows))

    def _remove(self, team_id: str) -> None:
        row = next((each for each in self._rows if each.id == team_id), None)
        if self._page.run(teams.remove_team, team_id=team_id) is None or row is None or not row.people:
            return
        if row.people == 1:
            words = self.tr("{0} was removed; its one person is without a team now. {2} brings it back.")
        else:
            words = self.tr("{0} was removed; its {1} people are without a team now. {2} brings it back.")
        self._page.say(words.format(isolated(row.name), row.people, written("Ctrl+Z")), "success")

    def _add(self, name: str) -> bool:
        return self._page.run(teams.add_team, name=name) is not None

    def _columns(self) -> list[Column]:
        run, kinds = self._page.run, {"internal": self.tr("our own team"), "partner": self.tr("partner")}
        assert set(kinds) == set(TEAM_KINDS)
        names = colour_names()

        def rename(row: TeamRow, name: str) -> bool:
            return run(teams.rename_team, team_id=row.id, name=name) is not None

        def set_kind(row: TeamRow, kind: str) -> bool:
            return run(teams.set_team_kind, team_id=row.id, kind=kind) is not None

        def set_colour(row: TeamRow, colour: str) -> bool:
            return run(teams.set_team_colour, team_id=row.id, colour=int(colour)) is not None

        def people(row: TeamRow) -> str:
            return self.tr("nobody yet") if not row.people else str(row.people)

        return [
            Column(self.tr("Team"), lambda row: row.name, rename, colour=lambda row: row.colour),
            Column(
                self.tr("Kind"),
                lambda row: kinds[row.kind],
                set_kind,
                options=lambda: [Option(key, words) for key, words in kinds.items()],
                chosen=lambda row: row.kind,
                hint=self.tr("Partners are other companies: distributors, dealers, agencies"),
            ),
            Column(
                self.tr("Colour"),
                lambda row: names[row.colour - 1],
                set_colour,
                options=lambda: [Option(str(at), name, at) for at, name in enumerate(names, 1)],
                chosen=lambda row: str(row.colour),
            ),
            Column(self.tr("People"), people),
        ]

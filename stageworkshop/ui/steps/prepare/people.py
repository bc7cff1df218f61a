"""People: name, team, role in the company, e-mail, and what each does in the workshop."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from stageworkshop.actions import people
from stageworkshop.store.queries.room import PersonRow, TeamRow
from stageworkshop.ui.models.sheet import Column, Option, SheetModel
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.widgets.add_line import AddLine
from stageworkshop.ui.widgets.section import Section
from stageworkshop.ui.widgets.sheet import Sheet


class PeopleSection(Section):
    """The people with a line to add the next one. `lines_pasted` carries a list from a spreadsheet ("" when only the
    button was pressed)."""

    lines_pasted = Signal(str)

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(
            page.tr("People"),
            page.tr("Signatories answer for the charter with their name; observers only watch."),
            parent,
        )
        self._page = page
        self._teams: list[Option] = []
        self.paste = QPushButton(self.tr("Paste from a spreadsheet…"), self)
        self.paste.setObjectName("paste-people")
        self.paste.setToolTip(self.tr("Add several people at once (Ctrl+V in the list)"))
        page.theme.set_icon(self.paste, "paste", "text", 16)
        self.paste.clicked.connect(lambda: self.lines_pasted.emit(""))
        self.tools.addWidget(self.paste)
        self.model = SheetModel([*self._columns(), *self._role_columns()], self)
        self.sheet = Sheet(self.model, page.theme, parent=self)
        self.sheet.setObjectName("people")
        self.sheet.setAccessibleName(self.tr("People"))
        self.sheet.setToolTip(self.tr("F2 edits, Space ticks, Alt+Up and Alt+Down move, Delete removes, Ctrl+V pastes"))
        self.sheet.setWordWrap(True)
        self.sheet.set_widths({0: 23, 1: 26, 2: 24, 3: 27}, [4, 5, 6, 7])
        self.sheet.moved.connect(lambda each, place: page.run(people.move_person, person_id=each, position=place))
        self.sheet.remove_asked.connect(lambda each: page.run(people.remove_person, person_id=each))
        self.sheet.lines_pasted.connect(self.lines_pasted)
        self.add = AddLine(page.theme, "add-person", self.tr("Add a person…"), self._add, self)
        self.add.lines_pasted.connect(self.lines_pasted)
        self.body.addWidget(self.sheet)
        self.body.addWidget(self.add)

    def show_rows(self, rows: Sequence[PersonRow], teams: Sequence[TeamRow], *, editable: bool) -> None:
        """Show the people; they can be put into any of the teams."""
        self._teams = [Option("", self.tr("no team")), *(Option(team.id, team.name, team.colour) for team in teams)]
        self.model.set_editable(editable)
        self.model.set_rows(rows)
        self.sheet.setVisible(bool(rows))

    def _add(self, name: str) -> bool:
        return self._page.run(people.add_person, name=name) is not None

    def _columns(self) -> list[Column]:
        run = self._page.run

        def edit(field: str) -> Callable[[PersonRow, str], bool]:
            return lambda row, value: run(people.edit_person, person_id=row.id, **{field: value}) is not None

        return [
            Column(self.tr("Name"), lambda row: row.name, edit("name")),
            Column(
                self.tr("Team"),
                lambda row: row.team,
                edit("team_id"),
                options=lambda: self._teams,
                chosen=lambda row: row.team_id,
                colour=lambda row: row.team_colour,
                placeholder=self.tr("choose…"),
            ),
            Column(
                self.tr("Works as"),
                lambda row: row.job_title,
                edit("job_title"),
                hint=self.tr("The role in the company, as it stands under a signature"),
                quiet=True,
            ),
            Column(self.tr("E-mail"), lambda row: row.email, edit("email"), quiet=True),
        ]

    def _role_columns(self) -> list[Column]:
        told = (
            (
                "facilitator",
                self.tr("Facilitator"),
                self.tr("Facili-\ntator", "broken for a narrow column"),
                self.tr("Leads the workshop and keeps out of the content"),
            ),
            ("decider", self.tr("Decider"), "", self.tr("Decides what the room can’t settle")),
            (
                "signatory",
                self.tr("Signatory"),
                self.tr("Signa-\ntory", "broken for a narrow column"),
                self.tr("Signs the charter"),
            ),
            (
                "observer",
                self.tr("Observer"),
                self.tr("Obser-\nver", "broken for a narrow column"),
                self.tr("Watches; neither answers nor signs"),
            ),
        )
        return [self._role_column(role, header, head, hint) for role, header, head, hint in told]

    def _role_column(self, role: str, header: str, head: str, hint: str) -> Column:
        def toggle(row: PersonRow, wanted: bool) -> bool:
            roles = {*row.roles, role} if wanted else {*row.roles} - {role}
            return self._page.run(people.set_roles, person_id=row.id, roles=sorted(roles)) is not None

        return Column(
            header,
            lambda row: self.tr("yes") if role in row.roles else self.tr("no"),
            toggle,
            flag=lambda row: role in row.roles,
            hint=f"{header}: {hint}",
            head=head,
        )

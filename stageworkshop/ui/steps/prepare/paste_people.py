"""Adding people from a spreadsheet or from the addresses of a mail: one action, one step to undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from stageworkshop.actions import people
from stageworkshop.domain.workshop import ROLES
from stageworkshop.store.queries.room import person_rows, team_rows
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.widgets.list_import import ListImport
from stageworkshop.ui.widgets.list_reader import Preview
from stageworkshop.ui.words import domain_words

if TYPE_CHECKING:
    from stageworkshop.starting.columns import Guess
    from stageworkshop.starting.people import PersonRow
    from stageworkshop.starting.tabular import Table


class PeopleListReader:
    """Reads lists of people, and says who is here already and which teams are new."""

    def __init__(self, page: StepPage) -> None:
        self._page = page

    def read(self, source: Path | str) -> Table:
        """The table. Raises InputError."""
        from stageworkshop.starting.people import read_people

        return read_people(source)

    def targets(self) -> Mapping[str, str]:
        """Everything that a column can be."""
        from stageworkshop.starting.columns import people_targets

        return people_targets()

    def guesses(self, table: Table) -> list[Guess]:
        """What each column seems to be."""
        from stageworkshop.starting.columns import people_guesses

        return people_guesses(table)

    def preview(self, table: Table, mapping: Mapping[int, str]) -> Preview:
        """Everybody who will be added."""
        from stageworkshop.starting.people import people_rows

        found, notes = people_rows(table, mapping)
        here = {(row.name.casefold(), row.email.casefold()) for row in person_rows(self._page.bridge.file)}
        present = [row for row in found if (row.name.casefold(), row.email.casefold()) in here]
        rows = [row for row in found if (row.name.casefold(), row.email.casefold()) not in here]
        tr = self._page.tr
        headers = [tr("Name"), tr("Team"), tr("Works as"), tr("E-mail"), tr("In the workshop")]
        cells = [
            [row.name, row.team, row.job_title, row.email, ", ".join(domain_words(ROLES[role]) for role in row.roles)]
            for row in rows
        ]
        known = [tr("{0} is here already and stays as is.").format(row.name) for row in present]
        return Preview(rows, headers, cells, [*map(str, notes), *known, *self._new_teams(rows)])

    def _new_teams(self, rows: Sequence[PersonRow]) -> list[str]:
        here = {team.name.casefold() for team in team_rows(self._page.bridge.file)}
        new = dict.fromkeys(row.team for row in rows if row.team and row.team.casefold() not in here)
        return [self._page.tr("New teams: {0}.").format(", ".join(new))] if new else []


class PastePeoplePanel(ListImport):
    """Opens below the list of people."""

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(
            page.theme,
            PeopleListReader(page),
            "people-import",
            page.tr("Bring in a list of people"),
            scrolls=False,
            parent=parent,
        )
        self._page = page
        self.accepted.connect(self._import)

    def previewed(self) -> None:
        count = len(self.rows)
        one = self.tr("Add 1 person") if count == 1 else self.tr("Add {0} people").format(count)
        self.set_action(one if count else self.tr("Add the people"))

    def _import(self, rows: Sequence[Any]) -> None:
        if self._page.run(people.add_people, rows=rows) is not None:
            told = self.tr("{0} people were added. Ctrl+Z takes them all back.").format(len(rows))
            self._page.say(told, "success", until_changed=True)
            self.left.emit()

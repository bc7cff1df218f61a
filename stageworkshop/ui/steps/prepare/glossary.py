"""The glossary: words with one meaning, and what else they are called."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from stageworkshop.actions import glossary
from stageworkshop.store.queries.room import TeamRow, TermRow
from stageworkshop.ui.models.alias_text import alias_line, read_alias_line
from stageworkshop.ui.models.sheet import Column, SheetModel
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.widgets.add_line import AddLine
from stageworkshop.ui.widgets.section import Section
from stageworkshop.ui.widgets.sheet import Sheet


class GlossarySection(Section):
    """Words that are no stages, such as “account” or “working day”."""

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(
            page.tr("Glossary"),
            page.tr("Words that are no stages but must mean one thing, such as “account” or “working day”."),
            parent,
        )
        self._page = page
        self._teams: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self.model = SheetModel(self._columns(), self)
        self.sheet = Sheet(self.model, page.theme, movable=False, parent=self)
        self.sheet.setObjectName("glossary")
        self.sheet.setAccessibleName(self.tr("Glossary"))
        self.sheet.setToolTip(self.tr("F2 edits, Delete removes"))
        self.sheet.setWordWrap(True)
        self.sheet.set_widths({0: 3, 1: 7, 2: 4}, [])
        self.sheet.remove_asked.connect(lambda term_id: page.run(glossary.remove_term, term_id=term_id))
        self.add = AddLine(page.theme, "add-term", self.tr("Add a word…"), self._add, self)
        self.body.addWidget(self.sheet)
        self.body.addWidget(self.add)

    def show_rows(self, rows: Sequence[TermRow], teams: Sequence[TeamRow], *, editable: bool) -> None:
        """Show the words."""
        self._teams = {team.name: team.id for team in teams}
        self._names = {team.id: team.name for team in teams}
        self.model.set_editable(editable)
        self.model.set_rows(rows)
        self.sheet.setVisible(bool(rows))
        self.sheet.viewport().update()

    def _add(self, word: str) -> bool:
        return self._page.run(glossary.add_term, term=word) is not None

    def _columns(self) -> list[Column]:
        run = self._page.run

        def called(row: TermRow) -> str:
            return alias_line((self._names.get(team, ""), name) for team, name in row.aliases)

        def set_word(row: TermRow, word: str) -> bool:
            return run(glossary.edit_term, term_id=row.id, term=word) is not None

        def set_meaning(row: TermRow, meaning: str) -> bool:
            return run(glossary.edit_term, term_id=row.id, meaning=meaning) is not None

        def set_called(row: TermRow, line: str) -> bool:
            aliases = read_alias_line(line, self._teams)
            return run(glossary.edit_term, term_id=row.id, aliases=aliases) is not None

        return [
            Column(self.tr("Word"), lambda row: row.term, set_word),
            Column(self.tr("Meaning"), lambda row: row.meaning, set_meaning, placeholder=self.tr("What it means")),
            Column(
                self.tr("We call it…"),
                called,
                set_called,
                hint=self.tr("Other names, with the team that uses them: “Sales: customer; Service: site”"),
                placeholder=self.tr("Team: other name"),
            ),
        ]

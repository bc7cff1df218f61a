"""The page Prepare: its parts in reading order, each of which saves as it is left."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from stageworkshop.store.changes import Changes
from stageworkshop.store.queries.room import details, person_rows, team_rows, term_rows
from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.prepare.about import AboutSection
from stageworkshop.ui.steps.prepare.glossary import GlossarySection
from stageworkshop.ui.steps.prepare.paste_people import PastePeoplePanel
from stageworkshop.ui.steps.prepare.people import PeopleSection
from stageworkshop.ui.steps.prepare.rules import RulesSection
from stageworkshop.ui.steps.prepare.starting_point import StartSection
from stageworkshop.ui.steps.prepare.teams import TeamsSection
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.sight import keep_in_sight


class PreparePage(StepPage):
    """Organisation, starting point, decision rule, teams, people, glossary."""

    key = "prepare"
    shows = frozenset({"workshop", "team", "participant", "term", "stage", "stance", "pipeline"})

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(bridge, theme, parent)
        self.start = StartSection(self)
        self.about = AboutSection(self)
        self.rules = RulesSection(self)
        self.teams = TeamsSection(self)
        self.people = PeopleSection(self)
        self.paste = PastePeoplePanel(self)
        self.glossary = GlossarySection(self)
        self.people.body.addSpacing(Space.S)
        self.people.body.addWidget(self.paste)
        self.paste.hide()
        self.people.lines_pasted.connect(self._paste_people)
        self.paste.left.connect(self._close_paste)
        self.start.list_asked.connect(lambda: self.go_to.emit("stages", "stage_list", "new"))
        self.start.board_asked.connect(lambda: self.go_to.emit("stages", "", ""))
        self.body.setContentsMargins(0, Space.M, 0, Space.L)
        self.body.setSpacing(2 * Space.L)
        for section in (self.about, self.start, self.teams, self.people, self.rules, self.glossary):
            self.body.addWidget(section)
        self.body.addStretch(1)

    def initial_focus(self) -> QWidget | None:
        return self.about.first_field()

    def open_object(self, kind: str, object_id: str) -> None:
        sheet = {"team": self.teams.sheet, "participant": self.people.sheet, "term": self.glossary.sheet}.get(kind)
        if sheet is not None:
            sheet.take(object_id)
            sheet.setFocus()

    def reload(self, changes: Changes | None) -> None:
        file = self.bridge.file
        told, teams, people = details(file), team_rows(file), person_rows(file)
        self.start.setVisible(not told.stages)
        self.about.show_details(told)
        editable = not self.bridge.read_only
        self.teams.show_rows(teams, editable=editable)
        self.people.show_rows(people, teams, editable=editable)
        self.rules.show_details(told, people)
        self.glossary.show_rows(term_rows(file), teams, editable=editable)

    def _paste_people(self, text: str) -> None:
        self.paste.begin(text)
        self.paste.show()
        self.people.add.hide()
        self.paste.first_field().setFocus()
        keep_in_sight(self.paste)

    def _close_paste(self) -> None:
        self.paste.hide()
        self.people.add.show()
        (self.people.sheet if self.people.model.rowCount() else self.people.add).setFocus()

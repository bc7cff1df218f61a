"""Pages small enough to test the frame around them, and what tests look for in the window."""

from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from stageworkshop.actions import teams
from stageworkshop.domain.workshop import Team
from stageworkshop.store.changes import Changes
from stageworkshop.store.workshop_file import WorkshopFile
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.welcome_cards import RecentRow
from stageworkshop.ui.widgets.autosave import AutoLine
from stageworkshop.ui.window import MainWindow


class SmallPage(StepPage):
    """A page with the names of the teams and a field that renames the first one."""

    def reload(self, changes: Changes | None) -> None:
        names = [team.name for team in self.bridge.file.all(Team)]
        if changes is None:
            self.names = QLabel(self)
            self.line = AutoLine(self)
            self.body.addWidget(self.names)
            self.body.addWidget(self.line)
            self.line.left.connect(self._rename)
            self.shown = ""
        self.names.setText(", ".join(names))
        self.line.set_text(names[0] if names else "")

    def initial_focus(self) -> QWidget:
        return self.line

    def open_object(self, kind: str, object_id: str) -> None:
        self.shown = f"{kind} {object_id}"
        self.set_in_hand("MQL")

    def _rename(self, name: str) -> None:
        self.run(teams.rename_team, team_id=self.bridge.file.all(Team)[0].id, name=name)


def small_page(key: str) -> type[StepPage]:
    if key == "test":
        raise RuntimeError("this page is broken")
    return type(f"Small{key}", (SmallPage,), {"key": key})


def button(parent: QWidget, name: str) -> QPushButton:
    found = parent.findChild(QPushButton, name)
    assert found is not None, name
    return found


def text_of(parent: QWidget, name: str) -> str:
    found = parent.findChild(QLabel, name)
    assert found is not None, name
    return found.toolTip() or found.text()


def visible_rows(window: MainWindow) -> list[RecentRow]:
    return [row for row in window.welcome.findChildren(RecentRow) if row.isVisible()]


def words_in(parent: QWidget) -> list[str]:
    return [label.text() for label in parent.findChildren(QLabel) if label.isVisible()]


def team_names(path: Path) -> list[str]:
    file = WorkshopFile.open(path, read_only=True)
    try:
        return [team.name for team in file.all(Team)]
    finally:
        file.close()

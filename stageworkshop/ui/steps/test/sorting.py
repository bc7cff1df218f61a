"""Sorting: who sorts now, a curtain, then one case at a time with the stages to choose from. Blind throughout."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from stageworkshop.store.queries.cases import SorterRow, sorters
from stageworkshop.ui.models.rows import ListRow
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.test.case_pane import CasePane
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.labels import TextLabel, label
from stageworkshop.ui.widgets.row_list import RowList, RowLook


class SortingView(QWidget):
    """Nothing in here ever shows where somebody else put a case."""

    everybody_done = Signal()

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._person = ""
        self._name = ""
        self._panes = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._panes)
        self._people = self._build_people()
        self._curtain = self._build_curtain()
        self._done = self._build_done()
        self._case = CasePane(page, self)
        self._case.left.connect(self.draw_curtain)
        self._case.finished.connect(self._finish)
        for pane in (self._people, self._curtain, self._case, self._done):
            self._panes.addWidget(pane)

    @property
    def is_sorting(self) -> bool:
        """Whether somebody's own answers are on the screen."""
        return self._panes.currentWidget() is self._case

    def initial_focus(self) -> QWidget:
        """What gets the focus in the pane that is open."""
        if self._panes.currentWidget() is self._curtain:
            return self._begin
        return self._case.initial_focus() if self.is_sorting else self._list

    def reload(self) -> None:
        """Read anew who has sorted what."""
        rows = sorters(self._page.bridge.file)
        with QSignalBlocker(self._list):
            self._list.set_rows(self._person_rows(rows))
        if self._person and not any(row.person.id == self._person for row in rows):
            self.close_curtain()
        elif self.is_sorting:
            self._case.reload()

    def draw_curtain(self) -> None:
        """Hide everybody's answers: back to “who sorts now”."""
        self.close_curtain()
        self.reload()
        # Whoever is to come next is at hand: Enter calls them.
        self._list.choose(next((row.person.id for row in sorters(self._page.bridge.file) if not row.is_done), ""))
        self._list.setFocus()

    def close_curtain(self) -> None:
        """The same, and the focus stays where it is."""
        if self.is_sorting:
            self._page.bridge.lower_curtain()
        self._person = ""
        self._panes.setCurrentWidget(self._people)
        self._page.set_in_hand("")

    def ask_for(self, person_id: str) -> None:
        """Call somebody to the screen, behind the curtain."""
        row = next((each for each in sorters(self._page.bridge.file) if each.person.id == person_id), None)
        if row is None:
            return
        self._person = person_id
        self._name = row.person.name
        self._called.setText(self.tr("{0}, please").format(row.person.name))
        self._panes.setCurrentWidget(self._curtain)
        self._begin.setFocus()

    def _start(self) -> None:
        self._page.bridge.raise_curtain()
        self._case.start(self._person, self._name)
        self._panes.setCurrentWidget(self._case)
        self._case.initial_focus().setFocus()

    def _finish(self) -> None:
        self._page.bridge.lower_curtain()
        rows = sorters(self._page.bridge.file)
        waiting = [row.person.name for row in rows if not row.is_done]
        self._thanks.setText(self.tr("Thank you, {0}").format(self._name))
        if waiting:
            text = self.tr("Your answers are kept and stay hidden. Still to sort: {0}.").format(", ".join(waiting))
        else:
            text = self.tr("Everybody has sorted. The results can be shown.")
        self._what_next.setText(text)
        self._next.setText(self.tr("Next person") if waiting else self.tr("To the results"))
        self._panes.setCurrentWidget(self._done)
        self._page.set_in_hand("")
        self._next.setFocus()

    def _go_on(self) -> None:
        everybody = all(row.is_done for row in sorters(self._page.bridge.file))
        self.draw_curtain()
        if everybody:
            self.everybody_done.emit()

    def _person_rows(self, rows: list[SorterRow]) -> list[ListRow]:
        waiting = [row for row in rows if not row.is_done]
        done = [row for row in rows if row.is_done]
        found: list[ListRow] = []
        groups = ((self.tr("Still to sort ({0})"), waiting), (self.tr("Done ({0})"), done))
        for heading, members in groups:
            if members:
                found.append(ListRow("", heading.format(len(members)), is_heading=True))
                found += [self._person_row(row) for row in members]
        return found

    def _person_row(self, row: SorterRow) -> ListRow:
        team = row.person.team
        return ListRow(
            id=row.person.id,
            title=row.person.name,
            detail=team.name if team else self.tr("no team"),
            team=team.colour if team else 0,
            icon="check-circle" if row.is_done else "circle",
            token="success" if row.is_done else "text-muted",
            word=self.tr("{0} of {1} sorted").format(row.done, row.total),
        )

    def _build_people(self) -> QWidget:
        pane, column = _pane(self)
        column.addWidget(label(self.tr("Who sorts now?"), "heading", pane))
        text = self.tr(
            "Everybody sorts the same cases, alone and in silence, by the agreed words. "
            "Nobody sees another’s answers until the results are shown."
        )
        column.addWidget(TextLabel(text, "muted", pane))
        self._list = RowList(self._page.theme, RowLook(), pane)
        self._list.setObjectName("sorters")
        self._list.setAccessibleName(self.tr("Who sorts now"))
        self._list.setToolTip(self.tr("Click or Enter calls somebody to the screen"))
        self._list.pressed_row.connect(self.ask_for)
        column.addWidget(self._list, 1)
        return pane

    def _build_curtain(self) -> QWidget:
        pane, column = _pane(self)
        self._called = _centred("", "display", pane)
        self._begin = QPushButton(self.tr("I am here: show me the cases"), pane)
        self._begin.setObjectName("begin-sorting")
        self._begin.setProperty("role", "primary")
        self._begin.setAutoDefault(True)
        self._begin.clicked.connect(self._start)
        back = QPushButton(self.tr("Somebody else"), pane)
        back.setObjectName("curtain-back")
        back.setProperty("role", "quiet")
        back.clicked.connect(self.draw_curtain)
        picture = QLabel(pane)
        self._page.theme.set_icon(picture, "eye-off", "text-muted", 48)
        column.addStretch(1)
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._called)
        column.addWidget(_centred(self.tr("The others look away."), "heading", pane))
        column.addSpacing(Space.L)
        for button in (self._begin, back):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return pane

    def _build_done(self) -> QWidget:
        pane, column = _pane(self)
        self._thanks = _centred("", "display", pane)
        self._what_next = _centred("", "", pane)
        self._next = QPushButton(pane)
        self._next.setObjectName("next-person")
        self._next.setProperty("role", "primary")
        self._next.setAutoDefault(True)
        self._next.clicked.connect(self._go_on)
        again = QPushButton(self.tr("Look through my answers again"), pane)
        again.setObjectName("look-again")
        again.setProperty("role", "quiet")
        again.clicked.connect(self._start)
        picture = QLabel(pane)
        self._page.theme.set_icon(picture, "check-circle", "success", 48)
        column.addStretch(1)
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._thanks)
        column.addWidget(self._what_next)
        column.addSpacing(Space.L)
        for button in (self._next, again):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return pane


def _pane(parent: QWidget) -> tuple[QWidget, QVBoxLayout]:
    pane = QWidget(parent)
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, Space.L)
    column.setSpacing(Space.S)
    return pane, column


def _centred(text: str, role: str, parent: QWidget) -> QLabel:
    made = label(text, role, parent)
    made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    made.setWordWrap(True)
    return made

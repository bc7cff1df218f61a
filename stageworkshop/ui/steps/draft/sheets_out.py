"""Handing out draft sheets before the meeting: for whom, in which form, until when; one file a team."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QGridLayout, QHBoxLayout, QPushButton, QWidget

from stageworkshop.store.queries.names import TeamName
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.draft.sheets_work import Work, write_files
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.day_edit import DayEdit
from stageworkshop.ui.widgets.flow_layout import FlowLayout
from stageworkshop.ui.widgets.inline_confirm import InlineConfirm
from stageworkshop.ui.widgets.labels import TextLabel, field_label, label
from stageworkshop.ui.widgets.marks import only_looks
from stageworkshop.ui.widgets.modes import Modes
from stageworkshop.ui.widgets.section import Section
from stageworkshop.ui.widgets.swatch import swatch_icon

if TYPE_CHECKING:
    from stageworkshop.sheets.content import SheetContent


class HandOut(Section):
    """`written` brings the paths once the sheets lie there. Nothing in the workshop is changed."""

    written = Signal(list)

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(
            page.tr("Hand out"),
            page.tr("One file a team, with its own words so far and nobody else’s. Send each to its team alone."),
            parent,
        )
        self._page = page
        self._boxes: dict[str, QCheckBox] = {}
        self._teams = QWidget(self)
        self._flow = FlowLayout(self._teams, gap=Space.L)
        self.form = Modes(
            (("xlsx", self.tr("Workbook (.xlsx)")), ("extract", self.tr("Workshop file"))), "sheet-form", self
        )
        self.form.chosen.connect(self._follow)
        self._about_form = TextLabel("", "muted", self)
        self.until = DayEdit(page.theme, "sheet-until", self.tr("Back by"), ((self.tr("Choose a day"), 0),), self)
        self.write = only_looks(QPushButton(self))
        self.write.setObjectName("sheets-write")
        self.write.setProperty("role", "primary")
        page.theme.set_icon(self.write, "export", "accent-text", 16)
        self.write.clicked.connect(self._choose_folder)
        self.confirm = InlineConfirm(page.theme, self)
        self.confirm.setObjectName("sheets-confirm")
        self.work = Work(page, self)
        self._lay_out()
        self._follow()

    def show_teams(self, teams: Sequence[TeamName], without_work: Sequence[str]) -> None:
        """Offer these teams; those `without_work` (ids) have handed in everything and are not ticked at first."""
        ticked = {team_id: box.isChecked() for team_id, box in self._boxes.items()}
        while (item := self._flow.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        self._boxes.clear()
        for team in teams:
            box = only_looks(QCheckBox(team.name, self._teams))
            box.setObjectName(f"sheet-for-{team.id}")
            box.setIcon(swatch_icon(self._page.theme, team.colour))
            box.setChecked(ticked.get(team.id, team.id not in without_work))
            box.toggled.connect(self._follow)
            self._flow.addWidget(box)
            self._boxes[team.id] = box
        self._follow()

    @property
    def chosen(self) -> list[str]:
        """The teams (ids) that get a sheet."""
        return [team_id for team_id, box in self._boxes.items() if box.isChecked()]

    def write_to(self, folder: Path, *, force: bool = False) -> None:
        """Write the sheets of the chosen teams into a folder, after asking when some are there already."""
        from stageworkshop.sheets.files import file_name

        contents = self._gather()
        if contents is None:
            return
        form = self.form.current
        there = [name for each in contents if (folder / (name := file_name(each, form))).exists()]  # type: ignore[arg-type]
        if there and not force:
            self.confirm.ask(
                self.tr("Replace the files?"),
                self.tr("In {0} there is already:\n{1}").format(folder, "\n".join(there)),
                [(self.tr("Replace"), lambda: self.write_to(folder, force=True))],
                self.tr("Leave them"),
            )
            return
        self.work.do(
            self.tr("Writing the sheets…"),
            write_files,
            self.written.emit,
            contents=contents,
            folder=folder,
            form=form,
            force=force,
        )

    def _gather(self) -> list[SheetContent] | None:
        """What goes into the sheets, read here and now; None when the page says why not."""
        from stageworkshop.domain.errors import DomainError
        from stageworkshop.sheets.content import gather

        context = self._page.bridge.context
        try:
            return [
                gather(context.file, team, at=context.now(), asked_by=context.actor, until=self.until.day)
                for team in self.chosen
            ]
        except DomainError as error:
            self._page.say(error.message(), "error")
            return None

    def _choose_folder(self) -> None:
        start = str(self._page.bridge.file.path.parent)
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder for the draft sheets"), start)
        if chosen:
            self.write_to(Path(chosen))

    def _follow(self, *_: object) -> None:
        count = len(self.chosen)
        one = self.tr("Write 1 sheet…") if count == 1 else self.tr("Write {0} sheets…").format(count)
        self.write.setText(one if count else self.tr("Write the sheets…"))
        self.write.setEnabled(bool(count))
        self.write.setToolTip(self.tr("Choose the folder; then send each file to its team"))
        about: dict[str, Callable[[], str]] = {
            "xlsx": lambda: self.tr("Anybody can fill it in, with Excel, LibreOffice or Google Sheets."),
            "extract": lambda: self.tr("For teams that have Stage Workshop too: they draft in the form of this page."),
        }
        self._about_form.setText(about[self.form.current]())

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.M)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        whom = label(self.tr("For"), "label", self)
        whom.setContentsMargins(0, Space.XS, 0, 0)
        grid.addWidget(whom, 0, 0, top)
        grid.addWidget(self._teams, 0, 1)
        grid.addWidget(label(self.tr("As"), "label", self), 1, 0)
        grid.addWidget(self.form, 1, 1)
        grid.addWidget(self._about_form, 2, 1)
        grid.addWidget(field_label(self.tr("Back by"), self.until.field, self), 3, 0)
        grid.addWidget(self.until, 3, 1)
        last = QHBoxLayout()
        last.addWidget(self.write)
        last.addStretch(1)
        grid.addLayout(last, 4, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self.confirm)
        self.body.addWidget(self.work)

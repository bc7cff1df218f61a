"""Taking draft sheets in: files are chosen or dropped, looked at, and then taken in, each as one step to undo."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stageworkshop.domain.errors import DomainError
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.draft.sheets_work import Work, read_files
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.labels import TextLabel
from stageworkshop.ui.widgets.section import Section

if TYPE_CHECKING:
    from stageworkshop.sheets.returned import Returned
    from stageworkshop.ui.steps.draft.sheet_preview import SheetPreview
    from stageworkshop.ui.steps.draft.sheets_work import Read

SUFFIXES = (".xlsx", ".stageworkshop")


class TakeIn(Section):
    """`looking_changed` tells whether there are sheets to look at now; `taken` what was taken in, in words."""

    looking_changed = Signal(bool)
    taken = Signal(str)

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(
            page.tr("Take in"),
            page.tr("You see what each sheet would set before anything is changed. The words stay hidden."),
            parent,
        )
        self._page = page
        self._sheets: list[tuple[Returned, SheetPreview]] = []
        self._count = 0
        self.open = QPushButton(self.tr("Open sheets that came back…"), self)
        self.open.setObjectName("sheets-open")
        self.open.setToolTip(self.tr("Workbooks and workshop files; they can also be dropped on this page"))
        page.theme.set_icon(self.open, "import", "text", 16)
        self.open.clicked.connect(self._choose_files)
        self.refused = TextLabel("", "error", self)
        self.refused.setObjectName("sheets-refused")
        self.refused.hide()
        self.work = Work(page, self)
        self.foot = QWidget(self)
        """The answers to what is shown; whoever scrolls this part keeps them in sight below it."""
        self.leave = QPushButton(self.tr("Cancel"), self.foot)
        self.leave.setObjectName("sheets-leave")
        self.leave.setToolTip(self.tr("Nothing is taken in"))
        self.leave.clicked.connect(self.put_all_aside)
        self.go = QPushButton(self.foot)
        self.go.setObjectName("sheets-take")
        self.go.setProperty("role", "primary")
        self.go.setToolTip(self.tr("Takes in everything shown, a step to undo for each sheet (Ctrl+Enter)"))
        self.go.clicked.connect(self.take_all)
        self._lay_out()
        self._follow()

    @property
    def previews(self) -> list[SheetPreview]:
        """The sheets that are being looked at."""
        return [preview for _, preview in self._sheets]

    def open_files(self, paths: Sequence[Path]) -> None:
        """Read files and show what they would do."""
        from stageworkshop.sheets.known import known

        self.work.do(
            self.tr("Reading…"), read_files, self._show_read, paths=list(paths), known=known(self._page.bridge.file)
        )

    def put_all_aside(self) -> None:
        """Take nothing in."""
        self._clear(preview for _, preview in self._sheets)
        self.refused.hide()

    def take_all(self) -> None:
        """Take in every sheet that is shown; what is refused stays, with the reason on the page."""
        from stageworkshop.actions import draft_sheets

        told = []
        for returned, preview in list(self._sheets):
            if preview.plan.does_anything:
                changes = self._page.run(draft_sheets.take, returned=returned)
                if changes is None:
                    return
                told.append(self.tr("{0} ({1})").format(preview.plan.team.name, preview.extent()))
            self._clear([preview])
        self.taken.emit(self.tr("Taken in: {0}. Undo takes it back.").format(", ".join(told)))

    def look_again(self) -> None:
        """The workshop is another one now: what each sheet would do is worked out anew."""
        if self._sheets:
            told = [returned for returned, _ in self._sheets]
            self._clear(preview for _, preview in self._sheets)
            self._show(told)

    def _show_read(self, found: Sequence[Read]) -> None:
        self._show(found)
        (self.go if self.go.isEnabled() else self.open).setFocus()

    def _show(self, found: Sequence[Read]) -> None:
        from stageworkshop.sheets.plan import plan
        from stageworkshop.ui.steps.draft.sheet_preview import SheetPreview

        refused: list[str] = []
        for each in found:
            try:
                if isinstance(each, DomainError):
                    raise each
                planned = plan(self._page.bridge.file, each)
            except DomainError as error:
                refused.append(error.message())
                continue
            self._count += 1
            preview = SheetPreview(self._page.theme, planned, self._count, self)
            preview.put_aside.connect(lambda preview=preview: self._clear([preview]))
            self._sheets.append((each, preview))
            self._stack.insertWidget(self._stack.count(), preview)
        self.refused.setText("\n".join(refused))
        self.refused.setVisible(bool(refused))
        self._follow()

    def _clear(self, gone: Iterable[SheetPreview]) -> None:
        away = list(gone)
        self._sheets = [(returned, preview) for returned, preview in self._sheets if preview not in away]
        for preview in away:
            preview.hide()
            preview.setParent(None)
            preview.deleteLater()
        self._follow()

    def _follow(self) -> None:
        useful = sum(preview.plan.does_anything for preview in self.previews)
        self.go.setText(self.tr("Take in") if useful == 1 else self.tr("Take in {0} sheets").format(useful))
        self.foot.setVisible(bool(self._sheets))
        self.go.setEnabled(bool(useful))
        looking = bool(self._sheets)
        self.open.setText(self.tr("Open more…") if looking else self.tr("Open sheets that came back…"))
        self.looking_changed.emit(bool(self._sheets))

    def _choose_files(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Draft sheets that came back"),
            str(self._page.bridge.file.path.parent),
            self.tr("Draft sheets (*.xlsx *.stageworkshop);;All files (*)"),
        )
        if chosen:
            self.open_files([Path(each) for each in chosen])

    def _lay_out(self) -> None:
        self._stack = QVBoxLayout()
        self._stack.setSpacing(Space.M)
        row = QHBoxLayout()
        row.addWidget(self.open)
        row.addStretch(1)
        self.body.addLayout(self._stack)
        self.body.addWidget(self.refused)
        self.body.addWidget(self.work)
        self.body.addLayout(row)
        foot = QHBoxLayout(self.foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(Space.S)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.go)

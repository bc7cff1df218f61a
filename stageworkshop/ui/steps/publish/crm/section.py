"""“For the CRM”: choose one, say where its settings of today are, look through the plan, write the package."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QLineEdit, QMenu, QPushButton, QWidget

from stageworkshop.domain.errors import DomainError
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.inline_confirm import InlineConfirm
from stageworkshop.ui.widgets.labels import TextLabel, label
from stageworkshop.ui.widgets.marks import only_looks
from stageworkshop.ui.widgets.quiet_fields import QuietCombo
from stageworkshop.ui.widgets.section import Section

if TYPE_CHECKING:
    from stageworkshop.charter.model import Document
    from stageworkshop.crm.report import Plan
    from stageworkshop.ui.steps.publish.crm.plan_view import PlanView
    from stageworkshop.ui.steps.publish.crm.planner import Planner

CRMS = (
    ("salesforce", "Salesforce"),
    ("hubspot", "HubSpot"),
    ("odoo", "Odoo"),
    ("espocrm", "EspoCRM"),
    ("frappe", "Frappe CRM"),
    ("pipedrive", "Pipedrive"),
    ("zoho", "Zoho CRM"),
    ("dynamics", "Dynamics 365"),
)
"""Key of `crm.targets.TARGETS` → name; here so that the page loads none of them before one is chosen."""


class CrmSection(Section):
    """`written` brings the files of a package."""

    written = Signal(object)

    def __init__(self, page: StepPage, folder: Callable[[], Path | None], parent: QWidget | None = None) -> None:
        """`folder` gives the folder for exports as it stands in the page."""
        super().__init__("", "", parent)
        self.heading.setText(self.tr("For the CRM"))
        self.hint.setText(self.tr("What would change in your CRM, step by step, and the files that change it."))
        self.hint.show()
        self._page = page
        self._folder = folder
        self._document: Document | None = None
        self._planner: Planner | None = None
        self._view: PlanView | None = None
        self.crm = only_looks(QuietCombo(self))
        self.crm.setObjectName("crm-target")
        self.current = only_looks(QLineEdit(self))
        self.current.setObjectName("crm-current")
        self.choose = only_looks(QPushButton(self.tr("Choose…"), self))
        self.choose.setObjectName("crm-choose")
        self.write = only_looks(QPushButton(self.tr("Write the package"), self))
        self.write.setObjectName("crm-write")
        self.confirm = InlineConfirm(page.theme, self)
        self.confirm.setObjectName("crm-confirm")
        self.message = TextLabel("", "warning", self)
        self.message.setObjectName("crm-message")
        self._source = QWidget(self)
        self._build()
        self._follow()

    def show_document(self, document: Document | None) -> None:
        """Plan for other words."""
        self._document = document
        self._plan()

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.M)
        grid.setColumnStretch(1, 1)
        named = label(self.tr("C&RM"), "label", self)
        named.setBuddy(self.crm)
        self.crm.setAccessibleName(self.tr("CRM"))
        self.crm.addItem(self.tr("None"), "")
        for key, name in CRMS:
            self.crm.addItem(name, key)
        self.crm.addItem(self.tr("Another one (a table)"), "csv")
        self.crm.setFixedWidth(280)
        self.crm.activated.connect(self._follow)
        self._today = label(self.tr("What it has &today"), "label", self)
        self._today.setBuddy(self.current)
        self.current.setAccessibleName(self.tr("Files with today’s settings"))
        self.current.setPlaceholderText(self.tr("files it exported; if empty, as it is delivered"))
        self.current.setClearButtonEnabled(True)
        self.current.editingFinished.connect(self._plan)
        self.choose.setAccessibleName(self.tr("Choose the files with today’s settings"))
        self._page.theme.set_icon(self.choose, "folder-open", "text-muted", 16)
        menu = QMenu(self.choose)
        menu.addAction(self.tr("A folder…"), self._choose_folder)
        menu.addAction(self.tr("A file or archive…"), self._choose_file)
        self.choose.setMenu(menu)
        across = QHBoxLayout(self._source)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.L)
        across.addWidget(self.current, 1)
        across.addWidget(self.choose)
        self._page.theme.set_icon(self.write, "export", "text-muted", 16)
        self.write.clicked.connect(self._write)
        grid.addWidget(named, 0, 0)
        # Where it stands once the second row is there.
        grid.setColumnMinimumWidth(0, self._today.sizeHint().width())
        grid.addWidget(self.crm, 0, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self._today, 1, 0)
        grid.addWidget(self._source, 1, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self.message)
        self.body.addWidget(self.confirm)
        self.body.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def target(self) -> str:
        """Key of the CRM that is chosen; "" for none."""
        return str(self.crm.currentData() or "")

    def _follow(self) -> None:
        chosen = bool(self.target)
        for widget in (self._today, self._source):
            widget.setVisible(chosen)
        self.write.setVisible(False)
        self.message.hide()
        self.confirm.close_quietly()
        if self._view is not None:
            self._view.hide()
        if chosen:
            self._plan()

    def _plan(self) -> None:
        if not self.target or self._document is None:
            return
        text = self.current.text().strip()
        self.planner.make(self._document, self.target, Path(text).expanduser() if text else None)

    @property
    def planner(self) -> Planner:
        """Made when a CRM is first chosen: it loads what reads and writes for CRMs."""
        if self._planner is None:
            from stageworkshop.ui.steps.publish.crm.planner import Planner

            planner = self._planner = Planner(self._page.bridge.file.path, self)
            planner.planned.connect(self._show)
            planner.failed.connect(self._complain)
            planner.running_changed.connect(self._page.set_busy)
        return self._planner

    @property
    def view(self) -> PlanView:
        """The tables, made with the first plan."""
        if self._view is None:
            from stageworkshop.ui.steps.publish.crm.plan_view import PlanView

            view = self._view = PlanView(self)
            view.corrected.connect(self._correct)
            self.body.insertWidget(self.body.count() - 2, view)
        return self._view

    def _show(self, plan: Plan) -> None:
        if plan.target.key != self.target:
            return
        self.message.hide()
        self.view.show_plan(plan, self.planner.mapping_file(self.target).name)
        self.view.show()
        self.write.setVisible(bool(plan.steps))

    def _complain(self, text: str) -> None:
        if self._view is not None:
            self._view.hide()
        self.write.hide()
        self.message.setText(text)
        self.message.show()

    def _correct(self, part: str, key: str, choice: str) -> None:
        try:
            self.planner.correct(part, key, choice)
        except DomainError as error:
            self._complain(error.message())
        else:
            self._plan()

    def _write(self) -> None:
        folder = self._folder()
        if folder is None:
            self._page.say(self.tr("Choose a folder to write into."), "warning")
        else:
            self._write_into(folder / f"crm-{self.target}", force=False)

    def _write_into(self, folder: Path, *, force: bool) -> None:
        try:
            paths = self.planner.write(folder, force=force)
        except DomainError as error:
            if error.code == "export.exists":
                self.confirm.ask(
                    self.tr("Replace the package?"),
                    self.tr("In {0} there is one already.").format(folder),
                    [(self.tr("Replace"), lambda: self._write_into(folder, force=True))],
                    self.tr("Leave it"),
                )
            else:
                self._complain(error.message())
        else:
            self.written.emit(paths)

    def _choose_folder(self) -> None:
        self._take(QFileDialog.getExistingDirectory(self, self.tr("Today’s settings"), self._nearby()))

    def _choose_file(self) -> None:
        self._take(QFileDialog.getOpenFileName(self, self.tr("Today’s settings"), self._nearby())[0])

    def _nearby(self) -> str:
        """Where to look: what was chosen before, else where the files are written."""
        return self.current.text().strip() or str(self._folder() or "")

    def _take(self, path: str) -> None:
        if path:
            self.current.setText(path)
            self._plan()

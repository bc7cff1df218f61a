"""The plan as tables: what changes, what is lost or guessed, and which stage is which entry."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedWidget, QTableView, QVBoxLayout, QWidget

from stageworkshop.crm.notes import LOSSES
from stageworkshop.crm.plan import ACTIONS
from stageworkshop.crm.report import Plan
from stageworkshop.crm.target import UNREAD
from stageworkshop.ui.models.grid import GridModel
from stageworkshop.ui.steps.publish.crm.fields_view import FieldsView
from stageworkshop.ui.steps.publish.crm.mapping_view import MappingView
from stageworkshop.ui.steps.publish.crm.rows import fit_rows
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.labels import TextLabel
from stageworkshop.ui.widgets.marks import only_looks
from stageworkshop.ui.widgets.modes import Modes
from stageworkshop.ui.words import domain_words

ROWS_SHOWN = 9


class PlanView(QWidget):
    """`corrected` tells a correction of the mapping: part, key, choice."""

    corrected = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.modes = Modes(
            [
                ("changes", self.tr("Changes")),
                ("notes", self.tr("To know")),
                ("mapping", self.tr("What is what")),
                ("fields", self.tr("Fields")),
            ],
            "crm-view",
            self,
        )
        self._steps, self._notes = GridModel(self), GridModel(self)
        self.steps = self._table("crm-steps", self.tr("Changes in the CRM"), self._steps, wide=1)
        self.notes = self._table("crm-notes", self.tr("What is lost, guessed, or done by hand"), self._notes, wide=1)
        self.mapping = MappingView(self)
        self.mapping.chosen.connect(self.corrected)
        self.fields = FieldsView(self)
        self.fields.chosen.connect(self.corrected)
        self.summary = TextLabel("", "", self)
        self.summary.setObjectName("crm-summary")
        self._pages = QStackedWidget(self)
        for page in (self.steps, self.notes, self.mapping, self.fields):
            self._pages.addWidget(page)
        self.modes.chosen.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        for widget in (self.summary, self.modes, self._pages):
            column.addWidget(widget)

    def _open(self, key: str) -> None:
        self._pages.setCurrentIndex(("changes", "notes", "mapping", "fields").index(key))
        # The summary says why there is nothing; an empty table would only be a hole in the page.
        self._pages.setVisible(key != "changes" or self._steps.rowCount() > 0)

    def show_plan(self, plan: Plan, kept_in: str) -> None:
        """Show another plan; the view that is open stays."""
        steps = [
            (domain_words(ACTIONS[step.action]), plan.words(step), plan.target.heading(collection))
            for collection, mine in plan.collections
            for step in mine
        ]
        notes = [
            (domain_words(heading), note.text)
            for loss, heading in LOSSES.items()
            for note in plan.wanted.notes
            if note.loss == loss
        ]
        # That nothing was read comes first, for all else hangs on it.
        unread = [oddity for oddity in plan.reading.oddities if oddity.where == UNREAD]
        notes[:0] = [(self.tr("Nothing was read"), f"{oddity.text[:1].upper()}{oddity.text[1:]}.") for oddity in unread]
        notes += [
            (self.tr("Odd in what was read"), oddity.line()) for oddity in plan.reading.oddities if oddity not in unread
        ]
        self._steps.show_grid((self.tr("Change"), self.tr("What"), self.tr("Where")), steps)
        self._notes.show_grid((self.tr("Kind"), self.tr("What")), notes)
        self.mapping.show_plan(plan, kept_in)
        self.modes.set_text("changes", self.tr("Changes ({0})").format(len(steps)))
        self.modes.set_text("notes", self.tr("To know ({0})").format(len(notes)))
        guesses = self.mapping.open
        self.modes.set_text(
            "mapping",
            self.tr("What is what ({0} to confirm)").format(guesses) if guesses else self.tr("What is what"),
        )
        self._show_fields(plan, kept_in)
        self.summary.setText(self._summary(plan, len(steps), guesses))
        self._fit(len(steps), len(notes), len(self.mapping.model.rows), len(self.fields.model.rows))

    def _show_fields(self, plan: Plan, kept_in: str) -> None:
        """Only where the CRM can check fields, and the charter names some that it does not know."""
        self.fields.show_plan(plan, kept_in)
        nameless = self.fields.open
        self.modes.set_text(
            "fields", self.tr("Fields ({0} to name)").format(nameless) if nameless else self.tr("Fields")
        )
        self.modes.set_shown("fields", bool(self.fields.model.rows))
        self._open(self.modes.current)

    def _summary(self, plan: Plan, steps: int, guesses: int) -> str:
        if not steps and any(note.loss == "unplanned" for note in plan.wanted.notes):
            return self.tr(
                "Nothing to change in {0} yet: not every pipeline could be planned. “To know” says why."
            ).format(plan.target.label)
        if not steps:
            return self.tr("{0} already says what the charter says: nothing to change.").format(plan.target.label)
        words = self.tr("1 change") if steps == 1 else self.tr("{0} changes").format(steps)
        if guesses:
            return self.tr("{0} in {1}. {2} of its entries are guessed: look through “What is what”.").format(
                words, plan.target.label, guesses
            )
        return self.tr("{0} in {1}. Nothing is written that is not listed here.").format(words, plan.target.label)

    def _fit(self, *counts: int) -> None:
        height = max(self.steps.verticalHeader().defaultSectionSize(), 24)
        shown = min(max(*counts, 3), ROWS_SHOWN)
        self._pages.setFixedHeight(height * (shown + 1) + 40)

    def _table(self, name: str, spoken: str, model: GridModel, wide: int) -> QTableView:
        table = only_looks(QTableView(self))
        table.setObjectName(name)
        table.setAccessibleName(spoken)
        table.setModel(model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        # Each row is a sentence to be read, so none is cut.
        fit_rows(table)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        model.modelReset.connect(lambda: self._stretch(header, model, wide))
        return table

    def _stretch(self, header: QHeaderView, model: GridModel, wide: int) -> None:
        if model.columnCount() > wide:
            header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)

"""The cases: a list to add to, by typing or pasting, and the case in hand to describe."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from stageworkshop.actions import cases
from stageworkshop.store.queries.cases import CaseRow, case_rows
from stageworkshop.ui.models.rows import ListRow
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.targets import stage_targets
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.add_line import AddLine
from stageworkshop.ui.widgets.autosave import AutoLine, AutoText
from stageworkshop.ui.widgets.empty import EmptyState
from stageworkshop.ui.widgets.labels import TextLabel, field_label
from stageworkshop.ui.widgets.reference_choice import ReferenceCombo, Target
from stageworkshop.ui.widgets.row_list import RowList, RowLook
from stageworkshop.ui.widgets.scrolled import BAR, ScrollColumn, margins
from stageworkshop.ui.widgets.split import Split

LINE_WIDTH = 520


class CasesView(QWidget):
    """A line to add with, above; list left, the case in hand right."""

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._form: CaseForm | None = None
        self._build()

    def initial_focus(self) -> QWidget:
        """The line in which the next case is typed."""
        return self._add_line

    def reload(self) -> None:
        """Read the cases anew; half-typed text stays."""
        file = self._page.bridge.file
        rows = case_rows(file)
        with QSignalBlocker(self._list):
            self._list.set_rows([self._row(row) for row in rows])
        if rows and not self._list.current_id:
            self._list.choose(rows[0].id)
        self._show_form(rows)

    def open_case(self, case_id: str) -> None:
        """Take a case in hand."""
        if self._list.choose(case_id):
            self._show_form(case_rows(self._page.bridge.file))

    def paste(self, text: str = "") -> None:
        """Add a case for each line that was copied; what stands after a tab becomes its facts."""
        lines = [line for line in (text or QGuiApplication.clipboard().text()).splitlines() if line.strip()]
        if not lines:
            self._page.say(
                self.tr("There is no text to paste. Copy a column of cases first, one case a line."), "warning"
            )
            return
        parts = [line.strip().partition("\t") for line in lines]
        rows = [(title, facts.replace("\t", " · ")) for title, _, facts in parts]
        changes = self._page.run(cases.add_cases, rows=rows)
        if changes is not None:
            self._page.say(self.tr("{0} cases were added.").format(len(changes.created_all("case"))), "success")
            self.open_case(changes.created("case"))

    def _add(self, title: str) -> bool:
        changes = self._page.run(cases.add_case, title=title)
        if changes is None:
            return False
        self.open_case(changes.created("case"))
        return True

    def _remove(self, case_id: str) -> None:
        rows = [row.id for row in self._list.rows]
        place = rows.index(case_id) if case_id in rows else 0
        if self._page.run(cases.remove_case, case_id=case_id) is None:
            return
        left = [row.id for row in self._list.rows]
        if left:
            self.open_case(left[min(place, len(left) - 1)])
        self._add_line.setFocus()

    def _row(self, row: CaseRow) -> ListRow:
        expected = self.tr("expected: {0}").format(row.expected) if row.expected else ""
        sorted_by = self.tr("sorted by {0}").format(row.sorted_by) if row.sorted_by else ""
        return ListRow(row.id, row.title, " · ".join(part for part in (expected, sorted_by) if part))

    def _show_form(self, rows: list[CaseRow]) -> None:
        row = next((each for each in rows if each.id == self._list.current_id), None)
        self._whole.setCurrentIndex(1 if row else 0)
        if row is None:
            self._page.set_in_hand("")
            return
        if self._form is None or self._form.case_id != row.id:
            self._form = CaseForm(self._page, row.id, self)
            self._form.remove_button.clicked.connect(lambda _=False, case_id=row.id: self._remove(case_id))
            self._area.setWidget(self._form)
            self._form.show()
        self._form.show_case(row, stage_targets(self._page.bridge.file))
        self._page.set_in_hand(row.title, "case", row.id)

    def _build(self) -> None:
        self._add_line = AddLine(self._page.theme, "add-case", self.tr("Add a case…"), self._add, self)
        self._add_line.lines_pasted.connect(self.paste)
        paste = QPushButton(self.tr("Paste several lines"), self)
        paste.setObjectName("paste-cases")
        paste.setProperty("role", "quiet")
        paste.setToolTip(self.tr("One case a line; facts may follow after a tab, as a spreadsheet copies them"))
        self._page.theme.set_icon(paste, "paste", "text-muted", 16)
        paste.clicked.connect(lambda: self.paste())
        self._list = RowList(self._page.theme, RowLook(detail_lines=2), self)
        self._list.setObjectName("cases")
        self._list.setAccessibleName(self.tr("Cases"))
        self._list.chosen.connect(lambda _: self._show_form(case_rows(self._page.bridge.file)))
        head = QHBoxLayout()
        head.setContentsMargins(*margins(0, 0, BAR, 0))
        head.setSpacing(Space.S)
        self._add_line.setMaximumWidth(LINE_WIDTH)
        head.addWidget(self._add_line, 1)
        head.addWidget(paste)
        head.addStretch(0)
        self._area = ScrollColumn("case-scroll", self)
        split = Split(self._list, self._area, self)
        split.setSizes([300, 480])
        self._whole = QStackedWidget(self)
        self._whole.addWidget(self._build_empty())
        self._whole.addWidget(split)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.L)
        column.setSpacing(Space.M)
        column.addLayout(head)
        column.addWidget(self._whole, 1)

    def _build_empty(self) -> QWidget:
        return EmptyState(
            self._page.theme,
            "case",
            self.tr(
                "Here belong real leads and deals, in a sentence or two and without the names of the customers: "
                "best those about which people have argued. Eight to twelve are enough. "
                "Type the first one above, or paste a column from a spreadsheet."
            ),
            parent=self,
        )


class CaseForm(QWidget):
    """One case: title, facts, and where it should end up by the agreed text."""

    def __init__(self, page: StepPage, case_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "scrolled")
        self.case_id = case_id
        self._page = page
        self._title = AutoLine(self)
        self._title.setObjectName("case-title")
        self._title.left.connect(lambda text: page.run(cases.edit_case, case_id=case_id, title=text))
        self._facts = AutoText(self, lines=4)
        self._facts.setObjectName("case-facts")
        self._facts.setPlaceholderText(self.tr("What is known about it, in a few facts: who, what they did, when"))
        self._facts.left.connect(lambda text: page.run(cases.edit_case, case_id=case_id, facts=text))
        self._expected = ReferenceCombo(page.theme, self.tr("not said"), self)
        self._expected.setObjectName("case-expected")
        self._expected.activated.connect(
            lambda _: page.run(cases.edit_case, case_id=case_id, expected_stage_id=self._expected.chosen())
        )
        self.remove_button = QPushButton(self.tr("Remove this case"), self)
        self.remove_button.setObjectName("remove-case")
        self.remove_button.setProperty("role", "quiet")
        page.theme.set_icon(self.remove_button, "remove", "text-muted", 16)
        self._build()

    def show_case(self, row: CaseRow, choices: list[Target]) -> None:
        """Show what is stored; half-typed text stays."""
        self._title.set_text(row.title)
        self._facts.set_text(row.facts)
        self._expected.set_targets(choices)
        self._expected.choose(row.expected_stage_id)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        hint = self.tr("Where it should end up by the agreed text, if you are sure. People who sort do not see it.")
        for text, widget in (
            (self.tr("Case"), self._title),
            (self.tr("Facts"), self._facts),
            (self.tr("Expected stage"), self._expected),
        ):
            column.addWidget(field_label(text, widget, self))
            column.addWidget(widget)
            if widget is not self._expected:
                column.addSpacing(Space.M)
        column.addWidget(TextLabel(hint, "small", self))
        column.addSpacing(Space.M)
        column.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

"""What the workshop is about: title, organisation, purpose and review date, saved as they are left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QWidget

from stageworkshop.actions import workshops
from stageworkshop.store.queries.room import Details
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.autosave import AutoLine, AutoText
from stageworkshop.ui.widgets.day_edit import review_day
from stageworkshop.ui.widgets.labels import field_label, label
from stageworkshop.ui.widgets.section import Section


class AboutSection(Section):
    """What heads the charter."""

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(page.tr("What it is about"), "", parent)
        self._page = page
        self.organisation = AutoLine(self)
        self.organisation.setObjectName("organisation")
        self.organisation.setPlaceholderText(self.tr("Whose pipeline it is"))
        self.title = AutoLine(self)
        self.title.setObjectName("title")
        self.title.setPlaceholderText(self.tr("Heads the charter"))
        self.purpose = AutoText(self, lines=3)
        self.purpose.setObjectName("purpose")
        self.purpose.setPlaceholderText(self.tr("What must be different afterwards, in a sentence or two"))
        self.review = review_day(page.theme, self)
        self.review.left.connect(self._store("review_date"))
        self.organisation.left.connect(self._store("organisation"))
        self.title.left.connect(self._store("title"))
        self.purpose.left.connect(self._store("purpose"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.XS)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(field_label(self.tr("Or&ganisation"), self.organisation, self), 0, 0)
        grid.addWidget(self.organisation, 1, 0)
        grid.addWidget(field_label(self.tr("&Title"), self.title, self), 0, 1)
        grid.addWidget(self.title, 1, 1)
        grid.setRowMinimumHeight(2, Space.S)
        grid.addWidget(field_label(self.tr("P&urpose"), self.purpose, self), 3, 0, 1, 2)
        grid.addWidget(self.purpose, 4, 0, 1, 2)
        grid.setRowMinimumHeight(5, Space.S)
        day = label(self.tr("To be re&viewed by"), "label", self)
        day.setBuddy(self.review.field)
        grid.addWidget(day, 6, 0, 1, 2)
        grid.addWidget(self.review, 7, 0, 1, 2)
        for field, name in (
            (self.organisation, self.tr("Organisation")),
            (self.title, self.tr("Title")),
            (self.purpose, self.tr("Purpose")),
        ):
            field.setAccessibleName(name)
        self.body.addLayout(grid)

    def first_field(self) -> QWidget:
        """Where writing begins: the first field that is empty."""
        if not self.organisation.text():
            return self.organisation
        return self.purpose if not self.purpose.toPlainText() else self.organisation

    def show_details(self, details: Details) -> None:
        """Show what is stored; half-typed text stays."""
        self.organisation.set_text(details.organisation)
        self.title.set_text(details.title)
        self.purpose.set_text(details.purpose)
        self.review.set_day(details.review_date)

    def _store(self, name: str) -> Callable[[str], object]:
        return lambda text: self._page.run(workshops.set_details, **{name: text})

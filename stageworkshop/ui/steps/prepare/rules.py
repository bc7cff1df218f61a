"""How we decide, and whether answers carry names. Both are said before anybody answers, and then they hold."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from stageworkshop.actions import workshops
from stageworkshop.domain.workshop import DECISION_RULES
from stageworkshop.store.queries.room import Details, PersonRow
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.labels import TextLabel, field_label, label
from stageworkshop.ui.widgets.quiet_fields import QuietCombo
from stageworkshop.ui.widgets.section import Section
from stageworkshop.ui.words import domain_words

BESIDE = 620
"""From this width on the two questions stand beside each other."""


class RulesSection(Section):
    """The decision rule with the decider, and names or no names. Locked, with the reason, after the first answer."""

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(
            page.tr("How we decide"),
            page.tr("Say it aloud before the first answer. From then on it stays as announced."),
            parent,
        )
        self._page = page
        self._locked = QWidget(self)
        self._build_lock()
        self._rules = QButtonGroup(self)
        self._names = QButtonGroup(self)
        self._decider = QuietCombo(self)
        self._decider.setObjectName("decider")
        self._decider.activated.connect(self._store_rule)
        # Beside each other where there is room, else below each other.
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(Space.XL)
        self._columns.addWidget(self._rule_column(), 3)
        self._columns.addWidget(self._names_column(), 2)
        self.body.addWidget(self._locked)
        self.body.addLayout(self._columns)

    def show_details(self, details: Details, people: Sequence[PersonRow]) -> None:
        """Show what was announced."""
        free = not details.answered
        self._locked.setVisible(details.answered)
        for at, rule in enumerate(DECISION_RULES):
            button = self._rules.button(at)
            button.setChecked(rule == details.decision_rule)
            button.setEnabled(free)
        for at, button in enumerate(self._names.buttons()):
            button.setChecked(bool(at) == details.anonymous_stances)
            button.setEnabled(free)
        self._fill_deciders(details, people)
        self._decider.setEnabled(free and bool(people))
        needed = details.decision_rule == "decider"
        self._who.setText(self.tr("&Decider") if needed else self.tr("&Decider, for what stays open"))
        lacking = needed and not details.decider_id
        self._lacking.setVisible(lacking)
        self._lacking.setText(
            self.tr("Choose who decides.") if people else self.tr("Add the people first, then choose who decides.")
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= max(BESIDE, self._beside_needs())
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    def minimumSizeHint(self) -> QSize:
        # What stands side by side may stand below each other: it must not make the page wider than the window.
        return QSize(200, super().minimumSizeHint().height())

    def _beside_needs(self) -> int:
        items = [self._columns.itemAt(number) for number in range(self._columns.count())]
        widths = [item.minimumSize().width() for item in items if item is not None]
        return sum(widths) + self._columns.spacing() * (len(widths) - 1)

    def _build_lock(self) -> None:
        row = QHBoxLayout(self._locked)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        picture = QLabel(self._locked)
        self._page.theme.set_icon(picture, "lock", "text-muted", 16)
        self._why = TextLabel(
            self.tr("Locked: people have answered under this rule already, so it stays as it was announced."),
            "label",
            self._locked,
        )
        self._why.setObjectName("rule-locked")
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._why, 100)
        row.addStretch(1)

    def _rule_column(self) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(label(self.tr("Decision rule"), "label", self))
        for at, (rule, words) in enumerate(DECISION_RULES.items()):
            button = QRadioButton(domain_words(words), self)
            button.setObjectName(f"rule-{rule}")
            button.setAccessibleName(button.text())
            self._rules.addButton(button, at)
            column.addWidget(button)
        self._rules.idClicked.connect(self._store_rule)
        column.addSpacing(Space.S)
        self._who = field_label(self.tr("&Decider"), self._decider, self)
        self._decider.setAccessibleName(self.tr("Decider"))
        column.addWidget(self._who)
        column.addWidget(self._decider)
        self._lacking = label("", "warning", self)
        self._lacking.setObjectName("decider-missing")
        column.addWidget(self._lacking)
        column.addStretch(1)
        return holder

    def _names_column(self) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(label(self.tr("Answers are shown"), "label", self))
        for at, (name, words) in enumerate(
            (("named", self.tr("with names")), ("anonymous", self.tr("without names, as counts")))
        ):
            button = QRadioButton(words, self)
            button.setObjectName(f"answers-{name}")
            button.setAccessibleName(self.tr("Answers are shown {0}").format(words))
            self._names.addButton(button, at)
            column.addWidget(button)
        self._names.idClicked.connect(self._store_names)
        column.addWidget(
            TextLabel(
                self.tr("The page says so wherever people answer. Signatures always carry a name."), "small", self
            )
        )
        column.addStretch(1)
        return holder

    def _fill_deciders(self, details: Details, people: Sequence[PersonRow]) -> None:
        first = sorted(people, key=lambda person: "decider" not in person.roles)
        with QSignalBlocker(self._decider):
            self._decider.clear()
            self._decider.addItem(self.tr("nobody named"), "")
            for person in first:
                words = f"{person.name} · {person.team}" if person.team else person.name
                self._decider.addItem(words, person.id)
            self._decider.setCurrentIndex(max(self._decider.findData(details.decider_id), 0))

    def _store_rule(self) -> None:
        rule = list(DECISION_RULES)[max(self._rules.checkedId(), 0)]
        decider_id = str(self._decider.currentData() or "")
        if self._page.run(workshops.set_decision_rule, rule=rule, decider_id=decider_id) is None:
            self._page.reload(None)

    def _store_names(self, at: int) -> None:
        if self._page.run(workshops.set_anonymous_stances, value=bool(at)) is None:
            self._page.reload(None)

"""One draft sheet that came back, before it is taken in: every field that it would set, and never the words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTableView, QToolButton, QWidget

from stageworkshop.sheets.plan import Plan, StagePlan
from stageworkshop.ui.dates import moment_words
from stageworkshop.ui.models.grid import GridModel
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.card import Card
from stageworkshop.ui.widgets.labels import ElidedLabel, TextLabel, field_label
from stageworkshop.ui.widgets.team_chip import TeamChip
from stageworkshop.ui.words import domain_words

ROWS = 9
"""Rows of the table in sight at once; the others are scrolled to."""
MOST_REMARKS = 40


class SheetPreview(Card):
    """`put_aside` tells that this sheet shall not be taken in."""

    put_aside = Signal()

    def __init__(self, theme: Theme, plan: Plan, number: int, parent: QWidget | None = None) -> None:
        """`number` tells previews apart by name."""
        super().__init__(parent=parent)
        self.plan = plan
        self.setObjectName(f"sheet-preview-{number}")
        self.body.setContentsMargins(Space.L, Space.M, Space.M, Space.M)
        self.aside = QToolButton(self)
        self.aside.setObjectName(f"sheet-aside-{number}")
        self.aside.setToolTip(self.tr("Put this sheet aside; nothing of it is taken in"))
        self.aside.setAccessibleName(self.tr("Put the sheet of {0} aside").format(plan.team.name))
        theme.set_icon(self.aside, "close", "text-muted", 16)
        self.aside.clicked.connect(self.put_aside)
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        head.addWidget(TeamChip(theme, plan.team.name, plan.team.colour, self))
        head.addWidget(ElidedLabel(plan.source, "muted", self), 1)
        head.addWidget(self.aside)
        self.body.addLayout(head)
        self.summary = TextLabel(self._summary(), "label", self)
        self.summary.setObjectName(f"sheet-summary-{number}")
        self.body.addWidget(self.summary)
        self.body.addWidget(TextLabel(self._sent(), "muted", self))
        if plan.does_anything:
            self._add_table(number)
        self._add_remarks(number)

    def lines(self) -> list[tuple[str, str, str]]:
        """Stage, field and what happens to it, a line a field."""
        return [line for stage in self.plan.stages for line in self._lines(stage)]

    def remarks(self) -> list[str]:
        """What is not taken in, and what was read with some doubt, a sentence each."""
        refused = [f"“{stage.name}”: {stage.refused}" for stage in self.plan.stages if stage.refused]
        return [*refused, *map(str, self.plan.unread), *map(str, self.plan.notes)]

    def _lines(self, stage: StagePlan) -> list[tuple[str, str, str]]:
        how = {
            "new": self.tr("new"),
            "other": self.tr("replaces what the team had"),
            "newer": self.tr("replaces what the team wrote since"),
            "taken_back": self.tr("taken back"),
        }
        lines = [(stage.name, domain_words(field.label), how[field.how]) for field in stage.fields]
        if stage.state:
            states = {
                "open": self.tr("still writing"),
                "done": self.tr("handed in"),
                "no_opinion": self.tr("no opinion"),
            }
            lines.append((stage.name, self.tr("How far the team is"), states[stage.state]))
        return lines

    def extent(self) -> str:
        """“14 fields in 4 stages”."""
        stages = sum(bool(stage.fields or stage.state) for stage in self.plan.stages)
        count = self.plan.field_count
        fields = self.tr("1 field") if count == 1 else self.tr("{0} fields").format(count)
        where = self.tr("1 stage") if stages == 1 else self.tr("{0} stages").format(stages)
        return self.tr("{0} in {1}").format(fields, where)

    def _summary(self) -> str:
        if self.plan.does_anything:
            return self.tr("{0} would be set.").format(self.extent())
        return self.tr("Nothing in it can be taken in.") if self.plan.left_out else self.tr("Nothing new is in it.")

    def _sent(self) -> str:
        return self.tr("Handed out {0}. The words stay hidden until the reveal.").format(
            moment_words(self.plan.made_at)
        )

    def _add_table(self, number: int) -> None:
        model = GridModel(self)
        rows, before = [], ""
        for stage, field, what in self.lines():
            rows.append((stage if stage != before else "", field, what))
            before = stage
        model.show_grid((self.tr("Stage"), self.tr("Field"), self.tr("What happens")), rows)
        self.table = QTableView(self)
        self.table.setObjectName(f"sheet-fields-{number}")
        self.table.setModel(model)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setProperty("role", "sheet")
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.resizeColumnsToContents()
        self.table.horizontalHeader().setMaximumSectionSize(320)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = self.table.verticalHeader().defaultSectionSize()
        shown = min(model.rowCount(), ROWS)
        self.table.setFixedHeight(self.table.horizontalHeader().sizeHint().height() + row * shown + 6)
        name = field_label(self.tr("What would be set"), self.table, self)
        name.hide()
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self.table)

    def _add_remarks(self, number: int) -> None:
        told = self.remarks()
        if not told:
            return
        more = [self.tr("… and {0} more").format(len(told) - MOST_REMARKS)] if len(told) > MOST_REMARKS else []
        heading = TextLabel(self.tr("Left out, or to be checked"), "label", self)
        remarks = TextLabel("\n".join(f"· {line}" for line in [*told[:MOST_REMARKS], *more]), "warning", self)
        remarks.setObjectName(f"sheet-remarks-{number}")
        self.body.addSpacing(Space.XS)
        self.body.addWidget(heading)
        self.body.addWidget(remarks.set_selectable())

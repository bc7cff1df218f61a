"""A refusal as work: the stages it is about, what was settled about each, and the way to take it up again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stageworkshop.domain.disagreement import UNDECIDED
from stageworkshop.store.queries.disagreements import DisagreementRow
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.labels import TextLabel, label
from stageworkshop.ui.widgets.marks import only_looks


@dataclass(frozen=True)
class Reopened:
    """A stage that a refusal is about, and the disagreements there have been about it."""

    stage_id: str
    name: str
    register: tuple[DisagreementRow, ...]


class Reopening(QWidget):
    """`taken_up` names a disagreement (id) to open again, `opened` one to look at, `raised` a stage (id) to raise one
    about; `register_asked` leads to the register."""

    taken_up = Signal(str)
    opened = Signal(str)
    raised = Signal(str)
    register_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reopening")
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.XS)
        self._column.addWidget(label(self.tr("What to reopen"), "heading", self))

    def show_stages(self, stages: Sequence[Reopened], *, editable: bool) -> None:
        """Show the stages that a refusal names; none, when it names none."""
        for gone in self._rows:
            gone.hide()
            gone.deleteLater()
        self._rows = []
        if not stages:
            words = self.tr("No stage was named. Ask what it is about, and take that up in Settle.")
            self._row(words, self.tr("To Settle"), "reopen-register", self.register_asked.emit, looks=True)
        for stage in stages:
            self._show_stage(stage, editable=editable)
        self._add(TextLabel(self.tr("Once new words are agreed, propose them as the next charter."), "small", self))

    def _show_stage(self, stage: Reopened, *, editable: bool) -> None:
        self._add(TextLabel(stage.name, "label", self))
        for row in stage.register:
            question, row_id = f"“{row.question}”", row.id
            if row.state in UNDECIDED:
                asked = partial(self.opened.emit, row_id)
                self._row(question, self.tr("Still open: look"), "open-disagreement", asked, looks=True)
            elif editable:
                asked = partial(self.taken_up.emit, row_id)
                self._row(question, self.tr("Take up again"), "take-up-again", asked)
        if editable:
            words = self.tr("Something else about this stage") if stage.register else self.tr("Nothing on record yet")
            self._row(
                words, self.tr("Raise a disagreement"), "raise-refusal", partial(self.raised.emit, stage.stage_id)
            )

    def _row(self, words: str, act: str, name: str, asked: Callable[[], object], *, looks: bool = False) -> None:
        row = QWidget(self)
        across = QHBoxLayout(row)
        across.setContentsMargins(Space.M, 0, 0, 0)
        across.setSpacing(Space.M)
        button = QPushButton(act, row)
        button.setObjectName(name)
        button.setProperty("role", "link")
        button.setAccessibleName(f"{act}: {words}")
        if looks:
            only_looks(button)
        button.clicked.connect(lambda: asked())
        across.addWidget(TextLabel(words, "", row), 1)
        across.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._add(row)

    def _add(self, widget: QWidget) -> None:
        self._rows.append(widget)
        self._column.addWidget(widget)
        widget.show()

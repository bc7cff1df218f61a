"""Compare's first face: every stage with its agreement by team, to choose where to talk first; and the reveal."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stageworkshop.domain.compare import StageComparison
from stageworkshop.store.queries.compare import CompareStage
from stageworkshop.store.queries.names import TeamName
from stageworkshop.ui.models.stage_matrix import MatrixCell, MatrixHead, MatrixRow, StageMatrixModel
from stageworkshop.ui.steps.compare.reveal import begun, ripe
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.inline_confirm import InlineConfirm
from stageworkshop.ui.widgets.labels import TextLabel
from stageworkshop.ui.widgets.stage_matrix import StageMatrix

FIGURE = "figure"
SLICE = 0.004
"""Seconds after which no further stage is begun before the next look at the keyboard: a long list of long drafts
never holds up typing."""


class CompareOverview(QWidget):
    """`opened` tells a stage to look at. Figures come in by and by from `measure`."""

    opened = Signal(str, str)

    def __init__(self, theme: Theme, measure: Callable[[str], StageComparison], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measure = measure
        self._known: dict[tuple[str, tuple[str, ...]], StageComparison] = {}
        self._stages: tuple[CompareStage, ...] = ()
        self._teams: tuple[TeamName, ...] = ()
        self._team_slot: tuple[str, ...] = ()
        self._made: dict[str, tuple[CompareStage, StageComparison | None, MatrixRow]] = {}
        self.confirm = InlineConfirm(theme, self)
        self.summary = TextLabel("", "", self)
        self.summary.setObjectName("compare-summary")
        self.model = StageMatrixModel(self)
        self.view = StageMatrix(self.model, theme, self)
        self.view.setObjectName("compare-matrix")
        self.view.setAccessibleName(self.tr("Agreement: stages by teams"))
        self.view.opened.connect(self.opened)
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._work)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(self.confirm)
        column.addWidget(self.summary)
        column.addWidget(self.view, 1)
        column.addStretch(0)

    @property
    def busy(self) -> bool:
        """Whether figures are still coming in."""
        return self._slices.isActive()

    def comparison(self, stage: CompareStage) -> StageComparison | None:
        """The figures of a stage, as far as they are known."""
        return self._known.get(self._slot(stage))

    def figure(self, stage: CompareStage) -> int | None:
        """The agreement of a stage, as far as it is known."""
        found = self._known.get(self._slot(stage))
        return found.figure if found else None

    def show_stages(self, stages: Sequence[CompareStage], teams: Sequence[TeamName]) -> None:
        """Show the stages with who is in, or how far the teams agree."""
        self._stages, self._teams = tuple(stages), tuple(teams)
        self._team_slot = tuple(f"{team.id}:{team.name}" for team in teams)
        self._made = {}
        keep = {self._slot(stage) for stage in stages if stage.revealed}
        self._known = {slot: each for slot, each in self._known.items() if slot in keep}
        self._show()
        if not self.view.currentIndex().isValid():
            self.view.take("", FIGURE)
        if self._unknown() and self.isVisible():
            self._slices.start()

    def work_on(self) -> None:
        """Go on working out figures; called when the overview is shown."""
        if self._unknown():
            self._slices.start()

    def rest(self) -> None:
        """Stop; what is known stays."""
        self._slices.stop()

    def _slot(self, stage: CompareStage) -> tuple[str, tuple[str, ...]]:
        # A revealed round never changes; renamed or removed teams may change what is compared.
        return stage.round_id, self._team_slot

    def _unknown(self) -> list[CompareStage]:
        return [stage for stage in self._stages if stage.revealed and self._slot(stage) not in self._known]

    def _work(self) -> None:
        until = time.perf_counter() + SLICE
        unknown = self._unknown()
        while unknown and time.perf_counter() < until:
            stage = unknown.pop(0)
            self._known[self._slot(stage)] = self._measure(stage.id)
        if not unknown:
            self._slices.stop()
        self._show()

    def _show(self) -> None:
        heads = [MatrixHead(FIGURE, self.tr("All teams"), 0, self.tr("How far all teams’ wordings agree, 0 to 100"))]
        heads += [
            MatrixHead(team.id, team.name, team.colour, self.tr("How far {0} agrees with the others").format(team.name))
            for team in self._teams
        ]
        self.model.set_content(self.tr("Stage"), heads, self._rows())
        self._show_summary()

    def _rows(self) -> list[MatrixRow]:
        rows: list[MatrixRow] = []
        several = len({stage.pipeline for stage in self._stages}) > 1
        before = ""
        for stage in self._stages:
            if several and stage.pipeline_id != before:
                rows.append(MatrixRow("", stage.pipeline))
                before = stage.pipeline_id
            rows.append(self._row(stage))
        return rows

    def _row(self, stage: CompareStage) -> MatrixRow:
        """Made once for what is known: figures come in one by one, and the other rows stay as they are."""
        known = self._known.get(self._slot(stage)) if stage.revealed else None
        made = self._made.get(stage.id)
        if made is None or made[0] is not stage or made[1] is not known:
            row = MatrixRow(stage.id, stage.name, self._note(stage, known), tuple(self._cells(stage, known)))
            made = self._made[stage.id] = (stage, known, row)
        return made[2]

    def _note(self, stage: CompareStage, known: StageComparison | None) -> str:
        parts = []
        clashes = sum(row.kind == "contradicts" for field in known.fields for row in field.rows) if known else 0
        if clashes:
            parts.append(self.tr("1 contradiction") if clashes == 1 else self.tr("{0} contradictions").format(clashes))
        if stage.open:
            parts.append(self.tr("{0} open").format(stage.open))
        if stage.round > 1:
            parts.append(self.tr("round {0}").format(stage.round))
        return " · ".join(parts)

    def _cells(self, stage: CompareStage, known: StageComparison | None) -> list[MatrixCell]:
        if not stage.revealed:
            told = self.tr("{0}/{1} in").format(stage.is_in, len(self._teams))
            spoken = self.tr("{0}: not revealed, {1} of {2} teams are in").format(
                stage.name, stage.is_in, len(self._teams)
            )
            return [MatrixCell("hidden", told, "", spoken)] + [self._hidden(stage, team) for team in self._teams]
        if known is None:
            return [MatrixCell("plain", "…", "", stage.name)] * (len(self._teams) + 1)
        return [self._heat(stage.name, self.tr("all teams"), known.figure)] + [
            self._heat(stage.name, team.name, known.teams.get(team.id)) for team in self._teams
        ]

    def _hidden(self, stage: CompareStage, team: TeamName) -> MatrixCell:
        words = state_words(self)[stage.cells[team.id].state]
        return MatrixCell(stage.cells[team.id].state, "", words, f"{team.name}, {stage.name}: {words}")

    def _heat(self, stage: str, who: str, figure: int | None) -> MatrixCell:
        if figure is None:
            return MatrixCell("plain", "–", "", self.tr("{0}, {1}: nothing to compare").format(stage, who))
        return MatrixCell("heat", str(figure), "", self.tr("{0}, {1}: {2} of 100").format(stage, who, figure), figure)

    def _show_summary(self) -> None:
        hidden = [stage for stage in self._stages if not stage.revealed]
        lowest = self.lowest()
        parts = []
        if not hidden:
            parts.append(self.tr("Everything is revealed."))
        elif len(hidden) == len(self._stages):
            parts.append(self.tr("Nothing is revealed yet."))
        else:
            parts.append(self.tr("{0} of {1} stages are not revealed yet.").format(len(hidden), len(self._stages)))
        if hidden:
            parts.append(self._what_waits(hidden))
        if lowest is not None:
            told = self.tr("The least agreement is on “{0}”: {1} of 100.")
            parts.append(told.format(lowest.name, self.figure(lowest)))
        self.summary.setText(" ".join(parts))

    def _what_waits(self, hidden: Sequence[CompareStage]) -> str:
        ready = len(ripe(hidden))
        if ready:
            return (
                self.tr("On one of the hidden stages every team is in.")
                if ready == 1
                else self.tr("On {0} of the hidden stages every team is in.").format(ready)
            )
        if begun(hidden):
            return self.tr("None of the hidden stages has every team in yet.")
        return self.tr("No team has begun a draft of them, so there is nothing to reveal.")

    def lowest(self) -> CompareStage | None:
        """The revealed stage on which the teams agree least, as far as is known."""
        known = [(figure, stage) for stage in self._stages if (figure := self.figure(stage)) is not None]
        return min(known, key=lambda pair: pair[0])[1] if known else None


def state_words(widget: QWidget) -> Mapping[str, str]:
    """Words for how far a draft is."""
    return {
        "not_begun": widget.tr("not begun"),
        "writing": widget.tr("writing"),
        "done": widget.tr("in"),
        "no_opinion": widget.tr("no opinion"),
    }

"""One stage in Compare: which one, how far the teams agree, and three ways to look at it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from stageworkshop.domain.compare import StageComparison
from stageworkshop.store.queries.compare import CompareStage
from stageworkshop.store.queries.names import TeamName
from stageworkshop.ui.steps.compare.hidden_pane import HiddenPane
from stageworkshop.ui.steps.compare.seam_pane import SeamPane
from stageworkshop.ui.steps.compare.side_pane import SidePane
from stageworkshop.ui.steps.compare.stance_pane import StancePane
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.agreement_bar import AgreementBar
from stageworkshop.ui.widgets.inline_confirm import InlineConfirm
from stageworkshop.ui.widgets.labels import ElidedLabel
from stageworkshop.ui.widgets.modes import Modes

SIDE, SEAM, STANCES = "side", "seam", "stances"


class StageView(QWidget):
    """Holds the panes; the page fills the one that is shown."""

    left = Signal()
    """Back to all stages."""
    stage_chosen = Signal(str)
    mode_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.side, self.seam = SidePane(theme, self), SeamPane(theme, self)
        self.stances, self.hidden = StancePane(theme, self), HiddenPane(theme, self)
        self.confirm = InlineConfirm(theme, self)
        self._panes = QStackedWidget(self)
        for pane in (self.hidden, self.side, self.seam, self.stances):
            self._panes.addWidget(pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(self._build_head())
        column.addLayout(self._build_modes())
        column.addWidget(self.confirm)
        column.addWidget(self._panes, 1)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self._step(step))

    @property
    def mode(self) -> str:
        """`side`, `seam` or `stances`."""
        return self.modes.current

    @property
    def pane(self) -> QWidget | None:
        """The pane that is shown."""
        return self._panes.currentWidget()

    def show_stages(self, stages: Sequence[CompareStage], stage_id: str) -> None:
        """Offer the stages, with this one in hand."""
        self.stage_box.clear()
        for stage in stages:
            icon = self._theme.icon("eye" if stage.revealed else "eye-off", "text-muted")
            self.stage_box.addItem(icon, stage.name, stage.id)
        at = self.stage_box.findData(stage_id)
        self.stage_box.setCurrentIndex(at)
        self.previous.setEnabled(at > 0)
        self.following.setEnabled(at + 1 < len(stages))

    def show_pane(self, pane: QWidget) -> None:
        """Bring a pane to the front."""
        self._panes.setCurrentWidget(pane)

    def show_figures(self, comparison: StageComparison | None, teams: Sequence[TeamName]) -> None:
        """Agreement of the stage and the two teams that are furthest apart; None before the reveal."""
        known = comparison is not None and comparison.figure is not None
        self.bar.setVisible(known)
        self.apart.set_text("")
        if comparison is None or comparison.figure is None:
            return
        self.bar.set_share(comparison.figure / 100, self.tr("agreement {0} of 100").format(comparison.figure))
        names = {team.id: team.name for team in teams}
        if len(comparison.pairs) > 1:
            (one, other), figure = min(comparison.pairs.items(), key=lambda item: item[1])
            self.apart.set_text(self.tr("Furthest apart: {0} and {1}, {2}").format(names[one], names[other], figure))

    def _build_head(self) -> QHBoxLayout:
        self.back = self._tool("back", self.tr("All stages (Esc)"), "all-stages")
        self.back.clicked.connect(self.left)
        self.stage_box = QComboBox(self)
        self.stage_box.setObjectName("compare-stage")
        self.stage_box.setAccessibleName(self.tr("Stage"))
        self.stage_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.stage_box.setMinimumContentsLength(16)
        self.stage_box.activated.connect(lambda index: self.stage_chosen.emit(str(self.stage_box.itemData(index))))
        self.previous = self._tool("up", self.tr("The stage before (Alt+Up)"), "stage-before")
        self.following = self._tool("down", self.tr("The next stage (Alt+Down)"), "stage-after")
        self.previous.clicked.connect(lambda: self._step(-1))
        self.following.clicked.connect(lambda: self._step(1))
        self.bar = AgreementBar(self._theme, self)
        self.apart = ElidedLabel("", "muted", self)
        self.apart.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.back)
        row.addWidget(self.stage_box, 2)
        row.addWidget(self.previous)
        row.addWidget(self.following)
        row.addSpacing(Space.S)
        row.addStretch(1)
        row.addWidget(self.bar)
        return row

    def _build_modes(self) -> QHBoxLayout:
        self.modes = Modes(
            [
                (SIDE, self.tr("Side by side")),
                (SEAM, self.tr("To the next stage")),
                (STANCES, self.tr("Stances")),
            ],
            "compare-modes",
            self,
        )
        self.modes.chosen.connect(self.mode_chosen)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(self.modes)
        row.addWidget(self.apart, 1)
        return row

    def _tool(self, icon: str, tip: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setToolTip(tip)
        button.setAccessibleName(tip.partition(" (")[0])
        self._theme.set_icon(button, icon, "text", 18)
        return button

    def _step(self, step: int) -> None:
        at = self.stage_box.currentIndex() + step
        if 0 <= at < self.stage_box.count():
            self.stage_chosen.emit(str(self.stage_box.itemData(at)))

"""One stage in Compare: who is in before the reveal, and after it four ways to look at what the teams wrote."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from stageworkshop.store.queries.compare import CompareStage
from stageworkshop.ui.keys import on_key
from stageworkshop.ui.steps.compare.hidden_pane import HiddenPane
from stageworkshop.ui.steps.compare.pairs_pane import PairsPane
from stageworkshop.ui.steps.compare.seam_pane import SeamPane
from stageworkshop.ui.steps.compare.side_pane import SidePane
from stageworkshop.ui.steps.compare.since_pane import SincePane
from stageworkshop.ui.steps.compare.stance_pane import StancePane
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.flow_layout import FlowLayout
from stageworkshop.ui.widgets.inline_confirm import InlineConfirm
from stageworkshop.ui.widgets.marks import only_looks
from stageworkshop.ui.widgets.modes import Modes
from stageworkshop.ui.widgets.scrolled import BAR, bar_outside, margins

SIDE, PAIRS, SEAM, STANCES = "side", "pairs", "seam", "stances"


class StageView(QWidget):
    """Holds the panes; the page fills the one that is shown."""

    left = Signal()
    """Back to all stages."""
    stage_chosen = Signal(str)
    mode_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ids: tuple[str, ...] = ()
        self._at = -1
        self.since_number = 0
        """The earlier round (number) that the drafts are held against; 0 for none."""
        self.side, self.pairs, self.seam = SidePane(theme, self), PairsPane(theme, self), SeamPane(theme, self)
        self.stances, self.hidden, self.since = StancePane(theme, self), HiddenPane(theme, self), SincePane(theme, self)
        self.confirm = InlineConfirm(theme, self)
        self._panes = QStackedWidget(self)
        for pane in (self.hidden, self.side, self.pairs, self.since, self.seam, self.stances):
            self._panes.addWidget(pane)
        self.modes = Modes(
            [
                (SIDE, self.tr("Side by side")),
                (PAIRS, self.tr("Pairs of teams")),
                (SEAM, self.tr("To the next stage")),
                (STANCES, self.tr("Stances")),
            ],
            "compare-modes",
            self,
        )
        self.modes.chosen.connect(self.mode_chosen)
        self.head = self._build_head()
        column = QVBoxLayout(self)
        # The page gives it the room beside its column in which the bar of the stances lies.
        column.setContentsMargins(*margins(0, 0, BAR, 0))
        column.setSpacing(Space.S)
        column.addWidget(self._build_tools())
        column.addWidget(self.confirm)
        for pane in (self.hidden, self.side, self.pairs, self.since, self.seam):
            pane.setContentsMargins(*margins(0, 0, BAR, 0))
        column.addLayout(bar_outside(self._panes), 1)
        on_key(self, "Alt+Up", lambda: self._step(-1))
        on_key(self, "Alt+Down", lambda: self._step(1))
        self.modes.turn_by_keys(self)

    @property
    def mode(self) -> str:
        """`side`, `pairs`, `seam` or `stances`."""
        return self.modes.current

    @property
    def pane(self) -> QWidget | None:
        """The pane that is shown."""
        return self._panes.currentWidget()

    def show_stages(self, stages: Sequence[CompareStage], stage_id: str) -> None:
        """Say which stages there are, with this one in hand."""
        self._ids = tuple(stage.id for stage in stages)
        at = self._ids.index(stage_id) if stage_id in self._ids else -1
        if at != self._at:
            self.since_number = 0
        self._at = at
        self.previous.setEnabled(at > 0)
        self.following.setEnabled(0 <= at < len(self._ids) - 1)

    def show_pane(self, pane: QWidget) -> None:
        """Bring a pane to the front."""
        self._panes.setCurrentWidget(pane)
        self.side.rounds.setVisible(pane in (self.side, self.since))
        self.side.shows.setVisible(pane is self.side)

    def _build_tools(self) -> QWidget:
        tools = QWidget(self)
        flow = FlowLayout(tools)
        for each in (self.modes, self.side.rounds, self.side.shows):
            flow.addWidget(each)
        return tools

    def _build_head(self) -> QWidget:
        """What belongs beside the stage's name: the way to other stages."""
        head = QWidget(self)
        self.back = only_looks(QPushButton(self.tr("All stages"), head))
        self.back.setObjectName("all-stages")
        self.back.setToolTip(self.tr("All stages (Esc)"))
        self._theme.set_icon(self.back, "back", "text", 16)
        self.back.clicked.connect(self.left)
        self.previous = self._tool("up", self.tr("The stage before (Alt+Up)"), "stage-before", head)
        self.following = self._tool("down", self.tr("The next stage (Alt+Down)"), "stage-after", head)
        self.previous.clicked.connect(lambda: self._step(-1))
        self.following.clicked.connect(lambda: self._step(1))
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        for button in (self.previous, self.following, self.back):
            row.addWidget(button)
        return head

    def _tool(self, icon: str, tip: str, name: str, parent: QWidget) -> QToolButton:
        button = only_looks(QToolButton(parent))
        button.setObjectName(name)
        button.setToolTip(tip)
        button.setAccessibleName(tip.partition(" (")[0])
        self._theme.set_icon(button, icon, "text", 18)
        return button

    def _step(self, step: int) -> None:
        at = self._at + step
        if 0 <= at < len(self._ids):
            self.stage_chosen.emit(self._ids[at])

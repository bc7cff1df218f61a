"""The page Stages: the board or the map, the stage in hand beside it, and the import of a stage list."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QToolButton, QWidget

from stageworkshop.actions import pipelines
from stageworkshop.store.changes import Changes
from stageworkshop.store.queries.board import PipelineColumn, TeamMark, board, team_marks
from stageworkshop.store.queries.linting import agreed_board
from stageworkshop.store.queries.sharing import stage_ids
from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.stages.board import Board
from stageworkshop.ui.steps.stages.importer import StageImporter
from stageworkshop.ui.steps.stages.inspector import Inspector
from stageworkshop.ui.steps.stages.open_list import OpenList
from stageworkshop.ui.steps.stages.sweep import Sweep
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.empty import EmptyState
from stageworkshop.ui.widgets.modes import Modes
from stageworkshop.ui.widgets.scrolled import BAR, bar_outside, margins
from stageworkshop.ui.widgets.stage_map_view import StageMapView

BOARD, MAP, OPEN = "board", "map", "open"


class StagesPage(StepPage):
    """Either the board, or the import of a list, or, in a workshop without pipelines, what belongs here."""

    key = "stages"
    shows = frozenset({"pipeline", "stage", "team", "term"})
    works_while_looking = frozenset({"stage-close"})
    scrolls = False

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(bridge, theme, parent)
        self._columns: list[PipelineColumn] = []
        self._teams: list[TeamMark] = []
        self._keys: dict[str, str] = {}
        self._unread = False
        self.board = Board(self)
        self.map = StageMapView(theme, self)
        self.open_list = OpenList(theme, self)
        self.inspector = Inspector(self)
        self.sweep = Sweep(self)
        self.importer = StageImporter(self)
        self.empty = EmptyState(
            theme,
            "pipeline",
            self.tr("No pipeline yet. A pipeline is an ordered run of stages, such as the lead lifecycle."),
            self.tr("Add the first pipeline"),
        )
        self._build()
        self._connect()

    def initial_focus(self) -> QWidget | None:
        if self._stack.currentWidget() is self.importer:
            return self.importer.first_field()
        if not self.board.boxes:
            return self.empty.button
        if self.view == MAP:
            return self.map.first_focus()
        if self.view == OPEN:
            return self.open_list.first_focus()
        for box in self.board.boxes:
            if box.cards.current_id():
                return box.cards
        # No card yet: the panel beside the board would hide half of it before anybody has seen it.
        return self.board.boxes[0].add

    def open_object(self, kind: str, object_id: str) -> None:
        if kind == "stage_list":
            self.import_list()
        elif kind == "stage":
            self.close_importer()
            self._take(object_id)
        elif kind == "pipeline":
            self.close_importer()
            for box in self.board.boxes:
                if box.id == object_id:
                    self.board.ensureWidgetVisible(box)
                    (box.cards if box.model.rowCount() else box.add).setFocus()

    @property
    def view(self) -> str:
        """`board` or `map`."""
        return self._views.current

    def open_view(self, view: str) -> None:
        """Show the board or the map; the stage in hand stays in hand."""
        self._views.choose(view)
        self._show_view()
        focus = self.initial_focus()
        if focus is not None:
            focus.setFocus()

    def import_list(self, pipeline_id: str = "", text: str = "") -> None:
        """Open the import, for a pipeline (or a new one), with pasted text if there is some."""
        self.importer.begin_for(pipeline_id, text)
        self._stack.setCurrentWidget(self.importer)
        for tool in (self.list_button, self._views, self.pipeline_button):
            tool.hide()
        self.importer.first_field().setFocus()

    def close_importer(self) -> None:
        """Back to the board."""
        self.list_button.show()
        self._show_board()

    def reload(self, changes: Changes | None) -> None:
        columns, editable = board(self.bridge.file), not self.bridge.read_only
        self._columns, self._teams = columns, team_marks(self.bridge.file)
        self.board.show_columns(columns, editable=editable)
        self.importer.set_pipelines(columns)
        self.list_button.setEnabled(editable)
        self.pipeline_button.setEnabled(editable)
        self.empty.button.setEnabled(editable)
        if self._stack.currentWidget() is not self.importer:
            self._show_board()
        self._show_view()
        self._look_through()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._unread:
            self._look_through()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._unread = True
        self.sweep.stop()

    def _build(self) -> None:
        self.list_button = QPushButton(self.tr("Paste a stage list…"), self)
        self.list_button.setObjectName("stage-list")
        self.list_button.setToolTip(self.tr("From a spreadsheet or a CSV file, with a preview"))
        self.theme.set_icon(self.list_button, "paste", "text", 16)
        modes = ((BOARD, self.tr("Board")), (MAP, self.tr("Map")), (OPEN, self.tr("Left open")))
        self._views = Modes(modes, "stages-view", self)
        self.pipeline_button = QToolButton(self)
        self.pipeline_button.setObjectName("new-pipeline")
        self.pipeline_button.setAccessibleName(self.tr("Add a pipeline"))
        self.pipeline_button.setToolTip(self.tr("Add a pipeline"))
        self.theme.set_icon(self.pipeline_button, "add", "text", 20)
        self.pipeline_button.clicked.connect(self._begin_pipeline)
        above = QHBoxLayout()
        above.setSpacing(Space.S)
        above.addWidget(self._views)
        above.addStretch(1)
        above.addWidget(self.list_button)
        above.addWidget(self.pipeline_button)
        self.body.setSpacing(Space.M)
        self.body.addLayout(above)
        split = QWidget(self)
        across = QHBoxLayout(split)
        across.setContentsMargins(*margins(0, 0, BAR, 0))
        across.setSpacing(Space.L)
        self._faces = QStackedWidget(split)
        self._faces.addWidget(self.board)
        self._faces.addWidget(self.map)
        self._faces.addWidget(self.open_list)
        across.addWidget(self._faces, 1)
        across.addWidget(self.inspector)
        self._split = split
        self._stack = QStackedWidget(self)
        for each in (split, self.importer, self.empty):
            self._stack.addWidget(each)
        self.body.addLayout(bar_outside(self._stack), 1)

    def _connect(self) -> None:
        self.board.chosen.connect(self._show_in_hand)
        self._views.chosen.connect(self.open_view)
        self.map.opened.connect(self._take_key)
        self.open_list.opened.connect(self._take)
        self.open_list.reworded.connect(lambda stage_id: self.go_to.emit("settle", "stage", stage_id))
        self.sweep.done.connect(self._show_open)
        self.board.lines_pasted.connect(self.import_list)
        self.inspector.left.connect(self._leave_inspector)
        self.inspector.closed.connect(self._let_go)
        self.inspector.shown_stage.connect(self.board.take)
        self.importer.left.connect(self._leave_importer)
        self.importer.imported.connect(self._take_imported)
        self.list_button.clicked.connect(lambda: self.import_list())
        self.empty.acted.connect(lambda: self.run(pipelines.add_pipeline, name=self.tr("Pipeline")))

    def _show_board(self) -> None:
        self._stack.setCurrentWidget(self._split if self.board.boxes else self.empty)
        self._views.setVisible(bool(self.board.boxes))
        self.pipeline_button.setVisible(bool(self.board.boxes))

    def _show_view(self) -> None:
        if self.view == BOARD:
            self._faces.setCurrentWidget(self.board)
            self._show_in_hand(self.board.current_id)
            return
        # The room looks at the whole; a card or a name that is pressed opens on the board.
        self.inspector.hide()
        if self.view == OPEN:
            self.sweep.finish()
            self._faces.setCurrentWidget(self.open_list)
            return
        from stageworkshop.charter import snapshot  # the board is shown before, and needs nothing of it

        self._keys = {stage_id: key for key, stage_id in stage_ids(self.bridge.file).items()}
        self.map.show_document(snapshot.take(self.bridge.file))
        self.map.take(self._keys.get(self.board.current_id, ""))
        self._faces.setCurrentWidget(self.map)

    def _begin_pipeline(self) -> None:
        self._views.choose(BOARD)
        self._show_view()
        self.board.begin_pipeline()

    def _look_through(self) -> None:
        """Look through the wording anew, once the page is seen."""
        if self.isVisible():
            self._unread = False
            self.sweep.begin(lambda: agreed_board(self.bridge.file))
        else:
            self._unread = True
            self.sweep.stop()

    def _show_open(self) -> None:
        count = self.sweep.count
        self._views.set_text(OPEN, self.tr("Left open ({0})").format(count) if count else self.tr("Left open"))
        self.open_list.show_findings(self.sweep.findings, self._columns)
        self.inspector.show_findings(self.sweep.findings.get(self.inspector.stage_id, ()))

    def _take_key(self, key: str) -> None:
        self._take(next((stage_id for stage_id, found in self._keys.items() if found == key), ""))

    def _take(self, stage_id: str) -> None:
        """Take a stage in hand, on the board: there it can be worked on."""
        self._views.choose(BOARD)
        self._show_view()
        self.board.take(stage_id)

    def _show_in_hand(self, stage_id: str) -> None:
        columns = self._columns
        self.inspector.show_stage(stage_id, columns, self._teams, editable=not self.bridge.read_only)
        self.inspector.show_findings(self.sweep.findings.get(stage_id, ()))
        named = next((card.name for column in columns for card in column.cards if card.id == stage_id), "")
        self.set_in_hand(named, "stage" if named else "", stage_id)

    def _leave_inspector(self) -> None:
        if not self.board.take(self.inspector.stage_id):
            self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_go(self) -> None:
        box = next((box for box in self.board.boxes if box.cards.current_id()), None)
        self.board.let_go()
        self._show_in_hand("")
        if box is not None:
            box.add.setFocus()

    def _leave_importer(self) -> None:
        self.close_importer()
        focus = self.initial_focus()
        if focus is not None:
            focus.setFocus()

    def _take_imported(self, stage_id: str, count: int) -> None:
        self.close_importer()
        # Once the message has taken its room, so that the first new card is in sight.
        QTimer.singleShot(0, self, lambda: self.board.take(stage_id))
        told = self.tr("{0} stages were added. Ctrl+Z takes them all back.").format(count)
        self.say(told, "success", until_changed=True)

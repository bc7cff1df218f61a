"""Reads along while a stage is being worded: a moment after the last key stroke the notes stand beside the fields."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from stageworkshop.domain.lint import RULES, Board, Finding, check_stage
from stageworkshop.domain.values import Json
from stageworkshop.ui.widgets.definition_form import DefinitionForm, FieldPart

GIVEN = ("name", "kind")
"""What a stage has from the board, also where a draft says nothing of it."""
PAUSE_MS = 350
"""So long after the last key stroke the wording is looked at: shorter would speak in the middle of a word."""


class LintWatch(QObject):
    """Shows beside every field that it watches what there is to ask about the text as it stands, saved or not.

    The board comes from `read_board` (for the agreed text `store.queries.linting.agreed_board`), which is called only
    when something is looked at, and again after every `begin`. It decides whose words are looked at: never those of
    another team.
    """

    found = Signal(list)
    """All that there is to ask about the stage (Findings), also in fields that are not watched."""

    def __init__(self, parent: QObject | None = None, *, without: Collection[str] = ()) -> None:
        """`without` are the codes of rules that say only what the form says already."""
        super().__init__(parent)
        self._rules = [each for each in RULES if each.code not in without]
        self._parts: dict[str, FieldPart] = {}
        self._read_board: Callable[[], Board] | None = None
        self._board: Board | None = None
        self._earlier: Board | None = None
        self._stage_id = ""
        self._findings: list[Finding] = []
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._look_if_seen)

    @property
    def findings(self) -> list[Finding]:
        """What was asked at the last look."""
        return list(self._findings)

    def begin(self, stage_id: str, read_board: Callable[[], Board]) -> None:
        """Watch a stage (id). Call it again whenever the stored text may be another."""
        if stage_id != self._stage_id:
            # What was asked about another stage must not stand here for a moment.
            self._show([])
        self._earlier = self._board or self._earlier
        self._stage_id, self._read_board, self._board = stage_id, read_board, None
        self._pause.start()

    def update(self, values: Mapping[str, Json]) -> None:
        """The stored values of the stage are these now; all that is around it is as it was."""
        stage = self._board.stage(self._stage_id) if self._board is not None else None
        if self._board is not None and stage is not None:
            given = {key: stage.values[key] for key in GIVEN if key in stage.values}
            self._board = self._board.with_values(self._stage_id, {**given, **values})
        self._pause.start()

    def watch(self, part: FieldPart) -> None:
        """Watch a field, and show the notes on it."""
        self._parts[part.field.key] = part
        part.editor.typed.connect(self._pause.start)
        part.editor.left.connect(lambda _: self._pause.start())
        part.show_findings([each for each in self._findings if each.field == part.field.key])

    def watch_form(self, form: DefinitionForm) -> None:
        """Watch all fields of a form, also those that are built later."""
        for part in form.built_parts:
            self.watch(part)
        form.part_built.connect(self.watch)

    def look(self) -> None:
        """Look at the text as it stands now."""
        self._pause.stop()
        if self._read_board is None:
            return
        if self._board is None:
            self._board = self._read_board().remembering(self._earlier)
        stage = self._board.stage(self._stage_id)
        if stage is None:
            self._show([])
            return
        values = dict(stage.values)
        for key, part in self._parts.items():
            values[key] = part.editor.value()
            if key in GIVEN and values[key] is None:
                values[key] = stage.values.get(key)
        typed = self._board.with_values(self._stage_id, values)
        now = typed.stage(self._stage_id)
        self._show(check_stage(typed, now, self._rules) if now is not None else [])

    def _look_if_seen(self) -> None:
        # A form that was put away meanwhile asks for nothing, and its workshop may be closed.
        if any(part.isVisible() for part in self._parts.values()):
            self.look()

    def _show(self, findings: list[Finding]) -> None:
        self._findings = findings
        for key, part in self._parts.items():
            part.show_findings([each for each in findings if each.field == key])
        self.found.emit(findings)

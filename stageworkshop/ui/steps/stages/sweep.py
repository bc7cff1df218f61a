"""Looks through the wording of all stages while nobody is waiting for it: a little at a time, stage by stage."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    # The board is shown before, and needs nothing of the rules.
    from stageworkshop.domain.lint import Board, Finding

REST_MS = 300
"""So long after a change nothing is looked at: the next one may be on its way."""
SLICE = 0.008
"""Seconds of work between two rounds of the event loop: no key stroke waits longer."""


class Sweep(QObject):
    """`findings` are those of the last time that all stages were looked at; `done` tells that there are new ones."""

    done = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.findings: dict[str, list[Finding]] = {}
        """By stage (id), for stages of which something is asked, in the order of the board."""
        self._read_board: Callable[[], Board] | None = None
        self._board: Board | None = None
        self._rest: Iterator[bool] | None = None
        self._coming: dict[str, list[Finding]] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._work)

    @property
    def count(self) -> int:
        """How much there is to ask."""
        return sum(map(len, self.findings.values()))

    def begin(self, read_board: Callable[[], Board]) -> None:
        """Look through the stages, soon; anew when it was already doing so."""
        self._read_board, self._rest = read_board, None
        self._timer.start(REST_MS)

    def stop(self) -> None:
        """Leave it; what is known stays."""
        self._timer.stop()
        self._read_board = self._rest = None

    def finish(self) -> None:
        """Do at once all that is still to do."""
        while self._read_board is not None or self._rest is not None:
            self._work()

    def _work(self) -> None:
        if self._read_board is not None:
            self._board = self._read_board().remembering(self._board)
            self._coming = {}
            self._rest = _steps(self._board, self._coming)
            self._read_board = None
        until = time.monotonic() + SLICE
        while self._rest is not None and time.monotonic() < until:
            if not next(self._rest, False):
                self._rest = None
                self.findings = self._coming
                self.done.emit()
        if self._rest is not None:
            self._timer.start(0)


def _steps(board: Board, findings: dict[str, list[Finding]]) -> Iterator[bool]:
    """One short piece of work after the other; True each time. First every sentence is made ready for comparison, or
    the first stage that is compared with all others would take as long as all of them."""
    from stageworkshop.domain.lint import check_each

    for stage in board.stages:
        board.points(stage, "entry_criteria")
        yield True
    for stage, found in check_each(board):
        if found:
            findings[stage.id] = found
        yield True

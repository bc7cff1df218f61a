"""Compare in the real window: opening the page, the heat map by and by, opening a stage, and scrolling it."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench.children import probe

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView, QApplication

    from stageworkshop.ui.steps.compare.page import ComparePage

CLOCK = time.thread_time
"""Seconds that the window's thread is at work. A person waits no longer on a machine that does nothing else; on a busy
one the clock on the wall would tell of the others' work."""
STAGES = 5
"""Stages opened one after the other; the median and the slowest are told."""
STEP = 60
"""Pixels a frame: about what a wheel turned fast does."""


def main(words: list[str]) -> None:
    """Open the file, go through Compare, report seconds; those of frames as lists."""
    from stageworkshop.app import start

    app, window = start(Path(words[0]))
    frame = window.frame
    if frame is None:
        raise SystemExit("the workshop was not opened")
    frame.open_step("prepare")
    _settled(app)
    begun = CLOCK()
    frame.open_step("compare")
    app.processEvents()
    opened = CLOCK() - begun

    from stageworkshop.ui.steps.compare.page import ComparePage

    page = frame.page
    if not isinstance(page, ComparePage) or not page.overview.view.isVisible():
        raise SystemExit("Compare was not shown")
    map_frames = _figures(app, page)
    matrix_frames = _scrolled(app, page.overview.view)
    stages, stage_frames = _stages(app, page)
    probe.report(
        {
            "opened": opened,
            "map": sum(map_frames) + opened,
            "map_frames": map_frames,
            "matrix_frames": matrix_frames,
            "stages": stages,
            "stage_frames": stage_frames,
        }
    )


def _settled(app: QApplication) -> None:
    """What the window does soon after its start, some of it in threads, is not part of this."""
    from PySide6.QtCore import QThreadPool

    from stageworkshop.app import SOON_AFTER

    for _ in range(2):
        until = time.perf_counter() + 3 * SOON_AFTER / 1000
        while time.perf_counter() < until:
            app.processEvents()
        QThreadPool.globalInstance().waitForDone()


def _figures(app: QApplication, page: ComparePage) -> list[float]:
    """How long each turn of the event loop takes until all figures are in: nothing can be typed meanwhile."""
    turns: list[float] = []
    while page.overview.busy:
        turn = CLOCK()
        app.processEvents()
        turns.append(CLOCK() - turn)
        if sum(turns) > 60:
            raise SystemExit("the heat map never came to an end")
    return turns


def _scrolled(app: QApplication, view: QAbstractItemView) -> list[float]:
    """Seconds a frame, down and up again. Raises SystemExit when there is nothing to scroll."""
    bar = view.verticalScrollBar()
    if bar.maximum() < STEP:
        raise SystemExit(f"{view.objectName()} has nothing to scroll")
    frames: list[float] = []
    way = [*range(0, bar.maximum(), STEP), bar.maximum()]
    for place in (*way, *reversed(way)):
        begun = CLOCK()
        bar.setValue(place)
        app.processEvents()
        frames.append(CLOCK() - begun)
    return frames


def _stages(app: QApplication, page: ComparePage) -> tuple[list[float], list[float]]:
    """Seconds to open each of some stages, and the frames of scrolling through them."""
    opened: list[float] = []
    frames: list[float] = []
    for row in [row for row in page.overview.model.rows if row.id][:STAGES]:
        begun = CLOCK()
        page.open_object("stage", row.id)
        app.processEvents()
        opened.append(CLOCK() - begun)
        frames += _scrolled(app, page.stage_view.side.view)
    return opened, frames


if __name__ == "__main__":
    main(sys.argv[1:])

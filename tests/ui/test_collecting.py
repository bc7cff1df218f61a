"""What nobody holds any more is thrown away in the window's thread, also while a thread is at work."""

from __future__ import annotations

import threading

from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from stageworkshop.ui import worker
from stageworkshop.ui.worker import Job


class Held:
    """Holds itself, as a page and its signals do, and notes in which thread it goes."""

    def __init__(self, went: list[threading.Thread]) -> None:
        self.went = went
        self.me = self

    def __del__(self) -> None:
        self.went.append(threading.current_thread())


def test_no_thread_throws_away_what_belongs_to_the_window(qtbot: QtBot) -> None:
    went: list[threading.Thread] = []

    def work(job: Job) -> int:
        # Many times what makes Python collect.
        return len([[number] for number in range(200_000)])

    Held(went)
    job = Job()
    with qtbot.waitSignal(job.finished):
        worker.start(job, work)
    QThreadPool.globalInstance().waitForDone(5_000)
    assert went == []
    filler = [[number] for number in range(5_000)]
    qtbot.waitUntil(lambda: went == [threading.main_thread()])
    assert len(filler) == 5_000

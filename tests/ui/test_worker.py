"""Long work: progress, result, failure and Cancel, each told once and in the window's thread."""

import threading
import weakref
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThreadPool
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from stageworkshop.ui import worker
from stageworkshop.ui.worker import Job


def test_progress_and_result_arrive_in_the_windows_thread(qtbot: QtBot) -> None:
    seen: list[tuple[int, int, str]] = []
    threads: list[threading.Thread] = []

    def work(job: Job, *, many: int) -> str:
        threads.append(threading.current_thread())
        for number in range(many):
            job.report(number, many, f"stage {number}")
        return "done"

    class Listener(Job):
        def take(self, done: int, total: int, text: str) -> None:
            seen.append((done, total, text))
            threads.append(threading.current_thread())

    job, listener = Job(), Listener()
    job.progressed.connect(listener.take)
    with qtbot.waitSignal(job.finished) as told:
        worker.start(job, work, many=3)
    assert told.args == ["done"]
    qtbot.waitUntil(lambda: len(seen) == 3)
    assert seen[-1] == (2, 3, "stage 2")
    assert threads[0] is not threading.main_thread()
    assert set(threads[1:]) == {threading.main_thread()}


def test_cancel_stops_the_work_at_its_next_report(qtbot: QtBot) -> None:
    started = threading.Event()
    go_on = threading.Event()
    reached: list[str] = []

    def work(job: Job) -> None:
        started.set()
        go_on.wait(5)
        job.report(1, 2)
        reached.append("end")

    job = Job()
    finished: list[Any] = []
    job.finished.connect(finished.append)
    with qtbot.waitSignal(job.cancelled):
        worker.start(job, work)
        started.wait(5)
        job.cancel()
        go_on.set()
    assert reached == []
    assert finished == []


def test_a_failure_is_told_with_its_exception(qtbot: QtBot) -> None:
    def work(job: Job) -> None:
        raise OSError("no room")

    job = Job()
    with qtbot.waitSignal(job.failed) as told:
        worker.start(job, work)
    assert isinstance(told.args[0], OSError)


def test_work_whose_page_is_gone_ends_quietly(qtbot: QtBot, capfd: pytest.CaptureFixture[str]) -> None:
    started, go_on, ended = threading.Event(), threading.Event(), threading.Event()

    def work(job: Job) -> None:
        started.set()
        go_on.wait(5)
        try:
            job.report(1, 2)
        finally:
            ended.set()

    page = QObject()
    worker.start(Job(page), work)
    assert started.wait(5)
    shiboken6.delete(page)
    go_on.set()
    assert ended.wait(5)
    QThreadPool.globalInstance().waitForDone(5_000)
    assert "Traceback" not in capfd.readouterr().err


def test_work_that_outlives_its_page_is_let_go_of_in_the_windows_thread(qtbot: QtBot) -> None:
    went: list[tuple[str, threading.Thread]] = []
    started, go_on = threading.Event(), threading.Event()

    class Page(QWidget):
        def load(self, job: Job) -> str:
            started.set()
            go_on.wait(5)
            return "loaded"

        def ask(self) -> None:
            self.job = Job()
            weakref.finalize(self, lambda: went.append(("page", threading.current_thread())))
            weakref.finalize(self.job, lambda: went.append(("job", threading.current_thread())))
            worker.start(self.job, self.load)

    page = Page()
    page.ask()
    assert started.wait(5)
    del page
    go_on.set()
    QThreadPool.globalInstance().waitForDone(5_000)
    assert went == []
    qtbot.waitUntil(lambda: len(went) == 2)
    assert {what for what, _ in went} == {"page", "job"}
    assert {thread for _, thread in went} == {threading.main_thread()}

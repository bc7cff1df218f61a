"""Scenes of what is met only after a few steps on a page: forms, what lies further down, dialogs, the projector."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QComboBox, QListView, QPlainTextEdit, QScrollArea, QTabBar, QWidget

from camera.workshops import NOW
from stageworkshop.ui.agenda_panel import AgendaPanel
from stageworkshop.ui.dialogs.fault import FaultDialog
from stageworkshop.ui.steps.signoff.views import CHARTERS

if TYPE_CHECKING:
    from camera.stage import Stage

Do = Callable[["Stage"], None]
STAGES = (
    "Stage;Meaning;Owner\nEnquiry;Somebody asked us something;Marketing\nDemo held;The buyer saw the product;Sales\n"
)
ABOVE = 60
"""Device-independent pixels that are left above what a page is scrolled to: its heading."""
PEOPLE = "Name\tRole\tTeam\nZofia Wójcik\tHead of marketing\tMarketing\n佐藤 花\tKey account\tSales\n"


def _after(key: str, *acts: Do) -> Do:
    """A page after acts on it."""

    def do(stage: Stage) -> None:
        stage.go(key)
        for act in acts:
            act(stage)

    return do


def _click(*names: str) -> Do:
    def do(stage: Stage) -> None:
        for name in names:
            stage.click(name)

    return do


def _scroll(name: str, share: float = 1.0) -> Do:
    return lambda stage: stage.scroll(name, share)


def _bring(name: str) -> Do:
    """Scroll the page so that something on it is at the top."""

    def do(stage: Stage) -> None:
        # What the page reads in the background moves the rest.
        stage.settle(300)
        area = stage.find(QScrollArea, "page-scroll")
        wanted = stage.find(QWidget, name).mapTo(area.viewport(), QPoint()).y()
        area.verticalScrollBar().setValue(area.verticalScrollBar().value() + wanted - ABOVE)
        stage.settle()

    return do


def _mode(mode: str) -> Do:
    return lambda stage: stage.mode(mode)


def _stage(name: str) -> Do:
    return lambda stage: stage.open_object("stage", stage.id_of_stage(name))


def _type(name: str, text: str) -> Do:
    def do(stage: Stage) -> None:
        stage.find(QPlainTextEdit, name).setPlainText(text)
        # A list is read when nothing more comes for a while.
        stage.settle(700)

    return do


def _tab(name: str, index: int) -> Do:
    def do(stage: Stage) -> None:
        stage.find(QTabBar, name).setCurrentIndex(index)
        stage.settle()

    return do


def _row(name: str, index: int) -> Do:
    """Take a row of a list in hand, as Enter does."""

    def do(stage: Stage) -> None:
        rows = stage.find(QListView, name)
        rows.setCurrentIndex(rows.model().index(index, 0))
        rows.clicked.emit(rows.currentIndex())
        stage.settle()

    return do


def _choose(name: str, key: str) -> Do:
    def do(stage: Stage) -> None:
        box = stage.find(QComboBox, name)
        box.setCurrentIndex(box.findData(key))
        box.activated.emit(box.currentIndex())
        stage.settle(300)

    return do


def _command(name: str) -> Do:
    return lambda stage: stage.command(name)


def _agenda(stage: Stage) -> None:
    for panel in stage.window.findChildren(AgendaPanel):
        # The day's end is told by the clock.
        panel._now = lambda: datetime.fromisoformat(NOW)
    stage.command("agenda")


def _fault(stage: Stage) -> None:
    FaultDialog(RuntimeError("the program met something that it does not know"), stage.window).show()
    stage.settle()


def _onlooking(stage: Stage) -> None:
    """A second window on a file that somebody has open."""
    stage.open_to_look("sample", "Ines Ferreira")


_ANSWERED = (_mode("results"), _click("primary"))
SCENES: tuple[tuple[str, str, str, Do], ...] = (
    ("prepare", "1-prepare-people", "sample", _after("prepare", _scroll("page-scroll", 0.22))),
    ("prepare", "1-prepare-rules", "sample", _after("prepare", _scroll("page-scroll", 0.33))),
    ("prepare", "1-prepare-words", "sample", _after("prepare", _scroll("page-scroll"))),
    ("prepare", "1-prepare-paste", "sample", _after("prepare", _click("paste-people"))),
    (
        "prepare",
        "1-prepare-pasted",
        "sample",
        _after("prepare", _click("paste-people"), _type("people-import-text", PEOPLE)),
    ),
    (
        "stages",
        "2-stages-list-read",
        "sample",
        _after("stages", _click("stage-list"), _type("stage-import-text", STAGES)),
    ),
    ("stages", "2-stages-merge", "sample", _after("stages", _stage("Call-ready"), _click("stage-merge"))),
    ("stages", "2-stages-split", "sample", _after("stages", _stage("Call-ready"), _click("stage-split"))),
    ("draft", "3-draft-sheets", "drafting", _after("draft", _click("draft-sheets"))),
    ("compare", "4-compare-seam", "sample", _after("compare", _stage("Call-ready"), _mode("seam"))),
    ("settle", "5-settle-positions", "sample", _after("settle", _row("register", 1))),
    ("settle", "5-settle-decided", "sample", _after("settle", _row("register", 1), _scroll("thread-scroll", 0.6))),
    ("settle", "5-settle-text", "sample", _after("settle", _row("register", 1), _scroll("thread-scroll"))),
    ("settle", "5-settle-fields", "sample", _after("settle", _stage("Call-ready"), _scroll("agreed-scroll", 0.5))),
    (
        "test",
        "6-test-sorting",
        "sample",
        _after("test", _mode("sort"), _row("sorters", 1), _click("begin-sorting")),
    ),
    ("test", "6-test-taken", "sample", _after("test", *_ANSWERED, _tab("result-tabs", 1))),
    ("test", "6-test-cases", "sample", _after("test", *_ANSWERED, _tab("result-tabs", 2))),
    ("signoff", "7-signoff-charters", "sample", _after("signoff", _tab("signoff-tabs", CHARTERS))),
    ("signoff", "7-signoff-given", "sample", _after("signoff", _row("signatories", 2))),
    ("publish", "8-publish-files", "sample", _after("publish", _bring("export-folder"))),
    ("publish", "8-publish-end", "sample", _after("publish", _scroll("page-scroll"))),
    (
        "publish",
        "8-publish-crm",
        "sample",
        _after("publish", _choose("crm-target", "salesforce"), _bring("crm-target")),
    ),
    ("over", "9-your-name", "sample", _after("settle", _command("your_name"))),
    ("over", "9-agenda", "sample", _after("settle", _agenda)),
    ("over", "9-fault", "sample", _after("settle", _fault)),
    ("over", "9-looking", "sample", _onlooking),
    ("over", "9-projector-stages", "sample", _after("stages", _command("projector"))),
    ("over", "9-projector-draft", "drafting", _after("draft", _command("projector"))),
    ("over", "9-projector-compare", "sample", _after("compare", _stage("Call-ready"), _command("projector"))),
    ("over", "9-projector-signoff", "sample", _after("signoff", _command("projector"))),
)
"""Page, name, workshop (a key of `camera.workshops.MAKERS`) and what is done."""

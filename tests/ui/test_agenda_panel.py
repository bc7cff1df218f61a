"""The times of all steps: changed in place, told in sum, used by the clocks, taken back by undo."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from stageworkshop.store.workshop_file import WorkshopFile
from stageworkshop.ui.agenda_panel import AgendaPanel, length_words
from stageworkshop.ui.frame import WorkshopFrame
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.window import MainWindow


def spin(panel: AgendaPanel, step: str) -> QSpinBox:
    found = panel.findChild(QSpinBox, f"minutes-{step}")
    assert found is not None
    return found


def told(panel: AgendaPanel) -> str:
    found = panel.findChild(QLabel, "agenda-sum")
    assert found is not None
    return found.text()


def test_sum_and_end_are_told(qtbot: QtBot, theme: Theme) -> None:
    panel = AgendaPanel(theme, now=lambda: datetime(2026, 11, 24, 9, 30))
    qtbot.addWidget(panel)
    panel.show_minutes({"settle": 65}, (), editable=True)
    assert told(panel) == "4 h 10 min in all. Started now, it ends at 13:40, without breaks."
    panel.show_minutes({"settle": 65}, ("prepare", "stages"), editable=True)
    assert told(panel).endswith("What is not done yet takes 3 h 25 min, until 12:55.")
    assert (length_words(45), length_words(60), length_words(0)) == ("45 min", "1 h", "0 min")


def test_a_length_typed_is_on_disk_and_on_the_clock_and_undone(
    window: MainWindow, frame: WorkshopFrame, qtbot: QtBot
) -> None:
    frame.open_step("draft")
    window.commands.agenda.trigger()
    panel = frame.agenda
    assert panel.isVisible()
    box = spin(panel, "draft")
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "50")
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert frame.clocks.minutes == 50
    looking = WorkshopFile.open(frame.bridge.file.path, read_only=True)
    assert looking.workshop.minutes == {"draft": 50}
    looking.close()
    window.commands.undo.trigger()
    qtbot.waitUntil(lambda: box.value() == 45)
    assert frame.clocks.minutes == 45
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_as_proposed_gives_every_step_its_own_length_again(
    window: MainWindow, frame: WorkshopFrame, qtbot: QtBot
) -> None:
    window.commands.agenda.trigger()
    panel = frame.agenda
    spin(panel, "prepare").setValue(35)
    reset = panel.findChild(QPushButton, "agenda-reset")
    assert reset is not None
    qtbot.waitUntil(reset.isEnabled)
    reset.click()
    assert spin(panel, "prepare").value() == 20
    assert frame.bridge.file.workshop.minutes["prepare"] == 20
    qtbot.waitUntil(lambda: not reset.isEnabled())

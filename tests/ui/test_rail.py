"""The agenda at the side: names are whole, whatever figure stands beside them."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stageworkshop.actions import disagreements
from stageworkshop.domain.agenda import AGENDA
from stageworkshop.domain.stage import Stage
from stageworkshop.ui.frame import WorkshopFrame
from stageworkshop.ui.rail import Rail
from stageworkshop.ui.theme import Theme


def test_no_name_is_cut_beside_its_figure(qapp: QApplication, qtbot: QtBot, theme: Theme) -> None:
    rail = Rail(theme, QAction("Fold"))
    qtbot.addWidget(rail)
    rail.show()
    first = rail.width()
    rail.set_state("compare", "112/1200", False)
    qapp.processEvents()
    assert rail.width() > first
    for step in AGENDA:
        item = rail.item(step.key)
        assert item.needed_width() <= item.width()
    rail.set_narrow(True)
    assert rail.width() < first / 2


def test_the_page_stays_where_it_is_when_disagreements_come(frame: WorkshopFrame, qtbot: QtBot) -> None:
    before = frame.rail.width()
    for number in range(12):
        stage_id = frame.bridge.file.all(Stage)[0].id
        frame.bridge.run(
            disagreements.raise_disagreement, stage_id=stage_id, aspect="name", question=f"Which {number}?"
        )
    qtbot.waitUntil(lambda: "13 open" in frame.rail.item("settle").accessibleName())
    assert frame.rail.width() == before

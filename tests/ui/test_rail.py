"""The agenda at the side: names are whole, whatever figure stands beside them."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stageworkshop.domain.agenda import AGENDA
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

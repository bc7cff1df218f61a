"""The ticks of what partners see: Qt's own checks of a model, and who may change what."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from stageworkshop.ui.models.shared_stages import SharedRow, SharedStagesModel

ROWS = [SharedRow("", "Leads"), SharedRow("a", "MQL", True), SharedRow("b", "SQL")]
CHECK = Qt.ItemDataRole.CheckStateRole


def test_headings_have_no_tick_and_ticks_only_ask(qtbot: QtBot) -> None:
    model = SharedStagesModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(ROWS, editable=True)
    assert model.index(0).data(CHECK) is None
    assert not model.setData(model.index(0), Qt.CheckState.Checked.value, CHECK)
    with qtbot.waitSignal(model.toggled) as told:
        assert model.setData(model.index(2), Qt.CheckState.Checked.value, CHECK)
    assert told.args == ["b", True]
    assert Qt.CheckState(model.index(2).data(CHECK)) == Qt.CheckState.Unchecked, "the store decides"
    model.set_rows([*ROWS[:2], SharedRow("b", "SQL", True)], editable=True)
    assert Qt.CheckState(model.index(2).data(CHECK)) == Qt.CheckState.Checked
    model.set_rows(ROWS, editable=False)
    assert not model.setData(model.index(1), Qt.CheckState.Unchecked.value, CHECK)
    assert tester.model() is model

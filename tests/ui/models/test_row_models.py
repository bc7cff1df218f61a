"""The models of lists and result tables, held against Qt's own tester."""

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from stageworkshop.ui.models.case_results import DIFFERS_ROLE, CaseResult, CaseResultsModel, Heads
from stageworkshop.ui.models.confusion_matrix import SHARE_ROLE, ConfusionModel
from stageworkshop.ui.models.rows import ListRow, RowsModel

FAIL = QAbstractItemModelTester.FailureReportingMode.Warning
"""A Qt warning fails the test in which it is printed."""


def checked(model: QAbstractItemModel) -> QAbstractItemModelTester:
    return QAbstractItemModelTester(model, FAIL)


def test_rows_change_in_place_when_their_order_stays(qtbot: QtBot) -> None:
    model = RowsModel()
    tester = checked(model)
    assert model.set_rows([ListRow("", "Leads", is_heading=True), ListRow("a", "One"), ListRow("b", "Two")])
    with qtbot.waitSignal(model.dataChanged):
        assert not model.set_rows([ListRow("", "Leads", is_heading=True), ListRow("a", "One"), ListRow("b", "2")])
    assert model.index(2).data() == "2"
    assert model.place("b") == 2
    assert model.place("") == -1
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.set_rows([])
    assert tester.model() is model


def test_a_row_is_spoken_as_one_sentence() -> None:
    row = ListRow("d1", "Which\nscore?", "MQL · Owner", overline="d1", word="open")
    assert row.spoken() == "d1, Which score?, open, MQL · Owner"


def test_confusions_are_symmetric_and_the_diagonal_is_blank(qtbot: QtBot) -> None:
    model = ConfusionModel()
    tester = checked(model)
    names = (("a", "Lead"), ("b", "MQL"), ("c", "SQL"))
    model.set_counts(names, {frozenset("ab"): 4, frozenset("bc"): 2})
    assert [[model.index(r, c).data() for c in range(3)] for r in range(3)] == [
        ["", "4", ""],
        ["4", "", "2"],
        ["", "2", ""],
    ]
    assert model.index(2, 1).data(SHARE_ROLE) == pytest.approx(0.5)
    assert model.index(1, 1).data(SHARE_ROLE) is None
    assert (model.place("c", "b").row(), model.place("c", "b").column()) == (2, 1)
    assert not model.place("a", "gone").isValid()
    assert tester.model() is model


def test_case_results_mark_the_team_that_differs(qtbot: QtBot) -> None:
    model = CaseResultsModel()
    tester = checked(model)
    heads = Heads("Case", "Agreement", "Expected", (("Marketing", 1), ("Sales", 2)))
    model.set_results(heads, [CaseResult("x", "Hotel", "33 %", "SQL", ("MQL", "SQL"), (True, False))])
    assert [model.headerData(n, Qt.Orientation.Horizontal) for n in (0, 3, 4)] == ["Case", "Marketing", "Sales"]
    assert [model.index(0, n).data() for n in range(5)] == ["Hotel", "33 %", "SQL", "MQL", "SQL"]
    assert [model.index(0, n).data(DIFFERS_ROLE) for n in (0, 3, 4)] == [False, True, False]
    assert (model.case_id(model.index(0, 2)), model.place("x"), model.place("y")) == ("x", 0, -1)
    assert tester.model() is model

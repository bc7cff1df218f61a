"""The models behind Draft's and Compare's tables."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from stageworkshop.domain.compare import compare_stage
from stageworkshop.ui.models.side_by_side import AGREED_KEY, RUNS_ROLE, ShownRow, SideBySideModel
from stageworkshop.ui.models.stage_matrix import MatrixCell, MatrixHead, MatrixRow, StageMatrixModel

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
HEADS = [MatrixHead("m", "Marketing", 1), MatrixHead("s", "Sales", 2)]


def matrix_rows(figure: str) -> list[MatrixRow]:
    cells = (MatrixCell("writing", figure, "writing", f"Marketing: {figure}"), MatrixCell("not_begun"))
    return [MatrixRow("", "Leads"), MatrixRow("1", "MQL", "round 2", cells), MatrixRow("2", "SQL", "", cells)]


def test_stage_matrix_keeps_to_the_rules_of_models(qtbot: QtBot) -> None:
    model = StageMatrixModel()
    QAbstractItemModelTester(model, FATAL)
    model.set_content("Stage", HEADS, matrix_rows("1/8"))
    assert (model.rowCount(), model.columnCount()) == (3, 3)
    assert model.data(model.index(1, 1)) == "writing 1/8"
    assert not model.flags(model.index(0, 1)) & Qt.ItemFlag.ItemIsSelectable
    assert model.row_of("2") == 2
    assert model.column_of("s") == 2


def test_only_changed_rows_are_told(qtbot: QtBot) -> None:
    model = StageMatrixModel()
    model.set_content("Stage", HEADS, matrix_rows("1/8"))
    changed: list[int] = []
    model.dataChanged.connect(lambda first, last: changed.append(first.row()))
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_content("Stage", HEADS, [*matrix_rows("1/8")[:2], matrix_rows("2/8")[2]])
    assert changed == [2]


def side_rows() -> list[ShownRow]:
    drafts = {
        "m": {"audience": "small firms in Norway", "owner": "m", "entry_criteria": [{"text": "Budget named"}]},
        "s": {"audience": "small firms in Sweden", "owner": "m", "entry_criteria": [{"text": "Call made"}]},
    }
    found = compare_stage(drafts, {("team", "m"): "Marketing", ("team", "s"): "Sales"})
    return [
        ShownRow(row, each.field.label, "" if n else each.field.label, each.figure, row.verdict, "?", first=n == 0)
        for each in found.fields
        for n, row in enumerate(each.rows)
    ]


def test_side_by_side_marks_hides_and_keeps_to_the_rules_of_models(qtbot: QtBot) -> None:
    model = SideBySideModel()
    QAbstractItemModelTester(model, FATAL)
    model.set_content([*HEADS, MatrixHead(AGREED_KEY, "Agreed text")], side_rows(), {})
    assert (model.rowCount(), model.columnCount()) == (4, 3)
    runs = model.index(0, 0).data(RUNS_ROLE)
    assert [(run.text, run.mark) for run in runs] == [("small firms in ", "same"), ("Norway", "only")]
    assert "Marketing" in model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    model.leave_out({"agrees"})
    assert model.hidden == 1
    assert "owner" not in [shown.row.field for shown in model.rows]
    assert model.rowCount(QModelIndex()) == 3

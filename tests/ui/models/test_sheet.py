"""The model behind tables that are edited in place."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from stageworkshop.ui.models.sheet import ID, MIME, Column, Option, SheetModel


@dataclass(frozen=True)
class Row:
    id: str
    name: str
    kind: str = "a"
    ticked: bool = False


class Store:
    """Takes what the model hands over; refuses empty names."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, object]] = []

    def name(self, row: Row, value: str) -> bool:
        self.calls.append((row.id, value))
        return bool(value)

    def any(self, row: Row, value: object) -> bool:
        self.calls.append((row.id, value))
        return True


def made(store: Store) -> SheetModel:
    return SheetModel(
        [
            Column("Name", lambda row: row.name, store.name),
            Column(
                "Kind",
                lambda row: row.kind,
                store.any,
                options=lambda: [Option("a", "A"), Option("b", "B")],
                chosen=lambda row: row.kind,
            ),
            Column("Tick", lambda row: "yes" if row.ticked else "no", store.any, flag=lambda row: row.ticked),
            Column("Read", lambda row: row.id),
        ]
    )


ROWS = [Row("1", "One"), Row("2", "Two"), Row("3", "Three")]


def test_it_keeps_the_rules_of_models_through_every_change(qtbot: QtBot) -> None:
    model = made(Store())
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for rows in (ROWS, ROWS[::-1], ROWS[1:], [Row("4", "Four"), *ROWS], [ROWS[2], Row("5", "Five")], []):
        model.set_rows(rows)
        assert [model.row(at).id for at in range(model.rowCount())] == [row.id for row in rows]
        assert tester.model() is model


def test_an_index_follows_its_object_when_the_order_changes(qtbot: QtBot) -> None:
    model = made(Store())
    model.set_rows(ROWS)
    held = QPersistentModelIndex(model.index(0, 0))
    model.set_rows([ROWS[1], ROWS[2], replace(ROWS[0], name="Uno")])
    assert (held.row(), held.data()) == (2, "Uno")
    model.set_rows([ROWS[1], replace(ROWS[0], name="Uno")])
    assert held.row() == 1


def test_what_is_typed_goes_to_the_store_and_nothing_when_it_is_the_same(qtbot: QtBot) -> None:
    store = Store()
    model = made(store)
    model.set_rows(ROWS)
    assert model.setData(model.index(0, 0), "One")
    assert store.calls == []
    assert model.setData(model.index(0, 0), "Uno")
    assert not model.setData(model.index(0, 0), "")
    assert model.setData(model.index(1, 1), "b")
    assert model.setData(model.index(2, 2), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert store.calls == [("1", "Uno"), ("1", ""), ("2", "b"), ("3", True)]


def test_read_only_columns_and_workshops_take_nothing(qtbot: QtBot) -> None:
    store = Store()
    model = made(store)
    model.set_rows(ROWS)
    assert not model.setData(model.index(0, 3), "x")
    assert not model.flags(model.index(0, 3)) & Qt.ItemFlag.ItemIsEditable
    model.set_editable(False)
    assert not model.setData(model.index(0, 0), "x")
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    assert store.calls == []


def test_a_dragged_row_carries_its_id(qtbot: QtBot) -> None:
    model = made(Store())
    model.set_rows(ROWS)
    data = model.mimeData([model.index(1, 0)])
    assert bytes(data.data(MIME).data()) == b"2"
    assert model.index(1, 2).data(ID) == "2"
    assert model.flags(QModelIndex()) == Qt.ItemFlag.ItemIsDropEnabled

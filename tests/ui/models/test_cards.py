"""The model behind one pipeline's cards."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from stageworkshop.store.queries.board import StageCard
from stageworkshop.ui.models.cards import CARD, CardsModel


def card(stage_id: str, name: str = "") -> StageCard:
    return StageCard(stage_id, "p", name or f"Stage {stage_id}", "open", None, (), None, None, ())


class Board:
    """Notes what the model asks for."""

    def __init__(self) -> None:
        self.renamed: list[tuple[str, str]] = []
        self.moved: list[tuple[str, int]] = []

    def model(self) -> CardsModel:
        return CardsModel(self.rename, self.move, lambda each: each.name.upper())

    def rename(self, stage_id: str, name: str) -> bool:
        self.renamed.append((stage_id, name))
        return True

    def move(self, stage_id: str, place: int) -> bool:
        self.moved.append((stage_id, place))
        return True


CARDS = [card("1"), card("2"), card("3")]


def test_it_keeps_the_rules_of_models_through_every_change(qtbot: QtBot) -> None:
    model = Board().model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    for cards in (CARDS, CARDS[::-1], CARDS[1:], [card("4"), *CARDS], [CARDS[2], card("5")], []):
        model.set_cards(cards)
        assert [each.id for each in model.cards] == [each.id for each in cards]


def test_an_index_follows_its_stage(qtbot: QtBot) -> None:
    model = Board().model()
    model.set_cards(CARDS)
    held = QPersistentModelIndex(model.find("1"))
    model.set_cards([CARDS[2], CARDS[1], card("1", "Renamed")])
    assert (held.row(), held.data()) == (2, "Renamed")
    assert held.data(CARD) == card("1", "Renamed")
    assert held.data(Qt.ItemDataRole.AccessibleTextRole) == "RENAMED"


def test_a_drop_counts_places_without_the_card_itself(qtbot: QtBot) -> None:
    board = Board()
    model = board.model()
    model.set_cards(CARDS)
    move, nowhere = Qt.DropAction.MoveAction, QModelIndex()
    data = model.mimeData([model.index(0)])
    assert not model.dropMimeData(data, move, 3, 0, nowhere), "the view must not take the card away as well"
    model.dropMimeData(data, move, 1, 0, nowhere)
    model.dropMimeData(data, move, 0, 0, nowhere)
    model.dropMimeData(data, move, -1, 0, nowhere)
    assert board.moved == [("1", 2), ("1", 2)], "dropped after itself or before itself, it stays"
    other = Board()
    there = other.model()
    there.set_cards([card("9")])
    there.dropMimeData(data, move, 0, 0, nowhere)
    assert other.moved == [("1", 0)]


def test_the_same_name_again_is_no_change(qtbot: QtBot) -> None:
    board = Board()
    model = board.model()
    model.set_cards(CARDS)
    assert model.setData(model.index(0), "Stage 1")
    assert model.setData(model.index(0), "MQL")
    assert board.renamed == [("1", "MQL")]

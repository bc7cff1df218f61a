"""The stage map on the screen: whole, legible, and gone through by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.steps.stages import StagesPage
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.stage_map_view import SMALLEST, StageMapView
from tests.charter import documents
from tests.ui.workshops import small


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> StageMapView:
    made = StageMapView(theme)
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


@pytest.mark.parametrize("count", [1, 5, 60])
@pytest.mark.parametrize("width", [420, 800, 1600])
def test_every_stage_stands_whole_and_legible_in_the_width(
    view: StageMapView, qapp: QApplication, count: int, width: int
) -> None:
    view.resize(width, 600)
    document = documents.large(count)
    view.show_document(document)
    assert [card.card.stage for card in view.cards] == [stage.key for _, stage in document.stages]
    assert view.scale >= SMALLEST * 0.8
    inner = view.widget()
    for card in view.cards:
        row = card.parentWidget()
        assert row is not None
        assert inner is not None
        assert row.rect().contains(card.geometry())
        assert row.width() <= inner.width() <= view.viewport().width() + 1


def test_the_longest_names_neither_push_stages_out_of_sight_nor_are_cut(view: StageMapView, qapp: QApplication) -> None:
    name = "Enquiry that came in by form or by telephone and was answered by the depot on the same day, as asked"
    document = documents.large(5)
    run = document.pipelines[0]
    stages = [stage.model_copy(update={"name": name}) for stage in run.stages]
    pipelines = [run.model_copy(update={"name": name, "stages": stages})]
    view.show_document(document.model_copy(update={"pipelines": pipelines}))
    qapp.processEvents()
    inner = view.widget()
    assert inner is not None
    assert inner.width() <= view.viewport().width() + 1
    for card in view.cards:
        # Seven lines of the smallest letters under the number.
        assert card.height() >= 7 * 10


def test_it_is_laid_out_anew_when_the_room_changes(view: StageMapView, qtbot: QtBot) -> None:
    view.resize(1500, 600)
    view.show_document(documents.large(8))
    first_row = {card.parentWidget() for card in view.cards}
    view.resize(640, 600)
    qtbot.waitUntil(lambda: len({card.parentWidget() for card in view.cards}) > len(first_row))


def test_arrows_go_from_stage_to_stage_and_enter_opens(view: StageMapView, qtbot: QtBot) -> None:
    view.show_document(documents.large(8))
    view.take(view.cards[0].card.stage)
    first, second = view.cards[:2]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    with qtbot.waitSignal(view.opened) as opened:
        QTest.keyClick(second, Qt.Key.Key_Return)
    assert opened.args == [second.card.stage]
    below = next(card for card in view.cards if card.parentWidget() is not first.parentWidget())
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert below.hasFocus()


def test_a_screen_reader_hears_owner_hand_off_and_way_back(view: StageMapView) -> None:
    document = documents.rich()
    view.show_document(document)
    names = [card.accessibleName() for card in view.cards]
    assert all(name.startswith(f"{card.card.number} ") for card, name in zip(view.cards, names, strict=True))
    assert any("owner: " in name for name in names)
    assert any("passed from " in name for name in names)


def test_it_is_mirrored_where_people_read_from_the_right(qtbot: QtBot, theme: Theme) -> None:
    view = StageMapView(theme)
    qtbot.addWidget(view)
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    view.resize(800, 600)
    view.show()
    view.show_document(documents.large(4))
    first, second = view.cards[:2]
    assert first.x() > second.x()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    first.setFocus()
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Left)
    assert second.hasFocus()


def test_the_page_stages_shows_it_beside_the_board(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    ctx = small(tmp_path / "w.stageworkshop")
    page = StagesPage(Bridge(ctx), theme)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.refresh(None)
    page.show()
    chooser = page.findChild(QPushButton, "stages-view-map")
    assert chooser is not None
    chooser.click()
    assert page.map.isVisible()
    assert not page.board.isVisible()
    won = next(card for card in page.map.cards if card.card.name == "Won")
    won.click()
    assert page.in_hand == "Won"
    assert page.view == "board"
    assert page.inspector.isVisible()
    ctx.file.close()

"""What the wording leaves open, on the board's page; and that nothing of the board is cut."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from stageworkshop.actions import agreed, pipelines, stages
from stageworkshop.domain.stage import Stage
from stageworkshop.ui.steps.stages.card_delegate import CardDelegate
from tests.ui import workshops
from tests.ui.keyboard import type_text
from tests.ui.steps.one_page import UNSEEN
from tests.ui.steps.test_stages import Wall

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


@pytest.fixture
def wall(qtbot: QtBot, tmp_path: Path) -> Iterator[Wall]:
    made = Wall(qtbot, workshops.small(tmp_path / "w.stageworkshop"))
    yield made
    made.ctx.file.close()


def word(wall: Wall, stage: str, field: str, value: object) -> str:
    stage_id = next(each.id for each in wall.ctx.file.all(Stage) if each.name == stage)
    assert wall.bridge.run(agreed.set_agreed, stage_id=stage_id, field=field, value=value) is not None
    return stage_id


def test_the_list_tells_by_stage_what_is_open_and_leads_to_the_text(wall: Wall, qtbot: QtBot) -> None:
    stage_id = word(wall, "Proposal", "definition", "A hot deal")
    word(wall, "Proposal", "exit_criteria", [{"text": "Offer sent"}])
    qtbot.waitUntil(lambda: wall.page.sweep.count == 2)
    wall.press("stages-view-open")
    assert wall.page.open_list.isVisible()
    assert wall.page.open_list.texts == [
        ("Proposal", "This names only what our side did, not what the buyer did."),
        ("Proposal", "“hot”: measured how?"),
    ]
    with qtbot.waitSignal(wall.page.go_to) as asked:
        reword = [each for each in wall.page.open_list.findChildren(QPushButton, "lint-go") if each.isVisible()]
        reword[0].click()
    assert asked.args == ["settle", "stage", stage_id]
    word(wall, "Proposal", "definition", "An offer lies with the buyer")
    word(wall, "Proposal", "exit_criteria", [{"text": "The buyer signed the offer"}])
    qtbot.waitUntil(lambda: wall.page.open_list.texts == [])
    said = words_in(wall.page.open_list)
    assert "There is nothing to ask about the words that there are. 5 stages have no definition yet" in said
    for number, stage in enumerate(wall.ctx.file.all(Stage)):
        word(wall, stage.name, "definition", f"The buyer wrote letter {number}")
    wall.page.sweep.finish()
    assert "nothing that the wording leaves open" in words_in(wall.page.open_list)


def test_stages_without_words_are_told_above_the_questions(wall: Wall) -> None:
    word(wall, "Proposal", "definition", "A hot deal")
    wall.press("stages-view-open")
    said = words_in(wall.page.open_list).translate(UNSEEN)
    lacking = "Inquiry, Marketing qualified lead, Sales qualified lead, Won, Lost"
    assert f"5 stages have no definition yet: {lacking}." in said
    assert said.index("5 stages have no definition") < said.index("“hot”: measured how?")
    word(wall, "Won", "definition", "The buyer signed")
    stages.add_stage(wall.ctx, pipeline_id=wall.box(0).id, name="Old")
    stages.add_stage(wall.ctx, pipeline_id=wall.box(0).id, name="Older")
    wall.page.refresh(None)
    wall.page.sweep.finish()
    assert "6 stages have no definition yet" in words_in(wall.page.open_list)
    assert "Older and 1 more." in words_in(wall.page.open_list).translate(UNSEEN)


def words_in(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def test_from_the_list_a_stage_is_shown_on_the_board_with_its_notes(wall: Wall) -> None:
    stage_id = word(wall, "Proposal", "definition", "A hot deal")
    wall.press("stages-view-open")
    wall.press(f"open-stage-{stage_id}")
    assert wall.page.view == "board"
    assert wall.page.in_hand == "Proposal"
    said = words_in(wall.page.inspector)
    assert "A hot deal" in said
    assert "“hot”: measured how?" in said


def test_a_page_out_of_sight_looks_at_nothing(wall: Wall, qtbot: QtBot) -> None:
    wall.page.sweep.finish()
    wall.page.hide()
    word(wall, "Proposal", "definition", "A hot deal")
    qtbot.wait(400)
    assert wall.page.sweep.count == 0
    wall.page.show()
    qtbot.waitUntil(lambda: wall.page.sweep.count == 1)


def test_many_stages_are_looked_through_without_holding_anybody_up(wall: Wall, qtbot: QtBot) -> None:
    gate = [{"text": "The buyer asked for a price"}, {"text": "A budget is named"}, {"text": "Demo done"}]
    pipeline = wall.ctx.file.all(Stage)[0].pipeline_id
    for number in range(40):
        values = {"kind": "open", "entry_criteria": gate, "exit_criteria": gate}
        stages.add_stage(wall.ctx, pipeline_id=pipeline, name=f"Step {number}", values=values)
    wall.page.refresh(None)
    rounds = 0
    while not wall.page.sweep.count and rounds < 10_000:
        QApplication.processEvents()
        rounds += 1
        qtbot.wait(1)
    assert wall.page.sweep.count > 100
    wall.press("stages-view-open")
    stages_shown = {name for name, _ in wall.page.open_list.texts}
    assert len(stages_shown) == 10
    wall.press("left-open-more")
    assert len({name for name, _ in wall.page.open_list.texts}) == 20


@pytest.mark.parametrize("width", [700, 776, 1000, 1240])
def test_no_column_is_cut_with_the_panel_or_without(wall: Wall, width: int, qtbot: QtBot) -> None:
    for name in ("After sales", "Partners"):
        wall.bridge.run(pipelines.add_pipeline, name=name)
    wall.page.resize(width, 700)
    for stage in ("", "Lost"):
        if stage:
            wall.take(stage)
        QApplication.processEvents()
        board = wall.page.board

        def whole(board: QWidget = board) -> bool:
            room = board.viewport().width()  # type: ignore[attr-defined]
            columns = [*board.boxes, board.add]  # type: ignore[attr-defined]
            lefts = [each.mapTo(board.viewport(), QPoint()).x() for each in columns]  # type: ignore[attr-defined]
            return all(
                right <= 0 or left >= room or (left >= 0 and right <= room)
                for left, right in zip(lefts, [x + e.width() for x, e in zip(lefts, columns, strict=True)], strict=True)
            )

        qtbot.waitUntil(whole)
        if stage:
            box = wall.box(1)
            assert box.mapTo(board.viewport(), QPoint()).x() >= 0
            assert box.visibleRegion().boundingRect().width() == box.width(), "the stage in hand is in sight"


def test_the_line_for_the_next_stage_follows_the_last_card(wall: Wall) -> None:
    QApplication.processEvents()
    short = wall.box(1)
    last = short.cards.visualRect(short.model.index(2))
    below = short.cards.viewport().mapTo(short, last.bottomLeft()).y()
    assert 0 < short.add.y() + short.panel.y() - below < 40
    for number in range(12):
        stages.add_stage(wall.ctx, pipeline_id=short.id, name=f"Step {number}")
    wall.page.refresh(None)
    QApplication.processEvents()
    assert short.panel.geometry().bottom() <= short.height(), "a long list scrolls, and the line stays in sight"
    assert short.add.visibleRegion().boundingRect().height() == short.add.height()


def test_what_is_dropped_below_the_cards_goes_to_the_end(wall: Wall) -> None:
    data = wall.box(0).model.mimeData([wall.box(0).model.index(0)])
    assert isinstance(data, QMimeData)
    box = wall.box(1)
    where = QPointF(box.width() / 2, box.height() - 5)
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    box.dropEvent(QDropEvent(where, Qt.DropAction.MoveAction, data, button, none))
    assert wall.names(1) == ["Proposal", "Won", "Lost", "Inquiry"]


def test_a_pipeline_is_added_from_the_head_of_the_page(wall: Wall) -> None:
    wall.page.resize(700, 600)
    wall.press("stages-view-map")
    wall.press("new-pipeline")
    assert wall.page.view == "board"
    assert wall.page.board.add.hasFocus()
    type_text(wall.page.board.add, "After sales")
    QTest.keyClick(wall.page.board.add, Qt.Key.Key_Return)
    assert [box.name.text() for box in wall.page.board.boxes][-1] == "After sales"


def test_a_card_is_as_high_as_what_is_drawn_on_it(wall: Wall) -> None:
    stage_id = wall.take("Lost")
    QApplication.processEvents()
    cards = wall.cards(1)
    delegate = cards.itemDelegate()
    assert isinstance(delegate, CardDelegate)
    before = cards.visualRect(wall.box(1).model.find(stage_id)).height()
    team = wall.page.board.boxes[0].model.cards[0].owner
    assert team is not None
    names = [{"team": team.id, "name": name} for name in ("Gone", "Never again", "Dead", "Not this year", "No")]
    wall.bridge.run(stages.set_aliases, stage_id=stage_id, aliases=names)
    QApplication.processEvents()
    after = cards.visualRect(wall.box(1).model.find(stage_id)).height()
    assert after > before
    tip = str(wall.box(1).model.find(stage_id).data(Qt.ItemDataRole.ToolTipRole))
    assert "Marketing: Not this year" in tip, "what has no room on the card is in its tooltip, with the team"

"""Draft: what a team types behind the curtain, what the others may see, and what is on disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from stageworkshop.actions import drafts
from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.steps.draft import DraftPage
from stageworkshop.ui.steps.draft.desk import Desk
from stageworkshop.ui.theme import Theme
from tests.ui.draft_workshop import DraftWorkshop, build
from tests.ui.keyboard import type_text

SECRET = "Only marketing knows this"


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[DraftWorkshop]:
    made = build(tmp_path)
    yield made
    made.file.close()


@pytest.fixture
def page(ws: DraftWorkshop, theme: Theme, qtbot: QtBot) -> DraftPage:
    return open_page(ws, theme, qtbot)


def open_page(ws: DraftWorkshop, theme: Theme, qtbot: QtBot) -> DraftPage:
    bridge = Bridge(ws.ctx)
    made = DraftPage(bridge, theme)
    bridge.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(820, 690)
    made.refresh(None)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def choose(page: DraftPage, ws: DraftWorkshop, stage: str, team: str) -> None:
    """By keyboard: to the cell, and Enter."""
    page.table.view.take(ws.stages[stage], ws.teams[team])
    page.table.view.setFocus()
    QTest.keyClick(page.table.view, Qt.Key.Key_Return)


def raise_curtain(page: DraftPage) -> Desk:
    QTest.keyClick(page.curtain.show_button, Qt.Key.Key_Return)
    assert page.desk is not None
    return page.desk


def all_words(page: QWidget) -> str:
    """Everything that any widget under the page holds, shown or not, and the table's cells."""
    words: list[str] = []
    for widget in page.findChildren(QWidget):
        if isinstance(widget, QLabel | QLineEdit | QAbstractButton):
            words += [widget.text(), widget.toolTip()]
        elif isinstance(widget, QPlainTextEdit):
            words.append(widget.toPlainText())
        elif isinstance(widget, QComboBox):
            words += [widget.itemText(n) for n in range(widget.count())]
    if isinstance(page, DraftPage):
        model = page.table.model
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                    words.append(str(model.index(row, column).data(role)))
    return "\n".join(words)


def test_the_table_tells_states_by_words_and_figures(ws: DraftWorkshop, theme: Theme, qtbot: QtBot) -> None:
    ws.draft_all()
    ws.write("Won", "Sales", "definition", SECRET)
    page = open_page(ws, theme, qtbot)
    model = page.table.model
    told = {
        (model.rows[row].name, model.heads[column - 1].name): str(model.index(row, column).data()).split(" ")[0]
        for row in range(model.rowCount())
        for column in range(1, model.columnCount())
    }
    assert told["MQL", "Sales"] == "done"
    assert told["Won", "Sales"] == "writing"
    assert told["SQL", "Händler Nord"] == "not"
    assert SECRET not in all_words(page)


def test_a_team_drafts_by_keyboard_behind_the_curtain(page: DraftPage, ws: DraftWorkshop, qtbot: QtBot) -> None:
    choose(page, ws, "MQL", "Sales")
    assert page.desk is None
    assert page.curtain.isVisible()
    assert "Sales, please." in all_words(page.curtain)
    desk = raise_curtain(page)
    text = desk.first_input()
    qtbot.waitUntil(text.hasFocus)
    type_text(text, "Jemand möchte kaufen")
    QTest.keyClick(text, Qt.Key.Key_Tab)
    assert ws.on_disk("MQL", "Sales") == {"state": "open", "definition": "Jemand möchte kaufen"}


def test_ctrl_enter_finishes_the_stage_and_goes_to_the_next(page: DraftPage, ws: DraftWorkshop, qtbot: QtBot) -> None:
    choose(page, ws, "MQL", "Sales")
    for stage in ("MQL", "SQL"):
        desk = page.desk or raise_curtain(page)
        assert page.in_hand == stage
        text = desk.first_input()
        qtbot.waitUntil(text.hasFocus)
        type_text(text, f"Words for {stage}")
        QTest.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert ws.on_disk(stage, "Sales") == {"state": "done", "definition": f"Words for {stage}"}
    assert page.in_hand == "Won"
    page.no_opinion.click()
    assert ws.on_disk("Won", "Sales")["state"] == "no_opinion"
    assert page.desk is None
    assert "every stage" in page.banner.text
    QTest.keyClick(page.table.view, Qt.Key.Key_Return)
    assert "Händler Nord, please." in all_words(page.curtain), "Enter calls who comes next"
    assert page.banner.isHidden()


def test_when_all_drafts_are_in_the_page_says_what_comes_next(page: DraftPage, ws: DraftWorkshop) -> None:
    for team in ("Marketing", "Sales", "Händler Nord"):
        for stage in ("MQL", "SQL", "Won"):
            choose(page, ws, stage, team)
            raise_curtain(page)
            page.no_opinion.click()
    assert page.ready
    assert page.banner.text == "All drafts are in. Reveal them in Compare."


def test_done_with_nothing_written_is_refused_with_words(page: DraftPage, ws: DraftWorkshop) -> None:
    choose(page, ws, "MQL", "Sales")
    raise_curtain(page)
    page.primary.click()
    assert "nothing is written yet" in page.error
    assert page.in_hand == "MQL"


def test_another_team_comes_only_through_the_curtain(page: DraftPage, ws: DraftWorkshop, qtbot: QtBot) -> None:
    choose(page, ws, "MQL", "Marketing")
    text = raise_curtain(page).first_input()
    type_text(text, SECRET)
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert page.desk is None
    assert page.table.view.isVisible()
    assert ws.on_disk("MQL", "Marketing")["definition"] == SECRET
    qtbot.wait(0)
    assert SECRET not in all_words(page)
    choose(page, ws, "MQL", "Sales")
    assert SECRET not in all_words(page)
    raise_curtain(page)
    assert SECRET not in all_words(page)


def test_leaving_the_page_lets_the_curtain_fall(page: DraftPage, ws: DraftWorkshop, qtbot: QtBot) -> None:
    choose(page, ws, "MQL", "Marketing")
    type_text(raise_curtain(page).first_input(), SECRET)
    page.hide()
    assert page.desk is None
    assert ws.on_disk("MQL", "Marketing")["definition"] == SECRET, "what was typed is kept"
    page.show()
    qtbot.wait(0)
    assert page.table.view.isVisible()
    assert SECRET not in all_words(page)


def test_not_now_shows_nothing(page: DraftPage, ws: DraftWorkshop) -> None:
    choose(page, ws, "MQL", "Sales")
    QTest.keyClick(page.curtain, Qt.Key.Key_Escape)
    assert page.desk is None
    assert page.table.view.isVisible()


def test_copying_from_the_agreed_text_is_one_step(page: DraftPage, ws: DraftWorkshop) -> None:
    choose(page, ws, "MQL", "Sales")
    desk = raise_curtain(page)
    actions = [action for action in desk.copy_menu.actions() if action.text()]
    actions[0].trigger()
    assert ws.on_disk("MQL", "Sales")["definition"] == "The template's words."
    assert desk.first_input().toPlainText() == "The template's words."  # type: ignore[attr-defined]
    page.bridge.undo()
    assert "definition" not in ws.on_disk("MQL", "Sales")
    assert desk.first_input().toPlainText() == ""  # type: ignore[attr-defined]


def test_a_revealed_stage_leads_to_compare(ws: DraftWorkshop, theme: Theme, qtbot: QtBot) -> None:
    ws.draft_all()
    ws.reveal("MQL")
    page = open_page(ws, theme, qtbot)
    with qtbot.waitSignal(page.go_to) as asked:
        choose(page, ws, "MQL", "Sales")
    assert asked.args == ["compare", "stage", ws.stages["MQL"]]
    assert page.desk is None


def test_a_reveal_meanwhile_takes_the_desk_down(page: DraftPage, ws: DraftWorkshop) -> None:
    choose(page, ws, "MQL", "Sales")
    type_text(raise_curtain(page).first_input(), "x")
    page.bridge.run(
        drafts.set_value, stage_id=ws.stages["MQL"], team_id=ws.teams["Marketing"], field="audience", value="y"
    )
    page.bridge.run(drafts.reveal, stage_ids=[ws.stages["MQL"]])
    assert page.desk is None
    assert "revealed" in page.banner.text


def test_without_teams_the_page_says_what_comes_first(tmp_path: Path, theme: Theme, qtbot: QtBot) -> None:
    from tests.ui import workshops

    ctx = workshops.empty(tmp_path / "empty.stageworkshop")
    page = DraftPage(Bridge(ctx), theme)
    qtbot.addWidget(page)
    page.refresh(None)
    with qtbot.waitSignal(page.go_to) as asked:
        page.empty.button.click()
    assert asked.args[0] == "prepare"
    ctx.file.close()

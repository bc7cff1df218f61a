"""Edges and middles that belong together lie on one line, as the eye sees it: where ink begins, not where boxes do."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from stageworkshop.actions.context import Context
from stageworkshop.store.workshop_file import WorkshopFile
from stageworkshop.ui.models.rows import ListRow
from stageworkshop.ui.models.stage_matrix import MatrixCell, MatrixHead, MatrixRow, StageMatrixModel
from stageworkshop.ui.proof.aside import AsidePage
from stageworkshop.ui.steps.publish.page import PublishPage
from stageworkshop.ui.steps.settle.page import SettlePage
from stageworkshop.ui.steps.signoff.page import SignoffPage
from stageworkshop.ui.steps.stages.card_list import CardList
from stageworkshop.ui.steps.stages.page import StagesPage
from stageworkshop.ui.steps.test.page import TestPage as CalibrationPage
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.autosave import AutoText
from stageworkshop.ui.widgets.item_row import ItemRow
from stageworkshop.ui.widgets.row_list import RowList
from stageworkshop.ui.widgets.scrolled import BAR
from stageworkshop.ui.widgets.stage_matrix import StageMatrix
from tests.ui.steps.conftest import open_step
from tests.ui.steps.one_page import OpenStep, click, find

__all__ = ["open_step"]


def ink(picture: QImage, within: QRect) -> tuple[int, int]:
    """First and last column in which something differs much from what lies around it (the colour at top left)."""
    ground = picture.pixelColor(within.topLeft()).lightness()
    columns = [
        x
        for x in range(within.left(), within.right() + 1)
        if any(
            abs(picture.pixelColor(x, y).lightness() - ground) > 60 for y in range(within.top(), within.bottom() + 1)
        )
    ]
    return columns[0], columns[-1]


def in_window(widget: QWidget, top: QWidget, inset: int = 0) -> QRect:
    return QRect(widget.mapTo(top, widget.rect().topLeft()), widget.size()).adjusted(inset, inset, -inset, -inset)


def test_words_begin_at_one_edge_in_fields_of_every_kind(theme: Theme, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.setProperty("role", "page")
    line, text, combo = QLineEdit("H", holder), AutoText(holder), QComboBox(holder)
    text.set_text("H")
    combo.addItem("H")
    column = QVBoxLayout(holder)
    for field in (line, text, combo):
        field.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(field)
    holder.resize(300, 200)
    holder.show()
    picture = holder.grab().toImage()
    begins = {type(field).__name__: ink(picture, in_window(field, holder, 5))[0] for field in (line, text, combo)}
    assert len(set(begins.values())) == 1, begins


def test_a_heading_of_a_list_begins_where_its_rows_do(theme: Theme, qtbot: QtBot) -> None:
    rows = RowList(theme)
    qtbot.addWidget(rows)
    rows.set_rows([ListRow("", "HHH", is_heading=True), ListRow("a", "HHH")])
    rows.resize(260, 200)
    rows.show()
    picture = rows.viewport().grab().toImage()
    begins = [ink(picture, rows.visualRect(rows.model().index(row, 0)).adjusted(4, 2, -4, -2))[0] for row in range(2)]
    assert abs(begins[0] - begins[1]) <= 1, begins


def test_a_team_stands_over_the_middle_of_its_cells(theme: Theme, qtbot: QtBot) -> None:
    model = StageMatrixModel()
    table = StageMatrix(model, theme)
    qtbot.addWidget(table)
    heads = [MatrixHead("m", "Marketing"), MatrixHead("s", "IT")]
    cells = tuple(MatrixCell("plain", "88") for _ in heads)
    model.set_content("Stage", heads, [MatrixRow("1", "MQL", cells=cells)])
    table.resize(520, 200)
    table.show()
    picture, head = table.grab().toImage(), table.horizontalHeader()
    for column in (1, 2):
        left = head.x() + head.sectionViewportPosition(column)
        over = QRect(left + 3, head.y() + 6, head.sectionSize(column) - 6, head.height() - 8)
        cell = table.visualRect(model.index(0, column)).translated(table.viewport().pos()).adjusted(4, 4, -4, -4)
        middles = [sum(ink(picture, place)) / 2 for place in (over, cell)]
        assert abs(middles[0] - middles[1]) <= 2, middles


def test_name_kind_and_cards_of_a_pipeline_begin_at_one_edge(
    open_step: OpenStep, sample: Context, qtbot: QtBot
) -> None:
    page = open_step(StagesPage, sample)
    name, kind = find(page, QLineEdit, "pipeline-name"), find(page, QComboBox, "pipeline-kind")
    cards = find(page, CardList, "cards")
    qtbot.waitUntil(lambda: name.isVisible() and cards.visualRect(cards.model().index(0, 0)).height() > 0)
    picture = page.grab().toImage()
    first = cards.visualRect(cards.model().index(0, 0)).translated(in_window(cards.viewport(), page).topLeft())
    title = QRect(first.left() + 4, first.top() + 8, first.width() - 8, 20)
    places = (in_window(name, page, 4), in_window(kind, page, 4), title)
    edges = [ink(picture, place)[0] for place in places]
    assert max(edges) - min(edges) <= 1, edges


def test_the_name_of_a_pipeline_shows_that_the_cursor_is_in_it(
    open_step: OpenStep, sample: Context, theme: Theme
) -> None:
    page = open_step(StagesPage, sample)
    name = find(page, QLineEdit, "pipeline-name")
    page.activateWindow()
    name.setFocus()
    QApplication.processEvents()
    assert name.hasFocus()
    focus = theme.colour("focus")
    frame = name.grab().toImage()
    assert frame.pixelColor(frame.width() // 2, 0) == focus


def test_a_question_begins_where_the_headings_below_it_do(open_step: OpenStep, sample: Context) -> None:
    page = open_step(SettlePage, sample)
    question = find(page, QPlainTextEdit, "thread-question")
    left = question.viewport().mapTo(page, question.viewport().rect().topLeft()).x()
    words = question.cursorRect().left() + left
    heading = next(each for each in page.findChildren(QLabel) if each.text() == "Positions")
    assert abs(words - heading.mapTo(page, heading.rect().topLeft()).x()) <= 1


@pytest.mark.parametrize(("page_class", "name"), [(SettlePage, "register"), (CalibrationPage, "cases")])
def test_lists_keep_one_distance_from_the_foot_of_the_page(
    open_step: OpenStep, sample: Context, page_class: type[SettlePage | CalibrationPage], name: str
) -> None:
    page = open_step(page_class, sample)
    rows = find(page, RowList, name)
    assert page.height() - in_window(rows, page).bottom() - 1 == 16


def test_what_is_expected_of_a_case_is_not_cut(open_step: OpenStep, sample: Context) -> None:
    page = open_step(CalibrationPage, sample)
    rows = find(page, RowList, "cases")
    heights = {rows.sizeHintForIndex(rows.model().index(row, 0)).height() for row in range(rows.model().rowCount())}
    rows.resize(200, rows.height())
    narrow = {rows.sizeHintForIndex(rows.model().index(row, 0)).height() for row in range(rows.model().rowCount())}
    assert max(narrow) > max(heights)


def test_a_page_beside_the_workshop_shows_that_it_goes_on_below(theme: Theme, qtbot: QtBot) -> None:
    page = AsidePage(theme, "beside")
    qtbot.addWidget(page)
    tall = QWidget(page)
    tall.setMinimumHeight(2_000)
    page.body.addWidget(tall)
    page.resize(1024, 700)
    page.show()
    assert page.scroll_area is not None
    bar = page.scroll_area.verticalScrollBar()
    assert bar.maximum() > 0
    assert bar.visibleRegion().boundingRect().width() == BAR


def test_the_cell_in_hand_stays_in_sight_when_the_table_gets_less_room(theme: Theme, qtbot: QtBot) -> None:
    model = StageMatrixModel()
    table = StageMatrix(model, theme)
    qtbot.addWidget(table)
    rows = [MatrixRow(str(number), f"Stage {number}", cells=(MatrixCell("plain", "1"),)) for number in range(12)]
    model.set_content("Stage", [MatrixHead("m", "Marketing")], rows)
    table.resize(400, 560)
    table.show()
    table.take("10")
    table.resize(400, 260)
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))


def test_what_the_teams_answered_to_a_case_is_not_cut(open_step: OpenStep, sample: Context) -> None:
    page = open_step(CalibrationPage, sample)
    page.open_mode("results")
    click(page, "primary")
    find(page, QTabBar, "result-tabs").setCurrentIndex(2)
    table = find(page, QTableView, "case-results")
    widths = sum(table.columnWidth(column) for column in range(table.model().columnCount()))
    assert widths == table.viewport().width(), "nothing is left over, and nothing lies outside"
    needed = [table.sizeHintForRow(row) for row in range(table.model().rowCount())]
    assert max(needed) > 46
    assert [table.rowHeight(row) for row in range(table.model().rowCount())] == [min(max(n, 46), 63) for n in needed]


def test_the_first_action_of_an_empty_sign_off_is_at_hand(open_step: OpenStep, tmp_path: Path) -> None:
    file = WorkshopFile.create(tmp_path / "empty.stageworkshop", title="Empty", actor="Ines Ferreira")
    page = open_step(SignoffPage, Context(file, "Ines Ferreira"))
    first = page.initial_focus()
    assert isinstance(first, QPushButton)
    assert first.isVisible()
    file.close()


def test_the_hint_about_the_settings_of_a_crm_is_read_whole(open_step: OpenStep, sample: Context, qtbot: QtBot) -> None:
    page = open_step(PublishPage, sample)
    # As narrow as beside the guide.
    page.resize(760, 700)
    page.crm.crm.setCurrentIndex(1)
    page.crm.crm.activated.emit(1)
    qtbot.waitUntil(lambda: not page.crm.planner.is_running, timeout=20_000)
    field = page.crm.current
    assert field.isVisible()
    assert field.fontMetrics().horizontalAdvance(field.placeholderText()) < field.width() - 24


def test_there_is_no_hole_between_the_tools_of_a_single_entry(theme: Theme, qtbot: QtBot) -> None:
    row = ItemRow(theme)
    qtbot.addWidget(row)
    row.content.addWidget(QLineEdit(row))
    tool = row.tool("filter", "Check", lambda: None)
    row.add_tool(tool)
    row.resize(400, 40)
    row.show()
    row.set_movable(False)
    row.set_in_hand(True)
    assert not row.handle.isVisible()
    assert tool.geometry().right() + 1 == row.remove.geometry().left()


def test_the_order_of_signing_opens_under_the_same_sign_as_every_menu(open_step: OpenStep, sample: Context) -> None:
    page = open_step(SignoffPage, sample)
    order = find(page, QToolButton, "signing-order")
    assert order.text() == "Any order"
    assert order.property("iconRole") == "expand"
    assert not order.icon().isNull()
    heading = find(page, QLabel, "signatories-heading")
    assert heading.geometry().right() < order.geometry().left()
    assert heading.fontMetrics().horizontalAdvance(heading.text()) <= heading.width(), "it stands on one line"

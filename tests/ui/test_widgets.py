"""The small widgets: what a person reads and what a press does."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from stageworkshop.ui.models.rows import ListRow
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.agreement_bar import AgreementBar
from stageworkshop.ui.widgets.banner import Banner
from stageworkshop.ui.widgets.card import Card
from stageworkshop.ui.widgets.empty import EmptyState
from stageworkshop.ui.widgets.flow_layout import FlowLayout
from stageworkshop.ui.widgets.fold import Fold
from stageworkshop.ui.widgets.labels import LINE_CHARACTERS, ElidedLabel, TextLabel, field_label
from stageworkshop.ui.widgets.quiet_fields import QuietCombo
from stageworkshop.ui.widgets.row_list import RowList, RowLook
from stageworkshop.ui.widgets.scrolled import ScrollColumn, bar_outside
from stageworkshop.ui.widgets.split import Split


def press(parent: QWidget, kind: type[QAbstractButton]) -> None:
    found = parent.findChild(kind)
    assert isinstance(found, QAbstractButton)
    found.click()


def test_a_banner_says_and_does(theme: Theme, qtbot: QtBot) -> None:
    banner = Banner(theme)
    qtbot.addWidget(banner)
    assert banner.text == ""
    done: list[str] = []
    banner.show_message("Not saved.", "error", [("Try again", lambda: done.append("again"))])
    assert banner.text == "Not saved."
    assert banner.accessibleName() == "Not saved."
    press(banner, QPushButton)
    assert done == ["again"]
    banner.show_message("Saved.", "success")
    qtbot.waitUntil(lambda: not banner.findChildren(QPushButton))
    press(banner, QToolButton)
    assert banner.text == ""


def test_a_card_by_mouse_and_keyboard(qtbot: QtBot) -> None:
    card = Card(clickable=True)
    qtbot.addWidget(card)
    card.resize(200, 80)
    card.show()
    with qtbot.waitSignal(card.clicked):
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(card.clicked):
            QTest.keyClick(card, key)


def test_an_empty_page_offers_the_first_action(theme: Theme, qtbot: QtBot) -> None:
    empty = EmptyState(theme, "stage", "Stages belong here.", "Add the first stage")
    qtbot.addWidget(empty)
    with qtbot.waitSignal(empty.acted):
        empty.button.click()


def test_running_text_keeps_its_lines_short(theme: Theme, qtbot: QtBot) -> None:
    text = TextLabel("word " * 200)
    qtbot.addWidget(text)
    text.resize(2_000, 400)
    text.show()
    metrics = text.fontMetrics()
    letters = metrics.horizontalAdvance("word " * (LINE_CHARACTERS // 5))
    widest = max(metrics.averageCharWidth() * LINE_CHARACTERS, letters) + 2
    assert text.maximumWidth() <= widest
    assert text.heightForWidth(2_000) == text.heightForWidth(widest)


def test_a_sentence_hardly_longer_than_a_line_stays_on_one(theme: Theme, qtbot: QtBot) -> None:
    sentence = "Everybody who touches the customer, partners too. Each team writes its own draft."
    assert len(sentence) > LINE_CHARACTERS
    text = TextLabel(sentence)
    qtbot.addWidget(text)
    text.resize(2_000, 400)
    text.show()
    assert text.heightForWidth(2_000) < 2 * text.fontMetrics().height()
    assert text.text() == sentence


def test_the_last_line_is_not_a_short_word_alone(theme: Theme, qtbot: QtBot) -> None:
    text = TextLabel("at least two teams are in the room")
    qtbot.addWidget(text)
    text.show()
    metrics = text.fontMetrics()
    narrow = metrics.horizontalAdvance("at least two teams are in the") + 4
    text.resize(narrow, 200)
    assert text.heightForWidth(narrow) < 3 * metrics.height(), "no line more than it needs"
    # What is shown: the last two words keep together, and who reads or tests the text meets it as it was given.
    assert QLabel.text(text).endswith("the\N{NO-BREAK SPACE}room")
    assert text.text() == "at least two teams are in the room"


def test_what_scrolls_ends_where_all_else_ends(theme: Theme, qtbot: QtBot) -> None:
    """With and without something to scroll: the bar lies outside the column."""
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 24, 24, 24)
    heading = QPushButton("Heading")
    column.addWidget(heading)
    inside = QPushButton("Inside")
    area = ScrollColumn("scroll")
    holder = QWidget()
    within = QVBoxLayout(holder)
    within.setContentsMargins(0, 0, 0, 0)
    within.addWidget(inside)
    area.setWidget(holder)
    column.addLayout(bar_outside(area))
    page.resize(400, 300)
    page.show()
    for height in (20, 2_000):
        holder.setMinimumHeight(height)
        QApplication.processEvents()
        right = inside.mapTo(page, inside.rect().topRight()).x()
        assert right == heading.geometry().right()


def test_a_long_title_ends_in_dots_and_stays_in_the_tooltip(theme: Theme, qtbot: QtBot) -> None:
    title = ElidedLabel("Alignment of all pipelines of all regions, autumn")
    qtbot.addWidget(title)
    title.resize(120, 20)
    title.show()
    assert title.text().endswith("…")
    assert title.toolTip() == title.whole_text


def test_cards_that_fill_a_row_end_where_it_ends(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, gap=12, fill=100)
    boxes = [QLabel("card", holder) for _ in range(3)]
    for box in boxes:
        flow.addWidget(box)
    for width in (400, 401, 402):
        flow.setGeometry(QRect(0, 0, width, 100))
        assert boxes[2].geometry().right() == width - 1


def test_a_field_label_names_its_field(qtbot: QtBot) -> None:
    box = QuietCombo()
    made = field_label("Owner", box)
    qtbot.addWidget(made)
    qtbot.addWidget(box)
    assert made.buddy() is box
    assert box.accessibleName() == "Owner"


def test_agreement_is_said_in_words_too(theme: Theme, qtbot: QtBot) -> None:
    bar = AgreementBar(theme)
    qtbot.addWidget(bar)
    assert bar.words == "nothing to compare"
    bar.set_share(0.625)
    assert bar.words == "62 % agree"
    assert bar.accessibleName() == "62 % agree"
    bar.set_share(1.7)
    assert bar.words == "100 % agree"


def test_a_fold_hides_what_is_in_it(theme: Theme, qtbot: QtBot) -> None:
    fold = Fold(theme, "Hand-off", is_open=False)
    qtbot.addWidget(fold)
    inside = QLabel("inside", fold.content)
    fold.body.addWidget(inside)
    fold.show()
    assert not inside.isVisible()
    with qtbot.waitSignal(fold.unfolded):
        fold.button.click()
    qtbot.waitUntil(inside.isVisible)
    fold.set_figure("filled 3/5")
    assert fold.button.accessibleName() == "Hand-off, filled 3/5"


def test_flow_goes_on_in_the_next_row_and_mirrors(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, gap=10)
    boxes = [QWidget(holder) for _ in range(3)]
    for box in boxes:
        box.setFixedSize(100, 20)
        flow.addWidget(box)
    holder.resize(230, 100)
    holder.show()
    assert [box.y() for box in boxes] == [0, 0, 30]
    assert flow.heightForWidth(100) == 80
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow.setGeometry(holder.rect())
    assert boxes[0].x() > boxes[1].x()


def test_both_parts_of_a_split_lie_whole_within_it_from_either_side(qtbot: QtBot) -> None:
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        holder = QWidget()
        qtbot.addWidget(holder)
        holder.setLayoutDirection(direction)
        column = QVBoxLayout(holder)
        first, second = QWidget(), QWidget()
        split = Split(first, second, holder)
        split.setSizes([280, 480])
        column.addWidget(split)
        holder.resize(800, 300)
        holder.show()
        edges = sorted((each.geometry().left(), each.geometry().right()) for each in (first, second))
        assert (edges[0][0], edges[1][1]) == (0, split.width() - 1)


def test_a_row_in_hand_stays_in_sight_when_it_grows_and_when_the_list_shrinks(theme: Theme, qtbot: QtBot) -> None:
    rows = RowList(theme, RowLook(detail_lines=7))
    qtbot.addWidget(rows)
    short = [ListRow(str(n), f"Person {n}", "Sales") for n in range(6)]
    rows.set_rows(short)
    rows.resize(256, 300)
    rows.show()
    rows.choose("4")
    rows.scrollTo(rows.currentIndex())
    rows.set_rows([*short[:4], ListRow("4", "Person 4", "typed · " * 40), short[5]])
    whole = rows.visualRect(rows.currentIndex())
    assert whole.height() > 80
    assert 0 <= whole.top() <= whole.bottom() < rows.viewport().height()
    rows.resize(256, 200)
    whole = rows.visualRect(rows.currentIndex())
    assert 0 <= whole.top() <= whole.bottom() < rows.viewport().height()
    rows.verticalScrollBar().setValue(0)
    rows.set_rows(short)
    assert rows.verticalScrollBar().value() == 0, "whoever has scrolled away is left there"


def test_no_row_is_in_hand_unseen(theme: Theme, qtbot: QtBot) -> None:
    rows = RowList(theme)
    qtbot.addWidget(rows)
    rows.set_rows([ListRow("", "Still to sort", is_heading=True), ListRow("a", "Anja"), ListRow("b", "Bo")])
    with qtbot.waitExposed(rows):
        rows.show()
    rows.activateWindow()
    rows.setFocus()
    qtbot.waitUntil(rows.hasFocus)
    pressed: list[str] = []
    rows.pressed_row.connect(pressed.append)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert (rows.current_id, pressed) == ("", [])
    for wanted in ("a", "b"):
        QTest.keyClick(rows, Qt.Key.Key_Down)
        assert rows.current_id == wanted
        assert rows.selectionModel().isSelected(rows.currentIndex())

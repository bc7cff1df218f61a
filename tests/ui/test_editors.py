"""Editors tell what is typed and left, keep half-typed text, and give back what they were given."""

from typing import Any

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from stageworkshop.domain.fields import FIELDS, Field
from stageworkshop.domain.values import Json
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.alias_editor import AliasEditor
from stageworkshop.ui.widgets.autosave import AutoLine, AutoText
from stageworkshop.ui.widgets.choice import ChoiceEditor
from stageworkshop.ui.widgets.criteria_editor import CriteriaEditor
from stageworkshop.ui.widgets.day_edit import DayField
from stageworkshop.ui.widgets.editors import editor_for
from stageworkshop.ui.widgets.examples_editor import ExamplesEditor
from stageworkshop.ui.widgets.reference_choice import ReferenceEditor, Target
from stageworkshop.ui.widgets.text_list_editor import TextListEditor

TEAMS = (Target("t1", "Marketing", 1), Target("t2", "Sales", 2))
VALUES: dict[str, Json] = {
    "name": "MQL",
    "aliases": [{"team": "t1", "name": "Hot lead"}, {"team": "", "name": "山田"}],
    "kind": "open",
    "definition": "First line.\nSecond line.",
    "entry_criteria": [
        {"text": "Asked for a quote.", "check": {"field": "Request", "operator": "equals", "value": "Quote"}},
        {
            "text": "Is a company.",
            "check": {"field": "Type", "operator": "one_of", "value": ["AG", "GmbH"]},
            "evidence": "Web form",
        },
        {"text": "Has a phone number.", "check": {"field": "Phone", "operator": "is_set"}},
    ],
    "disqualify_reasons": ["Student", "Competitor"],
    "owner": "t2",
    "sla.limit": {"amount": 4, "unit": "business_hours"},
    "sla.attempts": 3,
    "examples": [{"text": "A plant manager asks for a price.", "why": "Asks for money."}, {"text": "Another."}],
    "visible_to_partners": True,
}


@pytest.fixture
def holder(qtbot: QtBot, theme: Theme) -> QWidget:
    """A window with an input after the one under test, to move the focus to."""
    made = QWidget()
    column = QVBoxLayout(made)
    made.setLayout(column)
    qtbot.addWidget(made)
    made.show()
    return made


def put(holder: QWidget, widget: QWidget) -> None:
    layout = holder.layout()
    assert layout is not None
    layout.addWidget(widget)
    widget.show()
    holder.activateWindow()


def listen(signal: Any) -> list[Any]:
    told: list[Any] = []
    signal.connect(told.append)
    return told


@pytest.mark.parametrize("field", [field for field in FIELDS if field.key in VALUES], ids=lambda field: field.key)
def test_an_editor_gives_back_what_the_store_gave_it(field: Field, theme: Theme, holder: QWidget) -> None:
    editor = editor_for(field, theme, holder)
    put(holder, editor)
    told = listen(editor.left)
    if isinstance(editor, ReferenceEditor | AliasEditor):
        editor.set_targets(TEAMS)
    editor.set_value(VALUES[field.key])
    assert editor.value() == VALUES[field.key]
    assert field.kind.clean(editor.value(), field.label) == VALUES[field.key]
    editor.commit()
    assert told == [], "nothing was typed, so there is nothing to tell"
    editor.set_value(None)
    assert editor.value() is None


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_every_field_has_an_editor_that_can_be_named(field: Field, theme: Theme, holder: QWidget) -> None:
    editor = editor_for(field, theme, holder)
    assert editor.buddy().accessibleName()
    assert editor.buddy().objectName()


def test_a_line_is_told_when_it_is_left(holder: QWidget, qtbot: QtBot) -> None:
    line, other = AutoLine(holder), AutoLine(holder)
    put(holder, line)
    put(holder, other)
    told = listen(line.left)
    line.set_text("Sales")
    line.setFocus()
    line.end(False)
    QTest.keyClicks(line, " team")
    assert told == []
    other.setFocus()
    assert told == ["Sales team"]
    line.setFocus()
    other.setFocus()
    assert told == ["Sales team"], "told once"


def test_a_line_is_told_when_typing_pauses(holder: QWidget, qtbot: QtBot) -> None:
    line = AutoLine(holder)
    put(holder, line)
    with qtbot.waitSignal(line.left, timeout=3_000) as told:
        QTest.keyClicks(line, "Sales")
    assert told.args == ["Sales"]


@pytest.mark.parametrize("kind", [AutoLine, AutoText])
def test_half_typed_text_stays_when_the_page_is_read_anew(
    kind: type[AutoLine | AutoText], holder: QWidget, qtbot: QtBot
) -> None:
    field = kind(holder)
    put(holder, field)
    field.set_text("Old words")
    field.setFocus()
    QTest.keyClicks(field, "x")
    field.set_text("Old words")
    text = field.text() if isinstance(field, AutoLine) else field.toPlainText()
    assert "x" in text
    assert field.has_unsaved
    field.set_text(text)
    assert not field.has_unsaved
    field.set_text("Changed by undo")
    assert (field.text() if isinstance(field, AutoLine) else field.toPlainText()) == "Changed by undo"


def test_a_refused_text_is_not_taken_away(holder: QWidget, qtbot: QtBot) -> None:
    line, other = AutoLine(holder), AutoLine(holder)
    put(holder, line)
    put(holder, other)
    line.set_text("Sales")
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "much too long")
    other.setFocus()
    line.set_text("Sales")
    assert line.text() == "much too long"


def test_a_blank_at_the_end_is_not_taken_from_under_the_fingers(holder: QWidget, qtbot: QtBot) -> None:
    line = AutoLine(holder)
    put(holder, line)
    line.setFocus()
    QTest.keyClicks(line, "Sales ")
    line.commit()
    line.set_text("Sales")
    assert line.text() == "Sales "
    QTest.keyClicks(line, "team")
    assert line.text() == "Sales team"


def test_text_grows_with_its_words(holder: QWidget, qtbot: QtBot) -> None:
    field = AutoText(holder)
    put(holder, field)
    small = field.height()
    field.set_text("\n".join(str(n) for n in range(9)))
    assert field.height() > small
    field.set_text("\n".join(str(n) for n in range(200)))
    assert field.height() < 600


def test_rows_by_keyboard(theme: Theme, holder: QWidget, qtbot: QtBot) -> None:
    editor = TextListEditor(theme, "Add a reason", parent=holder)
    editor.name_inputs("reasons", "Reasons")
    put(holder, editor)
    told = listen(editor.edited)
    editor.add_button.click()
    for word in ("Student", "Competitor"):
        QTest.keyClicks(editor.rows[-1].line, word)
        QTest.keyClick(editor.rows[-1].line, Qt.Key.Key_Return)
    assert told[-1] == ["Student", "Competitor"]
    editor.set_value(told[-1])
    QTest.keyClick(editor.rows[1].line, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert told[-1] == ["Competitor", "Student"]
    editor.set_value(told[-1])
    assert editor.rows[2].value() is None
    QTest.keyClick(editor.rows[2].line, Qt.Key.Key_Backspace)
    assert len(editor.rows) == 2
    editor.rows[0].remove.click()
    assert told[-1] == ["Student"]


def test_criteria_are_typed_one_after_the_other_with_enter(theme: Theme, holder: QWidget) -> None:
    editor = CriteriaEditor(theme, "Add a criterion", holder)
    put(holder, editor)
    told = listen(editor.edited)
    editor.add_row().text.setFocus()
    for words in ("Asked for a quote.", "Has a phone number."):
        QTest.keyClicks(holder.focusWidget(), words)
        QTest.keyClick(holder.focusWidget(), Qt.Key.Key_Return)
    assert told[-1] == [{"text": "Asked for a quote."}, {"text": "Has a phone number."}]
    QTest.keyClicks(holder.focusWidget(), "One sentence,")
    QTest.keyClick(holder.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(holder.focusWidget(), "in two lines.")
    assert len(editor.rows) == 3
    assert editor.rows[2].text.toPlainText() == "One sentence,\nin two lines."


def test_an_example_goes_on_to_its_reason_and_then_to_the_next_with_enter(theme: Theme, holder: QWidget) -> None:
    editor = ExamplesEditor(theme, "Add an example", holder)
    put(holder, editor)
    told = listen(editor.edited)
    editor.add_row().text.setFocus()
    for words in ("A plant manager asks.", "Asks for money.", "A student asks."):
        QTest.keyClicks(holder.focusWidget(), words)
        QTest.keyClick(holder.focusWidget(), Qt.Key.Key_Return)
    assert told[-1] == [{"text": "A plant manager asks.", "why": "Asks for money."}, {"text": "A student asks."}]


def test_a_row_in_hand_survives_what_others_change(theme: Theme, holder: QWidget, qtbot: QtBot) -> None:
    editor = TextListEditor(theme, "Add", parent=holder)
    put(holder, editor)
    editor.set_value(["one", "two"])
    line = editor.rows[1].line
    line.setFocus()
    QTest.keyClicks(line, "!")
    typed = line.text()
    editor.set_value(["one changed", "two"])
    assert [row.line.text() for row in editor.rows] == ["one changed", typed]


def test_a_criterion_with_check_and_evidence(theme: Theme, holder: QWidget, qtbot: QtBot) -> None:
    editor = CriteriaEditor(theme, "Add a criterion", holder)
    editor.name_inputs("entry_criteria", "Entry criteria")
    put(holder, editor)
    told = listen(editor.edited)
    editor.add_button.click()
    row = editor.rows[0]
    QTest.keyClicks(row.text, "Named a date.")
    row.more.click()
    QTest.keyClicks(row.field, "Close date")
    row.operator.setCurrentIndex(row.operator.findData("is_set"))
    QTest.keyClicks(row.evidence, "Mail")
    row.commit()
    check = {"field": "Close date", "operator": "is_set"}
    assert told[-1] == [{"text": "Named a date.", "check": check, "evidence": "Mail"}]
    assert row.operand.isHidden(), "nothing to compare with"


def test_check_and_evidence_are_read_back_as_a_sentence(theme: Theme, holder: QWidget, qtbot: QtBot) -> None:
    editor = CriteriaEditor(theme, "Add a criterion", holder)
    put(holder, editor)
    editor.set_value(
        [
            {
                "text": "They asked for a visit.",
                "check": {"field": "Wish", "operator": "one_of", "value": ["a visit", "a call"]},
                "evidence": "Mail",
            },
            {"text": "A budget is named."},
        ]
    )
    row, plain = editor.rows
    assert row.said.text() == "In the CRM: “Wish” is one of “a visit” or “a call”. Seen in: Mail."
    assert row.said.isVisible()
    assert not row.field.isVisible(), "folded until somebody edits it"
    assert not plain.said.isVisible()
    row.change.click()
    assert row.field.hasFocus()
    row.operator.setCurrentIndex(row.operator.findData("at_least"))
    row.operand.clear()
    QTest.keyClicks(row.operand, "2")
    assert row.said.text() == "In the CRM: “Wish” is at least “2”. Seen in: Mail."
    row.change.click()
    assert not row.field.isVisible()
    assert row.text.hasFocus()


def test_a_row_is_dragged_to_its_place(theme: Theme, holder: QWidget, qtbot: QtBot) -> None:
    editor = CriteriaEditor(theme, "Add a criterion", holder)
    put(holder, editor)
    editor.set_value([{"text": "One"}, {"text": "Two", "evidence": "Mail"}, {"text": "Three"}])
    QApplication.processEvents()
    told = listen(editor.edited)
    row = editor.rows[0]
    handle = row.handle
    assert not handle.isVisible()
    row.text.setFocus()
    assert handle.isVisible(), "a row in hand can be dragged"
    QTest.mousePress(handle, Qt.MouseButton.LeftButton)
    last = editor.rows[2]
    target = handle.mapFromGlobal(last.mapToGlobal(QPoint(5, last.height() - 2)))
    QTest.mouseMove(handle, QPoint(5, target.y() // 2))
    QTest.mouseMove(handle, target)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=handle.rect().center())
    assert [each["text"] for each in told[-1]] == ["Two", "Three", "One"]
    assert len(told) == 1, "one change, when it is let go"
    editor.set_value(told[-1])
    assert [each.text.toPlainText() for each in editor.rows] == ["Two", "Three", "One"]
    assert editor.rows[2] is row


def test_a_list_of_one_has_nothing_to_drag(theme: Theme, holder: QWidget, qtbot: QtBot) -> None:
    editor = CriteriaEditor(theme, "Add a criterion", holder)
    put(holder, editor)
    editor.set_value([{"text": "One"}])
    editor.rows[0].text.setFocus()
    assert not editor.rows[0].handle.isVisible()
    assert editor.rows[0].remove.isVisible()


def test_a_narrow_panel_shows_team_and_name_whole(theme: Theme, holder: QWidget, qtbot: QtBot) -> None:
    editor = AliasEditor(theme, "Add a name", holder)
    put(holder, editor)
    editor.set_targets([Target("m", "Marketing", 1)])
    editor.set_value([{"team": "m", "name": "Real enquiry from a practice"}])
    row = editor.rows[0]
    for width in (310, 620):
        editor.setFixedWidth(width)
        QApplication.processEvents()
        beside = row.line.geometry().top() < row.team.geometry().bottom()
        assert beside is (width > 420)
        assert row.line.width() > row.line.fontMetrics().horizontalAdvance(row.line.text())


def test_a_choice_is_made_and_taken_back(theme: Theme, holder: QWidget, qtbot: QtBot) -> None:
    editor = ChoiceEditor(theme, [("open", "open"), ("won", "won")], holder)
    editor.name_inputs("kind", "Kind")
    put(holder, editor)
    told = listen(editor.left)
    editor.button("won").click()
    editor.set_value("won")
    assert not editor.button("won").icon().isNull(), "a tick, not colour alone"
    editor.button("won").setFocus()
    QTest.keyClick(editor.button("won"), Qt.Key.Key_Left)
    assert editor.button("open").hasFocus()
    editor.button("won").click()
    assert told == ["won", None]


def turn_wheel(widget: QWidget) -> None:
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    assert not event.isAccepted(), "the page is to scroll"


def test_the_wheel_changes_nothing(theme: Theme, holder: QWidget, qtbot: QtBot) -> None:
    """Also where somebody has just chosen: who scrolls on would choose again."""
    field = next(field for field in FIELDS if field.key == "sla.limit")
    editor = editor_for(field, theme, holder)
    day = DayField(holder)
    day.setDate(QDate(2027, 5, 24))
    for each in (editor, day):
        put(holder, each)
    editor.set_value({"amount": 4, "unit": "days"})
    for child in (*editor.findChildren(QSpinBox), *editor.findChildren(QComboBox), day):
        turn_wheel(child)
        child.setFocus()
        turn_wheel(child)
    assert editor.value() == {"amount": 4, "unit": "days"}
    assert day.date() == QDate(2027, 5, 24)

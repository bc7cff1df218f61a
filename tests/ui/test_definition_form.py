"""The form of a definition: every field there, filled from the store, told as it is left, with errors beside fields."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from stageworkshop.domain.fields import FIELDS
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.definition_form import DefinitionForm
from stageworkshop.ui.widgets.reference_choice import Target

TEAMS = (Target("t1", "Marketing", 1), Target("t2", "Sales", 2))


@pytest.fixture
def form(qtbot: QtBot, theme: Theme) -> DefinitionForm:
    made = DefinitionForm(theme)
    qtbot.addWidget(made)
    made.resize(700, 900)
    made.show()
    return made


def shown(form: DefinitionForm) -> list[str]:
    return [label.text() for label in form.findChildren(QLabel) if label.isVisible()]


def test_every_declared_field_is_in_it(form: DefinitionForm) -> None:
    for field in FIELDS:
        assert form.part(field.key).field is field
        assert form.part(field.key).caption.buddy() is not None


def test_it_counts_what_is_filled(form: DefinitionForm) -> None:
    form.set_values({"name": "MQL", "kind": "open", "sla.limit": {"amount": 4, "unit": "hours"}}, TEAMS)
    assert "filled 2/3" in shown(form)
    assert "filled 1/4" in shown(form)


def test_a_field_is_told_by_its_key(form: DefinitionForm, qtbot: QtBot) -> None:
    form.set_values({"name": "MQL"}, TEAMS)
    line = form.findChild(QLineEdit, "name")
    assert line is not None
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "SAL")
    with qtbot.waitSignal(form.field_left) as told:
        form.commit()
    assert told.args == ["name", "SAL"]


def test_what_a_finished_definition_needs_is_marked(form: DefinitionForm) -> None:
    form.set_values({"name": "MQL"}, TEAMS)
    assert "still needed" in shown(form)
    needed = form.part("sla.clock_start")
    assert "still needed" not in [each.text() for each in needed.findChildren(QLabel) if each.isVisible()]
    form.set_values({"name": "MQL", "sla.limit": {"amount": 4, "unit": "hours"}}, TEAMS)
    assert "still needed" in [each.text() for each in needed.findChildren(QLabel) if each.isVisible()]


def test_an_error_stands_beside_its_field_and_unfolds_it(form: DefinitionForm) -> None:
    form.set_values({}, TEAMS)
    assert form.part("sla.attempts").error == ""
    form.show_error("sla.attempts", "100 is not between 1 and 99.")
    assert "100 is not between 1 and 99." in shown(form)
    form.show_error("sla.attempts", "")
    assert form.part("sla.attempts").error == ""


def test_a_definition_to_look_at_cannot_be_typed_in(form: DefinitionForm) -> None:
    form.set_values({"name": "MQL"}, TEAMS)
    form.set_read_only(True)
    line = form.findChild(QLineEdit, "name")
    assert line is not None
    QTest.keyClicks(line, "x")
    assert line.text() == "MQL"

"""Publish, for the CRM: the plan is read, corrected and written, and nothing is replaced unasked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from stageworkshop.actions.context import Context
from stageworkshop.crm.mapping import NEW
from stageworkshop.crm.targets import TARGETS, target
from stageworkshop.ui.models.crm_mapping import MappingRow
from stageworkshop.ui.steps.publish import PublishPage
from stageworkshop.ui.steps.publish.crm.rows import text_height
from stageworkshop.ui.steps.publish.crm.section import CRMS
from tests.ui.steps.one_page import OpenStep, click, text


@pytest.fixture
def page(open_step: OpenStep, sample: Context, tmp_path: Path) -> PublishPage:
    made = open_step(PublishPage, sample)
    made.options.folder.setText(str(tmp_path / "out"))
    return made


def choose(page: PublishPage, key: str, qtbot: QtBot, current: str = "") -> None:
    page.crm.current.setText(current)
    box = page.crm.crm
    box.setCurrentIndex(box.findData(key))
    with qtbot.waitSignal(page.crm.planner.running_changed, timeout=20_000):
        box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: not page.crm.planner.is_running, timeout=20_000)


def cells(model: QAbstractItemModel) -> list[list[str]]:
    columns = range(model.columnCount())
    return [[str(model.index(row, at).data() or "") for at in columns] for row in range(model.rowCount())]


def test_every_crm_is_offered_by_its_name() -> None:
    assert [key for key, _ in CRMS] == [key for key in TARGETS if key != "csv"]
    assert all(name == target(key).label for key, name in CRMS)


def test_nothing_is_shown_before_a_crm_is_chosen(page: PublishPage) -> None:
    assert not page.crm.write.isVisible()
    assert not page.crm.current.isVisible()


def test_the_list_of_crms_stays_where_it_is_when_one_is_chosen(page: PublishPage, qtbot: QtBot) -> None:
    page.resize(1_000, 800)
    page.show()
    qtbot.wait(1)
    before = page.crm.crm.geometry()
    choose(page, "salesforce", qtbot)
    qtbot.wait(1)
    assert page.crm.crm.geometry().left() == before.left()
    assert page.crm.crm.width() == before.width()


def test_a_column_as_wide_as_its_words_does_not_wrap_them(page: PublishPage, qtbot: QtBot) -> None:
    page.resize(1_000, 800)
    page.show()
    choose(page, "salesforce", qtbot)
    table = page.crm.view.steps
    qtbot.wait(1)
    model = table.model()
    line = table.fontMetrics().height()
    wrapped = [
        model.index(row, 2).data()
        for row in range(model.rowCount())
        if text_height(table, model.index(row, 2)) > line * 1.5
    ]
    assert wrapped == []


def test_settings_are_looked_for_where_the_files_go(page: PublishPage, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def ask(_parent: object, _title: str, place: str) -> str:
        asked.append(place)
        return ""

    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getExistingDirectory", ask)
    menu = page.crm.choose.menu()
    assert menu is not None
    menu.actions()[0].trigger()
    page.crm.current.setText("/somewhere/else")
    menu.actions()[0].trigger()
    assert asked == [page.options.folder.text(), "/somewhere/else"]


def test_the_plan_names_every_change_and_every_loss(page: PublishPage, qtbot: QtBot) -> None:
    choose(page, "salesforce", qtbot)
    steps = cells(page.crm.view.steps.model())
    assert ["Add", "“Room plan” after “Accepted project”", "Opportunity stages"] in steps
    assert any(step[0] == "Switch off" and "its records go to" in step[1] for step in steps)
    notes = cells(page.crm.view.notes.model())
    assert any(kind == "To be confirmed" and "Closed Lost" in words for kind, words in notes)
    assert any(kind == "No place in this CRM" and "Installed base" in words for kind, words in notes)
    assert f"{len(steps)} changes in Salesforce" in text(page, "crm-summary")


def test_a_guess_is_corrected_kept_and_planned_again(page: PublishPage, qtbot: QtBot) -> None:
    choose(page, "salesforce", qtbot)
    view = page.crm.view
    QTest.mouseClick(view.modes.findChildren(type(view.modes._buttons["mapping"]))[2], Qt.MouseButton.LeftButton)
    model = view.mapping.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    row = next(at for at, each in enumerate(model.rows) if each.name.startswith("Project lost"))
    assert model.rows[row].words == "Closed Lost"
    assert "names are alike" in model.rows[row].note
    table = view.mapping.table
    table.setCurrentIndex(model.index(row, 1))
    table.edit(model.index(row, 1))
    box = table.findChild(QComboBox, "crm-entry")
    assert box is not None
    box.setCurrentIndex(box.findData(NEW))
    with qtbot.waitSignal(page.crm.planner.planned, timeout=20_000):
        box.activated.emit(box.currentIndex())
    assert model.rows[row].words == "New in the CRM"
    assert not model.rows[row].note
    kept = page.crm.planner.mapping_file("salesforce")
    assert json.loads(kept.read_text())["stages"] == {"project-lost": NEW}
    assert any(step[:2] == ["Add", "“Project lost” after “Order confirmed”"] for step in cells(view.steps.model()))


@pytest.mark.parametrize("column", [0, 1, 2])
def test_enter_on_a_line_opens_its_answer_and_the_same_answer_confirms_it(
    column: int, page: PublishPage, qtbot: QtBot
) -> None:
    page.show()
    choose(page, "salesforce", qtbot)
    click(page.crm.view, "crm-view-mapping")
    model, table = page.crm.view.mapping.model, page.crm.view.mapping.table
    row = next(at for at, each in enumerate(model.rows) if each.name.startswith("Project lost"))
    assert model.rows[row].note
    table.setFocus()
    table.setCurrentIndex(model.index(row, column))
    QTest.keyClick(table, Qt.Key.Key_Return)
    box = table.findChild(QComboBox, "crm-entry")
    assert box is not None
    with qtbot.waitSignal(page.crm.planner.planned, timeout=20_000):
        QTest.keyClick(box.view(), Qt.Key.Key_Return)
    assert model.rows[row].words == "Closed Lost"
    assert not model.rows[row].note


def test_an_answer_that_takes_another_line_away_leaves_the_place(page: PublishPage, qtbot: QtBot) -> None:
    choose(page, "salesforce", qtbot)
    click(page.crm.view, "crm-view-mapping")
    model, table = page.crm.view.mapping.model, page.crm.view.mapping.table
    row = next(at for at, each in enumerate(model.rows) if each.name.startswith("Room plan"))
    before = len(model.rows)
    table.setCurrentIndex(model.index(row, 1))
    with qtbot.waitSignal(page.crm.planner.planned, timeout=20_000):
        assert model.setData(model.index(row, 1), "Needs Analysis")
    assert len(model.rows) == before - 1
    assert model.rows[table.currentIndex().row()].name.startswith("Room plan")


def write_name(page: PublishPage, field: str, name: str, qtbot: QtBot) -> MappingRow:
    """Write what the CRM calls a field; the row as it is then."""
    model, table = page.crm.view.fields.model, page.crm.view.fields.table
    at = next(at for at, each in enumerate(model.rows) if (each.part, each.key) == ("fields", field))
    table.setCurrentIndex(model.index(at, 1))
    table.edit(model.index(at, 1))
    line = table.findChild(QLineEdit, "crm-field")
    assert line is not None
    line.setText(name)
    with qtbot.waitSignal(page.crm.planner.planned, timeout=20_000):
        QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.findChild(QLineEdit, "crm-field") is None)
    return model.rows[at]


def test_what_the_crm_calls_a_field_is_said_here_and_its_checks_become_rules(page: PublishPage, qtbot: QtBot) -> None:
    choose(page, "salesforce", qtbot)
    click(page.crm.view, "crm-view-fields")
    view = page.crm.view
    QAbstractItemModelTester(view.fields.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    planner = page.crm.planner
    assert planner.plan is not None
    field = next(
        check.field
        for _, stage in planner.plan.document.stages
        for criterion in stage.entry_criteria or []
        if (check := criterion.check) and check.field in planner.plan.wanted.unknown_fields
    )
    (row,) = [each for each in view.fields.model.rows if each.key == field]
    assert row.words == "(write its name in the CRM)"
    assert row.note.startswith("Asked for “")
    row = write_name(page, field, "no such name", qtbot)
    assert row.note == "Salesforce can have no field of this name."
    row = write_name(page, field, "Our_field__c", qtbot)
    assert (row.words, row.note) == ("Our_field__c", "")
    assert json.loads(planner.mapping_file("salesforce").read_text())["fields"] == {field: "Our_field__c"}
    assert planner.plan is not None
    rules = planner.plan.wanted.configuration.of_kind("ValidationRule")
    assert any("Our_field__c" in str(item.facts) for each in rules for item in each.items)


def test_a_crm_without_rules_is_not_asked_for_fields(page: PublishPage, qtbot: QtBot) -> None:
    choose(page, "salesforce", qtbot)
    click(page.crm.view, "crm-view-fields")
    assert page.crm.view.fields.table.isVisible()
    choose(page, "odoo", qtbot)
    assert not page.crm.view.modes._buttons["fields"].isVisible()
    assert page.crm.view.steps.isVisible()


def test_the_package_is_written_and_then_leaves_nothing_to_change(
    page: PublishPage, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(page, "hubspot", qtbot)
    click(page, "crm-write")
    folder = tmp_path / "out" / "crm-hubspot"
    assert {"requests.json", "HOW-TO-LOAD.md", "PLAN.txt", "SHA256SUMS"} <= {path.name for path in folder.iterdir()}
    assert "HOW-TO-LOAD.md" in text(page, "written-kind")
    opens = [each.accessibleName() for each in page.written.findChildren(QPushButton) if each.text() == "Open"]
    assert opens[0] == "Open HOW-TO-LOAD.md"
    click(page, "crm-write")
    assert page.crm.confirm.isVisible()
    choose(page, "hubspot", qtbot, str(folder))
    assert "nothing to change" in text(page, "crm-summary")
    assert not page.crm.write.isVisible()


def test_settings_that_were_retrieved_again_are_read_again(page: PublishPage, tmp_path: Path, qtbot: QtBot) -> None:
    """Who has loaded the package retrieves into the same folder and looks whether anything has drifted."""
    page.show()
    choose(page, "hubspot", qtbot)
    click(page, "crm-write")
    folder = tmp_path / "out" / "crm-hubspot"
    choose(page, "hubspot", qtbot, str(folder))
    assert "nothing to change" in text(page, "crm-summary")
    assert not page.crm.view.steps.isVisible()
    assert page.crm.view.modes.isVisible()
    now = (folder / "after.json").read_text(encoding="utf-8")
    assert now.count('"label": "Room plan"') == 1
    (folder / "after.json").write_text(now.replace('"label": "Room plan"', '"label": "Drawing"'), encoding="utf-8")
    with qtbot.waitSignal(page.crm.planner.planned, timeout=20_000):
        QTest.keyClick(page.crm.current, Qt.Key.Key_Return)
    assert ["Rename", "“Drawing” becomes “Room plan”"] in [row[:2] for row in cells(page.crm.view.steps.model())]
    assert page.crm.view.steps.isVisible()


def test_settings_that_can_not_be_read_are_one_sentence(page: PublishPage, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "settings.json").write_text("no json")
    choose(page, "hubspot", qtbot, str(tmp_path / "settings.json"))
    assert "is not JSON" in text(page, "crm-message")
    assert not page.crm.write.isVisible()
    choose(page, "hubspot", qtbot)
    assert page.crm.message.isHidden()
    assert page.crm.view.isVisible()


def test_no_sentence_is_cut_in_whatever_width(page: PublishPage, qtbot: QtBot) -> None:
    choose(page, "salesforce", qtbot)
    click(page.crm.view, "crm-view-mapping")
    table = page.crm.view.mapping.table
    model = table.model()
    every = [model.index(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())]
    for width in range(500, 800, 25):
        table.resize(width, 300)
        qtbot.wait(1)
        assert all(table.rowHeight(index.row()) >= text_height(table, index) for index in every)

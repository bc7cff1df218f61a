"""The page Prepare: what is typed and left is on disk; refusals give their reason and keep the words."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDateEdit,
    QFrame,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from stageworkshop.actions import drafts, stances, teams
from stageworkshop.actions.context import Context
from stageworkshop.charter import definitions, snapshot
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.workshop import Participant, Team, Term, Workshop
from stageworkshop.store.workshop_file import WorkshopFile
from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.looking import LookOnly
from stageworkshop.ui.steps.prepare import PreparePage
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.sheet import Sheet
from stageworkshop.ui.widgets.sheet_delegate import SheetDelegate
from tests.ui import workshops
from tests.ui.keyboard import type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


class Room:
    """The page over a real file, wired as the frame does it."""

    def __init__(self, qtbot: QtBot, ctx: Context) -> None:
        self.ctx = ctx
        self.bridge = Bridge(ctx)
        self.page = PreparePage(self.bridge, Theme("light"))
        qtbot.addWidget(self.page)
        self.bridge.changed.connect(self.page.refresh)
        self.page.refresh(None)
        self.page.resize(900, 1600)
        self.page.show()
        qtbot.waitExposed(self.page)

    def line(self, name: str) -> QLineEdit:
        found = self.page.findChild(QLineEdit, name)
        assert found is not None
        return found

    def press(self, name: str) -> None:
        button = self.page.findChild(QAbstractButton, name)
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def type_in(self, name: str, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
        line = self.line(name)
        line.setFocus()
        type_text(line, text)
        QTest.keyClick(line, key)

    def choose(self, sheet: Sheet, words: str) -> None:
        """Open the choice of the current cell with Enter and take the entry with these words."""
        QTest.keyClick(sheet, Qt.Key.Key_Return)
        menu = sheet.findChildren(QMenu)[-1]
        action = next(action for action in menu.actions() if action.text() == words)
        action.trigger()
        menu.close()
        # Where there is a window manager it gives the focus back to the page by itself.
        self.page.activateWindow()
        sheet.setFocus()
        QApplication.processEvents()

    def reopened(self) -> WorkshopFile:
        """What lands on disk."""
        self.ctx.file.close()
        return WorkshopFile.open(self.ctx.file.path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "w.stageworkshop"


@pytest.fixture
def blank(qtbot: QtBot, path: Path) -> Iterator[Room]:
    room = Room(qtbot, workshops.empty(path))
    yield room
    room.ctx.file.close()


@pytest.fixture
def room(qtbot: QtBot, path: Path) -> Iterator[Room]:
    made = Room(qtbot, workshops.small(path))
    yield made
    made.ctx.file.close()


def open_editor(sheet: Sheet) -> QLineEdit:
    editor = sheet.indexWidget(sheet.currentIndex())
    assert isinstance(editor, QLineEdit)
    return editor


def edit_cell(sheet: Sheet, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    QTest.keyClick(sheet, Qt.Key.Key_F2)
    editor = open_editor(sheet)
    editor.selectAll()
    type_text(editor, text)
    QTest.keyClick(editor, key)
    # The view lets the editor finish before it takes the words.
    QApplication.processEvents()


def test_what_it_is_about_is_on_disk_when_the_field_is_left(blank: Room) -> None:
    blank.type_in("organisation", "Łódź Pumps", Qt.Key.Key_Tab)
    purpose = blank.page.findChild(QPlainTextEdit, "purpose")
    assert purpose is not None
    purpose.setFocus()
    type_text(purpose, "One meaning for MQL")
    QTest.keyClick(purpose, Qt.Key.Key_Tab)
    workshop = blank.reopened().all(Workshop)[0]
    assert (workshop.organisation, workshop.purpose) == ("Łódź Pumps", "One meaning for MQL")


def test_half_typed_words_survive_a_change_from_elsewhere(blank: Room) -> None:
    blank.line("organisation").setFocus()
    type_text(blank.line("organisation"), "Nor")
    blank.page.teams.add.setText("half a te")
    blank.bridge.run(teams.add_team, name="Service")
    assert blank.line("organisation").text() == "Nor"
    assert blank.page.teams.add.text() == "half a te"


def test_teams_are_added_one_after_the_other(blank: Room) -> None:
    for name in ("Marketing", "Sales", "販売代理店"):
        blank.type_in("add-team", name)
    assert blank.line("add-team").text() == ""
    assert [blank.page.teams.model.row(at).name for at in range(3)] == ["Marketing", "Sales", "販売代理店"]
    blank.type_in("add-team", "sales")
    assert "already a team" in blank.page.error
    assert blank.line("add-team").text() == "sales", "what was refused stays to be mended"
    assert [team.name for team in blank.reopened().all(Team)] == ["Marketing", "Sales", "販売代理店"]


def test_a_name_that_is_left_in_the_line_is_added_without_enter(blank: Room) -> None:
    blank.type_in("add-team", "Service", Qt.Key.Key_Tab)
    assert [team.name for team in blank.reopened().all(Team)] == ["Service"]


def test_a_team_is_renamed_in_place_and_a_refused_name_stays_in_the_cell(room: Room, qtbot: QtBot) -> None:
    sheet = room.page.teams.sheet
    sheet.setFocus()
    sheet.take(room.page.teams.model.row(0).id)
    edit_cell(sheet, "Brand")
    assert room.page.teams.model.row(0).name == "Brand"
    edit_cell(sheet, "Sales")
    qtbot.waitUntil(lambda: sheet.indexWidget(sheet.currentIndex()) is not None)
    editor = open_editor(sheet)
    assert editor.text() == "Sales"
    assert "already a team" in room.page.error
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert [team.name for team in room.reopened().all(Team)][:2] == ["Brand", "Sales"]


def test_kind_and_colour_are_chosen_by_name(room: Room) -> None:
    sheet, model = room.page.teams.sheet, room.page.teams.model
    sheet.setFocus()
    sheet.setCurrentIndex(model.index(1, 1))
    room.choose(sheet, "partner")
    sheet.setCurrentIndex(model.index(1, 2))
    room.choose(sheet, "Grey")
    assert model.index(1, 2).data() == "Grey"
    team = room.reopened().all(Team)[1]
    assert (team.kind, team.colour) == ("partner", 8)


def test_teams_change_places_by_keyboard_and_by_dragging(room: Room) -> None:
    sheet, model = room.page.teams.sheet, room.page.teams.model
    sheet.setFocus()
    sheet.take(model.row(0).id)
    QTest.keyClick(sheet, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [model.row(at).name for at in range(3)] == ["Sales", "Marketing", "Łukasz & Co."]
    assert sheet.currentIndex().row() == 1, "the team stays in hand"
    last = sheet.visualRect(model.index(2, 0))
    sheet.setCurrentIndex(model.index(0, 0))
    data: QMimeData = model.mimeData([model.index(0, 0)])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    at = QPointF(last.center().x(), last.bottom() - 1)
    sheet.dropEvent(QDropEvent(at, Qt.DropAction.MoveAction, data, buttons, keys))
    assert [team.name for team in room.reopened().all(Team)] == ["Marketing", "Łukasz & Co.", "Sales"]


def test_a_right_click_moves_and_removes_by_name(room: Room) -> None:
    sheet, model = room.page.teams.sheet, room.page.teams.model

    def act(row: int, words: str) -> None:
        at = sheet.visualRect(model.index(row, 0)).center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, sheet.viewport().mapToGlobal(at))
        QApplication.sendEvent(sheet.viewport(), event)
        menu = sheet.findChildren(QMenu)[-1]
        action = next(each for each in menu.actions() if each.text().startswith(words))
        assert action.isEnabled() is not (row == 0 and words == "Move up")
        action.trigger()
        menu.close()
        QApplication.processEvents()

    act(0, "Move up")
    act(2, "Move up")
    assert [model.row(at).name for at in range(3)] == ["Marketing", "Łukasz & Co.", "Sales"]
    act(1, "Remove")
    assert [team.name for team in room.reopened().all(Team)] == ["Marketing", "Sales"]


def test_a_team_that_has_written_is_not_removed_and_the_page_says_why(room: Room) -> None:
    model, sheet = room.page.teams.model, room.page.teams.sheet
    stage = room.ctx.file.all(Stage)[0]
    room.bridge.run(drafts.set_value, stage_id=stage.id, team_id=model.row(0).id, field="definition", value="Words")
    sheet.setFocus()
    sheet.take(model.row(0).id)
    QTest.keyClick(sheet, Qt.Key.Key_Delete)
    assert "has written drafts" in room.page.error
    sheet.take(model.row(2).id)
    QTest.keyClick(sheet, Qt.Key.Key_Delete)
    assert [team.name for team in room.reopened().all(Team)] == ["Marketing", "Sales"]


def test_who_is_without_a_team_is_said_and_nothing_moves(room: Room) -> None:
    QApplication.processEvents()
    model, sheet, banner = room.page.teams.model, room.page.teams.sheet, room.page.banner
    people = [person for person in room.ctx.file.all(Participant) if person.team_id == model.row(0).id]
    assert people
    name, at = model.row(0).name, room.page.teams.mapTo(room.page, QPoint(0, 0))
    sheet.take(model.row(0).id)
    QTest.keyClick(sheet, Qt.Key.Key_Delete)
    QApplication.processEvents()
    assert banner.isVisible()
    assert name in banner.text
    assert "without a team now" in banner.text
    assert "Ctrl+Z" in banner.text
    assert room.page.teams.mapTo(room.page, QPoint(0, 0)) == at
    close = banner.findChild(QAbstractButton, "banner-close")
    assert close is not None
    for _ in range(200):
        if close.hasFocus():
            break
        QTest.keyClick(QApplication.focusWidget() or room.page, Qt.Key.Key_Tab)
    assert close.hasFocus()
    QTest.keyClick(close, Qt.Key.Key_Escape)
    assert not banner.isVisible()
    assert not banner.text
    assert room.page.teams.mapTo(room.page, QPoint(0, 0)) == at


def test_a_person_is_written_down_with_the_keyboard_alone(room: Room) -> None:
    room.type_in("add-person", "Ana Nguyễn")
    sheet, model = room.page.people.sheet, room.page.people.model
    sheet.setFocus()
    sheet.setCurrentIndex(model.index(4, 1))
    room.choose(sheet, "Sales")
    sheet.setCurrentIndex(model.index(4, 2))
    edit_cell(sheet, "Key account", Qt.Key.Key_Tab)
    editor = open_editor(sheet)
    type_text(editor, "ana@example.com")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    sheet.setCurrentIndex(model.index(4, 6))
    QTest.keyClick(sheet, Qt.Key.Key_Space)
    sales = room.ctx.file.all(Team)[1].id
    person = room.reopened().all(Participant)[4]
    assert (person.name, person.team_id, person.job_title) == ("Ana Nguyễn", sales, "Key account")
    assert (person.email, person.roles) == ("ana@example.com", ["signatory"])


def test_an_observer_does_not_sign_and_the_tick_does_not_stay(room: Room) -> None:
    sheet, model = room.page.people.sheet, room.page.people.model
    sheet.setCurrentIndex(model.index(1, 7))
    QTest.keyClick(sheet, Qt.Key.Key_Space)
    assert "observer does not sign" in room.page.error
    assert Qt.CheckState(model.index(1, 7).data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Unchecked


def test_people_pasted_from_a_spreadsheet_are_previewed_and_added_in_one_step(room: Room) -> None:
    sheet, before = room.page.people.sheet, len(room.ctx.file.all(Participant))
    QGuiApplication.clipboard().setText(
        "Name\tTeam\tE-mail\n"
        "محمد علي\tService\tm.ali@example.com\n"
        "Ruth Okafor\t\t\n"
        "Jo Dean\tSales\tnot an address\n"
        "\tSales\t\n"
    )
    sheet.setFocus()
    sheet.setCurrentIndex(room.page.people.model.index(0, 0))
    QTest.keyClick(sheet, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    paste = room.page.paste
    assert paste.isVisible()
    preview = room.page.findChild(QTableView, "people-import-preview")
    assert preview is not None
    assert [preview.model().index(at, 0).data() for at in range(2)] == ["محمد علي", "Jo Dean"]
    notes = room.page.findChild(QLabel, "people-import-notes")
    assert notes is not None
    for words in ("Ruth Okafor is here already", "not an address", "no name", "New teams: Service"):
        assert words in notes.text()
    assert len(room.ctx.file.all(Participant)) == before, "nothing is added before it is confirmed"
    room.press("people-import-accept")
    assert not paste.isVisible()
    assert len(room.ctx.file.all(Participant)) == before + 2
    room.bridge.undo()
    assert len(room.ctx.file.all(Participant)) == before
    room.bridge.redo()
    assert [person.name for person in room.reopened().all(Participant)][-2:] == ["محمد علي", "Jo Dean"]


def test_the_rule_and_the_decider_are_on_disk_and_locked_by_the_first_answer(room: Room) -> None:
    room.press("rule-decider")
    missing = room.page.findChild(QLabel, "decider-missing")
    decider = room.page.findChild(QComboBox, "decider")
    assert missing is not None
    assert decider is not None
    assert not missing.isVisible()
    assert decider.currentText().startswith("山田 太郎"), "ticked as decider in the list of people, so named here"
    sheet, model = room.page.people.sheet, room.page.people.model
    column = next(at for at, each in enumerate(model.columns) if each.header == "Decider")
    sheet.setFocus()
    sheet.setCurrentIndex(model.index(1, column))
    QTest.keyClick(sheet, Qt.Key.Key_Space)
    assert missing.isVisible()
    assert decider.currentText() == "nobody named"
    at = next(at for at in range(decider.count()) if decider.itemText(at).startswith("山田 太郎"))
    decider.setCurrentIndex(at)
    decider.activated.emit(at)
    assert not missing.isVisible()
    ticked = model.index(1, column).data(Qt.ItemDataRole.CheckStateRole)
    assert Qt.CheckState(ticked) == Qt.CheckState.Checked
    room.press("answers-anonymous")
    stage, person = room.ctx.file.all(Stage)[0], room.ctx.file.all(Participant)[1]
    room.bridge.run(stances.answer, stage_id=stage.id, participant_id=person.id, answer="agree")
    locked = room.page.findChild(QLabel, "rule-locked")
    assert locked is not None
    assert locked.isVisible()
    assert "as it was announced" in locked.text()
    assert not any(button.isEnabled() for button in room.page.rules.findChildren(QRadioButton))
    workshop = room.reopened().all(Workshop)[0]
    assert (workshop.decision_rule, workshop.decider_id) == ("decider", person.id)
    assert workshop.anonymous_stances


def test_a_word_of_the_glossary_with_what_teams_call_it(room: Room) -> None:
    room.type_in("add-term", "Account")
    sheet, model = room.page.glossary.sheet, room.page.glossary.model
    sheet.setFocus()
    sheet.setCurrentIndex(model.index(0, 1))
    edit_cell(sheet, "A company that bought from us")
    sheet.setCurrentIndex(model.index(0, 2))
    edit_cell(sheet, "Sales: customer; note: client")
    assert model.index(0, 2).data() == "Sales: customer; note: client"
    sales = room.ctx.file.all(Team)[1].id
    term = room.reopened().all(Term)[0]
    assert (term.term, term.meaning) == ("Account", "A company that bought from us")
    assert term.aliases == [{"team": sales, "name": "customer"}, {"team": "", "name": "note: client"}]


def test_a_template_is_previewed_before_it_is_taken(blank: Room) -> None:
    blank.type_in("add-term", "Account")
    blank.press("start-template")
    blank.page.start.start_from_template("b2b2x")
    brings, replaces = (blank.page.findChild(QLabel, name) for name in ("brings", "replaces"))
    assert brings is not None
    assert replaces is not None
    assert "13 stages" in brings.text()
    assert "Words of the glossary removed: Account" in replaces.text()
    assert blank.ctx.file.all(Stage) == []
    blank.press("start-accept")
    assert not blank.page.start.isVisible(), "with stages there is nothing to start from any more"
    assert len(blank.ctx.file.all(Stage)) == 13
    assert blank.ctx.file.all(Workshop)[0].title == "Autumn alignment"
    blank.bridge.undo()
    assert blank.page.start.isVisible()
    assert [term.term for term in blank.reopened().all(Term)] == ["Account"]


def test_what_a_start_brings_and_replaces_is_in_sight_before_enter_accepts_it(blank: Room, qtbot: QtBot) -> None:
    blank.page.resize(808, 400)
    blank.page.start.start_from_template("b2b2x")
    preview, accept = blank.page.findChild(QFrame, "start-preview"), blank.page.findChild(QPushButton, "start-accept")
    assert preview is not None
    assert accept is not None
    qtbot.waitUntil(lambda: preview.visibleRegion().boundingRect() == preview.rect())
    assert accept.hasFocus()
    QTest.keyClick(accept, Qt.Key.Key_Return)
    assert len(blank.ctx.file.all(Stage)) == 13
    assert blank.page.focusWidget() is blank.page.initial_focus(), "not whatever stands next in the window"


def test_an_earlier_charter_says_what_it_would_replace_and_bad_files_are_told(blank: Room, tmp_path: Path) -> None:
    from stageworkshop.paths import resource

    told = json.loads(resource("templates", "b2b.json").read_text("utf-8"))
    told["workshop"]["title"] = "Spring charter"
    good, bad = tmp_path / "spring.json", tmp_path / "bad.json"
    good.write_text(json.dumps(told), "utf-8")
    bad.write_text("[", "utf-8")
    blank.page.start.start_from_file(bad)
    assert "bad.json" in blank.page.error
    blank.page.start.start_from_file(good)
    assert blank.page.error == ""
    replaces = blank.page.findChild(QLabel, "replaces")
    assert replaces is not None
    assert "Title: “Autumn alignment” becomes “Spring charter”" in replaces.text()
    blank.press("keep-details")
    assert "Title" not in replaces.text()
    blank.press("keep-details")
    blank.press("start-accept")
    assert blank.line("title").text() == "Spring charter"
    assert blank.reopened().all(Workshop)[0].title == "Spring charter"


def test_a_stage_list_leads_to_the_board(blank: Room, qtbot: QtBot) -> None:
    with qtbot.waitSignal(blank.page.go_to) as asked:
        blank.press("start-list")
    assert asked.args == ["stages", "stage_list", "new"]


def test_a_read_only_file_can_be_looked_at_only(qtbot: QtBot, path: Path) -> None:
    workshops.small(path).file.close()
    file = WorkshopFile.open(path, read_only=True)
    room = Room(qtbot, Context(file, "Ines"))
    LookOnly(room.page, "Only to look at.", room.page.works_while_looking)
    assert room.line("organisation").isReadOnly()
    assert not room.page.teams.add.isEnabled()
    model = room.page.people.model
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    file.close()


def test_every_input_has_a_name_for_people_who_do_not_see_it(room: Room) -> None:
    room.page._paste_people("Name;Team\nAna;Sales\n")
    kinds = (QLineEdit, QPlainTextEdit, QComboBox, QTableView, QAbstractButton)
    inputs: list[QWidget] = [each for kind in kinds for each in room.page.findChildren(kind)]
    unnamed = [
        each
        for each in inputs
        if not each.objectName().startswith("qt_")
        and not isinstance(each.parentWidget(), QTableView | QComboBox)
        and not (each.objectName() and (each.accessibleName() or getattr(each, "text", str)()))
        and each.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    assert unnamed == []


def test_the_day_to_look_at_it_again_is_set_before_anybody_signs(room: Room) -> None:
    room.press("review-date-in-6")
    wanted = QDate.currentDate().addMonths(6).toString(Qt.DateFormat.ISODate)
    assert room.ctx.file.workshop.review_date == wanted
    field = room.page.findChild(QDateEdit, "review-date")
    assert field is not None
    assert field.isVisible()
    room.press("review-date-none")
    assert not field.isVisible()
    assert room.reopened().workshop.review_date == ""


def test_headings_in_an_unknown_language_are_told_from_people_by_a_tick(room: Room) -> None:
    room.page._paste_people("名前\t部署\nAna Díaz\tSales\nBo Li\tService\n")
    preview = room.page.findChild(QTableView, "people-import-preview")
    first = room.page.findChild(QLabel, "people-import-first-row")
    assert preview is not None
    assert first is not None
    model = preview.model()

    def names() -> list[str]:
        return [str(model.index(at, 0).data()) for at in range(model.rowCount())]

    assert names() == ["名前", "Ana Díaz", "Bo Li"]
    assert first.isVisible()
    assert "名前 · 部署. Tick the box" in first.text()
    header = room.page.findChild(QAbstractButton, "people-import-header")
    assert header is not None
    header.click()
    assert names() == ["Ana Díaz", "Bo Li"]
    assert not first.isVisible()


def test_a_charter_that_can_not_come_along_is_told_before_anything_is_done(
    room: Room, sample_file: Path, tmp_path: Path
) -> None:
    """In the sample the text went on after charter 2 was proposed."""
    file = WorkshopFile.open(sample_file, read_only=True)
    definitions.write(snapshot.take(file), tmp_path / "earlier.json")
    file.close()
    room.page.start.show()  # there are stages, so that the page does not offer it
    room.page.start.start_from_file(tmp_path / "earlier.json")
    QApplication.processEvents()
    told = room.page.findChild(QLabel, "stays-behind")
    assert told is not None
    assert told.text().startswith("Charter 2 with its ")
    assert told.isVisible()
    brings = room.page.findChild(QLabel, "brings")
    assert brings is not None
    assert "sign-off" not in brings.text()
    room.page.start.start_from_template("b2b")
    QApplication.processEvents()
    assert [each for each in room.page.findChildren(QLabel, "stays-behind") if each.isVisible()] == []


def test_long_addresses_and_titles_are_whole_beside_the_roles(room: Room) -> None:
    room.page.resize(740, 1600)
    sheet, model = room.page.people.sheet, room.page.people.model
    delegate = sheet.itemDelegate()
    assert isinstance(delegate, SheetDelegate)
    one_line = sheet.rowHeight(0)
    sheet.setFocus()
    sheet.setCurrentIndex(model.index(0, 3))
    edit_cell(sheet, "maximiliane.von-hohenstein@vertriebsgesellschaft.example")
    QApplication.processEvents()
    for column in range(4):
        assert sheet.columnWidth(column) >= delegate.least_width(model, column), "no word is broken"
    assert sheet.rowHeight(0) > one_line, "the address goes on in another line"
    assert sum(sheet.columnWidth(column) for column in range(8)) <= sheet.viewport().width()

"""The page Stages: the board by keyboard and mouse, and a list brought in; what was done is on disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from stageworkshop.actions import disagreements, stages, teams
from stageworkshop.actions.context import Context
from stageworkshop.domain.stage import Pipeline, Stage
from stageworkshop.domain.workshop import Team
from stageworkshop.store.workshop_file import WorkshopFile
from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.steps.stages import StagesPage
from stageworkshop.ui.steps.stages.card_list import CardList
from stageworkshop.ui.steps.stages.column import PipelineBox
from stageworkshop.ui.theme import Theme
from tests.ui import workshops
from tests.ui.keyboard import type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
ALT = Qt.KeyboardModifier.AltModifier


class Wall:
    """The page over a real file, wired as the frame does it."""

    def __init__(self, qtbot: QtBot, ctx: Context) -> None:
        self.ctx = ctx
        self.bridge = Bridge(ctx)
        self.page = StagesPage(self.bridge, Theme("light"))
        qtbot.addWidget(self.page)
        self.bridge.changed.connect(self.page.refresh)
        self.page.refresh(None)
        self.page.resize(1000, 700)
        self.page.show()
        qtbot.waitExposed(self.page)

    def box(self, at: int) -> PipelineBox:
        return self.page.board.boxes[at]

    def cards(self, at: int) -> CardList:
        return self.box(at).cards

    def names(self, at: int) -> list[str]:
        return [card.name for card in self.box(at).model.cards]

    def take(self, name: str) -> str:
        """A stage in hand, by its name; its id."""
        stage_id = next(stage.id for stage in self.ctx.file.all(Stage) if stage.name == name)
        assert self.page.board.take(stage_id)
        return stage_id

    def find(self, name: str) -> QLineEdit:
        # Lines of a form that was closed are still there until the event loop has taken them away.
        QApplication.processEvents()
        return next(each for each in self.page.findChildren(QLineEdit, name) if each.isVisible())

    def choose(self, name: str, words: str) -> None:
        combo = self.page.findChild(QComboBox, name)
        assert combo is not None
        at = combo.findText(words)
        assert at >= 0
        combo.setCurrentIndex(at)
        combo.activated.emit(at)

    def press(self, name: str) -> None:
        QApplication.processEvents()
        button = next(each for each in self.page.findChildren(QAbstractButton, name) if each.isVisible())
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def reopened(self) -> list[tuple[str, str]]:
        """(pipeline, stage) as they lie on disk."""
        self.ctx.file.close()
        file = WorkshopFile.open(self.ctx.file.path)
        found = [
            (pipeline.name, stage.name)
            for pipeline in file.all(Pipeline)
            for stage in file.all(Stage, pipeline_id=pipeline.id)
        ]
        file.close()
        return found

    def stage(self, name: str) -> Stage:
        """A stage as it lies on disk."""
        self.ctx.file.close()
        file = WorkshopFile.open(self.ctx.file.path)
        found = next(stage for stage in file.all(Stage) if stage.name == name)
        file.close()
        return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "w.stageworkshop"


@pytest.fixture
def wall(qtbot: QtBot, path: Path) -> Iterator[Wall]:
    made = Wall(qtbot, workshops.small(path))
    yield made
    made.ctx.file.close()


@pytest.fixture
def blank(qtbot: QtBot, path: Path) -> Iterator[Wall]:
    made = Wall(qtbot, workshops.empty(path))
    yield made
    made.ctx.file.close()


def enter(line: QWidget, text: str) -> None:
    line.setFocus()
    type_text(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_an_empty_board_offers_the_first_pipeline_and_stages_are_typed_one_after_the_other(blank: Wall) -> None:
    assert blank.page.empty.isVisible()
    QTest.mouseClick(blank.page.empty.button, Qt.MouseButton.LeftButton)
    for name in ("Inquiry", "見積もり", "طلب"):
        enter(blank.box(0).add, name)
    assert blank.box(0).add.text() == ""
    assert blank.names(0) == ["Inquiry", "見積もり", "طلب"]
    assert [name for _, name in blank.reopened()] == ["Inquiry", "見積もり", "طلب"]


def test_a_stage_is_renamed_in_place_by_enter(wall: Wall) -> None:
    wall.take("Inquiry")
    cards = wall.cards(0)
    QTest.keyClick(cards, Qt.Key.Key_Return)
    editor = cards.indexWidget(cards.currentIndex())
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "Inquiry"
    editor.selectAll()
    type_text(editor, "Enquiry")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert wall.names(0)[0] == "Enquiry"
    assert wall.page.in_hand == "Enquiry"
    assert ("Lead lifecycle", "Enquiry") in wall.reopened()


def test_alt_arrows_move_a_card_along_and_across_and_it_stays_in_hand(wall: Wall) -> None:
    moved = wall.take("Inquiry")
    QTest.keyClick(wall.cards(0), Qt.Key.Key_Down, ALT)
    assert wall.names(0) == ["Marketing qualified lead", "Inquiry", "Sales qualified lead"]
    assert wall.cards(0).current_id() == moved
    QTest.keyClick(wall.cards(0), Qt.Key.Key_Right, ALT)
    assert wall.names(1) == ["Proposal", "Inquiry", "Won", "Lost"]
    assert wall.cards(1).current_id() == moved
    assert wall.cards(1).hasFocus()
    assert wall.cards(0).current_id() == ""
    QTest.keyClick(wall.cards(1), Qt.Key.Key_Up, ALT)
    assert [name for pipeline, name in wall.reopened() if pipeline == "Opportunities"][:2] == ["Inquiry", "Proposal"]


def test_arrows_go_from_card_to_card_and_from_pipeline_to_pipeline(wall: Wall) -> None:
    wall.take("Inquiry")
    QTest.keyClick(wall.cards(0), Qt.Key.Key_Down)
    assert wall.page.in_hand == "Marketing qualified lead"
    QTest.keyClick(wall.cards(0), Qt.Key.Key_Right)
    assert wall.page.in_hand == "Won"
    assert wall.cards(1).hasFocus()
    QTest.keyClick(wall.cards(1), Qt.Key.Key_Escape)
    assert wall.page.in_hand == ""
    assert not wall.page.inspector.isVisible()


def test_the_board_opens_whole_and_the_panel_is_closed_with_the_mouse_too(wall: Wall) -> None:
    assert wall.page.initial_focus() is wall.box(0).add
    assert not wall.page.inspector.isVisible()
    wall.take("Proposal")
    wall.press("stage-close")
    assert not wall.page.inspector.isVisible()
    assert wall.page.in_hand == ""


def test_a_card_is_dragged_into_another_pipeline(wall: Wall) -> None:
    data = wall.box(0).model.mimeData([wall.box(0).model.index(0)])
    wall.box(1).model.dropMimeData(data, Qt.DropAction.MoveAction, 1, 0, QModelIndex())
    assert wall.names(0) == ["Marketing qualified lead", "Sales qualified lead"]
    assert wall.names(1) == ["Proposal", "Inquiry", "Won", "Lost"]


def test_the_panel_sets_owner_kind_and_what_teams_call_it(wall: Wall) -> None:
    wall.take("Proposal")
    assert wall.page.inspector.isVisible()
    wall.choose("stage-owner", "Łukasz & Co.")
    wall.choose("stage-kind", "recycled")
    wall.press("stage-aliases-add")
    wall.choose("stage-aliases-1-team", "Marketing")
    enter(wall.find("stage-aliases-1"), "Offer")
    card = wall.box(1).model.cards[0]
    assert card.owner is not None
    assert (card.owner.name, card.kind) == ("Łukasz & Co.", "recycled")
    assert [(team.name if team else "", name) for team, name in card.aliases] == [("Marketing", "Offer")]
    teams = {team.name: team.id for team in wall.ctx.file.all(Team)}
    values = wall.stage("Proposal").values
    assert values["owner"] == teams["Łukasz & Co."]
    assert values["aliases"] == [{"team": teams["Marketing"], "name": "Offer"}]


def test_two_stages_become_one_and_the_other_name_is_kept_as_an_alias(wall: Wall) -> None:
    wall.take("Inquiry")
    wall.press("stage-merge")
    wall.choose("merge-with", "Marketing qualified lead")
    wall.press("merge-keep-other")
    wall.press("merge-accept")
    assert wall.names(0) == ["Marketing qualified lead", "Sales qualified lead"]
    assert wall.page.in_hand == "Marketing qualified lead"
    assert [name for _, name in wall.box(0).model.cards[0].aliases] == ["Inquiry"]
    wall.bridge.undo()
    assert wall.names(0) == ["Inquiry", "Marketing qualified lead", "Sales qualified lead"]


def test_a_stage_is_split_with_enter_from_name_to_name(wall: Wall) -> None:
    wall.take("Proposal")
    wall.press("stage-split")
    first = wall.find("split-1")
    first.selectAll()
    enter(first, "Draft offer")
    enter(wall.find("split-2"), "Offer sent")
    enter(wall.find("split-3"), "")
    assert wall.names(1) == ["Draft offer", "Offer sent", "Won", "Lost"]
    wall.take("Offer sent")
    wall.press("stage-split")
    enter(wall.find("split-2"), "offer SENT")
    wall.press("split-accept")
    assert "different names" in wall.page.error
    assert wall.find("split-2").text() == "offer SENT", "what was refused stays to be mended"


def test_a_stage_with_a_disagreement_stays_and_the_page_says_why(wall: Wall) -> None:
    stage_id = wall.take("Proposal")
    wall.bridge.run(disagreements.raise_disagreement, stage_id=stage_id, aspect="definition", question="Sent or read?")
    QTest.keyClick(wall.cards(1), Qt.Key.Key_Delete)
    assert "disagreement is recorded" in wall.page.error
    wall.take("Won")
    QTest.keyClick(wall.cards(1), Qt.Key.Key_Delete)
    assert wall.names(1) == ["Proposal", "Lost"]


def test_pipelines_are_added_renamed_moved_and_removed_when_empty(wall: Wall) -> None:
    enter(wall.page.board.add, "After sales")
    assert wall.box(2).add.hasFocus(), "the first stage comes next"
    name = wall.box(2).name
    name.selectAll()
    enter(name, "Service")
    kind = wall.box(2).kind
    kind.setCurrentIndex(kind.findData("post_sale"))
    kind.activated.emit(kind.currentIndex())
    wall.box(2).moved_aside.emit(wall.box(2).id, -1)
    assert [box.name.text() for box in wall.page.board.boxes] == ["Lead lifecycle", "Service", "Opportunities"]
    assert [pipeline.kind for pipeline in wall.ctx.file.all(Pipeline)] == ["lead", "post_sale", "opportunity"]
    menu = wall.box(1).more.menu()
    next(action for action in menu.actions() if action.objectName() == "pipeline-remove").trigger()
    assert [box.name.text() for box in wall.page.board.boxes] == ["Lead lifecycle", "Opportunities"]


def test_a_pipeline_with_stages_is_not_removed(wall: Wall) -> None:
    menu = wall.box(0).more.menu()
    next(action for action in menu.actions() if action.objectName() == "pipeline-remove").trigger()
    assert "move or remove its stages first" in wall.page.error
    assert len(wall.page.board.boxes) == 2


def test_two_names_for_one_thing_are_asked_about_and_merged_from_there(wall: Wall) -> None:
    enter(wall.box(0).add, "MQL")
    wall.take("MQL")
    asked = wall.page.findChild(QLabel, "name-question")
    assert asked is not None
    assert "short form" in asked.text()
    wall.press("question-merge")
    wall.press("merge-keep-other")
    wall.press("merge-accept")
    assert wall.names(0) == ["Inquiry", "Marketing qualified lead", "Sales qualified lead"]
    assert wall.page.inspector.questions.texts == []


def test_a_pasted_list_is_previewed_corrected_and_added_as_one_step(wall: Wall) -> None:
    wall.press("stage-list")
    text = wall.page.findChild(QPlainTextEdit, "stage-import-text")
    assert text is not None
    QGuiApplication.clipboard().setText(
        "Phase\tWas es heißt\tBesitzer\tFrist\n"
        "Inquiry\tJemand fragt\tMarketing\t2 Tage\n"
        "Angebot\tPreis genannt\tVertrieb\tbald\n"
        "\tohne Namen\t\t\n"
    )
    text.setFocus()
    text.paste()
    wall.page.importer._later.timeout.emit()
    told, notes = (wall.page.findChild(QLabel, f"stage-import-{name}") for name in ("found", "notes"))
    assert told is not None
    assert notes is not None
    assert "3 rows in 4 columns, separated by tabs" in told.text()
    assert "“Inquiry” is in “Lead lifecycle” already" in notes.text()
    assert "bald" in notes.text()
    assert "no name" in notes.text()
    wall.choose("stage-import-column-2", "Plain definition")
    preview = wall.page.findChild(QTableView, "stage-import-preview")
    assert preview is not None
    model = preview.model()
    headers = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    assert "Preis genannt" in model.index(1, headers.index("Plain definition")).data()
    assert model.index(1, headers.index("Owner")).data() == "Vertrieb"
    assert model.index(0, headers.index("Time limit")).data() == "2 days"
    wall.choose("stage-import-pipeline", "a new pipeline")
    type_text(wall.find("stage-import-new-pipeline"), "Pasted")
    assert len(wall.page.board.boxes) == 2, "nothing is added before it is confirmed"
    wall.press("stage-import-accept")
    assert wall.names(2) == ["Inquiry", "Angebot"]
    assert "2 stages were added" in wall.page.banner.text
    wall.bridge.undo()
    assert len(wall.page.board.boxes) == 2
    assert "Vertrieb" not in [team.name for team in wall.ctx.file.all(Team)]
    wall.bridge.redo()
    assert [name for pipeline, name in wall.reopened() if pipeline == "Pasted"] == ["Inquiry", "Angebot"]


def test_all_columns_of_what_will_be_added_are_in_sight_where_there_is_room(wall: Wall, qtbot: QtBot) -> None:
    wall.press("stage-list")
    text = wall.page.findChild(QPlainTextEdit, "stage-import-text")
    assert text is not None
    long = "Somebody asked for an offer and has named a budget and a day on which it will be decided"
    text.setPlainText(
        f"Pipeline;Name;We call it;Definition;Owner;Probability\nLead;Inquiry at the fair;Card, Talk;{long};Sales;5\n"
    )
    wall.page.importer._later.timeout.emit()
    preview = wall.page.findChild(QTableView, "stage-import-preview")
    assert preview is not None
    for width in (760, 700, 1000):
        wall.page.resize(width, 700)
        qtbot.waitUntil(lambda: preview.horizontalHeader().length() <= preview.viewport().width(), timeout=2_000)
        assert preview.horizontalScrollBar().maximum() == 0
    cut = [at for at in range(preview.model().columnCount()) if preview.columnWidth(at) < preview.sizeHintForColumn(at)]
    assert [preview.model().headerData(at, Qt.Orientation.Horizontal) for at in cut] == ["Plain definition"]


def test_what_undo_would_take_back_is_said_only_while_it_is_true(wall: Wall) -> None:
    wall.press("stage-list")
    text = wall.page.findChild(QPlainTextEdit, "stage-import-text")
    assert text is not None
    text.setPlainText("Name\nPilot\nRoll-out\n")
    wall.page.importer._later.timeout.emit()
    wall.press("stage-import-accept")
    assert "Ctrl+Z takes them all back" in wall.page.banner.text
    wall.bridge.run(teams.add_team, name="Service")
    assert wall.page.banner.text == "", "Ctrl+Z would take back the team"


def test_a_file_of_another_program_is_recognised_and_a_bad_one_told(wall: Wall, tmp_path: Path) -> None:
    good, bad = tmp_path / "export.csv", tmp_path / "picture.png"
    good.write_text('Stage;Definition\nLead;"two\nlines"\nزبون;x\n', "utf-16")
    bad.write_bytes(bytes(range(256)) * 40)
    wall.page.import_list()
    wall.page.importer.open_file(bad)
    told = wall.page.findChild(QLabel, "stage-import-found")
    accept = wall.page.findChild(QAbstractButton, "stage-import-accept")
    assert told is not None
    assert accept is not None
    assert "picture.png" in told.text()
    assert not accept.isEnabled()
    wall.page.importer.open_file(good)
    assert "separated by semicolons, written as UTF-16" in told.text()
    wall.press("stage-import-accept")
    assert wall.names(0)[-2:] == ["Lead", "زبون"]


def test_lines_pasted_into_a_pipeline_open_the_import_for_it(wall: Wall) -> None:
    QGuiApplication.clipboard().setText("Demo\nTrial\n")
    add = wall.box(1).add
    add.setFocus()
    QTest.keyClick(add, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert wall.page.importer.isVisible()
    wall.press("stage-import-accept")
    assert wall.names(1)[-2:] == ["Demo", "Trial"]


def test_leaving_the_import_changes_nothing(wall: Wall) -> None:
    wall.page.open_object("stage_list", "new")
    QTest.keyClick(wall.page.importer, Qt.Key.Key_Escape)
    assert not wall.page.importer.isVisible()
    assert wall.page.board.isVisible()
    assert len(wall.reopened()) == 6


def test_a_half_typed_stage_survives_a_change_from_elsewhere(wall: Wall) -> None:
    add = wall.box(0).add
    add.setFocus()
    type_text(add, "Half a na")
    wall.bridge.run(stages.add_stage, pipeline_id=wall.box(0).id, name="Elsewhere")
    assert add.text() == "Half a na"
    assert add.hasFocus()
    wall.take("Inquiry")
    assert "Half a na" in wall.names(0), "left, it is added: nothing is lost for want of an Enter"


def test_cards_say_everything_to_people_who_do_not_see_them(wall: Wall) -> None:
    index = wall.box(0).model.index(1)
    words = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Marketing qualified lead, Marketing, Marketing → Sales"
    wall.take("Inquiry")
    wall.press("stage-merge")
    kinds = (QLineEdit, QComboBox, QListView, QAbstractButton)
    inputs: list[QWidget] = [each for kind in kinds for each in wall.page.findChildren(kind)]
    unnamed = [
        each
        for each in inputs
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not isinstance(each.parentWidget(), QComboBox)
        and each.window() is wall.page
        and not (each.objectName() and (each.accessibleName() or getattr(each, "text", str)()))
    ]
    assert [(each.objectName(), getattr(each, "text", str)()) for each in unnamed] == []


def test_a_read_only_file_can_be_looked_at_only(qtbot: QtBot, path: Path) -> None:
    workshops.small(path).file.close()
    file = WorkshopFile.open(path, read_only=True)
    wall = Wall(qtbot, Context(file, "Ines"))
    assert not wall.box(0).add.isEnabled()
    assert not wall.page.list_button.isEnabled()
    assert not wall.box(0).model.flags(wall.box(0).model.index(0)) & Qt.ItemFlag.ItemIsEditable
    file.close()


def test_a_board_read_from_the_right_is_drawn_from_the_right(wall: Wall) -> None:
    wall.page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    wall.take("Inquiry")
    QApplication.processEvents()
    assert wall.box(0).x() > wall.box(1).x()
    QTest.keyClick(wall.cards(0), Qt.Key.Key_Left)
    assert wall.cards(1).hasFocus(), "left leads on"
    image = wall.cards(1).viewport().grab().toImage()
    card = wall.cards(1).visualRect(wall.box(1).model.index(0))
    ink = [
        x for x in range(card.left() + 12, card.right() - 11) if _has_ink(image, x, card.top() + 12, card.top() + 28)
    ]
    assert ink
    assert min(ink) > card.center().x() - 40, "the name begins at the right edge"


def _has_ink(image: object, x: int, top: int, bottom: int) -> bool:
    from PySide6.QtGui import QImage

    assert isinstance(image, QImage)
    return any(image.pixelColor(x, y).lightness() < 120 for y in range(top, bottom))

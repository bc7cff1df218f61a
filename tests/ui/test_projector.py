"""The projector: what it shows for each step, follows or is pinned, black, its own theme, letters for the last row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from stageworkshop.actions import agreed, cases, charters, disagreements, drafts, pipelines, stages, stances, workshops
from stageworkshop.domain.charter import Charter
from stageworkshop.domain.stage import Stage
from stageworkshop.ui.projector import Projector, other_screen
from stageworkshop.ui.room.table import OnTable
from stageworkshop.ui.settings import Settings
from stageworkshop.ui.steps.compare import ComparePage
from stageworkshop.ui.steps.test.results import CASE_BY_CASE
from stageworkshop.ui.window import MainWindow
from tests.ui.draft_workshop import DraftWorkshop, build
from tests.ui.seen import seen


@pytest.fixture
def here(tmp_path: Path) -> DraftWorkshop:
    made = build(tmp_path)
    workshops.set_details(made.ctx, organisation="Nordwind Pumpen", purpose="One meaning for every stage.")
    made.draft_all()
    return made


@pytest.fixture
def open_window(window: MainWindow, here: DraftWorkshop, qtbot: QtBot) -> Iterator[MainWindow]:
    assert window.show_workshop(here.ctx, "prepare")
    window.commands.projector.trigger()
    yield window
    window._doings.close_projector()


def projector_of(window: MainWindow) -> Projector:
    found = window._doings.showing.projector
    assert found is not None
    return found


def shown(window: MainWindow, qtbot: QtBot, step: str, kind: str = "", object_id: str = "") -> str:
    """Everything that can be read on the projector once a step is open with this in hand."""
    assert window.frame is not None
    window.frame.open_step(step, kind, object_id)
    projector = projector_of(window)
    qtbot.waitUntil(lambda: projector.table.step == step and (not object_id or projector.table.id == object_id))
    qtbot.wait(80)
    return seen(projector)


def test_prepare_shows_why_and_how_we_decide(open_window: MainWindow, qtbot: QtBot) -> None:
    words = shown(open_window, qtbot, "prepare")
    for said in ("Nordwind Pumpen", "One meaning for every stage.", "nobody has a reasoned objection", "Händler Nord"):
        assert said in words


def test_stages_show_the_map_of_the_pipeline_in_hand(
    open_window: MainWindow, here: DraftWorkshop, qtbot: QtBot
) -> None:
    other = pipelines.add_pipeline(here.ctx, name="After the sale").created("pipeline")
    care = stages.add_stage(here.ctx, pipeline_id=other, name="In care").created("stage")

    words = shown(open_window, qtbot, "stages", "stage", here.stages["SQL"])
    assert "Lead to order" in words
    assert "2 SQL" in words
    assert open_window.frame is not None
    page = open_window.frame.page
    assert page is not None
    page.refresh(None)
    words = shown(open_window, qtbot, "stages", "stage", care)
    assert "After the sale" in words
    assert "SQL" not in words


def test_compare_shows_words_only_after_the_reveal(open_window: MainWindow, here: DraftWorkshop, qtbot: QtBot) -> None:
    words = shown(open_window, qtbot, "compare", "stage", here.stages["MQL"])
    assert "still hidden" in words
    assert "handed in" in words
    assert "scoring at least 50 points" not in words
    here.reveal("MQL")
    frame = open_window.frame
    assert frame is not None
    assert frame.page is not None
    frame.page.refresh(None)
    words = shown(open_window, qtbot, "compare", "stage", here.stages["MQL"])
    assert "Plain definition" in words
    assert "scoring at least 50 points" in words
    assert "angerufen werden" in words


def test_settle_shows_the_outcome_only_when_settled(open_window: MainWindow, here: DraftWorkshop, qtbot: QtBot) -> None:
    here.reveal("MQL")
    found = disagreements.raise_disagreement(
        here.ctx,
        stage_id=here.stages["MQL"],
        aspect="owner",
        question="Who calls first?",
        positions={here.teams["Sales"]: "We do."},
    ).created("disagreement")
    words = shown(open_window, qtbot, "settle", "disagreement", found)
    assert "Who calls first?" in words
    assert "We do." in words
    assert "We decided" not in words
    disagreements.settle(here.ctx, disagreement_id=found, method="consensus", outcome="Sales, within a day.")
    projector_of(open_window).refresh()
    qtbot.waitUntil(lambda: "Sales, within a day." in seen(projector_of(open_window)))
    assert "consensus" in seen(projector_of(open_window))


def test_a_case_shows_where_it_was_put_once_results_are_shown(
    open_window: MainWindow, here: DraftWorkshop, qtbot: QtBot
) -> None:
    case = cases.add_case(here.ctx, title="Webinar guest", facts="Stayed to the end.").created("case")
    cases.sort_case(here.ctx, case_id=case, participant_id=here.people["Anna"], stage_id=here.stages["SQL"])
    words = shown(open_window, qtbot, "test", "case", case)
    assert "Stayed to the end." in words
    assert "SQL" not in words
    frame = open_window.frame
    assert frame is not None
    page = frame.page
    assert page is not None
    results = page.findChild(QPushButton, "test-mode-results")
    assert results is not None
    results.click()
    primary = page.findChild(QPushButton, "primary")
    assert primary is not None
    primary.click()
    tabs = page.findChild(QTabBar, "result-tabs")
    assert tabs is not None
    tabs.setCurrentIndex(CASE_BY_CASE)
    qtbot.waitUntil(lambda: "1 × SQL" in seen(projector_of(open_window)))
    primary.click()
    qtbot.waitUntil(lambda: "SQL" not in seen(projector_of(open_window)))


def test_sign_off_and_publish_show_the_charter(open_window: MainWindow, here: DraftWorkshop, qtbot: QtBot) -> None:
    assert "No charter is proposed yet." in shown(open_window, qtbot, "signoff")
    charter = charters.propose(here.ctx).created("charter")
    workshops.set_details(here.ctx, review_date="2027-05-20")
    words = shown(open_window, qtbot, "signoff")
    assert "Charter 1" in words
    assert here.file.get(Charter, charter).content_hash[:12] in words
    words = shown(open_window, qtbot, "publish")
    assert "2027" in words
    count = len(here.stages)
    assert f"0 of {count} stages defined in full" in words


def test_publish_counts_the_stages_that_are_defined_in_full(
    open_window: MainWindow, here: DraftWorkshop, qtbot: QtBot
) -> None:
    for stage in here.stages.values():
        agreed.set_agreed(here.ctx, stage_id=stage, field="kind", value="won")
        agreed.set_agreed(here.ctx, stage_id=stage, field="definition", value="The buyer signed")
    charters.propose(here.ctx)
    count = len(here.stages)
    assert f"{count} stages, defined in the same words for" in shown(open_window, qtbot, "publish")
    shown(open_window, qtbot, "signoff")
    agreed.set_agreed(here.ctx, stage_id=next(iter(here.stages.values())), field="definition", value="")
    charters.propose(here.ctx)
    assert f"{count - 1} of {count} stages defined in full, in the same words for" in shown(
        open_window, qtbot, "publish"
    )


def test_it_stays_when_it_is_pinned_and_follows_again(
    open_window: MainWindow, here: DraftWorkshop, qtbot: QtBot
) -> None:
    shown(open_window, qtbot, "draft")
    projector = projector_of(open_window)
    QTest.keyClick(projector, Qt.Key.Key_P)
    assert projector.pinned
    button = open_window.findChild(QPushButton, "header-projector")
    assert button is not None
    assert button.text() == "Projector: pinned"
    assert open_window.frame is not None
    open_window.frame.open_step("prepare")
    qtbot.wait(80)
    assert projector.table.step == "draft"
    assert "pinned" in seen(projector)
    open_window.commands.pin.trigger()
    qtbot.wait(80)
    assert projector.table.step == "prepare"
    assert button.text() == "Projector"


@pytest.mark.parametrize("key", [Qt.Key.Key_B, Qt.Key.Key_Period])
def test_black_screen_by_key_and_from_the_window(open_window: MainWindow, qtbot: QtBot, key: Qt.Key) -> None:
    shown(open_window, qtbot, "prepare")
    projector = projector_of(open_window)
    QTest.keyClick(projector, key)
    assert projector.black
    assert open_window.commands.black.isChecked()
    pixel = projector.grab().toImage().pixelColor(projector.width() // 2, projector.height() // 2)
    assert pixel.lightness() == 0
    assert "Nordwind" not in seen(projector)
    open_window.commands.black.trigger()
    assert not projector.black
    assert "Nordwind" in seen(projector)


def test_escape_closes_it_and_the_button_says_so(open_window: MainWindow, qtbot: QtBot) -> None:
    button = open_window.findChild(QPushButton, "header-projector")
    assert button is not None
    assert button.isChecked()
    QTest.keyClick(projector_of(open_window), Qt.Key.Key_Escape)
    assert open_window._doings.showing.projector is None
    assert not button.isChecked()
    assert not open_window.commands.pin.isEnabled()
    button.click()
    assert projector_of(open_window).isVisible()


@pytest.mark.parametrize("size", [(640, 400), (1100, 680), (1920, 1080)])
def test_letters_are_for_the_last_row(
    open_window: MainWindow, here: DraftWorkshop, qtbot: QtBot, size: tuple[int, int]
) -> None:
    projector = projector_of(open_window)
    projector.resize(*size)
    for step in ("prepare", "draft", "compare", "signoff"):
        shown(open_window, qtbot, step)
        sizes = [label.font().pointSizeF() for label in projector.findChildren(QLabel) if label.text()]
        assert min(sizes) >= 24


def test_it_has_a_theme_of_its_own_which_is_remembered(
    open_window: MainWindow, settings: Settings, qtbot: QtBot
) -> None:
    shown(open_window, qtbot, "prepare")
    projector = projector_of(open_window)

    def ground() -> int:
        return int(projector.grab().toImage().pixelColor(4, projector.height() - 4).lightness())

    assert ground() > 200
    QTest.keyClick(projector, Qt.Key.Key_T)
    assert ground() < 60
    assert settings.room_theme == "dark"
    assert open_window.palette().window().color().lightness() > 200
    open_window.commands.projector.trigger()
    open_window.commands.projector.trigger()
    projector = projector_of(open_window)
    qtbot.waitUntil(lambda: ground() < 60)


def test_the_time_is_told_and_that_it_is_over(open_window: MainWindow, qtbot: QtBot) -> None:
    shown(open_window, qtbot, "draft")
    assert "45:00" in seen(projector_of(open_window))


def test_another_screen_is_taken_if_there_is_one(qapp: QApplication, qtbot: QtBot) -> None:
    screen = qapp.primaryScreen()
    widget = QWidget()
    qtbot.addWidget(widget)
    assert other_screen(widget.screen(), [screen]) is None
    beside = object()
    assert other_screen(screen, [screen, beside]) is beside  # type: ignore[list-item]


def look_at(window: MainWindow, qtbot: QtBot, here: DraftWorkshop, mode: str) -> str:
    """Compare with MQL in hand in a mode, and what the room reads then."""
    shown(window, qtbot, "compare", "stage", here.stages["MQL"])
    assert window.frame is not None
    page = window.frame.page
    assert isinstance(page, ComparePage)
    page.refresh(None)
    page.open_mode(mode)
    qtbot.wait(80)
    return seen(projector_of(window))


def test_pairs_and_stances_are_on_the_table_only_as_far_as_they_are_open(
    open_window: MainWindow, here: DraftWorkshop, qtbot: QtBot
) -> None:
    assert "still hidden" in look_at(open_window, qtbot, here, "pairs")
    here.reveal("MQL")
    words = look_at(open_window, qtbot, here, "pairs")
    assert "How far each two teams agree" in words
    assert "Händler Nord" in words
    for name, said in (("Anna", "agree"), ("Bo", "object"), ("Nguyễn Anh", "agree")):
        stances.answer(
            here.ctx,
            stage_id=here.stages["MQL"],
            participant_id=here.people[name],
            answer=said,
            reason="Too early",
            would_remove="A budget",
        )
    words = look_at(open_window, qtbot, here, "stances")
    assert "3 of 4 have answered" in words
    assert "Too early" not in words
    assert "Uwe" in words
    stances.answer(here.ctx, stage_id=here.stages["MQL"], participant_id=here.people["Uwe"], answer="live_with")
    words = look_at(open_window, qtbot, here, "stances")
    for said in ("Not carried: there is an objection", "can live with it", "“Too early”", "A budget"):
        assert said in words


def test_what_changed_since_a_round_can_be_shown_to_the_room(
    open_window: MainWindow, here: DraftWorkshop, qtbot: QtBot
) -> None:
    here.reveal("MQL")
    drafts.reopen(here.ctx, stage_ids=[here.stages["MQL"]])
    here.write("MQL", "Sales", "definition", "Whoever asked for a call.")
    here.reveal("MQL")
    look_at(open_window, qtbot, here, "side")
    assert open_window.frame is not None
    page = open_window.frame.page
    assert isinstance(page, ComparePage)
    page.stage_view.side.rounds.since_asked.emit(1)
    qtbot.waitUntil(lambda: "What changed from round 1 to round 2" in seen(projector_of(open_window)))
    words = seen(projector_of(open_window))
    assert "Whoever asked for a call." in words
    assert "Marketing" not in words, "it has changed nothing"


def test_the_agreed_text_at_issue_is_on_the_table_with_its_change(
    open_window: MainWindow, here: DraftWorkshop, qtbot: QtBot
) -> None:
    here.reveal("MQL")
    found = disagreements.raise_disagreement(
        here.ctx,
        stage_id=here.stages["MQL"],
        aspect="definition",
        question="What is an MQL?",
        positions={here.teams["Sales"]: "Somebody who wants to talk."},
    ).created("disagreement")
    assert "The template's words." in shown(open_window, qtbot, "settle", "disagreement", found)
    agreed.set_agreed(
        here.ctx, stage_id=here.stages["MQL"], field="definition", value="The room's words.", because=found
    )
    projector_of(open_window).refresh()
    qtbot.waitUntil(lambda: "room's" in seen(projector_of(open_window)))
    disagreements.settle(here.ctx, disagreement_id=found, method="consensus", outcome="We say it so.")
    projector_of(open_window).refresh()
    qtbot.waitUntil(lambda: "We say it so." in seen(projector_of(open_window)))
    words = seen(projector_of(open_window))
    assert words.index("We say it so.") < words.index("Somebody who wants to talk."), "the decision is on the table"


def test_the_facilitator_scrolls_the_projector_from_the_window(open_window: MainWindow, qtbot: QtBot) -> None:
    for number in range(40):
        disagreements.raise_disagreement(
            open_window.frame.bridge.context,  # type: ignore[union-attr]
            stage_id=stage_of(open_window),
            aspect="owner",
            question=f"Question {number}?",
        )
    shown(open_window, qtbot, "settle")
    projector = projector_of(open_window)
    projector.show_table("Autumn", OnTable("settle"))
    bar = projector._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    open_window.commands.room_down.trigger()
    assert bar.value() > 0
    open_window.commands.room_up.trigger()
    assert bar.value() == 0


def stage_of(window: MainWindow) -> str:
    assert window.frame is not None
    return window.frame.bridge.file.all(Stage)[0].id

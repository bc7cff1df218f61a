"""Compare: the reveal in two steps, the difference by key, the agreed wording, and stances."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from stageworkshop.actions import drafts, people
from stageworkshop.domain.disagreement import Disagreement, Position
from stageworkshop.domain.draft import Round
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.stance import Stance
from stageworkshop.store.workshop_file import WorkshopFile
from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.models.side_by_side import RUNS_ROLE
from stageworkshop.ui.steps.compare import ComparePage
from stageworkshop.ui.steps.compare.stage_view import PAIRS, SEAM, SIDE, STANCES
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.inline_confirm import InlineConfirm
from tests.ui.draft_workshop import DraftWorkshop, build
from tests.ui.keyboard import type_text
from tests.ui.seen import all_texts, seen


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[DraftWorkshop]:
    made = build(tmp_path)
    made.draft_all()
    yield made
    made.file.close()


@pytest.fixture
def page(ws: DraftWorkshop, theme: Theme, qtbot: QtBot) -> ComparePage:
    return open_page(ws, theme, qtbot)


@pytest.fixture
def revealed(ws: DraftWorkshop, page: ComparePage, qtbot: QtBot) -> ComparePage:
    """The stage MQL, revealed and side by side."""
    ws.reveal("MQL", "SQL")
    page.refresh(None)
    page.open_object("stage", ws.stages["MQL"])
    qtbot.waitUntil(page.stage_view.side.view.hasFocus)
    return page


def open_page(ws: DraftWorkshop, theme: Theme, qtbot: QtBot) -> ComparePage:
    bridge = Bridge(ws.ctx)
    made = ComparePage(bridge, theme)
    bridge.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(820, 690)
    made.refresh(None)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def answer(confirm: InlineConfirm, name: str) -> None:
    button = confirm.findChild(QPushButton, name)
    assert button is not None
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def is_revealed(ws: DraftWorkshop, stage: str) -> bool:
    return ws.file.all(Round, stage_id=ws.stages[stage])[-1].is_revealed


def take_row(page: ComparePage, field: str, verdict: str, team: str = "") -> None:
    view, model = page.stage_view.side.view, page.stage_view.side.model
    row = next(n for n, each in enumerate(model.rows) if (each.row.field, each.row.verdict) == (field, verdict))
    column = next((n for n, head in enumerate(model.heads) if head.name == team), 0)
    view.take(row, column)


def test_before_the_reveal_only_states_are_shown(page: ComparePage, ws: DraftWorkshop, qtbot: QtBot) -> None:
    model = page.overview.model
    told = " ".join(
        str(model.index(row, column).data(role))
        for row in range(model.rowCount())
        for column in range(model.columnCount())
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    )
    assert "3/3 in" in told
    assert "target market" not in told
    page.open_object("stage", ws.stages["MQL"])
    assert page.stage_view.hidden.isVisible()
    assert page.stage_view.side.model.rowCount() == 0


def test_the_reveal_takes_two_steps(page: ComparePage, ws: DraftWorkshop, qtbot: QtBot) -> None:
    QTest.keyClick(page.overview.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    confirm = page.overview.confirm
    assert confirm.isVisible()
    assert "can’t be unseen" in confirm.accessibleName()
    assert not is_revealed(ws, "MQL")
    QTest.keyClick(confirm, Qt.Key.Key_Escape)
    assert not confirm.isVisible()
    assert not is_revealed(ws, "MQL")
    page.primary.click()
    answer(confirm, "confirm-0")
    assert is_revealed(ws, "MQL")
    assert not is_revealed(ws, "SQL")
    assert page.stage_id == ws.stages["MQL"]


def test_all_stages_at_once_only_where_something_is_written(page: ComparePage, ws: DraftWorkshop) -> None:
    page.primary.click()
    answer(page.overview.confirm, "confirm-1")
    assert is_revealed(ws, "MQL")
    assert is_revealed(ws, "SQL")
    assert not is_revealed(ws, "Won")


def test_the_question_names_who_is_not_in(page: ComparePage, ws: DraftWorkshop) -> None:
    page.open_object("stage", ws.stages["SQL"])
    page.stage_view.hidden.reveal.click()
    assert "still missing: Händler Nord" in page.stage_view.confirm.accessibleName()


def test_the_overview_shows_where_to_talk_first(revealed: ComparePage, ws: DraftWorkshop, qtbot: QtBot) -> None:
    QTest.keyClick(revealed.stage_view.side.view, Qt.Key.Key_Escape)
    assert revealed.overview.view.isVisible()
    qtbot.waitUntil(lambda: not revealed.overview.busy)
    model = revealed.overview.model
    looks = [cell.look for cell in model.rows[model.row_of(ws.stages["MQL"])].cells]
    assert looks == ["heat", "heat", "heat", "heat"]
    hidden = model.rows[model.row_of(ws.stages["Won"])].cells[0]
    assert (hidden.look, hidden.figure) == ("hidden", "0/3 in")


def test_criteria_stand_in_rows_by_meaning_with_a_tag(revealed: ComparePage) -> None:
    entry = [each for each in revealed.stage_view.side.model.rows if each.row.field == "entry_criteria"]
    assert [each.tag for each in entry] == [
        "contradicts: 50 ≠ 70 · not Händler Nord",
        "same · not Händler Nord",
        "other words · not Sales",
        "only Sales",
    ]
    limit = next(each for each in revealed.stage_view.side.model.rows if each.row.field == "sla.limit")
    assert limit.tag == "same · not Händler Nord"


def test_d_raises_a_disagreement_with_every_position(revealed: ComparePage, ws: DraftWorkshop, qtbot: QtBot) -> None:
    take_row(revealed, "entry_criteria", "contradicts")
    view = revealed.stage_view.side.view
    QTest.keyClick(view, Qt.Key.Key_D)
    found = ws.file.all(Disagreement)
    assert [(each.aspect, each.question, each.state) for each in found] == [
        ("entry_criteria", "Entry criteria: 50 or 70?", "open")
    ]
    held = {each.team_id: each.text for each in ws.file.all(Position, disagreement_id=found[0].id)}
    assert held == {
        ws.teams["Marketing"]: "Lead score is at least 50.",
        ws.teams["Sales"]: "Score of 70 or more.",
        ws.teams["Händler Nord"]: "Not in our draft.",
    }
    card = revealed.stage_view.side.card
    assert card.open_button.isVisible()
    assert not card.raise_button.isVisible()
    assert view.shown is not None
    assert view.shown.raised == "No.\N{NO-BREAK SPACE}1 open"
    with qtbot.waitSignal(revealed.go_to) as asked:
        QTest.keyClick(view, Qt.Key.Key_D)
    assert asked.args == ["settle", "disagreement", found[0].id]
    assert len(ws.file.all(Disagreement)) == 1, "the same difference is not raised twice"


def test_another_difference_of_the_same_field_is_not_taken_for_raised(revealed: ComparePage) -> None:
    take_row(revealed, "entry_criteria", "contradicts")
    QTest.keyClick(revealed.stage_view.side.view, Qt.Key.Key_D)
    take_row(revealed, "entry_criteria", "only")
    assert revealed.stage_view.side.card.raise_button.isVisible()


def test_w_takes_a_teams_wording(revealed: ComparePage, ws: DraftWorkshop) -> None:
    take_row(revealed, "definition", "contradicts", "Sales")
    view = revealed.stage_view.side.view
    QTest.keyClick(view, Qt.Key.Key_W)
    looking = WorkshopFile.open(ws.file.path, read_only=True)
    taken = looking.get(Stage, ws.stages["MQL"]).values["definition"]
    looking.close()
    assert taken.startswith("A contact who fits our target market and wants to talk")
    assert view.team_id == ws.teams["Sales"], "the place in the table is kept"
    assert not revealed.stage_view.side.card.take_button.isVisible(), "it is the agreed text already"
    assert taken[:40] in revealed.stage_view.side.card.detail.whole_text


def test_h_hides_what_agrees(ws: DraftWorkshop, theme: Theme, qtbot: QtBot) -> None:
    for team in ws.teams:
        ws.write("Won", team, "definition", "The order is signed.")
        ws.write("Won", team, "owner", f"team:{team}")
    ws.reveal("Won")
    page = open_page(ws, theme, qtbot)
    page.open_object("stage", ws.stages["Won"])
    side = page.stage_view.side
    assert [each.row.field for each in side.model.rows] == ["definition", "owner"]
    QTest.keyClick(side.view, Qt.Key.Key_H)
    assert [each.row.field for each in side.model.rows] == ["owner"]
    assert side.model.rows[0].label == "Owner"
    agreeing = side.kinds.findChild(QPushButton, "kind-agrees")
    assert agreeing is not None
    assert agreeing.isVisible()
    assert agreeing.text() == "same 1"
    assert agreeing.accessibleName() == "same 1, left out"
    QTest.keyClick(side.view, Qt.Key.Key_H)
    assert [each.row.field for each in side.model.rows] == ["definition", "owner"]


def test_another_round_asks_first_and_hides_the_drafts(revealed: ComparePage, ws: DraftWorkshop) -> None:
    side = revealed.stage_view.side
    side.rounds.another.trigger()
    assert side.confirm.isVisible()
    assert is_revealed(ws, "MQL")
    answer(side.confirm, "confirm-0")
    assert not is_revealed(ws, "MQL")
    assert revealed.stage_view.hidden.isVisible()
    assert "A new round" in revealed.banner.text


def test_gaps_to_the_next_stage_can_be_raised(revealed: ComparePage, ws: DraftWorkshop) -> None:
    view = revealed.stage_view
    view.modes.choose(SEAM)
    view.mode_chosen.emit(SEAM)
    tags = [each.tag for each in view.seam.model.rows]
    assert tags[0] == "gap: between 50 and 70"
    view.seam.view.take(0, 0)
    QTest.keyClick(view.seam.view, Qt.Key.Key_D)
    raised = ws.file.all(Disagreement)
    assert raised[0].question == "Between “MQL” and “SQL”: 50 or 70?"
    assert view.seam.view.shown is not None
    assert view.seam.view.shown.raised == "No.\N{NO-BREAK SPACE}1 open"


def test_the_last_stage_has_no_seam(ws: DraftWorkshop, theme: Theme, qtbot: QtBot) -> None:
    ws.write("Won", "Sales", "definition", "x")
    ws.reveal("Won")
    page = open_page(ws, theme, qtbot)
    page.open_object("stage", ws.stages["Won"])
    page.stage_view.modes.choose(SEAM)
    page.stage_view.mode_chosen.emit(SEAM)
    assert "last stage" in page.stage_view.seam.note.text()


def test_stances_stay_blind_until_all_are_in(revealed: ComparePage, ws: DraftWorkshop) -> None:
    view = revealed.stage_view
    view.modes.choose(STANCES)
    view.mode_chosen.emit(STANCES)
    form = view.stances.form
    for name, key in (("Anna", "agree"), ("Bo", "live_with"), ("Nguyễn Anh", "agree")):
        assert form.name.text() == name, "the next person who has not answered is called"
        form.buttons[key].click()
        form.send.click()
        assert form.answer == "", "nothing is left for the next person to see"
    assert not view.stances.result.isVisible()
    assert {row.word for row in view.stances.people.rows} == {"has answered", "not yet"}
    form.buttons["object"].click()
    form.send.click()
    assert "needs a reason" in form.error.text()
    type_text(form.reason, "Too early")
    type_text(form.remover, "A named budget")
    form.behalf.setChecked(True)
    form.send.click()
    assert view.stances.result.isVisible()
    assert view.stances.result.outcome.text() == "Not carried: there is an objection"
    assert [row.word for row in view.stances.people.rows] == ["agree", "can live with it", "agree", "object"]
    last = [each for each in ws.file.all(Stance) if each.participant_id == ws.people["Uwe"]]
    assert [(each.reason, each.would_remove, each.logged_by) for each in last] == [
        ("Too early", "A named budget", "Ines Ferreira")
    ]


def test_who_joins_after_the_answers_were_seen_is_offered_an_answer_and_hides_none(
    revealed: ComparePage, ws: DraftWorkshop
) -> None:
    view = revealed.stage_view
    view.modes.choose(STANCES)
    view.mode_chosen.emit(STANCES)
    form = view.stances.form
    for key in ("agree", "agree", "agree", "live_with"):
        form.buttons[key].click()
        form.send.click()
    revealed.refresh(people.add_person(ws.ctx, name="Zoë", team_id=ws.teams["Sales"]))
    assert view.stances.result.isVisible()
    assert view.stances.result.outcome.text() == "Carried"
    assert [row.word for row in view.stances.people.rows][-1] == "joined later"
    assert "4 of 4 have answered" in all_texts(revealed)
    zoe = view.stances.people.rows[-1].id
    view.stances.people.pressed_row.emit(zoe)
    assert form.note.text() == "The others’ answers are shown already; this one is shown with its name at once."
    form.buttons["agree"].click()
    form.send.click()
    assert [row.word for row in view.stances.people.rows][-1] == "agree"
    assert "5 of 5 have answered" in all_texts(revealed)


def test_where_no_wording_is_agreed_yet_the_page_says_so(revealed: ComparePage, ws: DraftWorkshop) -> None:
    revealed.open_stage(ws.stages["Won"])
    revealed.stage_view.modes.choose(STANCES)
    revealed.stage_view.mode_chosen.emit(STANCES)
    said = " ".join(each.text() for each in revealed.stage_view.stances.findChildren(QLabel) if each.isVisible())
    assert "The agreed text is still empty. Take a team’s wording, or write it in Settle." in said


def test_a_changed_answer_keeps_the_old_one(revealed: ComparePage, ws: DraftWorkshop) -> None:
    view = revealed.stage_view
    view.modes.choose(STANCES)
    view.mode_chosen.emit(STANCES)
    form = view.stances.form
    for key in ("agree", "agree", "agree", "discuss"):
        form.buttons[key].click()
        form.send.click()
    assert view.stances.result.outcome.text() == "Carried"
    view.stances.people.choose(ws.people["Anna"])
    view.stances.people.pressed_row.emit(ws.people["Anna"])
    form.buttons["object"].click()
    type_text(form.reason, "No")
    type_text(form.remover, "Yes")
    form.send.click()
    answers = [each for each in ws.file.all(Stance) if each.participant_id == ws.people["Anna"]]
    assert sorted((each.answer, each.current) for each in answers) == [("agree", False), ("object", True)]
    assert view.stances.result.outcome.text().startswith("Not carried")


def test_half_typed_reasons_survive_a_change_elsewhere(revealed: ComparePage, ws: DraftWorkshop) -> None:
    from stageworkshop.actions import teams

    view = revealed.stage_view
    view.modes.choose(STANCES)
    view.mode_chosen.emit(STANCES)
    form = view.stances.form
    form.buttons["object"].click()
    type_text(form.reason, "Half a thou")
    revealed.bridge.run(teams.add_team, name="Service")
    assert form.reason.toPlainText() == "Half a thou"
    assert form.answer == "object"


def test_the_reveal_stands_first_only_where_every_team_is_in(page: ComparePage, ws: DraftWorkshop) -> None:
    assert page.primary.text() == "Reveal…"
    assert not page.reveal_some.isVisible()
    page.overview.view.take(ws.stages["SQL"])
    QTest.keyClick(page.overview.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Every team is in on “MQL”" in page.overview.confirm.accessibleName(), "nobody is asked about SQL now"
    assert "projector may show" in page.overview.confirm.accessibleName()
    answer(page.overview.confirm, "confirm-0")
    QTest.keyClick(page.stage_view.side.view, Qt.Key.Key_Escape)
    assert page.primary.text() == "Talk about the least agreed"
    assert page.reveal_some.isVisible()
    QTest.keyClick(page.overview.view, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert "On “SQL”, still missing: Händler Nord" in page.overview.confirm.accessibleName()
    assert not is_revealed(ws, "SQL")


def test_before_any_draft_nothing_offers_a_reveal(tmp_path: Path, theme: Theme, qtbot: QtBot) -> None:
    ws = build(tmp_path)
    page = open_page(ws, theme, qtbot)
    assert "No team has begun a draft" in page.overview.summary.text()
    assert not page.reveal_some.isVisible()
    with qtbot.waitSignal(page.go_to) as asked:
        page.primary.click()
    assert asked.args == ["draft", "", ""]
    page.open_object("stage", ws.stages["Won"])
    hidden = page.stage_view.hidden
    assert not hidden.reveal.isVisible()
    assert "nothing to reveal" in hidden.hint.text()
    assert page.initial_focus() is hidden.draft
    ws.file.close()


def test_while_teams_are_missing_the_way_back_stands_first(page: ComparePage, ws: DraftWorkshop) -> None:
    page.open_object("stage", ws.stages["SQL"])
    hidden = page.stage_view.hidden
    assert hidden.words.text() == "2 of 3 teams are in."
    assert "Händler Nord" in hidden.hint.text()
    assert (hidden.draft.property("role"), hidden.reveal.property("role")) == ("primary", "")
    page.open_object("stage", ws.stages["MQL"])
    assert hidden.words.text() == "Every team is in."
    assert not hidden.draft.isVisible()
    assert hidden.reveal.property("role") == "primary"


def test_kinds_of_difference_are_counted_and_left_out(revealed: ComparePage) -> None:
    side = revealed.stage_view.side
    shown = {kind.objectName(): kind.text() for kind in side.kinds.findChildren(QPushButton) if kind.isVisible()}
    assert shown["kind-contradicts"] == "contradicts 3"
    assert "kind-agrees" not in shown, "there are none"
    contradicting = side.kinds.findChild(QPushButton, "kind-contradicts")
    assert contradicting is not None
    QTest.keyClick(contradicting, Qt.Key.Key_Space)
    assert {each.row.kind for each in side.model.rows}.isdisjoint({"contradicts"})
    assert side.card.isVisible()
    QTest.keyClick(contradicting, Qt.Key.Key_Space)
    assert any(each.row.kind == "contradicts" for each in side.model.rows)


def test_figures_of_each_two_teams_lead_to_the_two_side_by_side(revealed: ComparePage, ws: DraftWorkshop) -> None:
    view = revealed.stage_view
    QTest.keyClick(view.side.view, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert view.mode == PAIRS
    assert view.pairs.view.hasFocus()
    model = view.pairs.model
    marketing, sales = model.row_of(ws.teams["Marketing"]), model.column_of(ws.teams["Sales"])
    whole = model.index(marketing, sales).data()
    assert model.index(model.row_of(ws.teams["Sales"]), model.column_of(ws.teams["Marketing"])).data() == whole
    assert model.index(marketing, marketing + 1).data() == "", "no team is held against itself"
    assert "Furthest apart" in view.pairs.note.text()
    box = view.pairs.field_box
    box.setCurrentIndex(box.findData("owner"))
    box.activated.emit(box.currentIndex())
    assert model.index(marketing, sales).data() == "0"
    view.pairs.view.take(ws.teams["Marketing"], ws.teams["Sales"])
    QTest.keyClick(view.pairs.view, Qt.Key.Key_Return)
    assert view.mode == SIDE
    assert view.side.shows.base == ws.teams["Marketing"]
    assert view.side.view.team_id == ws.teams["Sales"]
    assert view.side.view.shown is not None
    assert view.side.view.shown.row.field == "owner"


def test_what_changed_since_an_earlier_round_can_be_looked_at(revealed: ComparePage, ws: DraftWorkshop) -> None:
    drafts.reopen(ws.ctx, stage_ids=[ws.stages["MQL"]])
    ws.write("MQL", "Sales", "owner", "team:Marketing")
    revealed.refresh(None)
    view = revealed.stage_view
    assert view.hidden.isVisible(), "the second round is blind again"
    ws.reveal("MQL")
    revealed.refresh(None)
    assert view.side.rounds.text() == "Round 2"
    action = next(each for each in view.side.rounds.findChildren(QAction) if each.objectName() == "since-1")
    action.trigger()
    assert view.since.isVisible()
    assert "Marketing and Händler Nord" in view.since.note.text()
    (row,) = view.since.model.rows
    assert row.tag == "changed by Sales"
    runs = view.since.model.index(0, 1).data(RUNS_ROLE)
    assert [(run.text, run.mark) for run in runs if run.mark != "same"] == [("Sales", "gone"), ("Marketing", "new")]
    QTest.keyClick(view.since.view, Qt.Key.Key_Escape)
    assert view.side.isVisible(), "Esc leaves what was opened last"
    assert revealed.stage_id == ws.stages["MQL"]


def test_the_round_closes_without_absent_people_only_with_a_quorum(revealed: ComparePage, ws: DraftWorkshop) -> None:
    revealed.open_mode(STANCES)
    pane = revealed.stage_view.stances
    for key in ("agree", "live_with"):
        pane.form.buttons[key].click()
        QTest.keyClick(pane.form.buttons[key], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Händler Nord" in pane.note.text(), "a team that is not heard is named"
    assert not pane.absent.isVisible()
    pane.people.choose(ws.people["Uwe"])
    pane.people.pressed_row.emit(ws.people["Uwe"])
    QTest.keyClick(pane.form, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    pane.form.send.click()
    assert pane.absent.text() == "One is not in the room: close the round…"
    pane.absent.click()
    assert "Nguyễn Anh" in pane.confirm.accessibleName()
    assert not pane.result.isVisible()
    answer(pane.confirm, "confirm-0")
    assert pane.result.outcome.text() == "Carried"
    assert "entered by Ines Ferreira" in next(row.detail for row in pane.people.rows if row.title == "Nguyễn Anh")


def test_answers_that_were_changed_stay_to_be_read(revealed: ComparePage, ws: DraftWorkshop, qtbot: QtBot) -> None:
    revealed.open_mode(STANCES)
    pane = revealed.stage_view.stances
    for key in ("agree", "agree", "agree", "discuss"):
        pane.form.buttons[key].click()
        pane.form.send.click()
    assert not pane.past.isVisible()
    pane.people.pressed_row.emit(ws.people["Uwe"])
    pane.form.buttons["agree"].click()
    pane.form.send.click()
    assert pane.past.isVisible()
    pane.past.button.click()
    told = "\u2068Uwe\u2069: more discussion · changed later"
    qtbot.waitUntil(lambda: told in seen(pane.past))


@pytest.mark.parametrize("mode", [SIDE, PAIRS, SEAM, STANCES])
def test_a_hidden_stage_stays_hidden_in_every_mode(page: ComparePage, ws: DraftWorkshop, mode: str) -> None:
    page.open_object("stage", ws.stages["MQL"])
    page.open_mode(mode)
    words = [word for word in ("target market", "scoring", "angerufen") if word in all_texts(page)]
    assert not words


def test_stances_are_opened_from_elsewhere(page: ComparePage, ws: DraftWorkshop) -> None:
    page.open_object("stance", ws.stages["SQL"])
    assert (page.stage_id, page.stage_view.mode) == (ws.stages["SQL"], STANCES)
    assert page.on_table.part == STANCES

"""Four teams, eight stages, two rounds: from the reveal to the charter without touching the mouse once."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pypdf
import pytest
from pytestqt.qtbot import QtBot

from stageworkshop.charter import definitions
from stageworkshop.cli import main
from stageworkshop.domain.draft import Round
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.workshop import Participant
from stageworkshop.store.queries.stances import panel, past_rounds
from stageworkshop.store.workshop_file import WorkshopFile
from stageworkshop.ui.window import MainWindow
from tests.ui import four_teams
from tests.ui.four_teams import MQL, SECOND, SIXTY
from tests.ui.keys_only import ALT, CTRL, Key, Keys
from tests.ui.read_off import read_off

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

WAY_OUT = "Сначала форма, потом звонок"
OUTCOME = "A form, and the wish to be called."
SCORE = "Sixty-five points, 三か月後に見直す."
AGREED = "Scored sixty-five points, filled in a form and wishes to be called."
CRITERION = "Lead score is at least 65."
DISSENT = "لن نتصل بمن لم يطلب ذلك."
REASON, REMOVER = "フォームだけでは足りません。", "電話の希望も必要です。"


def reveal_all(keys: Keys) -> None:
    keys.press(Key.Key_4, CTRL)
    assert MQL["Marketing"][0] not in read_off(keys.window)
    keys.press(Key.Key_Return, CTRL)
    assert "Every team is in" in keys.words()
    keys.say("Reveal all 8 stages")


def raise_on(keys: Keys, row: str, column: str) -> None:
    """From the difference in hand, by one key."""
    keys.cell("side-by-side", row, column)
    keys.press(Key.Key_D)
    assert "It waits in Settle." in keys.words()


def second_round(keys: Keys) -> None:
    keys.menu("round-menu", "Another round…")
    assert "Begin round 2 of “MQL”?" in keys.words()
    keys.say("Begin another round")
    for team, words in SECOND.items():
        keys.press(Key.Key_3, CTRL)
        keys.cell("draft-matrix", "MQL", team)
        keys.press(Key.Key_Return)
        assert f"{team}, please." in keys.words()
        keys.press(Key.Key_Return)
        question(keys, "Plain definition", Key.Key_PageUp)
        replace(keys, words)
        if team == "Marketing":
            question(keys, "Entry criteria 1", Key.Key_PageDown)
            replace(keys, SIXTY)
        keys.press(Key.Key_Return, CTRL)
        last = team == list(SECOND)[-1]
        told = (
            "All drafts are in. Reveal them in Compare." if last else f"{team} has handed in every stage. Who is next?"
        )
        assert told in keys.words()
    keys.press(Key.Key_4, CTRL)
    assert SECOND["Marketing"] not in read_off(keys.window)
    keys.press(Key.Key_Return, CTRL)
    keys.say("Reveal “MQL”")


def question(keys: Keys, name: str, way: Key) -> None:
    """Leaf through the questions of a desk until the focus is where this is asked."""
    for _ in range(12):
        if keys.focus().accessibleName() == name:
            return
        keys.press(way, CTRL)
    raise AssertionError(f"{name} is never asked")


def replace(keys: Keys, words: str) -> None:
    keys.press(Key.Key_A, CTRL)
    keys.type(words)


def first_stances(keys: Keys) -> None:
    """An objection; nobody's answer is seen before the last is in."""
    keys.press(Key.Key_PageDown, CTRL, 3)
    keys.row("stance-people", "Łukasz Żak")
    keys.press(Key.Key_Return)
    answer(keys, Key.Key_1)
    keys.press(Key.Key_4, ALT)
    keys.write("answer-reason", REASON)
    keys.write("answer-would-remove", REMOVER)
    keys.press(Key.Key_Return, CTRL)
    assert "2 of 4 have answered" in keys.words()
    assert keys.says() == "agree", "the next person begins at the first answer"
    assert REASON not in keys.words()
    answer(keys, Key.Key_2)
    answer(keys, Key.Key_1)
    assert "Not carried: there is an objection" in keys.words()
    assert REASON in keys.words()


def answer(keys: Keys, choice: Key) -> None:
    """Choose, put in; the next person is called by itself."""
    keys.press(choice, ALT)
    keys.press(Key.Key_Return, CTRL)


def settle(keys: Keys) -> None:
    keys.press(Key.Key_5, CTRL)
    keys.row("register", "Plain definition: fifty or seventy?")
    keys.tab_to("add-option")
    keys.type(WAY_OUT)
    keys.press(Key.Key_Return)
    keys.write("outcome", OUTCOME)
    method(keys, "Compromise")
    assert "Settled by compromise" in keys.words()
    keys.say("Put a dissent on record")
    keys.choose("dissent-who", "محمد علي")
    keys.write("dissent-words", DISSENT)
    keys.say("Keep on record")
    assert "محمد علي" in keys.words()
    keys.write("definition", AGREED)
    keys.row("register", "Entry criteria: 60 or 70?")
    keys.write("outcome", SCORE)
    method(keys, "Majority of teams")
    assert "Settled by majority" in keys.words()
    keys.tab_to("entry_criteria-add")
    keys.press(Key.Key_Space)
    keys.type(CRITERION)
    keys.press(Key.Key_Tab)


def method(keys: Keys, words: str) -> None:
    """Along the ways in which it was reached, with the arrow key, and decided."""
    keys.tab_to("Consensus")
    for _ in range(5):
        if keys.says() == words:
            break
        keys.press(Key.Key_Right)
    keys.press(Key.Key_Space)
    keys.press(Key.Key_Return, CTRL)


def second_stances(keys: Keys) -> None:
    """To the wording as it is now; it is carried."""
    keys.say("Stances")
    assert "Round 2 · 0 of 4 have answered" in keys.words()
    assert AGREED in keys.words()
    keys.press(Key.Key_Return)
    for _ in range(4):
        answer(keys, Key.Key_1)
    assert "Round 2 · 4 of 4 have answered" in keys.words()
    assert "Carried" in keys.words()


def publish(keys: Keys, out: Path) -> tuple[str, Path]:
    """The text of the charter, and the definitions file."""
    keys.press(Key.Key_8, CTRL)
    keys.say("in 6 months")
    keys.press(Key.Key_7, CTRL)
    keys.press(Key.Key_Return, CTRL)
    keys.type("Nach zwei Runden.")
    keys.say("Propose charter 1")
    keys.press(Key.Key_8, CTRL)
    keys.write("export-folder", str(out))
    keys.press(Key.Key_Return, CTRL)
    keys.until(lambda: "Written" in keys.words())
    (charter,), (file,) = out.glob("*.pdf"), out.glob("*.json")
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(charter).pages).split()), file


def test_a_workshop_by_keyboard_alone(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "herbst.stageworkshop"
    four_teams.build(path)
    assert window.open_path(path)
    keys = Keys(window, qtbot)
    reveal_all(keys)
    keys.cell("compare-matrix", "MQL", "Marketing")
    keys.press(Key.Key_Return)
    raise_on(keys, "Plain definition", "Marketing")
    second_round(keys)
    keys.cell("side-by-side", "Plain definition", "Marketing")
    keys.press(Key.Key_W)
    raise_on(keys, "Entry criteria", "Marketing")
    first_stances(keys)
    settle(keys)
    second_stances(keys)
    charter, file = publish(keys, tmp_path / "out")
    window.close()

    document = definitions.read(file)
    mql = next(stage for _, stage in document.stages if stage.name == "MQL")
    assert [str(mql.definition), [each.text for each in mql.entry_criteria or []]] == [AGREED, [CRITERION]]
    first, second = document.disagreements
    assert (first.state, first.method, first.outcome) == ("settled", "compromise", OUTCOME)
    assert (second.state, second.method, second.outcome) == ("settled", "majority", SCORE)
    assert [option.text for option in first.options] == [WAY_OUT]
    assert [each.words for each in first.dissents] == [DISSENT]
    assert {each.text for each in first.positions} == {definition for definition, _ in MQL.values()}, "the first round"
    assert {SIXTY, MQL["営業部"][1]} <= {each.text for each in second.positions}, "the second round"
    for told in (
        *four_teams.STAGES,
        *four_teams.TEAMS,
        AGREED,
        CRITERION,
        OUTCOME,
        SCORE,
        WAY_OUT,
        SIXTY,
        "Łukasz Żak",
    ):
        assert told in charter, told
    assert all(position.text in charter for each in document.disagreements for position in each.positions)
    # Programs that take text out of a PDF give the words of a right-to-left line in the order in which they stand.
    assert all(word.strip(".") in charter for word in DISSENT.split())
    assert document.content_hash is not None
    assert document.content_hash in charter
    told_on_record(path)


def test_tab_goes_through_a_compared_stage_in_reading_order(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "herbst.stageworkshop"
    four_teams.build(path)
    assert window.open_path(path)
    keys = Keys(window, qtbot)
    reveal_all(keys)
    keys.cell("compare-matrix", "MQL", "Marketing")
    keys.press(Key.Key_Return)
    order = ["stage-before", "all-stages", "compare-modes-side", "round-menu", "show-menu"]
    order += ["kind-contradicts", "side-by-side", "raise-disagreement", "take-wording"]
    keys.tab_to(order[0])
    passed = keys.stops(order[-1])
    assert [each for each in passed if each in order] == order


def told_on_record(path: Path) -> None:
    """Both rounds of drafts and of answers are kept, and the journal is whole."""
    assert main(["history", str(path), "--check"]) == 0
    with closing(WorkshopFile.open(path, read_only=True)) as kept:
        mql = next(each for each in kept.all(Stage) if each.name == "MQL")
        assert [each.is_revealed for each in kept.all(Round, stage_id=mql.id)] == [True, True]
        assert panel(kept, mql.id).result.carried
        (earlier,) = past_rounds(kept, mql.id)
        assert [each.reason for each in earlier.answers if each.answer == "object"] == [REASON]
        assert len(kept.all(Participant)) == 5

"""No step, object in hand, theme or key puts a draft that is not revealed on the projector."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stageworkshop.actions import cases, charters, disagreements, drafts
from stageworkshop.domain.agenda import AGENDA
from stageworkshop.domain.fields import DRAFTED
from stageworkshop.domain.values import Choice, CriteriaList, ExampleList, Json, Text, TextList
from stageworkshop.ui import room
from stageworkshop.ui.projector import Projector
from stageworkshop.ui.room.table import OnTable
from stageworkshop.ui.window import MainWindow
from tests.ui.draft_workshop import DraftWorkshop, build
from tests.ui.seen import all_texts

SECRET = "Zugvogel"
HIDDEN = ("SQL", "Won")


def secret_values(mark: str) -> dict[str, Json]:
    """A value with the secret word for every drafted field that takes words."""
    values: dict[str, Json] = {}
    for field in DRAFTED:
        kind = field.kind
        if isinstance(kind, CriteriaList):
            values[field.key] = [{"text": f"{SECRET} {mark} {field.key}", "evidence": f"{SECRET} {mark}"}]
        elif isinstance(kind, ExampleList):
            values[field.key] = [{"text": f"{SECRET} {mark} {field.key}", "because": f"{SECRET} {mark}"}]
        elif isinstance(kind, TextList):
            values[field.key] = [f"{SECRET} {mark} {field.key}"]
        elif isinstance(kind, Text) and not isinstance(kind, Choice):
            values[field.key] = f"{SECRET} {mark} {field.key}"
    return values


@pytest.fixture
def here(tmp_path: Path) -> DraftWorkshop:
    """MQL is revealed; SQL and Won hold secrets of every team, and MQL's next round too."""
    made = build(tmp_path)
    made.write("MQL", "Marketing", "definition", "Wanted to be called.")
    made.write("MQL", "Sales", "definition", "Has a budget.")
    made.reveal("MQL")
    for stage in HIDDEN:
        for team in made.teams:
            for key, value in secret_values(team).items():
                made.write(stage, team, key, value)
        disagreements.raise_disagreement(
            made.ctx,
            stage_id=made.stages[stage],
            aspect="owner",
            question=f"Who owns {stage}?",
            positions={made.teams["Sales"]: f"{SECRET} position on {stage}"},
        )
    drafts.set_state(made.ctx, stage_id=made.stages["SQL"], team_id=made.teams["Sales"], state="done")
    case = cases.add_case(made.ctx, title="Webinar guest", facts="Stayed to the end.").created("case")
    cases.sort_case(made.ctx, case_id=case, participant_id=made.people["Anna"], stage_id=made.stages["SQL"])
    charters.propose(made.ctx)
    return made


@pytest.fixture
def projector(window: MainWindow, here: DraftWorkshop, qtbot: QtBot) -> Iterator[Projector]:
    assert window.show_workshop(here.ctx, "prepare")
    window.commands.projector.trigger()
    found = window._doings.showing.projector
    assert found is not None
    yield found
    window._doings.close_projector()


def objects(here: DraftWorkshop) -> list[tuple[str, str]]:
    """Everything that can be taken in hand: kind and id."""
    from stageworkshop.domain.case import Case
    from stageworkshop.domain.disagreement import Disagreement

    found = [("", "")] + [("stage", stage_id) for stage_id in here.stages.values()]
    found += [("disagreement", each.id) for each in here.file.all(Disagreement)]
    return found + [("case", each.id) for each in here.file.all(Case)]


def test_no_walk_through_the_window_shows_a_hidden_word(
    window: MainWindow, projector: Projector, here: DraftWorkshop, qtbot: QtBot
) -> None:
    assert window.frame is not None
    texts: list[str] = []
    for step in AGENDA:
        for kind, object_id in objects(here):
            window.frame.open_step(step.key, kind, object_id)
            qtbot.wait(45)
            texts.append(all_texts(projector))
        QTest.keyClick(projector, Qt.Key.Key_P)
        QTest.keyClick(projector, Qt.Key.Key_B)
        texts.append(all_texts(projector))
        QTest.keyClick(projector, Qt.Key.Key_T)
        QTest.keyClick(projector, Qt.Key.Key_B)
        QTest.keyClick(projector, Qt.Key.Key_P)
        texts.append(all_texts(projector))
    everything = "\n".join(texts)
    # What may be seen is seen, so the walk did come by.
    for said in ("Wanted to be called.", "Has a budget.", "Who owns SQL?", "Stayed to the end.", "Charter 1"):
        assert said in everything
    assert SECRET not in everything


def test_no_table_whatever_asks_a_hidden_word_out_of_a_face(
    projector: Projector, here: DraftWorkshop, qtbot: QtBot
) -> None:
    """Also tables that no page would ever lay: every step with every object and every part."""
    parts = ["", "stances", "pairs", "since-1", "since-2", *(field.key for field in DRAFTED)]
    for step in AGENDA:
        for kind, object_id in objects(here):
            for part in parts if kind == "stage" and step.key in ("compare", "settle") else ("", "results"):
                projector.show_table("Autumn", OnTable(step.key, kind, object_id, part))
                projector._show()
                assert SECRET not in all_texts(projector), (step.key, kind, part)


def test_another_round_hides_again_what_is_written_in_it(
    window: MainWindow, projector: Projector, here: DraftWorkshop, qtbot: QtBot
) -> None:
    assert window.frame is not None
    window.frame.open_step("compare", "stage", here.stages["MQL"])
    qtbot.waitUntil(lambda: "Has a budget." in all_texts(projector))
    window.commands.pin.trigger()
    bridge = window.frame.bridge
    bridge.run(drafts.reopen, stage_ids=[here.stages["MQL"]])
    value = f"{SECRET} second round"
    where = {"stage_id": here.stages["MQL"], "team_id": here.teams["Sales"]}
    bridge.run(drafts.set_value, **where, field="definition", value=value)
    qtbot.waitUntil(lambda: "still hidden" in all_texts(projector))
    assert SECRET not in all_texts(projector)
    bridge.run(drafts.reveal, stage_ids=[here.stages["MQL"]])
    qtbot.waitUntil(lambda: value in all_texts(projector))
    bridge.undo()
    qtbot.waitUntil(lambda: "still hidden" in all_texts(projector))
    assert SECRET not in all_texts(projector)


def test_the_room_has_no_way_to_drafts_but_the_blind_queries() -> None:
    """By its imports: neither drafts themselves nor the one query that gives a team its own."""
    folder = Path(room.__file__).parent
    files = [*folder.rglob("*.py"), folder.parent / "projector.py"]
    named: set[str] = set()
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                named |= {f"{node.module}.{alias.name}" for alias in node.names}
            elif isinstance(node, ast.Import):
                named |= {alias.name for alias in node.names}
            elif isinstance(node, ast.Attribute):
                named.add(node.attr)
    assert "stageworkshop.store.queries.drafts.matrix" in named
    assert not [name for name in named if name.startswith("stageworkshop.domain.draft")]
    assert not [name for name in named if name.rpartition(".")[2] in ("own_draft", "Draft", "all", "get_draft")]

"""Walks through every page, by every object, and as every team: nobody comes by another team's hidden draft."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stageworkshop.actions import disagreements
from stageworkshop.domain.agenda import AGENDA
from stageworkshop.domain.case import Case
from stageworkshop.domain.disagreement import Disagreement
from stageworkshop.domain.draft import Draft, Round
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.workshop import Participant, Team
from stageworkshop.store.workshop_file import WorkshopFile
from stageworkshop.ui.dialogs.palette import Palette
from stageworkshop.ui.frame import WorkshopFrame
from stageworkshop.ui.steps.compare.page import ComparePage
from stageworkshop.ui.steps.compare.stage_view import SEAM, SIDE, STANCES
from stageworkshop.ui.steps.draft.page import DraftPage
from stageworkshop.ui.steps.settle.page import SettlePage
from stageworkshop.ui.window import MainWindow
from tests.actions.looking import words_of
from tests.actions.watched import Watched
from tests.ui.read_off import read_off

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def here(tmp_path: Path) -> Watched:
    """Teams have written everywhere, some of it is revealed; a disagreement hangs on each stage."""
    made = Watched(WorkshopFile.create(tmp_path / "blind.stageworkshop", title="Blind")).begin()
    for stage in made.file.all(Stage):
        disagreements.raise_disagreement(
            made.ctx, stage_id=stage.id, aspect="definition", question=f"What is {stage.name}?", positions={}
        )
    return made


@pytest.fixture
def frame(window: MainWindow, here: Watched) -> WorkshopFrame:
    assert window.show_workshop(here.ctx, "prepare")
    assert window.frame is not None
    return window.frame


def objects(here: Watched) -> list[tuple[str, str]]:
    kinds: dict[str, type[Any]] = {
        "stage": Stage,
        "disagreement": Disagreement,
        "case": Case,
        "participant": Participant,
        "team": Team,
    }
    found = [(kind, str(each.id)) for kind, cls in kinds.items() for each in here.file.all(cls)]
    return [*found, ("", "")]


def test_no_page_shows_a_hidden_word(window: MainWindow, frame: WorkshopFrame, here: Watched) -> None:
    secret = here.secrets()
    everything = ""
    for step in AGENDA:
        for kind, object_id in objects(here):
            frame.open_step(step.key, kind, object_id)
            QApplication.processEvents()
            # What stands round the page, and the pages opened before, is looked at once a step.
            assert frame.page is not None
            text = read_off(frame.page if kind else window)
            assert not {word for word in secret if word in text}, f"{step.key}, {kind} {object_id}"
            everything += text
    # What may be seen is seen, so the walk did come by.
    assert any(word in everything for word in here.shown)
    assert "What is Warm Leads?" in everything


def test_no_way_of_looking_at_a_stage_shows_a_hidden_word(
    window: MainWindow, frame: WorkshopFrame, here: Watched
) -> None:
    """Side by side, the seam to the next stage, and stances; of revealed stages and of hidden ones."""
    frame.open_step("compare")
    page = frame.page
    assert isinstance(page, ComparePage)
    seen = ""
    for stage in here.file.all(Stage):
        page.open_object("stage", stage.id)
        for mode in (SIDE, SEAM, STANCES):
            page.stage_view.modes.choose(mode)
            page.stage_view.mode_chosen.emit(mode)
            QApplication.processEvents()
            text = read_off(page)
            assert not {word for word in here.secrets() if word in text}, f"{stage.name}, {mode}"
            seen += text
    assert any(word in seen for word in here.shown)


def test_the_palette_finds_no_hidden_word(window: MainWindow, frame: WorkshopFrame, here: Watched) -> None:
    word = sorted(here.secrets())[0]
    window.commands.find.trigger()
    palette = next(each for each in window.findChildren(Palette) if each.isVisible())
    text = read_off(palette)
    assert "What is Warm Leads?" in text
    assert not {each for each in here.secrets() if each in text}
    QTest.keyClicks(palette.field, word)
    assert palette.shown == []
    palette.reject()


def test_at_its_desk_a_team_sees_its_own_words_and_no_other_s(
    window: MainWindow, frame: WorkshopFrame, here: Watched, qtbot: QtBot
) -> None:
    """Team after team at one laptop, by keyboard; undo in between shows nothing either."""
    frame.open_step("draft")
    page = frame.page
    assert isinstance(page, DraftPage)
    hidden = [each for each in here.file.all(Stage) if not _is_revealed(here, each.id)]
    assert hidden
    for stage in hidden:
        for team in here.file.all(Team):
            page.table.view.take(stage.id, team.id)
            page.table.view.setFocus()
            QTest.keyClick(page.table.view, Key.Key_Return)
            nobody = read_off(window)
            assert not {word for word in here.secrets() if word in nobody}, "on the curtain"
            QTest.keyClick(page.curtain.show_button, Key.Key_Return)
            assert page.desk is not None
            QTest.keyClick(window, Key.Key_Z, CTRL)
            own = read_off(window)
            written = words_of([each.values for each in here.file.all(Draft, stage_id=stage.id, team_id=team.id)])
            assert not {word for word in here.secrets(but=team.id) if word in own}, f"at the desk of {team.name}"
            assert {word for word in here.secrets() if word in own and word in written}
            QTest.keyClick(window, Key.Key_Z, CTRL | SHIFT)
            QTest.keyClick(page.desk, Key.Key_Escape)
            qtbot.waitUntil(lambda: page.desk is None)
            after = read_off(window)
            assert not {word for word in here.secrets() if word in after}, "after the curtain fell"


def test_settle_lays_no_hidden_draft_beside_the_agreed_text(
    window: MainWindow, frame: WorkshopFrame, here: Watched
) -> None:
    for disagreement in here.file.all(Disagreement):
        frame.open_step("settle", "disagreement", disagreement.id)
        page = frame.page
        assert isinstance(page, SettlePage)
        QApplication.processEvents()
        text = read_off(page)
        assert not {word for word in here.secrets() if word in text}, disagreement.question


def _is_revealed(here: Watched, stage_id: str) -> bool:
    return here.file.all(Round, stage_id=stage_id)[-1].is_revealed

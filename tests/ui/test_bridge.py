"""Between actions and widgets: what is told, what is kept, and that nothing ends the program."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from stageworkshop.actions import teams
from stageworkshop.actions.context import Context
from stageworkshop.domain.errors import FileProblem
from stageworkshop.domain.workshop import Team
from stageworkshop.store.changes import Changes
from stageworkshop.store.workshop_file import WorkshopFile
from stageworkshop.ui.bridge import Bridge


@pytest.fixture
def file(tmp_path: Path) -> Iterator[WorkshopFile]:
    opened = WorkshopFile.create(tmp_path / "w.stageworkshop", title="Autumn")
    yield opened
    opened.close()


@pytest.fixture
def bridge(qtbot: QtBot, file: WorkshopFile) -> Bridge:
    return Bridge(Context(file, "Ines Ferreira", clock=lambda: "2026-11-24T10:42:00Z"))


class Disk:
    """An action that the disk takes only while `full` is False."""

    def __init__(self) -> None:
        self.full = True

    def add_team(self, context: Context, *, name: str) -> Changes:
        if self.full:
            raise FileProblem("file.disk_full", "the disk is full.")
        return teams.add_team(context, name=name)


def names(bridge: Bridge) -> list[str]:
    return [team.name for team in bridge.file.all(Team)]


def test_an_action_is_told_and_can_be_undone_and_redone(bridge: Bridge, qtbot: QtBot) -> None:
    assert bridge.next_undo is None
    with qtbot.waitSignal(bridge.changed) as told:
        changes = bridge.run(teams.add_team, name="Sales")
    assert changes is not None
    assert told.args == [changes]
    assert [(each.kind, each.id) for each in changes.changes] == [("team", changes.created("team"))]
    assert bridge.saved_at == "2026-11-24T10:42:00Z"
    assert bridge.next_undo is not None
    assert "Sales" in bridge.next_undo.says
    bridge.undo()
    assert names(bridge) == []
    assert bridge.next_redo is not None
    assert "Sales" in bridge.next_redo.says
    bridge.redo()
    assert names(bridge) == ["Sales"]


def test_a_refused_action_gives_none_and_the_reason(bridge: Bridge, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bridge.failed):
        assert bridge.run(teams.add_team, name="") is None
    assert bridge.error is not None
    assert not bridge.unsaved
    bridge.run(teams.add_team, name="Service")
    assert bridge.error is None


def test_what_the_disk_did_not_take_is_kept_in_order(bridge: Bridge, qtbot: QtBot) -> None:
    disk = Disk()
    with qtbot.waitSignal(bridge.unsaved_changed):
        assert bridge.run(disk.add_team, name="Sales") is None
    assert bridge.run(teams.add_team, name="Service") is None, "it must wait behind the first"
    assert [kept.arguments["name"] for kept in bridge.unsaved] == ["Sales", "Service"]
    assert not bridge.retry()
    assert len(bridge.unsaved) == 2
    disk.full = False
    assert bridge.retry()
    assert not bridge.unsaved
    assert names(bridge) == ["Sales", "Service"]


def test_the_next_action_saves_what_was_kept_first(bridge: Bridge) -> None:
    disk = Disk()
    bridge.run(disk.add_team, name="Sales")
    disk.full = False
    assert bridge.run(teams.add_team, name="Service") is not None
    assert names(bridge) == ["Sales", "Service"]


def test_what_was_done_before_the_curtain_rose_and_saved_after_is_out_of_reach(bridge: Bridge) -> None:
    disk = Disk()
    bridge.run(disk.add_team, name="Sales")
    bridge.raise_curtain()
    disk.full = False
    bridge.run(teams.add_team, name="Service")
    assert names(bridge) == ["Sales", "Service"]
    assert bridge.undo() is not None
    assert bridge.undo() is None
    assert names(bridge) == ["Sales"]
    bridge.lower_curtain()
    assert bridge.undo() is not None
    assert names(bridge) == []


def test_a_fault_of_the_program_is_told_and_not_raised(bridge: Bridge, qtbot: QtBot) -> None:
    def broken(context: Context) -> Changes:
        raise ZeroDivisionError

    with qtbot.waitSignal(bridge.crashed) as told:
        assert bridge.run(broken) is None
    assert isinstance(told.args[0], ZeroDivisionError)


def test_nothing_waits_in_a_file_opened_to_look(bridge: Bridge, file: WorkshopFile, qtbot: QtBot) -> None:
    looking = Bridge(Context(WorkshopFile.open(file.path, read_only=True), "Somebody"))
    with qtbot.waitSignal(looking.failed):
        assert looking.run(teams.add_team, name="Sales") is None
    assert not looking.unsaved
    assert looking.next_undo is None
    looking.file.close()


def test_a_hundred_thousand_signals_do_not_end_the_process(bridge: Bridge) -> None:
    # PySide6 6.12.0 on Python 3.11 aborts after some 20,000: this is what keeps it out.
    seen: list[Any] = []
    bridge.changed.connect(seen.append)
    bridge.unsaved_changed.connect(seen.append)
    notice = Changes()
    for number in range(50_000):
        bridge.changed.emit(notice)
        bridge.unsaved_changed.emit(None if number % 2 else True)
    assert len(seen) == 100_000

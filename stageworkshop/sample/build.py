"""The script of the sample: two sessions in autumn 2026, at a maker of treatment units for dental practices."""

from __future__ import annotations

from pathlib import Path

from stageworkshop.actions import charters
from stageworkshop.sample import content, talks
from stageworkshop.sample.director import Director, RepeatableIds, ScriptedClock
from stageworkshop.sample.preparation import collect_stages, prepare
from stageworkshop.store.workshop_file import WorkshopFile

BEGUN = "2026-09-10T08:30:00+02:00"


def write_sample(path: Path) -> None:
    """Writes the finished sample workshop to a free name; the same content at every call. Raises FileProblem."""
    clock, new_id = ScriptedClock(BEGUN), RepeatableIds()
    told = content.row("workshop")
    actor = next(person["name"] for person in told["people"] if "facilitator" in person["roles"])
    file = WorkshopFile.create(path, title=told["details"]["title"], actor=actor, at=clock(), new_id=new_id)
    try:
        director = Director(file, clock, new_id, actor)
        prepare(director)
        _morning(director)
        _afternoon(director)
        _second_session(director)
    except BaseException:
        file.close()
        path.unlink(missing_ok=True)
        raise
    file.close()


def _morning(director: Director) -> None:
    """24 September, Bergen: stages, blind drafts, the reveal, what differs, and the text that nobody disputed."""
    director.clock.set("2026-09-24T09:05:00+02:00")
    collect_stages(director)
    director.clock.set("2026-09-24T09:40:00+02:00")
    talks.draft(director, 1)
    director.clock.set("2026-09-24T11:20:00+02:00")
    talks.raise_all(director)
    talks.write_agreed_text(director)


def _afternoon(director: Director) -> None:
    """24 September: decisions, an objection and how it was removed, cases, and the first charter."""
    for at, key in (("13:45", "d1"), ("14:02", "d2"), ("14:19", "d3"), ("14:41", "d4")):
        director.clock.set(f"2026-09-24T{at}:00+02:00")
        talks.settle(director, key)
    talks.park(director)
    director.clock.set("2026-09-24T15:00:00+02:00")
    talks.answer(director, "call-ready-lead", 1)
    talks.revise(director, "after-objection")
    talks.answer(director, "call-ready-lead", 1, turn=1)
    talks.answer(director, "warm-lead", 1)
    talks.answer(director, "quote-with-the-practice", 1)
    talks.answer(director, "quote-with-the-practice", 1, turn=1)
    talks.answer(director, "order-confirmed", 1)
    talks.answer(director, "replacement-talk", 1)
    director.clock.set("2026-09-24T15:25:00+02:00")
    talks.sort_cases(director)
    talks.revise(director, "after-cases")
    talks.sort_again(director, "sorted_again")
    director.clock.set("2026-09-24T16:20:00+02:00")
    charter_id = talks.propose(director, 1)
    talks.sign(director, charter_id, 1, "gulsen", "lukasz", "sigrid")
    director.clock.set("2026-09-25T10:12:00+02:00")
    talks.sign(director, charter_id, 1, "mohammed")
    director.clock.set("2026-09-28T08:00:00+02:00")
    charters.put_in_force(director.facilitator(), charter_id=charter_id)


def _second_session(director: Director) -> None:
    """12 November, by video: the trial's figures, another round for one stage, the second charter and its afterlife."""
    clock = director.clock
    clock.set("2026-11-12T13:00:00+01:00")
    talks.draft_again(director, 2)
    clock.set("2026-11-12T13:50:00+01:00")
    talks.settle(director, "d5")
    talks.revise(director, "session-2")
    talks.answer(director, "call-ready-lead", 2)
    talks.expect_anew(director)
    talks.sort_again(director, "sorted_later")
    clock.set("2026-11-12T14:30:00+01:00")
    charter_id = talks.propose(director, 2)
    talks.sign(director, charter_id, 2, "lukasz", "sigrid")
    clock.set("2026-11-13T09:20:00+01:00")
    talks.sign(director, charter_id, 2, "gulsen")
    # The leasing company's remark comes after the signatures: whoever answered for these words must look again.
    clock.set("2026-11-17T11:40:00+01:00")
    talks.revise(director, "late")

"""The plan of changes: right, the fewest steps, nothing but what it names, and empty when nothing is to do."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stageworkshop.crm.items import Collection, Configuration, Item, facts
from stageworkshop.crm.order import staying
from stageworkshop.crm.plan import changes
from tests.crm.applying import applied

NAMES = ["a", "b", "c", "d", "e", "f", "g"]
ITEMS = st.builds(
    Item,
    id=st.sampled_from(NAMES),
    label=st.sampled_from(["One", "Two", "Three"]),
    active=st.booleans(),
    facts=st.builds(facts, won=st.sampled_from([None, True, False, 1, 0]), text=st.sampled_from([None, "", "x"])),
)
LISTS = st.lists(ITEMS, max_size=7, unique_by=lambda item: item.id).map(tuple)
COLLECTIONS = st.builds(
    Collection, st.just("stages"), st.just("set"), st.sampled_from(["Stages", "Phases"]), LISTS,
    st.builds(facts, sorted=st.sampled_from([None, True, False])),
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(COLLECTIONS, COLLECTIONS)
def test_applying_the_plan_gives_exactly_what_was_wanted(now: Collection, then: Collection) -> None:
    current, wanted = Configuration("x", (now,)), Configuration("x", (then,))
    done = applied(current, changes(current, wanted))
    assert done == wanted
    assert changes(done, wanted) == ()


def test_a_new_list_comes_with_everything_in_it() -> None:
    wanted = Configuration("x", (Collection("p", "pipeline", "Deals", (Item("1", "One"), Item("2", "Two"))),))
    steps = changes(Configuration("x"), wanted)
    assert [step.action for step in steps] == ["create", "add", "add"]
    assert applied(Configuration("x"), steps) == wanted


def test_a_whole_list_is_never_taken_away() -> None:
    with pytest.raises(ValueError, match="leaves out p"):
        changes(Configuration("x", (Collection("p", "pipeline", "Deals"),)), Configuration("x"))


def test_no_shorter_way_of_moving_exists() -> None:
    now = "abcdef"
    for then in permutations(now):
        stays = staying(now, then)
        assert [name for name in now if name in stays] == [name for name in then if name in stays]
        # Any larger set would hold two names in the wrong order.
        longest = max(
            sum(1 for index in range(6) if mask >> index & 1)
            for mask in range(64)
            if _in_order([name for index, name in enumerate(now) if mask >> index & 1], then)
        )
        assert len(stays) == longest


def test_deleting_renaming_and_reordering_at_once_among_a_hundred() -> None:
    now = tuple(Item(f"v{number}", f"Value {number}", facts=facts(probability=number)) for number in range(100))
    dice = random.Random(7)
    gone = set(dice.sample([item.id for item in now], 9))
    renamed = dice.sample([item.id for item in now if item.id not in gone], 11)
    then = [
        replace(item, label=f"New {item.id}") if item.id in renamed else item for item in now if item.id not in gone
    ]
    moved = [then.pop(at) for at in (80, 41, 3)]
    for item in moved:
        then.insert(dice.randrange(len(then)), item)
    current = Configuration("x", (Collection("s", "set", "Stages", now),))
    wanted = Configuration("x", (Collection("s", "set", "Stages", tuple(then)),))
    steps = changes(current, wanted, {("s", name): "v1" for name in gone})
    by_action = {
        action: [step.item for step in steps if step.action == action] for action in ("remove", "rename", "move")
    }
    assert set(by_action["remove"]) == gone
    assert sorted(by_action["rename"]) == sorted(renamed)
    assert len(by_action["move"]) <= 3
    assert len(steps) == 9 + 11 + len(by_action["move"])
    assert all(step.destination == "v1" for step in steps if step.action == "remove")
    assert applied(current, steps) == wanted


def _in_order(names: list[str], then: tuple[str, ...]) -> bool:
    places = [then.index(name) for name in names]
    return places == sorted(places)

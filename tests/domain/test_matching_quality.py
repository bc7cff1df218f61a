"""Matching on labelled pairs keeps its floors, on the half held out too, and stands well above plain word overlap."""

from __future__ import annotations

from itertools import combinations

import pytest

from stageworkshop.domain.deed_words import DEEDS, PHASES, STATES
from stageworkshop.domain.likeness_words import TWINS
from stageworkshop.domain.matching import likeness
from tests.domain.matching_table import HALVES, LABELS, MATCHERS, by_overlap, by_program, pairs, point_of, right, scores
from tests.domain.matching_table import table as printed

FLOORS = {
    ("development", "same"): (0.95, 0.92),
    ("development", "contradicting"): (0.95, 0.95),
    ("development", "different"): (0.90, 0.93),
    ("held_out", "same"): (0.88, 0.72),
    ("held_out", "contradicting"): (0.96, 0.92),
    ("held_out", "different"): (0.68, 0.88),
}
"""Precision and recall, a pair or two below what was measured."""


def test_the_pairs_are_many_and_the_halves_apart() -> None:
    halves = {half: pairs(half) for half in HALVES}
    assert all(len(labelled) >= 60 for labelled in halves.values())
    for labelled in halves.values():
        assert {each.label for each in labelled} == set(LABELS)
        assert {"en", "de", "fr", "vi", "ru", "el", "ja", "zh"} <= {each.language for each in labelled}
        assert len({each.domain for each in labelled}) >= 5
    said = [{(each.one, each.other) for each in labelled} for labelled in halves.values()]
    assert not said[0] & said[1]


@pytest.mark.parametrize(("half", "label"), FLOORS)
def test_precision_and_recall_keep_their_floors(half: str, label: str) -> None:
    score = scores(by_program, pairs(half))[label]
    precision, recall = FLOORS[half, label]
    assert score.precision >= precision
    assert score.recall >= recall


@pytest.mark.parametrize("half", HALVES)
def test_it_is_far_better_than_overlap(half: str) -> None:
    labelled = pairs(half)
    assert right(by_program, labelled) >= right(by_overlap, labelled) + 0.3


def test_it_does_not_matter_who_wrote_which() -> None:
    for half in HALVES:
        for each in pairs(half):
            assert by_program(each.one, each.other) == by_program(each.other, each.one)
            assert likeness(point_of(each.one), point_of(each.one)) == 1.0


def test_no_word_stands_in_two_lists_of_deeds_or_twins() -> None:
    lists = {**DEEDS, **PHASES, "known": STATES, **{group.split()[0]: group for group in TWINS}}
    for (one, words), (other, more) in combinations(lists.items(), 2):
        assert not set(words.split()) & set(more.split()), (one, other)


def test_the_table_has_both_halves_and_all_matchers() -> None:
    lines = printed().splitlines()
    assert [line.split(":")[0] for line in lines if line.endswith("pairs")] == ["development", "held out"]
    assert all(name in lines[1] for name in MATCHERS)

"""The guide has complete words for every step of the agenda, and nothing else."""

from __future__ import annotations

import pytest

from stageworkshop.domain.agenda import AGENDA
from stageworkshop.domain.errors import NotFound
from stageworkshop.guide import guide
from stageworkshop.paths import resource

STEPS = [step.key for step in AGENDA]


@pytest.mark.parametrize("step", STEPS)
def test_each_step_has_a_whole_guide(step: str) -> None:
    found = guide(step)
    assert found.step == step
    assert found.purpose.count(".") >= 2
    assert len(found.say) >= 4
    assert len(found.watch_for) >= 3
    assert len(found.move_on) >= 3
    texts = [found.purpose, *found.say, *found.move_on]
    texts += [text for each in found.watch_for for text in (each.sign, each.do)]
    assert all(len(text) > 10 and text == text.strip() for text in texts)
    assert all("“" in line for line in found.say), "what is to be said stands in quotes"
    assert not [text for text in texts if '"' in text or "!" in text]


def test_there_is_no_guide_without_a_step() -> None:
    assert {path.stem for path in resource("guide").glob("*.json")} == set(STEPS)


def test_an_unknown_step_is_named() -> None:
    with pytest.raises(NotFound, match="lunch"):
        guide("lunch")

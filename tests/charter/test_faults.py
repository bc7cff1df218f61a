"""What “validate” finds: every fault with its JSON path, in words that need no manual."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from stageworkshop.charter import definitions, faults
from tests.charter.any_document import finished

Change = Callable[[dict[str, Any]], object]


def data() -> dict[str, Any]:
    return finished().model_dump(mode="json", by_alias=True, exclude_none=True)


def found(change: Change) -> list[str]:
    changed = copy.deepcopy(data())
    change(changed)
    return [fault.line() for fault in faults.faults(changed)]


def stage(tree: dict[str, Any], n: int = 1) -> dict[str, Any]:
    chosen: dict[str, Any] = tree["pipelines"][0]["stages"][n]
    return chosen


def test_finished_document_has_no_faults() -> None:
    assert faults.faults(data()) == []
    assert faults.faults(definitions.dumps(finished())) == []


FORM: list[tuple[Change, str]] = [
    (lambda tree: stage(tree).update(owner=3), "$.pipelines[0].stages[1].owner: must be text, not the number 3."),
    (lambda tree: stage(tree).update(probability="40"), "probability: must be a whole number, not text."),
    (lambda tree: stage(tree).update(probability=101), "probability: 101 is too large; 100 is the most."),
    (lambda tree: stage(tree).update(kind="closed"), "kind: “closed” is not possible here; write open, won, lost"),
    (lambda tree: stage(tree).update(handoff=[]), "handoff: must be an object { … }, not a list."),
    (lambda tree: stage(tree).update(visible_to_partners="yes"), "must be true or false, not text."),
    (lambda tree: stage(tree).update(entry_criteria="x"), "entry_criteria: must be a list [ … ], not text."),
    (lambda tree: stage(tree).update(entry_criteria=[{"text": "x"}] * 201), "201 entries are too many"),
    (lambda tree: stage(tree).update(name="x" * 121), "name: 121 characters are too long; keep it to 120."),
    (
        lambda tree: stage(tree).update(ownr="sales"),
        "“ownr” is not known here; it is kept as it is. Did you mean “owner”?",
    ),
    (lambda tree: stage(tree).update(key="Großer Deal"), "key: “Großer Deal” is no key: use lower-case"),
    (lambda tree: stage(tree).pop("key"), "$.pipelines[0].stages[1].key: is missing."),
    (lambda tree: tree.update(content_hash="abc"), "$.content_hash: “abc” is no SHA-256 hash"),
    (lambda tree: tree["workshop"].update(review_date="24.11.2026"), "“24.11.2026” is no date"),
    (lambda tree: tree["charter"].update(proposed_at="today"), "$.charter.proposed_at: “today” is no time"),
    (lambda tree: tree.update(workshop=None), "$.workshop: must be an object { … }, not null."),
    (
        lambda tree: stage(tree)["entry_criteria"][0]["check"].update(value=5),
        "entry_criteria[0].check.value: must be text, or a list of texts.",
    ),
    (lambda tree: tree["stage_hashes"].update({"a b": "x"}), '$.stage_hashes["a b"]: “x” is no SHA-256'),
]

RULES: list[tuple[Change, str]] = [
    (lambda tree: tree["disagreements"][0]["positions"].reverse(), "(to look at) will be reordered on loading"),
    (lambda tree: tree["people"][0].update(roles=["signatory", "decider"]), "$.people[0].roles: (to look at) will be"),
    (
        lambda tree: tree["disagreements"][0]["dissents"].append({"person": "ole", "words": "First", "at": ""}),
        "$.disagreements[0].dissents: (to look at) will be reordered",
    ),
    (lambda tree: tree["teams"].append(tree["teams"][0]), "$.teams[4].key: “marketing” is also the key of $.teams[0]."),
    (lambda tree: tree["people"].append(tree["people"][0]), "$.people[3].key: “ines” is also the key of"),
    (lambda tree: tree["pipelines"][1]["stages"].append({"key": "mql", "name": "M"}), "key: “mql” is also the key"),
    (lambda tree: stage(tree).update(owner="nobody"), "stages[1].owner: there is no team “nobody” in this file."),
    (lambda tree: stage(tree)["handoff"].update(to="dealr"), "handoff.to: there is no team “dealr” in this file. Did"),
    (lambda tree: stage(tree)["handoff"].update(recycle_to="x"), "recycle_to: there is no stage “x”"),
    (lambda tree: stage(tree)["aliases"][0].update(team="x"), "aliases[0].team: there is no team “x”"),
    (lambda tree: tree["workshop"].update(decider="x"), "$.workshop.decider: there is no person “x”"),
    (lambda tree: tree["people"][0].update(team="x"), "$.people[0].team: there is no team “x”"),
    (lambda tree: tree["disagreements"][0].update(stage="x"), "$.disagreements[0].stage: there is no stage “x”"),
    (lambda tree: tree["disagreements"][0].update(aspect="x"), "aspect: a stage has no field “x”"),
    (lambda tree: tree["disagreements"][0]["dissents"][0].update(person="x"), "there is no person “x”"),
    (lambda tree: tree["disagreements"][0]["positions"].append({"team": "dealer", "text": "2"}), "already has a pos"),
    (lambda tree: tree["hand_offs"][0].update(readiness="needs_warming"), "$.hand_offs[0]: differs from the hand-off"),
    (lambda tree: tree.update(hand_offs=[]), "$.hand_offs: the hand-off of stage “handed-over” is missing."),
    (lambda tree: tree["hand_offs"].append(tree["hand_offs"][0]), "$.hand_offs[1]: stage “handed-over” has no hand-o"),
    (lambda tree: stage(tree).update(definition="Other words"), "$.content_hash: does not fit the text"),
    (
        lambda tree: stage(tree).update(definition="Other words"),
        "$.stage_hashes.handed-over" and "of stage “handed-over”",
    ),
    (lambda tree: tree["stage_hashes"].pop("mql"), "$.stage_hashes: the hash of stage “mql” is missing."),
    (lambda tree: tree["sign_offs"][0]["covers"].update(gone="0" * 64), "covers.gone: there is no such stage"),
    (lambda tree: tree["sign_offs"][0]["covers"].update(mql="0" * 64), "covers.mql: its text has changed"),
    (lambda tree: tree["sign_offs"][0].update(stale_stages=["mql"]), "stale_stages[0]: stage “mql” has not changed"),
    (lambda tree: tree["sign_offs"][0].update(person="gone"), "(to look at) “gone” is no longer among the people"),
    (lambda tree: tree["workshop"].pop("decider"), "$.workshop.decider: is missing: the rule is"),
    (lambda tree: tree["disagreements"][0].update(outcome=" "), "outcome: is missing: it says what was decided"),
    (lambda tree: tree["disagreements"][0].update(state="parked"), "$.disagreements[0].owner: is missing: it names"),
    (
        lambda tree: tree["disagreements"][0].update(state="parked"),
        "$.disagreements[0].due: is missing: it says by when",
    ),
    (lambda tree: stage(tree)["handoff"].update(recycle_to="handed-over"), "would go back to the very stage"),
    (lambda tree: stage(tree).update(name="mql"), "(to look at) “mql” is also the name of $.pipelines[0].stages[0]."),
    (lambda tree: stage(tree).update(name="  "), "name: is missing: every stage needs a name."),
    (lambda tree: tree["charter"].update(number=0), "$.charter.number: must be 1 or more"),
    (lambda tree: tree.update(edition="partner"), "$.extract_of: is missing"),
    (lambda tree: tree.update(extract_of="0" * 64), "$.extract_of: must be absent"),
    (lambda tree: tree["workshop"].update(review_date="2026-02-30"), "“2026-02-30” is no day or time in the calendar"),
    (
        lambda tree: stage(tree)["entry_criteria"][0]["check"].update(operator="equals", value=["a", "b"]),
        "entry_criteria: entry 1: “is” takes one value.",
    ),
]


@pytest.mark.parametrize(("change", "words"), FORM + RULES)
def test_fault_is_found_and_worded(change: Change, words: str) -> None:
    lines = found(change)
    assert any(words in line for line in lines), lines
    for line in lines:
        assert "Input should" not in line
        assert "model" not in line


@pytest.mark.parametrize(("change", "words"), FORM)
def test_fault_of_form_is_reported_once(change: Change, words: str) -> None:
    lines = found(change)
    # What hangs on the wrong value (a list of hand-offs that differs) may be named too, the place itself but once.
    paths = [line.split(": ")[0] for line in lines]
    assert len(paths) == len(set(paths)), lines


def test_all_faults_are_named_not_only_the_first() -> None:
    def several(tree: dict[str, Any]) -> None:
        stage(tree, 0).update(owner=3)
        stage(tree).update(owner="nobody", probability=101)
        tree["workshop"].update(title=5)

    paths = [line.split(": ")[0] for line in found(several)]
    assert {
        "$.pipelines[0].stages[0].owner",
        "$.pipelines[0].stages[1].owner",
        "$.pipelines[0].stages[1].probability",
        "$.workshop.title",
    } <= set(paths)


def test_draft_may_be_unfinished_charter_not() -> None:
    def unfinished(tree: dict[str, Any]) -> None:
        tree["workshop"].pop("decider")
        tree["disagreements"][0].update(state="parked")
        tree.pop("content_hash")
        tree.pop("stage_hashes")
        tree["sign_offs"] = []

    draft = copy.deepcopy(data())
    unfinished(draft)
    draft["charter"] = {"number": 0, "state": "draft"}
    warnings = faults.faults(draft)
    assert len(warnings) == 3
    assert all(fault.warning for fault in warnings)

    charter = copy.deepcopy(data())
    unfinished(charter)
    assert len([fault for fault in faults.faults(charter) if not fault.warning]) == 3


def test_sign_off_whose_stage_changed_is_right_when_it_says_so() -> None:
    def changed(tree: dict[str, Any]) -> None:
        tree["sign_offs"][0]["covers"]["mql"] = "0" * 64
        tree["sign_offs"][0]["stale_stages"] = ["mql"]

    assert found(changed) == []


@pytest.mark.parametrize("name", ["x.².y", f"x.{'9' * 5_000}.y", "[٣]"])
def test_digits_in_the_name_of_an_unknown_member_are_no_place_in_a_list(name: str) -> None:
    assert any("is not known here" in line for line in found(lambda tree: tree.update({name: 1})))

"""What must hold in a definitions file beyond its form, one function a rule.

A rule takes the parsed JSON (see `charter.tree`) and yields faults. A draft may be unfinished, a charter may
not: rules that only ask for something still missing give warnings until the charter is proposed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from stageworkshop.charter import tree
from stageworkshop.charter.fault import Fault
from stageworkshop.charter.reading import json_path
from stageworkshop.charter.rules_keys import STRUCTURE
from stageworkshop.charter.tree import Tree

Rule = Callable[[Tree], Iterator[Fault]]


def hand_off_list(document: Tree) -> Iterator[Fault]:
    """`hand_offs` repeats the stages' own hand-offs, neither more nor less."""
    expected: dict[str, Tree] = {}
    for _, pipeline, stage in tree.stages(document):
        own = tree.without_nulls(tree.child(stage, "handoff"))
        if own:
            row: Tree = {**own, "pipeline": tree.text(pipeline, "key"), "stage": tree.text(stage, "key")}
            expected[tree.text(stage, "key")] = row
    for at, row in tree.objects(document, "hand_offs"):
        key = tree.text(row, "stage")
        if key not in expected:
            yield Fault(json_path(*at), f"stage “{key}” has no hand-off, or it is listed twice.")
        elif _plain(row) != _plain(expected.pop(key)):
            yield Fault(json_path(*at), f"differs from the hand-off that stage “{key}” itself has.")
    for key in expected:
        yield Fault("$.hand_offs", f"the hand-off of stage “{key}” is missing.")


def outcomes(document: Tree) -> Iterator[Fault]:
    """What is settled says what was decided and how; what is parked says who takes it up and when."""
    draft = _is_draft(document)
    for at, disagreement in tree.objects(document, "disagreements"):
        state = tree.text(disagreement, "state")
        needed: dict[str, str] = {}
        if state == "settled":
            needed = {"outcome": "says what was decided", "method": "says how it was decided"}
        elif state == "parked":
            needed = {"owner": "names who takes it up again", "due": "says by when"}
        elif state == "escalated":
            needed = {"owner": "names who decides"}
        for name, job in needed.items():
            if not tree.text(disagreement, name).strip():
                yield Fault(json_path(*at, name), f"is missing: it {job} (the disagreement is {state}).", draft)


def decider(document: Tree) -> Iterator[Fault]:
    """The rule “a named decider” names one."""
    workshop = tree.child(document, "workshop")
    if tree.text(workshop, "decision_rule") == "decider" and not tree.text(workshop, "decider"):
        yield Fault("$.workshop.decider", "is missing: the rule is that a named person decides.", _is_draft(document))


def stage_names(document: Tree) -> Iterator[Fault]:
    """Every stage has a name; within a pipeline no other stage has the same one."""
    seen: dict[tuple[str, str], str] = {}
    for at, pipeline, stage in tree.stages(document):
        name = " ".join(tree.text(stage, "name").split())
        if not name:
            yield Fault(json_path(*at, "name"), "is missing: every stage needs a name.", _is_draft(document))
            continue
        first = seen.setdefault((tree.text(pipeline, "key"), name.casefold()), json_path(*at))
        if first != json_path(*at):
            yield Fault(json_path(*at, "name"), f"“{name}” is also the name of {first}.", warning=True)


def recycling(document: Tree) -> Iterator[Fault]:
    """A rejected record goes back to another stage."""
    for at, _, stage in tree.stages(document):
        target = tree.text(tree.child(stage, "handoff"), "recycle_to")
        if target and target == tree.text(stage, "key"):
            yield Fault(
                json_path(*at, "handoff", "recycle_to"),
                "a rejected record would go back to the very stage that rejected it.",
                _is_draft(document),
            )


def charter_number(document: Tree) -> Iterator[Fault]:
    """Number 0 is a draft that was never proposed; a number is given on proposing."""
    charter = tree.child(document, "charter")
    state = tree.text(charter, "state")
    if charter and tree.number(charter, "number") == 0 and state not in ("draft", ""):
        yield Fault("$.charter.number", f"must be 1 or more, because the charter is “{state}”.")


def edition(document: Tree) -> Iterator[Fault]:
    """A partners' edition says what it is an extract of; a whole is no extract."""
    partner, extract = tree.text(document, "edition") == "partner", bool(tree.text(document, "extract_of"))
    if partner and not extract:
        yield Fault("$.extract_of", "is missing: a partners’ edition names the hash of the whole charter.")
    if extract and not partner:
        yield Fault("$.extract_of", "must be absent: this is not a partners’ edition.")


def covered_stages(document: Tree) -> Iterator[Fault]:
    """A sign-off lists as stale exactly the covered stages whose text is another by now, or which are gone."""
    current = tree.child(document, "stage_hashes")
    for at, sign_off in tree.objects(document, "sign_offs"):
        covers = tree.child(sign_off, "covers")
        raw = sign_off.get("stale_stages")
        stale = [key for key in raw if isinstance(key, str)] if isinstance(raw, list) else []
        for key, covered in covers.items():
            if key in stale or current.get(key) == covered:
                continue
            what = "there is no such stage" if key not in tree.keys(document, "stages") else "its text has changed"
            yield Fault(
                json_path(*at, "covers", key),
                f"{what}, yet the sign-off does not list it under stale_stages.",
            )
        for index, key in enumerate(stale):
            if key not in covers and tree.text(document, "edition") != "partner":
                yield Fault(json_path(*at, "stale_stages", index), f"the sign-off does not cover “{key}”.")
            elif key in covers and current.get(key) == covers[key]:
                yield Fault(json_path(*at, "stale_stages", index), f"stage “{key}” has not changed since.")


def signatories(document: Tree) -> Iterator[Fault]:
    """Who signed is among the people, or has left since."""
    people = tree.keys(document, "people")
    for at, sign_off in tree.objects(document, "sign_offs"):
        key = tree.text(sign_off, "person")
        if key and key not in people:
            yield Fault(json_path(*at, "person"), f"“{key}” is no longer among the people.", warning=True)


def kept_order(document: Tree) -> Iterator[Fault]:
    """Positions stand in the order of the teams, dissents in that of time, roles in that of the alphabet.

    A workshop keeps no other order of them: loading the file would give a content that hashes differently.
    """
    order = [tree.text(team, "key") for _, team in tree.objects(document, "teams")]
    what = "will be reordered on loading, which changes the content hash"
    for at, disagreement in tree.objects(document, "disagreements"):
        holders = [tree.text(each, "team") for _, each in tree.objects(disagreement, "positions")]
        places = [order.index(team) for team in holders if team in order]
        if places != sorted(places):
            yield Fault(json_path(*at, "positions"), f"{what}: teams stand in their own order.", True)
        notes = [
            (tree.text(each, "at"), tree.text(each, "words")) for _, each in tree.objects(disagreement, "dissents")
        ]
        if notes != sorted(notes):
            yield Fault(json_path(*at, "dissents"), f"{what}: the earliest comes first.", True)
    for at, person in tree.objects(document, "people"):
        raw = person.get("roles")
        roles = [role for role in raw if isinstance(role, str)] if isinstance(raw, list) else []
        if roles != sorted(set(roles)):
            yield Fault(json_path(*at, "roles"), f"{what}: each role once, in the order of the alphabet.", True)


RULES: tuple[Rule, ...] = (
    *STRUCTURE,
    hand_off_list,
    outcomes,
    decider,
    stage_names,
    recycling,
    charter_number,
    edition,
    covered_stages,
    signatories,
    kept_order,
)


def _is_draft(document: Tree) -> bool:
    return tree.text(tree.child(document, "charter"), "state") in ("", "draft")


def _plain(value: Any) -> Any:
    """Without nulls at any depth; deeper than the format goes nothing is compared."""
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items() if item is not None}
    return [_plain(item) for item in value] if isinstance(value, list) else value

"""Deleting, renaming and reordering at once among a hundred values, from an organisation's files to the package's."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from stageworkshop.crm.mapping import AdminMapping
from stageworkshop.crm.planning import plan_for
from stageworkshop.crm.salesforce.target import TARGET
from tests.crm.salesforce.organisations import MAIN, charter, deal, planned_again, put, value_set

FILE = f"{MAIN}/standardValueSets/OpportunityStage.standardValueSet-meta.xml"
TAG = "{http://soap.sforce.com/2006/04/metadata}"


def values_in(text: bytes) -> dict[str, dict[str, str]]:
    """fullName → its members, as Salesforce understands them: active, and labelled by its name, unless it says."""
    found: dict[str, dict[str, str]] = {}
    for value in ElementTree.fromstring(text).iter(f"{TAG}standardValue"):
        members = {child.tag.removeprefix(TAG): child.text or "" for child in value}
        found[members["fullName"]] = {"isActive": "true", "label": members["fullName"], **members}
    return found


def test_the_plan_is_minimal_and_right_and_nothing_but_it_changes(tmp_path: Path) -> None:
    dice = random.Random(11)
    now = [deal(f"V{number}", number, description=f"Text {number} & more") for number in range(100)]
    names = [str(value["fullName"]) for value in now]
    gone = set(dice.sample(names, 9))
    staying = [name for name in names if name not in gone]
    renamed = set(dice.sample(staying, 11))
    moved = [staying.pop(at) for at in (80, 41, 3)]
    for name in moved:
        staying.insert(dice.randrange(len(staying)), name)
    document = charter(*(_stage(name, renamed) for name in staying))
    keys = {stage.key: name for stage, name in zip(document.pipelines[0].stages, staying, strict=True)}
    organisation = put(tmp_path / "org", value_set("OpportunityStage", now))
    said = AdminMapping("salesforce", {"p": "OpportunityStage"}, keys, dict.fromkeys(gone, staying[0]))
    plan = plan_for(document, TARGET, organisation, said)

    steps = [step for step in plan.steps if step.collection == "OpportunityStage"]
    by_action = {action: [step.item for step in steps if step.action == action] for action in ("rename", "deactivate")}
    places = [step.item for step in steps if step.action == "move"]
    assert set(by_action["rename"]) == renamed
    assert set(by_action["deactivate"]) == gone
    assert all(step.destination == staying[0] for step in steps if step.action == "deactivate")
    assert len(places) <= len(moved)
    assert len(steps) == len(renamed) + len(gone) + len(places)

    again = planned_again(plan, organisation, tmp_path / "then")
    assert again.steps == ()
    before, after = ((folder / FILE).read_bytes() for folder in (organisation, tmp_path / "then"))
    then = values_in(after)
    assert set(then) == set(names)
    assert [name for name in then if name not in gone] == staying
    for name, value in values_in(before).items():
        wanted = value | ({"label": f"New {name}"} if name in renamed else {})
        assert then[name] == wanted | ({"isActive": "false"} if name in gone else {})


def _stage(name: str, renamed: set[str]) -> dict[str, Any]:
    label = f"New {name}" if name in renamed else name
    return {"key": f"k-{name.lower()}", "name": label, "forecast_category": "pipeline"}

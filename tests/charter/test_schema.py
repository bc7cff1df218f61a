"""The JSON Schema: up to date, itself valid, and of one mind with the program's own reading."""

from __future__ import annotations

import copy
import json
import random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from stageworkshop.charter import faults, schema
from stageworkshop.charter.model import SCHEMA_ID, Document
from stageworkshop.charter.rules import RULES
from stageworkshop.charter.schema_page import page
from stageworkshop.paths import resource
from tests.charter.any_document import documents

VALIDATOR = Draft202012Validator(schema.json_schema())
JUNK: list[Any] = [None, True, 0, -1, 1, 2.5, 10**6, "", "x", "A b", "x" * 5000, [], [1], ["x"], {}, {"key": "x"}]


def test_file_is_up_to_date() -> None:
    carried = resource("schema", schema.FILE_NAME).read_bytes()
    assert carried == schema.schema_bytes(), "run: python -m stageworkshop.charter.schema"


def test_the_page_for_people_is_up_to_date() -> None:
    carried = resource("schema", schema.PAGE_NAME).read_bytes()
    assert carried == page(schema.json_schema()), "run: python -m stageworkshop.charter.schema"


def test_every_member_has_a_title_a_description_and_a_valid_example() -> None:
    made = schema.json_schema()
    for part, members in {"Document": made, **made["$defs"]}.items():
        for name, member in members["properties"].items():
            assert member["title"], (part, name)
            assert member["description"], (part, name)
            for example in member.get("examples", []):
                validator = Draft202012Validator({**member, "$defs": made["$defs"]})
                assert validator.is_valid(example), (part, name, example)
            holds_parts = "$ref" in json.dumps(member)
            assert holds_parts or member.get("examples"), (part, name)


def test_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema.json_schema())
    assert schema.json_schema()["$id"] == SCHEMA_ID


def test_every_stage_field_has_title_and_description() -> None:
    stage = schema.json_schema()["$defs"]["Stage"]["properties"]
    for name in ("name", "owner", "entry_criteria", "longest_time"):
        assert stage[name]["title"]
        assert stage[name]["description"]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents(), st.integers(0, 2**32))
def test_schema_and_program_agree(document: Document, seed: int) -> None:
    good = json.loads(document.model_dump_json(by_alias=True, exclude_none=True))
    assert VALIDATOR.is_valid(good)
    chance = random.Random(seed)
    for _ in range(15):
        changed = _mutated(good, chance)
        assert VALIDATOR.is_valid(changed) == (_form_faults(changed) == []), _form_faults(changed)


def _form_faults(tree: dict[str, Any]) -> list[str]:
    """Faults of form alone: those that no rule reports and that are not about hashes of well-formed text."""
    rules = {fault for rule in RULES for fault in rule(tree)}
    return [
        fault.line()
        for fault in faults.faults(tree)
        if fault not in rules
        and not fault.warning
        and "does not fit the text" not in fault.message
        and not fault.message.startswith(("there is no stage", "the hash of stage"))
    ]


def _mutated(good: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """A copy with one member changed, removed or added anywhere."""
    tree = copy.deepcopy(good)
    holders: list[Any] = []
    open_parts: list[Any] = [tree]
    while open_parts:
        part = open_parts.pop()
        holders.append(part)
        children = part.values() if isinstance(part, dict) else part
        open_parts.extend(child for child in children if isinstance(child, dict | list))
    holder = chance.choice(holders)
    junk = copy.deepcopy(chance.choice(JUNK))
    if isinstance(holder, list):
        holder.append(junk)
        return tree
    name = chance.choice([*holder, "unknown"])
    if chance.random() < 0.3:
        holder.pop(name, None)
    else:
        holder[name] = junk
    return tree

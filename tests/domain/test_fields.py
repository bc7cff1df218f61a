"""Every field of a stage is declared once, and everything that walks the list has a place for it."""

from __future__ import annotations

from stageworkshop.charter.model import Stage
from stageworkshop.charter.stage_values import stage_from, values_of
from stageworkshop.domain.fields import BY_KEY, FIELDS, GROUPS
from tests.domain.full_stage import FULL


def test_keys_are_unique_and_groups_are_known() -> None:
    assert len(BY_KEY) == len(FIELDS)
    assert {field.group for field in FIELDS} == set(GROUPS)


def test_every_field_has_a_place_in_the_definitions_file() -> None:
    assert FULL.keys() == BY_KEY.keys(), "the full stage of the tests lacks a field"
    stage = stage_from("mql", FULL)
    assert values_of(stage) == FULL


def test_the_definitions_file_has_no_field_that_the_domain_lacks() -> None:
    told: set[str] = set()
    for name, info in Stage.model_fields.items():
        inner = [each for each in getattr(info.annotation, "__args__", ()) if hasattr(each, "model_fields")]
        if name in ("handoff", "sla"):
            told |= {f"{name}.{each.alias or key}" for key, each in inner[0].model_fields.items()}
        elif name != "key":
            told.add(name)
    assert told == BY_KEY.keys()


def test_labels_and_help_are_written_for_people() -> None:
    for field in FIELDS:
        assert field.label[0].isupper(), field.key
        assert field.help.endswith((".", "?")), field.key

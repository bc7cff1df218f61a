"""What changed between two texts: each stage and field that differs, and nothing that does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stageworkshop.charter import changes, hashing
from stageworkshop.charter.changes import Comparison, FieldChange
from stageworkshop.charter.hashing import content
from stageworkshop.charter.model import Document
from tests.charter.documents import rich

WORDS = rich()
Data = dict[str, Any]


def edited(edit: Callable[[Data], object]) -> Document:
    data = WORDS.model_dump(mode="json", by_alias=True, exclude_none=True)
    edit(data)
    return Document.model_validate(data)


def compare(old: Document, new: Document) -> Comparison:
    return changes.compare(content(old), content(new))


def first_stage(data: Data) -> Data:
    stage: Data = data["pipelines"][0]["stages"][0]
    return stage


def test_the_same_text_has_no_changes() -> None:
    assert compare(WORDS, WORDS).is_same


def test_a_changed_field_is_named_in_the_words_of_the_form() -> None:
    new = edited(lambda data: first_stage(data).update(definition="Somebody has asked us about a pump or a valve."))
    (change,) = compare(WORDS, new).stages
    assert (change.name, change.kind, change.pipeline) == ("Enquiry", "changed", WORDS.pipelines[0].name)
    assert change.fields == (
        FieldChange(
            "Plain definition",
            ("Somebody has asked us something about a pump, and we know how to reach them.",),
            ("Somebody has asked us about a pump or a valve.",),
            "definition",
        ),
    )


def test_nested_fields_are_read_as_sentences() -> None:
    new = edited(lambda data: first_stage(data)["sla"].update(limit={"amount": 1, "unit": "business_days"}))
    (change,) = compare(WORDS, new).stages
    assert change.fields == (FieldChange("Time limit", ("4 business hours",), ("1 business day",), "sla.limit"),)


def test_a_renamed_stage_keeps_its_other_changes() -> None:
    new = edited(lambda data: first_stage(data).update(name="Request", audience="Everybody."))
    (change,) = compare(WORDS, new).stages
    assert (change.kind, change.old_name, change.name) == ("renamed", "Enquiry", "Request")
    assert change.labels == ("Name", "Who it is for")


def test_added_and_removed_stages_show_all_their_words() -> None:
    new = edited(lambda data: data["pipelines"][0]["stages"].append({"key": "extra", "name": "Extra", "kind": "open"}))
    (added,) = compare(WORDS, new).stages
    assert (added.kind, added.fields) == ("added", (FieldChange("Kind", (), ("open",), "kind"),))
    (removed,) = compare(new, WORDS).stages
    assert (removed.kind, removed.name) == ("removed", "Extra")
    assert removed.fields == (FieldChange("Kind", ("open",), (), "kind"),)


def test_a_team_that_only_got_another_name_changes_no_stage() -> None:
    new = edited(lambda data: data["teams"][0].update(name="Demand"))
    comparison = compare(WORDS, new)
    assert comparison.stages == ()
    assert comparison.others == ("Teams",)


def test_a_stage_in_another_pipeline_is_a_change() -> None:
    def move(data: Data) -> None:
        data["pipelines"].append({"key": "elsewhere", "name": "Elsewhere", "kind": "other"})
        data["pipelines"][-1]["stages"] = [data["pipelines"][0]["stages"].pop(0)]

    new = edited(move)
    (change,) = compare(WORDS, new).stages
    assert change.fields == (FieldChange("Pipeline", (WORDS.pipelines[0].name,), ("Elsewhere",), "pipeline"),)


@pytest.mark.parametrize(
    ("edit", "heading"),
    [
        (lambda data: data["workshop"].update(review_date="2027-03-01"), "Review date"),
        (lambda data: data["pipelines"][0]["stages"].reverse(), "Pipelines and their order"),
        (lambda data: data["glossary"].clear(), "Glossary"),
        (lambda data: data["disagreements"].clear(), "Disagreements"),
        (lambda data: data["people"][0].update(job_title="Chair"), "People and their roles"),
    ],
)
def test_what_is_no_stage_is_told_by_its_heading(edit: Callable[[Data], object], heading: str) -> None:
    assert compare(WORDS, edited(edit)).others == (heading,)


def test_the_whole_text_holds_every_stage_and_filled_field() -> None:
    whole = changes.whole_text(content(WORDS)).stages
    assert [change.key for change in whole] == [stage.key for _, stage in WORDS.stages]
    assert {change.kind for change in whole} == {"added"}
    enquiry = {field.label: field.new for field in whole[0].fields}
    assert enquiry["Clock starts"] == ("the message arrives",)


@settings(max_examples=60, deadline=None)
@given(
    touched=st.sets(st.sampled_from([stage.key for _, stage in WORDS.stages])),
    gone=st.sets(st.sampled_from([stage.key for _, stage in WORDS.stages])),
)
def test_exactly_the_stages_with_another_hash_are_changes(touched: set[str], gone: set[str]) -> None:
    def edit(data: Data) -> None:
        for pipeline in data["pipelines"]:
            pipeline["stages"] = [stage for stage in pipeline["stages"] if stage["key"] not in gone]
            for stage in pipeline["stages"]:
                if stage["key"] in touched:
                    stage["audience"] = "Somebody else altogether."

    new = edited(edit)
    old_hashes, new_hashes = hashing.stage_hashes(WORDS), hashing.stage_hashes(new)
    differing = {key for key in old_hashes if new_hashes.get(key) != old_hashes[key]}
    assert {change.key for change in compare(WORDS, new).stages} == differing == touched | gone

"""Hashes: of exactly the text that people answer for."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import rfc8785

from stageworkshop.charter import hashing
from stageworkshop.charter.model import CharterInfo, Document
from tests.charter.any_document import finished


def changed(**stage_update: Any) -> Document:
    document = finished()
    pipeline = document.pipelines[0]
    stage = pipeline.stages[0].model_copy(update=stage_update)
    stages = [stage, *pipeline.stages[1:]]
    return document.model_copy(
        update={"pipelines": [pipeline.model_copy(update={"stages": stages}), *document.pipelines[1:]]}
    )


def test_envelope_is_outside_the_hash() -> None:
    document = finished()
    dressed = document.model_copy(
        update={
            "generator": "other",
            "charter": CharterInfo(number=9, state="proposed"),
            "sign_offs": [],
            "content_hash": None,
        }
    )
    assert hashing.content_hash(dressed) == hashing.content_hash(document)
    assert "sign_offs" not in hashing.content(document)
    assert json.loads(hashing.canonical(document)) == hashing.content(document)


def test_a_changed_word_changes_the_whole_and_its_stage_only() -> None:
    before, after = finished(), changed(definition="Other words")
    assert hashing.content_hash(before) != hashing.content_hash(after)
    old, new = hashing.stage_hashes(before), hashing.stage_hashes(after)
    assert [key for key in old if old[key] != new[key]] == ["mql"]


def test_stage_hash_is_the_sha256_of_what_it_says() -> None:
    document = finished()
    raw = document.model_dump(mode="json", by_alias=True, exclude_none=True)["pipelines"][0]["stages"][1]
    by_hand = hashlib.sha256(rfc8785.dumps({"pipeline": "leads", "stage": raw})).hexdigest()
    assert hashing.stage_hashes(document)["handed-over"] == by_hand


def test_stamping_again_changes_nothing() -> None:
    assert hashing.stamped(finished()) == finished()

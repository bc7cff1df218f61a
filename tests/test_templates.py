"""The templates are valid definitions files, whole, and tight: one gate between two stages, written once."""

from __future__ import annotations

import json
import re

import pytest

from stageworkshop.charter.definitions import read
from stageworkshop.charter.faults import faults
from stageworkshop.charter.model import Document, Pipeline, Stage
from stageworkshop.charter.stage_values import values_of
from stageworkshop.domain.definition import missing
from stageworkshop.paths import resource

INDEX = json.loads(resource("templates", "index.json").read_text(encoding="utf-8"))
FILLED = [entry["key"] for entry in INDEX if entry["key"] != "blank"]
VAGUE = re.compile(r"\b(engaged|qualified|interested|soon|regularly|timely|promptly|appropriate)\b", re.IGNORECASE)


def _template(key: str) -> Document:
    return read(resource("templates", f"{key}.json"))


def _gates(pipeline: Pipeline) -> list[tuple[Stage, Stage]]:
    return [
        (stage, after)
        for stage, after in zip(pipeline.stages, pipeline.stages[1:], strict=False)
        if stage.kind == "open" and after.kind in ("open", "won")
    ]


def test_the_index_names_every_template_and_no_other() -> None:
    assert [entry["key"] for entry in INDEX] == ["b2b", "demand-waterfall", "b2b2x", "subscription", "blank"]
    files = {path.stem for path in resource("templates").glob("*.json")} - {"index"}
    assert files == {entry["key"] for entry in INDEX}
    for entry in INDEX:
        assert set(entry) == {"key", "title", "summary", "for_whom"}
        assert all(entry.values())


@pytest.mark.parametrize("key", [*FILLED, "blank"])
def test_it_is_a_definitions_file_without_a_fault(key: str) -> None:
    assert faults(resource("templates", f"{key}.json").read_bytes()) == []


@pytest.mark.parametrize("key", FILLED)
def test_every_stage_is_fully_defined(key: str) -> None:
    document = _template(key)
    assert 8 <= len(document.stages) <= 16
    assert 6 <= len(document.glossary) <= 12
    assert document.people == []
    assert len({team.colour for team in document.teams}) == len(document.teams)
    for _, stage in document.stages:
        assert missing(values_of(stage)) == [], stage.key
        assert stage.name
        assert len(stage.name) <= 40
        assert stage.definition
        assert len(stage.definition) <= 255, stage.key
        assert stage.owner
        assert stage.audience
        assert stage.examples
        assert stage.counter_examples
        assert stage.required_fields
        if stage.kind == "open":
            assert stage.longest_time
            assert stage.disqualify_reasons
        for criterion in [*(stage.entry_criteria or []), *(stage.exit_criteria or [])]:
            assert criterion.check, (stage.key, criterion.text)
            assert criterion.evidence, (stage.key, criterion.text)


@pytest.mark.parametrize("key", FILLED)
def test_what_leads_out_of_a_stage_leads_into_the_next(key: str) -> None:
    gates = [gate for pipeline in _template(key).pipelines for gate in _gates(pipeline)]
    assert gates
    for stage, after in gates:
        assert stage.exit_criteria == after.entry_criteria, (stage.key, after.key)


@pytest.mark.parametrize("key", FILLED)
def test_hand_offs_and_limits_are_whole_and_no_criterion_is_vague(key: str) -> None:
    document = _template(key)
    assert document.hand_offs
    for _, stage in document.stages:
        if stage.handoff:
            assert stage.handoff.to == stage.owner, stage.key
            assert stage.handoff.from_ != stage.handoff.to
            assert stage.handoff.readiness
            assert stage.handoff.recycle_to
        if stage.sla:
            assert stage.sla.clock_start
            assert stage.sla.consequence
            assert stage.owner
        sentences = [each.text for each in [*(stage.entry_criteria or []), *(stage.exit_criteria or [])]]
        assert not [text for text in [*sentences, stage.definition or ""] if VAGUE.search(text)], stage.key


def test_partners_learn_from_the_manufacturers_template_whether_to_call() -> None:
    document = _template("b2b2x")
    partners = {team.key for team in document.teams if team.kind == "partner"}
    given = {row.readiness for row in document.hand_offs if row.to in partners}
    assert given == {"needs_warming", "ready_for_call"}
    assert any(row.from_ in partners for row in document.hand_offs), "partners hand over to us as well"

"""Bodies of the requests for HubSpot have the shapes that its API takes.

With the environment variable `HUBSPOT_OPENAPI` naming a folder with HubSpot's published documents
(`pipelines-v3.openapi.json`, `properties-v3.openapi.json`), they are checked against those too.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from stageworkshop.charter.model import Document
from stageworkshop.crm.hubspot import writing
from stageworkshop.crm.hubspot.target import TARGET
from stageworkshop.crm.planning import plan_for
from tests.charter.any_document import finished
from tests.crm.charters import charters

OPENAPI = os.environ.get("HUBSPOT_OPENAPI", "")
ANY = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def requests_for(document: Document, current: Path | None = None) -> list[dict[str, Any]]:
    plan = plan_for(document, TARGET, current)
    return writing.requests(plan.reading, plan.wanted, plan.steps)


def shape_of(request: dict[str, Any]) -> str:
    """The name of the body's shape in HubSpot's documents."""
    method, path = request["method"], request["path"]
    if "/properties/" in path:
        return "PropertyCreate" if method == "POST" else "PropertyUpdate"
    if method == "DELETE":
        return ""
    if "/stages" in path:
        return "PipelineStageInput" if method == "POST" else "PipelineStagePatchInput"
    return "PipelineInput" if method == "POST" else "PipelinePatchInput"


@ANY
@given(document=charters())
def test_labels_are_unique_and_probabilities_are_tenths(document: Document) -> None:
    allowed = {f"{tenth // 10}.{tenth % 10}" for tenth in range(11)}
    for request in requests_for(document):
        if shape_of(request) == "PipelineInput":
            stages = request["body"]["stages"]
            labels = [stage["label"] for stage in stages]
            assert len(set(labels)) == len(labels)
            assert [stage["displayOrder"] for stage in stages] == list(range(len(stages)))
            if "/deals" in request["path"]:
                assert {stage["metadata"]["probability"] for stage in stages} <= allowed
        if shape_of(request).startswith("Property"):
            options = request["body"]["options"]
            assert len({option["value"] for option in options}) == len(options)


@pytest.mark.skipif(not OPENAPI, reason="HUBSPOT_OPENAPI names no folder with HubSpot's documents")
@ANY
@given(document=charters())
def test_bodies_are_valid_against_hubspot_s_own_documents(document: Document) -> None:
    for request in [*requests_for(finished()), *requests_for(document)]:
        if name := shape_of(request):
            file = "properties" if name.startswith("Property") else "pipelines"
            schema = json.loads(Path(OPENAPI, f"{file}-v3.openapi.json").read_text())
            validator = Draft202012Validator({"$ref": f"#/components/schemas/{name}", **_strict(schema)})
            validator.validate(request["body"])


def _strict(tree: Any) -> Any:
    """The document with every object closed, so that a member of ours that HubSpot does not know shows."""
    if isinstance(tree, dict):
        made = {key: _strict(value) for key, value in tree.items() if key != "example"}
        if tree.get("type") == "object" and "properties" in tree:
            made.setdefault("additionalProperties", False)
        return made
    return [_strict(each) for each in tree] if isinstance(tree, list) else tree

"""Small Salesforce organisations as files, and charters of a few stages to plan against them."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from stageworkshop.charter.model import Document, Pipeline, Stage, Workshop
from stageworkshop.crm import package
from stageworkshop.crm.items import Collection
from stageworkshop.crm.planning import plan_for
from stageworkshop.crm.report import Plan
from stageworkshop.crm.salesforce.shapes import NAMESPACE
from stageworkshop.crm.salesforce.target import TARGET
from stageworkshop.crm.salesforce.writing import REMOVALS

MAIN = "force-app/main/default"
NS = 'xmlns="http://soap.sforce.com/2006/04/metadata"'
SETS = {"OpportunityStage": "Opportunity", "LeadStatus": "Lead"}


def elements(values: Mapping[str, Any]) -> str:
    """Members in their order; lists are repeated, mappings nested."""
    made = ""
    for name, value in values.items():
        for each in value if isinstance(value, list) else [value]:
            inner = elements(each) if isinstance(each, dict) else each if isinstance(each, str) else str(each).lower()
            made += f"<{name}>{inner if isinstance(each, dict) else escape(inner)}</{name}>"
    return made


def value_set(name: str, values: Iterable[Mapping[str, Any]], **own: Any) -> dict[str, str]:
    text = elements({"sorted": False, **own, "standardValue": [dict(value) for value in values]})
    path = f"{MAIN}/standardValueSets/{name}.standardValueSet-meta.xml"
    return {path: f"<StandardValueSet {NS}>{text}</StandardValueSet>"}


def deal(name: str, probability: int = 10, **more: Any) -> dict[str, Any]:
    """A value of OpportunityStage."""
    made = {"fullName": name, "default": False, "label": name, "closed": False, "forecastCategory": "Pipeline"}
    return {**made, "probability": probability, "won": False, **more}


def status(name: str, **more: Any) -> dict[str, Any]:
    """A value of LeadStatus."""
    return {"fullName": name, "default": False, "label": name, "converted": False, **more}


def process(entity: str, name: str, values: Iterable[str], default: str = "") -> dict[str, str]:
    members = [{"fullName": value, "default": value == default} for value in values]
    text = elements({"fullName": name, "isActive": True, "values": members})
    path = f"{MAIN}/objects/{entity}/businessProcesses/{name}.businessProcess-meta.xml"
    return {path: f"<BusinessProcess {NS}>{text}</BusinessProcess>"}


def path_assistant(name: str, entity: str, field: str, steps: list[dict[str, Any]], record_type: str) -> dict[str, str]:
    own = {"active": True, "entityName": entity, "fieldName": field, "masterLabel": name}
    text = elements({**own, "pathAssistantSteps": steps, "recordTypeName": record_type})
    return {f"{MAIN}/pathAssistants/{name}.pathAssistant-meta.xml": f"<PathAssistant {NS}>{text}</PathAssistant>"}


def custom_field(entity: str, name: str, label: str, kind: str) -> dict[str, str]:
    text = elements({"fullName": name, "label": label, "type": kind})
    return {f"{MAIN}/objects/{entity}/fields/{name}.field-meta.xml": f"<CustomField {NS}>{text}</CustomField>"}


def put(folder: Path, *files: Mapping[str, str]) -> Path:
    """Writes the files and returns the folder."""
    for each in files:
        for name, content in each.items():
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(content, encoding="utf-8")
    return folder


def charter(*stages: Mapping[str, Any], kind: str = "opportunity", name: str = "New business") -> Document:
    """One pipeline. Keys are s1, s2, … unless given."""
    made = [Stage.model_validate({"key": f"s{number}", **stage}) for number, stage in enumerate(stages, start=1)]
    pipeline = Pipeline.model_validate({"key": "p", "name": name, "kind": kind, "stages": made})
    return Document(workshop=Workshop(title="Test"), pipelines=[pipeline])


def deployed(plan: Plan, organisation: Path, folder: Path) -> Path:
    """A copy of the organisation's files with the package laid over them, as a deployment and retrieval would."""
    shutil.copytree(organisation, folder)
    package.write(package.files(plan), folder, force=True)
    delete_what_goes(folder)
    return folder


def delete_what_goes(folder: Path) -> None:
    """Delete the rules that a package in `folder` takes out, as a deployment would, and the list of them."""
    removals = folder / REMOVALS
    if removals.exists():
        members = [each.text or "" for each in ElementTree.parse(removals).iter(f"{{{NAMESPACE}}}members")]
        for entity, _, name in (each.partition(".") for each in members):
            (folder / MAIN / "objects" / entity / "validationRules" / f"{name}.validationRule-meta.xml").unlink()
        removals.unlink()


def planned_again(plan: Plan, organisation: Path, folder: Path) -> Plan:
    return plan_for(plan.document, TARGET, deployed(plan, organisation, folder), package.mapping_of(plan))


def collection(plan: Plan, collection_id: str) -> Collection:
    found = plan.wanted.configuration.get(collection_id)
    assert found is not None
    return found

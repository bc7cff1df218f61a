"""The package: a ready sfdx project with full value sets and only those other components that change."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from stageworkshop.charter.filenames import base_name
from stageworkshop.charter.model import Document
from stageworkshop.crm.items import Collection, Item
from stageworkshop.crm.plan import Step
from stageworkshop.crm.salesforce import layout, shapes, xml
from stageworkshop.crm.target import OutFile, Wanted

_FOLDER = "force-app"
_ROOT = f"{_FOLDER}/main/default/"
MANIFEST = "manifest/package.xml"
REMOVALS = "manifest/destructiveChangesPost.xml"
"""What is deleted once the rest is deployed: of all that is written here, only drafts of rules can be."""


def files(document: Document, wanted: Wanted, steps: Sequence[Step]) -> list[OutFile]:
    """The project's files; none when nothing changes. Record types and rules: only those that a step adds."""
    changed = {step.collection for step in steps}
    made: list[OutFile] = []
    members: dict[str, list[str]] = {}
    for collection in wanted.configuration:
        if collection.id not in changed:
            continue
        for kind, name, path, content in _components(collection, steps):
            made.append(OutFile(_ROOT + path, content))
            members.setdefault(kind, []).append(name)
    gone = {
        f"{step.collection.partition(':')[2]}.{layout.file_name(step.item)}"
        for step in steps
        if step.action == "remove" and step.collection.startswith("ValidationRule:")
    }
    if not made and not gone:
        return []
    manifests = [OutFile(MANIFEST, xml.package_xml(members, shapes.API_VERSION))]
    if gone:
        manifests.append(OutFile(REMOVALS, xml.package_xml({"ValidationRule": sorted(gone)}, shapes.API_VERSION)))
    # Salesforce's tools refuse a project whose folder is not there, even when it only deletes.
    folder = [] if made else [OutFile(f"{_FOLDER}/.gitkeep", b"")]
    return [OutFile("sfdx-project.json", _project(document)), *manifests, *made, *folder]


Component = tuple[str, str, str, bytes]
"""Metadata type, member name in package.xml, path below the package folder, content."""


def _components(collection: Collection, steps: Sequence[Step]) -> Iterable[Component]:
    if collection.kind == "StandardValueSet":
        yield collection.kind, collection.id, layout.path_of(collection.kind, collection.id), value_set(collection)
    elif collection.kind == "BusinessProcess":
        entity = str(collection.facts["entity"])
        path = layout.path_of(collection.kind, collection.label, entity)
        yield collection.kind, f"{entity}.{layout.file_name(collection.label)}", path, process(collection)
    elif collection.kind == "PathAssistant":
        name = collection.id.partition(":")[2]
        yield collection.kind, layout.file_name(name), layout.path_of(collection.kind, name), path_assistant(collection)
    else:
        entity = collection.id.partition(":")[2]
        touched = {step.item for step in steps if step.collection == collection.id}
        for item in collection.items:
            if item.id in touched:
                content = record_type(item) if collection.kind == "RecordType" else rule(item)
                path = layout.path_of(collection.kind, item.id, entity)
                yield collection.kind, f"{entity}.{layout.file_name(item.id)}", path, content


def value_set(collection: Collection) -> bytes:
    """A StandardValueSet with every value: one that is left out would be switched off."""
    values = [
        xml.part(
            shapes.VALUE,
            {
                **item.facts,
                "fullName": item.id,
                "label": item.label,
                "isActive": None if item.active else False,
            },
        )
        for item in collection.items
    ]
    return xml.document("StandardValueSet", shapes.SET, {**collection.facts, "standardValue": values})


def process(collection: Collection) -> bytes:
    values = [
        xml.part(
            shapes.PROCESS_VALUE,
            {
                "fullName": item.facts.get("written") or layout.file_name(item.id),
                "default": bool(item.facts.get("default")),
            },
        )
        for item in collection.items
    ]
    name = collection.facts.get("written") or collection.label
    members = {**collection.facts, "fullName": name, "values": values}
    return xml.document("BusinessProcess", shapes.PROCESS, members)


def path_assistant(collection: Collection) -> bytes:
    steps = [xml.part(shapes.STEP, {**item.facts, "picklistValueName": item.id}) for item in collection.items]
    return xml.document("PathAssistant", shapes.PATH, {**collection.facts, "pathAssistantSteps": steps})


def record_type(item: Item) -> bytes:
    members = {**item.facts, "fullName": item.id, "label": item.label, "active": item.active}
    return xml.document("RecordType", shapes.RECORD_TYPE, members)


def rule(item: Item) -> bytes:
    return xml.document("ValidationRule", shapes.RULE, {**item.facts, "fullName": item.id, "active": item.active})


def _project(document: Document) -> bytes:
    project = {
        "packageDirectories": [{"path": _FOLDER, "default": True}],
        "name": base_name(document.workshop.title),
        "sourceApiVersion": shapes.API_VERSION,
    }
    return (json.dumps(project, ensure_ascii=False, indent=2) + "\n").encode()

"""Reading an organisation's metadata: lenient, nothing lost, everything odd reported."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from stageworkshop.crm import safe_files
from stageworkshop.crm.items import Collection, Configuration, Item, facts
from stageworkshop.crm.notes import Oddity
from stageworkshop.crm.salesforce import layout, shapes, xml
from stageworkshop.crm.salesforce.fields import OwnFields
from stageworkshop.crm.salesforce.layout import Component
from stageworkshop.crm.salesforce.paths import is_of_stages
from stageworkshop.crm.target import Reading
from stageworkshop.domain.errors import InputError

TARGET = "salesforce"
_PARTS = {
    "BusinessProcess": "businessProcesses",
    "RecordType": "recordTypes",
    "ValidationRule": "validationRules",
    "CustomField": "fields",
}
"""Parts of an object → their element in its file."""
_ROOTS = ("StandardValueSet", "PathAssistant", "CustomObject", *_PARTS)


def read(path: Path) -> Reading:
    """The value sets, business processes, paths, record types and validation rules in loose files, an sfdx folder
    or an mdapi zip. Raises InputError when there are none, or a single named file can't be read.
    """
    reader = _Reader(alone=path.is_file() and path.suffix.lower() != ".zip")
    for name, content in safe_files.files(path, layout.is_component):
        reader.file(name, content)
    if not (reader.collections or reader.embedded):
        raise InputError(
            "salesforce.nothing",
            "no stages of Salesforce were found; give an sfdx project, a metadata zip, or files such as "
            "OpportunityStage.standardValueSet-meta.xml.",
            where=str(path),
        )
    reader.finish()
    configuration = Configuration(TARGET, tuple(reader.collections.values()))
    return Reading(configuration, tuple(reader.oddities), reader.fields)


@dataclass
class _Reader:
    alone: bool
    collections: dict[str, Collection] = field(default_factory=dict)
    oddities: list[Oddity] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    embedded: dict[str, tuple[str, Collection]] = field(default_factory=dict)
    """Value set → where its values stand in the field itself, and they."""
    fields: dict[str, OwnFields] = field(default_factory=dict)

    def file(self, name: str, content: bytes) -> None:
        try:
            root = xml.parse(content, name)
        except InputError as error:
            if self.alone:
                raise
            self.oddities.append(Oddity(name, error.text))
            return
        found = layout.component(name)
        kind = xml.local(root)
        if kind not in _ROOTS:
            self.oddities.append(Oddity(name, f"holds “{kind}”, which has nothing to do with stages; left alone"))
        elif kind == "CustomObject":
            for part, member in _PARTS.items():
                for element in xml.children(root, member):
                    self._component(name, Component(part, xml.text_of(element, "fullName"), found.entity), element)
        else:
            self._component(name, Component(kind, found.name, found.entity), root)

    def finish(self) -> None:
        """What only all files together tell."""
        if self.others:
            names = ", ".join(sorted(self.others))
            self.oddities.append(Oddity("other value sets", f"left alone, for they hold no stages: {names}"))
        for set_id, (where, made) in self.embedded.items():
            if set_id in self.collections:
                self.oddities.append(Oddity(where, f"the values in its field are left alone, for “{set_id}” counts"))
            self.collections.setdefault(set_id, made)
        self._check_values()
        for kind in ("RecordType", "ValidationRule"):
            for entity in shapes.FIELD_OF:
                self.collections.setdefault(shapes.group_id(kind, entity), shapes.group(kind, entity))
        # As a person would set it up: values first, then what refers to them.
        kinds = ("StandardValueSet", "BusinessProcess", "RecordType", "PathAssistant", "ValidationRule")
        self.collections = dict(sorted(self.collections.items(), key=lambda each: kinds.index(each[1].kind)))

    def _component(self, where: str, what: Component, element: Element) -> None:
        if what.kind == "StandardValueSet":
            if what.name not in shapes.OBJECT_OF:
                self.others.append(what.name)
                return
            made = self._value_set(where, what.name, element, xml.children(element, "standardValue"))
        elif what.kind == "PathAssistant":
            made = self._path(where, what, element)
        elif what.kind == "BusinessProcess":
            made = self._process(where, what, element)
        elif what.kind == "CustomField":
            name = xml.text_of(element, "fullName") or what.name
            label, kind = xml.text_of(element, "label"), xml.text_of(element, "type")
            self.fields.setdefault(what.entity, OwnFields()).add(name, label, kind)
            if name == shapes.FIELD_OF.get(what.entity):
                self._values_in_field(where, shapes.SET_OF[what.entity], element)
            return
        else:
            self._single(where, what, element)
            return
        self._keep(where, made)

    def _keep(self, where: str, made: Collection) -> None:
        if made.id not in self.collections:
            self.collections[made.id] = made
        elif self.collections[made.id] != made:
            self.oddities.append(Oddity(where, f"“{made.label}” was already read from another file, which counts"))

    def _values_in_field(self, where: str, set_id: str, field: Element) -> None:
        """The values as packages from before API 38 have them, in the field of the stage itself."""
        for path in (("picklist",), ("valueSet", "valueSetDefinition")):
            place = xml.find(field, path)
            values = [] if place is None else [*xml.children(place, "picklistValues"), *xml.children(place, "value")]
            if values:
                self.embedded[set_id] = (where, self._value_set(where, set_id, Element("values"), values))

    def _value_set(self, where: str, name: str, element: Element, values: Iterable[Element]) -> Collection:
        own, odd = xml.read(element, shapes.SET)
        silent: list[str] = []
        set_id = name
        items: dict[str, Item] = {}
        for value in values:
            members, strange = xml.read(value, shapes.VALUE)
            name = str(members.pop("fullName", "") or members.get("label", ""))
            odd += [f"“{name}”: {each}" for each in strange]
            if not name:
                odd.append("a value without a name was left out, for it can’t be referred to")
                continue
            if "default" not in members:
                silent.append(f"“{name}”")
                members["default"] = False
            category = str(members.get("forecastCategory", "Omitted"))
            if category in shapes.SPOKEN_FORECASTS:
                members["forecastCategory"] = shapes.SPOKEN_FORECASTS[category]
                words = f"the forecast category “{category}” is called {members['forecastCategory']} in files"
                odd.append(f"“{name}”: {words}; read as that")
            elif category not in shapes.FORECASTS.values():
                odd.append(f"“{name}” has the unknown forecast category “{category}”")
            if members.get("won") and members.get("probability") == 0:
                odd.append(f"“{name}” is marked as won, with a probability of 0 %")
            label = str(members.pop("label", "") or name)
            active = members.pop("isActive", True) is not False
            self._add(items, Item(name, label, active, facts(**members)), odd)
        if silent:
            odd.append(f"not said whether it is the default, and taken as not: {', '.join(silent)}")
        self.oddities += [Oddity(where, each) for each in odd]
        own.pop("fullName", None)
        own.setdefault("sorted", False)
        label = shapes.EMPTY_SETS[set_id].label
        return Collection(set_id, "StandardValueSet", label, tuple(items.values()), facts(**own))

    def _process(self, where: str, what: Component, element: Element) -> Collection:
        own, odd = xml.read(element, shapes.PROCESS)
        written = str(own.pop("fullName", "") or what.name)
        items: dict[str, Item] = {}
        entity = what.entity
        # The API's way of naming a process, which some tools write into files too.
        before, dot, rest = written.partition(".")
        if dot and rest and before in shapes.FIELD_OF and entity in ("", before):
            entity, written = before, rest
        name = unquote(written)
        if name != written:
            own["written"] = written
        for value in xml.children(element, "values"):
            members, strange = xml.read(value, shapes.PROCESS_VALUE)
            raw = str(members.pop("fullName", ""))
            odd += [f"“{raw}”: {each}" for each in strange]
            if raw:
                self._add(items, Item(unquote(raw), unquote(raw), facts=facts(written=raw, **members)), odd)
            else:
                odd.append("a value without a name was left out")
        if not entity:
            entity = "Opportunity"
            odd.append("the path does not say which object it is of; taken for Opportunity")
        self.oddities += [Oddity(where, each) for each in odd]
        return Collection(
            f"BusinessProcess:{entity}.{name}", "BusinessProcess", name, tuple(items.values()),
            facts(entity=entity, **own), False, shapes.SET_OF.get(entity, ""),
        )  # fmt: skip

    def _path(self, where: str, what: Component, element: Element) -> Collection:
        own, odd = xml.read(element, shapes.PATH)
        own.pop("fullName", None)
        items: dict[str, Item] = {}
        for step in xml.children(element, "pathAssistantSteps"):
            members, strange = xml.read(step, shapes.STEP)
            value = str(members.pop("picklistValueName", ""))
            odd += [f"“{value}”: {each}" for each in strange]
            if value:
                self._add(items, Item(value, value, facts=facts(**members)), odd)
            else:
                odd.append("a step without a value was left out")
        for name in ("entityName", "fieldName", "masterLabel", "recordTypeName", "active"):
            if name not in own:
                odd.append(f"“{name}” is missing, which Salesforce asks for")
        self.oddities += [Oddity(where, each) for each in odd]
        label = str(own.get("masterLabel", "")) or what.name
        made = Collection(
            f"PathAssistant:{what.name}", "PathAssistant", label, tuple(items.values()), facts(**own), False
        )
        return replace(made, labels_in=shapes.SET_OF[str(own["entityName"])]) if is_of_stages(made) else made

    def _single(self, where: str, what: Component, element: Element) -> None:
        """Record types and validation rules: one item each, in one collection an object."""
        shape = shapes.RECORD_TYPE if what.kind == "RecordType" else shapes.RULE
        members, odd = xml.read(element, shape)
        name = str(members.pop("fullName", "") or what.name)
        self.oddities += [Oddity(where, each) for each in odd]
        entity = what.entity or "Opportunity"
        if entity not in shapes.FIELD_OF:
            return
        key = shapes.group_id(what.kind, entity)
        before = self.collections.get(key) or shapes.group(what.kind, entity)
        label = str(members.pop("label", "") or name)
        if name in before:
            self.oddities.append(Oddity(where, f"“{name}” was already read from another file, which counts"))
            return
        active = members.pop("active", True) is not False
        item = Item(name, label, active, facts(**members))
        self.collections[key] = replace(before, items=(*before.items, item))

    def _add(self, items: dict[str, Item], item: Item, odd: list[str]) -> None:
        """Keeps an item; one whose name is taken gets a number, so that it is not lost."""
        if item.id not in items:
            items[item.id] = item
            return
        number = 2
        while f"{item.id} #{number}" in items:
            number += 1
        odd.append(f"“{item.id}” comes more than once")
        again = f"{item.id} #{number}"
        made = facts(**{**item.facts, "repeats": item.id})
        items[again] = Item(again, f"{item.label} #{number}", item.active, made)

    def _check_values(self) -> None:
        """Values that a process or path names and the value set does not have: odd, and kept."""
        for collection in self.collections.values():
            known = self.collections.get(collection.labels_in)
            if collection.labels_in and known is None and collection.items:
                words = f"the values that it names ({collection.labels_in}) were not among the files"
                self.oddities.append(Oddity(collection.label, words))
            for item in collection.items if known is not None else ():
                value = str(item.facts.get("repeats", item.id))
                if known is not None and value not in known:
                    words = f"names “{value}”, which is not among the {known.label.lower()}"
                    self.oddities.append(Oddity(collection.label, words))

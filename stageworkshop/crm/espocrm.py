"""EspoCRM: the options of `Opportunity.stage` and `Lead.status` in `entityDefs`, labels and tooltip in `i18n`.

EspoCRM merges files under `custom/Espo/Custom/Resources` over its own; a list replaces a list. The definitions go into
the field's tooltip, which is Markdown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

from stageworkshop.charter.model import Document, Pipeline, Stage
from stageworkshop.charter.stage_values import names_of
from stageworkshop.crm import espocrm_files, guide, json_files, texts
from stageworkshop.crm.espocrm_files import part
from stageworkshop.crm.items import Collection, Configuration, Fact, Item, facts
from stageworkshop.crm.lists import Maker, Stages, Work
from stageworkshop.crm.mapping import AdminMapping
from stageworkshop.crm.notes import Notes, Oddity
from stageworkshop.crm.numbers import percent, whole
from stageworkshop.crm.plan import Step
from stageworkshop.crm.target import FoundPipeline, OutFile, Reading, Target, Wanted, leads_and_deals, unread
from stageworkshop.domain.errors import InputError
from stageworkshop.domain.values import Names

LISTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"Opportunity.stage": ("Opportunity", "stage"), "Lead.status": ("Lead", "status")}
)
"""List → entity and field."""
_ROOT = "custom/Espo/Custom/Resources/"
_LANGUAGE = "en_US"
_APPEND = "__APPEND__"
"""In a list of options: EspoCRM's own, in this place."""
_CONVERTED = "Converted"
"""The status that EspoCRM itself gives to a lead when somebody converts it, whatever the options are."""
_CONVERSION = "EspoCRM gives it to leads that are converted"
_STYLES = {"won": "success", "lost": "danger", "disqualified": "danger", "recycled": "warning"}
_ENDS = {"won": 100, "lost": 0, "disqualified": 0, "recycled": 0}


@dataclass
class Raw:
    """The files as they were read: entity → its definitions, (language, entity) → its words."""

    definitions: dict[str, dict[str, Any]] = field(default_factory=dict)
    words: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)


class EspoCRM(Target):
    """See `crm.target.Target`."""

    key = "espocrm"
    label = "EspoCRM"
    fact_labels: Mapping[str, str] = MappingProxyType(
        {
            "probability": "probability",
            "ended": "no longer worked on",
            "style": "colour",
            "tooltip": "tooltip of the field",
            "default": "default",
        }
    )

    def read(self, path: Path) -> Reading:
        """`entityDefs/Opportunity.json`, `entityDefs/Lead.json` and their `i18n` files, in their folders."""
        oddities: list[Oddity] = []
        raw = Raw()
        for name, tree in json_files.trees(path, oddities):
            _sort(raw, name, tree, oddities)
        collections = [
            _collection(each, raw, oddities) for each, (entity, _) in LISTS.items() if entity in raw.definitions
        ]
        if not collections:
            raise InputError(
                "espocrm.nothing",
                "no stages were found; give entityDefs/Opportunity.json or Lead.json, best with their i18n folder.",
                where=str(path),
            )
        return Reading(Configuration(self.key, tuple(collections)), tuple(oddities), raw)

    def empty(self) -> Reading:
        word = (
            "planned against an EspoCRM without stages; give your entityDefs, or all of its options are replaced unseen"
        )
        return unread(self.key, word, raw=Raw())

    def pipelines(self, reading: Reading) -> Sequence[FoundPipeline]:
        return leads_and_deals(reading, "Lead.status", _values)

    def wanted(self, document: Document, current: Reading, mapping: AdminMapping) -> Wanted:
        work = Work(current.configuration, mapping)
        kinds = {"opportunity": "Opportunity.stage", "partner": "Opportunity.stage", "lead": "Lead.status"}
        names = names_of(document)
        for place, stages in work.by_kind(document, kinds, self.label).items():
            now = work.then.get(place) or Collection(place, "enum", place)
            if current.configuration.collections and not now.items:
                words = "its options of today were not among the files and are replaced unseen"
                words = f"{self.heading(now)}: {words}; add an entityDefs/{LISTS[place][0]}.json that names them."
                work.notes.add("by_hand", words)
            made = work.plan(now, stages, _maker(place, work.notes))
            if place == "Lead.status":
                made = _with_converted(made, now, work)
            work.then = work.then.with_collection(_with_words(made, stages, names))
        return work.wanted

    def write(self, document: Document, current: Reading, wanted: Wanted, steps: Sequence[Step]) -> Sequence[OutFile]:
        """The changed entities' files, with whatever else they held."""
        raw = current.raw if isinstance(current.raw, Raw) else Raw()
        changed = {step.collection for step in steps}
        made: list[OutFile] = []
        for collection in wanted.configuration:
            if collection.id in changed:
                entity, name = LISTS[collection.id]
                made.append(
                    OutFile(
                        f"{_ROOT}metadata/entityDefs/{entity}.json",
                        json_files.dumps(espocrm_files.definitions(raw.definitions.get(entity, {}), name, collection)),
                    )
                )
                languages = [key[0] for key in raw.words if key[1] == entity] or [_LANGUAGE]
                for language in languages:
                    words = espocrm_files.words(raw.words.get((language, entity), {}), name, collection)
                    made.append(OutFile(f"{_ROOT}i18n/{language}/{entity}.json", json_files.dumps(words)))
        return made

    def how_to_load(self, document: Document, current: Reading, wanted: Wanted, steps: Sequence[Step]) -> str:
        return guide.page(document, self.label, current, wanted, steps, load=_LOAD, moving=_MOVING, back=_BACK)

    def heading(self, collection: Collection) -> str:
        entity, field = LISTS[collection.id]
        return f"{entity} › {field}"


def _sort(raw: Raw, name: str, tree: Any, oddities: list[Oddity]) -> None:
    place = PurePosixPath(name)
    entity = place.stem
    if entity not in ("Opportunity", "Lead") or not isinstance(tree, dict):
        return
    if "i18n" in place.parts:
        language = place.parts[place.parts.index("i18n") + 1] if len(place.parts) > 1 else _LANGUAGE
        raw.words[language, entity] = tree
    elif isinstance(tree.get("fields"), dict):
        if entity in raw.definitions:
            oddities.append(Oddity(name, f"“{entity}” was already read from another file, which counts"))
        else:
            raw.definitions[entity] = tree
    else:
        oddities.append(Oddity(name, "holds neither fields nor words; left alone"))


def _collection(place: str, raw: Raw, oddities: list[Oddity]) -> Collection:
    entity, name = LISTS[place]
    tree = part(raw.definitions[entity], "fields", name)
    told = tree.get("options")
    options = [str(each) for each in told if each is not None] if isinstance(told, list) else []
    if _APPEND in options:
        missing = "EspoCRM’s own options come first (__APPEND__); they were not read, and what is written lacks them"
        oddities.append(Oddity(place, missing))
    # The empty option is no stage; it stays.
    blank = True if "" in options else None
    options = [each for each in options if each not in ("", _APPEND)]
    if not options:
        oddities.append(Oddity(place, "the file names no options, so EspoCRM’s own are in use; they were not read"))
    words = raw.words.get((_LANGUAGE, entity)) or next(
        (each for key, each in raw.words.items() if key[1] == entity), {}
    )
    labels = part(words, "options", name)
    styles = part(tree, "style")
    chances = part(tree, "probabilityMap")
    if name == "stage":
        # Older versions keep the chances beside the fields.
        chances = {**part(raw.definitions[entity], "probabilityMap"), **chances}
    for unknown in sorted({*chances, *styles, *labels} - {*options, ""}):
        oddities.append(Oddity(place, f"“{unknown}” has a label, colour or probability, but is no option"))
    told = tree.get(espocrm_files.ENDED)
    ended = told if isinstance(told, list) else ()
    items: dict[str, Item] = {}
    for option in options:
        if option in items:
            oddities.append(Oddity(place, f"“{option}” comes twice"))
        style = styles.get(option)
        told = chances.get(option)
        if told is not None and whole(told) is None:
            oddities.append(Oddity(place, f"“{option}” has no whole number as its probability; left out"))
        made = facts(
            probability=whole(told),
            style=str(style) if style else None,
            ended=True if option in ended else None,
        )
        items[option] = Item(option, str(labels.get(option, option)), facts=made)
    tooltip = part(words, "tooltips").get(name)
    default = tree.get("default")
    own = facts(
        default=default if isinstance(default, str) else None, tooltip=str(tooltip) if tooltip else None, blank=blank
    )
    return Collection(place, "enum", place, tuple(items.values()), own)


def _values(item: Item) -> dict[str, Any]:
    chance = percent(item.facts.get("probability"))
    return {} if chance is None else {"probability": chance, "kind": {100: "won", 0: "lost"}.get(chance)}


def _maker(place: str, notes: Notes) -> Maker:
    def item(before: Item, pipeline: Pipeline, stage: Stage) -> Item:
        kind = stage.kind or "open"
        chance: Fact = stage.probability
        if chance is None:
            chance = _ENDS.get(kind, before.facts.get("probability"))
        if kind == "open" and chance in (0, 100) and place == "Opportunity.stage":
            words = f"“{stage.name}” is open with {chance} %, which EspoCRM counts as {'won' if chance else 'lost'}."
            notes.add("limit", words, pipeline, stage, "probability")
        made = before.with_facts(
            probability=chance if place == "Opportunity.stage" else None,
            style=_STYLES.get(kind) or before.facts.get("style"),
            ended=True if place == "Lead.status" and kind != "open" else None,
        )
        return replace(made, label=texts.one_line(stage.name or stage.key))

    def ends(item: Item) -> Fact:
        chance = item.facts.get("probability")
        return chance if chance in (0, 100) else None

    needed = {_CONVERTED: _CONVERSION} if place == "Lead.status" else {}
    return Maker(item, lambda stage: texts.one_line(stage.name or stage.key), ends, "remove", needed)


def _with_converted(collection: Collection, now: Collection, work: Work) -> Collection:
    """With the status of converted leads: one that is no option would be a lead that nobody has worked through."""
    if _CONVERTED in collection or _CONVERTED in now or work.mapping.removed.get(_CONVERTED):
        return collection
    words = f"“{_CONVERTED}” is added, though no stage of the charter is it: {_CONVERSION}."
    work.notes.add("guess", words, fact=_CONVERTED)
    made = Item(_CONVERTED, _CONVERTED, facts=facts(style=_STYLES["won"], ended=True))
    return replace(collection, items=(*collection.items, made))


def _with_words(collection: Collection, stages: Stages, names: Names) -> Collection:
    """The definitions as the field's tooltip, and a default that is still there."""
    blocks = [f"**{stage.name or stage.key}**\n\n{texts.whole(stage, names)}" for _, stage in stages]
    default = collection.facts.get("default")
    if default not in collection and not (default == "" and collection.facts.get("blank")):
        default = collection.items[0].id if collection.items else None
    return replace(collection, facts=facts(**{**collection.facts, "default": default, "tooltip": "\n\n".join(blocks)}))


_LOAD = (
    "## Load",
    "",
    "1. Make a backup of `custom/Espo/Custom/Resources` on the server.",
    "2. Compare each file of this package with the one of its name there, if there is one. The package’s holds what",
    "   the file that you gave held, with the field changed; without one it holds the field alone. An option that the",
    "   new file does not name is no option any more, whether EspoCRM brought it or you did; records keep its word.",
    "3. Copy the folder `custom` of this package over that of your EspoCRM.",
    "4. Administration › Rebuild, or `php command.php rebuild`.",
    "5. Labels and tooltip are written in the languages of the `i18n` files that you gave, else in `en_US` alone.",
    "   Look at the field in each language that people use: Administration › Label Manager.",
    "",
)
_MOVING = "They keep the old value. Move them by a mass update before the rebuild:"
_BACK = "Put the backup in place and rebuild."

TARGET = EspoCRM()

"""The charter's stages in one list of a CRM: who is who, what is new, what goes, and in which order.

Every target uses this; each says only how one of its entries is made.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Collection as Container
from dataclasses import dataclass, field, replace
from typing import Literal

from stageworkshop.charter.model import Document, Pipeline, Stage
from stageworkshop.crm.items import Collection, Configuration, Item
from stageworkshop.crm.mapping import KEEP, SKIP, AdminMapping
from stageworkshop.crm.matching import destination, folded, free, matches
from stageworkshop.crm.notes import Notes
from stageworkshop.crm.order import staying
from stageworkshop.crm.target import Wanted

Stages = Sequence[tuple[Pipeline, Stage]]
Leave = Literal["remove", "switch off", "keep"]
"""What becomes of entries that are in no charter: taken out, switched off, or left because the CRM allows neither."""
_LEAVING: dict[Leave, str] = {"remove": "is removed", "switch off": "is switched off", "keep": "stays"}


@dataclass(frozen=True)
class Maker:
    """How a target makes an entry.

    `item` makes it from (the entry as it is, or a fresh one with the new id; pipeline; stage). `new_id` proposes
    an id. `ends_as` groups entries whose records may be moved among each other (open, won, lost). `used_elsewhere`
    are entries that something outside the charter needs, with the reason as the end of a sentence.
    """

    item: Callable[[Item, Pipeline, Stage], Item]
    new_id: Callable[[Stage], str]
    ends_as: Callable[[Item], Hashable]
    leave: Leave
    used_elsewhere: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ListPlan:
    """The list as the charter wants it; stage key → entry; entry that goes → where its records go."""

    collection: Collection
    links: dict[str, str]
    destinations: dict[str, str]


def planned(now: Collection, stages: Stages, mapping: AdminMapping, maker: Maker, notes: Notes) -> ListPlan:
    """The list `now` with the charter's `stages` in their order. What is left of the rest keeps its place.

    Stages of equal name in several pipelines that share the list are one entry, made from the first of them.
    Raises InputError when the mapping does not fit.
    """
    found = matches([stage for _, stage in stages], now, mapping, maker.new_id)
    made: dict[str, Item] = {}
    links: dict[str, str] = {}
    by_name: dict[str, str] = {}
    for pipeline, stage in stages:
        match = found[stage.key]
        if match.skipped:
            continue
        name = stage.name or stage.key
        known = match.item or by_name.get(folded(name), "")
        item_id = known or free(match.new_as or maker.new_id(stage), {*now.ids, *made})
        by_name[folded(name)] = item_id
        if match.guessed:
            words = f"“{name}” is taken to be “{now[item_id].label}”, because the names are alike."
            notes.add("guess", words, pipeline, stage)
        links[stage.key] = item_id
        if item_id not in made:
            made[item_id] = replace(
                maker.item(now.get(item_id) or Item(item_id, item_id), pipeline, stage), active=True
            )
        else:
            _say_shared(made[item_id], maker.item(made[item_id], pipeline, stage), stage, notes)
    leaving = _Leaving(now, made, mapping, maker, notes)
    rest = {each.id: item for each in now.items if each.id not in made and (item := leaving.after(each)) is not None}
    items = [made.get(each) or rest[each] for each in _in_order(now.ids, list(made), rest)]
    return ListPlan(replace(now, items=tuple(items)), links, leaving.destinations)


def _in_order(now: Sequence[str], made: Sequence[str], rest: Container[str]) -> list[str]:
    """`made` in its order among the `rest`, with as few moves from `now` as there can be."""
    stays = staying(now, made)
    order = [each for each in now if each in stays or each in rest]
    last = ""
    for each in made:
        if each not in stays:
            order.insert(order.index(last) + 1 if last else 0, each)
        last = each
    return order


@dataclass
class Work:
    """A configuration on its way from what it is to what the charter wants, list by list."""

    then: Configuration
    mapping: AdminMapping
    notes: Notes = field(default_factory=Notes)
    places: dict[tuple[str, str], str] = field(default_factory=dict)
    links: dict[str, tuple[str, str]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    _claimed: set[str] = field(default_factory=set)

    def own_list(self, pipeline: Pipeline, candidates: Iterable[Collection], made_as: str = "") -> Collection | None:
        """The one of `candidates` that a pipeline is today, where each pipeline has a list of its own: by the
        mapping, by the id `made_as` that we would give it, or by its name, which is a guess. No list is given to two
        pipelines.
        """
        said = self.mapping.pipelines.get(pipeline.key, "")
        for each in candidates:
            known = each.id == (said or made_as)
            if each.id not in self._claimed and (known or (not said and folded(each.label) == folded(pipeline.name))):
                self._claimed.add(each.id)
                if not known:
                    words = f"The pipeline “{pipeline.name}” is taken to be the one of that name."
                    self.notes.add("guess", words, pipeline)
                return each
        return None

    def deals(self, document: Document, crm: str) -> Iterator[Pipeline]:
        """The pipelines of deals, and those that the mapping gives a list; the others are noted."""
        for pipeline in document.pipelines:
            said = self.mapping.pipelines.get(pipeline.key, "")
            if said == SKIP or not pipeline.stages:
                continue
            if said or pipeline.kind in ("opportunity", "partner"):
                yield pipeline
            else:
                words = f"“{pipeline.name}” is not brought into {crm}, whose pipelines are for deals."
                self.notes.add("no_place", words, pipeline)

    def new_id(self, wanted: str) -> str:
        """An id for a list that is not there yet."""
        made = free(wanted, {*self._claimed, *(each.id for each in self.then)})
        self._claimed.add(made)
        return made

    def plan(self, now: Collection, stages: Stages, maker: Maker) -> Collection:
        """Puts stages into one list, as `planned` does, and returns it as it will be."""
        made = planned(now, stages, self.mapping, maker, self.notes)
        self.links.update({stage: (now.id, item) for stage, item in made.links.items()})
        self.places.update({(now.id, item): place for item, place in made.destinations.items()})
        self.then = self.then.with_collection(made.collection)
        return made.collection

    def by_kind(
        self, document: Document, lists_of: Mapping[str, str], crm: str, place_of: Callable[[str], str] = str
    ) -> dict[str, Stages]:
        """List → the stages that belong there, by the mapping or by the kind of their pipeline.

        `lists_of` gives the list for each kind of pipeline, `place_of` the list that an answer of the mapping means.
        Pipelines without one, and answers that mean none of them, are noted.
        """
        found: dict[str, list[tuple[Pipeline, Stage]]] = {}
        for pipeline in document.pipelines:
            said = self.mapping.pipelines.get(pipeline.key, "")
            place = place_of(said) if said else lists_of.get(pipeline.kind, SKIP)
            if place not in (SKIP, *lists_of.values()):
                words = f"The mapping names “{said}” for “{pipeline.name}”, which is no list of stages in {crm}."
                self.notes.add("no_place", words, pipeline)
            elif place != SKIP:
                found.setdefault(place, []).extend((pipeline, stage) for stage in pipeline.stages)
            elif pipeline.stages:
                choices = " or ".join(dict.fromkeys(lists_of.values()))
                words = f"“{pipeline.name}” is not brought into {crm}. The mapping can name {choices} for it."
                self.notes.add("no_place", words, pipeline)
        return {place: stages for place, stages in found.items() if stages}

    @property
    def wanted(self) -> Wanted:
        fields = self.notes.unknown_fields
        return Wanted(self.then, self.notes.all, self.places, self.links, self.lists, fields)


@dataclass
class _Leaving:
    now: Collection
    made: dict[str, Item]
    mapping: AdminMapping
    maker: Maker
    notes: Notes
    destinations: dict[str, str] = field(default_factory=dict)

    def after(self, item: Item) -> Item | None:
        """What becomes of an entry that no stage of the charter is; None: it is taken out."""
        said = self.mapping.removed.get(item.id, "")
        if not item.active or said == KEEP:
            return item
        if item.id in self.maker.used_elsewhere and not said:
            words = f"“{item.label}” stays, though no stage of the charter is it: {self.maker.used_elsewhere[item.id]}."
            self.notes.add("guess", words, fact=item.id)
            return item
        self._say_destination(item)
        if self.maker.leave == "keep":
            return item
        return replace(item, active=False) if self.maker.leave == "switch off" else None

    def _say_destination(self, item: Item) -> None:
        ends_as = self.maker.ends_as
        alike = [each.id for each in self.made.values() if ends_as(each) == ends_as(item)]
        peers = [each.id for each in self.now.items if each.active and ends_as(each) == ends_as(item)]
        place, guessed = destination(item.id, self.now, self.made, self.mapping, alike, peers)
        what = f"“{item.label}” {_LEAVING[self.maker.leave]}"
        if self.maker.leave == "keep":
            goal = f"move its records to “{self.made[place].label}”" if place else "decide where its records go"
            words = f"{what}, because no file can take it out: {goal}, then delete it."
            self.notes.add("by_hand", words, fact=item.id)
            return
        self.destinations[item.id] = place
        if not place:
            self.notes.add("by_hand", f"{what}; say in the mapping where its records go.", fact=item.id)
        elif guessed:
            words = f"{what}; its records are taken to belong in “{self.made[place].label}”."
            self.notes.add("guess", words, fact=item.id)


def _say_shared(first: Item, second: Item, stage: Stage, notes: Notes) -> None:
    """Two pipelines share an entry: the CRM keeps one text and one probability for both."""
    for name, value in second.facts.items():
        if first.facts.get(name) != value:
            words = (
                f"“{first.label}” stands in two pipelines with different {name}; the CRM has one value for both, "
                "and the first pipeline’s is written."
            )
            notes.add("limit", words, stage=stage, fact=name)

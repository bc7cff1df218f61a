"""A CRM's configuration as this program sees it: ordered collections of items with facts.

A collection is whatever a CRM keeps in a list: Salesforce's value set `OpportunityStage`, one of its business
processes or paths, a HubSpot pipeline, Odoo's table of stages. An item is one entry, known by the CRM's own id
(`fullName`, internal id, external id), never by its label. Facts are flat JSON scalars or lists of text under the
names that the CRM itself uses, so that what is read is what is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

Fact = str | int | float | bool | None | tuple[str, ...]
"""The value of one fact. None is the same as absent and is never kept."""
Facts = Mapping[str, Fact]


def facts(**values: Fact) -> Facts:
    """Facts without those that are None."""
    return MappingProxyType({name: value for name, value in values.items() if value is not None})


@dataclass(frozen=True)
class Item:
    """One entry of a collection. `active` is False for what is switched off but still there."""

    id: str
    label: str
    active: bool = True
    facts: Facts = field(default_factory=lambda: MappingProxyType({}))

    def with_facts(self, **values: Fact) -> Item:
        """A copy with these facts set; None takes a fact away."""
        merged = {**self.facts, **values}
        return replace(self, facts=facts(**merged))


@dataclass(frozen=True)
class Collection:
    """Items in order. `kind` says what it is in the CRM's own words ("StandardValueSet", "pipeline", …).

    `ordered` is False where the CRM keeps no order of its own, or takes none: no step moves anything there.
    `labels_in` is the id of the collection that holds the labels of these items, where this one only refers to them.
    `has_records` is False where no record is ever in an item, so that none must move when it goes.
    Raises ValueError when two items share an id.
    """

    id: str
    kind: str
    label: str
    items: tuple[Item, ...] = ()
    facts: Facts = field(default_factory=lambda: MappingProxyType({}))
    ordered: bool = True
    labels_in: str = ""
    has_records: bool = True
    _by_id: Mapping[str, Item] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_id = {item.id: item for item in self.items}
        if len(by_id) != len(self.items):
            raise ValueError(f"collection {self.id}: an id comes twice")
        object.__setattr__(self, "_by_id", by_id)

    def __contains__(self, item_id: object) -> bool:
        return item_id in self._by_id

    def __getitem__(self, item_id: str) -> Item:
        return self._by_id[item_id]

    def get(self, item_id: str) -> Item | None:
        return self._by_id.get(item_id)

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(item.id for item in self.items)


@dataclass(frozen=True)
class Configuration:
    """Everything of one CRM that concerns stages. Raises ValueError when two collections share an id."""

    target: str
    collections: tuple[Collection, ...] = ()

    def __post_init__(self) -> None:
        if len({each.id for each in self.collections}) != len(self.collections):
            raise ValueError("two collections share an id")

    def __iter__(self) -> Iterator[Collection]:
        return iter(self.collections)

    def get(self, collection_id: str) -> Collection | None:
        return next((each for each in self.collections if each.id == collection_id), None)

    def of_kind(self, kind: str) -> tuple[Collection, ...]:
        return tuple(each for each in self.collections if each.kind == kind)

    def with_collection(self, collection: Collection) -> Configuration:
        """A copy in which the collection of that id is replaced, or added at the end."""
        if self.get(collection.id) is None:
            return replace(self, collections=(*self.collections, collection))
        kept = (collection if each.id == collection.id else each for each in self.collections)
        return replace(self, collections=tuple(kept))

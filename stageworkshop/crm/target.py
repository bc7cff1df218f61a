"""What every CRM's part of this package does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from stageworkshop.charter.model import Document
from stageworkshop.crm.items import Collection, Configuration, Fact, Item
from stageworkshop.crm.mapping import AdminMapping
from stageworkshop.crm.notes import Note, Oddity
from stageworkshop.crm.plan import Places, Step

UNREAD = "no current settings"
"""In place of a file in an oddity: nothing was read, the plan is against the CRM as it is delivered."""
NO_ID = "new:"
"""Begins the id of what has none before the CRM gives it one."""


@dataclass(frozen=True)
class Reading:
    """What was read from a CRM's files. `raw` is the target's own: what it needs to write untouched parts back."""

    configuration: Configuration
    oddities: tuple[Oddity, ...] = ()
    raw: object = None


@dataclass(frozen=True)
class Wanted:
    """What the charter makes of a configuration: the configuration then, what is lost or guessed on the way, and
    where the records of entries that go are moved. `links`: key of a stage → (collection id, item id); `lists`: key of
    a pipeline → the list to name for it in a mapping. `unknown_fields` are names that the mapping should translate.
    `extra` is the target's own: what it writes beside the configuration.
    """

    configuration: Configuration
    notes: tuple[Note, ...] = ()
    destinations: Places = field(default_factory=dict)
    links: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)
    unknown_fields: tuple[str, ...] = ()
    extra: object = None


@dataclass(frozen=True)
class OutFile:
    """A file of a package: its path inside it, with /, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True)
class FoundStage:
    """An entry of a CRM's list as a stage: its id there, its name, and fields of `domain.fields` by key."""

    item: str
    name: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class FoundPipeline:
    """A list of a CRM as a pipeline. `kind` is one of `domain.stage.PIPELINE_KINDS`, `collection` the list's id."""

    name: str
    kind: str
    collection: str
    stages: tuple[FoundStage, ...]


class Target(Protocol):
    """One CRM. `key` names it on the command line, `label` for people, `fact_labels` words its facts."""

    key: str
    label: str
    fact_labels: Mapping[str, str]

    def read(self, path: Path) -> Reading:
        """Today's configuration from files that the CRM or its tools export. Lenient: what is odd is reported.

        Raises InputError when nothing of this CRM is there, or the files are not safe to read.
        """

    def empty(self) -> Reading:
        """The configuration to plan against when none is given: the CRM as it comes, or nothing."""

    def pipelines(self, reading: Reading) -> Sequence[FoundPipeline]:
        """What was read as pipelines to start a workshop from; only what is in use."""

    def wanted(self, document: Document, current: Reading, mapping: AdminMapping) -> Wanted:
        """What the charter makes of `current`. Raises InputError when the mapping does not fit."""

    def write(self, document: Document, current: Reading, wanted: Wanted, steps: Sequence[Step]) -> Sequence[OutFile]:
        """The files to load. Nothing in them changes what is not in `steps`. With no steps, there may be none."""

    def how_to_load(self, document: Document, current: Reading, wanted: Wanted, steps: Sequence[Step]) -> str:
        """One page in Markdown for the admin: what to do with the files, in order, and what is done by hand."""

    def shown(self, fact: str, value: Fact) -> Fact:
        """A fact as people read it, where it is kept otherwise (HTML as text)."""
        return value

    def heading(self, collection: Collection) -> str:
        """What a list is called in the plan."""
        return collection.label


def unread(target: str, word: str, collections: Sequence[Collection] = (), raw: object = None) -> Reading:
    """A configuration that nobody has read from the CRM: as it is delivered, or nothing. `word` says which."""
    return Reading(Configuration(target, tuple(collections)), (Oddity(UNREAD, word),), raw)


def leads_and_deals(reading: Reading, leads: str, values: Callable[[Item], Mapping[str, Any]]) -> list[FoundPipeline]:
    """Every list as a pipeline, that of the id `leads` as one of leads. `values` gives the fields of an entry."""
    return [
        replace(each, kind="lead" if each.collection == leads else "opportunity") for each in deals(reading, values)
    ]


def deals(reading: Reading, values: Callable[[Item], Mapping[str, Any]]) -> list[FoundPipeline]:
    """Every list as a pipeline of deals, without what is switched off. `values` gives the fields of an entry."""
    return [
        FoundPipeline(
            each.label,
            "opportunity",
            each.id,
            tuple(FoundStage(item.id, item.label, values(item)) for item in each.items if item.active),
        )
        for each in reading.configuration
    ]

"""The unit of work: collects what happens to mapped objects and writes it, with its journal entry, in one transaction.

SQLAlchemy may flush several times inside one unit (before queries), so the first old value of every attribute is kept
at each flush and the changes are worked out once, at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from sqlalchemy import Column, inspect, select
from sqlalchemy.orm import Session

from stageworkshop.domain.charter import Charter
from stageworkshop.domain.keys import unique_key
from stageworkshop.store import keeping, schema
from stageworkshop.store.changes import Change
from stageworkshop.store.mapping import CLASSES, columns
from stageworkshop.store.schema import KIND_OF

T = TypeVar("T")


class UnitOfWork:
    """The objects of one action. Made by `WorkshopFile.unit`, never by hand."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.added: list[tuple[str, str]] = []
        self._before: dict[tuple[str, str], dict[str, Any]] = {}
        self._objects: dict[tuple[str, str], object] = {}
        self._new: set[tuple[str, str]] = set()
        self._gone: set[tuple[str, str]] = set()

    def get(self, cls: type[T], object_id: str) -> T:
        """The object with this id. Raises NotFound."""
        found = self.session.get(cls, object_id)
        if found is None or found in self.session.deleted:
            raise schema.missing(cls, object_id)
        return found

    def all(self, cls: type[T], **equal: Any) -> list[T]:
        """All objects of a class whose attributes equal these, in order of position, then id."""
        return list(self.session.scalars(select(cls).filter_by(**equal).order_by(*_order(cls))))

    def pick(self, cls: type[Any], *names: str) -> list[tuple[Any, ...]]:
        """Of all objects of a class these attributes only, in the same order."""
        # Without making objects of them: lists of hundreds are asked for all keys at every row.
        query = select(*(getattr(cls, name) for name in names)).order_by(*_order(cls))
        return [tuple(row) for row in self.session.execute(query)]

    def add(self, created: T) -> T:
        """Adds an object to the workshop; returns it."""
        self.session.add(created)
        kind = KIND_OF[type(created)]
        self.added.append((kind, inspect(created).dict["id"]))
        return created

    def remove(self, gone: object) -> None:
        """Removes an object from the workshop."""
        self.session.delete(gone)

    def keep(self, data: bytes) -> str:
        """Keeps a file's bytes in the workshop file; returns the SHA-256 under which they are found."""
        return keeping.keep(self.session.connection(), data)

    def before_flush(self) -> None:
        """Notes old values; called by the session before each flush."""
        for created in self.session.new:
            slot = self._slot(created)
            if slot in self._gone:
                # Removed and added again in one unit (a redo does that): a change of its attributes.
                self._gone.discard(slot)
            else:
                self._new.add(slot)
            self._objects[slot] = created
        for dirty in self.session.dirty:
            if self.session.is_modified(dirty):
                self._note_old(dirty)
        for gone in self.session.deleted:
            slot = self._slot(gone)
            self._note_old(gone)
            before = self._before.setdefault(slot, {})
            self._before[slot] = {**_data(gone), **before}
            if slot in self._new:
                self._new.discard(slot)
                del self._before[slot]
                self._objects.pop(slot, None)
            else:
                self._gone.add(slot)
                self._objects[slot] = gone

    def changes(self) -> list[Change]:
        """Everything that this unit changed, once all is flushed."""
        found: list[Change] = []
        for (kind, object_id), thing in self._objects.items():
            slot = (kind, object_id)
            if slot in self._gone:
                found.append(Change(kind, object_id, "remove", old=self._before[slot]))
            elif slot in self._new:
                found.append(Change(kind, object_id, "add", new=_data(thing)))
            else:
                after = _data(thing)
                for name, old in self._before.get(slot, {}).items():
                    found += _attribute_changes(kind, object_id, name, old, after[name])
        return found

    def apply(self, changes: Sequence[Change]) -> None:
        """Applies recorded changes to the objects: how undo and redo work.

        From the first charter on keys stay as they are: people have signed under them, and others refer to them.
        """
        keys_stay = bool(self.all(Charter))
        for change in changes:
            cls = CLASSES[change.kind][0]
            if keys_stay and change.attribute == "key":
                continue
            if change.op == "add":
                self.session.add(cls(**self._with_free_key(cls, change.new) if keys_stay else change.new))
                self.added.append((change.kind, change.id))
            elif change.op == "remove":
                self.remove(self.get(cls, change.id))
            else:
                self._set(self.get(cls, change.id), change)
            # Order matters: an object may be removed and added again in one step.
            if change.op != "set":
                self.session.flush()

    def _with_free_key(self, cls: type[Any], attributes: dict[str, Any]) -> dict[str, Any]:
        """What comes back may find its key taken by something whose renaming was undone, but not its key."""
        key = attributes.get("key")
        if not key or not self.all(cls, key=key):
            return attributes
        taken = {each.key for each in self.all(cls)}
        return {**attributes, "key": unique_key(key, taken, KIND_OF[cls])}

    @staticmethod
    def _set(thing: object, change: Change) -> None:
        name, _, inner = change.attribute.partition(".")
        if not inner:
            setattr(thing, name, change.new)
            return
        mapping = dict(getattr(thing, name))
        if change.new is None:
            mapping.pop(inner, None)
        else:
            mapping[inner] = change.new
        setattr(thing, name, mapping)

    def _slot(self, thing: object) -> tuple[str, str]:
        return KIND_OF[type(thing)], inspect(thing).dict["id"]

    def _note_old(self, thing: object) -> None:
        slot = self._slot(thing)
        self._objects[slot] = thing
        if slot in self._new:
            return
        before = self._before.setdefault(slot, {})
        state = inspect(thing)
        for name in columns(slot[0]):
            history = state.attrs[name].history
            if history.deleted and name not in before:
                before[name] = history.deleted[0]


def _order(cls: type) -> list[Column[Any]]:
    columns = CLASSES[KIND_OF[cls]][1].c
    first = [columns[name] for name in ("position", "number") if name in columns][:1]
    return [*first, columns.id]


def _data(thing: object) -> dict[str, Any]:
    return {name: getattr(thing, name) for name in columns(KIND_OF[type(thing)])}


def _attribute_changes(kind: str, object_id: str, name: str, old: Any, new: Any) -> list[Change]:
    if old == new:
        return []
    if not isinstance(old, dict) or not isinstance(new, dict):
        return [Change(kind, object_id, "set", name, old, new)]
    return [
        Change(kind, object_id, "set", f"{name}.{key}", old.get(key), new.get(key))
        for key in sorted(old.keys() | new.keys())
        if old.get(key) != new.get(key)
    ]

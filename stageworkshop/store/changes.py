"""What an action changed: the notice that every view gets, and the record that the journal keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True)
class Change:
    """One changed attribute, or one object added or removed.

    `attribute` is "" for whole objects, whose columns are then in `new` (added) or `old` (removed). A key inside a
    mapping attribute is written with a dot ("values.owner"); None as old or new then means that it is absent.
    """

    kind: str
    id: str
    op: Literal["add", "set", "remove"]
    attribute: str = ""
    old: Any = None
    new: Any = None

    def inverse(self) -> Change:
        """The change that takes this one back."""
        back: dict[str, Literal["add", "set", "remove"]] = {"add": "remove", "remove": "add", "set": "set"}
        return Change(self.kind, self.id, back[self.op], self.attribute, self.new, self.old)

    def data(self) -> dict[str, Any]:
        """JSON-ready, for the journal."""
        data: dict[str, Any] = {"kind": self.kind, "id": self.id, "op": self.op}
        if self.attribute:
            data["attribute"] = self.attribute
        if self.old is not None:
            data["old"] = self.old
        if self.new is not None:
            data["new"] = self.new
        return data

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Change:
        return cls(data["kind"], data["id"], data["op"], data.get("attribute", ""), data.get("old"), data.get("new"))


@dataclass(frozen=True)
class Changes:
    """All changes of one action. `seq` is the journal entry, None when nothing changed."""

    action: str = ""
    says: str = ""
    seq: int | None = None
    changes: tuple[Change, ...] = ()
    added: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changes)

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of objects that were touched."""
        return frozenset(change.kind for change in self.changes)

    def created(self, kind: str) -> str:
        """Id of the first object of this kind that the action added. Raises KeyError if there is none."""
        for each, object_id in self.added:
            if each == kind:
                return object_id
        raise KeyError(kind)

    def created_all(self, kind: str) -> list[str]:
        """Ids of all objects of this kind that the action added, in order."""
        return [object_id for each, object_id in self.added if each == kind]

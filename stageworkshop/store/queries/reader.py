"""What queries need to read: an open file outside an action, its unit inside one."""

from __future__ import annotations

from typing import Any, Protocol, TypeVar

T = TypeVar("T")


class Reader(Protocol):
    """`WorkshopFile` and `Unit` both are readers."""

    def get(self, cls: type[T], object_id: str) -> T:
        """The object with this id. Raises NotFound."""
        ...

    def all(self, cls: type[T], **equal: Any) -> list[T]:
        """All objects of a class whose attributes equal these, in order."""
        ...

    def pick(self, cls: type[Any], *names: str) -> list[tuple[Any, ...]]:
        """Of all objects of a class these attributes only, in order: for counting where the rest is long."""
        ...

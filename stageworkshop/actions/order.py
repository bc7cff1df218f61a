"""Keeping things in order: positions run from 0 without gaps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar


class Ordered(Protocol):
    """Anything with a position."""

    position: int


T = TypeVar("T", bound=Ordered)


def place(siblings: Sequence[T], moved: T, position: int | None) -> None:
    """Puts `moved` at `position` (None or too large: last) among its siblings and numbers all of them."""
    others = [each for each in siblings if each is not moved]
    at = len(others) if position is None else max(0, min(position, len(others)))
    number([*others[:at], moved, *others[at:]])


def number(siblings: Sequence[Ordered]) -> None:
    """Numbers the siblings in the order given; touches only those whose place changed."""
    for at, each in enumerate(siblings):
        if each.position != at:
            each.position = at

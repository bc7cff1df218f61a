"""Rounds of drafting."""

from __future__ import annotations

from stageworkshop.domain.draft import Round
from stageworkshop.store.queries.reader import Reader


def current_round(reader: Reader, stage_id: str) -> Round:
    """The latest round of a stage; every stage has one from the start."""
    return reader.all(Round, stage_id=stage_id)[-1]


def current_rounds(reader: Reader) -> dict[str, Round]:
    """The latest round of every stage, by stage id."""
    return {each.stage_id: each for each in reader.all(Round)}


def was_revealed(reader: Reader, stage_id: str) -> bool:
    """Whether the teams have seen each other's words on a stage in any round; so it is too where no stage is left."""
    rounds = reader.all(Round, stage_id=stage_id)
    return not rounds or any(each.is_revealed for each in rounds)

"""What one team changed in its draft of a stage from one round to another, field by field.

Lists are compared entry by entry: entries are brought together by what they say (`domain.matching`), so that an entry
that only moved is no change, and one that was reworded shows the words that are new.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stageworkshop.domain.criteria import Criterion
from stageworkshop.domain.fields import DRAFTED, Field
from stageworkshop.domain.matching import matches, point
from stageworkshop.domain.values import Json, Names
from stageworkshop.domain.word_diff import Piece, word_diff

BREAK = Piece("same", "\n")


def draft_changes(
    old: Mapping[str, Json], new: Mapping[str, Json], names: Names
) -> list[tuple[Field, tuple[Piece, ...]]]:
    """The fields that differ in the order of the fields, each as the new text with what went shown in its place."""
    return [
        (field, tuple(field_change(field, old.get(field.key), new.get(field.key), names)))
        for field in DRAFTED
        if _lines(field, old.get(field.key), names) != _lines(field, new.get(field.key), names)
    ]


def field_change(field: Field, old: Json, new: Json, names: Names) -> list[Piece]:
    """One field's way from an older to a newer value (None when empty)."""
    before, after = _lines(field, old, names), _lines(field, new, names)
    if isinstance(old or new, list):
        return _list_change(before, after)
    return word_diff("\n".join(before), "\n".join(after))


def _list_change(before: Sequence[str], after: Sequence[str]) -> list[Piece]:
    """Entries in the new order; those that went come last."""
    columns = {"new": [point(Criterion(text)) for text in after], "old": [point(Criterion(text)) for text in before]}
    found = matches(columns)
    partner = {match.items["new"]: match.items.get("old") for match in found if "new" in match.items}
    gone = sorted(match.items["old"] for match in found if "new" not in match.items)
    was = {new: before[old] for new, old in partner.items() if old is not None}
    pairs = [(was.get(place, ""), text) for place, text in enumerate(after)]
    pieces: list[Piece] = []
    for old, new in [*pairs, *((before[place], "") for place in gone)]:
        if pieces:
            pieces.append(BREAK)
        pieces += word_diff(old, new)
    return pieces


def _lines(field: Field, value: Json, names: Names) -> list[str]:
    return field.kind.lines(value, names) if value is not None else []

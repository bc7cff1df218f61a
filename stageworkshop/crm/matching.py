"""Which entry of a CRM's list each stage is: by the admin's mapping, else by equal names, which is a guess."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass

from stageworkshop.charter.model import Stage
from stageworkshop.crm.items import Collection
from stageworkshop.crm.mapping import KEEP, NEW, SKIP, AdminMapping
from stageworkshop.domain.errors import InputError

_NUMBER = re.compile(r" \(\d+\)$")


@dataclass(frozen=True)
class Match:
    """What a stage is in the CRM: the entry's id, or "" when it is new there. `guessed`: nobody has said so.

    `skipped`: the admin does not want this stage in the CRM. `new_as`: the id that a new one was given in a plan.
    """

    item: str = ""
    guessed: bool = False
    skipped: bool = False
    new_as: str = ""


def folded(name: str) -> str:
    """A name for comparison: without case, accents' composition and doubled blanks."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def matches(
    stages: Sequence[Stage], collection: Collection, mapping: AdminMapping, new_id: Callable[[Stage], str] | None = None
) -> dict[str, Match]:
    """Stage key → match, for all stages that share one list of the CRM.

    Stages of equal name (in two pipelines that share the list) are one entry. A name that two entries have is no
    match. The mapping may also name the entry that a plan makes anew (`new_id`), for it is written with the plan.
    Raises InputError when the mapping names an entry that is not there, or one entry for stages of different names.
    """
    found: dict[str, Match] = {}
    taken: dict[str, str] = {}
    coming = {new_id(stage) for stage in stages} if new_id else set()
    for stage in stages:
        said = mapping.stages.get(stage.key, "")
        if said in (NEW, SKIP):
            found[stage.key] = Match(skipped=said == SKIP)
        elif said:
            found[stage.key] = _said(stage, said, collection, coming, taken)
    for names_of in (_own_names, _aliases):
        by_name = _by_name(collection)
        for stage in stages:
            item = "" if stage.key in found else _by_names(names_of(stage), by_name)
            if item and taken.get(item, folded(stage.name or "")) == folded(stage.name or ""):
                # An entry whose id is the stage's key was made from it.
                found[stage.key] = Match(item, guessed=item != stage.key)
                taken[item] = folded(stage.name or "")
    same = {name: item for item, name in taken.items() if item in collection}
    for stage in stages:
        item = same.get(folded(stage.name or ""), "")
        found.setdefault(stage.key, Match(item, guessed=bool(item)))
    return found


def destination(
    item_id: str,
    collection: Collection,
    staying: Iterable[str],
    mapping: AdminMapping,
    alike: Sequence[str],
    peers: Sequence[str] = (),
) -> tuple[str, bool]:
    """Where the records of an entry that goes are moved: (id of an entry that stays or KEEP, whether guessed).

    Guessed is the nearest entry before it among those `alike` it (open, won, lost), which come in their order then;
    where none of them was there before, one of those that come before the nearest after it, at the same height as the
    entry has among its `peers` now: no record is taken to be further than it is. "" when nothing is alike. `staying`
    are ids that stay or come. Raises InputError when the mapping names one that does not.
    """
    said = mapping.removed.get(item_id, "")
    there = list(staying)
    if said:
        if said != KEEP and said not in there:
            raise InputError(
                "mapping.destination",
                f"the records of “{item_id}” can’t go to “{said}”, which will not be there; name another entry.",
            )
        return said, False
    suitable = [each for each in alike if each in there]
    ids = collection.ids
    at = ids.index(item_id)
    before = next((each for each in reversed(ids[:at]) if each in suitable), "")
    after = next((each for each in ids[at + 1 :] if each in suitable), "")
    if before or not after:
        return before or _at_same_height(item_id, peers, suitable), True
    earlier = suitable[: suitable.index(after)]
    below = [each for each in peers if ids.index(each) < ids.index(after)]
    return _at_same_height(item_id, below, earlier) or after, True


def _at_same_height(item_id: str, peers: Sequence[str], suitable: Sequence[str]) -> str:
    if not suitable:
        return ""
    if item_id not in peers or len(peers) < 2:
        return suitable[0]
    return suitable[round(peers.index(item_id) / (len(peers) - 1) * (len(suitable) - 1))]


def free(name: str, taken: Container[str]) -> str:
    """`name`, with a number behind it if somebody has it already."""
    number, found = 2, name
    while found in taken:
        found = f"{name} ({number})"
        number += 1
    return found


def _said(stage: Stage, item: str, collection: Collection, coming: set[str], taken: dict[str, str]) -> Match:
    known = item in collection
    # What `free` makes of an id that comes is one too.
    if not known and item not in coming and _NUMBER.sub("", item) not in coming:
        raise InputError(
            "mapping.missing",
            f"the mapping says that “{stage.name or stage.key}” is “{item}”, which “{collection.label}” does not have.",
        )
    name = folded(stage.name or "")
    if taken.setdefault(item, name) != name:
        raise InputError(
            "mapping.twice", f"the mapping names “{item}” for two stages of different names; each needs its own."
        )
    return Match(item) if known else Match(new_as=item)


def _own_names(stage: Stage) -> list[str]:
    return [stage.name or stage.key, stage.key]


def _aliases(stage: Stage) -> list[str]:
    return [alias.name for alias in stage.aliases or []]


def _by_name(collection: Collection) -> dict[str, str]:
    """Folded id or label → id, where exactly one entry has it; ids win over labels."""
    names: dict[str, set[str]] = {}
    for item in collection.items:
        for name in (item.id, item.label):
            names.setdefault(folded(name), set()).add(item.id)
    found = {}
    for name, ids in names.items():
        exact = [each for each in ids if folded(each) == name]
        if len(ids) == 1 or len(exact) == 1:
            found[name] = exact[0] if len(exact) == 1 else next(iter(ids))
    return found


def _by_names(names: Iterable[str], by_name: dict[str, str]) -> str:
    return next((by_name[folded(name)] for name in names if folded(name) in by_name), "")

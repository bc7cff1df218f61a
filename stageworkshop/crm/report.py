"""The plan in words and as JSON: what the admin reads before anything is loaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from stageworkshop.charter.model import Document
from stageworkshop.crm import texts
from stageworkshop.crm.items import Collection, Configuration, Fact, Item
from stageworkshop.crm.mapping import KEEP, AdminMapping
from stageworkshop.crm.notes import LOSSES, Note, Oddity
from stageworkshop.crm.plan import ACTIONS, Step
from stageworkshop.crm.target import UNREAD, Reading, Target, Wanted

MAX_SHOWN = 90
"""Characters of a text in the plan's words; the JSON holds all of it."""


@dataclass(frozen=True)
class Plan:
    """A whole plan: whose definitions, for which CRM, from what, to what, by which steps."""

    document: Document
    target: Target
    reading: Reading
    wanted: Wanted
    steps: tuple[Step, ...]
    mapping: AdminMapping = field(default_factory=AdminMapping)

    @property
    def collections(self) -> Iterator[tuple[Collection, tuple[Step, ...]]]:
        """Each list that changes, as it will be, with its steps."""
        for collection in self.wanted.configuration:
            steps = tuple(step for step in self.steps if step.collection == collection.id)
            if steps:
                yield collection, steps

    def words(self, step: Step) -> str:
        """One step as a sentence without its full stop."""
        return _Words(self).step(step)


def lines(plan: Plan) -> Iterator[str]:
    """The plan as text, a line at a time. That nothing was read is said first, for all else hangs on it."""
    unread = [oddity for oddity in plan.reading.oddities if oddity.where == UNREAD]
    for oddity in unread:
        yield f"Note: {oddity.text}."
        yield ""
    if not plan.steps:
        yield nothing_to_change(plan.target.label, plan.wanted)
    for collection, steps in plan.collections:
        yield f"{plan.target.heading(collection)} ({len(steps)} {'change' if len(steps) == 1 else 'changes'})"
        for step in steps:
            yield f"  {ACTIONS[step.action]:<10} {plan.words(step)}"
    yield from _noted(plan.wanted.notes)
    yield from _odd([oddity for oddity in plan.reading.oddities if oddity not in unread])


def nothing_to_change(crm: str, wanted: Wanted) -> str:
    """Why a plan has no steps: all is as the charter says, or so far nothing could be planned."""
    if any(note.loss == "unplanned" for note in wanted.notes):
        return f"Nothing to change in {crm} yet: not every pipeline could be planned."
    return f"{crm} already says what the charter says: nothing to change."


def data(plan: Plan) -> dict[str, Any]:
    """The plan as JSON-ready data."""
    return {
        "target": plan.target.key,
        "steps": [_step_data(step) | {"words": plan.words(step)} for step in plan.steps],
        "notes": [
            {"kind": each.loss, "text": each.text, "pipeline": each.pipeline, "stage": each.stage, "fact": each.fact}
            for each in plan.wanted.notes
        ],
        "oddities": [{"where": each.where, "text": each.text} for each in plan.reading.oddities],
        "stages": {
            stage: {"collection": collection, "item": item} for stage, (collection, item) in plan.wanted.links.items()
        },
    }


def shown(value: Fact) -> str:
    """A fact's value for people: on one line, and long texts by their beginning."""
    if value is None or value == "" or value == ():
        return "(nothing)"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(value)
    return f"“{texts.fit(texts.one_line(value), MAX_SHOWN)[0]}”" if isinstance(value, str) else str(value)


class _Words:
    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def step(self, step: Step) -> str:
        if isinstance(step.made, Collection):
            return self._plan.target.heading(step.made)
        name = self._name(step.collection, step.item)
        if step.action == "rename":
            return f"{shown(step.old)} becomes {shown(step.new)}"
        if step.action == "change":
            fact = self._plan.target.fact_labels.get(step.fact, step.fact)
            old, new = (shown(self._plan.target.shown(step.fact, value)) for value in (step.old, step.new))
            return f"“{name}”: {fact} from {old} to {new}"
        if step.action in ("add", "move"):
            after = self._name(step.collection, step.after) if step.after else ""
            return f"“{name}” " + (f"after “{after}”" if after else "in first place")
        if step.action == "activate":
            return f"“{name}”"
        return f"“{name}”{self._going(step)}"

    def _going(self, step: Step) -> str:
        collection = self._plan.wanted.configuration.get(step.collection)
        if collection is not None and (collection.labels_in or not collection.has_records):
            return ""
        if not step.destination or step.destination == KEEP:
            return ": say where its records go"
        return f": its records go to “{self._name(step.collection, step.destination)}”"

    def _name(self, collection_id: str, item_id: str) -> str:
        """What an entry, or with "" a list, is called: then, else now."""
        for configuration in (self._plan.wanted.configuration, self._plan.reading.configuration):
            collection = configuration.get(collection_id)
            for place in (collection.labels_in, collection_id) if collection else ():
                found = _named(configuration, place, item_id) if place else None
                if found is not None:
                    return found.label or found.id
        return item_id


def _named(configuration: Configuration, collection_id: str, item_id: str) -> Collection | Item | None:
    collection = configuration.get(collection_id)
    return collection if collection is None or not item_id else collection.get(item_id)


def _step_data(step: Step) -> dict[str, Any]:
    found: dict[str, Any] = {"action": step.action, "collection": step.collection}
    if step.item:
        found["item"] = step.item
    if step.action in ("change", "rename"):
        found |= {"fact": step.fact or "label", "old": _json(step.old), "new": _json(step.new)}
    if step.action in ("add", "move"):
        found["after"] = step.after
    if step.action in ("deactivate", "remove"):
        found["destination"] = step.destination
    if step.made is not None:
        found["label"] = step.made.label
        found["facts"] = {name: _json(value) for name, value in step.made.facts.items()}
    return found


def _json(value: Fact) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _noted(notes: Sequence[Note]) -> Iterator[str]:
    for loss, heading in LOSSES.items():
        these = [note for note in notes if note.loss == loss]
        if these:
            yield ""
            yield heading
            yield from (f"  {note.text}" for note in these)


def _odd(oddities: Sequence[Oddity]) -> Iterator[str]:
    if oddities:
        yield ""
        yield "Odd in what was read"
        yield from (f"  {oddity.line()}" for oddity in oddities)

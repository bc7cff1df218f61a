"""What starting from a document would bring, and what it would replace: shown before anything is done."""

from __future__ import annotations

from dataclasses import dataclass

from stageworkshop.charter.model import Document
from stageworkshop.domain.stage import Pipeline
from stageworkshop.domain.workshop import DECISION_RULES, Participant, Team, Term, Workshop
from stageworkshop.starting.documents import brings_charter, left_behind
from stageworkshop.store.queries.reader import Reader


@dataclass(frozen=True)
class StartPreview:
    """Sentences for people. `stages` are the names that will be on the board, by pipeline."""

    title: str
    brings: tuple[str, ...]
    replaces: tuple[str, ...]
    stages: tuple[tuple[str, tuple[str, ...]], ...]
    stays_behind: str = ""
    """What the file holds and can't give, in a sentence; "" when all of it comes along."""


def start_preview(reader: Reader, document: Document, *, as_template: bool) -> StartPreview:
    """What `actions.starting.start_from_document` would do with this document now."""
    return StartPreview(
        title=document.workshop.title,
        brings=tuple(_brings(document)),
        replaces=(*_details(reader, document, as_template), *_rule(reader, document), *_lists(reader, document)),
        stages=tuple((each.name, tuple(stage.name or "" for stage in each.stages)) for each in document.pipelines),
        stays_behind=left_behind(document),
    )


def _brings(document: Document) -> list[str]:
    counted = (
        (len(document.pipelines), "pipeline", "pipelines"),
        (len(document.stages), "stage", "stages"),
        (len(document.teams), "team", "teams"),
        (len(document.people), "person", "people"),
        (len(document.glossary), "word", "words in the glossary"),
        (len(document.disagreements), "disagreement", "disagreements"),
        (len(document.sign_offs) if brings_charter(document) else 0, "sign-off", "sign-offs"),
    )
    return [f"{count} {one if count == 1 else many}" for count, one, many in counted if count]


def _details(reader: Reader, document: Document, as_template: bool) -> list[str]:
    if as_template:
        return []
    workshop, told = reader.all(Workshop)[0], document.workshop
    pairs = (
        ("Title", workshop.title, told.title or workshop.title),
        ("Organisation", workshop.organisation, told.organisation),
        ("Purpose", workshop.purpose, told.purpose),
        ("Review date", workshop.review_date, told.review_date),
    )
    return [_change(name, old, new) for name, old, new in pairs if old and old != new]


def _rule(reader: Reader, document: Document) -> list[str]:
    workshop, told = reader.all(Workshop)[0], document.workshop
    found = []
    if told.decision_rule != workshop.decision_rule:
        old, new = DECISION_RULES[workshop.decision_rule], DECISION_RULES[told.decision_rule]
        found.append(_change("Decision rule", old, new))
    if workshop.decider_id:
        named = {person.id: person.name for person in reader.all(Participant)}
        new = next((person.name for person in document.people if person.key == told.decider), "")
        found.append(_change("Decider", named.get(workshop.decider_id, ""), new))
    return found


def _lists(reader: Reader, document: Document) -> list[str]:
    in_use = {person.team_id for person in reader.all(Participant)}
    told = {team.name.casefold() for team in document.teams}
    left = [each.name for each in reader.all(Team) if each.id not in in_use and each.name.casefold() not in told]
    gone = (
        ("Empty pipelines removed", [each.name for each in reader.all(Pipeline)]),
        ("Teams without people removed", left),
        ("Words of the glossary removed", [each.term for each in reader.all(Term)]),
    )
    return [f"{what}: {', '.join(names)}" for what, names in gone if names]


def _change(name: str, old: str, new: str) -> str:
    return f"{name}: “{_short(old)}” becomes “{_short(new)}”" if new else f"{name}: “{_short(old)}” is emptied"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"

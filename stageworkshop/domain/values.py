"""The kinds of value that a stage's field can hold, each as plain JSON-ready data with one codec.

Drafts and agreed texts keep their fields in a mapping of field key to such data (see `domain.definition`);
a kind checks what comes in, says when it counts as empty, and reads it back as words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from stageworkshop.domain.criteria import Criterion, Duration, Example
from stageworkshop.domain.errors import InvalidValue
from stageworkshop.domain.keys import nfc

Json = Any
"""What `json` reads and writes: str, int, bool, None, list, dict."""

Names = Mapping[tuple[str, str], str]
"""Display names by (`team` | `stage` | `person`, id or key)."""

MAX_TEXT = 20_000
MAX_ITEMS = 200


def clean_text(value: Json, where: str, limit: int = MAX_TEXT, *, one_line: bool = False) -> str:
    """NFC text without outer blanks. Raises InvalidValue when it is no text or longer than `limit`."""
    if not isinstance(value, str):
        raise InvalidValue("text.type", "this must be text.", where=where)
    if any(0xD800 <= ord(char) <= 0xDFFF for char in value):
        raise InvalidValue("text.surrogate", "this holds half a character; type or paste it again.", where=where)
    text = nfc(value).strip()
    if one_line:
        text = " ".join(text.split())
    if len(text) > limit:
        raise InvalidValue(
            "text.long",
            f"{len(text):,} characters are too long; keep it under {limit:,}.",
            where=where,
            limit=limit,
            length=len(text),
        )
    return text


@dataclass(frozen=True)
class Kind:
    """What a field holds. Subclasses say how to check it and how to read it back."""

    def clean(self, value: Json, where: str) -> Json:
        """`value` as it is kept, or None when empty. Raises InvalidValue."""
        raise NotImplementedError

    def lines(self, value: Json, names: Names) -> list[str]:
        """The value in words, one entry a line; [] when empty."""
        raise NotImplementedError

    def references(self, value: Json) -> Iterator[tuple[str, str]]:
        """(`team` | `stage` | `person`, id) for each thing that the value points at."""
        return iter(())

    def map_references(self, value: Json, change: Callable[[str, str], str | None]) -> Json:
        """The value with each reference replaced by `change(what, id)`; None drops the reference."""
        return value


@dataclass(frozen=True)
class Text(Kind):
    """Free text."""

    limit: int = 4_000
    one_line: bool = False

    def clean(self, value: Json, where: str) -> Json:
        return clean_text(value, where, self.limit, one_line=self.one_line) or None

    def lines(self, value: Json, names: Names) -> list[str]:
        return str(value).split("\n") if value else []


@dataclass(frozen=True)
class Choice(Kind):
    """One of a few fixed answers: key → words."""

    options: tuple[tuple[str, str], ...]

    def clean(self, value: Json, where: str) -> Json:
        if value in (None, ""):
            return None
        if not isinstance(value, str) or value not in dict(self.options):
            known = ", ".join(key for key, _ in self.options)
            raise InvalidValue("choice.unknown", f"“{value}” is none of: {known}.", where=where, value=value)
        return value

    def lines(self, value: Json, names: Names) -> list[str]:
        return [dict(self.options).get(value, str(value))] if value else []

    def word(self, key: str) -> str:
        """The words for one option."""
        return dict(self.options).get(key, key)


@dataclass(frozen=True)
class Flag(Kind):
    """Yes or no; not answered counts as no."""

    def clean(self, value: Json, where: str) -> Json:
        if value is None or isinstance(value, bool):
            return True if value else None
        raise InvalidValue("flag.type", "this must be yes or no.", where=where)

    def lines(self, value: Json, names: Names) -> list[str]:
        return ["yes"] if value else []


@dataclass(frozen=True)
class Number(Kind):
    """A whole number in a range."""

    low: int
    high: int
    unit: str = ""

    def clean(self, value: Json, where: str) -> Json:
        if value in (None, ""):
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            raise InvalidValue("number.type", "this must be a whole number.", where=where)
        if not self.low <= value <= self.high:
            raise InvalidValue(
                "number.range",
                f"{value} is not between {self.low} and {self.high}.",
                where=where,
                value=value,
            )
        return value

    def lines(self, value: Json, names: Names) -> list[str]:
        return [] if value is None else [f"{value}{self.unit}"]


@dataclass(frozen=True)
class Length(Kind):
    """A length of time (`Duration`)."""

    def clean(self, value: Json, where: str) -> Json:
        if value in (None, "", {}):
            return None
        return Duration.read(value, where).data()

    def lines(self, value: Json, names: Names) -> list[str]:
        return [Duration.read(value, "").words()] if value else []


@dataclass(frozen=True)
class Reference(Kind):
    """One team or stage, by id."""

    what: str

    def clean(self, value: Json, where: str) -> Json:
        if value in (None, ""):
            return None
        return clean_text(value, where, 80, one_line=True)

    def lines(self, value: Json, names: Names) -> list[str]:
        return [names.get((self.what, value), "?")] if value else []

    def references(self, value: Json) -> Iterator[tuple[str, str]]:
        if value:
            yield self.what, value

    def map_references(self, value: Json, change: Callable[[str, str], str | None]) -> Json:
        return change(self.what, value) if value else None


@dataclass(frozen=True)
class TextList(Kind):
    """Short texts in order, no empty ones."""

    limit: int = 400

    def clean(self, value: Json, where: str) -> Json:
        kept = [clean_text(item, where, self.limit, one_line=True) for item in _items(value, where)]
        return [item for item in kept if item] or None

    def lines(self, value: Json, names: Names) -> list[str]:
        return list(value or [])


@dataclass(frozen=True)
class CriteriaList(Kind):
    """Criteria in order (`Criterion`)."""

    def clean(self, value: Json, where: str) -> Json:
        read = [Criterion.read(item, f"{where} {n}") for n, item in enumerate(_items(value, where), 1)]
        return [criterion.data() for criterion in read if not criterion.is_empty] or None

    def lines(self, value: Json, names: Names) -> list[str]:
        return [Criterion.read(item, "").words() for item in value or []]


@dataclass(frozen=True)
class ExampleList(Kind):
    """Examples in order (`Example`): a case in a sentence and why it is one."""

    def clean(self, value: Json, where: str) -> Json:
        read = [Example.read(item, f"{where} {n}") for n, item in enumerate(_items(value, where), 1)]
        return [example.data() for example in read if example.text] or None

    def lines(self, value: Json, names: Names) -> list[str]:
        return [Example.read(item, "").words() for item in value or []]


@dataclass(frozen=True)
class AliasList(Kind):
    """What each team calls it: [{"team": id, "name": text}], one entry a team and name."""

    def clean(self, value: Json, where: str) -> Json:
        kept: list[Json] = []
        for item in _items(value, where):
            if not isinstance(item, Mapping):
                raise InvalidValue("alias.type", "an alias needs a team and a name.", where=where)
            name = clean_text(item.get("name", ""), where, 120, one_line=True)
            alias = {"team": clean_text(item.get("team", ""), where, 80, one_line=True), "name": name}
            if name and alias not in kept:
                kept.append(alias)
        return kept or None

    def lines(self, value: Json, names: Names) -> list[str]:
        return [
            f"{names.get(('team', alias['team']), '?')}: {alias['name']}" if alias["team"] else alias["name"]
            for alias in value or []
        ]

    def references(self, value: Json) -> Iterator[tuple[str, str]]:
        for alias in value or []:
            if alias["team"]:
                yield "team", alias["team"]

    def map_references(self, value: Json, change: Callable[[str, str], str | None]) -> Json:
        mapped = []
        for alias in value or []:
            mapped.append(
                {
                    "team": (change("team", alias["team"]) or "") if alias["team"] else "",
                    "name": alias["name"],
                }
            )
        return mapped or None


def _items(value: Json, where: str) -> list[Json]:
    if value is None or value == "":
        return []
    if not isinstance(value, list | tuple):
        raise InvalidValue("list.type", "this must be a list.", where=where)
    if len(value) > MAX_ITEMS:
        raise InvalidValue("list.long", f"{len(value)} entries are too many; keep it to {MAX_ITEMS}.", where=where)
    return list(value)

"""Reading one cell: a yes, a percentage, a length of time, a list. None means: this can't be read, keep it as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from stageworkshop.starting.headings import plain
from stageworkshop.starting.value_words import AROUND, NO, NUMBERS, UNITS, YES

UNCERTAIN = frozenset(
    {"-", "–", "—", "n/a", "na", "n.a.", "k.a.", "?", "tbd", "none", "null", "select", "--none--", "."}
)
"""Cells that mean “not answered”."""

_BULLET = re.compile(r"^\s*(?:[-–—*•·‣▪●○◦☐✓]|\(?\d{1,2}[.)])\s+")
_FACTORS = {"quarters": ("months", 3), "years": ("months", 12)}
_SMALLER = {"minutes": 1, "hours": 60, "days": 24 * 60, "weeks": 7 * 24 * 60}


def is_blank(cell: str) -> bool:
    """Whether nothing was answered."""
    return not cell.strip() or cell.strip().casefold() in UNCERTAIN


def flag(cell: str) -> bool | None:
    """Yes or no in any of the languages, or a tick."""
    word = plain(cell)
    if word in YES or cell.strip() in ("✓", "✔", "☑", "✅"):
        return True
    return False if word in NO or cell.strip() in ("✗", "✘", "☐", "❌") else None


def decimal(cell: str) -> Decimal | None:
    """A number with either sign for decimals and thousands: “1.234,5”, “1,234.5”, “12,5”."""
    text = re.sub(r"[' \u00a0\u202f]", "", cell)
    if not re.fullmatch(r"[-+]?\d[\d.,]*", text):
        return None
    last = max(text.rfind("."), text.rfind(","))
    if last >= 0:
        sign, tail = text[last], text[last + 1 :]
        thousands = text.count(sign) > 1 or (len(tail) == 3 and text[:last].lstrip("+-") not in ("", "0"))
        if thousands and not re.fullmatch(r"[-+]?\d{1,3}([.,]\d{3})+", text):
            return None
        head = re.sub(r"[.,]", "", text[:last])
        text = head + tail if thousands else f"{head}.{tail}"
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def whole(cell: str) -> int | None:
    """A whole number; “10.0” is one, “10.5” is none, and so is what words stand around."""
    value = decimal(cell)
    return int(value) if value is not None and value == value.to_integral_value() else None


def percent(cell: str, *, fractions: bool = False) -> int | None:
    """Whole per cent from “25%”, “25”, or “0.25” when the column holds fractions. Other numbers are not rounded."""
    text = cell.strip()
    signed = text.endswith(("%", "٪")) or text.startswith("%")
    value = decimal(text.strip("%٪ \u00a0"))
    if value is None:
        return None
    if fractions and not signed:
        value *= 100
    return int(value) if value == value.to_integral_value() and 0 <= value <= 100 else None


def are_fractions(cells: list[str]) -> bool:
    """Whether a column of probabilities is written from 0 to 1, as HubSpot does."""
    values = [decimal(cell) for cell in cells if not is_blank(cell) and "%" not in cell]
    known = [value for value in values if value is not None]
    return bool(known) and all(0 <= value <= 1 for value in known) and any(0 < value < 1 for value in known)


def duration(cell: str, unit: str = "") -> dict[str, Any] | None:
    """{"amount", "unit"} from “4h”, “2 business days”, “eine Woche”, “1.5 hours”; a bare number takes `unit`."""
    parts = _parts(cell)
    if not parts:
        return None
    read = [(amount, _unit(word) if word else unit) for amount, word in parts]
    if any(not kind for _, kind in read):
        return None
    if len(read) == 1:
        return _whole_duration(*read[0])
    if any(kind not in _SMALLER for _, kind in read):
        return None
    minutes = sum((amount * _SMALLER[kind] for amount, kind in read), Decimal(0))
    for kind in ("days", "hours", "minutes"):
        if minutes % _SMALLER[kind] == 0:
            return _whole_duration(minutes / _SMALLER[kind], kind)
    return None


def unit_in(heading: str) -> str:
    """The unit of time that a heading names: “SLA (hours)” → hours; "" when none."""
    words = plain(heading).split()
    for length in (2, 1):
        for start in range(len(words) - length + 1):
            word = " ".join(words[start : start + length])
            unit = _unit(word) if len(word) > 1 else ""
            if unit and unit not in _FACTORS:
                return unit
    return ""


def choice(cell: str, words: Mapping[str, tuple[str, ...]]) -> str | None:
    """The key whose words the cell is; its own key counts as one of them."""
    wanted = plain(cell)
    for key, known in words.items():
        if wanted in known or wanted == plain(key):
            return key
    return None


def items(cell: str, *, commas: bool = False) -> list[str]:
    """The entries of a cell: one a line, bullet or semicolon; at commas too if asked and nothing else divides it."""
    text = cell.strip()
    parts = text.split("\n")
    if len(parts) == 1:
        parts = re.split(r"\s[•·‣▪●]\s|(?<!&amp)(?<!&lt)(?<!&gt)(?<!&#39)(?<!&quot);|\s\|\s", text)
    elif all(part.rstrip().endswith(";") or not part.strip() for part in parts[:-1]):
        parts = [part.rstrip().removesuffix(";") for part in parts]
    if len(parts) == 1 and commas:
        parts = text.split(",")
    cleaned = [" ".join(_BULLET.sub("", part).split()) for part in parts]
    return [part for part in cleaned if part]


def _parts(cell: str) -> list[tuple[Decimal, str]]:
    """(amount, unit's words) of a length of time, with what stands around it taken off; [] when more is said."""
    # `plain` takes signs away; the decimal sign goes through it as a letter of its own.
    text = plain(re.sub(r"(?<=\d)[.,](?=\d)", "ð", cell)).replace("ð", ".")
    text = re.sub(r"(\d)(?=[^\W\d_])", r"\1 ", text)
    words = [word for word in text.split() if word not in AROUND or word in NUMBERS]
    found: list[tuple[Decimal, list[str]]] = []
    for word in words:
        if word[0].isdigit():
            value = decimal(word)
            if value is None:
                return []
            found.append((value, []))
        elif word in NUMBERS and not (found and not found[-1][1]):
            found.append((Decimal(NUMBERS[word]), []))
        elif found:
            found[-1][1].append(word)
        else:
            return []
    return [(amount, " ".join(words)) for amount, words in found]


def _whole_duration(amount: Decimal, unit: str) -> dict[str, Any] | None:
    if unit in _FACTORS:
        unit, factor = _FACTORS[unit]
        amount *= factor
    if amount != amount.to_integral_value() and unit in ("hours", "days"):
        unit, amount = ("minutes", amount * 60) if unit == "hours" else ("hours", amount * 24)
    if amount != amount.to_integral_value() or not 0 < amount <= 100_000:
        return None
    return {"amount": int(amount), "unit": unit}


def _unit(word: str) -> str:
    return _units().get(word, "")


@cache
def _units() -> dict[str, str]:
    return {word: unit for unit, words in UNITS.items() for word in words}

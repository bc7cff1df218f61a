"""Numbers in sentences, with their unit and sign of comparison: “at least 50 %”, “within two days”, “五天以内”."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from stageworkshop.domain.alignment import Token
from stageworkshop.domain.likeness_words import COMPARISONS, HAN_NUMBERS, MULTIPLES, NUMBERS, ONE, UNITS, WORKING

REACH = 24
"""Characters that may lie between a comparison and its number (“at least a score of 50”)."""

_PARTS = re.compile(r"(\d+(?:[.,٫٬]\d+)*)(\D*)")
_SCALE: dict[str, tuple[str, float]] = {
    "minutes": ("time", 1),
    "hours": ("time", 60),
    "days": ("time", 1_440),
    "weeks": ("time", 10_080),
    "months": ("calendar", 1),
    "years": ("calendar", 12),
}
_MONEY = frozenset({"EUR", "USD", "GBP", "JPY", "CNY", "PLN", "CHF", "RUB", "KRW", "VND"})
_POSTFIX = frozenset(
    {
        "or more",
        "or higher",
        "or above",
        "or less",
        "or fewer",
        "or lower",
        "以上",
        "以内",
        "以下",
        "이상",
        "이내",
        "이하",
    }
)


def _comparison_pattern() -> re.Pattern[str]:
    """Longest first. Words stand by themselves; signs and scripts without spaces may touch their neighbours."""
    said = sorted((words for words, _ in COMPARISONS), key=len, reverse=True)
    plain = [re.escape(words) for words in said if words[0].isalpha() and ord(words[0]) < 0x2E80]
    others = [re.escape(words) for words in said if re.escape(words) not in plain]
    return re.compile(rf"(?<!\w)(?:{'|'.join(plain)})(?!\w)|{'|'.join(others)}")


_COMPARISON = _comparison_pattern()
_SIGNS = dict(COMPARISONS)
_Span = tuple[int, int, str]


@dataclass(frozen=True)
class Quantity:
    """A number as meant (thousands resolved), its unit ("" when none is known) and sign ("" when none is said)."""

    number: float
    unit: str = ""
    sign: str = ""
    said: str = ""

    @property
    def measure(self) -> tuple[str, float]:
        """What is measured, and the number in its smallest unit, so that 24 hours equal one day."""
        kind, factor = _SCALE.get(self.unit, (self.unit, 1.0))
        return kind, self.number * factor

    def words(self, *, signed: bool = False) -> str:
        """Short, for a note: “≥ 50 %”."""
        sign = {">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< "}.get(self.sign, "") if signed else ""
        return f"{sign}{self.said}"


def quantities(text: str, words: Sequence[Token]) -> tuple[list[Quantity], set[int]]:
    """The quantities in `text`, whose tokens are `words`, and the indexes of the tokens that belong to them."""
    signs: list[_Span] | None = None
    found: list[Quantity] = []
    used: set[int] = set()
    at = 0
    while at < len(words):
        number, after = _number(words, at)
        if number is None:
            at += 1
            continue
        unit, end = _unit(words, at, after)
        # Most sentences have no number at all, and are not searched for comparisons.
        signs = _comparisons(text) if signs is None else signs
        span = _sign(signs, words[at].start, words[end - 1].end)
        if unit in _MONEY and at and UNITS.get(words[at - 1].key) == unit and end == after:
            used.add(at - 1)
        used.update(range(at, end))
        if span:
            used.update(index for index, word in enumerate(words) if span[0] <= word.start < span[1])
        said = text[words[at].start : words[end - 1].end]
        found.append(Quantity(number, unit, _SIGNS[span[2]] if span else "", said))
        at = end
    return found, used


def clash(one: Sequence[Quantity], other: Sequence[Quantity]) -> str:
    """How two sentences on the same subject contradict each other in number, unit or comparison; "" when not."""
    left, right = list(one), list(other)
    for each in one:
        twin = next((that for that in right if that.measure == each.measure), None)
        if twin is not None:
            if each.sign != twin.sign and each.sign and twin.sign:
                return f"{each.words(signed=True)} ≠ {twin.words(signed=True)}"
            left.remove(each)
            right.remove(twin)
    for each in left:
        rival = next((that for that in right if that.measure[0] == each.measure[0]), None)
        if rival is None and len(left) == len(right) == 1:
            rival = right[0]
        if rival is not None:
            return f"{each.words()} ≠ {rival.words()}"
    return ""


def _comparisons(text: str) -> list[_Span]:
    """All words of comparison, with where they begin and end."""
    folded = unicodedata.normalize("NFC", text).casefold()
    return [(match.start(), match.end(), match.group()) for match in _COMPARISON.finditer(folded)]


def _number(words: Sequence[Token], at: int) -> tuple[float | None, int]:
    """The number that begins at a token, and the index after it."""
    key = words[at].key
    value: float | None = NUMBERS.get(key)
    after = at + 1
    if value is None and key in HAN_NUMBERS and _unit(words, at, after)[0]:
        value = HAN_NUMBERS[key]
    if value is None and key in ONE and _SCALE.get(_unit(words, at, after)[0].removeprefix("working ")):
        return 1.0, after
    if value is None:
        match = _PARTS.fullmatch(key) if key[0].isdigit() else None
        if match is None or (match[2] and match[2] not in MULTIPLES and match[2] not in UNITS):
            return None, at
        value = _value(match[1])
        while not match[2] and after < len(words) and _is_group(words[after - 1], words[after]):
            value, after = value * 1_000 + _value(words[after].key), after + 1
        value *= MULTIPLES.get(match[2], 1)
    if after < len(words) and words[after].key in (*MULTIPLES, "hundred"):
        value, after = value * MULTIPLES.get(words[after].key, 100), after + 1
    return float(value), after


def _value(digits: str) -> float:
    plain = "".join(str(unicodedata.digit(char)) if char.isdigit() else char for char in digits)
    plain = plain.replace("٫", ".").replace("٬", ",")
    marks = sorted({char for char in plain if char in ".,"}, key=plain.rfind)
    if not marks:
        return float(plain)
    groups = re.split(r"[.,]", plain)
    thousands = all(len(group) == 3 for group in groups[1:]) and groups[0] not in ("", "0") and len(groups[0]) <= 3
    if len(marks) == 1 and thousands:
        return float("".join(groups))
    return float("".join(groups[:-1]) + "." + groups[-1])


def _is_group(before: Token, after: Token) -> bool:
    """“50 000”: three digits after one blank."""
    return len(after.key) == 3 and after.key.isdigit() and after.start - before.end == 1 and len(before.key) <= 3


def _unit(words: Sequence[Token], start: int, at: int) -> tuple[str, int]:
    """The unit after (or, of money, before) the number whose tokens are start:at, and the index after it."""
    match = _PARTS.fullmatch(words[start].key)
    if match and match[2] in UNITS and match[2] not in MULTIPLES:
        return UNITS[match[2]], at
    working = at < len(words) and words[at].key in WORKING
    begin = at + working
    for length in (3, 2, 1):
        part = words[begin : begin + length]
        unit = UNITS.get("".join(each.key for each in part)) if len(part) == length else None
        if unit is not None:
            end = begin + length
            if not working and end < len(words) and words[end].key in WORKING:
                working, end = True, end + 1
            return (f"working {unit}" if working else unit), end
    if start and UNITS.get(words[start - 1].key) in _MONEY:
        return UNITS[words[start - 1].key], at
    return "", at


def _sign(signs: Sequence[_Span], start: int, end: int) -> _Span | None:
    """The comparison that is nearest to a number written from `start` to `end`."""
    near: list[tuple[int, _Span]] = []
    for span in signs:
        if span[1] <= start and span[2] not in _POSTFIX:
            near.append((start - span[1], span))
        elif span[0] >= end and (span[2] in _POSTFIX or span[0] - end < 2):
            near.append((span[0] - end, span))
    close = [each for each in near if each[0] <= REACH]
    return min(close)[1] if close else None

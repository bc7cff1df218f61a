"""Bytes of any spreadsheet program as text: UTF-8, UTF-16, and the encodings of old that Excel still writes.

Stage lists are short, and the statistics of detectors (charset-normalizer was tried: 5 of 16 short lists right)
guess wrongly on a few dozen bytes. So encodings are told
apart by what they make of the letters: a reading is good when its letters belong to one language and no sign
stands inside a word.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from itertools import pairwise

from stageworkshop.domain.errors import InputError
from stageworkshop.starting.letters import MULTI_BYTE, NAMES, PUNCTUATION, SIGNS, SINGLE_BYTE, VOWELS

SAMPLE = 200_000
"""Bytes that are looked at to tell encodings apart."""

BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
BINARY: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a spreadsheet or archive, not text; save it as CSV, or copy its cells and paste them"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook, not text; save it as CSV, or copy its cells and paste them"),
    (b"%PDF", "a PDF, not a list; copy the rows from it and paste them"),
    (b"SQLite format 3\x00", "a database, not a list; open it with “Open” if it is a workshop file"),
    (b"\x1f\x8b", "a compressed file; unpack it first"),
    (b"\x89PNG", "a picture, not a list"),
    (b"\xff\xd8\xff", "a picture, not a list"),
)

_RUN = re.compile(rf"[^\W\d_{SIGNS}]*[^\x00-\x7f{PUNCTUATION}][^\s\x00-\x40{PUNCTUATION}]*")
"""A word with at least one character beyond ASCII, with the signs that stick to it."""

_QUOTED = re.compile(r"(?<!\w)[„“”‚‘«»](?=\w)[^„“”‚‘’«»\n]{1,80}(?<=\w)[“”’«»](?!\w)")
"""Words between marks of quotation, which another encoding would read as letters stuck to them."""


@dataclass(frozen=True)
class Decoded:
    """Text, the encoding it was read in (a Python codec name), and what was odd about it."""

    text: str
    encoding: str
    oddities: tuple[str, ...] = ()


def decode(data: bytes, source: str = "", encoding: str = "") -> Decoded:
    """The text in `data`; `encoding` is what the user chose, "" to find out. Raises InputError for what is no text."""
    for magic, what in BINARY:
        if data.startswith(magic):
            raise InputError("list.binary", f"this is {what}.", where=source)
    decoded = _as_told(data, encoding) if encoding else _with_bom(data) or _without_bom(data)
    if decoded is None or _has_controls(decoded.text):
        raise InputError(
            "list.binary",
            "this is not text; choose a CSV or text file, or paste the rows from the spreadsheet.",
            where=source,
        )
    return decoded


def _as_told(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding).removeprefix("\ufeff"), encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _with_bom(data: bytes) -> Decoded | None:
    for bom, encoding in BOMS:
        if data.startswith(bom):
            body = data[len(bom) :]
            if encoding == "utf-8":
                return _utf8(body) or _old(body)
            width = 4 if "32" in encoding else 2
            cut = ("The last character is cut off; the file may be incomplete.",) if len(body) % width else ()
            try:
                return Decoded(body[: len(body) // width * width].decode(encoding), encoding, cut)
            except UnicodeDecodeError:
                return None
    return None


def _without_bom(data: bytes) -> Decoded | None:
    if b"\0" in data[:SAMPLE]:
        return _utf16(data)
    return _utf8(data) or _old(data)


def _utf8(data: bytes) -> Decoded | None:
    """As UTF-8; a few bytes that are none (two exports pasted together) are read as Windows-1252 and reported."""
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "surrogateescape")
    broken = [char for char in text if "\udc80" <= char <= "\udcff"]
    whole = sum(1 for char in text if ord(char) > 0x7F) - len(broken)
    if len(broken) * 4 > whole:
        return None
    for char in set(broken):
        byte = bytes([ord(char) - 0xDC00])
        text = text.replace(char, byte.decode("cp1252", "replace"))
    return Decoded(
        text, "utf-8", (f"{len(broken)} letters were not in UTF-8 like the rest; check ä, é, ø and the like.",)
    )


def _utf16(data: bytes) -> Decoded | None:
    """UTF-16 without a mark of its byte order: line ends and commas tell which half comes first."""
    best: tuple[int, Decoded] | None = None
    even = data[: len(data) // 2 * 2]
    for encoding, zero in (("utf-16-le", 1), ("utf-16-be", 0)):
        zeros = even[zero:SAMPLE:2].count(0) - even[1 - zero : SAMPLE : 2].count(0)
        try:
            text = even.decode(encoding)
        except UnicodeDecodeError:
            continue
        if zeros > 0 and (best is None or zeros > best[0]) and not _has_controls(text):
            best = (zeros, Decoded(text, encoding))
    return best[1] if best else None


def _old(data: bytes) -> Decoded | None:
    """The likeliest of the encodings of one byte a character, or an East Asian one."""
    sample = _telling_lines(data)
    best, best_score = "", 0.0
    for encoding, languages in SINGLE_BYTE:
        try:
            text = sample.decode(encoding)
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        score = max(_likeness(text, language) for language in languages)
        if score > best_score + 0.02:
            best, best_score = encoding, score
    if best_score < 0.6:
        best = _east_asian(data) or best or "cp1252"
    check = "that it reads right" if any(best == each for each, _, _ in MULTI_BYTE) else "letters such as ä, é, ł and ø"
    oddity = f"Read as {NAMES.get(best, best)}; check {check}."
    return Decoded(data.decode(best, "replace"), best, (oddity,))


def _telling_lines(data: bytes) -> bytes:
    """The first lines with bytes beyond ASCII: enough of them to tell encodings apart, and no more."""
    lines: list[bytes] = []
    for line in data.splitlines():
        if not line.isascii():
            lines.append(line[:2_000])
            if len(lines) >= 200 or sum(map(len, lines)) > 8_000:
                break
    return b"\n".join(lines)


def _likeness(text: str, language: str) -> float:
    """How well the characters beyond ASCII fit the language, from 0 to 1."""
    known = set(language + language.upper())
    own_script = language[0] > "\u024f"
    good, bad = 2.0 * len(_QUOTED.findall(text)), 0.0
    for match in _RUN.finditer(text):
        word = match[0]
        beyond = sum(1 for char in word if char > "\x7f")
        if beyond and (_is_odd(word, known, own_script) or _lacks_vowel(word, language)):
            bad += beyond
            continue
        for char in word:
            if char > "\x7f":
                good, bad = (good + 1, bad) if char in known or char in SIGNS else (good, bad + 1)
    return good / (good + bad) if good + bad else 0.0


def _is_odd(word: str, known: set[str], own_script: bool) -> bool:
    """Whether a run of letters and signs is what a wrong reading gives."""
    letters = [char for char in word if char in known]
    if any(char in SIGNS for char in word) and (letters or sum(char in SIGNS for char in word) > 1):
        return True
    if own_script and letters and any(char.isascii() and char.isalpha() for char in word):
        return True
    # A capital after a small letter is a wrong reading of a small one.
    if any(char > "\x7f" and char.isupper() and before.islower() for before, char in pairwise(word)):
        return True
    # Portuguese has õ before e only; elsewhere it is the Hungarian ő, wrongly read.
    return "ã" in known and any(char == "õ" and after not in "eE" for char, after in pairwise(f"{word} "))


def _lacks_vowel(word: str, language: str) -> bool:
    vowels = VOWELS.get(language[0], "")
    return bool(vowels) and len(word) > 2 and word[0] > "\x7f" and not set(word.lower()) & set(vowels)


def _east_asian(data: bytes) -> str:
    """The encoding in which most characters are ones in daily use; "" when it is none."""
    best, best_share = "", 0.5
    for encoding, daily, least in MULTI_BYTE:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        pairs = [char.encode(encoding) for char in text[: SAMPLE // 2] if char.isalpha() and char > "\x7f"]
        common = [
            pair
            for pair in pairs
            if len(pair) == 2 and pair[1] >= least and any(low <= pair[0] <= high for low, high in daily)
        ]
        share = len(common) / len(pairs) if pairs else 0.0
        if share > best_share:
            best, best_share = encoding, share
    return best


def _has_controls(text: str) -> bool:
    """More control characters than a stray one: no text for people."""
    sample = text[:SAMPLE]
    controls = sum(1 for char in sample if (char < " " and char not in "\t\n\r\f\v\x1a") or "\x7f" <= char <= "\x9f")
    return "\0" in text or controls > max(2, len(sample) // 1000) or sample.count("\ufffd") > max(2, len(sample) // 50)

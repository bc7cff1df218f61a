"""The words of a sentence that carry its subject and its deed, cut and folded so that other forms of them meet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from stageworkshop.domain.alignment import Token, is_single
from stageworkshop.domain.deed_words import ALSO, DEEDS, PHASES, STATES
from stageworkshop.domain.likeness_words import FAINT, FILLERS, NEGATIONS, TWINS

_ELISION = re.compile(r"(?:[cdjlmnst]|qu|all|dell|nell|sull|un)'(?=\w)")


@dataclass(frozen=True)
class Subject:
    """`stems`: the words that carry the subject, in their folded forms. `weight`: what they count together.

    `deeds` and `phases`: names out of `deed_words`, what is done and how far that has come.
    """

    stems: frozenset[str]
    weight: float
    deeds: frozenset[str] = frozenset()
    phases: frozenset[str] = frozenset()


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its commonest endings, cut to its first letters: “qualified” and “qualification” meet."""
    word = _ELISION.sub("", word)
    if not word.isascii():
        return _bare(word)[:6]
    if len(word) > 3:
        word = word.removesuffix("'s")
        if len(word) >= 6 and word.endswith("ung"):
            word = word[:-3]
        if len(word) >= 6 and word.startswith("ge") and word.endswith(("t", "en")):
            word = word[2:]
        if word.endswith("s") and not word.endswith("ss"):
            word = word[:-1]
        for ending in ("ing", "ed", "e"):
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                word = word[: -len(ending)]
                break
        if word.endswith("y"):
            word = word[:-1] + "i"
    return word[:6]


def _bare(word: str) -> str:
    """Without what changes with the form: stress marks of Greek, endings of German and of French participles."""
    if "\u0370" <= word[0] <= "\u03ff" or "\u1f00" <= word[0] <= "\u1fff":
        parts = unicodedata.normalize("NFD", word)
        return "".join(char for char in parts if char != "\u0301")
    if len(word) >= 6 and word.endswith("ung"):
        return word[:-3]
    if len(word) >= 6 and word.startswith("ge") and word.endswith(("t", "en")):
        return word[2:].removesuffix("t")
    for ending in ("ées", "ée", "és", "é"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _forms_of(text: str) -> list[str]:
    """The forms in which words of deeds are looked up: see `deed_words`."""
    return [word if word.isascii() or "_" in word else stem(word) for word in text.split()]


def _twin_forms(group: str) -> list[str]:
    return [word if "_" in word else stem(word) for word in group.split()]


_DEED: dict[str, str] = {
    form: f"={name}" for groups in (DEEDS, PHASES) for name, words in groups.items() for form in _forms_of(words)
} | dict.fromkeys(_forms_of(STATES), "=known")
_TWIN: dict[str, str] = {form: _twin_forms(group)[0] for group in TWINS for form in _twin_forms(group)}
_FAINT = frozenset(_TWIN.get(stem(word), stem(word)) for word in FAINT)
_PHRASES = frozenset(form for form in (*_DEED, *_TWIN) if "_" in form)


def subject(words: Sequence[Token]) -> Subject:
    """What a sentence with these words (numbers and names of teams left out) is about."""
    stems = frozenset(_folded(each) for each in _forms(words))
    done = {each[1:] for each in stems if each[0] == "="}
    deeds = done & DEEDS.keys()
    return Subject(
        stems,
        weight(stems),
        frozenset(deeds | {ALSO[each] for each in deeds if each in ALSO}),
        frozenset(done & PHASES.keys()),
    )


def is_negation(key: str) -> bool:
    """Whether a word (as compared) says “not”."""
    return key in NEGATIONS or key.endswith("n't")


def weight(stems: Iterable[str]) -> float:
    """What these folded words count together."""
    return sum(map(_worth, stems))


@lru_cache(maxsize=20_000)
def _worth(folded: str) -> float:
    """Half for deeds and words of the trade; little for Hiragana, which mostly carries grammar."""
    grammar = sum("\u3041" <= char <= "\u309f" for char in folded)
    if grammar:
        return 0.1 if grammar == len(folded) else 0.4
    return 0.5 if folded[0] == "=" or folded in _FAINT else 1.0


@lru_cache(maxsize=20_000)
def _folded(form: str) -> str:
    """One form for all that mean the same: “=sent” for a deed, the first of a group of twins, else the stem."""
    cut = form if "_" in form else stem(form)
    return _DEED.get(form) or _DEED.get(cut if not form.isascii() else "") or _TWIN.get(cut, cut)


def _forms(words: Sequence[Token]) -> list[str]:
    """Words as compared; known phrases as one; characters of scripts without spaces in twos."""
    found: list[str] = []
    at = 0
    while at < len(words):
        if is_single(words[at].key[0]):
            end = at + 1
            while end < len(words) and is_single(words[end].key[0]) and words[end].start == words[end - 1].end:
                end += 1
            found += _twos([word.key for word in words[at:end]])
            at = end
            continue
        key = words[at].key
        phrase = f"{key}_{words[at + 1].key}" if at + 1 < len(words) else ""
        if phrase in _PHRASES:
            found.append(phrase)
            at += 2
            continue
        bare = _ELISION.sub("", key)
        if bare not in FILLERS and not is_negation(bare):
            found.append(bare)
        at += 1
    return found


def _twos(chars: Sequence[str]) -> list[str]:
    """Neighbours in twos. Known words end a chain as fillers do, so that a chain does not reach from word to word."""
    found: list[str] = []
    chain: list[str] = []
    at = 0
    while at < len(chars):
        known = "".join(chars[at : at + 2])
        if known in _DEED or known in _TWIN:
            found += [*_chained(chain), known]
            chain = []
            at += 2
            continue
        if chars[at] in FILLERS or is_negation(chars[at]):
            found += _chained(chain)
            chain = []
        else:
            chain.append(chars[at])
        at += 1
    return found + _chained(chain)


def _chained(chain: Sequence[str]) -> list[str]:
    """Each two neighbours; a character that is alone by itself."""
    return [one + other for one, other in pairwise(chain)] or list(chain)

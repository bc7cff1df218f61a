"""The glossary: words with one meaning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stageworkshop.actions import lists
from stageworkshop.actions.context import Context
from stageworkshop.actions.naming import folded, needed
from stageworkshop.domain.errors import InvalidValue
from stageworkshop.domain.values import AliasList, clean_text
from stageworkshop.domain.workshop import Term
from stageworkshop.store.changes import Changes


def add_term(ctx: Context, *, term: str, meaning: str = "", aliases: Sequence[Any] = ()) -> Changes:
    """Adds a word. `aliases` as in `domain.values.AliasList`. Raises InvalidValue when it is there already."""
    term = needed(term, "Word")
    with ctx.unit("glossary.add_term", f"added “{term}” to the glossary") as unit:
        _unused(unit.all(Term), term)
        key, position = lists.at_end(unit, Term, term, "word")
        unit.add(
            Term(
                id=ctx.new_id(),
                key=key,
                term=term,
                meaning=clean_text(meaning, "Meaning", 2_000),
                aliases=AliasList().clean(list(aliases), "We call it…") or [],
                position=position,
            )
        )
    return unit.changes


def edit_term(
    ctx: Context,
    *,
    term_id: str,
    term: str | None = None,
    meaning: str | None = None,
    aliases: Sequence[Any] | None = None,
) -> Changes:
    """Changes what is given about a word. Raises InvalidValue."""
    with ctx.unit("glossary.edit_term", "changed the glossary", merge=f"term:{term_id}") as unit:
        found = unit.get(Term, term_id)
        if term is not None:
            found.term = needed(term, "Word")
            _unused(lists.others(unit, found), found.term)
            lists.follow_name(unit, found, found.term, "word")
        if meaning is not None:
            found.meaning = clean_text(meaning, "Meaning", 2_000)
        if aliases is not None:
            found.aliases = AliasList().clean(list(aliases), "We call it…") or []
        unit.says = f"changed “{found.term}” in the glossary"
    return unit.changes


def remove_term(ctx: Context, *, term_id: str) -> Changes:
    """Removes a word from the glossary."""
    with ctx.unit("glossary.remove_term", "removed a word from the glossary") as unit:
        found = unit.get(Term, term_id)
        unit.says = f"removed “{found.term}” from the glossary"
        lists.take_out(unit, found)
    return unit.changes


def _unused(terms: list[Term], term: str) -> None:
    if any(folded(each.term) == folded(term) for each in terms):
        raise InvalidValue("term.twice", f"“{term}” is in the glossary already.", where="Word", term=term)

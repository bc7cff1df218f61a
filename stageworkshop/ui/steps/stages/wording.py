"""How the board words its cards."""

from __future__ import annotations

from PySide6.QtCore import QObject

from stageworkshop.domain.fields import KINDS
from stageworkshop.store.queries.board import StageCard
from stageworkshop.ui.steps.stages.card_delegate import Words
from stageworkshop.ui.words import domain_words


def card_words(tr: QObject) -> Words:
    """The words of the cards, translated in the context of `tr`."""
    kinds = {key: domain_words(words) for key, words in KINDS}

    def called(card: StageCard) -> str:
        return " · ".join(f"{team.name}: {name}" if team else name for team, name in card.aliases)

    def question(card: StageCard) -> str:
        if len(card.questions) == 1:
            return card.questions[0].text
        return tr.tr("{0} questions on its name").format(len(card.questions))

    return Words(lambda kind: kinds[kind], called, question)


def describe(card: StageCard, words: Words) -> str:
    """A card as a screen reader says it."""
    parts = [card.name]
    if card.kind != "open":
        parts.append(words.kind(card.kind))
    if card.owner:
        parts.append(card.owner.name)
    if card.gives and card.takes:
        parts.append(f"{card.gives.name} → {card.takes.name}")
    if card.aliases:
        parts.append(words.called(card))
    if card.questions:
        parts.append(words.question(card))
    return ", ".join(parts)

"""The states of a disagreement and the ways of deciding, as icons and words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

LOOKS: dict[str, tuple[str, str]] = {
    "open": ("disagreement", "danger"),
    "escalated": ("escalated", "warning"),
    "parked": ("parked", "text-muted"),
    "settled": ("settled", "success"),
}
"""State → icon role and colour token."""


def state_words(state: str) -> str:
    """A state in a word."""
    tr = QCoreApplication.translate
    return {
        "open": tr("Settle", "open"),
        "escalated": tr("Settle", "escalated"),
        "parked": tr("Settle", "parked"),
        "settled": tr("Settle", "settled"),
    }[state]


def methods() -> list[tuple[str, str]]:
    """How a decision can be reached: key of `domain.disagreement.METHODS` and words, in the order offered."""
    tr = QCoreApplication.translate
    return [
        ("consensus", tr("Settle", "Consensus")),
        ("compromise", tr("Settle", "Compromise")),
        ("majority", tr("Settle", "Majority of teams")),
        ("decider", tr("Settle", "The decider")),
        ("experiment", tr("Settle", "Experiment")),
        ("consent", tr("Settle", "Consent")),
    ]

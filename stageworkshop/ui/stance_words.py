"""Answers and what they come to, as icons and words: the same on the page and on the projector."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from stageworkshop.store.queries.stances import StancePanel

MARKS: dict[str, tuple[str, str]] = {
    "agree": ("stance-agree", "success"),
    "live_with": ("stance-live-with", "accent"),
    "discuss": ("stance-discuss", "warning"),
    "object": ("stance-object", "danger"),
    "abstain": ("stance-abstain", "text-muted"),
}
"""Answer → icon and colour token."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Stances", text)


def outcome(panel: StancePanel) -> str:
    """What the answers come to under the decision rule; "" while anybody is awaited."""
    return {
        "waiting": "",
        "carried": _tr("Carried"),
        "objection": _tr("Not carried: there is an objection"),
        "discussion": _tr("Not yet: somebody wants to discuss it first"),
        "tie": _tr("A tie: as many teams for it as against"),
        "rejected": _tr("Not carried: more teams are against it"),
        "nobody": _tr("Undecided: everybody abstains"),
        "undecided": _tr("{0} has to decide").format(panel.decider or _tr("The decider")),
    }[panel.result.outcome]

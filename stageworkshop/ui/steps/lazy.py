"""A page whose reading takes long: while it is out of sight a change only marks it, and it reads when it is shown."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from stageworkshop.store.changes import Changes
from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.theme import Theme

PRINTED_KINDS = frozenset(
    {
        "workshop",
        "team",
        "participant",
        "term",
        "pipeline",
        "stage",
        "disagreement",
        "position",
        "option",
        "dissent",
        "charter",
        "sign_off",
        "delegation",
    }
)
"""Journal kinds of which something stands in the charter."""


class LazyPage(StepPage):
    """For pages that take the whole snapshot: typing on another page must not wait for it."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(bridge, theme, parent)
        self._due = False

    def refresh(self, changes: Changes | None = None) -> None:
        if changes is not None and not self.isVisible():
            self._due = self._due or not self.shows or bool(self.shows & changes.kinds)
            return
        self._due = False
        super().refresh(changes)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._due:
            self.refresh(None)

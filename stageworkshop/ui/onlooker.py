"""A window on a file that may only be looked at: says so, keeps pages from offering changes, and follows the writer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from stageworkshop.domain.errors import FileProblem
from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.looking import LookOnly
from stageworkshop.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from stageworkshop.ui.steps.base import StepPage

LOOK_MS = 1_500
"""So often the window looks whether the file was written to elsewhere."""


class Onlooker(QObject):
    """`guard` takes a page under its care. What another window writes comes to all pages by the bridge's `changed`."""

    def __init__(
        self,
        bridge: Bridge,
        banner: Banner,
        holder: str,
        copy: Callable[[], object],
        change: Callable[[], object],
        parent: QObject,
    ) -> None:
        """`holder` tells who has the file, "" when nobody has and it can't be written to for another reason. `copy` and
        `change` are what the banner offers: a copy elsewhere, and opening the file for writing once nobody has it."""
        super().__init__(parent)
        self._bridge = bridge
        self._banner = banner
        self._copy, self._change = copy, change
        self._guards: list[LookOnly] = []
        self._free = False
        if holder:
            self._why = self.tr("{0} has this workshop open; you may look, not change.").format(holder)
        else:
            self._why = self.tr("This file can’t be written to; you may look, not change.")
        self._held = bool(holder)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        # What is read from now on is as new as this look.
        bridge.follow()
        self._timer.start()
        self._say()

    def guard(self, page: StepPage) -> None:
        """Keep a page from offering changes, now and later."""
        self._guards.append(LookOnly(page, self._why, page.works_while_looking))

    def rest(self) -> None:
        """Follow no more."""
        self._timer.stop()

    def look(self) -> None:
        """Take in what was written elsewhere, and whether the writer has left."""
        self._bridge.follow()
        try:
            free = self._held and not self._bridge.file.holder()
        except FileProblem:
            # The writer is at it just now; the next look will do.
            return
        if free != self._free:
            self._free = free
            self._say()

    def _say(self) -> None:
        offers: list[tuple[str, Callable[[], object]]] = [(self.tr("Save a copy…"), self._copy)]
        words = self._why
        if self._free:
            words = self.tr("Nobody has this workshop open any more. Open it to change it.")
            offers.insert(0, (self.tr("Open to change"), self._change))
        self._banner.show_message(words, "warning", offers, closable=False)
        for guard in self._guards:
            guard.set_why(words)

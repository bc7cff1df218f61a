"""What is said while a change could not be written: why, that nothing typed is lost, and what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from stageworkshop.domain.errors import DomainError
from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.banner import Banner


class UnsavedBanner(Banner):
    """In sight while the bridge keeps changes. `copy` is what it offers beside trying again."""

    def __init__(self, bridge: Bridge, theme: Theme, copy: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._bridge, self._copy = bridge, copy
        bridge.unsaved_changed.connect(self._follow)

    def _follow(self, error: DomainError | None) -> None:
        if error is None:
            self.hide()
            return
        offers: list[tuple[str, Callable[[], object]]] = [
            (self.tr("Try again"), self._bridge.retry),
            (self.tr("Save a copy…"), self._copy),
        ]
        self.show_message(self._why(error), "error", offers, closable=False)

    def _why(self, error: DomainError) -> str:
        why = {
            "file.disk_full": self.tr("the disk is full. Make room, then try again."),
            "file.read_only": self.tr("this file can’t be written to. Try again, or go on in a copy elsewhere."),
        }
        other = self.tr("the disk did not take the last change. Try again, or go on in a copy elsewhere.")
        return self.tr("Not saved: {0} Your text is still here.").format(why.get(error.code, other))

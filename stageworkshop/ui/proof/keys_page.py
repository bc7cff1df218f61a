"""The keys on this computer: the organisation's, which seals charters, and one's own, which signs answers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from stageworkshop.ui.proof.aside import AsidePage
from stageworkshop.ui.proof.key_card import KeyCard, open_file
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.labels import TextLabel

if TYPE_CHECKING:
    from stageworkshop.evidence.keys import KeyStore


class KeysPage(AsidePage):
    """Nothing of it belongs to a workshop: keys lie in the person's own folder."""

    def __init__(self, theme: Theme, store: KeyStore, parent: QWidget | None = None) -> None:
        super().__init__(theme, "keys-page", parent)
        self.heading.setText(self.tr("Keys"))
        self.job.setText(self.tr("With which charters are sealed, and answers signed. They stay on this computer."))
        self.organisation = KeyCard(theme, store, "organisation", self)
        self.personal = KeyCard(theme, store, "personal", self)
        self.body.setSpacing(Space.L)
        for card in (self.organisation, self.personal):
            card.told.connect(self._tell)
            self.body.addWidget(card)
        self.body.addWidget(
            TextLabel(
                self.tr(
                    "A fingerprint proves something only where it is published apart from the charter: whoever makes a "
                    "look-alike can print its fingerprint on it too."
                ),
                "small",
                self,
            )
        )
        self.body.addStretch(1)

    def initial_focus(self) -> QWidget:
        return self.organisation.first_button()

    def begin(self, organisation: str, person: str) -> None:
        """Read the keys anew; the names are proposed for new ones."""
        self.banner.hide()
        self.scroll_to_top()
        self.organisation.show_key(organisation)
        self.personal.show_key(person)

    def _tell(self, words: str, level: str, path: Path | None) -> None:
        actions: list[tuple[str, Callable[[], object]]] = (
            [(self.tr("Open"), lambda: self._open(path))] if path is not None else []
        )
        self.banner.show_message(words, level, actions)

    def _open(self, path: Path) -> None:
        if not open_file(path):
            self._tell(self.tr("The system has no program to open {0}.").format(path), "warning", None)

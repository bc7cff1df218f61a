"""A window on one team's draft sheet: says what it is and where it goes; every step but Draft can only be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from stageworkshop.domain.extract import Extract
from stageworkshop.ui.dates import day_words
from stageworkshop.ui.looking import LookOnly
from stageworkshop.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from stageworkshop.ui.steps.base import StepPage

DRAFTED_ON = "draft"
"""Key of the one step that has work in such a file."""


class SheetGuard(QObject):
    """Takes the pages of a draft sheet under its care, as `Onlooker` does those of a file that can't be written to."""

    def __init__(self, extract: Extract, team: str, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._why = self.tr("This is a draft sheet: only drafts are written in it.")
        back = extract.asked_by or self.tr("whoever sent it to you")
        until = self.tr(", by {0}").format(day_words(extract.until)) if extract.until else ""
        words = self.tr(
            "This is the draft sheet of {0}. Write your drafts; it saves by itself. When you are done, close it and "
            "send this file back to {1}{2}. The other teams do not see it before the reveal."
        )
        banner.show_message(words.format(team, back, until), "info", closable=False)

    def guard(self, page: StepPage) -> None:
        """Keep a page from offering changes, unless it is that of the drafts."""
        if page.key != DRAFTED_ON:
            LookOnly(page, self._why, page.works_while_looking)

    def rest(self) -> None:
        """Nothing is under way that could be stopped."""

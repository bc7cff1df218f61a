"""What changed from one charter to another, or to the text of now: chosen, counted, and shown word by word."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from stageworkshop.charter.changes import Comparison
from stageworkshop.store.queries.charters import CharterRow
from stageworkshop.ui.dates import isolated
from stageworkshop.ui.steps.signoff.words import break_words
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.changed_pane import ChangedPane
from stageworkshop.ui.widgets.labels import TextLabel, field_label
from stageworkshop.ui.widgets.marks import only_looks
from stageworkshop.ui.widgets.quiet_fields import QuietCombo

NOW = ""
"""Version id of the text as it is now."""


class ComparingPane(QWidget):
    """`compare` gives what differs between two versions (ids of charters, or `NOW` for the second)."""

    cause_asked = Signal(str)
    """Asks to see the disagreement (id) that made words change."""

    def __init__(self, theme: Theme, compare: Callable[[str, str], Comparison], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compare = compare
        self._charters: list[CharterRow] = []
        self._has_now = False
        self._chosen = False
        self._due = False
        self.earlier = self._combo("compare-from")
        self.later = self._combo("compare-to")
        self._bar = QWidget(self)
        self._breaking = TextLabel("", "", self)
        self._breaking.setObjectName("breaking")
        self.words = ChangedPane(theme, parent=self)
        self.words.view.cause_asked.connect(self.cause_asked)
        self._build()

    def show_charters(self, charters: Sequence[CharterRow], *, moved: bool) -> None:
        """Offer the charters, the latest first; `moved` tells that the text of now is another one than the latest.

        A choice that a person has made stays until there is another charter.
        """
        if [each.id for each in charters] != [each.id for each in self._charters]:
            self._chosen = False
        self._charters, self._has_now = list(charters), moved or not charters
        kept = (self.earlier.currentData(), self.later.currentData()) if self._chosen else (None, None)
        versions = [(each.id, self._words(each.id)) for each in charters]
        newer = [(NOW, self._words(NOW))] if self._has_now else []
        with QSignalBlocker(self.earlier), QSignalBlocker(self.later):
            for combo, offered in ((self.earlier, versions), (self.later, [*newer, *versions])):
                combo.clear()
                for version, words in offered:
                    combo.addItem(words, version)
            first, second = self._proposed_pair()
            self.earlier.setCurrentIndex(max(self.earlier.findData(first if kept[0] is None else kept[0]), 0))
            self.later.setCurrentIndex(max(self.later.findData(second if kept[1] is None else kept[1]), 0))
        self._show()

    def compare_with_now(self) -> None:
        """Show what changed since the latest charter."""
        if self._has_now and self._charters:
            first, second = self._proposed_pair()
            self.earlier.setCurrentIndex(self.earlier.findData(first))
            self.later.setCurrentIndex(self.later.findData(second))

    def _proposed_pair(self) -> tuple[str, str]:
        """What people want to see first: what the text of now has that the latest charter has not; where that is
        nothing, what the latest charter brought against the one before that counted."""
        open_ones = [each for each in self._charters if each.is_open]
        latest = (open_ones or self._charters)[0].id if self._charters else NOW
        if self._has_now:
            return latest, NOW
        earlier = [each for each in self._charters if each.id != latest]
        counted = [each for each in earlier if each.in_force_at]
        return next((each.id for each in (*counted, *earlier)), latest), latest

    def _choose(self) -> None:
        self._chosen = True
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._due:
            self._show()

    def _show(self) -> None:
        # Comparing reads two whole texts: only for somebody who looks.
        self._due = not self.isVisible()
        if self._due:
            return
        two = len(self._charters) + self._has_now > 1
        self._bar.setVisible(two)
        if not two:
            self._breaking.hide()
            self.words.show_comparison(self._alone(), Comparison())
            return
        first, second = str(self.earlier.currentData()), str(self.later.currentData())
        found = self._compare(first, second) if first != second else Comparison()
        self.words.show_comparison(self._lead(first, second, found), found)
        self._breaking.setVisible(not found.is_same)
        self._breaking.setText(self._breaking_words(found))

    def _alone(self) -> str:
        if not self._charters:
            return self.tr("No charter has been proposed yet, so there is nothing to compare with.")
        return self.tr("This is the first charter, and the agreed text is exactly that of it.")

    def _lead(self, first: str, second: str, found: Comparison) -> str:
        names = [isolated(self._words(each)) for each in (first, second)]
        if found.is_same:
            return self.tr("{0} and {1} say exactly the same.").format(*names)
        if not found.stages:
            return self.tr("No stage is another one, but other parts of the charter are.")
        count = len(found.stages)
        return (
            self.tr("1 stage has other words:") if count == 1 else self.tr("{0} stages have other words:").format(count)
        )

    def _breaking_words(self, found: Comparison) -> str:
        if not found.breaking:
            return self.tr("Reports that count by stages go on as before.")
        told = [
            f"{isolated(change.name)} ({', '.join(break_words(each) for each in change.breaks)})"
            for change in found.breaking
        ]
        return self.tr("Reports will not go on as before, because of {0}.").format(", ".join(told))

    def _words(self, version: str) -> str:
        charter = next((each for each in self._charters if each.id == version), None)
        if charter is None:
            return self.tr("The text now")
        return self.tr("Charter {0}").format(charter.number)

    def _combo(self, name: str) -> QComboBox:
        combo = only_looks(QuietCombo(self))
        combo.setObjectName(name)
        combo.setMinimumContentsLength(8)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.currentIndexChanged.connect(self._choose)
        return combo

    def _build(self) -> None:
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(Space.S)
        bar.addWidget(field_label(self.tr("&From"), self.earlier, self))
        bar.addWidget(self.earlier, 1)
        bar.addWidget(field_label(self.tr("&to"), self.later, self))
        bar.addWidget(self.later, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._bar)
        column.addWidget(self._breaking)
        column.addWidget(self.words, 1)

"""A day that may be unset: proposed with one press, then typed or chosen from the calendar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QDate, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QPushButton, QWidget

from stageworkshop.ui.dates import SHORT, here
from stageworkshop.ui.theme import Space, Theme

ISO = Qt.DateFormat.ISODate


def review_day(theme: Theme, parent: QWidget) -> DayEdit:
    """The day by which a charter is to be looked at again."""
    tr = QCoreApplication.translate
    proposals = [
        (tr("DayEdit", "in 3 months"), 3),
        (tr("DayEdit", "in 6 months"), 6),
        (tr("DayEdit", "in 12 months"), 12),
    ]
    return DayEdit(theme, "review-date", tr("DayEdit", "Review date"), proposals, parent)


class DayField(QDateEdit):
    """A day, typed or chosen from a calendar. The wheel scrolls the page and changes nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The calendar follows the locale, the text would not.
        self.setLocale(here())
        self.setDisplayFormat(here().dateFormat(SHORT))
        self.setCalendarPopup(True)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class DayEdit(QWidget):
    """`left` brings the day in ISO form, "" for none, when it is another one than was shown."""

    left = Signal(str)

    def __init__(
        self, theme: Theme, name: str, words: str, proposals: Sequence[tuple[str, int]], parent: QWidget | None = None
    ) -> None:
        """`words` name the day to screen readers; `proposals` are (words, months from today)."""
        super().__init__(parent)
        self._shown = ""
        self.field = DayField(self)
        self.field.setObjectName(name)
        self.field.setAccessibleName(words)
        # Not between two key strokes of a year.
        self.field.setKeyboardTracking(False)
        self.field.dateChanged.connect(self._tell)
        self._remove = QPushButton(self.tr("No date"), self)
        self._remove.setObjectName(f"{name}-none")
        self._remove.setProperty("role", "quiet")
        self._remove.setToolTip(self.tr("Take the date away"))
        theme.set_icon(self._remove, "close", "text-muted", 16)
        self._remove.clicked.connect(lambda: self._choose(""))
        self._proposals: list[QPushButton] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.field)
        row.addWidget(self._remove)
        for text, months in proposals:
            button = QPushButton(text, self)
            button.setObjectName(f"{name}-in-{months}")
            button.clicked.connect(lambda _=False, months=months: self._propose(months))
            self._proposals.append(button)
            row.addWidget(button)
        row.addStretch(1)
        self._follow()

    @property
    def day(self) -> str:
        """The day on show in ISO form; "" for none."""
        return self._shown

    def set_day(self, iso: str) -> None:
        """Show what the store holds; what is being typed stays."""
        if iso != self._shown:
            self._shown = iso
            with QSignalBlocker(self.field):
                self.field.setDate(QDate.fromString(iso, ISO) if iso else QDate.currentDate())
            self._follow()

    def focus_field(self) -> QWidget:
        """The input to begin with."""
        return self.field if self._shown else self._proposals[0]

    def _propose(self, months: int) -> None:
        self._choose(QDate.currentDate().addMonths(months).toString(ISO))
        self.field.setFocus()

    def _choose(self, iso: str) -> None:
        self.set_day(iso)
        self.left.emit(iso)
        if not iso:
            self._proposals[0].setFocus()

    def _tell(self, day: QDate) -> None:
        iso = day.toString(ISO)
        if self._shown and iso != self._shown:
            self._shown = iso
            self.left.emit(iso)

    def _follow(self) -> None:
        for widget in (self.field, self._remove):
            widget.setVisible(bool(self._shown))
        for button in self._proposals:
            button.setVisible(not self._shown)

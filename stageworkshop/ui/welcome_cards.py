"""What the welcome page is made of: a row for each recent file, a card for each template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from stageworkshop.ui.settings import RecentFile
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.card import Card
from stageworkshop.ui.widgets.labels import ElidedLabel, TextLabel, label

if TYPE_CHECKING:
    from stageworkshop.starting.documents import TemplateInfo


class TemplateCard(Card):
    """Choosing it begins a workshop from the template."""

    def __init__(self, template: TemplateInfo, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(clickable=True, parent=parent)
        self.setObjectName(f"template-{template.key}")
        self.setAccessibleName(template.title)
        self.setAccessibleDescription(template.summary)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        picture = QLabel(self)
        theme.set_icon(picture, "file" if template.key == "blank" else "template", "accent", 20)
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(TextLabel(template.title, "label", self), 1)
        self.body.addLayout(head)
        self.body.addWidget(TextLabel(template.summary, "muted", self))
        self.body.addStretch(1)
        self.body.addWidget(TextLabel(template.for_whom, "small", self))
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class RecentRow(Card):
    """A workshop opened before; one that is gone is greyed and can be taken off the list."""

    chosen = Signal(object)
    """Path of the workshop to open."""
    removed = Signal(object)
    """Path to take off the list."""

    def __init__(self, file: RecentFile, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(clickable=True, parent=parent)
        self._file = file
        self.is_missing = not file.path.exists()
        name = file.title or file.path.stem
        self.setObjectName("recent")
        self.setAccessibleName(self.tr("{0}, no longer there").format(name) if self.is_missing else name)
        self.setToolTip(str(file.path))
        self.body.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        picture = QLabel(self)
        theme.set_icon(picture, "warning" if self.is_missing else "file", "text-muted", 20)
        row.addWidget(picture)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(name, "muted" if self.is_missing else "label", self))
        words.addWidget(ElidedLabel(self._second_line(), "small", self))
        if due := self._due_words():
            words.addWidget(ElidedLabel(due, "warning", self))
        row.addLayout(words, 1)
        row.addWidget(label("" if self.is_missing else file.figure, "small", self))
        remove = QToolButton(self)
        remove.setObjectName("forget")
        remove.setToolTip(self.tr("Take off this list; the file stays"))
        remove.setAccessibleName(self.tr("Take {0} off this list").format(name))
        theme.set_icon(remove, "close", "text-muted", 16)
        remove.clicked.connect(lambda: self.removed.emit(file.path))
        row.addWidget(remove)
        self.body.addLayout(row)
        if self.is_missing:
            self.setCursor(Qt.CursorShape.ArrowCursor)
        self.clicked.connect(self._choose)

    def _second_line(self) -> str:
        if self.is_missing:
            return self.tr("No longer at {0}").format(self._file.path)
        when = _day_words(self._file.opened_at)
        return " · ".join(part for part in (self._file.organisation, when, self._file.path.parent.name) if part)

    def _due_words(self) -> str:
        """That the charter is to be looked at again, when that day is near or over."""
        if self.is_missing or not self._file.review:
            return ""
        from stageworkshop.ui.dates import day_words
        from stageworkshop.ui.review import ReviewState, review_state

        words = {
            ReviewState.NEAR: self.tr("The charter is to be reviewed by {0}"),
            ReviewState.OVER: self.tr("The charter was to be reviewed by {0}"),
        }.get(review_state(self._file.review), "")
        return words.format(day_words(self._file.review))

    def _choose(self) -> None:
        if not self.is_missing:
            self.chosen.emit(self._file.path)


def _day_words(utc: str) -> str:
    # Only who has opened a workshop before sees days.
    from PySide6.QtCore import QDateTime

    from stageworkshop.ui.dates import day_words

    day = QDateTime.fromString(utc, Qt.DateFormat.ISODate).toLocalTime().date()
    return day_words(day.toString(Qt.DateFormat.ISODate))

"""The facilitator's side panel: why this step, what to say, what to watch for, when it is ready, and who is missing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from stageworkshop.guide import Guide, guide
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.labels import TextLabel, label
from stageworkshop.ui.widgets.scrolled import BAR, ScrollColumn, margins
from stageworkshop.ui.words import domain_words

WIDTH, WIDEST = 276, 350
"""Words of another language may need more."""
SHOWN_NAMES = 8


class GuidePanel(QFrame):
    """Filled by `show_step`, `set_ready`, `set_open` and `set_waiting`."""

    disagreements_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._step = ""
        self.setObjectName("guide")
        self.setProperty("role", "guide")
        self.setAccessibleName(self.tr("Guide"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._area = ScrollColumn("guide-scroll", self)
        # There is nothing in it that takes the focus, so that the keys that scroll need it here.
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        outer.addWidget(self._area, 1)
        outer.addWidget(_line(self))
        self._foot = self._make_foot()
        outer.addWidget(self._foot)
        self.setFixedWidth(WIDTH)
        self._ready = QVBoxLayout()
        self._script = QWidget(self)

    def show_step(self, key: str) -> None:
        """The script of a step."""
        if key == self._step:
            return
        self._step = key
        self._script = QWidget(self._area)
        self._script.setProperty("role", "scrolled")
        self._fill(QVBoxLayout(self._script), guide(key))
        self._area.setWidget(self._script)

    def set_ready(self, items: Sequence[tuple[str, bool]]) -> None:
        """The list “ready when…”: words, and whether it is so."""
        while (old := self._ready.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for text, done in items:
            row = self._ready_row(text, done)
            self._ready.addWidget(row)
            # At once: Qt would do it after the next event and the panel would flicker.
            row.show()

    def set_open(self, count: int) -> None:
        """How many disagreements are open."""
        self._count.setText(str(count))
        self._open.setAccessibleName(self.tr("Open disagreements: {0}").format(count))

    def set_waiting(self, heading: str, names: Sequence[str]) -> None:
        """Who has not answered; nothing is shown when nobody is missing."""
        self._waiting.setVisible(bool(names))
        more = len(names) - SHOWN_NAMES
        shown = ", ".join(names[:SHOWN_NAMES])
        text = self.tr("{0} and {1} more").format(shown, more) if more > 0 else shown
        self._waiting.setText(f"{heading}: {text}")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Only now the words have the letters of the style sheet.
        self._open.ensurePolished()
        self.setFixedWidth(min(max(WIDTH, self._foot.minimumSizeHint().width() + 2), WIDEST))

    def _fill(self, column: QVBoxLayout, words: Guide) -> None:
        column.setContentsMargins(*margins(Space.L, Space.L, Space.L - BAR, Space.L))
        column.setSpacing(Space.S)
        column.addWidget(self._heading(self.tr("Why this step")))
        column.addWidget(TextLabel(domain_words(words.purpose), "muted", self))
        column.addSpacing(Space.M)
        column.addWidget(self._heading(self.tr("Ready when…")))
        self._ready = QVBoxLayout()
        self._ready.setSpacing(Space.XS)
        column.addLayout(self._ready)
        column.addSpacing(Space.M)
        column.addWidget(self._heading(self.tr("Say this")))
        for sentence in words.say:
            column.addWidget(self._quote(domain_words(sentence)))
        column.addSpacing(Space.M)
        column.addWidget(self._heading(self.tr("Watch for")))
        for sign in words.watch_for:
            column.addWidget(TextLabel(domain_words(sign.sign), "", self))
            column.addWidget(TextLabel(domain_words(sign.do), "muted", self))
            column.addSpacing(Space.XS)
        column.addSpacing(Space.S)
        column.addWidget(self._heading(self.tr("To move on")))
        for sentence in words.move_on:
            column.addWidget(TextLabel(domain_words(sentence), "muted", self))
        column.addStretch(1)

    def _heading(self, text: str) -> QLabel:
        return label(text, "label", self)

    def _quote(self, text: str) -> QFrame:
        frame = QFrame(self)
        frame.setProperty("role", "quote")
        box = QVBoxLayout(frame)
        box.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        box.addWidget(TextLabel(text, "", frame).set_selectable())
        return frame

    def _ready_row(self, text: str, done: bool) -> QWidget:
        row = QWidget(self)
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 2, 0, 2)
        box.setSpacing(Space.S)
        mark = QLabel(row)
        self._theme.set_icon(mark, "check-circle" if done else "circle", "success" if done else "text-muted", 18)
        mark.setAccessibleName(self.tr("done") if done else self.tr("not yet"))
        box.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        box.addWidget(TextLabel(text, "muted" if done else "", row), 1)
        return row

    def _make_foot(self) -> QWidget:
        foot = QWidget(self)
        column = QVBoxLayout(foot)
        column.setContentsMargins(Space.S, Space.S, Space.L, Space.M)
        column.setSpacing(Space.XS)
        row = QHBoxLayout()
        self._open = QPushButton(self.tr("Open disagreements"), foot)
        self._open.setObjectName("open-disagreements")
        self._open.setProperty("role", "quiet")
        self._open.clicked.connect(self.disagreements_asked)
        self._theme.set_icon(self._open, "disagreement", "text-muted", 16)
        self._count = label("0", "label", foot)
        row.addWidget(self._open, 1)
        row.addWidget(self._count)
        column.addLayout(row)
        self._waiting = TextLabel("", "small", foot)
        self._waiting.setObjectName("waiting")
        self._waiting.setContentsMargins(Space.S, 0, 0, 0)
        column.addWidget(self._waiting)
        self.set_open(0)
        self.set_waiting("", [])
        return foot


def _line(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setProperty("role", "line")
    line.setFixedHeight(1)
    return line

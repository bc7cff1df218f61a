"""Labels in the type scale: headings, quiet words, and running text with lines of at most 80 characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from stageworkshop.ui.theme import set_role

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

LINE_CHARACTERS = 80
ONE_LINE = 90
"""A text of no more characters than this stays on one line where there is room."""
SHORT_WORD = 9
NO_BREAK = "\N{NO-BREAK SPACE}"


def align_to_reading(made: QLabel) -> None:
    """Let words begin where reading begins in the window, also words of a language that is read the other way: Qt puts
    every label's text to the side where its own language begins."""
    if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        absolute = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        made.setAlignment(Qt.AlignmentFlag.AlignRight | absolute)


def label(text: str, role: str = "", parent: QWidget | None = None) -> QLabel:
    """A plain-text label with a role of the style sheet: display, title, heading, label, muted, small,
    error, figure."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    align_to_reading(made)
    return made


def field_label(text: str, buddy: QWidget, parent: QWidget | None = None) -> QLabel:
    """The name of a field, tied to it for Alt+letter and for screen readers."""
    made = label(text, "label", parent)
    made.setBuddy(buddy)
    if not buddy.accessibleName():
        buddy.setAccessibleName(text.rstrip("…:"))
    return made


def without_orphan(text: str) -> str:
    """The text with its last two words tied together, so that the last line is not a short word alone."""
    head, _, last = text.rpartition(" ")
    before = head.rpartition(" ")[2]
    short = 0 < len(last) <= SHORT_WORD and len(before) + len(last) <= 2 * SHORT_WORD
    return f"{head}{NO_BREAK}{last}" if short and head.count(" ") >= 2 and "\n" not in before + last else text


class TextLabel(QLabel):
    """Running text: wraps, can be selected, and keeps its lines near 80 characters."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        # Before Qt's own, which already tells of changes.
        self._heights: dict[int, int] = {}
        self._limit = 0
        self._said = text
        super().__init__(without_orphan(text), parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        align_to_reading(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if role:
            set_role(self, role)

    def set_selectable(self) -> TextLabel:
        """Let people copy the text; only then can it take the focus with the mouse."""
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._forget()
        return self

    def text(self) -> str:
        return self._said

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's own name
        if text != self._said:
            self._said = text
            self._forget()
            super().setText(without_orphan(text))
            self._keep_short()

    def heightForWidth(self, width: int) -> int:
        # Layouts ask for the width that there is; the text takes no more than its 80 characters of it. They ask dozens
        # of times, and each time the text would be laid out anew.
        found = self._heights.get(width)
        if found is None:
            found = self._heights[width] = super().heightForWidth(min(width, self._widest()))
        return found

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._forget()
        if event.type() == QEvent.Type.FontChange:
            # Before the first layout: told while it is under way, it would have to be done again.
            self._keep_short()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_short()

    def _keep_short(self) -> None:
        if self.maximumWidth() != self._widest():
            self.setMaximumWidth(self._widest())

    def _forget(self) -> None:
        self._heights.clear()
        self._limit = 0

    def _widest(self) -> int:
        """Device-independent pixels that a line may take; what is hardly longer than a line stays on one."""
        if not self._limit:
            metrics = QFontMetrics(self.font())
            self._limit = metrics.averageCharWidth() * LINE_CHARACTERS
            longest = max(self._said.split("\n"), key=len)
            if len(longest) > LINE_CHARACTERS // 2:
                # The letters of this text may be wider or narrower than the font's are on average.
                needed = metrics.horizontalAdvance(longest) + 2
                if len(longest) > ONE_LINE:
                    needed = needed * LINE_CHARACTERS // len(longest)
                self._limit = max(needed, self._limit)
        margins = self.contentsMargins()
        return self._limit + margins.left() + margins.right()


class ElidedLabel(QLabel):
    """One line that ends in … when there is no room; the whole text is in the tooltip."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        align_to_reading(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(40)
        if role:
            set_role(self, role)
        self.set_text(text)

    @property
    def whole_text(self) -> str:
        """The text, however much of it is shown."""
        return self._whole

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self.setToolTip(text)
        self._fit()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._whole) + 2, metrics.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(self.font())
        self.setText(metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))

"""Fields that save as they are left: nothing that was typed depends on a button."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QKeySequence, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

PAUSE_MS = 800
"""So long after the last key stroke the text is saved, also while the field is still in hand."""
MOST_LINES = 14


class _Keeper:
    """Decides when a field has something to save, and whether a text from the store may take its place."""

    def __init__(self) -> None:
        self.stored = ""
        self.sent: str | None = None

    def to_send(self, text: str) -> bool:
        """Whether this text is neither in the store nor on its way there."""
        return text not in (self.stored, self.sent)

    def takes(self, new: str, text: str, *, in_hand: bool) -> bool:
        """Note what the store holds; True when the field should show it.

        Text that is typed but not stored stays, also when the store has refused it.
        """
        unsaved = text != self.stored
        same = text.split() == new.split()
        self.stored = text if same and in_hand else new
        if same:
            self.sent = None
            return not in_hand
        if not unsaved:
            self.sent = None
        return not unsaved


class AutoLine(QLineEdit):
    """One line. `left` brings its text when the focus leaves it, or a moment after typing stops."""

    left = Signal(str)
    entered = Signal()
    """Enter was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = _Keeper()
        self._pause = _pause_timer(self)
        self._pause.timeout.connect(self.commit)
        self.textEdited.connect(lambda _: self._pause.start())

    @property
    def has_unsaved(self) -> bool:
        """Whether what stands here is not what the store gave."""
        return self.text() != self._keeper.stored

    def set_text(self, text: str) -> None:
        """Show what the store holds, unless something typed is not stored yet."""
        if self._keeper.takes(text, self.text(), in_hand=self.hasFocus()) and text != self.text():
            at = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(at, len(text)) if self.hasFocus() else 0)

    def commit(self) -> None:
        """Tell the text now, if it is not stored."""
        self._pause.stop()
        if self._keeper.to_send(self.text()):
            self._keeper.sent = self.text()
            self.left.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_for_workshop(self, event):
            event.ignore()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
            if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.entered.emit()
                return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()
            # What was left is undone by the workshop's own undo.
            self.setText(self.text())
        super().focusOutEvent(event)


class AutoText(QPlainTextEdit):
    """Several lines; grows with its text. Tab goes on to the next field."""

    left = Signal(str)
    entered = Signal()
    """Enter was pressed in a text that is a `sentence`."""

    def __init__(self, parent: QWidget | None = None, *, lines: int = 2, sentence: bool = False) -> None:
        """In a `sentence`, one entry of a list, Enter ends it, and Shift+Enter breaks the line."""
        super().__init__(parent)
        self._sentence = sentence
        self._keeper = _Keeper()
        self._lines = lines
        self._setting = False
        self._pause = _pause_timer(self)
        self._pause.timeout.connect(self.commit)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        # For Qt the margin is an edit, which the first Ctrl+Z would take back instead of what was done before.
        self.document().clearUndoRedoStacks()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Lines wrap; a bar that comes for a moment while the width changes would cover the last one.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A blank at the end of a full line hangs over; laid out from the right, Qt would scroll to it and cut the first
        # letters of lines that read from the left.
        across = self.horizontalScrollBar()
        across.rangeChanged.connect(lambda _, most: across.setRange(0, 0) if most else None)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._typed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    @property
    def has_unsaved(self) -> bool:
        """Whether what stands here is not what the store gave."""
        return self.toPlainText() != self._keeper.stored

    def set_text(self, text: str) -> None:
        """Show what the store holds, unless something typed is not stored yet."""
        if self._keeper.takes(text, self.toPlainText(), in_hand=self.hasFocus()) and text != self.toPlainText():
            at = self.textCursor().position()
            self._setting = True
            self.setPlainText(text)
            self._setting = False
            if self.hasFocus():
                cursor = self.textCursor()
                # Qt counts positions in UTF-16 units; the document knows its own length.
                cursor.setPosition(min(at, self.document().characterCount() - 1))
                self.setTextCursor(cursor)

    def commit(self) -> None:
        """Tell the text now, if it is not stored."""
        self._pause.stop()
        text = self.toPlainText()
        if self._keeper.to_send(text):
            self._keeper.sent = text
            self.left.emit(text)

    def sizeHint(self) -> QSize:
        return QSize(240, self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._wanted_height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_for_workshop(self, event):
            event.ignore()
            return
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
            event.ignore()
            return
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._sentence and plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()
            self.document().clearUndoRedoStacks()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # A field that shows all of its text lets the page scroll.
        if self.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
            event.ignore()
            return
        super().wheelEvent(event)

    def _typed(self) -> None:
        if not self._setting:
            self._pause.start()

    def _grow(self) -> None:
        wanted = self._wanted_height()
        if wanted != self.height() or wanted != self.minimumHeight():
            self.setFixedHeight(wanted)
            self.updateGeometry()

    def _wanted_height(self) -> int:
        rows = max(round(self.document().size().height()), self._lines)
        full = rows > MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if full else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if self.verticalScrollBarPolicy() != policy:
            self.setVerticalScrollBarPolicy(policy)
        line = self._line_height()
        text = ceil(min(rows, MOST_LINES) * line)
        # The style sheet's border and padding above and below.
        return text + 2 * 6 + 1

    def _line_height(self) -> float:
        """The height at which lines are really set: fractions add up, and scripts differ."""
        block = self.document().begin()
        heights: list[float] = []
        while block.isValid() and len(heights) < MOST_LINES:
            lines = max(block.layout().lineCount(), 1)
            heights.append(self.blockBoundingRect(block).height() / lines)
            block = block.next()
        return max([QFontMetricsF(self.font()).lineSpacing(), *heights])


def is_for_workshop(field: QLineEdit | QPlainTextEdit, event: QKeyEvent) -> bool:
    """Whether Undo or Redo is pressed and nothing typed in this field is left to take back.

    Such a key has to be ignored by the field: the window then does it to the workshop.
    """
    history = field if isinstance(field, QLineEdit) else field.document()
    if event.matches(QKeySequence.StandardKey.Undo):
        return not history.isUndoAvailable()
    return event.matches(QKeySequence.StandardKey.Redo) and not history.isRedoAvailable()


def commit_focused(within: QWidget) -> None:
    """Save the field in hand, if it is one of `within`: for shortcuts, which leave the focus where it is."""
    focused = QApplication.focusWidget()
    if isinstance(focused, AutoLine | AutoText) and within.isAncestorOf(focused):
        focused.commit()


def _pause_timer(parent: QWidget) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(PAUSE_MS)
    return timer

"""Asking once more, in the page: what will happen, and two or three answers. No dialog in the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stageworkshop.ui.tab_order import follow_on
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.flow_layout import FlowLayout
from stageworkshop.ui.widgets.labels import TextLabel, label
from stageworkshop.ui.widgets.marks import only_looks


class InlineConfirm(QFrame):
    """Hidden until `ask`. The focus lies on the answer that changes nothing; Esc gives it."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.setProperty("level", "warning")
        self.setObjectName("confirm")
        picture = QLabel(self)
        theme.set_icon(picture, "warning", "warning", 20)
        self._question = label("", "label", self)
        self._question.setWordWrap(True)
        self._words = TextLabel("", "", self)
        self._answers = QWidget(self)
        self._flow = FlowLayout(self._answers)
        text = QVBoxLayout()
        text.setSpacing(Space.XS)
        text.addWidget(self._question)
        text.addWidget(self._words)
        self.extra = QVBoxLayout()
        """For what subclasses ask besides."""
        self.extra.setSpacing(Space.XS)
        text.addLayout(self.extra)
        text.addSpacing(Space.XS)
        text.addWidget(self._answers)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        row.setSpacing(Space.M)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)
        self.hide()

    def ask(self, question: str, words: str, answers: Sequence[tuple[str, Callable[[], object]]], keep: str) -> None:
        """Ask; each answer is a button's words and what it does, `keep` the words of the one that changes nothing."""
        self._question.setText(question)
        self._words.setText(words)
        while (item := self._flow.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.setParent(None)
                gone.deleteLater()
        for number, (text, act) in enumerate(answers):
            self._button(text, f"confirm-{number}", "primary" if number == 0 else "", act)
        stay = only_looks(self._button(keep, "confirm-keep", "", None))
        self.setAccessibleName(f"{question} {words}")
        self.show()
        follow_on(self)
        stay.setFocus()

    def keep(self) -> None:
        """Give the answer that changes nothing."""
        self._close()

    def close_quietly(self) -> None:
        """Take the question away."""
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(self.focusWidget(), QPushButton):
            self.focusWidget().click()  # type: ignore[attr-defined]
        else:
            super().keyPressEvent(event)

    def _button(self, text: str, name: str, role: str, act: Callable[[], object] | None) -> QPushButton:
        button = QPushButton(text, self._answers)
        button.setObjectName(name)
        if role:
            button.setProperty("role", role)
        button.clicked.connect(lambda: self._answer(act))
        self._flow.addWidget(button)
        # At once, so that it can take the focus although the question was in sight already.
        button.show()
        return button

    def _answer(self, act: Callable[[], object] | None) -> None:
        self._close()
        if act is not None:
            act()

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

"""A message in the page: what happened, what was kept, what to do. No dialog that has to be clicked away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from stageworkshop.ui.theme import Space, Theme, set_role
from stageworkshop.ui.widgets.marks import only_looks

ICONS = {
    "info": ("info", "accent"),
    "warning": ("warning", "warning"),
    "error": ("error", "danger"),
    "success": ("check-circle", "success"),
}


class Banner(QFrame):
    """Hidden until `show_message`. `level` is info, success, warning or error."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "banner")
        self.setObjectName("banner")
        self._icon = QLabel(self)
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close = only_looks(QToolButton(self))
        self._close.setObjectName("banner-close")
        self._close.setToolTip(self.tr("Close this message"))
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        row.setSpacing(Space.M)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self._actions = QHBoxLayout()
        row.addLayout(self._actions)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; "" when hidden."""
        return "" if self.isHidden() else self._text.text()

    def show_message(
        self,
        text: str,
        level: str = "info",
        actions: list[tuple[str, Callable[[], object]]] | None = None,
        *,
        closable: bool = True,
    ) -> None:
        """Say something; each action is a button's words and what it does."""
        self.setProperty("level", level)
        set_role(self, "banner")
        self._theme.set_icon(self._icon, *ICONS[level])
        self._theme.set_icon(self._close, "close", "text-muted", 16)
        self._text.setText(text)
        self._close.setVisible(closable)
        self._clear_actions()
        for words, act in actions or []:
            button = QPushButton(words, self)
            button.clicked.connect(lambda _=False, act=act: act())
            self._actions.addWidget(button)
            # At once, so that it can take the focus although the message was in sight already.
            button.show()
        self.show()
        self.setAccessibleName(text)
        # Every page has a banner, and few of them ever say anything.
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    @property
    def first_action(self) -> QWidget | None:
        """The first of the buttons that it offers."""
        item = self._actions.itemAt(0)
        return item.widget() if item is not None else None

    def _clear_actions(self) -> None:
        while (item := self._actions.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

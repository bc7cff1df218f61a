"""A message in the page: what happened, what was kept, what to do. No dialog that has to be clicked away."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from stageworkshop.ui.tab_order import in_focus
from stageworkshop.ui.theme import Space, Theme, set_role
from stageworkshop.ui.widgets.marks import only_looks

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

ICONS = {
    "info": ("info", "accent"),
    "warning": ("warning", "warning"),
    "error": ("error", "danger"),
    "success": ("check-circle", "success"),
}


ONE_LINE = 10_000
"""A width in pixels at which every message is one line."""


class Banner(QFrame):
    """Hidden until `show_message`. `level` is info, success, warning or error. Esc closes it while it has the focus.

    In a layout it takes room when it appears; after `lie_over` it lies over its page and moves nothing there.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page: QWidget | None = None
        self._heading: QWidget | None = None
        self._acts: tuple[QWidget | QLayout, ...] = ()
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
        self._close.clicked.connect(self._dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.XS, Space.XS, Space.XS)
        row.setSpacing(Space.M)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1)
        self._actions = QHBoxLayout()
        row.addLayout(self._actions)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; "" when hidden."""
        return "" if self.isHidden() else self._text.text()

    def lie_over(self, page: QWidget, heading: QWidget, *acts: QWidget | QLayout) -> None:
        """Lie over `page`: from just under the heading if two lines beside the `acts` are enough, else under them too.

        What is below never moves, so that a click meets what it was aimed at.
        """
        self.setParent(page)
        self._page, self._heading, self._acts = page, heading, acts
        page.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        asked = event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest)
        if asked and watched is self._page and not self.isHidden():
            # The page's own layout has its turn only after this.
            QTimer.singleShot(0, self, self._settle)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._close.isHidden():
            self._dismiss()
        else:
            super().keyPressEvent(event)

    def _dismiss(self) -> None:
        # The focus goes on to the page, not to whatever Qt finds next.
        if self._page is not None and in_focus(self) is not None:
            self._page.setFocus()
        self.hide()

    def _settle(self) -> None:
        """Take the place over the page."""
        layout = self._page.layout() if self._page is not None else None
        if self._page is None or layout is None:
            return
        layout.activate()
        self.setGeometry(self._place_in(layout.contentsRect()))
        self.raise_()

    def _place_in(self, inner: QRect) -> QRect:
        acts = [each for act in self._acts for each in _shown(act)]
        top = self._heading.geometry().bottom() if self._heading is not None else inner.top()
        lowest = max([top, *(each.bottom() for each in acts)])
        first = min((each.left() for each in acts), default=inner.right() + 1 + Space.M)
        beside = first - Space.M - inner.left()
        # Under the acts it would cut what stands below the heading in half; two lines cover it.
        if self._height(beside) > self._height(ONE_LINE) + self.fontMetrics().lineSpacing():
            top, beside = lowest, inner.width()
        return QRect(inner.left(), top + Space.XS, beside, self._height(beside))

    def _height(self, width: int) -> int:
        return max(self.heightForWidth(width), self.minimumSizeHint().height())

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
        self._settle()
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


def _shown(part: QWidget | QLayout) -> list[QRect]:
    """Where a control is, or each of a row of them; a row's own rectangle is as high as the words beside it."""
    if isinstance(part, QWidget):
        return [] if part.isHidden() else [part.geometry()]
    items = [item for place in range(part.count()) if (item := part.itemAt(place)) is not None]
    return [item.geometry() for item in items if item.widget() is not None and not item.isEmpty()]

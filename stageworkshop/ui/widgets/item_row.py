"""One entry of a list: its inputs, and what can be done with it while it is in hand or pointed at."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from stageworkshop.domain.values import Json
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.autosave import AutoLine, AutoText
from stageworkshop.ui.widgets.drag_handle import DragHandle


class ItemRow(QWidget):
    """One entry. Subclasses put their inputs into `content`."""

    edited = Signal()
    entered = Signal()
    """Enter was pressed: the next entry is wanted."""
    removed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._dragged = self._pointed_at = self._in_hand = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        self.content = QVBoxLayout()
        self.content.setSpacing(Space.XS)
        row.addLayout(self.content, 1)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(0)
        self.handle = DragHandle(theme, self)
        self.remove = self.tool("close", self.tr("Take out"), self.removed.emit)
        self.tools.addWidget(self.handle)
        self.tools.addWidget(self.remove)
        row.addLayout(self.tools)
        row.setAlignment(self.tools, Qt.AlignmentFlag.AlignTop)
        self._quiet: list[QWidget] = [self.handle, self.remove]
        for each in self._quiet:
            _keep_room(each)
        self.show_tools()

    def value(self) -> Json:
        """The entry, None when nothing stands in it."""
        raise NotImplementedError

    def set_value(self, value: Json) -> None:
        """Show an entry from the store; half-typed text stays."""
        raise NotImplementedError

    def inputs(self) -> list[QWidget]:
        """All inputs in reading order."""
        raise NotImplementedError

    def first_input(self) -> QWidget:
        """Where typing begins."""
        return self.inputs()[0]

    def commit(self) -> None:
        """Save what is typed in the row."""
        for widget in self.inputs():
            if isinstance(widget, AutoLine | AutoText):
                widget.commit()

    def has_unsaved(self) -> bool:
        """Whether something typed here is not stored yet."""
        return any(widget.has_unsaved for widget in self.inputs() if isinstance(widget, AutoLine | AutoText))

    def name_inputs(self, name: str, label: str) -> None:
        """Object and accessible names; `label` says which entry it is."""
        self.first_input().setObjectName(name)
        self.first_input().setAccessibleName(label)
        self.remove.setObjectName(f"{name}-remove")
        self.remove.setAccessibleName(f"{self.remove.toolTip()}: {label}")

    def drop_handle(self) -> None:
        """For lists whose order says nothing."""
        self._quiet.remove(self.handle)
        self.tools.removeWidget(self.handle)
        self.handle.hide()

    def set_movable(self, movable: bool) -> None:
        """Whether there are other places for it to go."""
        self.handle.setEnabled(movable)
        self.show_tools()

    def set_in_hand(self, in_hand: bool) -> None:
        """Whether one of its inputs has the focus: then it shows what can be done with it."""
        self._in_hand = in_hand
        self.show_tools()

    def set_dragged(self, dragged: bool) -> None:
        """Mark it as the one that is being moved."""
        self._dragged = dragged
        self.update()

    def tool(self, icon: str, tip: str, act: object) -> QToolButton:
        """A small button for the row."""
        button = QToolButton(self)
        button.setToolTip(tip)
        button.clicked.connect(act)
        # Reached by Alt+arrows and Backspace from the field itself, so Tab goes from text to text.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.theme.set_icon(button, icon, "text-muted", 16)
        return button

    def add_tool(self, widget: QWidget) -> None:
        """Put a tool before the one that takes out; it is in sight while the row is in hand or pointed at.

        After the handle, whose room is empty where there is no other place to go: no hole between two tools.
        """
        self.tools.insertWidget(self.tools.indexOf(self.remove), widget)
        self._quiet.append(widget)
        _keep_room(widget)
        self.show_tools()

    def show_tools(self) -> None:
        """Bring those tools into sight that are of use now."""
        shown = self._pointed_at or self._in_hand or self._dragged
        for each in self._quiet:
            each.setVisible(shown and each.isEnabled())

    def enterEvent(self, event: QEnterEvent) -> None:
        self._pointed_at = True
        self.show_tools()

    def leaveEvent(self, event: QEvent) -> None:
        self._pointed_at = False
        self.show_tools()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._dragged:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("accent-soft"))
            painter.drawRoundedRect(self.rect(), 7, 7)
            painter.end()


def _keep_room(widget: QWidget) -> None:
    """Nothing moves when it comes into sight."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)

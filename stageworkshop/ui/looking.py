"""A page in a file that may only be looked at: nothing on it offers a change, and everything on it can be read."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from stageworkshop.ui.widgets.add_line import AddLine
from stageworkshop.ui.widgets.marks import changes_now, looks

Text = (QLineEdit, QPlainTextEdit, QTextEdit)
Control = (QAbstractButton, QComboBox, QAbstractSpinBox, AddLine)
WATCHED = frozenset(
    {
        QEvent.Type.ChildAdded,
        QEvent.Type.EnabledChange,
        QEvent.Type.ReadOnlyChange,
        QEvent.Type.ToolTipChange,
        QEvent.Type.DynamicPropertyChange,
    }
)


class LookOnly(QObject):
    """Watches over all that is on a page now or comes later.

    Texts can be selected and copied, and not typed in. Whatever else could change something is disabled and says why
    when the mouse rests on it. What only shows something else keeps working: widgets that `looks` has marked, and those
    whose object names the page declares (`StepPage.works_while_looking`).
    """

    def __init__(self, page: QWidget, why: str, working: Collection[str] = ()) -> None:
        """`why` is the sentence for all tooltips."""
        super().__init__(page)
        self._page = page
        self._why = why
        self._working = frozenset(working)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._take_all)
        self._take_all()

    def set_why(self, why: str) -> None:
        """Another sentence, from now on."""
        self._why = why
        for widget in self._page.findChildren(QWidget):
            if widget.property("lookOnly"):
                widget.setToolTip(why)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in WATCHED and isinstance(watched, QWidget):
            if event.type() == QEvent.Type.ChildAdded:
                # The child is not a whole widget yet.
                self._later.start()
            else:
                self._hold(watched)
        return False

    def _take_all(self) -> None:
        for each in (self._page, *self._page.findChildren(QWidget)):
            # Twice installed is once asked: Qt takes an earlier filter of ours away.
            each.installEventFilter(self)
            self._hold(each)

    def _hold(self, widget: QWidget) -> None:
        if self._works(widget):
            if widget.property("lookOnly"):
                widget.setProperty("lookOnly", False)
                widget.setEnabled(True)
            return
        if isinstance(widget, Control):
            if not widget.property("lookOnly"):
                widget.setProperty("lookOnly", True)
            if widget.isEnabled():
                widget.setEnabled(False)
            if widget.toolTip() != self._why:
                widget.setToolTip(self._why)
        elif isinstance(widget, Text):
            if not widget.isReadOnly():
                widget.setReadOnly(True)
        elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView) and widget.editTriggers():
            widget.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            widget.setDragEnabled(False)
            widget.setAcceptDrops(False)

    def _works(self, widget: QWidget) -> bool:
        """Whether it only shows something else. A part of a compound widget is what the whole is."""
        if isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox | QAbstractItemView):
            return True
        name = widget.objectName()
        return not changes_now(widget) and (looks(widget) or name in self._working or not name)

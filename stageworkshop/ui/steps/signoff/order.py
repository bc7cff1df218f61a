"""In which order people sign: any, or one after the other; then the one in hand moves up and down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.row_list import RowList
from stageworkshop.ui.widgets.trailing import turn_round


class OrderButton(QToolButton):
    """Stands above a list of signatories. `ordered` brings their ids in the order wanted, [] for any."""

    ordered = Signal(list)

    def __init__(self, theme: Theme, people: RowList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = people
        self._ids: list[str] = []
        self._is_fixed = False
        self.setObjectName("signing-order")
        self.setToolTip(self.tr("In a fixed order nobody answers before those who stand higher"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        self.any = self._choice("order-any", self.tr("In any order"), lambda: self.ordered.emit([]))
        self.fixed = self._choice("order-fixed", self.tr("One after the other, as listed"), self._fix)
        kinds = QActionGroup(self)
        for action in (self.any, self.fixed):
            action.setCheckable(True)
            kinds.addAction(action)
        self.earlier = self._mover("signatory-up", self.tr("Sign earlier"), "Alt+Up", -1)
        self.later = self._mover("signatory-down", self.tr("Sign later"), "Alt+Down", 1)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        theme.set_icon(self, "expand", "text-muted", 16)
        turn_round(self)
        menu.addActions([self.any, self.fixed])
        menu.addSeparator()
        menu.addActions([self.earlier, self.later])
        self.setMenu(menu)

    def show_order(self, ids: Sequence[str], *, fixed: bool, editable: bool) -> None:
        """Show people in their order; a single one needs none."""
        self._ids, self._is_fixed = list(ids), fixed
        (self.fixed if fixed else self.any).setChecked(True)
        words = self.tr("In order") if fixed else self.tr("Any order")
        self.setText(words)
        self.setAccessibleName(self.tr("Order of signing: {0}").format(words))
        self.setVisible(len(ids) > 1 and editable)
        for action in (self.earlier, self.later):
            action.setEnabled(fixed and editable)

    def _fix(self) -> None:
        self.ordered.emit(self._ids)

    def _move(self, by: int) -> None:
        in_hand = self._list.current_id
        if not self._is_fixed or in_hand not in self._ids:
            return
        wanted = self._ids.index(in_hand) + by
        if 0 <= wanted < len(self._ids):
            moved = [each for each in self._ids if each != in_hand]
            moved.insert(wanted, in_hand)
            self.ordered.emit(moved)

    def _choice(self, name: str, words: str, act: object) -> QAction:
        action = QAction(words, self)
        action.setObjectName(name)
        action.triggered.connect(act)
        return action

    def _mover(self, name: str, words: str, keys: str, by: int) -> QAction:
        action = self._choice(name, words, lambda: self._move(by))
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        # Where the one who is to move is in hand.
        self._list.addAction(action)
        return action

"""The page of the step Settle: disagreements, or all agreed text in full."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from stageworkshop.domain.disagreement import UNDECIDED
from stageworkshop.store.changes import Changes
from stageworkshop.store.queries.agreed import agreed_rows
from stageworkshop.store.queries.disagreements import register
from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.keys import on_key
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.settle.agreed_view import AgreedView
from stageworkshop.ui.steps.settle.register_view import RegisterView
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.modes import Modes
from stageworkshop.ui.widgets.scrolled import bar_outside

REGISTER, AGREED = "register", "agreed"


class SettlePage(StepPage):
    """Two modes: the register with its threads, and the agreed text of every stage."""

    key: ClassVar[str] = "settle"
    shows: ClassVar[frozenset[str]] = frozenset(
        {
            "disagreement",
            "position",
            "option",
            "dissent",
            "stage",
            "pipeline",
            "draft",
            "round",
            "team",
            "participant",
            "workshop",
            "stance",
        }
    )
    scrolls: ClassVar[bool] = False
    works_while_looking: ClassVar[frozenset[str]] = frozenset({"filter-state", "filter-stage", "whole-text"})

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(bridge, theme, parent)
        self._modes = Modes(
            ((REGISTER, self.tr("Disagreements")), (AGREED, self.tr("Agreed text"))), "settle-mode", self
        )
        self._modes.chosen.connect(self.open_mode)
        self._register = RegisterView(self)
        self._register.stage_wanted.connect(lambda stage_id: self.open_object("stage", stage_id))
        self._register.raising_changed.connect(self._show_raise)
        self._agreed = AgreedView(self)
        self._agreed.disagreement_wanted.connect(lambda found: self.open_object("disagreement", found))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._register)
        self._stack.addWidget(self._agreed)
        # What scrolls ends at the foot of the page; lists keep their distance from it.
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._modes)
        self.body.addLayout(bar_outside(self._stack), 1)
        self._raise = self._raise_button()
        self.add_tool(self._raise)
        self._modes.turn_by_keys(self)

    @property
    def mode(self) -> str:
        """`register` or `agreed`."""
        return self._modes.current

    def initial_focus(self) -> QWidget | None:
        return self._register.initial_focus() if self.mode == REGISTER else self._agreed.initial_focus()

    def open_object(self, kind: str, object_id: str) -> None:
        if kind == "disagreement":
            self._set_mode(REGISTER)
            self._register.open_disagreement(object_id)
        elif kind == "stage":
            self._set_mode(AGREED)
            self._agreed.open_stage(object_id)

    def open_mode(self, mode: str) -> None:
        """Show the register or the agreed text."""
        self._set_mode(mode)
        focus = self.initial_focus()
        if focus is not None:
            focus.setFocus()

    def reload(self, changes: Changes | None) -> None:
        file = self.bridge.file
        still_open = sum(row.state in UNDECIDED for row in register(file))
        lacking = sum(bool(row.missing) for row in agreed_rows(file))
        self._modes.set_text(
            REGISTER,
            self.tr("Disagreements ({0} open)").format(still_open) if still_open else self.tr("Disagreements"),
        )
        self._modes.set_text(
            AGREED, self.tr("Agreed text ({0} unfinished)").format(lacking) if lacking else self.tr("Agreed text")
        )
        view: RegisterView | AgreedView = self._register if self.mode == REGISTER else self._agreed
        self._stack.setCurrentWidget(view)
        view.reload()
        self._show_raise()

    def _show_raise(self) -> None:
        """One act to raise a disagreement is in sight: this one, or that of the empty page."""
        self._raise.setVisible(self.mode == AGREED or not self._register.offers_raising)

    def _set_mode(self, mode: str) -> None:
        self._modes.choose(mode)
        self.reload(None)

    def _raise_here(self) -> None:
        stage_id = self._agreed.stage_id if self.mode == AGREED else ""
        self._set_mode(REGISTER)
        self._register.begin_raising(stage_id)

    def _raise_button(self) -> QPushButton:
        button = QPushButton(self.tr("Raise a disagreement"), self)
        button.setObjectName("raise-disagreement")
        keys = on_key(self, "Ctrl+D", self._raise_here)
        button.setToolTip(self.tr("Put a difference on the register by hand, on the stage in hand ({0})").format(keys))
        self.theme.set_icon(button, "disagreement", "text", 16)
        button.clicked.connect(self._raise_here)
        return button

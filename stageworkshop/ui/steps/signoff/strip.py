"""What is to be signed: the charter at hand, its state and hash, and whether the text has moved on since."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from stageworkshop.charter.changes import Comparison
from stageworkshop.store.queries.charters import CharterRow
from stageworkshop.ui.steps.signoff.words import dates_words, named, stages_words, state_mark, state_words
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.card import Card
from stageworkshop.ui.widgets.hash_line import HashLine
from stageworkshop.ui.widgets.labels import TextLabel, label


class CharterStrip(Card):
    """One card above the page. The page says which of the buttons are needed."""

    put_asked = Signal()
    withdraw_asked = Signal()
    changes_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._theme = theme
        self._icon = QLabel(self)
        self._title = label("", "heading", self)
        self._title.setObjectName("charter-title")
        self._dates = TextLabel("", "muted", self)
        self.hash = HashLine(theme, self)
        self._warning = TextLabel("", "", self)
        self._warning.setObjectName("charter-moved-on")
        self._see = self._button("see-changes", self.tr("See what changed"), "link", self.changes_asked)
        self.put = self._button("put-in-force", self.tr("Put in force…"), "", self.put_asked)
        self.withdraw = self._button("withdraw", self.tr("Withdraw…"), "quiet", self.withdraw_asked)
        self._moved: tuple[QWidget, ...] = ()
        self._build()

    def show_none(self, stages: int) -> None:
        """No charter is proposed or in force."""
        self._theme.set_icon(self._icon, "file", "text-muted", 24)
        self._title.setText(self.tr("No charter is proposed yet"))
        self._dates.setText(
            self.tr("{0} of agreed text. Proposing freezes the words under a number, so that people can sign.").format(
                stages_words(stages)
            )
        )
        self.hash.hide()
        self._show_moved(False)

    def show_charter(self, charter: CharterRow, in_force: CharterRow | None, moved: Comparison) -> None:
        """The charter that is being signed, the other one that is in force meanwhile, and what changed since."""
        self._theme.set_icon(self._icon, *state_mark(charter), 24)
        self._title.setText(self.tr("Charter {0} · {1}").format(charter.number, state_words(charter)))
        words = dates_words(charter)
        if in_force is not None and in_force.id != charter.id:
            words += " · " + self.tr("charter {0} stays in force until then").format(in_force.number)
        self._dates.setText(words)
        self.hash.show_hash(charter.content_hash)
        self.hash.show()
        self._show_moved(not moved.is_same)
        if not moved.is_same:
            self._warning.setText(self._moved_words(charter, moved))

    def _show_moved(self, shown: bool) -> None:
        for widget in self._moved:
            widget.setVisible(shown)

    def _moved_words(self, charter: CharterRow, moved: Comparison) -> str:
        what = named([change.name for change in moved.stages] or list(moved.others))
        return self.tr(
            "The text has changed since: {0}. Whoever signs now signs charter {1} as it was frozen, without this."
        ).format(what, charter.number)

    def _button(self, name: str, text: str, role: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        if role:
            button.setProperty("role", role)
        button.clicked.connect(signal)
        return button

    def _build(self) -> None:
        self.body.setContentsMargins(Space.L, Space.M, Space.M, Space.M)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        grid.setColumnStretch(1, 1)
        first = QHBoxLayout()
        first.setSpacing(Space.S)
        first.addWidget(self._title)
        first.addStretch(1)
        first.addWidget(self.put)
        first.addWidget(self.withdraw)
        second = QHBoxLayout()
        second.setSpacing(Space.L)
        second.addWidget(self._dates, 1)
        second.addWidget(self.hash, 0, Qt.AlignmentFlag.AlignTop)
        mark = QLabel(self)
        self._theme.set_icon(mark, "warning", "warning", 20)
        third = QHBoxLayout()
        third.setSpacing(Space.M)
        third.addWidget(self._warning, 1)
        third.addWidget(self._see, 0, Qt.AlignmentFlag.AlignTop)
        centre = Qt.AlignmentFlag.AlignHCenter
        grid.addWidget(self._icon, 0, 0, centre | Qt.AlignmentFlag.AlignVCenter)
        grid.addLayout(first, 0, 1)
        grid.addLayout(second, 1, 1)
        grid.addWidget(mark, 2, 0, centre | Qt.AlignmentFlag.AlignTop)
        grid.addLayout(third, 2, 1)
        self._moved = (mark, self._warning, self._see)
        self.body.addLayout(grid)

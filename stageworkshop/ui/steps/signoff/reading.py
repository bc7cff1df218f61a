"""Before anybody signs: the words that this person has not answered to yet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from stageworkshop.charter.changes import Comparison
from stageworkshop.standing.signing import ToRead
from stageworkshop.standing.signoffs import SignOffState
from stageworkshop.ui.dates import day_words, isolated
from stageworkshop.ui.steps.signoff.words import answer_words, changed_words
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.changed_pane import ChangedPane
from stageworkshop.ui.widgets.flow_layout import FlowLayout
from stageworkshop.ui.widgets.labels import TextLabel
from stageworkshop.ui.widgets.marks import only_looks


class ReadingPane(QWidget):
    """`read` tells that the words were seen."""

    read = Signal()
    print_asked = Signal()
    afar_asked = Signal()
    """Whoever signs is not in the room."""
    deputy_asked = Signal()
    """Somebody else is to sign, or no longer."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = ChangedPane(theme, parent=self)
        self.words.view.setObjectName("words-to-sign")
        self.words.view.setAccessibleName(self.tr("The words to answer for"))
        self._moved = TextLabel("", "warning", self)
        self._moved.setObjectName("words-moved-on")
        self.go_on = QPushButton(self.tr("Read: on to the answer"), self)
        self.go_on.setObjectName("words-read")
        self.go_on.setProperty("role", "primary")
        self.go_on.setToolTip(self.tr("I have read this, on to the answer (Ctrl+Enter)"))
        self.go_on.clicked.connect(self.read)
        printed = only_looks(QPushButton(self.tr("Show as printed"), self))
        printed.setObjectName("words-printed")
        printed.setProperty("role", "link")
        printed.clicked.connect(self.print_asked)
        self.deputy = QPushButton(self)
        self.deputy.setObjectName("deputy-ask")
        self.deputy.setProperty("role", "link")
        self.deputy.clicked.connect(self.deputy_asked)
        self.afar = QPushButton(self.tr("Ask from afar…"), self)
        self.afar.setObjectName("ask-from-afar")
        self.afar.setProperty("role", "link")
        self.afar.setToolTip(self.tr("For who is not in the room: two files to send, an answer that comes back"))
        self.afar.clicked.connect(self.afar_asked)
        # In rows where one is too short for them.
        foot = QWidget(self)
        flow = FlowLayout(foot, gap=Space.M)
        for button in (self.go_on, printed, self.afar, self.deputy):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.words, 1)
        column.addWidget(self._moved)
        column.addWidget(foot)

    def show_words(self, person: SignOffState, number: int, told: ToRead, moved: Comparison) -> None:
        """Show what whoever signs has to see before answering to charter `number`; `moved` is what changed after it."""
        name = person.signer
        self._moved.setVisible(not moved.is_same)
        self._moved.setText(
            self.tr("Not part of it, because it was changed after charter {0} was frozen: {1}.").format(
                number, changed_words(moved)
            )
        )
        signs_self = self.tr("They sign themselves again…")
        self.deputy.setText(signs_self if person.delegation_id else self.tr("A deputy signs…"))
        self.words.show_comparison(self._lead(name, number, told), told.words, whole=told.is_whole)

    def _lead(self, name: str, number: int, told: ToRead) -> str:
        name, last = isolated(name), told.last
        if last is None:
            return self.tr(
                "{0} has not answered to any charter before. These are all the words of charter {1}."
            ).format(name, number)
        day, given = day_words(last.at[:10]), answer_words(last.answer)
        if told.is_whole:
            return self.tr("{0} answered to these words on {1} ({2}). Here they are once more.").format(
                name, day, given
            )
        if told.words.is_same:
            return self.tr("Nothing has changed since {0} answered to charter {1} on {2} ({3}).").format(
                name, last.charter_number, day, given
            )
        return self.tr(
            "{0} answered to charter {1} on {2} ({3}). This is what is different in charter {4}, and was not covered "
            "by that answer."
        ).format(name, last.charter_number, day, given, number)

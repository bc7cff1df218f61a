"""The ways out, each with what speaks for it and against it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from stageworkshop.actions import disagreements
from stageworkshop.store.queries.disagreements import OptionRow, Thread
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.settle.bare import INSET, make_bare
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.add_line import AddLine
from stageworkshop.ui.widgets.autosave import AutoText
from stageworkshop.ui.widgets.card import Card
from stageworkshop.ui.widgets.labels import field_label
from stageworkshop.ui.widgets.section import Section


class Options(Section):
    """A card an option, and a line to add the next."""

    def __init__(self, page: StepPage, disagreement_id: str, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.heading.setText(self.tr("Ways out"))
        self._page = page
        self._id = disagreement_id
        self._cards: dict[str, OptionCard] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.S)
        self._add = AddLine(page.theme, "add-option", self.tr("Add a way out…"), self._add_option, self)
        self.body.addLayout(self._column)
        self.body.addWidget(self._add)

    def show_thread(self, found: Thread) -> None:
        """Show what the store holds; half-typed text stays."""
        wanted = {each.id for each in found.options}
        for option_id in [each for each in self._cards if each not in wanted]:
            gone = self._cards.pop(option_id)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for number, each in enumerate(found.options, 1):
            if each.id not in self._cards:
                self._cards[each.id] = self._card(each.id)
                self._column.insertWidget(number - 1, self._cards[each.id])
            self._cards[each.id].show_option(number, each)

    def focus_first(self) -> None:
        """Put the focus where the next way out is written."""
        self._add.setFocus()

    def _card(self, option_id: str) -> OptionCard:
        card = OptionCard(self._page.theme, self)
        for editor, name in ((card.text, "text"), (card.pros, "pros"), (card.cons, "cons")):
            editor.left.connect(
                lambda text, name=name: self._page.run(disagreements.edit_option, option_id=option_id, **{name: text})
            )
        card.removed.connect(lambda: self._remove(option_id))
        return card

    def _add_option(self, text: str) -> bool:
        return self._page.run(disagreements.add_option, disagreement_id=self._id, text=text) is not None

    def _remove(self, option_id: str) -> None:
        if self._page.run(disagreements.remove_option, option_id=option_id) is not None:
            self._add.setFocus()


class OptionCard(Card):
    """One way out."""

    removed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setContentsMargins(Space.M - INSET, Space.S, Space.S, Space.S)
        self.body.setSpacing(Space.XS)
        self.text = AutoText(self, lines=1)
        self.pros = AutoText(self, lines=1)
        self.cons = AutoText(self, lines=1)
        for editor in (self.text, self.pros, self.cons):
            make_bare(editor)
        self.pros.setPlaceholderText(self.tr("What speaks for it"))
        self.cons.setPlaceholderText(self.tr("What speaks against it"))
        remove = QToolButton(self)
        remove.setObjectName("remove-option")
        remove.setToolTip(self.tr("Remove this way out"))
        remove.setAccessibleName(remove.toolTip())
        remove.clicked.connect(self.removed)
        theme.set_icon(remove, "close", "text-muted", 16)
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        top.addWidget(self.text, 1)
        top.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        weigh = QHBoxLayout()
        weigh.setSpacing(Space.M)
        for words, editor in ((self.tr("For"), self.pros), (self.tr("Against"), self.cons)):
            column = QVBoxLayout()
            column.setSpacing(0)
            name = field_label(words, editor, self)
            name.setContentsMargins(INSET, 0, INSET, 0)
            column.addWidget(name)
            column.addWidget(editor)
            column.addStretch(1)
            weigh.addLayout(column, 1)
        self.body.addLayout(top)
        self.body.addLayout(weigh)

    def show_option(self, number: int, option: OptionRow) -> None:
        """Show what the store holds."""
        for editor, text, name, spoken in (
            (self.text, option.text, "text", self.tr("Way out {0}")),
            (self.pros, option.pros, "pros", self.tr("For way out {0}")),
            (self.cons, option.cons, "cons", self.tr("Against way out {0}")),
        ):
            editor.set_text(text)
            editor.setObjectName(f"option-{number}-{name}")
            editor.setAccessibleName(spoken.format(number))

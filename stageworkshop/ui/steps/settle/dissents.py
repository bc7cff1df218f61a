"""Dissent: an objection that was overruled and stays on record, in the dissenter's words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from stageworkshop.actions import disagreements
from stageworkshop.store.queries.disagreements import DissentRow, Thread
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.tab_order import in_focus
from stageworkshop.ui.targets import person_targets
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.autosave import AutoText
from stageworkshop.ui.widgets.labels import field_label
from stageworkshop.ui.widgets.reference_choice import ReferenceCombo
from stageworkshop.ui.widgets.section import Section
from stageworkshop.ui.widgets.sight import keep_in_sight
from stageworkshop.ui.widgets.team_chip import TeamChip


class Dissents(Section):
    """What is on record, and an inline form for one more."""

    def __init__(self, page: StepPage, disagreement_id: str, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.heading.setText(self.tr("Dissent on record"))
        self.hint.setText(self.tr("Whoever was overruled may say so here; it stands in the charter, word for word."))
        self.hint.setVisible(True)
        self._page = page
        self._id = disagreement_id
        self._lines: dict[str, tuple[QWidget, AutoText]] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.M)
        self.body.addLayout(self._column)
        self._open = QPushButton(self.tr("Put a dissent on record"), self)
        self._open.setObjectName("open-dissent")
        self._open.setProperty("role", "link")
        page.theme.set_icon(self._open, "dissent", "accent", 16)
        self._open.setToolTip(self.tr("Put a dissent on record (Alt+S)"))
        self._open.clicked.connect(self.begin)
        self.body.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._build_form())
        self._set_form(False)

    @property
    def is_writing(self) -> bool:
        """Whether the focus is in the form for one more."""
        return in_focus(self._form) is not None

    def begin(self) -> None:
        """Open the form for one more."""
        self._set_form(True)

    def cancel(self) -> None:
        """Close the form; what is written in it stays for the next time."""
        self._set_form(False)

    def show_thread(self, found: Thread) -> None:
        """Show what the store holds; half-typed text stays."""
        wanted = {each.id for each in found.dissents}
        for dissent_id in [each for each in self._lines if each not in wanted]:
            line, _ = self._lines.pop(dissent_id)
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        for each in found.dissents:
            if each.id not in self._lines:
                self._lines[each.id] = self._line(each)
                self._column.addWidget(self._lines[each.id][0])
            self._lines[each.id][1].set_text(each.words)
        self._who.set_targets(person_targets(self._page.bridge.file))

    def _line(self, each: DissentRow) -> tuple[QWidget, AutoText]:
        line = QWidget(self)
        name = f"{each.name} · {each.team.name}" if each.team else each.name
        chip = TeamChip(self._page.theme, name, each.team.colour if each.team else 0, line)
        words = AutoText(line, lines=1)
        words.setObjectName(f"dissent-{each.id}")
        words.setAccessibleName(self.tr("Dissent of {0}").format(each.name))
        words.left.connect(lambda text: self._page.run(disagreements.edit_dissent, dissent_id=each.id, words=text))
        remove = QToolButton(line)
        remove.setObjectName(f"remove-dissent-{each.id}")
        remove.setToolTip(self.tr("Take the dissent of {0} off the record").format(each.name))
        remove.setAccessibleName(remove.toolTip())
        self._page.theme.set_icon(remove, "close", "text-muted", 16)
        remove.clicked.connect(lambda: self._page.run(disagreements.remove_dissent, dissent_id=each.id))
        top = QHBoxLayout()
        top.addWidget(chip)
        top.addStretch(1)
        top.addWidget(remove)
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(top)
        column.addWidget(words)
        return line, words

    def _build_form(self) -> QWidget:
        self._form = QWidget(self)
        self._who = ReferenceCombo(self._page.theme, self.tr("choose a person"), self._form)
        self._who.setObjectName("dissent-who")
        self._words = QPlainTextEdit(self._form)
        self._words.setObjectName("dissent-words")
        self._words.setTabChangesFocus(True)
        self._words.setFixedHeight(72)
        keep = QPushButton(self.tr("Keep on record"), self._form)
        keep.setObjectName("keep-dissent")
        keep.clicked.connect(self.keep)
        cancel = QPushButton(self.tr("Cancel"), self._form)
        cancel.setObjectName("cancel-dissent")
        cancel.setProperty("role", "quiet")
        cancel.clicked.connect(self.cancel)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(keep)
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(field_label(self.tr("Who dissents"), self._who, self._form))
        column.addWidget(self._who)
        column.addWidget(field_label(self.tr("In their own words"), self._words, self._form))
        column.addWidget(self._words)
        column.addLayout(buttons)
        return self._form

    def _set_form(self, shown: bool) -> None:
        self._form.setVisible(shown)
        self._open.setVisible(not shown)
        (self._who if shown else self._open).setFocus()
        if shown:
            keep_in_sight(self._form)

    def keep(self) -> None:
        """Put what is written in the form on record."""
        if not self._who.chosen():
            self._page.say(self.tr("Say who dissents."), "error")
            self._who.setFocus()
            return
        words = self._words.toPlainText()
        changes = self._page.run(
            disagreements.add_dissent, disagreement_id=self._id, participant_id=self._who.chosen(), words=words
        )
        if changes is not None:
            self._words.clear()
            self._who.choose("")
            self._set_form(False)

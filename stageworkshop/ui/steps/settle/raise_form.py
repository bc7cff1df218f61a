"""A disagreement written down by hand: on which stage, on what, and the question to settle."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from stageworkshop.actions import disagreements
from stageworkshop.domain.fields import ENTRY, FIELDS, GROUPS
from stageworkshop.ui.keys import on_key
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.targets import stage_targets
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.labels import TextLabel, field_label, label
from stageworkshop.ui.widgets.quiet_fields import QuietCombo
from stageworkshop.ui.widgets.reference_choice import ReferenceCombo
from stageworkshop.ui.words import domain_words

WIDEST = 720


class RaiseForm(QWidget):
    """`raised` brings the id of the new disagreement."""

    raised = Signal(str)
    cancelled = Signal()

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self.setMaximumWidth(WIDEST)
        self._stage = ReferenceCombo(page.theme, self.tr("choose a stage"), self)
        self._stage.setObjectName("raise-stage")
        self._aspect = QuietCombo(self)
        self._aspect.setObjectName("raise-aspect")
        for field in FIELDS:
            heading, group = domain_words(field.label), domain_words(GROUPS[field.group])
            words = heading if group == heading else f"{heading} · {group}"
            self._aspect.addItem(words, field.key)
        self._question = QLineEdit(self)
        self._question.setObjectName("raise-question")
        self._question.setPlaceholderText(self.tr("Such as: from when on does the clock run?"))
        self._question.returnPressed.connect(self._raise)
        self._build()

    def initial_focus(self) -> QWidget:
        """Where typing begins."""
        return self._question if self._stage.chosen() else self._stage

    def begin(self, stage_id: str = "") -> None:
        """An empty form, on a stage if one is given."""
        self.reload()
        if stage_id:
            self._stage.choose(stage_id)
        self._aspect.setCurrentIndex(self._aspect.findData(ENTRY.key))

    def reload(self) -> None:
        """Offer the stages there are now."""
        self._stage.set_targets(stage_targets(self._page.bridge.file))

    def _raise(self) -> None:
        if not self._stage.chosen():
            self._page.say(self.tr("Choose the stage that the question is about."), "error")
            self._stage.setFocus()
            return
        changes = self._page.run(
            disagreements.raise_disagreement,
            stage_id=self._stage.chosen(),
            aspect=str(self._aspect.currentData()),
            question=self._question.text(),
        )
        if changes is None:
            self._question.setFocus()
            return
        self._question.clear()
        self.raised.emit(changes.created("disagreement"))

    def _build(self) -> None:
        send = QPushButton(self.tr("Put it on the register"), self)
        send.setObjectName("raise-send")
        send.setProperty("role", "primary")
        send.setToolTip(self.tr("Put it on the register (Enter)"))
        send.clicked.connect(self._raise)
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.setObjectName("raise-cancel")
        cancel.setProperty("role", "quiet")
        cancel.setToolTip(self.tr("Cancel (Esc)"))
        cancel.clicked.connect(self.cancelled)
        for keys, act in (("Esc", cancel.click), ("Ctrl+Return", send.click)):
            on_key(self, keys, act)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(label(self.tr("A new disagreement"), "heading", self))
        column.addSpacing(Space.S)
        for text, widget in (
            (self.tr("Stage"), self._stage),
            (self.tr("What it is about"), self._aspect),
            (self.tr("Question to settle"), self._question),
        ):
            column.addWidget(field_label(text, widget, self))
            column.addWidget(widget)
            column.addSpacing(Space.S)
        hint = self.tr(
            "One question, in words that every team accepts. The positions come next, each in its own words."
        )
        column.addWidget(TextLabel(hint, "small", self))
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(send)
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        column.addSpacing(Space.S)
        column.addLayout(buttons)
        column.addStretch(1)

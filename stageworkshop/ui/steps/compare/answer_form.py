"""One person's answer to a wording: five answers, and for an objection the reason and what would remove it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QPushButton, QWidget

from stageworkshop.domain.stance import STANCES
from stageworkshop.store.queries.stances import StancePerson
from stageworkshop.ui.keys import press_on_key, written
from stageworkshop.ui.stance_words import MARKS
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.autosave import AutoText
from stageworkshop.ui.widgets.card import Card
from stageworkshop.ui.widgets.flow_layout import FlowLayout
from stageworkshop.ui.widgets.labels import TextLabel, field_label
from stageworkshop.ui.widgets.team_chip import TeamChip
from stageworkshop.ui.words import domain_words


class AnswerForm(Card):
    """Empties itself for the next person; what somebody answered is never shown in it."""

    answered = Signal(str, str, str, str, bool)
    """Person (id), answer, reason, what would remove it, whether somebody else entered it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._theme = theme
        self._person = ""
        self._chip: TeamChip | None = None
        head = QWidget(self)
        self._head = FlowLayout(head)
        self.name = _Name("", "heading", head)
        self._head.addWidget(self.name)
        self.body.addWidget(head)
        self.note = TextLabel("", "small", self)
        self.body.addWidget(self.note)
        self.body.addWidget(self._build_answers())
        self._build_reasons()
        self.error = TextLabel("", "error", self)
        self.error.setObjectName("answer-error")
        self.error.hide()
        self.body.addWidget(self.error)
        self._build_end()
        self._adapt()

    @property
    def person_id(self) -> str:
        """Who is answering."""
        return self._person

    @property
    def answer(self) -> str:
        """The answer chosen; "" when none is."""
        return next((key for key, button in self.buttons.items() if button.isChecked()), "")

    def show_person(self, person: StancePerson, note: str, actor: str) -> None:
        """Make ready for a person; `note` says who will see the answer, `actor` who sits at the machine."""
        if person.id != self._person:
            self.clear()
        self._person = person.id
        self.name.setText(person.name)
        if self._chip is not None:
            self._chip.hide()
            self._chip.deleteLater()
            self._chip = None
        if person.team is not None:
            self._chip = TeamChip(self._theme, person.team.name, person.team.colour, self)
            self._head.addWidget(self._chip)
            self._chip.show()
        again = self.tr(" An earlier answer stays on record; a new one takes its place.") if person.answered else ""
        self.note.setText(note + again)
        told = self.tr("{0} enters it on behalf of {1}, and it is marked so")
        self.behalf.setToolTip(told.format(actor or self.tr("Somebody"), person.name))
        self.behalf.setAccessibleName(self.behalf.toolTip())

    def clear(self) -> None:
        """Empty for the next person."""
        self._group.setExclusive(False)
        for button in self.buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)
        for text in (self.reason, self.remover):
            text.setPlainText("")
        self.behalf.setChecked(False)
        self.show_error("")
        self._adapt()

    def show_error(self, text: str) -> None:
        """Say what is missing."""
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def _build_answers(self) -> QWidget:
        host = QWidget(self)
        flow = FlowLayout(host)
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        for number, (key, said) in enumerate(STANCES.items(), 1):
            words = domain_words(said)
            button = QPushButton(words, host)
            button.setObjectName(f"answer-{key}")
            button.setProperty("role", "segment")
            button.setCheckable(True)
            keys = f"Alt+{number}"
            press_on_key(self, keys, button)
            button.setToolTip(f"{words} ({written(keys)})")
            self._theme.set_icon(button, *MARKS[key], 18)
            button.clicked.connect(self._adapt)
            self._group.addButton(button)
            flow.addWidget(button)
            self.buttons[key] = button
        return host

    def _build_reasons(self) -> None:
        self.reason, self.remover = AutoText(self, lines=2), AutoText(self, lines=2)
        self.reason.setObjectName("answer-reason")
        self.remover.setObjectName("answer-would-remove")
        self.reason_label = field_label(self.tr("Reason"), self.reason, self)
        self.remover_label = field_label(self.tr("What would remove it"), self.remover, self)
        for widget in (self.reason_label, self.reason, self.remover_label, self.remover):
            self.body.addWidget(widget)

    def _build_end(self) -> None:
        self.behalf = QCheckBox(self.tr("Entered on their behalf"), self)
        self.behalf.setObjectName("answer-on-behalf")
        self.send = QPushButton(self.tr("Put the answer in"), self)
        self.send.setObjectName("answer-send")
        self.send.setProperty("role", "primary")
        self.send.setToolTip(self.tr("Put the answer in, and call the next person (Ctrl+Enter)"))
        self.send.clicked.connect(self._send)
        self.body.addWidget(self.behalf)
        self.body.addWidget(self.send, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.setSpacing(Space.S)

    def _adapt(self) -> None:
        answer = self.answer
        objects = answer == "object"
        for widget in (self.reason_label, self.reason):
            widget.setVisible(answer in ("object", "discuss", "live_with"))
        for widget in (self.remover_label, self.remover):
            widget.setVisible(objects)
        self.reason_label.setText(self.tr("Reason") if objects else self.tr("Reason, if you like"))
        if not answer and self.send.hasFocus():
            # A button out of use would give the focus away, to the window's first control.
            self.buttons["agree"].setFocus()
        self.send.setEnabled(bool(answer))

    def _send(self) -> None:
        answer = self.answer
        if answer:
            reason = self.reason.toPlainText() if answer in ("object", "discuss", "live_with") else ""
            remover = self.remover.toPlainText() if answer == "object" else ""
            self.answered.emit(self._person, answer, reason, remover, self.behalf.isChecked())


class _Name(TextLabel):
    """In one line where there is room: Qt would break a wrapping label at a quarter of the longest line."""

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self.text()) + 2
        return QSize(width, self.heightForWidth(width))

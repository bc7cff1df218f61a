"""The form on the desk: one question at a time, or all of them, or the team's earlier rounds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stageworkshop.domain.fields import DRAFTED
from stageworkshop.ui.steps.draft.earlier import EarlierRounds
from stageworkshop.ui.steps.draft.questions import Question
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.autosave import commit_focused
from stageworkshop.ui.widgets.definition_form import DefinitionForm
from stageworkshop.ui.widgets.item_rows import ItemRows
from stageworkshop.ui.widgets.labels import TextLabel, label
from stageworkshop.ui.widgets.marks import only_looks
from stageworkshop.ui.widgets.scrolled import ScrollColumn, ScrolledContent
from stageworkshop.ui.widgets.trailing import turn_round
from stageworkshop.ui.words import domain_words

ONE, ALL = "one", "all"


class DeskForm(ScrollColumn):
    """`turned` tells the question (key) that is in hand now."""

    turned = Signal(str)

    def __init__(self, theme: Theme, questions: Sequence[Question], parent: QWidget | None = None) -> None:
        super().__init__("desk-scroll", parent)
        self._questions = list(questions)
        self._at = 0
        self._mode = ONE
        self.form = DefinitionForm(theme, DRAFTED, self)
        self.earlier = EarlierRounds(theme, self)
        self._figure = label("", "figure", self)
        self._needed = label(self.tr("still needed"), "warning", self)
        self._heading = TextLabel("", "title", self)
        self._heading.setObjectName("question")
        self.before = self._turner(theme, "question-before", "back", -1)
        self.next = self._turner(theme, "question-next", "next", 1)
        turn_round(self.next)
        self.before.setText(self.tr("Previous"))
        self.before.setToolTip(self.tr("The question before (Ctrl+Page Up)"))
        self._lay_out()
        self.show_earlier(False)

    @property
    def current(self) -> str:
        """The question in hand (key)."""
        return self._questions[self._at].key

    def set_mode(self, mode: str) -> None:
        """`one` question at a time or `all` of them; the question in hand stays."""
        commit_focused(self)
        self._mode = mode
        self.show_earlier(False)
        self._show()
        if mode == ALL:
            QTimer.singleShot(0, self, self._scroll_to)

    def turn_to(self, key: str, *, focus: bool) -> None:
        """Take a question in hand, and with `focus` put the cursor into its first field."""
        commit_focused(self)
        self._at = next(place for place, each in enumerate(self._questions) if each.key == key)
        self.show_earlier(False)
        self.form.part(self._questions[self._at].keys[0])  # unfolds its group
        self._show()
        self.turned.emit(key)
        if focus:
            self.first_input().setFocus()
        if self._mode == ALL:
            QTimer.singleShot(0, self, self._scroll_to)
        else:
            self.verticalScrollBar().setValue(0)

    def turn(self, step: int) -> None:
        """The next question (1) or the one before (-1), if there is one."""
        if 0 <= self._at + step < len(self._questions):
            self.turn_to(self._questions[self._at + step].key, focus=True)

    def show_needed(self) -> None:
        """Say of the question in hand whether it is still needed."""
        question = self._questions[self._at]
        alone = self._mode == ONE and len(question.keys) == 1
        self._needed.setVisible(alone and self.form.part(question.keys[0]).is_needed)

    def show_earlier(self, shown: bool) -> None:
        """The team's earlier rounds in place of the form."""
        self.earlier.setVisible(shown)
        self._page.setVisible(not shown)

    def first_input(self) -> QWidget:
        """Where writing begins in the question in hand."""
        return self.form.part(self._questions[self._at].keys[0]).editor.buddy()

    def _show(self) -> None:
        question, alone = self._questions[self._at], self._mode == ONE
        self.form.show_only(question.keys if alone else None)
        for widget in (self._figure, self._heading, self.before, self.next):
            widget.setVisible(alone)
        # The field in hand must not move when its first word makes “still needed” go.
        policy = self._needed.sizePolicy()
        policy.setRetainSizeWhenHidden(alone)
        self._needed.setSizePolicy(policy)
        self._figure.setText(self.tr("{0} of {1}").format(self._at + 1, len(self._questions)))
        self._heading.setText(domain_words(question.heading))
        if alone:
            self._open_rows(question)
        self.show_needed()
        self.before.setEnabled(self._at > 0)
        last = self._at == len(self._questions) - 1
        self.next.setVisible(alone and not last)
        if not last:
            following = domain_words(self._questions[self._at + 1].heading)
            self.next.setText(self.tr("Next: {0}").format(following))
            self.next.setToolTip(self.tr("The next question (Ctrl+Page Down)"))

    def _open_rows(self, question: Question) -> None:
        """A list that is asked for alone has a line to type in from the start."""
        for key in question.keys:
            editor = self.form.part(key).editor
            if len(question.keys) == 1 and isinstance(editor, ItemRows) and not editor.rows:
                editor.add_row()

    def _scroll_to(self) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # groups may just have been unfolded
        top = self.form.top_of(self._questions[self._at].keys[0])
        at = top.mapTo(self._content, top.rect().topLeft()).y()
        self.verticalScrollBar().setValue(max(at - Space.S, 0))

    def _turner(self, theme: Theme, name: str, icon: str, step: int) -> QPushButton:
        button = only_looks(QPushButton(self))
        button.setObjectName(name)
        theme.set_icon(button, icon, "text", 16)
        button.clicked.connect(lambda: self.turn(step))
        return button

    def _lay_out(self) -> None:
        self._page = QWidget(self)
        page = QVBoxLayout(self._page)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(Space.XS)
        above = QHBoxLayout()
        above.setSpacing(Space.S)
        above.addWidget(self._figure)
        above.addWidget(self._needed)
        above.addStretch(1)
        page.addLayout(above)
        page.addWidget(self._heading)
        page.addSpacing(Space.XS)
        page.addWidget(self.form)
        page.addSpacing(Space.L)
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addWidget(self.before)
        foot.addWidget(self.next)
        foot.addStretch(1)
        page.addLayout(foot)
        page.addStretch(1)
        content = self._content = ScrolledContent(self)
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, Space.L)
        inner.addWidget(self._page)
        inner.addWidget(self.earlier)
        self.setWidget(content)

"""An answer that was given: what, how, when, for which words; why it is stale; and what came before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stageworkshop.charter.changes import Comparison, StageChange
from stageworkshop.store.queries.charters import AnswerRow
from stageworkshop.ui.dates import isolated, moment_words
from stageworkshop.ui.steps.signoff.reopening import Reopened, Reopening
from stageworkshop.ui.steps.signoff.words import answer_mark, answer_words, manner_words
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.changed_pane import ChangedPane
from stageworkshop.ui.widgets.labels import TextLabel, label
from stageworkshop.ui.widgets.scrolled import ScrolledContent, scrolling
from stageworkshop.ui.widgets.signature_pad import SignatureView


class GivenPane(QWidget):
    """Shows one person's records; `anew_asked` and `revoke_asked` are for the one that counts."""

    anew_asked = Signal()
    revoke_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = QLabel(self)
        self._answer = label("", "heading", self)
        self._answer.setObjectName("given-answer")
        self._how = TextLabel("", "muted", self)
        self._how.setObjectName("given-how")
        self._reason = TextLabel("", "", self)
        self._reason.setObjectName("given-reason")
        self._typed = label("", "title", self)
        self._typed.setObjectName("given-typed")
        self._drawn = SignatureView(theme, self)
        self._about = TextLabel("", "", self)
        self._about.setObjectName("given-about")
        self._covers = TextLabel("", "muted", self)
        self._covers.setObjectName("given-covers")
        self.proof_room = QWidget(self)
        """For what an answer from elsewhere rests on."""
        self.reopening = Reopening(self)
        self._stale = ChangedPane(theme, grows=True, parent=self)
        self._stale.setObjectName("given-stale")
        self._before = TextLabel("", "small", self)
        self._before.setObjectName("given-before")
        self.anew = QPushButton(self.tr("Answer anew"), self)
        self.anew.setObjectName("answer-anew")
        self.anew.clicked.connect(self.anew_asked)
        self.revoke = QPushButton(self.tr("Take the answer back…"), self)
        self.revoke.setObjectName("revoke")
        self.revoke.clicked.connect(self.revoke_asked)
        self._build()

    def show_answer(
        self,
        record: AnswerRow,
        earlier: Sequence[AnswerRow],
        stale: Sequence[StageChange],
        covered: str,
        about: Sequence[Reopened],
        *,
        editable: bool,
    ) -> None:
        """Show the answer that counts; `stale` are the covered stages whose words changed since, `about` those that a
        reservation or refusal names."""
        mark = ("warning", "warning") if stale else answer_mark(record.answer)
        self._theme.set_icon(self._icon, *mark, 24)
        words = answer_words(record.answer)
        words = self.tr("{0}: charter {1}").format(words[0].upper() + words[1:], record.charter_number)
        self._answer.setText(self.tr("{0}, now stale").format(words) if stale else words)
        how = [manner_words(record.manner), moment_words(record.at)]
        if record.deputy:
            how.insert(0, self.tr("{0} signed in their place").format(isolated(record.deputy)))
        if record.logged_by:
            how.insert(1, self.tr("entered by {0}").format(isolated(record.logged_by)))
        self._how.setText(" · ".join(how))
        self._reason.setText(f"“{record.reason}”")
        self._reason.setVisible(bool(record.reason))
        self._typed.setText(record.typed)
        self._typed.setVisible(bool(record.typed) and not record.strokes)
        self._drawn.show_strokes(record.strokes)
        self._drawn.setVisible(bool(record.strokes))
        named_stages = ", ".join(isolated(stage.name) for stage in about)
        self._about.setText(self.tr("About: {0}").format(named_stages))
        # A refusal names them again below, with what to do.
        self._about.setVisible(bool(about) and record.answer == "reserve")
        self.reopening.setVisible(record.answer == "decline")
        if record.answer == "decline":
            self.reopening.show_stages(about, editable=editable)
        self._covers.setText(covered)
        self._stale.setVisible(bool(stale))
        lead = self.tr(
            "These words were changed after the answer, so it no longer counts for them. "
            "Propose the next charter to have them signed."
        )
        self._stale.show_comparison(lead, Comparison(tuple(stale)))
        self._before.setVisible(bool(earlier))
        self._before.setText("\n".join([self.tr("Before that:"), *(self._line(each) for each in earlier)]))
        self.anew.setEnabled(editable)
        self.revoke.setEnabled(editable)

    def _line(self, record: AnswerRow) -> str:
        parts = [
            moment_words(record.at),
            self.tr("charter {0}: {1}").format(record.charter_number, answer_words(record.answer)),
            manner_words(record.manner),
        ]
        line = " · ".join(parts)
        return f"{line} · “{record.reason}”" if record.reason else line

    def _build(self) -> None:
        inner = ScrolledContent(self)
        words = QVBoxLayout(inner)
        words.setContentsMargins(0, 0, Space.S, 0)
        words.setSpacing(Space.S)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self._icon)
        head.addWidget(self._answer)
        head.addStretch(1)
        words.addLayout(head)
        for widget in (self._how, self._typed, self._drawn, self._reason, self._about, self._covers):
            words.addWidget(widget)
        words.addWidget(self.proof_room)
        words.addSpacing(Space.S)
        words.addWidget(self.reopening)
        words.addWidget(self._stale)
        words.addWidget(self._before)
        words.addStretch(1)
        area = scrolling(inner, self)
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addWidget(self.anew)
        foot.addWidget(self.revoke)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(area, 1)
        column.addLayout(foot)

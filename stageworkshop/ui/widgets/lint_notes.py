"""What a careful reader would ask about the wording: a quiet sentence each, and why it matters for whoever asks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stageworkshop.domain.fields import BY_KEY
from stageworkshop.domain.lint import Finding
from stageworkshop.domain.values import CriteriaList
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.breaking import breakable
from stageworkshop.ui.widgets.labels import TextLabel
from stageworkshop.ui.words import domain_words

NARROWEST = 60
LEVEL = 4
"""What a link has above its words, so that they stand on one line with those beside them."""
LONGEST_QUOTE = 120
"""Characters of a sentence that are quoted to say which one is meant."""


def finding_words(finding: Finding) -> str:
    """The question of a finding in the language of the window."""
    return domain_words(finding.says).format(**dict(finding.told))


def quoted(finding: Finding) -> str:
    """The sentence that a finding is about, where a field has several; "" where there is no doubt."""
    if finding.other or not finding.excerpt or not isinstance(BY_KEY[finding.field].kind, CriteriaList):
        return ""
    text = finding.excerpt
    return f"“{text}”" if len(text) <= LONGEST_QUOTE else f"“{text[:LONGEST_QUOTE].rstrip()} …”"


class LintNote(QWidget):
    """One question. `wanted` asks to be taken to what it is about; without `jump` there is no way there."""

    wanted = Signal(object)

    def __init__(
        self, theme: Theme, finding: Finding, parent: QWidget | None = None, *, jump: str = "", beneath: bool = False
    ) -> None:
        """`jump` are the words of the way there, "" for none; `beneath` puts the links below the words."""
        super().__init__(parent)
        self.finding = finding
        picture = QLabel(self)
        picture.setContentsMargins(0, LEVEL, 0, 0)
        theme.set_icon(picture, "help", "accent", 16)
        self.text = TextLabel(breakable(finding_words(finding)), "", self)
        self.text.setObjectName("lint-note")
        self.why = TextLabel(domain_words(finding.help), "small", self)
        self.why.setObjectName("lint-why")
        self.why.hide()
        self.ask = self._link("lint-ask", self.tr("Why?"))
        self.ask.setCheckable(True)
        self.ask.setAccessibleName(self.tr("Why this matters: {0}").format(self.text.text()))
        self.ask.toggled.connect(self._explain)
        words = QVBoxLayout()
        words.setContentsMargins(0, LEVEL, 0, 0)
        words.setSpacing(2)
        words.addWidget(self.text)
        if quote := quoted(finding):
            words.addWidget(TextLabel(breakable(quote), "small", self))
        for each in self.findChildren(TextLabel):
            each.setMinimumWidth(NARROWEST)
        words.addSpacing(2)
        words.addWidget(self.why)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1000)
        links = row
        if beneath:
            links = QHBoxLayout()
            links.setSpacing(Space.M)
            words.addLayout(links)
        else:
            words.addStretch(1)
            # Words are no wider than their lines may be: what is left over must not move them.
            row.addStretch(1)
        links.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignTop)
        if jump:
            go = self._link("lint-go", jump)
            go.setAccessibleName(f"{jump}: {self.text.text()}")
            go.clicked.connect(lambda: self.wanted.emit(self.finding))
            links.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        if beneath:
            links.addStretch(1)

    def _link(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setProperty("role", "link")
        return button

    def _explain(self, wanted: bool) -> None:
        self.why.setVisible(wanted)
        self.ask.setText(self.tr("Close") if wanted else self.tr("Why?"))


class LintNotes(QWidget):
    """A list of them; hidden while there is nothing to ask. Notes that stay keep their open explanation and focus."""

    wanted = Signal(object)
    """A Finding whose place should be shown."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, jump: str = "", beneath: bool = False) -> None:
        """`jump` are the words of the way there, "" for none; `beneath` is for narrow panels: links below the words."""
        super().__init__(parent)
        self._theme = theme
        self._jump, self._beneath = jump, beneath
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, Space.XS, 0, 0)
        self._column.setSpacing(Space.XS)
        self.notes: list[LintNote] = []
        self.setVisible(False)

    @property
    def texts(self) -> list[str]:
        """What is asked."""
        return [finding_words(note.finding) for note in self.notes]

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show other findings."""
        if [note.finding for note in self.notes] == list(findings):
            return
        kept = {note.finding: note for note in self.notes if note.finding in findings}
        for note in self.notes:
            if note.finding not in kept:
                self._column.removeWidget(note)
                note.hide()
                note.deleteLater()
        self.notes = []
        for place, finding in enumerate(findings):
            made = kept.pop(finding, None) or self._make(finding)
            self._column.insertWidget(place, made)
            made.show()
            self.notes.append(made)
        self.setVisible(bool(self.notes))

    def _make(self, finding: Finding) -> LintNote:
        note = LintNote(self._theme, finding, self, jump=self._jump, beneath=self._beneath)
        note.wanted.connect(self.wanted)
        return note

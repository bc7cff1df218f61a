"""The outcome of a check: the verdict in large type, a sentence for each check, who signed, whose seal it is."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stageworkshop.evidence.results import Check, SealFacts, SignOffFinding, State, Verification
from stageworkshop.ui.dates import isolated, moment_words
from stageworkshop.ui.proof.fingerprint_line import FingerprintLine
from stageworkshop.ui.steps.signoff.words import answer_words, manner_words
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.card import Card
from stageworkshop.ui.widgets.hash_line import HashLine
from stageworkshop.ui.widgets.labels import NO_BREAK, ElidedLabel, TextLabel, label
from stageworkshop.ui.widgets.section import Section

MARKS: dict[State, tuple[str, str]] = {
    "holds": ("check-circle", "success"),
    "fails": ("error", "danger"),
    "open": ("help", "warning"),
}
"""State of a check → (icon, colour token)."""
FIRST: tuple[State, ...] = ("fails", "open", "holds")
"""The order in which people want to know."""


class Verdict(Card):
    """Legible from the third row: whether the file holds."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._theme = theme
        self.setObjectName("verdict")
        self._icon = QLabel(self)
        self.words = TextLabel("", "display", self)
        self.words.setObjectName("verdict-words")
        self._file = ElidedLabel("", "muted", self)
        self._file.setObjectName("verdict-file")
        self._hash = HashLine(theme, self)
        text = QVBoxLayout()
        text.setSpacing(Space.S)
        text.addWidget(self.words)
        text.addWidget(self._file)
        text.addWidget(self._hash)
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1_000)
        row.addStretch(1)
        self.body.setContentsMargins(Space.XL, Space.L, Space.L, Space.L)
        self.body.addLayout(row)

    def show_outcome(self, found: Verification) -> None:
        """Say how a check came out."""
        self._theme.set_icon(self._icon, *MARKS[state_of(found)], 40)
        self.words.setText(found.summary)
        self._file.set_text(found.file)
        self._hash.show_hash(found.content_hash)
        self._hash.setVisible(bool(found.content_hash))

    def show_waiting(self, name: str) -> None:
        """Say that a file is being looked at."""
        self._theme.set_icon(self._icon, "search", "text-muted", 40)
        self.words.setText(self.tr("Checking…"))
        self._file.set_text(name)
        self._hash.hide()


class CheckResult(QWidget):
    """Everything below the verdict. Its parts are made anew for each outcome."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.XL)

    def clear(self) -> None:
        """Show nothing."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def show_outcome(self, found: Verification) -> None:
        """Show what was found; what fails first."""
        self.clear()
        checks = sorted(found.checks, key=lambda check: FIRST.index(check.state))
        parts = [self._checks(checks)]
        if found.sign_offs:
            parts.append(self._sign_offs(found.sign_offs))
        if found.seal is not None:
            parts.append(self._seal(found.seal))
        for part in parts:
            self._column.addWidget(part)
            part.show()

    def _checks(self, checks: Iterable[Check]) -> QWidget:
        part = Section(self.tr("What was checked"), "", self)
        for check in checks:
            line = self._line(check.state, check.sentence, f"check-{check.key}")
            part.body.addWidget(line)
        return part

    def _sign_offs(self, found: Iterable[SignOffFinding]) -> QWidget:
        part = Section(self.tr("Who signed"), "", self)
        for finding in sorted(found, key=lambda each: FIRST.index(each.state)):
            part.body.addWidget(self._sign_off(finding))
        return part

    def _sign_off(self, found: SignOffFinding) -> QWidget:
        holder, words = self._marked(found.state)
        holder.setObjectName("signed")
        name = TextLabel(isolated(found.name), "label", holder)
        how = [found.team and isolated(found.team), answer_words(found.answer), manner_words(found.manner)]
        how.append(moment_words(found.at).replace(" ", NO_BREAK))
        words.addWidget(name)
        words.addWidget(TextLabel(" · ".join(part for part in how if part), "muted", holder))
        coverage = TextLabel(found.coverage, "", holder).set_selectable()
        coverage.setObjectName(f"coverage-{found.person}")
        words.addWidget(coverage)
        if found.own_key:
            said = self.tr("Signed with the key of “{0}”. Only {1} can tell whether it is theirs:")
            words.addWidget(TextLabel(said.format(isolated(found.holder), isolated(found.name)), "muted", holder))
            line = FingerprintLine(self._theme, f"key-{found.person}", self.tr("Fingerprint of this key"), holder)
            line.show_fingerprint(found.own_key)
            words.addWidget(line)
        return holder

    def _seal(self, seal: SealFacts) -> QWidget:
        part = Section(self.tr("The seal"), "", self)
        holder = QWidget(part)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        when = moment_words(seal.time_stamp or seal.sealed_at)
        clock = self.tr("{0}, by a time-stamp authority") if seal.time_stamp else self.tr("{0}, by the sealer’s clock")
        rows: list[tuple[str, QWidget]] = [
            (self.tr("Sealed by"), TextLabel(isolated(seal.holder), "", holder).set_selectable()),
            (self.tr("Issued by"), TextLabel(isolated(seal.issuer), "", holder).set_selectable()),
            (self.tr("When"), TextLabel(clock.format(when), "", holder)),
            (self.tr("Fingerprint"), self._fingerprint("seal-fingerprint", seal.fingerprint, holder)),
        ]
        if seal.authority_fingerprint:
            line = self._fingerprint("authority-fingerprint", seal.authority_fingerprint, holder)
            rows.append((self.tr("Its issuer’s"), line))
        for at, (words, field) in enumerate(rows):
            name = label(words, "label", holder)
            top = isinstance(field, FingerprintLine)
            if isinstance(field, FingerprintLine):
                name.setContentsMargins(0, field.lead, 0, 0)
            grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, at, 1, Qt.AlignmentFlag.AlignTop)
        part.body.addWidget(holder)
        return part

    def _fingerprint(self, name: str, fingerprint: str, parent: QWidget) -> QWidget:
        line = FingerprintLine(self._theme, name, self.tr("Fingerprint"), parent)
        line.show_fingerprint(fingerprint)
        return line

    def _line(self, state: State, sentence: str, name: str) -> QWidget:
        holder, words = self._marked(state)
        said = TextLabel(sentence, "", holder).set_selectable()
        said.setObjectName(name)
        words.addWidget(said)
        return holder

    def _marked(self, state: State) -> tuple[QWidget, QVBoxLayout]:
        """A line that begins with the sign of a state."""
        holder = QWidget(self)
        icon = QLabel(holder)
        self._theme.set_icon(icon, *MARKS[state], 20)
        icon.setToolTip(self._state_words(state))
        icon.setAccessibleName(self._state_words(state))
        words = QVBoxLayout()
        words.setSpacing(2)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1_000)
        row.addStretch(1)
        return holder, words

    def _state_words(self, state: State) -> str:
        return {
            "holds": self.tr("holds"),
            "fails": self.tr("fails"),
            "open": self.tr("left for you to compare"),
        }[state]


def state_of(found: Verification) -> State:
    """The worst of all checks."""
    states = {check.state for check in found.checks}
    return next((state for state in FIRST if state in states), "open")

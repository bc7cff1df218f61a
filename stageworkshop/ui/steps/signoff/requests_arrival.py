"""An answer that came in: what it says, whose key signed it, and whether it is taken in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stageworkshop.domain.errors import DomainError
from stageworkshop.domain.stage import Stage
from stageworkshop.ui.dates import day_words, isolated, moment_words
from stageworkshop.ui.proof.fingerprint_line import FingerprintLine
from stageworkshop.ui.proof.passphrase import begun
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.signoff.words import answer_mark
from stageworkshop.ui.theme import Space, set_role
from stageworkshop.ui.widgets.labels import TextLabel
from stageworkshop.ui.widgets.marks import only_looks
from stageworkshop.ui.widgets.scrolled import ScrolledContent, scrolling
from stageworkshop.ui.widgets.signature_pad import SignatureView

if TYPE_CHECKING:
    from stageworkshop.evidence.answers import ReadAnswer


class ArrivalPane(QWidget):
    """`taken` brings the name of whose answer is on record now; `left` tells that nothing was done."""

    taken = Signal(str)
    left = Signal()

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._answer: ReadAnswer | None = None
        self._icon = QLabel(self)
        self._what = TextLabel("", "heading", self)
        self._what.setObjectName("arrived-what")
        self._details = TextLabel("", "muted", self)
        self._details.setObjectName("arrived-details")
        self._reason = TextLabel("", "", self)
        self._reason.setObjectName("arrived-reason")
        self._typed = TextLabel("", "title", self)
        self._drawn = SignatureView(page.theme, self)
        self._key = TextLabel("", "", self)
        self._key.setObjectName("arrived-key")
        self._line = FingerprintLine(page.theme, "arrived-fingerprint", self.tr("Fingerprint of this key"), self)
        self.error = TextLabel("", "error", self)
        self.error.setObjectName("arrived-error")
        self._for_good = TextLabel(
            self.tr("Taken in, it is on record with its file. It can only be taken back by another record."),
            "small",
            self,
        )
        self._for_good.setObjectName("arrived-for-good")
        self.take = QPushButton(self.tr("Take it in"), self)
        self.take.setObjectName("arrived-take")
        self.take.setProperty("role", "primary")
        self.take.setToolTip(self.tr("{0} (Ctrl+Enter)").format(self.take.text()))
        self.take.clicked.connect(self.finish)
        self._leave = only_looks(QPushButton(self.tr("Leave it"), self))
        self._leave.setObjectName("arrived-leave")
        self._leave.clicked.connect(self.left)
        self._build()

    def show_answer(self, answer: ReadAnswer) -> None:
        """Show what an answer says."""
        self._answer = answer
        self._page.theme.set_icon(self._icon, *answer_mark(answer.answer), 24)
        words = {
            "approve": self.tr("{0} approves"),
            "reserve": self.tr("{0} approves with reservation"),
            "decline": self.tr("{0} declines"),
        }[answer.answer]
        self._what.setText(words.format(isolated(answer.signer_name)))
        self._details.setText("\n".join(self._detail_lines(answer)))
        about = self.tr("About: {0}").format(", ".join(map(isolated, self._stage_names(answer))))
        reason = [f"“{answer.reason}”"] if answer.reason else []
        self._reason.setText("\n".join(reason + ([about] if answer.about else [])))
        self._reason.setVisible(bool(self._reason.text()))
        self._typed.setText(answer.typed)
        self._typed.setVisible(not answer.strokes and bool(answer.typed))
        self._drawn.show_strokes(answer.strokes)
        self._drawn.setVisible(bool(answer.strokes))
        self._show_key(answer)
        self.error.hide()
        self._for_good.show()
        self.take.show()
        self.take.setFocus()

    def refuse(self, name: str, words: str) -> None:
        """Say of a file why it is no answer that could be taken in."""
        self._answer = None
        self._page.theme.set_icon(self._icon, "error", "danger", 24)
        self._what.setText(self.tr("This can’t be taken in"))
        self._details.setText(name)
        for widget in (self._reason, self._typed, self._drawn, self._key, self._line, self.take, self._for_good):
            widget.hide()
        self._refuse(words)
        self._leave.setFocus()

    def finish(self) -> None:
        """Take it in, or say precisely why not."""
        from stageworkshop.actions import requests as acts

        answer, bridge = self._answer, self._page.bridge
        if answer is None or not self.take.isEnabled():
            return
        if bridge.run(acts.take, answer=answer) is None:
            # It stands here, with the answer, and not above the page.
            self._page.clear_message()
            self._refuse(bridge.error.message() if bridge.error is not None else "")
        else:
            self.taken.emit(answer.person_name)

    def _detail_lines(self, answer: ReadAnswer) -> list[str]:
        lines = []
        if answer.deputy:
            lines.append(self.tr("in the place of {0}").format(isolated(answer.person_name)))
        how = {
            "answer": self.tr("From the signatory’s own device, without a signature of any key."),
            "envelope": self.tr("Signed with the signatory’s own key."),
            "signed_pdf": self.tr("The charter’s PDF, signed with a certificate of the signatory’s own."),
        }[answer.kind]
        given = self.tr("Given {0}, by the clock there. File: {1}").format(moment_words(answer.said_at), answer.source)
        return [*lines, how, given]

    def _stage_names(self, answer: ReadAnswer) -> list[str]:
        names = {each.key: each.name for each in self._page.bridge.file.all(Stage)}
        return [names.get(key, key) for key in answer.about]

    def _show_key(self, answer: ReadAnswer) -> None:
        for widget in (self._key, self._line):
            widget.setVisible(bool(answer.fingerprint))
        if not answer.fingerprint:
            return
        from stageworkshop.standing.asking import key_standing

        known = key_standing(self._page.bridge.file, answer.person, answer.fingerprint)
        holder, signer = isolated(answer.holder), isolated(answer.signer_name)
        if known.since:
            words = self.tr("The key of {0} is the same as on {1}.").format(holder, day_words(known.since))
        elif known.has_others:
            words = self.tr(
                "The key of {0} is another one than before. Ask {1}, best on the telephone, whether this is theirs:"
            ).format(holder, signer)
        else:
            words = self.tr(
                "The key of {0} was not seen before. Ask {1}, best on the telephone, whether this is theirs:"
            ).format(holder, signer)
        self._key.setText(words)
        set_role(self._key, "success" if known.since else "warning")
        self._line.show_fingerprint(answer.fingerprint)

    def _refuse(self, words: str) -> None:
        self.error.setText(words)
        self.error.show()
        self._area.verticalScrollBar().setValue(0)

    def _build(self) -> None:
        inner = ScrolledContent(self)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._what, 1)
        words = QVBoxLayout(inner)
        words.setContentsMargins(0, 0, Space.S, 0)
        words.setSpacing(Space.S)
        words.addLayout(head)
        # Why it can't be taken in stands first below what it is, where nobody has to look for it.
        for widget in (self._details, self.error, self._reason, self._typed, self._drawn, self._key, self._line):
            words.addWidget(widget)
        words.addStretch(1)
        area = self._area = scrolling(inner, self)
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addWidget(self.take)
        foot.addWidget(self._leave)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(area, 1)
        column.addWidget(self._for_good)
        column.addLayout(foot)


def read_answer(path: Path) -> ReadAnswer:
    """The answer in a file. Raises InputError, which says what is wrong with it."""
    from stageworkshop.charter.definitions import read_bytes
    from stageworkshop.evidence.answers import read
    from stageworkshop.evidence.requests import MAX_PDF

    try:
        return read(read_bytes(path, MAX_PDF), path.name)
    except DomainError as error:
        error.where = ""
        error.text = begun(error.text)
        raise

"""What an answer from elsewhere rests on: whose key signed it, and the very file that came, to be saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from stageworkshop.domain.errors import DomainError
from stageworkshop.ui.dates import isolated, moment_words
from stageworkshop.ui.proof.fingerprint_line import FingerprintLine
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.labels import TextLabel
from stageworkshop.ui.widgets.marks import only_looks

if TYPE_CHECKING:
    from stageworkshop.store.queries.proofs import ProofRow


class ProofPart(QWidget):
    """Hidden for answers that were given here."""

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._proof: ProofRow | None = None
        self._words = TextLabel("", "muted", self)
        self._words.setObjectName("proof-words")
        self._line = FingerprintLine(page.theme, "proof-fingerprint", self.tr("Fingerprint of this key"), self)
        self._save = only_looks(QPushButton(self.tr("Save the file that came…"), self))
        self._save.setObjectName("proof-save")
        self._save.setProperty("role", "link")
        self._save.clicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        for widget in (self._words, self._line, self._save):
            column.addWidget(widget)

    def show_proof(self, proof: ProofRow | None) -> None:
        """Show what an answer rests on; None for nothing but this record."""
        self._proof = proof
        self.setVisible(proof is not None)
        if proof is None:
            return
        came = self.tr("It came as a file, given {0} by the clock there.").format(moment_words(proof.said_at))
        key = self.tr("Signed with the key of {0}:").format(isolated(proof.holder))
        self._words.setText(f"{came} {key}" if proof.fingerprint else came)
        self._line.setVisible(bool(proof.fingerprint))
        self._line.show_fingerprint(proof.fingerprint)

    def save(self, path: Path) -> None:
        """Write the file that came, byte for byte."""
        from stageworkshop.charter.whole_file import write_whole

        if self._proof is None:
            return
        try:
            write_whole(path, self._page.bridge.file.kept(self._proof.kept))
        except DomainError as error:
            self._page.say(error.message(), "error")
        else:
            self._page.say(self.tr("The file that came is in {0}.").format(path), "success")

    def _choose(self) -> None:
        from stageworkshop.evidence.answers import SUFFIX

        assert self._proof is not None
        name = self._proof.person_key + (".pdf" if self._proof.kind == "signed_pdf" else SUFFIX)
        found, _ = QFileDialog.getSaveFileName(self, self.tr("Save the file that came"), name)
        if found:
            self.save(Path(found))

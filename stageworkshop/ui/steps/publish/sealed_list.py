"""What was sealed so far: which words, when, with which key, and the hash by which the very file is known."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stageworkshop.store.queries.proofs import SealRow
from stageworkshop.ui.dates import isolated, moment_words
from stageworkshop.ui.theme import Space, Theme, set_role
from stageworkshop.ui.widgets.fold import Fold
from stageworkshop.ui.widgets.labels import NO_BREAK, ElidedLabel, TextLabel
from stageworkshop.ui.widgets.marks import only_looks

MOST = 20
"""The latest ones; who wants all finds them with `history`."""


class SealedList(Fold):
    """Folded at first, and not there at all before anything was sealed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", is_open=False, parent=parent)
        self._icons = theme
        self._rows: Sequence[SealRow] = ()
        self.button.setObjectName("sealed-fold")
        self.button.setText(self.tr("Sealed so far"))
        set_role(self.button, "link")
        self.body.setSpacing(Space.S)
        self.setVisible(False)

    def show_seals(self, rows: Sequence[SealRow]) -> None:
        """Show what was sealed, the latest first."""
        self.setVisible(bool(rows))
        self.set_figure(str(len(rows)))
        if list(rows) == list(self._rows):
            return
        self._rows = rows
        while (item := self.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        for row in rows[:MOST]:
            self.body.addWidget(self._line(row))

    def _line(self, row: SealRow) -> QWidget:
        holder = QWidget(self.content)
        what = self.tr("charter {0}").format(row.charter_number) if row.charter_number else self.tr("a draft")
        edition = self.tr("for partners") if row.edition == "partner" else self.tr("for us")
        clock = self.tr("time stamp") if row.time_stamp else self.tr("own clock")
        when = moment_words(row.time_stamp or row.sealed_at).replace(" ", NO_BREAK)
        key = self.tr("key {0}…").format(row.fingerprint[:8].upper())
        details = [what, edition, f"{when} ({clock})", key, isolated(row.sealed_by) if row.sealed_by else ""]
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(row.file_name, "label", holder))
        words.addWidget(TextLabel(" · ".join(part for part in details if part), "small", holder))
        copy = only_looks(QPushButton(self.tr("Copy the file’s hash"), holder))
        copy.setObjectName("copy-file-hash")
        copy.setProperty("role", "quiet")
        copy.setToolTip(self.tr("SHA-256 of the very file that was sealed: {0}").format(row.file_hash))
        copy.setAccessibleName(self.tr("Copy the hash of {0}").format(row.file_name))
        self._icons.set_icon(copy, "copy", "text-muted", 16)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(row.file_hash))
        across = QHBoxLayout(holder)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.M)
        across.addLayout(words, 1)
        across.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        return holder

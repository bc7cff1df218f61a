"""A later round against an earlier one: what each team changed in its own words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stageworkshop.domain.compare import Row
from stageworkshop.domain.word_diff import Piece
from stageworkshop.store.queries.since import FieldSince, Since
from stageworkshop.ui.marked_changes import runs
from stageworkshop.ui.models.side_by_side import ShownRow, SideBySideModel
from stageworkshop.ui.models.stage_matrix import MatrixHead
from stageworkshop.ui.steps.compare import words
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.labels import TextLabel
from stageworkshop.ui.widgets.marks import only_looks
from stageworkshop.ui.widgets.side_by_side_view import SideBySideView
from stageworkshop.ui.words import domain_words


class SincePane(QWidget):
    """Fields by teams: what went is struck through, what came is bold and underlined. `left` asks for the drafts."""

    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = TextLabel("", "muted", self)
        self.note.setObjectName("since-note")
        self.back = only_looks(QPushButton(self.tr("Back to the drafts"), self))
        self.back.setObjectName("since-back")
        self.back.setToolTip(self.tr("Show the drafts side by side again (Esc)"))
        self.back.clicked.connect(self.left)
        self.model = SideBySideModel(self)
        self.view = SideBySideView(self.model, theme, self)
        self.view.setObjectName("since")
        self.view.setAccessibleName(self.tr("What each team changed"))
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        head.addWidget(self.note, 1)
        head.addStretch()
        head.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.L)
        column.setSpacing(Space.S)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addStretch(0)

    def show_since(self, since: Since) -> None:
        """Show the way from one round to another."""
        names = {team.id: team.name for team in since.teams}
        heads = [MatrixHead(team.id, team.name, team.colour, team.name) for team in since.teams]
        at = self.view.currentIndex()
        before = self.tr("as before")
        self.model.set_content(heads, [self._row(each, names) for each in since.fields], dict.fromkeys(names, before))
        self.view.setVisible(bool(since.fields))
        self.view.take(at.row(), at.column())
        same = words.listed([names[team.id] for team in since.teams if team.id in since.unchanged])
        if not since.fields:
            self.note.setText(self.tr("No team changed a word since round {0}.").format(since.earlier))
        elif same:
            told = self.tr("From round {0} to round {1}. Nothing was changed by {2}.")
            self.note.setText(told.format(since.earlier, since.now, same))
        else:
            self.note.setText(self.tr("From round {0} to round {1}.").format(since.earlier, since.now))

    def _row(self, each: FieldSince, names: dict[str, str]) -> ShownRow:
        label = domain_words(each.label)
        return ShownRow(
            row=Row(each.field, "differs", {team: self._spoken(pieces) for team, pieces in each.changes.items()}),
            field_label=label,
            label=label,
            figure=None,
            tag=self.tr("changed by {0}").format(words.listed([names[team] for team in each.changes])),
            question="",
            look="differs",
            runs={team: runs(pieces) for team, pieces in each.changes.items()},
        )

    def _spoken(self, pieces: Sequence[Piece]) -> str:
        told = {"same": "{0}", "removed": self.tr("removed: {0}"), "added": self.tr("added: {0}")}
        return " ".join(told[piece.part].format(piece.text.strip()) for piece in pieces if piece.text.strip())

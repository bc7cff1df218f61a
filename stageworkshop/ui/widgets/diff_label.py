"""A text with the change marked: what went is struck through, what came is bold and underlined, both tinted."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from stageworkshop.domain.word_diff import Piece, word_diff
from stageworkshop.ui.theme import Theme

LONG = 40
"""Characters from which on a text that was replaced as a whole stands on lines of its own."""


class DiffLabel(QLabel):
    """Shows the way from one wording to another."""

    def __init__(self, theme: Theme, old: str = "", new: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._old, self._new = old, new
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._render()
        theme.changed.connect(self._render)

    def show_change(self, old: str, new: str) -> None:
        """Show another change."""
        if (old, new) != (self._old, self._new):
            self._old, self._new = old, new
            self._render()

    def _render(self) -> None:
        pieces = word_diff(self._old, self._new)
        # A text that is new as a whole would be nothing but bold.
        bold = len(pieces) > 1
        # A text written anew begins a line of its own below the one that went.
        anew = [piece.part for piece in pieces] == ["removed", "added"] and len(pieces[0].text) > LONG
        shown = [self._html(piece, bold=bold) for piece in pieces]
        for place in range(len(pieces) - 1, 0, -1):
            if (pieces[place - 1].part, pieces[place].part) == ("removed", "added"):
                # What came must not touch what went: “24” and “8” would read as one number.
                shown.insert(place, "<br>" if anew else "\u2009")
        self.setText("".join(shown))
        self.setAccessibleName(
            " ".join(
                {"same": "{}", "removed": self.tr("removed: {}"), "added": self.tr("added: {}")}[piece.part].format(
                    piece.text
                )
                for piece in pieces
            )
        )

    def _html(self, piece: Piece, *, bold: bool) -> str:
        text = escape(piece.text).replace("\n", "<br>")
        colours = self._theme.colours
        if piece.part == "removed":
            return f'<s><span style="background-color:{colours["mark-removed"]}">{text}</span></s>'
        if piece.part == "added":
            marked = f'<u><span style="background-color:{colours["mark-added"]}">{text}</span></u>'
            return f"<b>{marked}</b>" if bold else marked
        return text

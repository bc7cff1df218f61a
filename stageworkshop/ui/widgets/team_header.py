"""The head of a table whose columns are teams: the name, on the team's tint, under a bar in the team's colour."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, QTextBoundaryFinder
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from stageworkshop.ui.models.stage_matrix import HEAD_ROLE, MatrixHead
from stageworkshop.ui.theme import Size, Space, Theme
from stageworkshop.ui.widgets.wrapping import wrap

BAR = 4
LINES = 2
NARROW = 100
NARROWEST = 75
"""Per cent of its width to which a name is squeezed before one of its words is broken."""


class TeamHeader(QHeaderView):
    """Paints sections whose model gives a `MatrixHead`; long names wrap once, then end in …

    `centred` is for tables whose cells have their words in the middle.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, centred: bool = False) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._centred = centred
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(48)
        theme.changed.connect(self.viewport().update)

    def sizeHint(self) -> QSize:
        line = QFontMetrics(self._theme.font(Size.BODY, bold=True)).height()
        return QSize(super().sizeHint().width(), line * LINES + BAR + 2 * Space.S)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803
        model = self.model()
        if model is None:
            return
        head = model.headerData(logicalIndex, Qt.Orientation.Horizontal, HEAD_ROLE)
        text = model.headerData(logicalIndex, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
        painter.save()
        painter.fillRect(rect, self._theme.colour("surface-raised"))
        named, roomy = isinstance(head, MatrixHead), self._narrowest() >= NARROW
        lead = Space.M if not named else Space.S if roomy else Space.XS + 2
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left, right = (3, lead) if mirrored else (lead, 3)
        box = rect.adjusted(left, BAR + Space.XS, -right, -Space.XS)
        if isinstance(head, MatrixHead) and head.colour:
            tinted = rect.adjusted(2, 0, -2, 0)
            painter.fillRect(tinted, self._theme.team_soft(head.colour))
            painter.fillRect(QRect(tinted.left(), tinted.top(), tinted.width(), BAR), self._theme.team(head.colour))
            painter.setPen(self._theme.team(head.colour))
        else:
            painter.setPen(self._theme.colour("text-muted"))
        font = self._theme.font(Size.BODY if named and roomy else Size.SMALL, bold=True)
        _squeeze(font, str(text or ""), box.width())
        painter.setFont(font)
        lines = wrap(fitted(str(text or ""), font, box.width()), font, box.width(), LINES)
        if named and self._centred:
            room = rect.adjusted(3, BAR + Space.XS, -3, -Space.XS)
            self._in_the_middle(painter, room, lines, QFontMetrics(font))
        else:
            side = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
            painter.drawText(box, side, "\n".join(lines))
        painter.restore()

    def _in_the_middle(self, painter: QPainter, room: QRect, lines: list[str], metrics: QFontMetrics) -> None:
        """Each line on whole points: between them letters blur."""
        y = room.top() + (room.height() - metrics.lineSpacing() * len(lines)) // 2
        for line in lines:
            x = room.left() + max((room.width() - metrics.horizontalAdvance(line)) // 2, 0)
            painter.drawText(x, y + metrics.ascent(), line)
            y += metrics.lineSpacing()

    def _narrowest(self) -> int:
        """Width of the narrowest team's section: all names are written in one size."""
        model = self.model()
        widths = (
            self.sectionSize(section)
            for section in range(self.count())
            if isinstance(model.headerData(section, Qt.Orientation.Horizontal, HEAD_ROLE), MatrixHead)
        )
        return min(widths, default=NARROW)


def _squeeze(font: QFont, text: str, room: int) -> None:
    """Make a font narrower, a little, where a word of the text would have to be broken."""
    widest = max((QFontMetrics(font).horizontalAdvance(word) for word in text.split()), default=0)
    if widest > room > 0:
        font.setStretch(max(NARROWEST, 100 * room // widest - 4))


def fitted(text: str, font: QFont, room: int) -> str:
    """A text in which each word that is still too wide ends in …, unless its script breaks lines within words."""
    metrics = QFontMetrics(font)
    return " ".join(
        word if _breaks(word) else metrics.elidedText(word, Qt.TextElideMode.ElideRight, room) for word in text.split()
    )


def _breaks(word: str) -> bool:
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, word)
    return 0 < finder.toNextBoundary() < len(word.encode("utf-16-le", "surrogatepass")) // 2

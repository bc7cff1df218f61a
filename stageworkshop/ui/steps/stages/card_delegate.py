"""Draws a stage's card: name, how it ends, owner, hand-off, what else it is called, and what to ask about its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from stageworkshop.store.queries.board import StageCard, TeamMark
from stageworkshop.ui.models.cards import CARD, Index
from stageworkshop.ui.theme import Size, Space, Theme
from stageworkshop.ui.widgets.wrapping import wrap

GAP = Space.S
"""Air between two cards."""
PAD = Space.M
MARK = 16
CHIP_AIR = 3
LINE_AIR = 5
NAME_LINES = 3
CALLED_LINES = 2
QUESTION_LINES = 3
DOT = 7
LEADING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
"""The painter's own direction turns this round where people read from the right. Fonts of other scripts are higher than
the line, so nothing is clipped."""

KIND_MARKS: dict[str, tuple[str, str]] = {
    "won": ("won", "success"),
    "lost": ("lost", "danger"),
    "recycled": ("recycle", "accent"),
    "disqualified": ("disqualified", "text-muted"),
}
"""Icon and colour for the stages that end a record's way."""


@dataclass(frozen=True)
class Words:
    """How a card words what it draws; given by the page, which can translate."""

    kind: Callable[[str], str]
    called: Callable[[StageCard], str]
    question: Callable[[StageCard], str]


@dataclass(frozen=True)
class Called:
    """One more name of a stage as it is drawn: the colour number of its team (0 for none), its words, and how wide they
    are together, in device-independent pixels."""

    colour: int
    text: str
    width: int


class CardDelegate(QStyledItemDelegate):
    """Paints from the `StageCard` in the model; nothing is kept but fonts."""

    def __init__(self, theme: Theme, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self._take_fonts()
        theme.changed.connect(self._take_fonts)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        card = index.data(CARD)
        if not isinstance(card, StageCard):
            return QSize(0, 0)
        small = QFontMetrics(self._small).height() + LINE_AIR
        height = QFontMetrics(self._bold).height() * len(self._name_lines(card, option.rect.width()))
        width = option.rect.width() - 2 * PAD - 2
        height += (small + CHIP_AIR) * self._mark_rows(card, width)
        height += small * len(self._called(card, width))
        for _, _, lines in self._lines(card, width):
            height += small + (len(lines) - 1) * QFontMetrics(self._small).height()
        return QSize(80, height + 2 * PAD + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = index.data(CARD)
        if not isinstance(card, StageCard):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        ground = option.rect.adjusted(1, 0, -1, -GAP)
        self._ground(painter, option, ground)
        inner = ground.adjusted(PAD, PAD, -PAD, -PAD)
        painter.setPen(self._theme.colour("text"))
        painter.setFont(self._bold)
        top, height = inner.top(), QFontMetrics(self._bold).height()
        for text in self._name_lines(card, option.rect.width()):
            painter.drawText(QRect(inner.left(), top, inner.width(), height), LEADING, text)
            top += height
        top += LINE_AIR
        top = self._marks(painter, option, QRect(inner.left(), top, inner.width(), 0), card)
        small = QFontMetrics(self._small).height()
        for row in self._called(card, inner.width()):
            self._called_row(painter, option, QRect(inner.left(), top, inner.width(), small), row)
            top += small + LINE_AIR
        for icon, token, lines in self._lines(card, inner.width()):
            self._line(painter, option, QRect(inner.left(), top, inner.width(), 0), (icon, token, lines))
            top += small * len(lines) + LINE_AIR
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setObjectName("rename-stage")
        editor.setAccessibleName(self.tr("Name of the stage"))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # The board is read anew while somebody types: their words stay.
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit) and editor.text().strip():
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        height = max(editor.sizeHint().height(), QFontMetrics(self._bold).height())
        editor.setGeometry(
            option.rect.adjusted(4, 4, -4, 0).left(), option.rect.top() + 4, option.rect.width() - 8, height
        )

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        token, width = ("focus", 2) if focused else ("accent", 2) if chosen else ("line", 1)
        painter.setPen(QPen(self._theme.colour(token), width))
        painter.setBrush(self._theme.colour("surface-raised"))
        half = width / 2
        painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), 9, 9)

    def _marks(self, painter: QPainter, option: QStyleOptionViewItem, at: QRect, card: StageCard) -> int:
        """The owner's chip and how the stage ends; returns where the next line begins."""
        if not card.owner and card.kind == "open":
            return at.top()
        painter.setFont(self._small)
        metrics = QFontMetrics(self._small)
        height = metrics.height() + CHIP_AIR
        row = QRect(at.left(), at.top(), at.width(), height)
        left = row.left()
        if card.owner:
            left = self._chip(painter, option, row, card.owner)
        if card.kind != "open":
            if self._mark_rows(card, at.width()) > 1:
                row.translate(0, height + LINE_AIR)
                left = row.left()
            icon, token = KIND_MARKS[card.kind]
            place = self._mirrored(option, QRect(left, row.top(), MARK, height), row)
            painter.drawPixmap(place.left(), place.top() + (height - MARK) // 2, self._theme.pixmap(icon, MARK, token))
            room = QRect(left + MARK + 4, row.top(), row.right() - left - MARK - 4, height)
            painter.setPen(self._theme.colour("text-muted"))
            text = metrics.elidedText(self._words.kind(card.kind), Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(self._mirrored(option, room, row), LEADING, text)
        return row.bottom() + 1 + LINE_AIR

    def _mark_rows(self, card: StageCard, width: int) -> int:
        """Whether owner and end of the way stand side by side, or each needs a row."""
        if not card.owner and card.kind == "open":
            return 0
        if not card.owner or card.kind == "open":
            return 1
        metrics = QFontMetrics(self._small)
        chip = metrics.horizontalAdvance(card.owner.name) + 16 + Space.S
        end = MARK + 4 + metrics.horizontalAdvance(self._words.kind(card.kind))
        return 1 if chip + end <= width else 2

    def _chip(self, painter: QPainter, option: QStyleOptionViewItem, row: QRect, team: TeamMark) -> int:
        metrics = QFontMetrics(self._small)
        text = metrics.elidedText(team.name, Qt.TextElideMode.ElideRight, row.width() - 16)
        chip = QRect(row.left(), row.top(), metrics.horizontalAdvance(text) + 16, row.height())
        drawn = self._mirrored(option, chip, row)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.team_soft(team.colour))
        painter.drawRoundedRect(drawn, drawn.height() / 2, drawn.height() / 2)
        painter.setPen(self._theme.team(team.colour))
        painter.drawText(drawn, Qt.AlignmentFlag.AlignCenter, text)
        return chip.right() + 1 + Space.S

    def _lines(self, card: StageCard, width: int) -> list[tuple[str, str, list[str]]]:
        """(icon, colour, lines of text) at the foot of the card."""
        room = width - MARK - 6
        found = []
        if card.gives and card.takes:
            words = f"{card.gives.name} → {card.takes.name}"
            if card.gives == card.owner and QFontMetrics(self._small).horizontalAdvance(words) > room:
                # The chip above names the one who gives.
                words = f"→ {card.takes.name}"
            found.append(("handoff", "text-muted", wrap(words, self._small, room, CALLED_LINES)))
        if card.questions:
            asked = wrap(self._words.question(card), self._small, room, QUESTION_LINES)
            found.append(("warning", "warning", asked))
        return found

    def _line(
        self, painter: QPainter, option: QStyleOptionViewItem, at: QRect, line: tuple[str, str, list[str]]
    ) -> None:
        icon, token, lines = line
        height = QFontMetrics(self._small).height()
        row = QRect(at.left(), at.top(), at.width(), height)
        picture = self._mirrored(option, QRect(row.left(), row.top(), MARK, height), row)
        painter.drawPixmap(picture.left(), row.top() + (height - MARK) // 2, self._theme.pixmap(icon, MARK, token))
        painter.setFont(self._small)
        painter.setPen(self._theme.colour(token))
        for number, words in enumerate(lines):
            room = QRect(row.left() + MARK + 6, row.top() + number * height, row.width() - MARK - 6, height)
            painter.drawText(self._mirrored(option, room, row), LEADING, words)

    def _called(self, card: StageCard, width: int) -> list[list[Called]]:
        """What else it is called, in rows: as many names as there is room for, and how many more there are."""
        metrics = QFontMetrics(self._small)
        rows: list[list[Called]] = []
        left = 0
        for number, (team, name) in enumerate(card.aliases):
            mark = DOT + 5 if team else 0
            text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, width - mark)
            wanted = mark + metrics.horizontalAdvance(text)
            if not rows or wanted > left:
                if len(rows) == CALLED_LINES:
                    more = f"+{len(card.aliases) - number}"
                    rows[-1].append(Called(0, more, metrics.horizontalAdvance(more)))
                    break
                rows.append([])
                left = width
            rows[-1].append(Called(team.colour if team else 0, text, wanted))
            left -= wanted + Space.M
        return rows

    def _called_row(self, painter: QPainter, option: QStyleOptionViewItem, row: QRect, names: list[Called]) -> None:
        painter.setFont(self._small)
        left = row.left()
        for each in names:
            text_left, width = left, each.width
            if each.colour:
                dot = self._mirrored(option, QRect(left, row.center().y() - DOT // 2, DOT, DOT), row)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.team(each.colour))
                painter.drawEllipse(dot)
                text_left, width = left + DOT + 5, each.width - DOT - 5
            painter.setPen(self._theme.colour("text-muted"))
            room = QRect(text_left, row.top(), width + 2, row.height())
            painter.drawText(self._mirrored(option, room, row), LEADING, each.text)
            left += each.width + Space.M

    def _name_lines(self, card: StageCard, width: int) -> list[str]:
        return wrap(card.name, self._bold, max(width - 2 * PAD - 2, 40), NAME_LINES)

    def _take_fonts(self) -> None:
        self._bold: QFont = self._theme.font(Size.BODY, bold=True)
        self._small: QFont = self._theme.font(Size.SMALL)

    @staticmethod
    def _mirrored(option: QStyleOptionViewItem, rect: QRect, row: QRect) -> QRect:
        return QStyle.visualRect(option.direction, row, rect)

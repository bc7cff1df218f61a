"""The questions of a draft at one glance: what is answered, what is still needed, where there is a note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from stageworkshop.ui.steps.draft.questions import Question, Standing
from stageworkshop.ui.theme import Size, Space, Theme
from stageworkshop.ui.widgets.marks import only_looks
from stageworkshop.ui.widgets.wrapping import wrap
from stageworkshop.ui.words import domain_words

ICON = 16
AIR = 5
WIDTH = 204


class IndexRow(QAbstractButton):
    """One question; the arrow keys go on to the others."""

    def __init__(self, theme: Theme, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.state = Standing()
        self._marked = True
        self._theme = theme
        self.setText(domain_words(question.heading))
        self.setObjectName(f"question-{question.key.replace('.', '-')}")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        only_looks(self)
        theme.changed.connect(self.update)

    def set_standing(self, standing: Standing) -> None:
        """How far it is."""
        self.state = standing
        self.setAccessibleName(", ".join((self.text(), *self._spoken())))
        self.setToolTip(", ".join(self._spoken()))
        self.update()

    @property
    def is_in_hand(self) -> bool:
        """Whether its answer is in sight."""
        return self.isChecked() and self._marked

    def set_marked(self, marked: bool) -> None:
        """Whether it shows that it is the one in hand, if it is."""
        self._marked = marked
        self.update()

    def sizeHint(self) -> QSize:
        line = QFontMetrics(self._theme.font()).height()
        return QSize(WIDTH, line * len(self._lines()) + 2 * AIR)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            # For the index, which knows where it ends.
            event.ignore()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter)
        icon, token = ("circle", "line-strong")
        if self.state.needed:
            icon, token = ("target", "warning")
        elif self.state.filled:
            icon, token = ("check-circle", "success")
        middle = self.rect().center().y() + 1
        at = QRect(Space.S, middle - ICON // 2, ICON, ICON)
        painter.drawPixmap(self._turned(at).topLeft(), self._theme.pixmap(icon, ICON, token))
        if self.state.notes:
            at = QRect(self.width() - Space.S - ICON, middle - ICON // 2, ICON, ICON)
            painter.drawPixmap(self._turned(at).topLeft(), self._theme.pixmap("help", ICON, "accent"))
        painter.setFont(self._theme.font(Size.BODY, bold=self.is_in_hand))
        painter.setPen(self._theme.colour("text"))
        align = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading | Qt.TextFlag.TextDontClip)
        painter.drawText(self._turned(self._room()), align, "\n".join(self._lines()))
        painter.end()

    def _ground(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if self.is_in_hand or self.underMouse():
            painter.setBrush(self._theme.colour("accent-soft" if self.is_in_hand else "hover"))
            painter.drawRoundedRect(self.rect(), 7, 7)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._theme.colour("focus"))
            for inset in (0, 1):
                painter.drawRoundedRect(self.rect().adjusted(inset, inset, -1 - inset, -1 - inset), 7, 7)

    def _room(self) -> QRect:
        lead, tail = Space.S + ICON + Space.S, Space.S + ICON + Space.XS
        return QRect(lead, 0, max(self.width(), WIDTH) - lead - tail, self.height())

    def _lines(self) -> list[str]:
        return wrap(self.text(), self._theme.font(Size.BODY, bold=True), self._room().width(), 2)

    def _turned(self, rect: QRect) -> QRect:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            rect.moveLeft(self.width() - rect.right() - 1)
        return rect

    def _spoken(self) -> list[str]:
        words = []
        if self.state.needed:
            words.append(self.tr("still needed"))
        elif self.state.filled:
            words.append(self.tr("answered"))
        else:
            words.append(self.tr("not answered"))
        if self.state.notes:
            notes = self.state.notes
            words.append(self.tr("a note on the wording") if notes == 1 else self.tr("{0} notes").format(notes))
        return words


class QuestionIndex(QWidget):
    """The arrow keys go through the questions; a click, Space or Enter goes to the answer."""

    chosen = Signal(str, bool)
    """A question (key), and whether its answer is to be written now."""

    def __init__(self, theme: Theme, questions: Sequence[Question], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("question-index")
        self.setAccessibleName(self.tr("Questions"))
        self.rows = [IndexRow(theme, question, self) for question in questions]
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for row in self.rows:
            self._group.addButton(row)
            row.clicked.connect(lambda _=False, key=row.question.key: self.chosen.emit(key, True))
            column.addWidget(row)
        self.take(self.rows[0].question.key)

    @property
    def current(self) -> str:
        """The question in hand (key)."""
        return next(row.question.key for row in self.rows if row.isChecked())

    def take(self, key: str) -> None:
        """Mark a question as the one in hand, and make it the one that Tab reaches."""
        for row in self.rows:
            mine = row.question.key == key
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if mine else Qt.FocusPolicy.ClickFocus)
            if mine:
                row.setChecked(True)
        self.update()

    def set_marked(self, marked: bool) -> None:
        """Whether the question in hand is marked: not while something else stands in its place."""
        for row in self.rows:
            row.set_marked(marked)

    def show_standings(self, standings: Mapping[str, Standing]) -> None:
        """Show how far each question (by key) is."""
        for row in self.rows:
            row.set_standing(standings[row.question.key])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        focused = next((place for place, row in enumerate(self.rows) if row.hasFocus()), None)
        if step is None or focused is None or not 0 <= focused + step < len(self.rows):
            super().keyPressEvent(event)
            return
        row = self.rows[focused + step]
        row.setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(row.question.key, False)

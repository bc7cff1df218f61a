"""A text to read and scroll: what changed stage by stage, with the differing words marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from stageworkshop.charter.changes import StageChange
from stageworkshop.domain.disagreement import METHODS
from stageworkshop.ui.models import changes_html
from stageworkshop.ui.theme import Size, Space, Theme
from stageworkshop.ui.words import domain_words

WIDEST = 760


class ChangesView(QTextBrowser):
    """Shows stage changes; `cause_asked` asks to see the disagreement (id) that made words change.

    With `grows` it is as high as its text and scrolls with the page; else it scrolls itself.
    """

    cause_asked = Signal(str)

    def __init__(self, theme: Theme, *, grows: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._grows = grows
        self._changes: tuple[StageChange, ...] = ()
        self._new_word = ""
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._follow)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "reading")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # A text that can only be read is left with Tab.
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0 if grows else Space.S)
        self.setAccessibleName(self.tr("What changed"))
        if grows:
            self.setProperty("grows", "true")
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._render)

    @property
    def changes(self) -> tuple[StageChange, ...]:
        """What is on show."""
        return self._changes

    def show_changes(self, changes: Sequence[StageChange], *, whole: bool = False) -> None:
        """Show changes; `whole` when they are simply all the words, so that “new” would say nothing."""
        word = "" if whole else self.tr("new")
        if (tuple(changes), word) != (self._changes, self._new_word) or not self.toPlainText():
            self._changes, self._new_word = tuple(changes), word
            self._render()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _render(self) -> None:
        at = self.verticalScrollBar().value()
        self.setHtml(changes_html.page(self._changes, self._look()))
        self._fit()
        self.verticalScrollBar().setValue(at)

    def _follow(self, link: QUrl) -> None:
        if link.scheme() == changes_html.SCHEME:
            self.cause_asked.emit(link.path())

    def _fit(self) -> None:
        if self._grows:
            self.document().setTextWidth(min(self.viewport().width(), WIDEST))
            self.setFixedHeight(int(self.document().size().height()) + 4)

    def _look(self) -> changes_html.Look:
        colours = self._theme.colours
        return changes_html.Look(
            text=colours["text"],
            muted=colours["text-muted"],
            line=colours["line"],
            added=colours["mark-added"],
            removed=colours["mark-removed"],
            heading=self._theme.points(Size.HEADING),
            small=self._theme.points(Size.SMALL),
            kinds={
                "added": self._new_word,
                "removed": self.tr("taken out"),
                "renamed": self.tr("renamed"),
                "changed": self.tr("changed"),
            },
            was=self.tr("was “{0}”"),
            accent=colours["accent"],
            warning=colours["warning"],
            # Where all is new there is no report yet.
            breaks=self.tr("breaks reports") if self._new_word else "",
            settled=self.tr("Settled ({0}): “{1}”"),
            still_open=self.tr("Not settled: “{0}”"),
            methods={key: domain_words(words) for key, words in METHODS.items()},
        )

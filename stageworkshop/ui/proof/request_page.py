"""Somebody was asked for a sign-off: the words, what is new in them for this person, and the answer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from stageworkshop.charter.changes import Comparison
from stageworkshop.ui.dates import day_words, isolated
from stageworkshop.ui.proof.aside import AsidePage
from stageworkshop.ui.proof.own_answer import OwnAnswerForm
from stageworkshop.ui.steps.signoff.words import answer_words
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.changed_pane import ChangedPane
from stageworkshop.ui.widgets.flow_layout import FlowLayout
from stageworkshop.ui.widgets.labels import TextLabel, label
from stageworkshop.ui.widgets.pdf_view import PdfView

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from stageworkshop.evidence.requests import OpenRequest

WORDS, PRINTED = range(2)
FORM_WIDTH = 436


class RequestPage(AsidePage):
    """Nothing of it needs a workshop: whoever is asked has only the two files."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "request-page", parent, scrolls=False)
        self._request: OpenRequest | None = None
        self._answer_file: Path | None = None
        self.tabs = QTabBar(self)
        self.words = ChangedPane(theme, parent=self)
        self.words.view.setObjectName("request-words")
        self.words.view.setAccessibleName(self.tr("The words to answer for"))
        self.pages = PdfView(theme, self)
        self._room = QStackedWidget(self)
        self.form = OwnAnswerForm(theme, self)
        self.form.written.connect(self._show_written)
        self.form.keys_asked.connect(self.keys_asked)
        self._sent = TextLabel("", "", self)
        self._sent.setObjectName("request-sent")
        self._side = QStackedWidget(self)
        self._fill()
        finish = QShortcut(Qt.Modifier.CTRL | Qt.Key.Key_Return, self)
        finish.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        finish.activated.connect(self._finish)

    @property
    def answer_file(self) -> Path | None:
        """The file that was written; None before."""
        return self._answer_file

    def initial_focus(self) -> QWidget:
        return self.words.view if self.words.view.isVisible() else self.form.first_field()

    def begin(self, request: OpenRequest) -> None:
        """Show a request; one that is in hand already keeps what is filled in."""
        if self._request is not None and self._request.request == request.request and self._answer_file is None:
            return
        self._request, self._answer_file = request, None
        asked = request.request
        self.heading.setText(self.tr("You are asked to sign charter {0}").format(asked.charter))
        self.job.setText(self._who_asks(request))
        told = request.to_read()
        self.words.show_comparison(self._lead(request, told), told, whole=request.before is None)
        self.tabs.setTabText(WORDS, self.tr("What is new for you") if request.before is not None else self.tr("Words"))
        self.tabs.setCurrentIndex(WORDS)
        self.pages.clear()
        self.form.begin(request)
        self._side.setCurrentIndex(0)
        self.banner.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._side.currentIndex():
            self._answer_again()
            return
        super().keyPressEvent(event)

    def _who_asks(self, request: OpenRequest) -> str:
        asked = request.request
        what = f"“{asked.title}”"
        if asked.organisation:
            what = f"{what}, {isolated(asked.organisation)}"
        by = isolated(asked.asked_by) if asked.asked_by else self.tr("Somebody")
        lines = [self.tr("{0} asked on {1} about {2}.").format(by, day_words(asked.asked_at[:10]), what)]
        signs = isolated(asked.signs.name)
        if asked.deputy is not None:
            words = self.tr("You answer as {0}, in the place of {1}.").format(signs, isolated(asked.person.name))
        else:
            words = self.tr("You answer as {0}.").format(signs)
        return " ".join([*lines, words])

    def _lead(self, request: OpenRequest, told: Comparison) -> str:
        asked = request.request
        if asked.earlier is None:
            return self.tr("No earlier answer of yours is known to whoever asks. These are all the words.")
        day, given = day_words(asked.earlier.at[:10]), answer_words(asked.earlier.answer)
        if told.is_same:
            return self.tr("Nothing has changed since you answered to charter {0} on {1} ({2}).").format(
                asked.earlier.charter, day, given
            )
        return self.tr(
            "You answered to charter {0} on {1} ({2}). This is what is different now, and was not covered by that "
            "answer. All the words are under “As printed”."
        ).format(asked.earlier.charter, day, given)

    def _open_tab(self, index: int) -> None:
        if index == PRINTED and self._request is not None and not self.pages.pages:
            self.pages.show_pdf(self._request.pdf)
        self._room.setCurrentIndex(index)

    def _finish(self) -> None:
        if self._side.currentIndex() == 0:
            self.form.finish()

    def _show_written(self, path: Path) -> None:
        self._answer_file = path
        assert self._request is not None
        by = self._request.request.asked_by
        to = isolated(by) if by else self.tr("whoever asked you")
        self._sent.setText(
            self.tr("Send this file back to {0}, by mail or as you got the request:\n{1}\n\nKeep a copy.").format(
                to, f"\u200e{path.name}"
            )
        )
        self._side.setCurrentIndex(1)
        self._folder.setFocus()

    def _answer_again(self) -> None:
        """Back to the form with all that is filled in; the file that was written is replaced only when asked."""
        self._answer_file = None
        self._side.setCurrentIndex(0)
        self.form.first_field().setFocus()

    def _open_folder(self) -> None:
        if self._answer_file is None:
            return
        folder = self._answer_file.parent
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.banner.show_message(self.tr("The system has no program to open {0}.").format(folder), "warning")

    def _fill(self) -> None:
        self.tabs.setObjectName("request-tabs")
        self.tabs.setAccessibleName(self.tr("Views of the charter"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for words in (self.tr("Words"), self.tr("As printed")):
            self.tabs.addTab(words)
        self.tabs.currentChanged.connect(self._open_tab)
        for view in (self.words, self.pages):
            self._room.addWidget(view)
        left = QVBoxLayout()
        left.setSpacing(Space.S)
        left.addWidget(self.tabs)
        left.addWidget(self._room, 1)
        for part in (self.form, self._written_part()):
            self._side.addWidget(part)
        self._side.setFixedWidth(FORM_WIDTH)
        across = QHBoxLayout()
        across.setSpacing(Space.XL)
        across.addLayout(left, 1)
        across.addWidget(self._side)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addLayout(across, 1)

    def _written_part(self) -> QWidget:
        part = QWidget(self)
        self._folder = QPushButton(self.tr("Show in folder"), part)
        self._folder.setObjectName("request-folder")
        self.theme.set_icon(self._folder, "folder-open", "text-muted", 16)
        self._folder.clicked.connect(self._open_folder)
        again = QPushButton(self.tr("Answer otherwise"), part)
        again.setObjectName("request-again")
        again.clicked.connect(self._answer_again)
        acts = QWidget(part)
        row = FlowLayout(acts, gap=Space.S)
        for button in (self._folder, again):
            row.addWidget(button)
        self._sent.set_selectable()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(label(self.tr("Your answer is written"), "heading", part))
        column.addWidget(self._sent)
        column.addWidget(acts)
        column.addStretch(1)
        return part

"""Where the workshop starts from. Shown as long as there are no stages; nothing happens before a preview."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from stageworkshop.actions import pipelines, starting
from stageworkshop.domain.errors import DomainError
from stageworkshop.starting.documents import templates
from stageworkshop.store.queries.board import board
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.prepare.start_preview import StartPreviewPanel
from stageworkshop.ui.theme import Space
from stageworkshop.ui.welcome_cards import TemplateCard
from stageworkshop.ui.widgets.flow_layout import FlowLayout
from stageworkshop.ui.widgets.section import Section
from stageworkshop.ui.widgets.sight import keep_in_sight

if TYPE_CHECKING:
    from stageworkshop.charter.model import Document

LEAST_CARD = 260


class StartSection(Section):
    """Four ways: a template, an earlier charter, a stage list, or blank. `list_asked` and `board_asked` lead to the
    board of stages."""

    list_asked = Signal()
    board_asked = Signal()

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(
            page.tr("Where do you start from?"),
            page.tr("You see what comes in before anything is changed, and everything can be undone."),
            parent,
        )
        self._page = page
        self._gallery: QWidget | None = None
        self._preview: StartPreviewPanel | None = None
        self.body.addLayout(self._row())

    def start_from_file(self, path: Path) -> None:
        """Show what an earlier definitions file would bring; a file that is none is told on the page."""
        from stageworkshop.starting.documents import document_from  # loads the library that checks documents

        try:
            document = document_from(path)
        except DomainError as error:
            self._page.say(error.message(), "error")
            return
        self._page.clear_message()
        self._show_preview(document, path.name, as_template=False)

    def start_from_template(self, key: str) -> None:
        """Show what a template would bring."""
        from stageworkshop.starting.documents import template

        self._show_preview(template(key), key, as_template=True)

    def close_panels(self) -> None:
        """Back to the four ways."""
        for panel in (self._gallery, self._preview):
            if panel is not None:
                panel.hide()
                panel.deleteLater()
        self._gallery = self._preview = None

    def _row(self) -> FlowLayout:
        row = FlowLayout(gap=Space.S)
        ways = (
            ("start-template", "template", self.tr("A template…"), self._toggle_gallery),
            ("start-charter", "file", self.tr("An earlier charter…"), self._choose_file),
            ("start-list", "paste", self.tr("A stage list…"), self.list_asked.emit),
            ("start-blank", "add", self.tr("A blank board"), self._start_blank),
        )
        tips = (
            self.tr("Whole definitions for common kinds of business, to be changed as you like"),
            self.tr("A definitions file that an earlier workshop wrote"),
            self.tr("Pasted from a spreadsheet, or a CSV file"),
            self.tr("Begin with empty pipelines"),
        )
        for (name, icon, words, act), tip in zip(ways, tips, strict=True):
            button = QPushButton(words, self)
            button.setObjectName(name)
            button.setToolTip(tip)
            self._page.theme.set_icon(button, icon, "accent", 16)
            button.clicked.connect(lambda _=False, act=act: act())
            row.addWidget(button)
        return row

    def _toggle_gallery(self) -> None:
        shown = self._gallery is not None
        self.close_panels()
        if shown:
            return
        self._gallery = QWidget(self)
        self._gallery.setObjectName("templates")
        flow = FlowLayout(self._gallery, gap=Space.M, fill=LEAST_CARD)
        for each in templates():
            if each.key != "blank":
                card = TemplateCard(each, self._page.theme, self._gallery)
                card.clicked.connect(lambda key=each.key: self.start_from_template(key))
                flow.addWidget(card)
        self.body.addWidget(self._gallery)
        first = self._gallery.findChild(TemplateCard)
        if first is not None:
            first.setFocus()

    def _choose_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("An earlier charter"), "", self.tr("Definitions files (*.json)")
        )
        if chosen:
            self.start_from_file(Path(chosen))

    def _start_blank(self) -> None:
        if not board(self._page.bridge.file):
            self._page.run(pipelines.add_pipeline, name=self.tr("Pipeline"))
        self.board_asked.emit()

    def _show_preview(self, document: Document, origin: str, *, as_template: bool) -> None:
        self.close_panels()
        self._preview = StartPreviewPanel(self._page, document, as_template=as_template, parent=self)
        self._preview.accepted.connect(lambda keep: self._start(document, origin, keep))
        self._preview.left.connect(self.close_panels)
        self.body.addWidget(self._preview)
        self._preview.begin()

    def _start(self, document: Document, origin: str, as_template: bool) -> None:
        done = self._page.run(starting.start_from_document, document=document, origin=origin, as_template=as_template)
        if done is not None:
            self.close_panels()
            count = len(document.stages)
            told = self.tr("{0} stages are on the board. Ctrl+Z takes it back.").format(count)
            self._page.say(told, "success", until_changed=True)
            # What had the focus is gone, and there is a beginning to look through.
            first = self._page.initial_focus()
            if first is not None:
                first.setFocus()
                keep_in_sight(first)

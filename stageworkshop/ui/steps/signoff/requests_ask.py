"""Asking a signatory who is elsewhere: where the two files go, and what to send with them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from stageworkshop.domain.errors import DomainError
from stageworkshop.ui.dates import day_words, isolated
from stageworkshop.ui.settings import Settings
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.signoff.requests_written import LEFT_TO_RIGHT, WrittenRequest
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.inline_confirm import InlineConfirm
from stageworkshop.ui.widgets.labels import TextLabel, field_label
from stageworkshop.ui.widgets.under_way import UnderWay

if TYPE_CHECKING:
    from stageworkshop.charter.model import Document
    from stageworkshop.evidence.requests import AnsweredBefore, Prepared
    from stageworkshop.evidence.statements import Signatory
    from stageworkshop.standing.asking import ToAsk
    from stageworkshop.store.queries.proofs import RequestRow
    from stageworkshop.ui.worker import Job


class AskPane(QWidget):
    """`left` tells that nothing more is wanted here."""

    left = Signal()

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._asked: ToAsk | None = None
        self._force = False
        self.lead = TextLabel("", "", self)
        self.folder = QLineEdit(self)
        self.folder.setObjectName("ask-folder")
        self.folder.textChanged.connect(self._show_names)
        self._names = TextLabel("", "muted", self)
        self._names.setObjectName("ask-names")
        self._earlier = TextLabel("", "small", self)
        self._earlier.setObjectName("ask-earlier")
        self.error = TextLabel("", "error", self)
        self.error.setObjectName("ask-error")
        self.confirm = InlineConfirm(page.theme, self)
        self.confirm.setObjectName("ask-confirm")
        self.write = QPushButton(self.tr("Write the two files"), self)
        self._under_way = UnderWay("ask", self)
        self.result = WrittenRequest(page, self)
        self.result.left.connect(self.left)
        self._panes = QStackedWidget(self)
        self._build()

    def begin(self, asked: ToAsk) -> None:
        """Start for somebody."""
        self._asked = asked
        name = isolated(asked.signer)
        self.lead.setText(
            self.tr(
                "{0} gets two files: the charter as a PDF, and a small file that says who is asked about which words. "
                "Who has Stage Workshop opens the small file, reads and answers. Who has not signs the PDF with a "
                "certificate of their own."
            ).format(name)
        )
        settings = Settings()
        self.folder.setText(settings.export_folder or str(self._page.bridge.file.path.parent))
        self._earlier.setText("\n".join(self._earlier_words(row) for row in asked.earlier))
        self._earlier.setVisible(bool(asked.earlier))
        self.error.hide()
        self.confirm.close_quietly()
        self._panes.setCurrentIndex(0)
        self._show_names()
        self.folder.setFocus()

    def finish(self) -> None:
        """Write the files, asking first when they are there already."""
        if self._panes.currentIndex() or self._under_way.is_running or self._asked is None:
            return
        self.error.hide()
        folder = self._target()
        if folder is None:
            self._refuse(self.tr("Choose a folder to write into."))
            return
        there = [path.name for path in self._paths(folder) if path.exists()]
        if not there:
            self._start(force=False)
            return
        self.confirm.ask(
            self.tr("Replace the files?"),
            self.tr("In {0} there is already:\n{1}").format(folder, "\n".join(there)),
            [(self.tr("Replace"), lambda: self._start(force=True))],
            self.tr("Leave them"),
        )

    def _start(self, *, force: bool) -> None:
        from stageworkshop.actions import requests as acts
        from stageworkshop.charter.frozen import frozen_document

        asked, ctx = self._asked, self._page.bridge.context
        if asked is None:
            return
        self._force = force
        try:
            document = frozen_document(ctx.file, asked.charter_id)
            person = acts.signatory(ctx.file, asked.person_id)
            deputy = acts.deputy(ctx.file, asked.charter_id, asked.person_id)
            before = acts.answered_before(ctx.file, asked.charter_id, (deputy or person).key)
        except DomainError as error:
            self._refuse(error.message())
            return
        self._under_way.begin(
            self.tr("Writing the files…"),
            prepare_request,
            document=document,
            person=person,
            deputy=deputy,
            before=before,
            request_id=ctx.new_id(),
            asked_by=ctx.actor,
            asked_at=ctx.now(),
        )
        self._set_running(True)

    def _keep(self, prepared: Prepared) -> None:
        from stageworkshop.actions import requests as acts

        self._set_running(False)
        folder = self._target()
        if folder is None or self._asked is None:
            return
        bridge = self._page.bridge
        if bridge.run(acts.send, prepared=prepared, folder=folder, force=self._force) is None:
            # It stands beside the folder and not above the page: mostly that is what is wrong.
            self._page.clear_message()
            self._refuse(bridge.error.message() if bridge.error is not None else "")
            return
        Settings().export_folder = str(folder)
        self.result.show_request(self._asked, [folder / name for name in prepared.names])
        self._panes.setCurrentWidget(self.result)
        self.result.letter.setFocus()

    def _earlier_words(self, row: RequestRow) -> str:
        by = isolated(row.asked_by) if row.asked_by else self.tr("somebody")
        asked = self.tr("Asked on {0} by {1} about charter {2}").format(
            day_words(row.asked_at[:10]), by, row.charter_number
        )
        came = self.tr("answered on {0}").format(day_words(row.answered_at[:10]))
        return f"{asked}: {came if row.answered_at else self.tr('no answer yet')}."

    def _paths(self, folder: Path) -> list[Path]:
        return [folder / name for name in self._asked.names] if self._asked is not None else []

    def _show_names(self) -> None:
        folder = self._target()
        self.error.hide()
        if folder is not None:
            self._names.setText("\n".join(LEFT_TO_RIGHT + path.name for path in self._paths(folder)))

    def _target(self) -> Path | None:
        text = self.folder.text().strip()
        return Path(text).expanduser() if text else None

    def _choose(self) -> None:
        found = QFileDialog.getExistingDirectory(self, self.tr("Where to write"), self.folder.text())
        if found:
            self.folder.setText(found)

    def _stopped(self) -> None:
        self._set_running(False)
        self._refuse(self.tr("Cancelled. Nothing was written."))

    def _failed(self, error: Exception) -> None:
        self._set_running(False)
        if not isinstance(error, DomainError):
            raise error
        self._refuse(error.message())

    def _set_running(self, running: bool) -> None:
        self.write.setEnabled(not running)
        self._page.set_busy(running)

    def _refuse(self, words: str) -> None:
        self.error.setText(words)
        self.error.show()
        self.folder.setFocus()

    def _build(self) -> None:
        self.write.setObjectName("ask-write")
        self.write.setProperty("role", "primary")
        self.write.setToolTip(self.tr("{0} (Ctrl+Enter)").format(self.write.text()))
        self.write.clicked.connect(self.finish)
        self._under_way.finished.connect(self._keep)
        self._under_way.cancelled.connect(self._stopped)
        self._under_way.failed.connect(self._failed)
        self._panes.addWidget(self._form())
        self._panes.addWidget(self.result)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._panes)

    def _form(self) -> QWidget:
        pane = QWidget(self)
        choose = self._button("ask-choose", self.tr("Choose…"), "folder-open")
        choose.setAccessibleName(self.tr("Choose the folder"))
        choose.clicked.connect(self._choose)
        place = QHBoxLayout()
        place.setSpacing(Space.S)
        place.addWidget(self.folder, 1)
        place.addWidget(choose)
        back = QPushButton(self.tr("Back to the words"), pane)
        back.setObjectName("ask-back")
        back.setProperty("role", "link")
        back.clicked.connect(self.left)
        foot = QHBoxLayout()
        foot.setSpacing(Space.M)
        foot.addWidget(self.write)
        foot.addWidget(back)
        foot.addStretch(1)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.lead)
        column.addSpacing(Space.S)
        column.addWidget(field_label(self.tr("&Folder"), self.folder, pane))
        self.folder.setAccessibleName(self.tr("Folder"))
        column.addLayout(place)
        column.addWidget(self._names)
        column.addWidget(self._earlier)
        column.addWidget(self.confirm)
        column.addStretch(1)
        column.addWidget(self.error)
        column.addWidget(self._under_way)
        column.addLayout(foot)
        return pane

    def _button(self, name: str, words: str, icon: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        self._page.theme.set_icon(button, icon, "text-muted", 16)
        return button


def prepare_request(
    job: Job,
    document: Document,
    person: Signatory,
    deputy: Signatory | None,
    before: AnsweredBefore | None,
    request_id: str,
    asked_by: str,
    asked_at: str,
) -> Prepared:
    """The work for `worker.start`: the PDF and the small file. Raises DomainError."""
    from stageworkshop.evidence.requests import prepare

    def report(done: int, total: int) -> bool:
        job.report(done, total)
        return True

    return prepare(
        document,
        person,
        request_id=request_id,
        asked_by=asked_by,
        asked_at=asked_at,
        built=datetime.now(UTC),
        deputy=deputy,
        before=before,
        progress=report,
    )

"""Signatories elsewhere: who was asked and when, what came back, and taking in what comes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from stageworkshop.domain.errors import DomainError
from stageworkshop.ui.dates import day_words, isolated
from stageworkshop.ui.models.rows import ListRow
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.signoff.words import answer_mark, answer_words
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.empty import EmptyState
from stageworkshop.ui.widgets.labels import TextLabel
from stageworkshop.ui.widgets.row_list import RowList, RowLook

if TYPE_CHECKING:
    from stageworkshop.standing.asking import AskedRow
    from stageworkshop.ui.steps.signoff.requests_arrival import ArrivalPane


class RequestsPane(QWidget):
    """`person_asked` asks to open somebody's part (id); `taken` tells whose answer (name) is on record now."""

    person_asked = Signal(str)
    taken = Signal(str)
    arrival_changed = Signal()

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._people: dict[str, str] = {}
        self._arrival: ArrivalPane | None = None
        self.take = QPushButton(self.tr("Take in an answer…"), self)
        self.take.setObjectName("take-answer")
        page.theme.set_icon(self.take, "import", "text-muted", 16)
        self.take.clicked.connect(self._choose)
        self._lead = TextLabel("", "muted", self)
        self._lead.setObjectName("asked-lead")
        self.list = RowList(page.theme, RowLook(detail_lines=4, bold=True), self)
        self.list.setObjectName("asked")
        self.list.setAccessibleName(self.tr("Who was asked from afar"))
        self.list.setToolTip(self.tr("Enter opens the signatory’s part"))
        self.list.pressed_row.connect(lambda row: self.person_asked.emit(self._people.get(row, "")))
        self._nobody = EmptyState(
            page.theme,
            "export",
            self.tr(
                "Nobody was asked from afar yet. For a signatory who is not in the room, open their part and choose "
                "“Ask from afar…”."
            ),
            "",
            self,
        )
        self._panes = QStackedWidget(self)
        self._build()

    @property
    def arrival(self) -> ArrivalPane:
        """What shows an answer that came in, made for the first one."""
        if self._arrival is None:
            from stageworkshop.ui.steps.signoff.requests_arrival import ArrivalPane

            pane = self._arrival = ArrivalPane(self._page, self._panes)
            pane.left.connect(self.show_list)
            pane.taken.connect(self._after_taking)
            self._panes.addWidget(pane)
        return self._arrival

    @property
    def has_arrival(self) -> bool:
        """Whether an answer that came in is on show."""
        return self._panes.currentIndex() > 0

    def show_rows(self, rows: list[AskedRow]) -> None:
        """Show who was asked."""
        self._people = {row.request_id: row.person_id for row in rows}
        self.list.set_rows([self._row(each) for each in rows])
        self.list.setVisible(bool(rows))
        self._nobody.setVisible(not rows)
        waiting = sum(row.is_waited_for for row in rows)
        self._lead.setText(
            self.tr("Nobody’s answer is waited for.")
            if not waiting
            else self.tr("1 answer has not come back yet.")
            if waiting == 1
            else self.tr("{0} answers have not come back yet.").format(waiting)
        )
        self._lead.setVisible(bool(rows))

    def take_file(self, path: Path) -> None:
        """Show what a file that came in says, to be taken in."""
        from stageworkshop.ui.steps.signoff.requests_arrival import read_answer

        self._panes.setCurrentWidget(self.arrival)
        try:
            self.arrival.show_answer(read_answer(path))
        except DomainError as error:
            self.arrival.refuse(path.name, error.message())
        self.arrival_changed.emit()

    def show_list(self) -> None:
        """Back to who was asked."""
        self._panes.setCurrentIndex(0)
        self.arrival_changed.emit()
        self.take.setFocus()

    def _after_taking(self, name: str) -> None:
        self._panes.setCurrentIndex(0)
        self.arrival_changed.emit()
        self.taken.emit(name)

    def _choose(self) -> None:
        kinds = self.tr("Answers (*.signoff-answer.json *.json *.pdf)")
        found, _ = QFileDialog.getOpenFileName(self, self.tr("Take in an answer"), "", kinds)
        if found:
            self.take_file(Path(found))

    def _row(self, asked: AskedRow) -> ListRow:
        by = self.tr("by {0}").format(isolated(asked.asked_by)) if asked.asked_by else ""
        day = self.tr("asked {0}").format(day_words(asked.asked_at[:10]))
        details = [self.tr("charter {0}").format(asked.charter_number), f"{day} {by}".strip()]
        if asked.answer:
            icon, token = answer_mark(asked.answer)
            word = answer_words(asked.answer)
            details.append(self.tr("came back {0}").format(day_words(asked.answered_at[:10])))
            details.append(self._how(asked))
        elif asked.is_waited_for:
            icon, token, word = "clock", "warning", self.tr("no answer yet")
        else:
            icon, token, word = "close", "text-muted", self.tr("not waited for")
            why = {
                "again": self.tr("asked again since"),
                "otherwise": self.tr("answered in another way since"),
                "over": self.tr("this charter is over"),
            }
            details.append(why.get(asked.status, ""))
        return ListRow(asked.request_id, asked.name, " · ".join(details), "", icon, token, word)

    def _how(self, asked: AskedRow) -> str:
        if not asked.fingerprint:
            return self.tr("not signed with a key")
        how = self.tr("signed PDF") if asked.kind == "signed_pdf" else self.tr("own key")
        return self.tr("{0} of {1} ({2}…)").format(how, isolated(asked.holder), asked.fingerprint[:8].upper())

    def _build(self) -> None:
        asked = QWidget(self)
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        head.addWidget(self._lead, 1_000)
        head.addStretch(1)
        head.addWidget(self.take)
        column = QVBoxLayout(asked)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self._nobody, 1)
        column.addWidget(
            TextLabel(self.tr("Answer files and signed PDFs can also be dropped on this window."), "small", asked)
        )
        self._panes.addWidget(asked)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._panes)

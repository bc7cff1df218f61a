"""The register: all disagreements with filters at the left, the thread of the one in hand at the right."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from stageworkshop.domain.disagreement import UNDECIDED
from stageworkshop.store.queries.disagreements import DisagreementRow, register, thread
from stageworkshop.ui.dates import day_words, isolated
from stageworkshop.ui.models.rows import ListRow
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.settle.agreed_view import SPLIT
from stageworkshop.ui.steps.settle.raise_form import RaiseForm
from stageworkshop.ui.steps.settle.states import LOOKS, state_words
from stageworkshop.ui.steps.settle.thread_view import ThreadView
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.empty import EmptyState
from stageworkshop.ui.widgets.quiet_fields import QuietCombo
from stageworkshop.ui.widgets.row_list import RowList, RowLook
from stageworkshop.ui.widgets.scrolled import BAR, ScrollColumn, margins
from stageworkshop.ui.widgets.split import Split
from stageworkshop.ui.words import disagreement_name, domain_words

ALL = ""
COMBO_AIR = 44
"""Of a choice beside its words, in device-independent pixels."""
EMPTY, THREAD, RAISE = range(3)


class RegisterView(QWidget):
    """`stage_wanted` asks for the whole agreed text of a stage."""

    stage_wanted = Signal(str)
    raising_changed = Signal()
    """The form for a new disagreement is open now, or no longer."""

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._rows: list[DisagreementRow] = []
        self._thread: ThreadView | None = None
        self._build()

    @property
    def offers_raising(self) -> bool:
        """Whether what is shown already is, or offers, the form for a new disagreement."""
        return self._right.currentIndex() == RAISE or not self._rows

    def initial_focus(self) -> QWidget:
        """The list, or the first action when it is empty."""
        if self._right.currentIndex() == RAISE:
            return self._raise.initial_focus()
        return self._list if self._rows else self._empty.button

    def reload(self) -> None:
        """Read the register and the thread in hand anew."""
        self._rows = register(self._page.bridge.file)
        self._left.setVisible(bool(self._rows))
        self._fill_filters()
        self._show_rows(keep=self._list.current_id)
        self._raise.reload()
        self._show_right()

    def open_disagreement(self, disagreement_id: str) -> None:
        """Take one in hand; filters that would hide it are lifted."""
        if not any(row.id == disagreement_id for row in self._rows):
            return
        if not self._list.choose(disagreement_id):
            self._state.setCurrentIndex(0)
            self._stage.setCurrentIndex(0)
            self._show_rows()
            self._list.choose(disagreement_id)
        self._right.setCurrentIndex(THREAD)
        self._show_right()
        self._list.scrollTo(self._list.currentIndex())

    def begin_raising(self, stage_id: str = "") -> None:
        """Open the form for a new one."""
        self._raise.begin(stage_id)
        self._right.setCurrentIndex(RAISE)
        self._page.set_in_hand("")
        self.raising_changed.emit()
        self._raise.initial_focus().setFocus()

    def _show_rows(self, *, keep: str = "") -> None:
        """List what the filters let through, and the one to `keep` (id): what is decided while the room looks at it
        must not slip away for that."""
        state, stage = self._state.currentData(), self._stage.currentData()
        wanted = [
            row for row in self._rows if row.id == keep or (state in (ALL, row.state) and stage in (ALL, row.stage_id))
        ]
        with QSignalBlocker(self._list):
            self._list.set_rows([self._row(row) for row in wanted])
            if wanted and not self._list.current_id:
                # What is still to be decided comes to hand first.
                first = next((row for row in wanted if row.state in UNDECIDED), wanted[0])
                self._list.choose(first.id)

    def _row(self, row: DisagreementRow) -> ListRow:
        icon, token = LOOKS[row.state]
        detail = f"{row.stage} · {domain_words(row.field)}"
        if row.state == "parked":
            detail = self.tr("{0} · {1}, until {2}").format(detail, isolated(row.owner), day_words(row.due))
        elif row.state == "escalated":
            detail = self.tr("{0} · with {1}").format(detail, isolated(row.owner))
        if row.dissents:
            detail = self.tr("{0} · dissent on record").format(detail)
        return ListRow(
            row.id,
            row.question,
            detail,
            overline=disagreement_name(row.key),
            icon=icon,
            token=token,
            word=state_words(row.state),
        )

    def _show_right(self) -> None:
        if self._right.currentIndex() == RAISE:
            return
        current = self._list.current_id
        if not current:
            self._right.setCurrentIndex(EMPTY)
            self.raising_changed.emit()
            self._empty.set_text(self._empty_text())
            self._empty.button.setText(self.tr("Show all") if self._rows else self.tr("Raise a disagreement"))
            self._page.set_in_hand("")
            return
        if self._thread is None or self._thread.disagreement_id != current:
            self._thread = ThreadView(self._page, current)
            self._thread.stage_wanted.connect(self.stage_wanted)
            self._thread.disagreement_wanted.connect(self.open_disagreement)
            self._thread.left.connect(self._list.setFocus)
            self._area.setWidget(self._thread)
            self._area.verticalScrollBar().setValue(0)
            self._thread.show()
        found = thread(self._page.bridge.file, current)
        self._thread.show_thread(found)
        self._right.setCurrentIndex(THREAD)
        self.raising_changed.emit()
        self._page.set_in_hand(found.row.question, "disagreement", current)

    def _begin(self) -> None:
        """The act of the empty side: raise the first one, or lift the filters that hide all."""
        if not self._rows:
            self.begin_raising()
            return
        self._state.setCurrentIndex(0)
        self._stage.setCurrentIndex(0)
        self._filtered()
        self._list.setFocus()

    def _filtered(self) -> None:
        self._show_rows()
        self._chosen()

    def _chosen(self) -> None:
        self._right.setCurrentIndex(THREAD)
        self._show_right()

    def _enter(self) -> None:
        """The thread comes to hand, with the focus."""
        self._chosen()
        if self._thread is not None:
            self._thread.focus_question()

    def _raised(self, disagreement_id: str) -> None:
        self._right.setCurrentIndex(THREAD)
        self.reload()
        self.open_disagreement(disagreement_id)
        if self._thread is not None:
            self._thread.focus_positions()

    def _stop_raising(self) -> None:
        self._right.setCurrentIndex(THREAD)
        self._show_right()
        self.initial_focus().setFocus()

    def _empty_text(self) -> str:
        if self._rows:
            return self.tr("No disagreement is like that. Choose other filters at the left.")
        return self.tr(
            "Here belongs every difference that the teams could not talk away: the question, what each team holds, "
            "the ways out, and in the end what was decided and how. Compare raises them from two wordings; "
            "you can also write one down by hand."
        )

    def _fill_filters(self) -> None:
        states = [(ALL, self.tr("All ({0})").format(len(self._rows)))]
        for key in ("open", "escalated", "parked", "settled"):
            count = sum(row.state == key for row in self._rows)
            states.append((key, f"{state_words(key)} ({count})"))
        stages = [(ALL, self.tr("All stages"))]
        stages += list({row.stage_id: row.stage for row in self._rows}.items())
        for combo, entries in ((self._state, states), (self._stage, stages)):
            kept = combo.currentData()
            with QSignalBlocker(combo):
                combo.clear()
                for key, words in entries:
                    combo.addItem(words, key)
                combo.setCurrentIndex(max(combo.findData(kept or ALL), 0))
        # Side by side while what stands in them at first has room, else one below the other.
        widest = max(QFontMetrics(combo.font()).horizontalAdvance(combo.itemText(0)) for combo in self._combos)
        wide = 2 * (widest + COMBO_AIR) + Space.S <= SPLIT[0]
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._filters.setDirection(direction)

    def _build(self) -> None:
        self._state = self._filter("filter-state", self.tr("Which state"))
        self._stage = self._filter("filter-stage", self.tr("Which stage"))
        self._list = RowList(self._page.theme, RowLook(title_lines=3, detail_lines=2), self)
        self._list.setObjectName("register")
        self._list.setAccessibleName(self.tr("Disagreements"))
        self._list.chosen.connect(lambda _: self._chosen())
        self._list.pressed_row.connect(lambda _: self._chosen())
        self._list.entered_row.connect(lambda _: self._enter())
        self._combos = (self._state, self._stage)
        left = self._left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, Space.L)
        column.setSpacing(Space.S)
        self._filters = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._filters.setSpacing(Space.S)
        self._filters.addWidget(self._state, 1)
        self._filters.addWidget(self._stage, 1)
        column.addLayout(self._filters)
        column.addWidget(self._list, 1)
        split = Split(left, self._build_right(), self)
        split.setSizes(list(SPLIT))
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(split)

    def _build_right(self) -> QWidget:
        self._empty = EmptyState(self._page.theme, "disagreement", "", self.tr("Raise a disagreement"), self)
        self._empty.acted.connect(self._begin)
        self._raise = RaiseForm(self._page, self)
        self._raise.raised.connect(self._raised)
        self._raise.cancelled.connect(self._stop_raising)
        self._raise.setContentsMargins(*margins(0, 0, BAR, 0))
        self._area = ScrollColumn("thread-scroll", self)
        self._right = QStackedWidget(self)
        for pane in (self._empty, self._area, self._raise):
            self._right.addWidget(pane)
        return self._right

    def _filter(self, name: str, spoken: str) -> QuietCombo:
        combo = QuietCombo(self)
        combo.setObjectName(name)
        combo.setAccessibleName(spoken)
        combo.setToolTip(spoken)
        combo.setMinimumContentsLength(5)
        combo.activated.connect(lambda _: self._filtered())
        return combo

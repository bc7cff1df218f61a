"""One case at a time, large, beside the stages with their plain definitions: a key or a click sorts it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from stageworkshop.actions import cases
from stageworkshop.store.queries.cases import CaseRow, StageChoice, answers_of, case_rows, choices
from stageworkshop.ui.models.rows import ListRow
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.theme import Size, Space
from stageworkshop.ui.widgets.labels import TextLabel, label
from stageworkshop.ui.widgets.row_list import RowList, RowLook
from stageworkshop.ui.widgets.scrolled import scrolling

KEYS = "1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""What is pressed for the first stage, the second, …; stages beyond are chosen with arrows and Enter."""


class CasePane(QWidget):
    """Shows one person's own answers, nobody else's."""

    left = Signal()
    """The person wants to stop."""
    finished = Signal()
    """Every case has an answer, and the last one was just given or passed."""

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._person = ""
        self._cases: list[CaseRow] = []
        self._choices: list[StageChoice] = []
        self._answers: dict[str, str] = {}
        self._place = 0
        self._build()
        self._build_keys()

    def initial_focus(self) -> QWidget:
        """The list of stages."""
        return self._stages

    def start(self, person_id: str, name: str) -> None:
        """Begin with this person's first case that has no answer yet, or with the first."""
        self._person = person_id
        self._who.setText(self.tr("{0} sorts").format(name))
        self._place = 0
        self._read()
        open_ones = [n for n, case in enumerate(self._cases) if case.id not in self._answers]
        self._place = open_ones[0] if open_ones else 0
        self._show()

    def reload(self) -> None:
        """Read cases, stages and own answers anew and stay at the case in hand."""
        in_hand = self._cases[self._place].id if self._cases else ""
        self._read()
        places = [n for n, case in enumerate(self._cases) if case.id == in_hand]
        self._place = places[0] if places else min(self._place, max(len(self._cases) - 1, 0))
        if self._cases:
            self._show()
        else:
            self.left.emit()

    def _read(self) -> None:
        file = self._page.bridge.file
        self._cases, self._choices = case_rows(file), choices(file)
        self._answers = answers_of(file, self._person)

    def _show(self) -> None:
        case = self._cases[self._place]
        self._title.setText(case.title)
        self._facts.setText(case.facts)
        self._facts.setVisible(bool(case.facts))
        count = len(self._cases)
        done = sum(each.id in self._answers for each in self._cases)
        self._where.setText(self.tr("Case {0} of {1} · {2} sorted").format(self._place + 1, count, done))
        self._progress.setMaximum(count)
        self._progress.setValue(done)
        self._back.setEnabled(self._place > 0)
        own = self._answers.get(case.id, "")
        self._take_back.setVisible(bool(own))
        last = self._place == count - 1
        self._skip.setText(self.tr("Skip") if not own else self.tr("Finish") if last else self.tr("Next"))
        self._stages.set_rows(self._stage_rows(own))
        self._stages.choose(own)
        self._page.set_in_hand(case.title, "case", case.id)

    def _stage_rows(self, own: str) -> list[ListRow]:
        rows: list[ListRow] = []
        pipelines = {each.stage.pipeline_id for each in self._choices}
        pipeline = ""
        for number, each in enumerate(self._choices):
            if each.stage.pipeline_id != pipeline and len(pipelines) > 1:
                rows.append(ListRow("", each.stage.pipeline, is_heading=True))
            pipeline = each.stage.pipeline_id
            mine = each.stage.id == own
            rows.append(
                ListRow(
                    id=each.stage.id,
                    title=each.stage.name,
                    detail=each.definition or self.tr("No plain definition is agreed yet."),
                    badge=KEYS[number] if number < len(KEYS) else "",
                    icon="check" if mine else "",
                    token="success",
                    word=self.tr("your answer") if mine else "",
                )
            )
        return rows

    def _sort(self, stage_id: str) -> None:
        case = self._cases[self._place]
        place = self._place
        if self._answers.get(case.id) != stage_id:
            changes = self._page.run(cases.sort_case, case_id=case.id, participant_id=self._person, stage_id=stage_id)
            if changes is None:
                return
            self._read()
        self._place = place
        self._go_on()

    def _go_on(self) -> None:
        """To the next case without an answer, from here round to here; the end when there is none."""
        count = len(self._cases)
        order = [(self._place + step) % count for step in range(1, count + 1)]
        open_ones = [place for place in order if self._cases[place].id not in self._answers]
        if not open_ones:
            self.finished.emit()
            return
        self._place = open_ones[0]
        self._show()

    def _pass(self) -> None:
        if self._place < len(self._cases) - 1:
            self._place += 1
            self._show()
        elif all(each.id in self._answers for each in self._cases):
            self.finished.emit()
        else:
            self._go_on()

    def _go_back(self) -> None:
        if self._place > 0:
            self._place -= 1
            self._show()

    def _withdraw(self) -> None:
        case = self._cases[self._place]
        self._page.run(cases.sort_case, case_id=case.id, participant_id=self._person, stage_id="")
        self._read()
        self._show()

    def _press_key(self, number: int) -> None:
        if number < len(self._choices):
            self._sort(self._choices[number].stage.id)

    def _build(self) -> None:
        self._who = label("", "label", self)
        self._where = label("", "muted", self)
        self._progress = QProgressBar(self)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Cases sorted"))
        stop = self._button("stop-sorting", self.tr("Stop"), "close", self.left.emit, "Esc")
        top = QHBoxLayout()
        top.setSpacing(Space.M)
        top.addWidget(self._who)
        top.addWidget(self._where)
        top.addWidget(self._progress, 1)
        top.addWidget(stop)
        across = QHBoxLayout()
        across.setSpacing(Space.XL)
        across.addWidget(self._build_case(), 5)
        across.addLayout(self._build_stages(), 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.L)
        column.setSpacing(Space.L)
        column.addLayout(top)
        column.addLayout(across, 1)

    def _build_case(self) -> QWidget:
        inner = QWidget(self)
        inner.setProperty("role", "scrolled")
        self._title = TextLabel("", "display", inner)
        self._facts = TextLabel("", "large", inner)
        words = QVBoxLayout(inner)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(Space.M)
        words.addWidget(self._title)
        words.addWidget(self._facts)
        words.addStretch(1)
        area = scrolling(inner, self)
        self._back = self._button("case-back", self.tr("Back"), "left", self._go_back, "Left")
        self._skip = self._button("case-skip", self.tr("Skip"), "right", self._pass, "Right")
        self._take_back = self._button("case-take-back", self.tr("Take my answer back"), "undo", self._withdraw, "Del")
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        for button in (self._back, self._skip, self._take_back):
            foot.addWidget(button)
        foot.addStretch(1)
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(area, 1)
        column.addLayout(foot)
        return holder

    def _build_stages(self) -> QVBoxLayout:
        self._stages = RowList(self._page.theme, RowLook(Size.HEADING, Size.BODY, detail_lines=6, bold=True), self)
        self._stages.setObjectName("sort-stages")
        self._stages.setAccessibleName(self.tr("Stages to sort into"))
        self._stages.pressed_row.connect(self._sort)
        column = QVBoxLayout()
        column.setSpacing(Space.S)
        question = TextLabel(self.tr("Where does it belong? Press the key, or click."), "label", self)
        column.addWidget(question)
        column.addWidget(self._stages, 1)
        return column

    def _build_keys(self) -> None:
        for number, key in enumerate(KEYS):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda number=number: self._press_key(number))

    def _button(self, name: str, text: str, icon: str, act: Callable[[], object], key: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setProperty("role", "quiet")
        self._page.theme.set_icon(button, icon, "text-muted", 16)
        button.clicked.connect(lambda: act())
        sequence = QKeySequence(key)
        button.setToolTip(f"{text} ({sequence.toString(QKeySequence.SequenceFormat.NativeText)})")
        shortcut = QShortcut(sequence, self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: button.click() if button.isVisible() else None)
        return button

"""Stances on the agreed wording of a stage: everybody answers for themselves, blind until all have answered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stageworkshop.domain.fields import KIND, NAME
from stageworkshop.domain.stance import STANCES
from stageworkshop.domain.workshop import DECISION_RULES
from stageworkshop.store.queries.stances import PastRound, StancePanel, StancePerson
from stageworkshop.ui.dates import isolated
from stageworkshop.ui.models.rows import ListRow
from stageworkshop.ui.stance_words import MARKS
from stageworkshop.ui.steps.compare import words
from stageworkshop.ui.steps.compare.answer_form import AnswerForm
from stageworkshop.ui.steps.compare.past_answers import PastAnswers
from stageworkshop.ui.steps.compare.stance_result import StanceResult
from stageworkshop.ui.tab_order import follow_layout, in_focus
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.inline_confirm import InlineConfirm
from stageworkshop.ui.widgets.labels import TextLabel, label
from stageworkshop.ui.widgets.row_list import RowList
from stageworkshop.ui.widgets.scrolled import ScrollColumn
from stageworkshop.ui.words import domain_words

PEOPLE = 256
HEADED = frozenset({NAME.label, KIND.label})
"""What the page's heading says, or goes without saying."""


class StancePane(QWidget):
    """People on the left; on the right the answer of the one in hand, the result, and the wording."""

    answered = Signal(str, str, str, str, bool)
    absent_counted = Signal()
    """Those who have not answered are to be counted as abstaining."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._panel: StancePanel | None = None
        self._actor = ""
        self._wording: QWidget | None = None
        self.people = RowList(theme, parent=self)
        self.people.setObjectName("stance-people")
        self.people.setAccessibleName(self.tr("Who has answered"))
        self.people.setFixedWidth(PEOPLE)
        self.people.chosen.connect(self._take)
        self.people.pressed_row.connect(self._begin)
        self.note = TextLabel("", "muted", self)
        self.note.setObjectName("stance-note")
        self.absent = QPushButton(self)
        self.absent.setObjectName("count-absent")
        self.absent.setToolTip(self.tr("Asks once more, then closes the round without those who are not in the room"))
        self.absent.clicked.connect(self._ask_absent)
        self.absent.hide()
        self.confirm = InlineConfirm(theme, self)
        self.past = PastAnswers(theme, self)
        self.form = AnswerForm(theme, self)
        self.form.answered.connect(self.answered)
        self.result = StanceResult(theme, self)
        self.result.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.L)
        people = QVBoxLayout()
        people.setContentsMargins(0, 0, 0, Space.L)
        people.addWidget(self.people)
        row.addLayout(people)
        row.addWidget(self._scrolled(), 1)

    def standing(self, panel: StancePanel) -> str:
        """The decision rule, and how far the round is, in a line."""
        rule = domain_words(DECISION_RULES[panel.rule])
        if not panel.people:
            return rule
        return self.tr("Round {0} · {1} of {2} have answered · {3}").format(
            panel.number, len(panel.asked) - len(panel.waiting), len(panel.asked), rule
        )

    def show_panel(self, panel: StancePanel, past: Sequence[PastRound], actor: str) -> None:
        """Show who has answered, and once all have, the result; `past` are answers that no longer count."""
        before = self._panel
        same = before is not None and (before.stage_id, before.number) == (panel.stage_id, panel.number)
        newly = {each.id for each in panel.people if each.answered} - (
            {each.id for each in before.people if each.answered} if before and same else set()
        )
        self._panel, self._actor = panel, actor
        self.people.set_rows([self._row(each, panel) for each in panel.people])
        self.note.setText(self._note(panel))
        self.note.setVisible(bool(self.note.text()))
        self.result.show_panel(panel)
        self.past.show_rounds(past)
        self._show_absent(panel)
        if not same or self.form.person_id in newly:
            self._take_next()
        else:
            self._take(self.form.person_id)
        self._show_wording(panel)
        follow_layout(self)

    def show_error(self, text: str) -> None:
        """Say what is missing in the answer."""
        self.form.show_error(text)

    def sent(self) -> None:
        """The answer is in: empty the form for the next person, who begins at the first answer."""
        writing = in_focus(self.form) is not None
        self.form.clear()
        if writing:
            self.form.buttons["agree"].setFocus()

    def _row(self, person: StancePerson, panel: StancePanel) -> ListRow:
        icon, token, word = "circle", "line-strong", self.tr("not yet")
        if person.answer:
            icon, token = MARKS[person.answer]
            word = domain_words(STANCES[person.answer])
        elif person.answered:
            icon, token, word = "check-circle", "success", self.tr("has answered")
        elif person.late:
            word = self.tr("joined later")
        detail = person.team.name if person.team else self.tr("no team")
        if person.logged_by:
            detail = self.tr("{0} · entered by {1}").format(detail, person.logged_by)
        return ListRow(
            person.id,
            person.name,
            detail,
            icon=icon,
            token=token,
            word=word,
            team=person.team.colour if person.team else 0,
        )

    def _note(self, panel: StancePanel) -> str:
        if not panel.people:
            return self.tr("Nobody is in a team yet; add people in Prepare.")
        parts = []
        if panel.stale:
            parts.append(self.tr("The wording has changed since the last answers; they stay on record."))
        if panel.waiting:
            parts.append(self.tr("Answers stay hidden until all are in."))
        if panel.unheard and len(panel.waiting) < len(panel.people):
            names = words.listed([isolated(team.name) for team in panel.unheard])
            parts.append(self.tr("Nobody has answered yet from {0}; every team must be heard.").format(names))
        if panel.decider_awaited and not panel.unheard:
            parts.append(self.tr("{0} decides and has not answered yet.").format(isolated(panel.decider)))
        return " ".join(parts)

    def _show_absent(self, panel: StancePanel) -> None:
        """Only with a quorum may a round be closed without somebody."""
        count = len(panel.waiting)
        self.absent.setVisible(bool(count) and panel.quorum)
        self.absent.setText(
            self.tr("One is not in the room: close the round…")
            if count == 1
            else self.tr("{0} are not in the room: close the round…").format(count)
        )

    def _ask_absent(self) -> None:
        panel = self._panel
        if panel is None:
            return
        names = words.listed([isolated(each.name) for each in panel.waiting])
        self.confirm.ask(
            self.tr("Close this round without those who are not here?"),
            self.tr(
                "{0} will be recorded as abstaining, not in the room, and all answers are shown. An answer given later "
                "takes its place."
            ).format(names),
            [(self.tr("Close the round"), self.absent_counted.emit)],
            self.tr("Wait for them"),
        )

    def _take(self, person_id: str) -> None:
        panel = self._panel
        person = next((each for each in panel.people if each.id == person_id), None) if panel else None
        self.form.setVisible(person is not None and panel is not None and bool(panel.wording))
        if person is None or panel is None:
            return
        self.people.choose(person_id)
        self.form.show_person(person, self._who_sees(panel, person), self._actor)

    def _who_sees(self, panel: StancePanel, person: StancePerson) -> str:
        if person.late and panel.anonymous:
            return self.tr(
                "The others’ answers are shown already. Names are never shown, but one answer more can be told apart."
            )
        if person.late:
            return self.tr("The others’ answers are shown already; this one is shown with its name at once.")
        if panel.anonymous:
            return self.tr("Answers are anonymous: names are never shown with them.")
        return self.tr("Once everybody has answered, names are shown with the answers.")

    def _take_next(self) -> None:
        """The next person who has not answered; the first one when all have."""
        panel = self._panel
        if panel is None or not panel.people:
            self.form.hide()
            return
        waiting = panel.waiting or panel.people
        order = [each.id for each in panel.people]
        here = order.index(self.form.person_id) if self.form.person_id in order else -1
        following = [each for each in waiting if order.index(each.id) > here] or list(waiting)
        self._take(following[0].id)

    def _begin(self, person_id: str) -> None:
        self._take(person_id)
        if not self.form.isHidden():
            self.form.buttons["agree"].setFocus()

    def _scrolled(self) -> ScrollColumn:
        content = QWidget(self)
        content.setProperty("role", "scrolled")
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, Space.L)
        self._column.setSpacing(Space.M)
        self._column.addWidget(self.note)
        self._column.addWidget(self.confirm)
        self._column.addWidget(self.result)
        self._column.addWidget(self.form)
        self._column.addWidget(self.absent, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.past)
        self._column.addStretch(1)
        area = ScrollColumn("stance-scroll", self)
        area.setWidget(content)
        return area

    def _show_wording(self, panel: StancePanel) -> None:
        if self._wording is not None:
            self._wording.hide()
            self._wording.deleteLater()
        self._wording = QWidget(self)
        column = QVBoxLayout(self._wording)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(TextLabel(self.tr("The wording that is answered to"), "heading", self._wording))
        if not _worded(panel):
            column.addWidget(
                TextLabel(
                    self.tr("The agreed text is still empty. Take a team’s wording, or write it in Settle."),
                    "muted",
                    self._wording,
                )
            )
        for heading, lines in _worded(panel):
            column.addSpacing(Space.XS)
            column.addWidget(label(domain_words(heading), "label", self._wording))
            bullet = "• " if len(lines) > 1 else ""
            column.addWidget(TextLabel("\n".join(bullet + line for line in lines), "", self._wording))
        self._column.insertWidget(self._column.indexOf(self.absent), self._wording)


def _worded(panel: StancePanel) -> list[tuple[str, tuple[str, ...]]]:
    """What there is to answer to: headings with their lines."""
    return [(heading, tuple(lines)) for heading, lines in panel.wording if heading not in HEADED]

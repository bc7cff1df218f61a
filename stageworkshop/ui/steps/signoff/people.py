"""Who signs: each signatory with the answer, how and when it was given, and whether it still holds."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stageworkshop.charter.changes import Comparison, StageChange
from stageworkshop.standing.signoffs import SignOffState
from stageworkshop.ui.dates import isolated, moment_words
from stageworkshop.ui.models.rows import ListRow
from stageworkshop.ui.steps.signoff.words import answer_mark, answer_words, manner_short, named
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.empty import EmptyState
from stageworkshop.ui.widgets.labels import TextLabel, label
from stageworkshop.ui.widgets.row_list import RowList, RowLook


class PeoplePane(QWidget):
    """`chosen` tells whose answer is to be given or seen."""

    chosen = Signal(str)
    signatories_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = label("", "label", self)
        self._heading.setObjectName("signatories-heading")
        self._missing = TextLabel("", "small", self)
        self._missing.setObjectName("signatories-missing")
        self.list = RowList(theme, RowLook(detail_lines=7, bold=True), self)
        self.list.setObjectName("signatories")
        self.list.setAccessibleName(self.tr("Signatories"))
        self.list.setToolTip(self.tr("Enter opens a signatory’s answer"))
        self.list.pressed_row.connect(self.chosen)
        self._nobody = EmptyState(
            theme,
            "sign",
            self.tr("Nobody is named as a signatory yet. They sign for their team that it will work by these words."),
            self.tr("Name signatories"),
            self,
        )
        self._nobody.acted.connect(self.signatories_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self._heading)
        column.addWidget(self._missing)
        column.addSpacing(Space.XS)
        column.addWidget(self.list, 1)
        column.addWidget(self._nobody, 1)

    def show_people(
        self, people: list[SignOffState], moved: Comparison, colours: Mapping[str, int], *, asked: bool
    ) -> None:
        """Show the signatories; `moved` is what changed since the charter, `colours` the teams' by name.

        `asked` tells whether there is a charter to sign.
        """
        # A stage that is gone is named by its key in `SignOffState.stale`.
        changed = {change.key if change.kind == "removed" else change.name: change for change in moved.stages}
        self._nobody.setVisible(not people)
        for widget in (self._heading, self._missing, self.list):
            widget.setVisible(bool(people))
        answered = sum(each.answer is not None for each in people)
        missing = [each.name for each in people if each.answer is None]
        if asked:
            self._heading.setText(self.tr("{0} of {1} have answered").format(answered, len(people)))
            self._missing.setText(
                self.tr("Missing: {0}").format(named(missing, 6)) if missing else self.tr("Nobody is missing.")
            )
        else:
            self._heading.setText(self.tr("Signatories: {0}").format(len(people)))
            self._missing.setText(self.tr("They can answer once a charter is proposed."))
        self.list.set_rows([self._row(each, changed, colours, asked=asked) for each in people])

    def _row(
        self, person: SignOffState, changed: Mapping[str, StageChange], colours: Mapping[str, int], *, asked: bool
    ) -> ListRow:
        icon, token = answer_mark(person.answer)
        word = answer_words(person.answer) if asked else ""
        details = [person.job_title] if person.job_title else []
        if person.answer is not None:
            details += [manner_short(person.manner), moment_words(person.at)]
        if person.stale:
            if person.answer != "decline":
                # A refusal never counted, so that it can't cease to.
                icon, token, word = "warning", "warning", self.tr("stale")
            details.insert(0, self.tr("Changed since: {0}").format(self._why(person, changed)))
        return ListRow(
            id=person.participant_id,
            title=person.name,
            # The state stands beside the team, so that the name has the whole width.
            overline=person.team or self.tr("no team"),
            detail=" · ".join(map(isolated, details)),
            icon=icon if asked else "",
            token=token,
            word=word,
            team=colours.get(person.team, 0),
        )

    def _why(self, person: SignOffState, changed: Mapping[str, StageChange]) -> str:
        parts = []
        for name in person.stale:
            labels = changed[name].labels if name in changed else ()
            shown = changed[name].name if name in changed else name
            parts.append(f"{shown} ({named(labels, 2)})" if labels else shown)
        return named(parts)

"""Who signs: each signatory with the answer, how and when it was given, and whether it still holds."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stageworkshop.standing.signoffs import SignOffState
from stageworkshop.ui.dates import day_words, isolated
from stageworkshop.ui.models.rows import ListRow
from stageworkshop.ui.steps.signoff.order import OrderButton
from stageworkshop.ui.steps.signoff.words import answer_mark, answer_words, manner_short, named
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.empty import EmptyState
from stageworkshop.ui.widgets.labels import TextLabel
from stageworkshop.ui.widgets.row_list import RowList, RowLook

MOST = 3


class PeoplePane(QWidget):
    """`chosen` tells whose answer is to be given or seen, `ordered` the signatories (ids) in a fixed order, or []."""

    chosen = Signal(str)
    ordered = Signal(list)
    signatories_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._from_afar: Mapping[str, str] = {}
        self._heading = TextLabel("", "label", self)
        self._heading.setObjectName("signatories-heading")
        self._lacking = TextLabel("", "small", self)
        self._lacking.setObjectName("signatories-lacking")
        self.list = RowList(theme, RowLook(detail_lines=7, bold=True), self)
        self.list.setObjectName("signatories")
        self.list.setAccessibleName(self.tr("Signatories"))
        self.list.setToolTip(self.tr("Enter opens a signatory’s answer"))
        self.list.pressed_row.connect(self.chosen)
        self.order = OrderButton(theme, self.list, self)
        self.order.ordered.connect(self.ordered)
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
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self._heading, 1)
        head.addWidget(self.order)
        column.addLayout(head)
        column.addWidget(self._lacking)
        column.addSpacing(Space.XS)
        column.addWidget(self.list, 1)
        column.addWidget(self._nobody, 1)

    def show_people(
        self,
        people: list[SignOffState],
        colours: Mapping[str, int],
        from_afar: Mapping[str, str],
        *,
        asked: bool,
        ordered: bool,
        editable: bool,
    ) -> None:
        """Show the signatories; `colours` are the teams' by name, `asked` tells whether there is a charter to sign,
        `ordered` whether they sign one after the other. `from_afar` has the days on which people (ids) were asked whose
        answers are waited for."""
        self._nobody.setVisible(not people)
        for widget in (self._heading, self._lacking, self.list):
            widget.setVisible(bool(people))
        if asked:
            count = sum(each.counts for each in people)
            self._heading.setText(self.tr("{0} of {1} are valid").format(count, len(people)))
            self._lacking.setText(self._lacking_words(people))
        else:
            self._heading.setText(self.tr("Signatories: {0}").format(len(people)))
            self._lacking.setText(self.tr("They can answer once a charter is proposed."))
        self._from_afar = from_afar
        self.list.set_rows(
            [self._row(each, n if ordered else 0, colours, asked=asked) for n, each in enumerate(people, 1)]
        )
        self.order.show_order([each.participant_id for each in people], fixed=ordered, editable=editable)

    def _lacking_words(self, people: list[SignOffState]) -> str:
        """Why the others do not count, by name."""
        lines = [
            (self.tr("Missing: {0}."), [each.signer for each in people if each.answer is None]),
            (self.tr("Declines: {0}."), [each.name for each in people if each.answer == "decline"]),
            (self.tr("Stale: {0}."), [each.name for each in people if each.stale and each.answer != "decline"]),
        ]
        words = [words.format(named(names, MOST)) for words, names in lines if names]
        return " ".join(words) or self.tr("Nobody is missing, and none is stale.")

    def _row(self, person: SignOffState, place: int, colours: Mapping[str, int], *, asked: bool) -> ListRow:
        icon, token = answer_mark(person.answer)
        word = answer_words(person.answer) if asked else ""
        details = []
        if person.deputy:
            signs = self.tr("{0} signs for them") if person.answer is None else self.tr("{0} signed for them")
            details.append(signs.format(person.deputy))
        if person.answer is not None:
            details += [manner_short(person.manner), day_words(person.at[:10])]
        else:
            if not person.deputy:
                details.append(person.job_title)
            if person.participant_id in self._from_afar:
                day = day_words(self._from_afar[person.participant_id])
                details.append(self.tr("asked from afar {0}").format(day))
            if asked and person.waits_for:
                details.append(self.tr("after {0}").format(person.waits_for))
        if person.stale:
            if person.answer != "decline":
                # A refusal never counted, so that it can't cease to.
                icon, token, word = "warning", "warning", self.tr("stale")
            details.insert(0, self.tr("Changed since: {0}").format(named(person.stale)))
        return ListRow(
            id=person.participant_id,
            title=person.name,
            # The state stands beside the team, so that the name has the whole width.
            overline=person.team or self.tr("no team"),
            detail=" · ".join(isolated(each) for each in details if each),
            icon=icon if asked else "",
            token=token,
            word=word,
            badge=str(place) if place else "",
            team=colours.get(person.team, 0),
        )

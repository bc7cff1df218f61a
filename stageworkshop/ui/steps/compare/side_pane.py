"""A revealed stage side by side, with what may be done from each difference."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stageworkshop.domain.compare import Row
from stageworkshop.store.queries.compare import RaisedMark, SideBySide
from stageworkshop.ui.models.side_by_side import AGREED_KEY, ShownRow, SideBySideModel
from stageworkshop.ui.models.stage_matrix import MatrixHead
from stageworkshop.ui.steps.compare import words
from stageworkshop.ui.steps.compare.action_card import ActionCard
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.inline_confirm import InlineConfirm
from stageworkshop.ui.widgets.labels import ElidedLabel, TextLabel, field_label
from stageworkshop.ui.widgets.side_by_side_view import SideBySideView
from stageworkshop.ui.words import domain_words


class SidePane(QWidget):
    """Emits what a person wants; the page runs the actions."""

    raise_asked = Signal(str, str, dict)
    """A disagreement: aspect, question, positions by team id."""
    open_asked = Signal(str)
    """A disagreement on record (id)."""
    take_asked = Signal(str, str)
    """A field (key) and the team (id) whose wording is taken."""
    reopen_asked = Signal()
    field_shown = Signal(str)
    """The field (key) of the row in hand."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side: SideBySide | None = None
        self._names: dict[str, str] = {}
        self.model = SideBySideModel(self)
        self.view = SideBySideView(self.model, theme, self)
        self.view.setObjectName("side-by-side")
        self.view.setAccessibleName(self.tr("Drafts side by side"))
        self.confirm = InlineConfirm(theme, self)
        self.all_same = TextLabel("", "muted", self)
        self.all_same.setObjectName("all-same")
        self.silent = ElidedLabel("", "muted", self)
        self.silent.setObjectName("silent-teams")
        self.card = ActionCard(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.L)
        column.setSpacing(Space.S)
        column.addLayout(self._tools(theme))
        column.addWidget(self.confirm)
        column.addWidget(self.silent)
        column.addWidget(self.view, 1)
        column.addWidget(self.all_same)
        column.addWidget(self.card)
        column.addStretch(0)
        self._connect()

    def show_side(self, side: SideBySide, raised: Sequence[RaisedMark]) -> None:
        """Show a stage; the row in hand stays, when it is the same stage."""
        same = self._side is not None and self._side.stage_id == side.stage_id
        at = self.view.currentIndex()
        place = (at.row(), at.column()) if same and at.isValid() else (0, 0)
        bar = self.view.verticalScrollBar().value() if same else 0
        self._side = side
        self._names = {team.id: team.name for team in side.teams}
        if not same:
            self.confirm.close_quietly()
        self._fill_base(side)
        self.model.set_content(self._heads(side), self._rows(side, raised), {})
        self._show_silent(side)
        self.view.take(*place)
        self.view.verticalScrollBar().setValue(bar)
        self._moved()

    def ask_reopen(self) -> None:
        """Ask once more before another blind round begins."""
        if self._side is None:
            return
        self.confirm.ask(
            self.tr("Begin round {0} of “{1}”?").format(self._side.round + 1, self._side.stage),
            self.tr(
                "Every team writes once more, unseen by the others, starting from its own last words. "
                "This round stays on record, and its drafts are hidden from this page until the next reveal."
            ),
            [(self.tr("Begin another round"), self.reopen_asked.emit)],
            self.tr("Stay in this round"),
        )

    def _tools(self, theme: Theme) -> QHBoxLayout:
        self.hide_box = QCheckBox(self.tr("Hide what agrees"), self)
        self.hide_box.setObjectName("hide-agreeing")
        self.hide_box.setToolTip(self.tr("Show only the rows that differ (H)"))
        self.agreed_box = QCheckBox(self.tr("Agreed text"), self)
        self.agreed_box.setObjectName("show-agreed")
        self.agreed_box.setToolTip(self.tr("Show the agreed text as a column of its own"))
        self.base_box = QComboBox(self)
        self.base_box.setObjectName("mark-against")
        self.base_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.round_button = QPushButton(self.tr("Another round…"), self)
        self.round_button.setObjectName("another-round")
        self.round_button.setProperty("role", "quiet")
        theme.set_icon(self.round_button, "refresh", "text", 16)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(self.hide_box)
        row.addWidget(self.agreed_box)
        row.addWidget(field_label(self.tr("Mark against"), self.base_box, self))
        row.addWidget(self.base_box)
        row.addStretch(1)
        row.addWidget(self.round_button)
        return row

    def _connect(self) -> None:
        self.hide_box.toggled.connect(self._hide_agreeing)
        self.agreed_box.toggled.connect(self._show_agreed)
        self.base_box.activated.connect(lambda index: self.model.set_base(str(self.base_box.itemData(index))))
        self.round_button.clicked.connect(self.ask_reopen)
        self.view.moved.connect(self._moved)
        self.view.hide_asked.connect(self.hide_box.toggle)
        self.view.raise_asked.connect(self._raise)
        self.view.take_asked.connect(self._take)
        self.view.entered.connect(self._open)
        self.card.raise_asked.connect(self._raise)
        self.card.take_asked.connect(self._take)
        self.card.open_asked.connect(self._open)

    def _heads(self, side: SideBySide) -> list[MatrixHead]:
        # Teams without a draft need no column; the note below names them.
        heads = [
            MatrixHead(team.id, team.name, team.colour, team.name) for team in side.teams if team.id in side.drafting
        ]
        if self.agreed_box.isChecked():
            heads.append(MatrixHead(AGREED_KEY, self.tr("Agreed text"), 0, self.tr("The agreed text as it is now")))
        return heads

    def _rows(self, side: SideBySide, raised: Sequence[RaisedMark]) -> list[ShownRow]:
        rows: list[ShownRow] = []
        for compared in side.comparison.fields:
            for number, row in enumerate(compared.rows):
                question = words.question(row)
                mark = next((each for each in raised if each.covers(row, question)), None)
                rows.append(
                    ShownRow(
                        row=row,
                        field_label=domain_words(compared.field.label),
                        label=domain_words(compared.field.label) if number == 0 else "",
                        figure=compared.figure,
                        tag=words.tag(row, self._names),
                        question=question,
                        look=row.verdict,
                        raised=self._raised_words(mark),
                        raised_id=mark.id if mark else "",
                        agreed=side.agreed.get(row.field, ""),
                        first=number == 0,
                    )
                )
        return rows

    def _raised_words(self, mark: RaisedMark | None) -> str:
        if mark is None:
            return ""
        states = {
            "open": self.tr("open"),
            "settled": self.tr("settled"),
            "parked": self.tr("parked"),
            "escalated": self.tr("escalated"),
        }
        return f"{mark.key} {states[mark.state]}"

    def _show_silent(self, side: SideBySide) -> None:
        said = [self._names[team] for team in side.silent if team in side.no_opinion]
        nothing = [self._names[team] for team in side.silent if team not in side.no_opinion]
        parts = [self.tr("No opinion: {0}.").format(words.listed(said))] if said else []
        if nothing:
            parts.append(self.tr("Nothing written: {0}.").format(words.listed(nothing)))
        self.silent.set_text(" ".join(parts))
        self.silent.setVisible(bool(parts))

    def _fill_base(self, side: SideBySide) -> None:
        chosen = str(self.base_box.currentData() or "")
        self.base_box.clear()
        self.base_box.addItem(self.tr("each other"), "")
        for team in side.teams:
            if team.id in side.drafting:
                self.base_box.addItem(team.name, team.id)
        self.base_box.setCurrentIndex(max(self.base_box.findData(chosen), 0))
        self.model.set_base(str(self.base_box.currentData() or ""))

    def _hide_agreeing(self, hides: bool) -> None:
        row = self.view.shown
        column = max(self.view.currentIndex().column(), 0)
        self.model.set_hides(hides)
        at = next((n for n, each in enumerate(self.model.rows) if row and each.row is row.row), 0)
        self.view.take(at, column)
        self._moved()

    def _show_agreed(self) -> None:
        if self._side is not None:
            at = self.view.currentIndex()
            rows = self.model.all_rows
            self.model.set_content(self._heads(self._side), rows, {})
            self.view.take(at.row(), at.column())
            self._moved()

    def _moved(self) -> None:
        shown, team = self.view.shown, self.view.team_id
        self.card.setVisible(shown is not None)
        hidden = self.model.hidden
        self.all_same.setVisible(shown is None or hidden > 0)
        self.field_shown.emit(shown.row.field if shown is not None else "")
        if shown is None:
            nothing = self.tr("No team has written anything here.")
            self.all_same.setText(self.tr("Nothing differs: every team says the same.") if hidden else nothing)
            return
        self.all_same.setText(
            self.tr("one row that agrees is hidden")
            if hidden == 1
            else self.tr("{0} rows that agree are hidden").format(hidden)
        )
        agreed = words.short(shown.agreed)
        self.card.show_row(
            f"{shown.field_label}: {shown.tag}",
            self.tr("Agreed text: {0}").format(agreed) if agreed else self.tr("Agreed text: nothing yet"),
            raised=shown.raised.split(" ")[0],
            can_raise=not shown.row.agrees,
            take=self._take_words(shown.row, team),
            take_tip=self.tr("Makes the whole field as {0} wrote it the agreed text (W)").format(
                self._names.get(team, "")
            ),
        )

    def _take_words(self, row: Row, team: str) -> str:
        """What the button says; "" when this team wrote nothing or it is the agreed text already."""
        side = self._side
        wrote = side is not None and any(
            team in each.texts
            for compared in side.comparison.fields
            if compared.field.key == row.field
            for each in compared.rows
        )
        if side is None or not wrote or (team, row.field) in side.same_as_agreed:
            return ""
        words_ = self.tr("Take {0}’s list") if row.index is not None else self.tr("Take {0}’s wording")
        return words_.format(self._names[team])

    def _raise(self) -> None:
        shown = self.view.shown
        if shown is None:
            return
        if shown.raised_id:
            self.open_asked.emit(shown.raised_id)
        elif not shown.row.agrees:
            self.raise_asked.emit(shown.row.field, shown.question, words.positions(shown.row))

    def _open(self) -> None:
        shown = self.view.shown
        if shown is not None and shown.raised_id:
            self.open_asked.emit(shown.raised_id)

    def _take(self) -> None:
        shown, team = self.view.shown, self.view.team_id
        if shown is not None and self._take_words(shown.row, team):
            self.take_asked.emit(shown.row.field, team)

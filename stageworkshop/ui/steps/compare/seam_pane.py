"""The seam to the next stage: what lets a record leave here against what it needs to enter there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stageworkshop.domain.compare import Row
from stageworkshop.domain.fields import ENTRY, EXIT
from stageworkshop.domain.seams import SeamRow
from stageworkshop.store.queries.compare import AGREED, RaisedMark, Seam
from stageworkshop.store.queries.names import TeamName
from stageworkshop.ui.models.side_by_side import ShownRow, SideBySideModel
from stageworkshop.ui.models.stage_matrix import MatrixHead
from stageworkshop.ui.steps.compare import words
from stageworkshop.ui.steps.compare.action_card import ActionCard
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.labels import TextLabel
from stageworkshop.ui.widgets.side_by_side_view import SideBySideView
from stageworkshop.ui.words import disagreement_name, domain_words

LEAVING, ENTERING = "leaving", "entering"


class SeamPane(QWidget):
    """Two columns: to leave, to enter. D raises a disagreement, as in the side-by-side."""

    raise_asked = Signal(str, str, dict)
    open_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, SeamRow] = {}
        self._names: dict[str, str] = {}
        self.model = SideBySideModel(self, marked=False)
        self.view = SideBySideView(self.model, theme, self)
        self.view.setObjectName("seam")
        self.view.setAccessibleName(self.tr("Leaving this stage against entering the next"))
        self.note = TextLabel("", "muted", self)
        self.note.setObjectName("seam-note")
        self.card = ActionCard(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(self.note)
        column.addWidget(self.view, 1)
        column.addWidget(self.card)
        column.addStretch(0)
        self.view.moved.connect(self._moved)
        self.view.raise_asked.connect(self._raise)
        self.view.entered.connect(self._open)
        self.card.raise_asked.connect(self._raise)
        self.card.open_asked.connect(self._open)

    def show_seam(self, stage: str, seam: Seam | None, teams: Sequence[TeamName], raised: Sequence[RaisedMark]) -> None:
        """Show the seam after a stage (name); None after the last one of its pipeline."""
        self._names = {**{team.id: team.name for team in teams}, AGREED: self.tr("agreed text")}
        rows = seam.rows if seam else ()
        shown = [self._shown(stage, seam.next, row, raised) for row in rows] if seam else []
        self._rows = {each.question: row for each, row in zip(shown, rows, strict=True)}
        heads = []
        if seam:
            heads = [
                MatrixHead(LEAVING, self.tr("To leave “{0}”").format(stage)),
                MatrixHead(ENTERING, self.tr("To enter “{0}”").format(seam.next)),
            ]
        at = self.view.currentIndex()
        self.model.set_content(heads, shown, {LEAVING: self.tr("not asked for"), ENTERING: self.tr("not asked for")})
        self.view.setVisible(bool(shown))
        self.view.take(at.row(), at.column())
        self.note.setText(self._note(stage, seam))
        self._moved()

    def _note(self, stage: str, seam: Seam | None) -> str:
        if seam is None:
            return self.tr("“{0}” is the last stage of its pipeline.").format(stage)
        if seam.silent:
            return self.tr("Nobody wrote what lets a record {0}.").format(
                self.tr("leave “{0}”").format(stage)
                if seam.silent == stage
                else self.tr("enter “{0}”").format(seam.next)
            )
        parts = [
            self.tr("Gap: may leave here, can’t enter there. Overlap: may be in both.")
            if any(row.verdict != "meets" for row in seam.rows)
            else self.tr("What lets a record leave here lets it enter there.")
        ]
        for name in seam.by_agreed:
            words_ = (
                self.tr("The drafts of “{0}” are not revealed; it speaks by its agreed text.")
                if name == seam.hidden
                else self.tr("No draft says it for “{0}”; it speaks by its agreed text.")
            )
            parts.append(words_.format(name))
        return " ".join(parts)

    def _shown(self, stage: str, after: str, row: SeamRow, raised: Sequence[RaisedMark]) -> ShownRow:
        texts = {
            side: "\n".join(f"{text} ({words.listed(voices)})" for text, voices in self._by_text(said).items())
            for side, said in ((LEAVING, row.leaving), (ENTERING, row.entering))
            if said
        }
        question = self._question(stage, after, row)
        mark = next((each for each in raised if each.question == question), None)
        aspect = EXIT.key if row.leaving else ENTRY.key
        return ShownRow(
            row=Row(aspect, "same" if row.verdict == "meets" else "contradicts", texts),
            field_label=f"“{stage}” → “{after}”",
            label="",
            figure=None,
            tag=self._tag(row),
            question=question,
            look=row.verdict,
            raised=f"{disagreement_name(mark.key)} {mark.state}" if mark else "",
            raised_id=mark.id if mark else "",
        )

    def _by_text(self, said: Mapping[str, str]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for voice, text in said.items():
            found.setdefault(text, []).append(self._names.get(voice, "?"))
        return found

    def _tag(self, row: SeamRow) -> str:
        if row.between:
            words_ = self.tr("gap: between {0} and {1}") if row.verdict == "gap" else self.tr("overlap: {0} to {1}")
            return words_.format(*row.between)
        if row.verdict == "contradicts":
            return self.tr("contradicts: {0}").format(row.note)
        return {
            "gap": self.tr("gap: asked for on entering only"),
            "overlap": self.tr("overlap: asked for on leaving only"),
            "meets": self.tr("meets"),
        }[row.verdict]

    def _question(self, stage: str, after: str, row: SeamRow) -> str:
        if row.between:
            return self.tr("Between “{0}” and “{1}”: {2} or {3}?").format(stage, after, *row.between)
        text = words.short(next(iter((row.leaving or row.entering).values())))
        return self.tr("Between “{0}” and “{1}”: where does “{2}” belong?").format(stage, after, text)

    def _positions(self, row: SeamRow) -> dict[str, str]:
        positions: dict[str, list[str]] = {}
        for label, said in ((domain_words(EXIT.label), row.leaving), (domain_words(ENTRY.label), row.entering)):
            for voice, text in said.items():
                if voice != AGREED:
                    positions.setdefault(voice, []).append(f"{label}: {text}")
        return {voice: "\n".join(said) for voice, said in positions.items()}

    def _moved(self) -> None:
        shown = self.view.shown
        self.card.setVisible(shown is not None)
        if shown is not None:
            self.card.show_row(
                shown.question,
                "",
                raised=shown.raised.split(" ")[0],
                can_raise=not shown.row.agrees,
                take="",
            )

    def _raise(self) -> None:
        shown = self.view.shown
        if shown is None or shown.row.agrees:
            return
        if shown.raised_id:
            self.open_asked.emit(shown.raised_id)
            return
        self.raise_asked.emit(shown.row.field, shown.question, self._positions(self._rows[shown.question]))

    def _open(self) -> None:
        shown = self.view.shown
        if shown is not None and shown.raised_id:
            self.open_asked.emit(shown.raised_id)

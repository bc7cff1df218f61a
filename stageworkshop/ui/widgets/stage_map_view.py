"""The stage map on the screen: the charter's own geometry, as wide as the room, with a card to focus for each stage."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from stageworkshop.charter.model import Document
from stageworkshop.charter.stage_map import COLUMN, START, TAG, Band, StageMap, columns_for, layout
from stageworkshop.domain.stage import PIPELINE_KINDS
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.labels import label
from stageworkshop.ui.widgets.stage_map_card import StageMapCard
from stageworkshop.ui.widgets.stage_map_row import StageMapRow
from stageworkshop.ui.words import domain_words

SMALLEST, LARGEST = 1.1, 1.7
"""Device-independent pixels a unit: names are legible from the one on, and cards do not shout up to the other."""


class StageMapView(QScrollArea):
    """`opened` brings the key of the stage whose card was pressed.

    Fits the width: wide rooms have larger cards, narrow ones fewer of them side by side.
    """

    opened = Signal(str)

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        scales: tuple[float, float] = (SMALLEST, LARGEST),
        with_titles: bool = True,
    ) -> None:
        """`scales` are the smallest and the largest size in pixels a unit; `with_titles` heads each pipeline."""
        super().__init__(parent)
        self._theme = theme
        self._scales = scales
        self._with_titles = with_titles
        self._document: Document | None = None
        self._pipeline = ""
        self._shape: tuple[int, float] = (0, 0.0)
        self._cards: dict[str, StageMapCard] = {}
        self._rows: list[StageMapRow] = []
        self.setObjectName("stage-map")
        self.setAccessibleName(self.tr("Stage map"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._rebuild_if_shaped_anew)
        theme.changed.connect(self._repaint)

    @property
    def cards(self) -> list[StageMapCard]:
        """The cards in the order of the stages."""
        return list(self._cards.values())

    @property
    def scale(self) -> float:
        """Device-independent pixels a unit of the geometry."""
        return self._shape[1]

    def show_document(self, document: Document, pipeline: str = "") -> None:
        """Show the map of a document, or only one pipeline (key) of it. The stage in hand stays."""
        if document != self._document or pipeline != self._pipeline:
            self._document, self._pipeline = document, pipeline
            self._rebuild()

    def take(self, stage: str) -> None:
        """Take a stage (key) in hand: mark it and bring it into sight."""
        for key, card in self._cards.items():
            card.set_in_hand(key == stage)
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if key == stage else Qt.FocusPolicy.ClickFocus)
        if stage in self._cards:
            self.ensureWidgetVisible(self._cards[stage])
        elif self._cards:
            self.cards[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def first_focus(self) -> StageMapCard | None:
        """The card that Tab reaches; None without stages."""
        return next((card for card in self.cards if card.focusPolicy() == Qt.FocusPolicy.StrongFocus), None)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 120)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Once for a window that is being dragged, not for every pixel of the way.
        self._later.start(30)

    def _rebuild_if_shaped_anew(self) -> None:
        if self._document is not None and self._wanted_shape(self._document) != self._shape:
            self._rebuild()

    def _wanted_shape(self, document: Document) -> tuple[int, float]:
        """Stages side by side, and pixels a unit."""
        smallest, largest = self._scales
        width = max(self.width() - 2 * self.frameWidth() - self.verticalScrollBar().sizeHint().width() - 2, 200)
        counts = [len(each.stages) for each in document.pipelines if each.stages and self._is_shown(each.key)]
        most = max(int((width / smallest - START - TAG) / COLUMN), 2)
        columns = max((columns_for(count, most if count > most else 0) for count in counts), default=most)
        columns = max(min(columns, most), min(most, 4))
        scale = width / (START + columns * COLUMN + TAG)
        return most, math.floor(min(max(scale, smallest * 0.8), largest) * 1000) / 1000

    def _is_shown(self, pipeline: str) -> bool:
        return not self._pipeline or pipeline == self._pipeline

    def _rebuild(self) -> None:
        document = self._document
        if document is None:
            return
        first = self.first_focus()
        in_hand = first.card.stage if first is not None else ""
        had_focus = any(card.hasFocus() for card in self.cards)
        self._shape = most, scale = self._wanted_shape(document)
        made = layout(document, most)
        self._cards, self._rows = {}, []
        self.setWidget(self._make(made, scale))
        self._name_cards(document, made)
        self.take(in_hand)
        if had_focus and (focus := self.first_focus()) is not None:
            focus.setFocus()

    def _make(self, made: StageMap, scale: float) -> QWidget:
        inner = QWidget(self)
        inner.setProperty("role", "scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, Space.L)
        column.setSpacing(Space.M)
        for band in made.bands:
            if self._is_shown(band.pipeline):
                if self._with_titles:
                    column.addWidget(self._title(band, inner))
                numbers = {card.stage: card.number for row in band.rows for card in row.cards}
                for row in band.rows:
                    widget = StageMapRow(row, numbers, self._theme, scale, inner)
                    self._rows.append(widget)
                    column.addWidget(widget)
                column.addSpacing(Space.M)
        column.addStretch(1)
        for row_widget in self._rows:
            for card in row_widget.cards:
                self._cards[card.card.stage] = card
                card.clicked.connect(lambda _=False, key=card.card.stage: self.opened.emit(key))
                card.moved.connect(lambda along, across, card=card: self._move(card, along, across))
        return inner

    def _title(self, band: Band, parent: QWidget) -> QLabel:
        kind = domain_words(PIPELINE_KINDS.get(band.kind, "")) if band.kind != "other" else ""
        title = label(f"{band.name}  ({kind})" if kind else band.name, "heading", parent)
        # The longest name would be wider than the view, and push the stages out of it.
        title.setWordWrap(True)
        return title

    def _name_cards(self, document: Document, made: StageMap) -> None:
        teams = {team.key: team.name for team in document.teams}
        stages = {stage.key: stage for _, stage in document.stages}
        kinds = {"won": self.tr("won"), "lost": self.tr("lost"), "recycled": self.tr("recycled")}
        kinds["disqualified"] = self.tr("disqualified")
        paths = [path for band in made.bands for row in band.rows for path in row.paths]
        for key, card in self._cards.items():
            parts = [f"{card.card.number} {card.card.name}", kinds.get(card.card.kind, "")]
            parts.append(self.tr("owner: {0}").format(teams.get(card.card.team, self.tr("nobody yet"))))
            handoff = stages[key].handoff
            if handoff and handoff.from_ and handoff.to:
                passed = self.tr("passed from {0} to {1}")
                parts.append(passed.format(teams.get(handoff.from_, ""), teams.get(handoff.to, "")))
            back = [path.target for path in paths if path.kind == "recycle" and path.source == key]
            parts += [self.tr("goes back to {0}").format(stages[each].name) for each in back if each in stages]
            card.setAccessibleName(", ".join(part for part in parts if part))
            card.setToolTip("\n".join(part for part in parts if part))

    def _move(self, card: StageMapCard, along: int, across: int) -> None:
        cards = self.cards
        at = cards.index(card)
        if along:
            at = min(max(at + along, 0), len(cards) - 1)
        else:
            rows = [row.cards for row in self._rows]
            row = next(number for number, each in enumerate(rows) if card in each)
            there = rows[min(max(row + across, 0), len(rows) - 1)]
            at = cards.index(min(there, key=lambda other: abs(other.card.x - card.card.x)))
        cards[at].setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(cards[at])

    def _repaint(self) -> None:
        for row in self._rows:
            row.update()
            for card in row.cards:
                card.update()

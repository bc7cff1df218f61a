"""The figures of a calibration, each with words that say what to make of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stageworkshop.domain.calibration import RELIABLE, TENTATIVE, figure, verdict
from stageworkshop.standing.calibration import Calibration
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.card import Card
from stageworkshop.ui.widgets.labels import TextLabel, label

LOOKS = {
    "reliable": ("check-circle", "success"),
    "tentative": ("warning", "warning"),
    "unreliable": ("disagreement", "danger"),
    "undefined": ("circle", "text-muted"),
}


class Figures(Card):
    """Alpha over all cases in large type, then for each pipeline, then how many answers are as expected."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._theme = theme
        self._figure = label("", "display", self)
        self._figure.setObjectName("alpha")
        self._verdict = TextLabel("", "heading", self)
        self._verdict.setObjectName("alpha-words")
        self._icon = QLabel(self)
        self._explained = TextLabel("", "muted", self)
        self._expected = TextLabel("", "", self)
        self._waiting = TextLabel("", "warning", self)
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        for each in (self._verdict, self._explained, self._expected, self._waiting):
            words.addWidget(each)
        top = QHBoxLayout()
        top.setSpacing(Space.L)
        top.addWidget(self._figure, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        top.addStretch()
        self.body.addLayout(top)
        self._pipelines = QGridLayout()
        self._pipelines.setHorizontalSpacing(Space.L)
        self._pipelines.setVerticalSpacing(Space.XS)
        self._pipelines.setColumnStretch(2, 1)
        self._pipelines.setColumnStretch(3, 2)
        self.body.addSpacing(Space.S)
        self.body.addLayout(self._pipelines)

    def show_figures(self, found: Calibration, waiting: list[str]) -> None:
        """Show the figures; `waiting` names who has not sorted everything."""
        key = verdict(found.alpha)
        self._figure.setText(_number(found.alpha))
        self._theme.set_icon(self._icon, *LOOKS[key], 28)
        self._verdict.setText(self._verdict_words(key))
        self._explained.setText(
            self.tr(
                "Over {0} cases that two or more people sorted: 1 is full agreement, 0 is chance. From {1} on you can "
                "rely on it, from {2} on with care. The figure is known as Krippendorff’s alpha."
            ).format(found.sorted_cases, f"{RELIABLE:.2f}", f"{TENTATIVE:.3f}")
        )
        self._expected.setVisible(found.answers > 0)
        self._expected.setText(self.tr("{0} of {1} answers are as expected.").format(found.matches, found.answers))
        self._waiting.setVisible(bool(waiting))
        self._waiting.setText(self.tr("Not everybody has sorted yet: {0}.").format(", ".join(waiting)))
        self._show_pipelines(found)

    def _show_pipelines(self, found: Calibration) -> None:
        while (item := self._pipelines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if len(found.pipelines) < 2:
            return
        for row, each in enumerate(found.pipelines):
            key = verdict(each.alpha)
            icon = QLabel(self)
            self._theme.set_icon(icon, *LOOKS[key], 16)
            self._pipelines.addWidget(label(_number(each.alpha), "label", self), row, 0)
            self._pipelines.addWidget(icon, row, 1)
            self._pipelines.addWidget(TextLabel(each.name, "", self), row, 2)
            self._pipelines.addWidget(TextLabel(self._verdict_words(key), "muted", self), row, 3)

    def _verdict_words(self, key: str) -> str:
        return {
            "reliable": self.tr("The words hold: people read them alike."),
            "tentative": self.tr("Good enough to use, with care."),
            "unreliable": self.tr("People read these words differently; mend the text."),
            "undefined": self.tr("Nothing to measure yet."),
        }[key]


def _number(value: float | None) -> str:
    return "–" if value is None else figure(value)

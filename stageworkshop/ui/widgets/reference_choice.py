"""One team or one stage out of those there are, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QWidget

from stageworkshop.domain.values import Json
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.field_editor import FieldEditor
from stageworkshop.ui.widgets.quiet_fields import QuietCombo


@dataclass(frozen=True)
class Target:
    """Something to choose: id, name, and a team's colour number (0 for what has none)."""

    id: str
    name: str
    colour: int = 0


class ReferenceCombo(QuietCombo):
    """A list of targets with “not said” at the top."""

    def __init__(self, theme: Theme, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._nothing = nothing
        self._targets: tuple[Target, ...] = ()
        self.addItem(nothing, "")
        theme.changed.connect(self._fill)

    def set_targets(self, targets: Sequence[Target]) -> None:
        """Offer other things; the choice stays if it is among them."""
        if tuple(targets) != self._targets:
            self._targets = tuple(targets)
            self._fill()

    def chosen(self) -> str:
        """Id of the choice, "" for none."""
        return str(self.currentData() or "")

    def choose(self, target_id: str) -> None:
        """Show a choice; one that is no longer there shows as none."""
        self.setCurrentIndex(max(self.findData(target_id), 0))

    def _fill(self) -> None:
        kept = self.chosen()
        self.clear()
        self.addItem(self._nothing, "")
        for target in self._targets:
            self.addItem(self._dot(target.colour), target.name, target.id)
        self.choose(kept)

    def _dot(self, colour: int) -> QIcon:
        return QIcon(dot(self._theme.team(colour), 12)) if colour else QIcon()


class ReferenceEditor(FieldEditor):
    """The same as the editor of a field."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored: Json = None
        self._box = ReferenceCombo(theme, self.tr("not said"), self)
        self._box.setMinimumContentsLength(22)
        self._box.activated.connect(lambda _: self.commit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._box)
        row.addStretch(1)

    def set_targets(self, targets: Sequence[Target]) -> None:
        """Offer other teams or stages."""
        self._box.set_targets(targets)

    def value(self) -> Json:
        return self._box.chosen() or None

    def set_value(self, value: Json) -> None:
        self._stored = value
        self._box.choose(str(value or ""))

    def commit(self) -> None:
        if self.value() != self._stored:
            self.left.emit(self.value())

    def _inputs(self) -> list[QWidget]:
        return [self._box]


def dot(colour: QColor, size: int) -> QPixmap:
    """A round mark in a colour, `size` device-independent pixels wide."""
    picture = QPixmap(QSize(size, size) * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(1, 1, size - 2, size - 2)
    painter.end()
    return picture

"""What the teams wrote, right under the agreed text of a field: folded until somebody wants to look."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from stageworkshop.store.queries.agreed import Wording
from stageworkshop.ui.steps.settle.wordings import Wordings
from stageworkshop.ui.tab_order import follow_layout
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.marks import only_looks


class FieldDrafts(QWidget):
    """Hidden while no team wrote anything for the field. The wordings are built when they are first unfolded."""

    def __init__(self, theme: Theme, field: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._found: tuple[Wording, ...] = ()
        self.wordings = Wordings(theme, self)
        self.wordings.hide()
        self.button = only_looks(QPushButton(self))
        self.button.setObjectName(f"drafts-{field.replace('.', '-')}")
        self.button.setProperty("role", "link")
        self.button.setCheckable(True)
        self.button.setToolTip(self.tr("What the teams wrote, to take from (Alt+W)"))
        self.button.toggled.connect(self._toggled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.wordings)
        self.hide()
        self._draw()

    def show_wordings(self, wordings: Sequence[Wording]) -> None:
        """What the teams wrote for this field now."""
        self._found = tuple(wordings)
        self.setVisible(bool(wordings))
        self.button.setText(self._told())
        if self.button.isChecked():
            self.wordings.show_wordings(self._found)

    def look(self) -> None:
        """Unfold, with the focus on the first thing to take; fold again when it is open."""
        self.button.setChecked(not self.button.isChecked())
        (self.wordings.first if self.button.isChecked() and self.wordings.first else self.button).setFocus()

    def _told(self) -> str:
        count, other = len(self._found), sum(not each.is_agreed for each in self._found)
        if not other:
            return (
                self.tr("One team wrote the same") if count == 1 else self.tr("{0} teams wrote the same").format(count)
            )
        if count == 1:
            return self.tr("One team wrote something else")
        return self.tr("{0} of {1} teams wrote something else").format(other, count)

    def _toggled(self, is_open: bool) -> None:
        if is_open:
            self.wordings.show_wordings(self._found)
            follow_layout(self)
        self.wordings.setVisible(is_open)
        self._draw()

    def _draw(self) -> None:
        is_open = self.button.isChecked()
        self._theme.set_icon(self.button, "expand" if is_open else "next", "accent", 16)
        self.button.setAccessibleDescription(self.tr("unfolded") if is_open else self.tr("folded"))

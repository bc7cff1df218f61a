"""What changed in the agreed text since a charter: words marked, stage by stage, and by heading what else differs."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from stageworkshop.charter.changes import Comparison
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.changes_view import ChangesView
from stageworkshop.ui.widgets.labels import TextLabel
from stageworkshop.ui.words import domain_words


class ChangedPane(QWidget):
    """A sentence, and below it the changes. With `grows` it is as high as they need."""

    def __init__(self, theme: Theme, *, grows: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lead = TextLabel("", "", self)
        self._lead.setObjectName("changes-lead")
        self._others = TextLabel("", "muted", self)
        self._others.setObjectName("changes-others")
        self.view = ChangesView(theme, grows=grows, parent=self)
        self.view.setObjectName("changes-view")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._lead)
        column.addWidget(self._others)
        column.addWidget(self.view, 1)
        if not grows:
            column.addStretch(0)

    @property
    def lead(self) -> str:
        """The sentence above."""
        return self._lead.text()

    def show_comparison(self, lead: str, comparison: Comparison, *, whole: bool = False) -> None:
        """Show changes under a sentence; `whole` when they are all the words there are."""
        self._lead.setText(lead)
        self._others.setVisible(bool(comparison.others))
        self._others.setText(self.tr("Also different: {0}.").format(", ".join(map(domain_words, comparison.others))))
        self.view.setVisible(bool(comparison.stages))
        self.view.show_changes(comparison.stages, whole=whole)

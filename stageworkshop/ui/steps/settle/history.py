"""The history of agreed text: who, when, because of which disagreement, and what changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from stageworkshop.domain.fields import BY_KEY
from stageworkshop.domain.values import Json
from stageworkshop.store.queries.revisions import Revision
from stageworkshop.ui.dates import isolated, moment_words
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.diff_label import DiffLabel
from stageworkshop.ui.widgets.flow_layout import FlowLayout
from stageworkshop.ui.widgets.fold import Fold
from stageworkshop.ui.widgets.labels import TextLabel, label
from stageworkshop.ui.widgets.marks import only_looks
from stageworkshop.ui.words import disagreement_name, domain_words

AT_FIRST = 12
"""So many revisions are shown before somebody asks for all."""


class History(Fold):
    """Folded until somebody wants to know; built when it is unfolded."""

    disagreement_wanted = Signal(str)

    def __init__(self, theme: Theme, *, names_fields: bool, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", is_open=False, parent=parent)
        self._look = theme
        self._names_fields = names_fields
        self._revisions: list[Revision] = []
        self._names: Mapping[tuple[str, str], str] = {}
        self._shown: list[Revision] | None = None
        self._all = False
        self.button.setText(self.tr("History"))
        self.button.setObjectName("history")
        self.unfolded.connect(self._fill)

    def show_revisions(self, revisions: Sequence[Revision], names: Mapping[tuple[str, str], str]) -> None:
        """Show these revisions, latest first."""
        self._revisions, self._names = list(revisions), names
        count = len(self._revisions)
        self.set_figure(self.tr("1 change") if count == 1 else self.tr("{0} changes").format(count))
        if self.is_open:
            self._fill()

    def _fill(self) -> None:
        wanted = self._revisions if self._all else self._revisions[:AT_FIRST]
        if wanted == self._shown:
            return
        self._shown = list(wanted)
        while (item := self.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if not wanted:
            self.body.addWidget(TextLabel(self.tr("Nothing was changed yet."), "muted", self.content))
        for each in wanted:
            self.body.addWidget(self._entry(each))
        left = len(self._revisions) - len(wanted)
        if left > 0:
            more = only_looks(QPushButton(self.tr("Show {0} earlier changes").format(left), self.content))
            more.setObjectName("history-more")
            more.setProperty("role", "link")
            more.clicked.connect(self._show_all)
            self.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_all(self) -> None:
        self._all = True
        self._fill()

    def _entry(self, each: Revision) -> QWidget:
        entry = QWidget(self.content)
        column = QVBoxLayout(entry)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        # Names and headings may be long; what has no room beside them goes on in the next line.
        top = QWidget(entry)
        head = FlowLayout(top, gap=Space.XS)
        who = self.tr("{0} · {1}").format(moment_words(each.at), isolated(each.actor or self.tr("somebody")))
        if self._names_fields:
            head.addWidget(label(domain_words(BY_KEY[each.field].label), "label", top))
        head.addWidget(label(who, "small", top))
        if each.because:
            link = only_looks(QPushButton(self.tr("because of {0}").format(disagreement_name(each.because)), top))
            link.setProperty("role", "link")
            link.setObjectName(f"because-{each.seq}")
            link.clicked.connect(lambda: self.disagreement_wanted.emit(each.because_id))
            head.addWidget(link)
        column.addWidget(top)
        old, new = (value_words(each.field, value, self._names) for value in (each.old, each.new))
        column.addWidget(DiffLabel(self._look, old, new, entry))
        return entry


def value_words(field: str, value: Json, names: Mapping[tuple[str, str], str]) -> str:
    """A field's value as text, an entry a line; what is no longer there is named “?”."""
    return "\n".join(BY_KEY[field].kind.lines(value, names))

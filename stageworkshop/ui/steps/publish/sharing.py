"""What partners see: said in words, and the stages that they get, to be ticked."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from stageworkshop.charter.model import Document
from stageworkshop.domain.fields import FIELDS, VISIBLE
from stageworkshop.ui.models.shared_stages import SharedRow, SharedStagesModel
from stageworkshop.ui.theme import Space
from stageworkshop.ui.widgets.labels import TextLabel
from stageworkshop.ui.words import domain_words

ROWS_SHOWN = 9


class SharingPanel(QWidget):
    """`toggled` asks to show a stage (id) to partners or not."""

    toggled = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        left_out = [domain_words(field.label) for field in FIELDS if not field.partners and field is not VISIBLE]
        self._words = TextLabel(
            self.tr(
                "Partners get an extract: the stages ticked below, the hand-offs and the glossary. Left out are {0}, "
                "the checks inside criteria, e-mail addresses, what internal teams hold among themselves, reasons and "
                "drawn signatures. It names the content hash of the whole."
            ).format(", ".join(left_out)),
            "muted",
            self,
        )
        self._figure = TextLabel("", "label", self)
        self._figure.setObjectName("shared-figure")
        self._warning = TextLabel("", "warning", self)
        self._warning.setObjectName("shared-warning")
        self.model = SharedStagesModel(self)
        self.model.toggled.connect(self.toggled)
        self.list = QListView(self)
        self.list.setObjectName("shared-stages")
        self.list.setAccessibleName(self.tr("Stages that partners see"))
        self.list.setToolTip(self.tr("Space ticks a stage"))
        self.list.setUniformItemSizes(True)
        self.list.setModel(self.model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        for widget in (self._words, self._figure, self.list, self._warning):
            column.addWidget(widget)

    def show_stages(self, document: Document, ids: Mapping[str, str], *, editable: bool, signed: bool) -> None:
        """Show a document's stages; `ids` are by stage key, `signed` tells that answers cover them."""
        rows: list[SharedRow] = []
        for pipeline in document.pipelines:
            if pipeline.stages:
                rows.append(SharedRow("", pipeline.name))
            rows += [
                SharedRow(ids.get(stage.key, stage.key), stage.name or stage.key, bool(stage.visible_to_partners))
                for stage in pipeline.stages
            ]
        self.model.set_rows(rows, editable=editable)
        shared, total = sum(row.shared for row in rows), sum(not row.is_heading for row in rows)
        self._figure.setText(self.tr("Partners see {0} of {1} stages").format(shared, total))
        height = max(self.list.sizeHintForRow(0), 24)
        self.list.setFixedHeight(height * min(max(len(rows), 1), ROWS_SHOWN) + 12)
        words = []
        if total and not shared:
            words.append(self.tr("No stage is ticked, so their edition would have none."))
        if editable and signed:
            words.append(
                self.tr("A tick is part of the agreed text: changing it makes the answers stale that cover the stage.")
            )
        self._warning.setText(" ".join(words))
        self._warning.setVisible(bool(words))

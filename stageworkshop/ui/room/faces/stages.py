"""Stages: the map of the pipeline in hand."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from stageworkshop.charter import snapshot
from stageworkshop.store.queries.reader import Reader
from stageworkshop.store.queries.sharing import stage_ids
from stageworkshop.ui.room.look import RoomLook
from stageworkshop.ui.room.parts import column, words
from stageworkshop.ui.room.saying import tr
from stageworkshop.ui.room.table import OnTable
from stageworkshop.ui.widgets.stage_map_view import StageMapView

PIXELS_A_UNIT = (2.3, 3.6)
"""Of the map, smallest and largest, at factor 1: names on cards are as large as other words from factor 1.5 on."""

LEAST_HEIGHT = 260
"""Of the map in device-independent pixels; what does not fit scrolls inside."""


def build(reader: Reader, table: OnTable, look: RoomLook) -> QWidget:
    """The face of the step."""
    document = snapshot.take(reader)
    filled = [pipeline for pipeline in document.pipelines if pipeline.stages]
    if not filled:
        return column(look, [words(tr("There are no stages yet."), "title", "text-muted")])
    key = next((key for key, stage_id in stage_ids(reader).items() if stage_id == table.id), "")
    here = next((each for each in filled if any(stage.key == key for stage in each.stages)), filled[0])
    made = StageMapView(
        look.theme, scales=(PIXELS_A_UNIT[0] * look.factor, PIXELS_A_UNIT[1] * look.factor), with_titles=False
    )
    made.setMinimumHeight(LEAST_HEIGHT)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    made.show_document(document, here.key)
    made.take(key)
    face = QWidget()
    layout = QVBoxLayout(face)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(look.gap)
    layout.addWidget(words(here.name, "title", heavy=True))
    layout.addWidget(made, 1)
    return face

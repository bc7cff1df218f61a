"""The agreed text of a stage, large."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from stageworkshop.domain.errors import NotFound
from stageworkshop.domain.fields import FIELDS, KIND, NAME
from stageworkshop.store.queries.agreed import agreed_text
from stageworkshop.store.queries.names import names
from stageworkshop.store.queries.reader import Reader
from stageworkshop.ui.room.look import RoomLook
from stageworkshop.ui.room.parts import column, words
from stageworkshop.ui.room.saying import tr
from stageworkshop.ui.room.table import OnTable
from stageworkshop.ui.words import domain_words

HEADED = {NAME.key, KIND.key}
"""Fields that the heading says, or that go without saying."""


def build(reader: Reader, table: OnTable, look: RoomLook) -> QWidget:
    """The face of a stage; `table` names it."""
    try:
        found = agreed_text(reader, table.id)
    except NotFound:
        return column(look, [words(tr("This stage is gone."), "title", "text-muted")])
    known = names(reader)
    parts: list[QWidget | int] = [words(found.name, "title", heavy=True)]
    for field in FIELDS:
        lines = field.kind.lines(found.values[field.key], known) if field.key in found.values else []
        if lines and field.key not in HEADED:
            parts.append(words(domain_words(field.label), "plain", "accent", heavy=True))
            bullet = "• " if len(lines) > 1 else ""
            parts += [words(bullet + line) for line in lines]
    if len(parts) == 1:
        parts.append(words(tr("Nothing is agreed yet."), "large", "text-muted"))
    return column(look, parts)

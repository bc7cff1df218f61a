"""The words of the projector."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from stageworkshop.store.queries.drafts import DONE, NO_OPINION, NOT_BEGUN, WRITING


def tr(text: str) -> str:
    """The translation of a text of the projector."""
    return QCoreApplication.translate("Room", text)


def draft_state(state: str) -> tuple[str, str, str]:
    """(icon, colour token, words) of the state of a draft; its words are nobody's business."""
    return {
        DONE: ("check-circle", "success", tr("handed in")),
        NO_OPINION: ("check-circle", "success", tr("no opinion")),
        WRITING: ("pen", "text-muted", tr("is writing")),
        NOT_BEGUN: ("circle", "text-muted", tr("not begun")),
    }[state]


def stages_of(count: int, total: int) -> str:
    """“3 of 8 stages”."""
    return tr("{0} of {1} stages").format(count, total)

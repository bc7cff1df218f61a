"""When a charter is to be looked at again: far off, near, or over."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QDate, Qt

NEAR_DAYS = 30
"""From so many days before the review date on people are reminded of it."""


class ReviewState(Enum):
    """`FAR` also when no date is set."""

    FAR = "far"
    NEAR = "near"
    OVER = "over"


def review_state(iso: str, today: QDate | None = None) -> ReviewState:
    """Where a review date (ISO, "" for none) stands as seen from `today`, which is the system's unless given."""
    day = QDate.fromString(iso, Qt.DateFormat.ISODate)
    if not day.isValid():
        return ReviewState.FAR
    left = (today or QDate.currentDate()).daysTo(day)
    if left < 0:
        return ReviewState.OVER
    return ReviewState.NEAR if left <= NEAR_DAYS else ReviewState.FAR

"""Numbers as CRMs write them: some as numbers, some as text, some with a decimal point that says nothing."""

from __future__ import annotations

import math
from typing import Any


def whole(value: Any) -> int | None:
    """The whole number in 10, 10.0, "10" or "10.0"; None for anything else, also for true and false."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return int(number) if math.isfinite(number) and number.is_integer() else None


def percent(value: Any) -> int | None:
    """The whole number from 0 to 100 that a CRM wrote as a probability; None for anything else."""
    number = whole(value)
    return number if number is not None and 0 <= number <= 100 else None

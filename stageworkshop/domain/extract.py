"""A workshop file cut out for one team: its draft sheet, to be filled in before the meeting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(eq=False)
class Extract:
    """Marks a workshop file as the draft sheet of one team; a whole workshop has none.

    `base` tells by stage id what the sheet started from, as `sheets.base` writes it; `asked_by` and `until` say in
    words to whom the sheet goes back, and by when. `made_at` is UTC in ISO form.
    """

    id: str
    team_id: str
    made_at: str = ""
    asked_by: str = ""
    until: str = ""
    base: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

"""What has to be seen before signing: what changed since a charter, and since a person answered last."""

from __future__ import annotations

from dataclasses import dataclass

from stageworkshop.charter import changes, plain
from stageworkshop.charter.changes import Comparison
from stageworkshop.charter.plain import Content
from stageworkshop.domain.charter import Charter
from stageworkshop.standing.causes import with_causes
from stageworkshop.store.queries.charters import AnswerRow, last_answer_by
from stageworkshop.store.workshop_file import WorkshopFile


@dataclass(frozen=True)
class ToRead:
    """What a signatory sees before answering. `last` is the answer given before; None when this is the first.

    `is_whole` when nothing of it was answered to before, so that `words` holds the whole text and not the changes.
    """

    words: Comparison
    last: AnswerRow | None
    is_whole: bool


def since_charter(file: WorkshopFile, charter_id: str, now: Content | None = None) -> Comparison:
    """What differs between a charter's frozen text and the agreed text as it is (`now`, when already read)."""
    frozen = plain.frozen_content(file.get(Charter, charter_id))
    return with_causes(file, changes.compare(frozen, now or plain.current_content(file)), charter_id)


def between(file: WorkshopFile, earlier_id: str, later_id: str) -> Comparison:
    """What differs between the frozen texts of two charters."""
    texts = [plain.frozen_content(file.get(Charter, each)) for each in (earlier_id, later_id)]
    return with_causes(file, changes.compare(*texts), earlier_id, later_id)


def to_read(file: WorkshopFile, charter_id: str, reader_key: str) -> ToRead:
    """The words of a charter that whoever signs (by key) has not answered to yet: all of them at first, and when all
    are known.

    Only own answers count, for oneself or in somebody's place: what a deputy answered to, the one who was represented
    has not seen. What the last answer did not cover counts as not seen.
    """
    charter = plain.frozen_content(file.get(Charter, charter_id))
    last = last_answer_by(file, reader_key)
    if last is None or last.charter_id == charter_id:
        return ToRead(changes.whole_text(charter), last, is_whole=True)
    seen = plain.only_stages(plain.frozen_content(file.get(Charter, last.charter_id)), last.covers)
    told = with_causes(file, changes.compare(seen, charter), last.charter_id, charter_id)
    return ToRead(told, last, is_whole=False)

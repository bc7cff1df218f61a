"""What has to be seen before signing: what changed since a charter, and since a person answered last."""

from __future__ import annotations

from dataclasses import dataclass

from stageworkshop.charter import changes, plain
from stageworkshop.charter.changes import Comparison
from stageworkshop.charter.plain import Content
from stageworkshop.domain.charter import Charter
from stageworkshop.store.queries.charters import AnswerRow, answer_rows
from stageworkshop.store.queries.reader import Reader


@dataclass(frozen=True)
class ToRead:
    """What a signatory sees before answering. `last` is the answer given before; None when this is the first.

    `is_whole` when nothing of it was answered to before, so that `words` holds the whole text and not the changes.
    """

    words: Comparison
    last: AnswerRow | None
    is_whole: bool


def since_charter(reader: Reader, charter_id: str, now: Content | None = None) -> Comparison:
    """What differs between a charter's frozen text and the agreed text as it is (`now`, when already read)."""
    frozen = plain.frozen_content(reader.get(Charter, charter_id))
    return changes.compare(frozen, now or plain.current_content(reader))


def to_read(reader: Reader, charter_id: str, person_id: str) -> ToRead:
    """The words of a charter that this person has not answered to yet; all of them at first, and when all are known.

    What the last answer did not cover counts as not seen.
    """
    charter = plain.frozen_content(reader.get(Charter, charter_id))
    given = [each for each in answer_rows(reader, person_id) if each.answer != "revoke"]
    last = given[0] if given else None
    if last is None or last.charter_id == charter_id:
        return ToRead(changes.whole_text(charter), last, is_whole=True)
    seen = _only(plain.frozen_content(reader.get(Charter, last.charter_id)), set(last.covers))
    return ToRead(changes.compare(seen, charter), last, is_whole=False)


def _only(text: Content, keys: set[str]) -> Content:
    pipelines = [
        {**pipeline, "stages": [stage for stage in pipeline["stages"] if stage["key"] in keys]}
        for pipeline in text["pipelines"]
    ]
    return {**text, "pipelines": pipelines}

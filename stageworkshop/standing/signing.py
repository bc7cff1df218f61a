"""What has to be seen before signing: what changed since a charter, and since a person answered last."""

from __future__ import annotations

from dataclasses import dataclass

from stageworkshop.charter import changes, snapshot
from stageworkshop.charter.changes import Comparison
from stageworkshop.charter.frozen import frozen_document
from stageworkshop.charter.model import Document
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


def since_charter(reader: Reader, charter_id: str, now: Document | None = None) -> Comparison:
    """What differs between a charter's frozen text and the agreed text as it is (`now`, when already taken)."""
    return changes.compare(frozen_document(reader, charter_id), now or snapshot.take(reader))


def to_read(reader: Reader, charter_id: str, person_id: str) -> ToRead:
    """The words of a charter that this person has not answered to yet; all of them at first, and when all are known.

    What the last answer did not cover counts as not seen.
    """
    charter = frozen_document(reader, charter_id)
    given = [each for each in answer_rows(reader, person_id) if each.answer != "revoke"]
    last = given[0] if given else None
    if last is None or last.charter_id == charter_id:
        return ToRead(changes.whole_text(charter), last, is_whole=True)
    seen = _only(frozen_document(reader, last.charter_id), set(last.covers))
    return ToRead(changes.compare(seen, charter), last, is_whole=False)


def _only(document: Document, keys: set[str]) -> Document:
    pipelines = [
        pipeline.model_copy(update={"stages": [stage for stage in pipeline.stages if stage.key in keys]})
        for pipeline in document.pipelines
    ]
    return document.model_copy(update={"pipelines": pipelines})

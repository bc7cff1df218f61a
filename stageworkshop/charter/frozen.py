"""The document that a charter froze, as it was proposed, with the answers that count for it."""

from __future__ import annotations

from stageworkshop import __version__
from stageworkshop.charter import snapshot
from stageworkshop.charter.hashing import stamped
from stageworkshop.charter.model import Document
from stageworkshop.domain.charter import Charter, SignOff
from stageworkshop.store.queries.reader import Reader


def frozen_document(reader: Reader, charter_id: str) -> Document:
    """A charter's own text with its state and sign-offs, and its hashes. Raises NotFound."""
    charter = reader.get(Charter, charter_id)
    keys = snapshot.keys_of_sign_offs(reader)
    return stamped(snapshot.with_charter(frozen_text(charter.content), charter, reader.all(SignOff), keys))


def frozen_text(content: str) -> Document:
    """The document in a charter's canonical content, without charter and sign-offs. Raises InvalidValue when that was
    altered into something else."""
    with snapshot.fitting({}, "Charter"):
        document = Document.model_validate_json(content)
    return document.model_copy(update={"generator": f"Stage Workshop {__version__}"})

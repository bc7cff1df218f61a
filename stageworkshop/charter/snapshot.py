"""One frozen, validated picture of a workshop: what every exporter reads, and what a charter freezes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from stageworkshop import __version__
from stageworkshop.charter import plain
from stageworkshop.charter.hashing import hashes_of
from stageworkshop.charter.model import CharterInfo, Deputy, Document, SignOffRecord
from stageworkshop.charter.model_base import ValidationError
from stageworkshop.domain.charter import Charter, SignOff, changed_stages, standing
from stageworkshop.domain.definition import clean_values
from stageworkshop.domain.errors import InvalidValue
from stageworkshop.domain.evidence import Proof
from stageworkshop.store.queries.reader import Reader


def take(reader: Reader) -> Document:
    """The workshop as it is now, with the charter at hand and the sign-offs that count, without hashes.

    `charter.hashing.stamped` adds the hashes. Raises InvalidValue when a text can't be written to a document.
    """
    content = {"generator": f"Stage Workshop {__version__}", **plain.current_content(reader, check=clean_values)}
    with fitting(content, "Workshop"):
        document = Document.model_validate(content)
    return _with_charter(document, reader.all(Charter), reader.all(SignOff), keys_of_sign_offs(reader))


@contextmanager
def fitting(tree: Any, where: str) -> Iterator[None]:
    """What the model refuses inside becomes an InvalidValue that names the place in the document."""
    try:
        yield
    except ValidationError as error:
        from stageworkshop.charter.faults import worded  # only here: it loads what tells words alike

        first = worded(tree, error)[0]
        told = f"no document can hold what is at {first.path}: {first.message} Correct it there."
        raise InvalidValue("document.fault", told, where=where, path=first.path) from error


def keys_of_sign_offs(reader: Reader) -> dict[str, str]:
    """By the sign-off's id the fingerprint of the certificate it was signed with, for those that were."""
    return {each.sign_off_id: each.fingerprint for each in reader.all(Proof) if each.fingerprint}


def _literal(word: Any) -> Any:
    """Keys of a fixed list, for a `Literal`; pydantic checks them."""
    return word


def _with_charter(
    document: Document, charters: list[Charter], sign_offs: list[SignOff], keys: Mapping[str, str]
) -> Document:
    at_hand = [each for state in ("proposed", "in_force") for each in charters if each.state == state]
    if not at_hand:
        return document
    return with_charter(document, at_hand[0], sign_offs, keys)


def with_charter(document: Document, charter: Charter, sign_offs: list[SignOff], keys: Mapping[str, str]) -> Document:
    """The document as one that belongs to this charter: its number and state, and the answers that count for it.

    `keys` as `keys_of_sign_offs` gives them.
    """
    current = hashes_of(document.pipelines)
    counting = [each for (charter_id, _), each in standing(sign_offs).items() if charter_id == charter.id]
    with fitting({}, f"Charter {charter.number}"):
        info = _info(charter)
        records = [
            _record(each, charter, current, keys) for each in sorted(counting, key=lambda each: (each.at, each.name))
        ]
    return document.model_copy(update={"charter": info, "sign_offs": records})


def _info(charter: Charter) -> CharterInfo:
    return CharterInfo(
        number=charter.number,
        content_hash=charter.content_hash,
        state=_literal(charter.state),
        note=charter.note,
        proposed_by=charter.proposed_by,
        proposed_at=charter.proposed_at,
        in_force_at=charter.in_force_at,
        ended_at=charter.ended_at,
    )


def _record(sign_off: SignOff, charter: Charter, current: dict[str, str], keys: Mapping[str, str]) -> SignOffRecord:
    return SignOffRecord(
        person=sign_off.participant_key,
        name=sign_off.name,
        role=sign_off.role,
        team=sign_off.team,
        answer=_literal(sign_off.answer),
        reason=sign_off.reason,
        manner=_literal(sign_off.manner),
        key_fingerprint=keys.get(sign_off.id, ""),
        typed=sign_off.typed,
        strokes=sign_off.strokes,
        at=sign_off.at,
        logged_by=sign_off.logged_by,
        charter_number=charter.number,
        content_hash=sign_off.content_hash,
        covers=sign_off.covers,
        about=sign_off.about,
        deputy=_deputy(sign_off),
        stale_stages=changed_stages(sign_off.covers, current),
    )


def _deputy(sign_off: SignOff) -> Deputy | None:
    if not sign_off.deputy_key:
        return None
    return Deputy(
        key=sign_off.deputy_key,
        name=sign_off.deputy_name,
        role=sign_off.deputy_role,
        team=sign_off.deputy_team,
    )

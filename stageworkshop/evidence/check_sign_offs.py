"""Checks of the sign-offs: does every envelope hold, and does every answer cover the words as they stand here?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stageworkshop.charter.hashing import hashes_of
from stageworkshop.charter.model import Deputy, Document, SignOffRecord
from stageworkshop.domain.charter import ANSWERS, MANNERS, changed_stages
from stageworkshop.domain.errors import InputError
from stageworkshop.evidence import envelopes, statements
from stageworkshop.evidence.certificates import facts_of, out_of_date
from stageworkshop.evidence.envelopes import Envelope
from stageworkshop.evidence.fingerprints import spaced
from stageworkshop.evidence.printed import PrintedHashes
from stageworkshop.evidence.results import Check, SignOffFinding, State
from stageworkshop.evidence.sealed_content import SIGN_OFF_PREFIX, SIGN_OFF_SUFFIX
from stageworkshop.evidence.statements import Signatory, Statement


@dataclass(frozen=True)
class _Signer:
    """Fingerprint of who signed the statement; and of the signatory's own key, with its holder, if there is one."""

    fingerprint: str
    own_key: str
    holder: str


def check_envelopes(
    files: Mapping[str, bytes], document: Document | None, printed: PrintedHashes, seal_fingerprint: str
) -> tuple[list[Check], list[SignOffFinding]]:
    """Every sign-off inside a sealed PDF: two checks, on the signatures and on the words, and one finding each.

    `document` is None when the definitions inside could not be read; then no answer can be held against words.
    """
    broken: list[str] = []
    found: list[SignOffFinding] = []
    for name in sorted(each for each in files if _is_envelope(each)):
        try:
            envelope = envelopes.unwrap(files[name])
            statement = statements.loads(envelope.payload)
            signer = _signer(envelope, statement, seal_fingerprint)
        except InputError as error:
            broken.append(f"{name} ({error.text.rstrip('.')})")
            continue
        found.append(_finding(name, statement, signer, document, printed))
    if not seal_fingerprint and not broken and not found:
        return [], []  # an unsealed PDF encloses none, whoever has answered
    return [_held(broken, found), _covering(found)], found


def check_records(document: Document) -> tuple[Check, list[SignOffFinding]]:
    """The unsigned copies of sign-offs in a definitions file."""
    current = hashes_of(document.pipelines)
    found = [_record_finding(each, document, current) for each in document.sign_offs]
    return _covering(found), found


def _is_envelope(name: str) -> bool:
    return name.startswith(SIGN_OFF_PREFIX) and name.endswith(SIGN_OFF_SUFFIX)


def _signer(envelope: Envelope, statement: Statement, seal_fingerprint: str) -> _Signer:
    """Whose signature a statement rests on. Raises InputError when it is not the one that it should be."""
    signers = [facts_of(each) for each in envelope.signers]
    said = statement.predicate
    if any(each.fingerprint == seal_fingerprint for each in signers):
        if said.manner == "own_key" and (said.proof is None or not said.proof.certificate):
            raise InputError("envelope.signer", "it tells of a key of the signatory’s own, but not of which.")
        proof = said.proof
        return _Signer(seal_fingerprint, proof.certificate if proof else "", proof.holder if proof else "")
    # Without the seal's own signature a statement counts only as what a person signed with a key of their own.
    if said.manner != "own_key" or said.logged_by or said.proof is not None or len(signers) != 1:
        raise InputError("envelope.signer", "it is signed with another key than the seal.")
    if problem := out_of_date(signers[0], said.at):
        raise InputError("envelope.certificate", problem)
    return _Signer(signers[0].fingerprint, signers[0].fingerprint, signers[0].holder)


def _finding(
    file: str, statement: Statement, signer: _Signer, document: Document | None, printed: PrintedHashes
) -> SignOffFinding:
    said = statement.predicate
    stale: tuple[str, ...] = ()
    if document is None:
        state, words = _lost()
    elif said.extract is not None:
        state, words = _of_extract(statement, document, printed)
    else:
        stale = tuple(changed_stages(said.covers, hashes_of(document.pipelines)))
        state, words = _of_whole(statement.content_hash, said.covers, stale, document)
    return SignOffFinding(
        file=file,
        person=said.person.key,
        name=said.person.name,
        team=said.person.team,
        answer=said.answer,
        manner=said.manner,
        at=said.at,
        signed_with=signer.fingerprint,
        own_key=signer.own_key,
        holder=signer.holder,
        stale=stale,
        state=state,
        coverage=_begun(words),
        sentence=f"{_who(said.person.name, said.deputy, said.answer, said.manner)}{_key(signer)}; {words}",
    )


def _record_finding(record: SignOffRecord, document: Document, current: Mapping[str, str]) -> SignOffFinding:
    stale = tuple(changed_stages(record.covers, current)) or tuple(record.stale_stages)
    whole = document.extract_of if document.edition == "partner" else document.content_hash
    if whole == record.content_hash and not stale:
        state, words = _exactly()
    else:
        state, words = _of_whole(record.content_hash, record.covers, stale, document)
    return SignOffFinding(
        file="",
        person=record.person,
        name=record.name,
        team=record.team,
        answer=record.answer,
        manner=record.manner,
        at=record.at,
        signed_with="",
        own_key="",
        holder="",
        stale=stale,
        state=state,
        coverage=_begun(words),
        sentence=f"{_who(record.name, record.deputy, record.answer, record.manner)}; {words}",
    )


def _who(name: str, deputy: Deputy | Signatory | None, answer: str, manner: str) -> str:
    who = f"{deputy.name} in the place of {name}" if deputy else name
    return f"{who} {ANSWERS[answer]}, {MANNERS[manner]}"


def _key(signer: _Signer) -> str:
    return f" (“{signer.holder}”, fingerprint {spaced(signer.own_key)})" if signer.own_key else ""


def _begun(words: str) -> str:
    """Words that follow a semicolon, as a sentence of their own."""
    return words[0].upper() + words[1:]


def _exactly() -> tuple[State, str]:
    return "holds", "it covers exactly these words."


def _lost() -> tuple[State, str]:
    return "fails", "the words that it covers could not be read."


def _of_whole(
    content_hash: str, covers: Mapping[str, str], stale: Sequence[str], document: Document
) -> tuple[State, str]:
    names = {stage.key: stage.name or stage.key for _, stage in document.stages}
    if stale:
        listed = ", ".join(f"“{names.get(key, key)}”" for key in stale)
        return "fails", f"it no longer holds for {listed}, whose words were changed after it."
    if content_hash == document.content_hash:
        return _exactly()
    if not covers:
        return "fails", "it covers none of the stages here, and was given to other words than these."
    return "holds", "other parts have changed since, but no stage that it covers."


def _of_extract(statement: Statement, document: Document, printed: PrintedHashes) -> tuple[State, str]:
    extract = statement.predicate.extract
    if extract is None or extract.sha256 != document.content_hash:
        return "fails", "it belongs to another extract than this one."
    if statement.content_hash not in printed.wholes:
        return "fails", "it covers another charter than the one that this extract was taken from."
    return "holds", f"it covers the whole charter that this extract was taken from ({statement.content_hash[:12]}…)."


def _held(broken: Sequence[str], found: Sequence[SignOffFinding]) -> Check:
    if broken:
        many = "Envelopes of sign-offs do not hold" if len(broken) > 1 else "The envelope of a sign-off does not hold"
        return Check("envelopes", "fails", f"{many}: {'; '.join(broken)}.")
    if not found:
        return Check("envelopes", "holds", "It encloses no sign-off, so there was no envelope to check.")
    count = (
        "The envelope of the one sign-off holds." if len(found) == 1 else f"All {len(found)} sign-off envelopes hold."
    )
    return Check("envelopes", "holds", count)


def _covering(found: Sequence[SignOffFinding]) -> Check:
    failing = [each for each in found if each.state == "fails"]
    if failing:
        names = ", ".join(each.name for each in failing)
        return Check("sign_offs", "fails", f"Not every sign-off covers these words; look at that of {names}.")
    if not found:
        return Check("sign_offs", "holds", "No sign-off is enclosed that would have to cover these words.")
    return Check("sign_offs", "holds", "Every sign-off covers these words.")

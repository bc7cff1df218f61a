"""Answers to requests: made on the signatory's machine, read on the facilitator's.

An answer is a small file (a statement, in an envelope when it is signed with the person's own key), or the request's
PDF signed with a certificate of any kind, which means “approves”.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from stageworkshop.charter.reading import parse
from stageworkshop.domain.errors import InputError, InvalidValue
from stageworkshop.domain.values import clean_text
from stageworkshop.evidence import envelopes, requests, statements
from stageworkshop.evidence.attachments import attached
from stageworkshop.evidence.certificates import CertificateFacts, facts_of, out_of_date
from stageworkshop.evidence.pdf_signatures import PdfSignature, added_only_signatures, signatures_in
from stageworkshop.evidence.requests import OpenRequest
from stageworkshop.evidence.signing_keys import SigningKey
from stageworkshop.evidence.statements import SignOffPredicate, Statement

FORMAT: Final = "stageworkshop-signoff-answer"
SUFFIX = ".signoff-answer.json"
BOX = 1000
"""Largest coordinate of a pen stroke."""
Kind = Literal["answer", "envelope", "signed_pdf"]
Answer = Literal["approve", "reserve", "decline"]
Strokes = Sequence[Sequence[Sequence[int]]]
"""A drawn signature, as `SignOff.strokes`. It lies beside the statement, which holds its hash."""


@dataclass(frozen=True)
class ReadAnswer:
    """An answer as it came in, its signature checked.

    `deputy` is the key of who signed in the person's place, "" for the person; `signer_name` who signed. `about` names
    the stages that a reservation or a refusal is about. `data` are the file's bytes, which are kept as proof.
    `fingerprint` and `holder` are those of the certificate, "" without a signature.
    """

    kind: Kind
    source: str
    request_id: str
    content_hash: str
    person: str
    person_name: str
    deputy: str
    signer_name: str
    answer: Answer
    reason: str
    typed: str
    covers: dict[str, str]
    about: tuple[str, ...]
    said_at: str
    fingerprint: str
    holder: str
    data: bytes
    strokes: Strokes = ()


def make(
    request: OpenRequest,
    answer: Answer,
    *,
    at: str,
    reason: str = "",
    typed: str = "",
    about: Iterable[str] = (),
    strokes: Strokes = (),
    key: SigningKey | None = None,
) -> bytes:
    """The answer file of a signatory. `typed` is the name as they write it, by default as the request has it; `about`
    names the stages (keys) that a reservation or a refusal is about. `strokes` are a signature drawn besides.

    Raises InvalidValue when a reservation or a refusal has no reason, and for a stage that was not asked about.
    """
    reason = clean_text(reason, "Reason", 4_000)
    if answer != "approve" and not reason:
        what = "reservation" if answer == "reserve" else "reason"
        raise InvalidValue("signoff.reason", f"write down the {what}.", where="Reason")
    asked, stages = request.request, list(dict.fromkeys(about))
    for stage in stages:
        if stage not in asked.covers:
            words = f"no stage has the key “{stage}”; these have: {', '.join(asked.covers)}."
            raise InvalidValue("signoff.stage", words, where="About")
    predicate = SignOffPredicate(
        charter=asked.charter,
        person=asked.person,
        answer=answer,
        reason=reason,
        manner="own_key" if key else "own_device",
        typed=clean_text(typed, "Name", 200, one_line=True) or asked.signs.name,
        strokes=statements.strokes_digest(strokes),
        at=at,
        covers=asked.covers,
        about=stages if answer != "approve" else [],
        deputy=asked.deputy,
        request=asked.id,
    )
    payload = statements.dumps(statements.statement_for(asked.content_hash, predicate))
    member, value = ("envelope", envelopes.wrap(payload, key)) if key else ("statement", payload)
    data = {"format": FORMAT, "format_version": 1, "request": asked.id, member: json.loads(value)}
    if strokes:
        data["strokes"] = [[list(point) for point in stroke] for stroke in strokes]
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def read(data: bytes, source: str) -> ReadAnswer:
    """An answer from its file's bytes, once its own signature holds. Raises InputError, which says what is wrong."""
    return _from_pdf(data, source) if data[:5] == b"%PDF-" else _from_file(data, source)


def check_sent(answer: ReadAnswer, *, size: int, sha256: str) -> None:
    """Whether a signed PDF is the one that was sent (`size` bytes with this hash) and nothing but signed since.

    Raises InputError. Answer files have no PDF in them and pass.
    """
    if answer.kind != "signed_pdf":
        return
    sent = answer.data[:size]
    if len(sent) < size or hashlib.sha256(sent).hexdigest() != sha256:
        raise InputError(
            "answer.altered",
            "its pages are not those that were sent; ask for the PDF to be signed as it came, without saving it anew.",
            where=answer.source,
        )
    if not added_only_signatures(answer.data, sent):
        raise InputError(
            "answer.altered",
            "more than a signature was added to the PDF, so it is not clear what was signed; ask for it again.",
            where=answer.source,
        )


def _from_file(data: bytes, source: str) -> ReadAnswer:
    tree = parse(data, source)
    if not isinstance(tree, dict) or tree.get("format") != FORMAT:
        raise InputError(
            "answer.form",
            f"this is no answer to a request; choose the file that ends in {SUFFIX}, or the signed PDF.",
            where=source,
        )
    if tree.get("format_version") != 1:
        raise InputError("answer.newer", "made by a newer version of Stage Workshop; update to read it.", where=source)
    try:
        return _signed(data, tree, source) if "envelope" in tree else _unsigned(data, tree, source)
    except InputError as error:
        raise InputError(error.code, f"this answer does not hold: {error.text}", where=source) from error


def envelope_in(data: bytes) -> bytes:
    """The envelope in the bytes of a signed answer file, as a file of its own. Raises InputError."""
    return (json.dumps(parse(data)["envelope"], indent=2) + "\n").encode()


def _signed(data: bytes, tree: dict[str, Any], source: str) -> ReadAnswer:
    opened = envelopes.unwrap(envelope_in(data))
    statement = statements.loads(opened.payload)
    if statement.predicate.manner != "own_key" or len(opened.signers) != 1:
        raise InputError("answer.manner", "it does not say the same as its signature about how it was given.")
    facts = facts_of(opened.signers[0])
    _check_date(facts, statement.predicate.at)
    return _read("envelope", source, statement, tree, data, facts.fingerprint, facts.holder)


def _unsigned(data: bytes, tree: dict[str, Any], source: str) -> ReadAnswer:
    said = tree.get("statement")
    statement = statements.loads(said if isinstance(said, dict) else {})
    if statement.predicate.manner != "own_device":
        raise InputError("answer.manner", "it claims a signature that it does not carry.")
    return _read("answer", source, statement, tree, data, "", "")


def _read(
    kind: Kind, source: str, statement: Statement, tree: dict[str, Any], data: bytes, fingerprint: str, holder: str
) -> ReadAnswer:
    said = statement.predicate
    if said.request != tree.get("request") or said.extract is not None or said.proof is not None or said.logged_by:
        raise InputError("answer.altered", "what it says in two places does not agree: it was altered.")
    return ReadAnswer(
        kind=kind,
        source=source,
        request_id=said.request,
        content_hash=statement.content_hash,
        person=said.person.key,
        person_name=said.person.name,
        deputy=said.deputy.key if said.deputy else "",
        signer_name=(said.deputy or said.person).name,
        answer=said.answer,
        reason=said.reason,
        typed=said.typed,
        covers=dict(said.covers),
        about=tuple(said.about),
        said_at=said.at,
        fingerprint=fingerprint,
        holder=holder,
        data=data,
        strokes=_strokes(tree.get("strokes", []), said),
    )


def _strokes(drawn: Any, said: SignOffPredicate) -> Strokes:
    """The drawn signature, which must be the one that the statement speaks of. Raises InputError."""
    try:
        strokes = [[[_coordinate(x), _coordinate(y)] for x, y in stroke] for stroke in drawn]
    except (TypeError, ValueError) as error:
        raise InputError("answer.strokes", "the drawn signature in it is not readable.") from error
    if statements.strokes_digest(strokes) != said.strokes:
        raise InputError("answer.altered", "the drawn signature is another one than it says: it was altered.")
    return strokes


def _coordinate(value: object) -> int:
    """A coordinate of a pen stroke, 0 to `BOX`. Raises ValueError."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= BOX:
        raise ValueError
    return value


def _from_pdf(data: bytes, source: str) -> ReadAnswer:
    try:
        found = signatures_in(data)
        inside = attached(data)
    except InputError as error:
        raise InputError(error.code, f"this PDF can’t be taken as an answer: {error.text}", where=source) from error
    if requests.REQUEST not in inside:
        raise InputError("answer.no_request", "this PDF is no request for a sign-off that was sent out.", where=source)
    request = requests.loads(inside[requests.REQUEST], source)
    if not found:
        raise InputError("answer.unsigned", "this PDF is not signed; sign it, or send the answer file.", where=source)
    if len(found) > 1:
        raise InputError(
            "answer.signatures", f"this PDF carries {len(found)} signatures; one person signs it.", where=source
        )
    signature = found[0]
    _check_signature(signature, source)
    facts = facts_of(signature.certificate)
    _check_date(facts, signature.stamp.at if signature.stamp else signature.said_at, source)
    return ReadAnswer(
        kind="signed_pdf",
        source=source,
        request_id=request.id,
        content_hash=request.content_hash,
        person=request.person.key,
        person_name=request.person.name,
        deputy=request.deputy.key if request.deputy else "",
        signer_name=request.signs.name,
        answer="approve",
        reason=clean_text(signature.reason, "Reason", 4_000),
        typed=facts.holder[:200],
        covers=dict(request.covers),
        about=(),
        said_at=signature.stamp.at if signature.stamp else signature.said_at,
        fingerprint=facts.fingerprint,
        holder=facts.holder,
        data=data,
    )


def _check_signature(signature: PdfSignature, source: str) -> None:
    if not signature.holds or (signature.stamp is not None and not signature.stamp.holds):
        raise InputError("answer.signature", "its signature does not hold: the file was altered.", where=source)
    if not (signature.whole_file or signature.unchanged_since):
        raise InputError("answer.signature", "something was added after it was signed; ask for it again.", where=source)


def _check_date(facts: CertificateFacts, at: str, source: str = "") -> None:
    if problem := out_of_date(facts, at):
        raise InputError(
            "answer.certificate", f"{problem[:-1]}; ask for it again, with one that is valid.", where=source
        )

"""Signatories who are elsewhere: who was asked, and taking their answers in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from stageworkshop.actions import signoffs
from stageworkshop.actions.context import Context
from stageworkshop.charter.export import make_room
from stageworkshop.charter.whole_file import write_whole
from stageworkshop.domain.charter import Charter, Delegation, SignOff, deputies, standing
from stageworkshop.domain.errors import NotAllowed, NotFound
from stageworkshop.domain.evidence import Proof, Request
from stageworkshop.domain.workshop import Participant, Team
from stageworkshop.evidence.answers import ReadAnswer, check_sent
from stageworkshop.evidence.requests import AnsweredBefore, EarlierAnswer, Prepared
from stageworkshop.evidence.statements import Signatory
from stageworkshop.store.changes import Changes
from stageworkshop.store.queries.charters import last_answer_by
from stageworkshop.store.queries.reader import Reader
from stageworkshop.store.workshop_file import Unit


def signatory(reader: Reader, participant_id: str) -> Signatory:
    """Who is asked, as they are called now. Raises NotAllowed for somebody who is no signatory."""
    person = reader.get(Participant, participant_id)
    if not person.is_signatory:
        raise NotAllowed("signoff.role", "give this person the role of signatory first.", where=person.name)
    team = reader.get(Team, person.team_id).name if person.team_id else ""
    return Signatory(key=person.key, name=person.name, role=person.job_title, team=team)


def deputy(reader: Reader, charter_id: str, participant_id: str) -> Signatory | None:
    """Who signs this charter in the person's place; None when the person does."""
    person = reader.get(Participant, participant_id)
    found = deputies(reader.all(Delegation, charter_id=charter_id)).get((charter_id, person.key))
    if found is None:
        return None
    return Signatory(key=found.deputy_key, name=found.deputy_name, role=found.deputy_role, team=found.deputy_team)


def answered_before(reader: Reader, charter_id: str, signer_key: str) -> AnsweredBefore | None:
    """What whoever signs has answered last, to an earlier charter than this; None when this is the first."""
    last = last_answer_by(reader, signer_key)
    if last is None or last.charter_id == charter_id:
        return None
    charter = reader.get(Charter, last.charter_id)
    answer: Any = last.answer
    told = EarlierAnswer(
        charter=charter.number,
        content_hash=charter.content_hash,
        answer=answer,
        at=last.at,
        covers=list(last.covers),
    )
    return AnsweredBefore(told, charter.content.encode())


def send(ctx: Context, *, prepared: Prepared, folder: Path, force: bool = False) -> Changes:
    """Writes a request's two files into a folder (made if missing) and notes that it was made.

    Never overwrites without `force`. Raises FileProblem, NotAllowed; then nothing is noted.
    """
    request, names = prepared.request, prepared.names
    assert request.pdf is not None
    with ctx.unit("requests.send", "asked for a sign-off", record=True) as unit:
        charter = _charter(unit, request.charter, request.content_hash)
        unit.add(
            Request(
                id=request.id,
                charter_id=charter.id,
                participant_id=_person(unit, request.person.key, request.person.name).id,
                participant_key=request.person.key,
                content_hash=request.content_hash,
                covers=list(request.covers),
                file_name=request.pdf.name,
                file_hash=request.pdf.sha256,
                file_size=request.pdf.size,
                asked_by=request.asked_by,
                asked_at=request.asked_at,
            )
        )
        unit.says = f"asked {request.signs.name} for a sign-off of charter {charter.number}"
        make_room(folder, [folder / name for name in names], force)
        for name, data in zip(names, (prepared.pdf, prepared.small_file), strict=True):
            write_whole(folder / name, data)
    return unit.changes


def take(ctx: Context, *, answer: ReadAnswer) -> Changes:
    """Adds the sign-off that an answer brings, and keeps its file as proof.

    Raises NotAllowed or InputError, which say precisely why not: no such request, answered already, another version,
    unknown person, other words, a file that was altered, a charter that is over.
    """
    with ctx.unit("requests.take", "took in a sign-off", record=True) as unit:
        request = _request(unit, answer)
        charter = unit.get(Charter, request.charter_id)
        _check_words(answer, request, charter)
        person = _person(unit, request.participant_key, answer.person_name)
        _check_signer(unit, answer, charter, person)
        _check_not_answered(unit, answer, request, charter)
        check_sent(answer, size=request.file_size, sha256=request.file_hash)
        given = signoffs.sign(
            ctx,
            charter_id=charter.id,
            participant_id=person.id,
            answer=answer.answer,
            reason=answer.reason,
            manner="own_device" if answer.kind == "answer" else "own_key",
            typed=answer.typed,
            strokes=answer.strokes,
            covers=request.covers,
            about=answer.about,
        )
        unit.add(
            Proof(
                id=ctx.new_id(),
                sign_off_id=given.created("sign_off"),
                request_id=request.id,
                kind=answer.kind,
                kept=unit.keep(answer.data),
                fingerprint=answer.fingerprint,
                holder=answer.holder,
                said_at=answer.said_at,
                added_at=ctx.now(),
            )
        )
        unit.says = f"took in the answer of {answer.signer_name} to charter {charter.number}"
    return unit.changes


def _charter(unit: Unit, number: int, content_hash: str) -> Charter:
    for charter in unit.all(Charter, number=number):
        if charter.content_hash == content_hash and charter.is_open:
            return charter
    raise NotAllowed("charter.over", "this charter is no longer open for sign-off.", where=f"Charter {number}")


def _person(unit: Unit, key: str, name: str) -> Participant:
    found = unit.all(Participant, key=key)
    if not found:
        raise NotFound(
            "request.person",
            "this person is no longer in the workshop; add the person again, then ask anew.",
            where=name,
        )
    return found[0]


def _request(unit: Unit, answer: ReadAnswer) -> Request:
    found = unit.all(Request, id=answer.request_id)
    if not found:
        raise NotFound(
            "answer.unknown",
            "this workshop never sent the request that it answers; open the workshop that did.",
            where=answer.source,
        )
    return found[0]


def _check_words(answer: ReadAnswer, request: Request, charter: Charter) -> None:
    if answer.content_hash != request.content_hash or answer.content_hash != charter.content_hash:
        raise NotAllowed(
            "answer.other_words",
            f"it answers to other words than charter {charter.number} ({answer.content_hash[:12]}… instead of "
            f"{charter.content_hash[:12]}…).",
            where=answer.source,
        )
    if answer.person != request.participant_key:
        raise NotAllowed(
            "answer.other_person", f"{answer.person_name} answered a request that went to somebody else.",
            where=answer.source,
        )  # fmt: skip
    expected = {key: charter.stage_hashes.get(key, "") for key in request.covers}
    if answer.covers != expected:
        raise NotAllowed(
            "answer.other_words", "it covers other stages, or other words of them, than was asked.", where=answer.source
        )
    if not charter.is_open:
        raise NotAllowed(
            "charter.over",
            f"it is {_STATE[charter.state]}, so the answer comes too late; ask for one to the new charter.",
            where=f"Charter {charter.number}",
        )


def _check_signer(unit: Unit, answer: ReadAnswer, charter: Charter, person: Participant) -> None:
    now = deputy(unit, charter.id, person.id)
    if answer.deputy != (now.key if now else ""):
        raise NotAllowed(
            "answer.other_signer",
            f"{answer.signer_name} answered, but by now it is {now.name if now else person.name} who signs; ask anew.",
            where=answer.source,
        )


_STATE = {"superseded": "superseded by a later one", "withdrawn": "withdrawn"}


def _check_not_answered(unit: Unit, answer: ReadAnswer, request: Request, charter: Charter) -> None:
    earlier = unit.all(Proof, request_id=request.id)
    if earlier:
        raise NotAllowed(
            "answer.twice",
            f"this request was answered already, on {earlier[0].added_at[:10]}; send a new one for a new answer.",
            where=answer.person_name,
        )
    given = standing(unit.all(SignOff, charter_id=charter.id)).get((charter.id, request.participant_key))
    if given is not None and given.at > answer.said_at:
        raise NotAllowed(
            "answer.later_one",
            f"there is a later answer already, of {given.at[:10]}; take that back first if this one shall count.",
            where=answer.person_name,
        )

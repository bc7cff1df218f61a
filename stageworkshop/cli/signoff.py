"""`stageworkshop signoff`: ask signatories who are elsewhere, and take their answers in."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stageworkshop.cli.names import who
from stageworkshop.cli.opening import writing
from stageworkshop.domain.errors import DomainError, NotAllowed, NotFound

if TYPE_CHECKING:
    from stageworkshop.domain.charter import Charter
    from stageworkshop.domain.workshop import Participant
    from stageworkshop.evidence.answers import ReadAnswer
    from stageworkshop.store.workshop_file import WorkshopFile


def add_parser(subparsers: Any) -> None:
    """Declares the subcommand with its own."""
    parser = subparsers.add_parser("signoff", help="ask people elsewhere for a sign-off, and take answers in")
    parser.add_argument("file", type=Path, metavar="FILE", help="a workshop file")
    acts = parser.add_subparsers(title="acts", metavar="ACT", required=True)
    ask = acts.add_parser("request", help="write a request: the charter as a PDF, and a small file")
    ask.add_argument(
        "--person",
        action="append",
        required=True,
        metavar="KEY",
        help="whom to ask (their key in the definitions file); can be given more than once",
    )
    ask.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder to write to; made if missing")
    ask.add_argument("--by", type=who, default="", metavar="NAME", help="who asks")
    ask.add_argument("--force", action="store_true", help="overwrite files of the same name")
    ask.set_defaults(run=_request)
    take = acts.add_parser("import", help="take in answers: answer files, or PDFs signed by the signatory")
    take.add_argument("answer", type=Path, nargs="+", metavar="ANSWER", help="the files that came back")
    take.set_defaults(run=_import)


def _request(args: argparse.Namespace) -> int:
    from stageworkshop.actions import requests as acts
    from stageworkshop.actions.context import Context
    from stageworkshop.charter.frozen import frozen_document
    from stageworkshop.evidence.requests import prepare

    with writing(args.file) as file:
        ctx = Context(file, args.by)
        charter = _charter(file)
        document = frozen_document(file, charter.id)
        people = [_person(file, key) for key in args.person]
        for person in people:
            asked, deputy = acts.signatory(file, person.id), acts.deputy(file, charter.id, person.id)
            prepared = prepare(
                document,
                asked,
                request_id=ctx.new_id(),
                asked_by=args.by,
                asked_at=ctx.now(),
                built=datetime.now(UTC),
                deputy=deputy,
                before=acts.answered_before(file, charter.id, (deputy or asked).key),
            )
            acts.send(ctx, prepared=prepared, folder=args.out, force=args.force)
            for name in prepared.names:
                print(args.out / name)
    return 0


def _import(args: argparse.Namespace) -> int:
    """Takes in what holds, says of the rest why not; exit code 1 if there is any rest."""
    failed = False
    with writing(args.file) as file:
        for path in args.answer:
            try:
                print(_take(file, path))
            except DomainError as error:
                failed = True
                print("stageworkshop: " + " ".join(error.message().split()), file=sys.stderr)
    return 1 if failed else 0


def _take(file: WorkshopFile, path: Path) -> str:
    from stageworkshop.actions import requests as acts
    from stageworkshop.actions.context import Context
    from stageworkshop.charter.definitions import read_bytes
    from stageworkshop.domain.charter import ANSWERS
    from stageworkshop.evidence.answers import read
    from stageworkshop.evidence.requests import MAX_PDF
    from stageworkshop.store.queries.proofs import keys_used

    answer = read(read_bytes(path, MAX_PDF), path.name)
    earlier = [fingerprint for fingerprint, _ in keys_used(file, answer.person)]
    acts.take(Context(file), answer=answer)
    return f"{path.name}: {answer.signer_name} {ANSWERS[answer.answer]}{_key_words(answer, earlier)}"


def _key_words(answer: ReadAnswer, earlier: list[str]) -> str:
    from stageworkshop.evidence.fingerprints import spaced

    if not answer.fingerprint:
        return ", without a signature"
    if answer.fingerprint in earlier:
        return f", signed with the same key as before (“{answer.holder}”)"
    what = "another key than before" if earlier else "a key not seen before"
    return (
        f", signed with {what}, which is in the name of “{answer.holder}”\n"
        f"  ask {answer.signer_name} for its fingerprint and compare: {spaced(answer.fingerprint)}"
    )


def _charter(file: WorkshopFile) -> Charter:
    from stageworkshop.standing.signoffs import charter_at_hand

    charter = charter_at_hand(file)
    if charter is None:
        raise NotAllowed("request.draft", "propose a charter first; only frozen words can be signed.", where="Charter")
    return charter


def _person(file: WorkshopFile, key: str) -> Participant:
    from stageworkshop.domain.workshop import Participant

    people = file.all(Participant)
    for person in people:
        if person.key == key:
            return person
    known = ", ".join(each.key for each in people if each.is_signatory) or "nobody is a signatory yet"
    raise NotFound("person.missing", f"nobody has this key; signatories are: {known}.", where=key)

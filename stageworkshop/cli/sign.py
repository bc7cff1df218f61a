"""`stageworkshop sign`: a signatory's answer to a request, made on a machine of their own."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stageworkshop.domain.errors import FileProblem

if TYPE_CHECKING:
    from stageworkshop.evidence.signing_keys import SigningKey

ANSWERS = {"approve": "approve", "reservation": "reserve", "decline": "decline"}
_OWN = Path()


def add_parser(subparsers: Any) -> None:
    """Declares the subcommand."""
    parser = subparsers.add_parser("sign", help="answer a request for a sign-off")
    parser.add_argument("request", type=Path, metavar="REQUEST", help="the small file; the PDF lies beside it")
    parser.add_argument("--answer", choices=tuple(ANSWERS), required=True, help="what you say to these words")
    parser.add_argument("--reason", default="", metavar="TEXT", help="the reservation, or why you decline")
    parser.add_argument(
        "--about", action="append", default=[], metavar="STAGE", help="key of a stage that the reason is about"
    )
    parser.add_argument("--name", default="", metavar="NAME", help="your name as you write it")
    parser.add_argument(
        "--key",
        type=Path,
        nargs="?",
        const=_OWN,
        metavar="P12",
        help="sign with your own key: that in this file, or without a file that which “keys create --personal” made",
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="the answer file (otherwise beside the request)")
    parser.add_argument("--force", action="store_true", help="overwrite a file of the same name")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Checks the request with its PDF, writes the answer and says what is in it."""
    from stageworkshop.actions.context import utc_now
    from stageworkshop.charter.whole_file import write_whole
    from stageworkshop.evidence import answers, requests

    request = requests.open_request(args.request)
    out = args.out or args.request.with_name(args.request.name.removesuffix(requests.SUFFIX) + answers.SUFFIX)
    if out.exists() and not args.force:
        raise FileProblem("sign.exists", "this file is there already and was left alone; add --force.", where=str(out))
    answer: Any = ANSWERS[args.answer]
    data = answers.make(
        request, answer, at=utc_now(), reason=args.reason, typed=args.name, about=args.about, key=_key(args.key)
    )
    write_whole(out, data)
    asked = request.request
    print(f"{out}: {args.answer} by {asked.signs.name}, to charter {asked.charter} of “{asked.title}”")
    print(f"  content hash {asked.content_hash}")
    return 0


def _key(given: Path | None) -> SigningKey | None:
    if given is None:
        return None
    from stageworkshop.cli.passphrases import unlocked

    return unlocked("personal", None if given == _OWN else given)

"""`stageworkshop keys`: make, take in, renew and show the keys that seal charters and sign answers."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stageworkshop.cli.passphrases import VARIABLE, new_passphrase, passphrase_for

if TYPE_CHECKING:
    from stageworkshop.evidence.keys import KeyFacts, Role


def add_parser(subparsers: Any) -> None:
    """Declares the subcommand with its own."""
    parser = subparsers.add_parser(
        "keys",
        help="make, import and show the keys for sealing and signing",
        epilog=f"A passphrase is read from the variable {VARIABLE}, else from the system’s keychain, else asked for.",
    )
    acts = parser.add_subparsers(title="acts", metavar="ACT", required=True)
    create = acts.add_parser("create", help="make a key: an organisation’s authority and seal, or one’s own")
    create.add_argument("name", metavar="NAME", help="the organisation’s name, or with --personal one’s own")
    take = acts.add_parser("import", help="take in a key in a PKCS#12 file (.p12, .pfx)")
    take.add_argument("file", type=Path, metavar="P12", help="the file (.p12, .pfx)")
    renew = acts.add_parser("renew", help="make the next seal under the same authority")
    show = acts.add_parser("show", help="tell fingerprint and expiry")
    show.add_argument("--pdf", type=Path, metavar="PDF", help="also write a page with the fingerprint, to publish it")
    for act in (create, take):
        act.add_argument("--replace", action="store_true", help="set aside a key that is there already")
    for act in (create, take, renew):
        act.add_argument("--no-keychain", action="store_true", help="do not put the passphrase into the keychain")
    for act in (create, take, show):
        act.add_argument("--personal", action="store_true", help="a person’s own key instead of the organisation’s")
    for act, run in ((create, _create), (take, _import), (renew, _renew), (show, _show)):
        act.set_defaults(run=run)


def _role(args: argparse.Namespace) -> Role:
    return "personal" if args.personal else "organisation"


def _create(args: argparse.Namespace) -> int:
    from stageworkshop.evidence.keys import KeyStore

    passphrase = new_passphrase()
    facts = KeyStore().create(_role(args), args.name, passphrase, at=datetime.now(UTC), replace=args.replace)
    return _made(facts, passphrase, args)


def _import(args: argparse.Namespace) -> int:
    from stageworkshop.evidence.keys import KeyStore

    passphrase = passphrase_for(args.file.name)
    facts = KeyStore().import_p12(_role(args), args.file, passphrase, at=datetime.now(UTC), replace=args.replace)
    return _made(facts, passphrase, args)


def _renew(args: argparse.Namespace) -> int:
    from stageworkshop.evidence.keys import KeyStore

    store = KeyStore()
    old = store.facts("organisation")
    passphrase = passphrase_for("the key", old.certificate.fingerprint if old else "")
    return _made(store.renew(passphrase, at=datetime.now(UTC)), passphrase, args)


def _made(facts: KeyFacts, passphrase: str, args: argparse.Namespace) -> int:
    from stageworkshop.evidence import keychain
    from stageworkshop.evidence.fingerprint_page import PUBLISH, fingerprint_text

    print(fingerprint_text(facts), end="")
    if not args.no_keychain and not keychain.remember(facts.certificate.fingerprint, passphrase):
        print("There is no keychain here, so the passphrase will be asked for each time.")
    if facts.role == "organisation":
        print(PUBLISH)
    return 0


def _show(args: argparse.Namespace) -> int:
    from stageworkshop.domain.errors import NotFound
    from stageworkshop.evidence.fingerprint_page import fingerprint_page, fingerprint_text
    from stageworkshop.evidence.keys import KeyStore

    facts, now = KeyStore().facts(_role(args)), datetime.now(UTC)
    if facts is None:
        raise NotFound("key.missing", "there is no key yet; make one with “keys create”, or “keys import” one.")
    print(fingerprint_text(facts), end="")
    if warning := facts.warning(now):
        print(warning)
    if args.pdf:
        from stageworkshop.charter.whole_file import write_whole

        write_whole(args.pdf, fingerprint_page(facts, built=now))
        print(args.pdf)
    return 0

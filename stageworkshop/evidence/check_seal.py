"""Checks of the seal: is there one, does it cover all, does it hold, whose is it, when was it made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from stageworkshop.domain.errors import InputError
from stageworkshop.evidence.certificates import CertificateFacts, chain_from, facts_of, may_sign_documents
from stageworkshop.evidence.fingerprints import spaced
from stageworkshop.evidence.pdf_signatures import PdfSignature, signatures_in
from stageworkshop.evidence.results import UNSEALED, Check, SealFacts, State

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

_SKEW = timedelta(days=1)
"""How far two computers' clocks, and the time zones that they believe in, may honestly differ."""


@dataclass(frozen=True)
class FoundSeal:
    """A seal with the certificates that came with it, who issued whom."""

    signature: PdfSignature
    chain: tuple[Certificate, ...]

    @property
    def facts(self) -> SealFacts:
        """Who sealed, and when."""
        leaf = facts_of(self.chain[0])
        stamp = self.signature.stamp
        return SealFacts(
            holder=leaf.holder,
            issuer=leaf.issuer,
            fingerprint=leaf.fingerprint,
            authority_fingerprint=facts_of(self.chain[1]).fingerprint if len(self.chain) > 1 else "",
            sealed_at=self.signature.said_at,
            time_stamp=stamp.at if stamp else "",
        )


def find_seal(pdf: bytes) -> tuple[FoundSeal | None, list[Check]]:
    """The seal of a PDF, with the check that there is exactly one; None when there is none that could be examined."""
    try:
        found = signatures_in(pdf)
    except InputError as error:
        return None, [Check("seal", "fails", f"The seal can’t be examined: {error.text}")]
    if not found:
        return None, [Check("seal", "fails", UNSEALED)]
    seal = FoundSeal(found[0], tuple(chain_from(found[0].certificate, found[0].others)))
    if len(found) > 1:
        words = f"It carries {len(found)} signatures where a charter has one seal: somebody signed it afterwards."
        return seal, [Check("seal", "fails", words)]
    if not seal.signature.no_changes:
        words = "It is signed, but not sealed: the signature would allow changes."
        return seal, [Check("seal", "fails", words)]
    return seal, [Check("seal", "holds", f"One seal covers the document, made by “{seal.facts.holder}”.")]


def check_seal(seal: FoundSeal, expected: str, own: Sequence[CertificateFacts], now: datetime) -> list[Check]:
    """Whether the seal covers the whole file and holds, and whose it is.

    `expected` is the published fingerprint (hex) or "", `own` the certificates of this computer's own keys, `now` the
    time by the clock here.
    """
    return [
        _coverage(seal.signature),
        _integrity(seal.signature),
        _validity(seal),
        _identity(seal, expected, own),
        _time(seal.signature, now),
    ]


def _coverage(signature: PdfSignature) -> Check:
    if signature.whole_file:
        return Check("whole_file", "holds", "The seal covers the whole file, from the first byte to the last.")
    return Check("whole_file", "fails", "The seal does not cover the whole file: something was added after sealing.")


def _integrity(signature: PdfSignature) -> Check:
    if not signature.holds:
        return Check("unchanged", "fails", "What lies under the seal was changed after sealing.")
    if not signature.tidy:
        return Check("unchanged", "fails", "In the place of the seal there are bytes that do not belong to it.")
    return Check("unchanged", "holds", "Nothing under the seal was changed.")


def _validity(seal: FoundSeal) -> Check:
    leaf = facts_of(seal.chain[0])
    sealed_at = seal.facts.time_stamp or seal.facts.sealed_at
    who = f"The certificate of “{leaf.holder}”, issued by “{leaf.issuer}”,"
    if not may_sign_documents(seal.chain[0]):
        return Check("certificate", "fails", f"{who} does not allow signing documents.")
    if not sealed_at:
        return Check("certificate", "fails", f"{who} can’t be judged: the seal does not say when it was made.")
    moment = datetime.fromisoformat(sealed_at)
    if not leaf.valid_from <= moment <= leaf.valid_until:
        return Check("certificate", "fails", f"{who} was not valid on {moment:%Y-%m-%d}, when the seal was made.")
    return Check("certificate", "holds", f"{who} was valid on {moment:%Y-%m-%d}, when the seal was made.")


def _identity(seal: FoundSeal, expected: str, own: Sequence[CertificateFacts]) -> Check:
    mine = [facts_of(each) for each in seal.chain]
    fingerprints = {each.fingerprint for each in mine}
    shown = spaced(mine[0].fingerprint)
    if expected:
        if expected in fingerprints:
            return _same("The seal’s certificate is the one with the fingerprint that you gave.")
        return _other(f"The seal was made with another certificate than the one you named; its fingerprint is {shown}.")
    if fingerprints & {each.fingerprint for each in own}:
        return _same("The seal was made with a key of this computer.")
    if any(each.holder == mine[0].holder for each in own):
        return _other(f"It calls itself “{mine[0].holder}” as the key here does, but is another; fingerprint {shown}.")
    words = f"Compare the fingerprint of the seal’s certificate with the one that was published: {shown}."
    return Check("fingerprint", "open", words)


def _same(sentence: str) -> Check:
    return Check("fingerprint", "holds", sentence)


def _other(sentence: str) -> Check:
    return Check("fingerprint", "fails", sentence)


def _time(signature: PdfSignature, now: datetime) -> Check:
    stamp = signature.stamp
    told = stamp.at if stamp else signature.said_at
    if told and datetime.fromisoformat(told) > now + _SKEW:
        words = f"It says that it was sealed {_moment(told)}, which is still to come: a clock is wrong, there or here."
        return Check("time", "fails", words)
    if stamp is None:
        state: State = "holds" if signature.said_at else "fails"
        when = _moment(signature.said_at) if signature.said_at else "at a time that it does not tell"
        return Check("time", state, f"Sealed {when} by the sealing computer’s own clock (local clock).")
    if not stamp.holds:
        return Check("time", "fails", f"The time stamp of “{stamp.authority}” does not hold.")
    return Check("time", "holds", f"Sealed {_moment(stamp.at)}, as the time-stamp authority “{stamp.authority}” says.")


def _moment(at: str) -> str:
    return f"on {datetime.fromisoformat(at):%Y-%m-%d at %H:%M} UTC"

"""What a verification found: one plain sentence a check, and the facts behind them, for people and for programs."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

State = Literal["holds", "fails", "open"]
"""“open” is what a program can't decide by itself, such as whether a fingerprint is the published one."""
Kind = Literal["charter", "definitions", "other"]
UNSEALED = "This PDF carries no seal: nothing in it is protected against changes."
"""What a PDF is told that nobody has sealed yet."""


@dataclass(frozen=True)
class Check:
    """One thing that was checked. `key` is stable and meant for programs, `sentence` for people."""

    key: str
    state: State
    sentence: str


@dataclass(frozen=True)
class SignOffFinding:
    """One sign-off as its envelope tells it.

    `signed_with` is the fingerprint of the certificate that signed the envelope, "" without one; `own_key` and `holder`
    are those of the signatory's own key, if one was used: whose it is only the person can tell. `stale` names covered
    stages (keys) whose words are others now; `coverage` says in a sentence which words it covers, `sentence` says all.
    """

    file: str
    person: str
    name: str
    team: str
    answer: str
    manner: str
    at: str
    signed_with: str
    own_key: str
    holder: str
    stale: tuple[str, ...]
    state: State
    coverage: str
    sentence: str


@dataclass(frozen=True)
class SealFacts:
    """Who sealed a charter, and when. Fingerprints are hex; `authority_fingerprint` is "" without an issuer at hand,
    `time_stamp` "" when the sealing computer's own clock told the time."""

    holder: str
    issuer: str
    fingerprint: str
    authority_fingerprint: str
    sealed_at: str
    time_stamp: str


@dataclass(frozen=True)
class Verification:
    """The whole outcome."""

    file: str
    kind: Kind
    file_hash: str
    content_hash: str
    seal: SealFacts | None
    checks: tuple[Check, ...]
    sign_offs: tuple[SignOffFinding, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing that could be checked fails."""
        return not any(check.state == "fails" for check in self.checks)

    @property
    def summary(self) -> str:
        """The outcome in one sentence."""
        failed = [check for check in self.checks if check.state == "fails"]
        if [check.sentence for check in failed] == [UNSEALED]:
            return "It is not sealed: what it says fits together, but nothing protects it against changes."
        if failed:
            count = "One check fails" if len(failed) == 1 else f"{len(failed)} checks fail"
            return f"{count}: do not rely on this file before you know why."
        if any(check.state == "open" for check in self.checks):
            return "Everything that could be checked holds; see what is left for you to compare."
        return "Everything holds."

    def data(self) -> dict[str, Any]:
        """JSON-ready."""
        found = asdict(self)
        return {"holds": self.holds, "summary": self.summary, **found}

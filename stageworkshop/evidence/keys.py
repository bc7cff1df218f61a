"""The keys on this computer: the organisation's seal with its authority, and a person's own.

They are encrypted PKCS#12 files in the user's folder for data, readable by that user alone; beside each lie its
certificates, so that fingerprint and expiry can be shown without a passphrase. A passphrase is never stored here.
"""

from __future__ import annotations

import contextlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from stageworkshop import paths
from stageworkshop.charter.whole_file import FOR_OWNER, write_whole
from stageworkshop.domain.errors import FileProblem, InputError, InvalidValue, NotAllowed, NotFound
from stageworkshop.domain.values import clean_text
from stageworkshop.evidence import certificates
from stageworkshop.evidence.certificates import CertificateFacts, facts_of
from stageworkshop.evidence.signing_keys import MAX_BYTES, SigningKey, read_p12, write_p12

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

Role = Literal["organisation", "personal"]
WARN_DAYS = 60
_AUTHORITY = "authority"


@dataclass(frozen=True)
class KeyFacts:
    """A key on this computer, told without its passphrase. `authority` is None for one without an issuer of its own;
    `is_ours` says whether that authority's key is here too, so that the next certificate can be made."""

    role: Role
    certificate: CertificateFacts
    authority: CertificateFacts | None
    is_ours: bool

    def warning(self, at: datetime) -> str:
        """One sentence when the certificate has run out or soon will, else ""."""
        until, what = self.certificate.valid_until, "seal’s" if self.role == "organisation" else "key’s"
        days = (until - at).days
        if at > until:
            return f"The {what} certificate ran out on {until:%Y-%m-%d}; nothing can be signed with it any more."
        if days > WARN_DAYS:
            return ""
        left = "today" if not days else "tomorrow" if days == 1 else f"in {days} days"
        return f"The {what} certificate runs out {left}, on {until:%Y-%m-%d}; make the next one in time."


class KeyStore:
    """The folder of keys. Nothing is read or made before it is needed."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or paths.data_dir() / "keys"

    def facts(self, role: Role) -> KeyFacts | None:
        """What is known of a key; None when there is none. Raises InputError when its files are damaged."""
        chain = self._chain(role)
        if not chain:
            return None
        authority = facts_of(chain[1]) if len(chain) > 1 else None
        ours = role == "organisation" and authority is not None and self._chain(_AUTHORITY)[:1] == [chain[1]]
        return KeyFacts(role, facts_of(chain[0]), authority, ours)

    def own_certificates(self) -> list[CertificateFacts]:
        """Those of every key that is or was on this computer; damaged files are passed over."""
        found: list[CertificateFacts] = []
        for path in sorted(self.folder.glob("*.pem")) if self.folder.is_dir() else ():
            with contextlib.suppress(InputError):
                found += [facts_of(each) for each in self._chain(path.stem)]
        return found

    def create(self, role: Role, name: str, passphrase: str, *, at: datetime, replace: bool = False) -> KeyFacts:
        """Makes a new key: for an organisation an authority and a seal under it. Raises NotAllowed, InvalidValue."""
        name = clean_text(name, "Name", 120, one_line=True)
        if not name:
            raise InvalidValue("key.name", "write down whose key it is.", where="Name")
        private = certificates.new_key()
        new: dict[str, SigningKey]
        if role == "personal":
            new = {role: SigningKey(private, certificates.personal(name, private, at))}
        else:
            authority_key = certificates.new_key()
            root = SigningKey(authority_key, certificates.authority(name, authority_key, at))
            seal = certificates.leaf(name, private, root.certificate, authority_key, at)
            new = {_AUTHORITY: root, role: SigningKey(private, seal, (root.certificate,))}
        return self._take_in(role, new, passphrase, replace=replace)

    def renew(self, passphrase: str, *, at: datetime) -> KeyFacts:
        """A new seal under the same authority; the old one is set aside. Raises NotFound, InputError."""
        facts = self._known("organisation")
        if not facts.is_ours:
            raise NotFound(
                "key.no_authority",
                "who issued this certificate has to issue the next one; then import it.",
                where=facts.certificate.holder,
            )
        root = self._open(_AUTHORITY, passphrase, at, for_documents=False)
        private, name = certificates.new_key(), facts.certificate.organisation
        seal = certificates.leaf(name, private, root.certificate, root.private, at)
        new: dict[str, SigningKey] = {"organisation": SigningKey(private, seal, (root.certificate,))}
        return self._take_in("organisation", new, passphrase, replace=True)

    def import_p12(self, role: Role, path: Path, passphrase: str, *, at: datetime, replace: bool = False) -> KeyFacts:
        """Takes in a key from elsewhere, encrypted anew. Raises InputError (see `read_p12`), NotAllowed."""
        key = read_key_file(path, passphrase, at=at)
        return self._take_in(role, {role: key}, passphrase, replace=replace)

    def unlock(self, role: Role, passphrase: str, *, at: datetime) -> SigningKey:
        """The key, ready to sign. Raises NotFound when there is none, InputError as `read_p12`."""
        self._known(role)
        return self._open(role, passphrase, at)

    def _known(self, role: Role) -> KeyFacts:
        facts = self.facts(role)
        if facts is None:
            what = "to seal with" if role == "organisation" else "of your own"
            raise NotFound("key.missing", f"there is no key {what} yet; make or import one first.", where="Keys")
        return facts

    def _take_in(self, role: Role, new: dict[str, SigningKey], passphrase: str, *, replace: bool) -> KeyFacts:
        # Everything that can be refused is done before an old key is moved.
        files = {name: write_p12(key, passphrase, key.facts.holder) for name, key in new.items()}
        if self._p12(role).exists() and not replace:
            raise NotAllowed(
                "key.exists",
                "there is a key already, and it was left alone; say that it shall be replaced to set it aside.",
                where=str(self._p12(role)),
            )
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            for name, data in files.items():
                self._set_aside(name)
                write_whole(self._p12(name), data, FOR_OWNER)
                write_whole(self._pem(name), certificates.to_pem([new[name].certificate, *new[name].issuers]))
        except OSError as error:
            raise FileProblem(
                "key.not_written",
                f"the key could not be stored ({error.strerror or error}); check the folder and your rights.",
                where=str(self.folder),
            ) from error
        return self._known(role)

    def _set_aside(self, name: str) -> None:
        """Gives an earlier key a name of its own: what it has signed may have to be explained one day."""
        chain = self._chain(name)
        mark = facts_of(chain[0]).fingerprint[:12] if chain else secrets.token_hex(6)
        for path in (self._p12(name), self._pem(name)):
            if path.exists():
                path.replace(path.with_name(f"{name}-{mark}{path.suffix}"))

    def _open(self, name: str, passphrase: str, at: datetime, *, for_documents: bool = True) -> SigningKey:
        path = self._p12(name)
        return read_p12(_read(path), passphrase, at=at, source=path.name, for_documents=for_documents)

    def _chain(self, name: str) -> list[Certificate]:
        from cryptography import x509

        path = self._pem(name)
        if not path.exists():
            return []
        try:
            return x509.load_pem_x509_certificates(_read(path))
        except ValueError as error:
            raise InputError(
                "key.damaged", "this certificate is damaged; import the key again.", where=str(path)
            ) from error

    def _p12(self, name: str) -> Path:
        return self.folder / f"{name}.p12"

    def _pem(self, name: str) -> Path:
        return self.folder / f"{name}.pem"


def read_key_file(path: Path, passphrase: str, *, at: datetime) -> SigningKey:
    """The key in a PKCS#12 file anywhere, not taken in. Raises InputError as `read_p12`."""
    return read_p12(_read(path), passphrase, at=at, source=path.name)


def _read(path: Path) -> bytes:
    # Here and not above: it brings the whole model of definitions files along.
    from stageworkshop.charter.definitions import read_bytes

    return read_bytes(path, MAX_BYTES)

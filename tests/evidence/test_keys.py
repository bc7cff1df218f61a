"""Keys: made by a sensible profile, stored encrypted, taken in from elsewhere or refused with a clear sentence."""

from __future__ import annotations

import stat
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, pkcs12

from stageworkshop import paths
from stageworkshop.domain.errors import DomainError, InputError, InvalidValue, NotAllowed, NotFound
from stageworkshop.evidence import keychain
from stageworkshop.evidence.fingerprint_page import fingerprint_page, fingerprint_text
from stageworkshop.evidence.fingerprints import fingerprint_of, normalised, spaced
from stageworkshop.evidence.keys import KeyStore
from tests.evidence.conftest import BUILT, ORGANISATION, PASSPHRASE
from tests.evidence.keychains import MemoryKeychain

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
Tool = Callable[..., str]


@pytest.fixture
def store(tmp_path: Path) -> KeyStore:
    """A folder with an organisation's key, made on a known day."""
    store = KeyStore(tmp_path / "keys")
    store.create("organisation", ORGANISATION, PASSPHRASE, at=NOW)
    return store


def certificates(store: KeyStore, name: str = "organisation") -> list[x509.Certificate]:
    return x509.load_pem_x509_certificates((store.folder / f"{name}.pem").read_bytes())


def test_the_seal_may_sign_documents_and_nothing_else(store: KeyStore) -> None:
    seal, authority = certificates(store)
    usage = seal.extensions.get_extension_for_class(x509.KeyUsage)
    assert usage.critical
    assert (usage.value.digital_signature, usage.value.content_commitment) == (True, True)
    assert not usage.value.key_cert_sign
    assert not usage.value.key_agreement
    assert not seal.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    purposes = seal.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert "1.3.6.1.5.5.7.3.36" in [each.dotted_string for each in purposes]
    assert isinstance(seal.public_key(), ec.EllipticCurvePublicKey)
    above = authority.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    linked = seal.extensions.get_extension_for_class(x509.AuthorityKeyIdentifier).value
    assert linked.key_identifier == above.digest
    seal.verify_directly_issued_by(authority)


def test_the_authority_may_only_sign_certificates_and_has_none_below_the_seal(store: KeyStore) -> None:
    (authority,) = certificates(store, "authority")
    usage = authority.extensions.get_extension_for_class(x509.KeyUsage).value
    assert (usage.key_cert_sign, usage.crl_sign, usage.digital_signature) == (True, True, False)
    basic = authority.extensions.get_extension_for_class(x509.BasicConstraints).value
    assert (basic.ca, basic.path_length) == (True, 0)
    assert authority.not_valid_after_utc == NOW.replace(year=2036)
    assert certificates(store)[0].not_valid_after_utc == NOW.replace(year=2029)


def test_openssl_follows_the_chain(store: KeyStore, tool: Tool) -> None:
    # At the time of the key, whatever day it is: else openssl takes today's, before or after the key is good.
    when = ["-attime", int((NOW + timedelta(days=1)).timestamp())]
    authority, seal = store.folder / "authority.pem", store.folder / "organisation.pem"
    out = tool("openssl", "verify", *when, "-CAfile", authority, seal)
    assert out.strip().endswith(": OK")


def test_long_names_and_other_scripts_fit_into_a_certificate(tmp_path: Path) -> None:
    for name in ("山田製作所株式会社" * 8, "Łódzkie Zakłady Wytwórcze Aparatury " * 3, "شركة المثال"):
        facts = KeyStore(tmp_path / name[:3]).create("organisation", name, PASSPHRASE, at=NOW)
        assert facts.certificate.organisation
        assert name.startswith(facts.certificate.organisation)
        assert facts.certificate.holder.endswith(", charter seal")


def test_nothing_is_stored_plain_and_only_the_user_can_read_it(store: KeyStore) -> None:
    for path in store.folder.glob("*.p12"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        with pytest.raises(ValueError, match="password"):
            pkcs12.load_key_and_certificates(path.read_bytes(), None)
    assert stat.S_IMODE(store.folder.stat().st_mode) & 0o077 == 0
    everything = b"".join(path.read_bytes() for path in store.folder.iterdir())
    assert b"PRIVATE KEY" not in everything
    assert PASSPHRASE.encode() not in everything


def test_keys_lie_in_the_user_s_own_folder() -> None:
    assert KeyStore().folder == paths.data_dir() / "keys"
    assert KeyStore().facts("organisation") is None
    with pytest.raises(NotFound, match="make or import one first"):
        KeyStore().unlock("organisation", PASSPHRASE, at=NOW)


def test_unlocking_needs_the_right_passphrase(store: KeyStore) -> None:
    key = store.unlock("organisation", PASSPHRASE, at=NOW)
    assert key.facts.holder == f"{ORGANISATION}, charter seal"
    with pytest.raises(InputError, match="does not open the key") as caught:
        store.unlock("organisation", "a horse in the sun", at=NOW)
    assert caught.value.code == "key.passphrase"


@pytest.mark.parametrize("passphrase", ["", "short"])
def test_a_key_is_never_stored_without_a_real_passphrase(tmp_path: Path, passphrase: str) -> None:
    store = KeyStore(tmp_path / "keys")
    with pytest.raises(InvalidValue, match="at least 8 characters"):
        store.create("organisation", ORGANISATION, passphrase, at=NOW)
    assert not store.folder.exists()


def test_a_key_that_is_there_is_left_alone_or_set_aside(store: KeyStore) -> None:
    first = store.facts("organisation")
    assert first
    with pytest.raises(NotAllowed, match="left alone"):
        store.create("organisation", "Others", PASSPHRASE, at=NOW)
    assert store.facts("organisation") == first
    second = store.create("organisation", "Others", PASSPHRASE, at=NOW, replace=True)
    assert second.certificate.fingerprint != first.certificate.fingerprint
    aside = f"organisation-{first.certificate.fingerprint[:12]}"
    assert (store.folder / f"{aside}.p12").exists()
    assert first.certificate in store.own_certificates()
    assert second.certificate in store.own_certificates()


def test_the_next_seal_has_the_same_authority(store: KeyStore) -> None:
    first = store.facts("organisation")
    later = NOW + timedelta(days=3 * 365 - 20)
    second = store.renew(PASSPHRASE, at=later)
    assert first
    assert second.certificate.fingerprint != first.certificate.fingerprint
    assert second.authority == first.authority
    assert second.certificate.valid_until > first.certificate.valid_until
    assert store.unlock("organisation", PASSPHRASE, at=later).facts == second.certificate


def test_a_seal_is_never_valid_longer_than_its_authority(store: KeyStore) -> None:
    late = NOW.replace(year=2035)
    assert store.renew(PASSPHRASE, at=late).certificate.valid_until == NOW.replace(year=2036)


def test_expiry_is_announced_in_time(store: KeyStore) -> None:
    facts = store.facts("organisation")
    assert facts
    until = facts.certificate.valid_until
    assert facts.warning(NOW) == ""
    assert "in 30 days, on 2029-11-24" in facts.warning(until - timedelta(days=30))
    assert "tomorrow" in facts.warning(until - timedelta(days=1, hours=1))
    assert "ran out on 2029-11-24" in facts.warning(until + timedelta(days=1))
    with pytest.raises(InputError, match="ran out on 2029-11-24"):
        store.unlock("organisation", PASSPHRASE, at=until + timedelta(days=1))


PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey
USAGES = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)


def p12(
    path: Path,
    *,
    private: PrivateKey | None = None,
    usage: str = "digital_signature",
    days: tuple[int, int] = (-1, 100),
    password: str = PASSPHRASE,
    with_key: bool = True,
) -> Path:
    """A PKCS#12 file as somebody else's tool might make one."""
    key = private or ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Somebody")])
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(NOW + timedelta(days=days[0]))
        .not_valid_after(NOW + timedelta(days=days[1]))
        .add_extension(x509.KeyUsage(**{each: each == usage for each in USAGES}), critical=True)
    )
    certificate = builder.sign(key, None if isinstance(key, ed25519.Ed25519PrivateKey) else hashes.SHA256())
    encryption = BestAvailableEncryption(password.encode()) if password else NoEncryption()
    if with_key:
        data = pkcs12.serialize_key_and_certificates(b"x", key, certificate, None, encryption)
    else:
        data = pkcs12.serialize_key_and_certificates(b"x", None, None, [certificate], encryption)
    path.write_bytes(data)
    return path


def refusal(path: Path, passphrase: str = PASSPHRASE) -> DomainError:
    """Why a key is not taken in; nothing may be left of it."""
    store = KeyStore(path.parent / "store")
    with pytest.raises(DomainError) as caught:
        store.import_p12("organisation", path, passphrase, at=NOW)
    assert not store.folder.exists()
    assert "\n" not in caught.value.message()
    return caught.value


def test_a_key_from_elsewhere_is_taken_in(tmp_path: Path) -> None:
    store = KeyStore(tmp_path / "store")
    rsa_key = rsa.generate_private_key(65537, 2048)
    for number, private in enumerate((None, ec.generate_private_key(ec.SECP384R1()), rsa_key)):
        path = p12(tmp_path / f"{number}.p12", private=private)
        facts = store.import_p12("organisation", path, PASSPHRASE, at=NOW, replace=True)
        assert (facts.certificate.holder, facts.authority, facts.is_ours) == ("Somebody", None, False)
        assert store.unlock("organisation", PASSPHRASE, at=NOW).facts == facts.certificate
    with pytest.raises(NotFound, match="who issued this certificate"):
        store.renew(PASSPHRASE, at=NOW)


def test_what_will_not_do_is_refused_with_its_reason(tmp_path: Path) -> None:
    cases = {
        "key.passphrase": p12(tmp_path / "a.p12", password="another one"),
        "key.none": p12(tmp_path / "b.p12", with_key=False),
        "key.expired": p12(tmp_path / "c.p12", days=(-100, -1)),
        "key.not_yet": p12(tmp_path / "d.p12", days=(10, 100)),
        "key.not_for_signing": p12(tmp_path / "e.p12", usage="key_encipherment"),
        "key.kind": p12(tmp_path / "g.p12", private=ed25519.Ed25519PrivateKey.generate()),
    }
    assert {code: refusal(path).code for code, path in cases.items()} == {code: code for code in cases}
    assert refusal(p12(tmp_path / "h.p12", private=rsa.generate_private_key(65537, 1024))).code == "key.kind"
    assert refusal(p12(tmp_path / "i.p12", password=""), "").code == "key.short_passphrase"


def test_a_certificate_of_another_key_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = p12(tmp_path / "a.p12")
    _, certificate, _ = pkcs12.load_key_and_certificates(path.read_bytes(), PASSPHRASE.encode())
    other = ec.generate_private_key(ec.SECP256R1())
    # No tool at hand writes such a file, so the reader is made to find one.
    monkeypatch.setattr(pkcs12, "load_key_and_certificates", lambda *_: (other, certificate, []))
    assert refusal(path).code == "key.mismatch"


@pytest.mark.parametrize("data", [b"", b"-----BEGIN CERTIFICATE-----\n", b"\x30\x03\x02\x01\x03", bytes(300)])
def test_other_files_are_no_keys(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.p12"
    path.write_bytes(data)
    assert refusal(path).code == "key.not_p12"
    path.unlink()
    assert refusal(path).code == "file.missing"


def test_damaged_certificates_are_told(store: KeyStore) -> None:
    (store.folder / "organisation.pem").write_bytes(b"nonsense")
    with pytest.raises(InputError, match="damaged"):
        store.facts("organisation")
    assert [each.holder for each in store.own_certificates()] == [f"{ORGANISATION}, charter authority"]


def test_the_passphrase_is_kept_in_the_keychain_where_there_is_one(chain: MemoryKeychain) -> None:
    assert keychain.recall("f" * 64) is None
    assert keychain.remember("f" * 64, PASSPHRASE)
    assert keychain.recall("f" * 64) == PASSPHRASE
    assert chain.held == {("Stage Workshop", "f" * 64): PASSPHRASE}
    keychain.forget("f" * 64)
    keychain.forget("f" * 64)
    assert keychain.recall("f" * 64) is None


def test_without_a_keychain_everything_goes_on() -> None:
    import keyring
    from keyring.backends.fail import Keyring

    keyring.set_keyring(Keyring())
    assert not keychain.remember("f" * 64, PASSPHRASE)
    assert keychain.recall("f" * 64) is None
    keychain.forget("f" * 64)


def test_fingerprints_are_read_however_they_were_written_down(store: KeyStore, tool: Tool) -> None:
    seal = certificates(store)[0]
    digits = fingerprint_of(seal)
    pem = seal.public_bytes(Encoding.PEM)
    assert normalised(tool("openssl", "x509", "-noout", "-fingerprint", "-sha256", stdin=pem)) == digits
    for written in (digits, digits.upper(), spaced(digits), f"  SHA256:{digits}\n", spaced(digits).replace(" ", ":")):
        assert normalised(written) == digits
    for wrong in ("", digits[:-1], digits + "0", "g" * 64):
        with pytest.raises(InvalidValue, match="64 digits"):
            normalised(wrong)


def test_the_fingerprint_can_be_published_as_text_and_as_a_page(store: KeyStore, tmp_path: Path, tool: Tool) -> None:
    facts = store.facts("organisation")
    assert facts
    assert facts.authority
    text = fingerprint_text(facts)
    page = tmp_path / "page.pdf"
    page.write_bytes(fingerprint_page(facts, built=BUILT))
    assert fingerprint_page(facts, built=BUILT) == page.read_bytes()
    printed = "".join(tool("pdftotext", page, "-").split())
    for each in (facts.certificate, facts.authority):
        assert spaced(each.fingerprint) in text
        assert spaced(each.fingerprint).replace(" ", "") in printed
    assert "Pages:           1" in tool("pdfinfo", page)

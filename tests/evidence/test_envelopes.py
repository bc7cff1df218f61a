"""Envelopes and statements: what is signed, and that nothing of it can be changed."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from hypothesis import given
from hypothesis import strategies as st

from stageworkshop.charter.model import Document
from stageworkshop.domain.errors import InputError
from stageworkshop.evidence import envelopes, statements
from stageworkshop.evidence.keys import KeyStore
from stageworkshop.evidence.signing_keys import SigningKey
from tests.evidence.conftest import BUILT, PASSPHRASE


def test_what_is_signed_names_type_and_lengths() -> None:
    # The example of the DSSE specification.
    assert envelopes.pae("http://example.com/HelloWorld", b"hello world") == (
        b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    )


def test_a_statement_comes_back_as_it_was(document: Document, key: SigningKey) -> None:
    for record in document.sign_offs:
        statement = statements.statement_of(record, document)
        opened = envelopes.unwrap(envelopes.wrap(statements.dumps(statement), key))
        assert statements.loads(opened.payload) == statement
        assert opened.signers == (key.certificate,)
        assert statement.predicate.covers == record.covers
        assert statement.content_hash == document.content_hash
        assert statements.stale_stages(statement, document) == []


def test_rsa_keys_sign_too() -> None:
    private = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Somebody")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(1)
        .not_valid_before(BUILT)
        .not_valid_after(BUILT.replace(year=2030))
        .sign(private, hashes.SHA256())
    )
    wrapped = envelopes.wrap(b"{}", SigningKey(private, certificate))
    assert envelopes.unwrap(wrapped).signers == (certificate,)


def forged(envelope: bytes, **changes: Any) -> bytes:
    return json.dumps({**json.loads(envelope), **changes}).encode()


@pytest.fixture(scope="module")
def envelope(document: Document, key: SigningKey) -> bytes:
    """The envelope of the first sign-off."""
    return envelopes.wrap(statements.dumps(statements.statement_of(document.sign_offs[0], document)), key)


def test_an_edited_answer_does_not_hold(envelope: bytes) -> None:
    said = json.loads(base64.b64decode(json.loads(envelope)["payload"]))
    said["predicate"]["answer"] = "decline"
    with pytest.raises(InputError, match="was altered"):
        envelopes.unwrap(forged(envelope, payload=base64.b64encode(json.dumps(said).encode()).decode()))


def test_a_signature_of_another_key_does_not_hold(envelope: bytes, keys: KeyStore) -> None:
    other = keys.unlock("personal", PASSPHRASE, at=BUILT.now(BUILT.tzinfo))
    (theirs,) = json.loads(envelopes.wrap(b"something else", other))["signatures"]
    (ours,) = json.loads(envelope)["signatures"]
    for signatures in ([theirs], [ours, theirs], [{**ours, "cert": theirs["cert"]}]):
        with pytest.raises(InputError, match="was altered"):
            envelopes.unwrap(forged(envelope, signatures=signatures))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"signatures": []}, "envelope.unsigned"),
        ({"payloadType": "text/plain"}, "envelope.type"),
        ({"payload": "%%%"}, "envelope.form"),
        ({"payload": 7}, "envelope.form"),
        ({"signatures": [7]}, "envelope.form"),
        ({"signatures": [{"sig": "AA==", "cert": "nonsense"}]}, "envelope.form"),
        ({"signatures": "many"}, "envelope.form"),
        ({"signatures": [{}] * 100}, "envelope.form"),
    ],
)
def test_what_is_wrong_with_an_envelope_is_told(envelope: bytes, changes: dict[str, Any], code: str) -> None:
    with pytest.raises(InputError) as caught:
        envelopes.unwrap(forged(envelope, **changes))
    assert caught.value.code == code


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_an_envelope_or_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        envelopes.unwrap(data)


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b'{"_type": "https://in-toto.io/Statement/v0.1"}', b"\xff", b"[" * 5000]
)
def test_other_statements_are_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        statements.loads(data)

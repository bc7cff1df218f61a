"""Time stamps from an authority on this machine, over HTTP, as any RFC 3161 server gives them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.sign.timestamps import DummyTimeStamper

from stageworkshop.charter.model import Document
from stageworkshop.domain.errors import DomainError, InvalidValue
from stageworkshop.evidence.export import Sealing, export_document, make_pdf
from stageworkshop.evidence.seal import seal
from stageworkshop.evidence.signing_keys import SigningKey
from stageworkshop.evidence.verify import verify_bytes
from tests.evidence.conftest import BUILT

STAMPED = datetime.now(UTC).replace(microsecond=0)
"""Within the time for which this run's key is valid, as with any authority whose clock is right."""
TOLD = f"{STAMPED:%Y-%m-%dT%H:%M:%SZ}"
Answer = Callable[[bytes], tuple[int, str, bytes]]
REPLY = "application/timestamp-reply"


@pytest.fixture(scope="module")
def authority() -> DummyTimeStamper:
    """A time-stamp authority with a certificate for that purpose, whose clock stands still."""
    private = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Clock of the town hall")])
    purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(1)
        .not_valid_before(STAMPED - timedelta(days=1))
        .not_valid_after(STAMPED + timedelta(days=3650))
        .add_extension(purpose, critical=True)
        .sign(private, hashes.SHA256())
    )
    return DummyTimeStamper(
        asn1.Certificate.load(certificate.public_bytes(Encoding.DER)),
        keys.PrivateKeyInfo.load(private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())),
        fixed_dt=STAMPED,
    )


@pytest.fixture
def server() -> Iterator[Callable[[Answer], str]]:
    """Starts a server on this machine that answers as told; gives its address."""
    running: list[HTTPServer] = []

    def start(answer: Answer) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                code, kind, body = answer(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(code)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                pass

        found = HTTPServer(("127.0.0.1", 0), Handler)
        running.append(found)
        threading.Thread(target=found.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return f"http://127.0.0.1:{found.server_port}/stamp"

    yield start
    for each in running:
        each.shutdown()
        each.server_close()


def stamps(authority: DummyTimeStamper) -> Answer:
    def answer(body: bytes) -> tuple[int, str, bytes]:
        return 200, REPLY, authority.request_tsa_response(tsp.TimeStampReq.load(body)).dump()

    return answer


def test_a_stamped_seal_tells_the_authority_s_time(
    document: Document,
    key: SigningKey,
    authority: DummyTimeStamper,
    server: Callable[[Answer], str],
    tmp_path: Path,
    tool: Callable[..., str],
) -> None:
    pdf, sealed = make_pdf(document, built=BUILT, sealing=Sealing(key, {}, server(stamps(authority))))
    assert sealed
    assert sealed.time_stamp == TOLD
    found = verify_bytes(pdf, name="charter.pdf", fingerprint=sealed.fingerprint)
    assert found.holds, found.checks
    assert found.seal
    assert found.seal.time_stamp == TOLD
    (said,) = (check.sentence for check in found.checks if check.key == "time")
    assert f"on {STAMPED:%Y-%m-%d} at {STAMPED:%H:%M} UTC" in said
    assert "“Clock of the town hall”" in said
    path = tmp_path / "stamped.pdf"
    path.write_bytes(pdf)
    said = tool("pdfsig", path)
    assert "Signature is Valid" in said
    assert "Total document signed" in said


def test_a_stamp_for_something_else_does_not_hold(
    unsealed: bytes, key: SigningKey, authority: DummyTimeStamper, server: Callable[[Answer], str]
) -> None:
    def another(body: bytes) -> tuple[int, str, bytes]:
        request = tsp.TimeStampReq.load(body)
        request["message_imprint"]["hashed_message"] = bytes(32)
        return 200, REPLY, authority.request_tsa_response(request).dump()

    sealed = seal(unsealed, key, time_stamp_address=server(another))
    found = verify_bytes(sealed.data, name="charter.pdf")
    assert {check.key: check.state for check in found.checks}["time"] == "fails"
    assert not found.holds


REFUSALS: dict[str, tuple[int, str, bytes]] = {
    "not found": (404, "text/html", b"nothing here"),
    "broken": (500, "text/plain", b""),
    "a page": (200, "text/html", b"<html>"),
    "no stamp": (200, REPLY, b"nonsense"),
    "nothing": (200, REPLY, b""),
    "refused": (200, REPLY, bytes.fromhex("30053003020102")),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_server_that_gives_no_stamp(
    name: str, unsealed: bytes, key: SigningKey, server: Callable[[Answer], str]
) -> None:
    address = server(lambda _: REFUSALS[name])
    with pytest.raises(DomainError) as caught:
        seal(unsealed, key, time_stamp_address=address)
    assert caught.value.code == "time_stamp.failed"
    assert address in caught.value.message()
    assert "\n" not in caught.value.message()


def test_without_a_stamp_nothing_is_written(document: Document, key: SigningKey, tmp_path: Path) -> None:
    nobody = "http://127.0.0.1:9/stamp"
    with pytest.raises(DomainError) as caught:
        export_document(document, tmp_path, sealing=Sealing(key, {}, nobody))
    assert caught.value.code == "time_stamp.failed"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("address", ["file:///stamp", "ftp://example.org", "stamp", "http://", "javascript:1"])
def test_only_web_addresses_are_asked(address: str, unsealed: bytes, key: SigningKey) -> None:
    with pytest.raises(InvalidValue, match="no address of a time-stamp server"):
        seal(unsealed, key, time_stamp_address=address)

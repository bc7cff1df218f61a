"""Definitions files on disk: what is written comes back equal, and what is none says so in a sentence."""

from __future__ import annotations

import contextlib
import json
import os
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stageworkshop.charter import definitions, faults, hashing
from stageworkshop.charter.model import Document
from stageworkshop.domain.errors import DomainError, FileProblem, InputError
from tests.charter.any_document import documents, finished

FEW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@FEW
@given(documents())
def test_what_is_written_comes_back_equal(document: Document) -> None:
    data = definitions.dumps(document)
    again = definitions.loads(data)
    assert again == document
    assert definitions.dumps(again) == data
    assert hashing.content_hash(again) == document.content_hash
    assert [fault.line() for fault in faults.faults(data) if not fault.warning] == []


def test_file_is_readable_text(tmp_path: Path) -> None:
    path = tmp_path / "łukasz.json"
    document = finished().model_copy(update={"generator": "山田 محمد"})
    definitions.write(document, path)
    raw = path.read_bytes()
    assert raw.endswith(b"}\n")
    assert "山田 محمد" in raw.decode("utf-8")
    assert definitions.read(path) == document
    assert [each.name for each in tmp_path.iterdir()] == ["łukasz.json"]


def test_bom_is_no_obstacle() -> None:
    assert definitions.loads(b"\xef\xbb\xbf" + definitions.dumps(finished())) == finished()


def test_decomposed_text_becomes_nfc() -> None:
    data = definitions.dumps(finished()).replace(b"Nordlicht GmbH", "Mu\u0308ller\r\nGmbH".encode())
    # A raw line break is no JSON; as an escape it becomes one kind of line end.
    data = data.replace(b"\r\n", b"\\r\\n")
    assert definitions.loads(data).workshop.organisation == "Müller\nGmbH"


GOOD = definitions.dumps(finished())
MALFORMED: list[tuple[str, bytes, str]] = [
    ("empty", b"  \n", "is empty"),
    ("truncated", GOOD[: len(GOOD) // 2], "ends too early"),
    ("one byte short", GOOD.rstrip()[:-1], "ends too early"),
    ("trailing", GOOD + b"{}", "something follows after the end"),
    ("no json", b"Stage;Owner\nMQL;Marketing\n", "line 1, column 1 is not JSON"),
    ("list", b"[1]", "not a definitions file"),
    ("other json", b'{"name": "package"}', "not a definitions file"),
    ("number", b"12", "not a definitions file"),
    ("utf-16", GOOD.decode().encode("utf-16"), "UTF-16"),
    ("utf-16 no bom", GOOD.decode().encode("utf-16-le"), "UTF-16"),
    ("utf-32", GOOD.decode().encode("utf-32"), "UTF-32"),
    ("utf-32 no bom", GOOD.decode().encode("utf-32-be"), "UTF-32"),
    ("latin-1", GOOD.replace(b"Nordlicht", "Nördlicht".encode("latin-1")), "not in UTF-8"),
    ("sqlite", b"SQLite format 3\x00" + bytes(range(256)) * 20, "a workshop, no definitions file"),
    ("nested objects", b'{"a":' * 10_000 + b"1" + b"}" * 10_000, "nested"),
    ("nested lists", b"[" * 10_000 + b"]" * 10_000, "nested"),
    ("nested 200", b'{"format":' + b"[" * 200 + b"]" * 200 + b"}", "nested"),
    ("nested cut", b"[" * 100_000, "nested"),
    ("twice", GOOD.replace(b'"name": "MQL"', b'"name": "MQL", "name": "SQL"'), "[0].name is given twice"),
    ("nan", GOOD.replace(b'"probability": 10', b'"probability": NaN'), "NaN"),
    ("infinity", GOOD.replace(b'"probability": 10', b'"probability": -Infinity'), "Infinity"),
    ("1e999", GOOD.replace(b'"probability": 10', b'"probability": 1e999'), "too large"),
    ("long int", GOOD.replace(b'"probability": 10', b'"probability": ' + b"9" * 5000), "too long"),
    ("big int", GOOD.replace(b'"probability": 10', b'"probability": 9007199254740993'), "too large"),
    ("surrogate", GOOD.replace(b"Nordlicht", b"\\ud800"), "half a character"),
    ("newer", GOOD.replace(b'"format_version": 1', b'"format_version": 2'), "newer version of Stage Workshop"),
    ("true version", GOOD.replace(b'"format_version": 1', b'"format_version": true'), "$.format_version"),
    ("no version", GOOD.replace(b'"format_version": 1,', b""), "$.format_version"),
    ("wrong type", GOOD.replace(b'"owner": "dealer"', b'"owner": 7'), "$.pipelines[0].stages[1].owner"),
    ("no workshop", b'{"format": "stageworkshop-definitions", "format_version": 1}', "$.workshop: is missing"),
    ("unknown team", GOOD.replace(b'"owner": "dealer"', b'"owner": "dealers"'), "Did you mean “dealer”?"),
    ("no day", GOOD.replace(b"2026-11-20T09", b"2026-02-30T09"), "no day or time in the calendar"),
    ("key twice", GOOD.replace(b'"key": "ops"', b'"key": "leads"'), "is also the key of"),
]


@pytest.mark.parametrize(("data", "words"), [case[1:] for case in MALFORMED], ids=[case[0] for case in MALFORMED])
def test_malformed_input_is_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(InputError) as caught:
        definitions.loads(data, "old.json")
    message = caught.value.message()
    assert words in message
    assert message.startswith("old.json: ")
    assert "\n" not in message
    assert any(words in fault.line() or words in fault.message for fault in faults.faults(data))


def test_what_a_newer_program_added_is_named_and_kept() -> None:
    newer = json.loads(GOOD)
    newer["workshop"]["mood"] = {"before": 2, "after": [4, None, "good"]}
    newer["pipelines"][0]["stages"][0]["colour"] = "red"
    newer["sealed_by"] = "somebody"
    document = definitions.loads(json.dumps(newer).encode())
    again = json.loads(definitions.dumps(document))
    assert again["workshop"]["mood"] == newer["workshop"]["mood"]
    assert again["pipelines"][0]["stages"][0]["colour"] == "red"
    assert again["sealed_by"] == "somebody"
    named = {fault.path for fault in faults.unknown_members(document)}
    assert named == {"$.workshop.mood", "$.pipelines[0].stages[0].colour", "$.sealed_by"}


def test_unreadable_files_say_why(tmp_path: Path) -> None:
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    for path, code in [
        (tmp_path / "none.json", "file.missing"),
        (tmp_path, "file.folder"),
        (huge, "file.huge"),
        (fifo, "file.special"),
        (Path("\0"), "file.unreadable"),
    ]:
        with pytest.raises(InputError) as caught:
            definitions.read(path)
        assert caught.value.code == code


def test_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "locked.json"
    path.write_bytes(GOOD)

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    # Tests may run as root, whom no mode bits stop.
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(InputError, match="not allowed"):
        definitions.read(path)


def test_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "charter.json"
    path.write_bytes(b"old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileProblem, match="No space left"):
        definitions.write(finished(), path)
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["charter.json"]


@FEW
@given(st.binary(max_size=300) | st.integers(0, 2**32).map(lambda seed: _mutate(seed)))
def test_any_bytes_give_a_document_or_a_sentence(data: bytes) -> None:
    with contextlib.suppress(DomainError):
        definitions.dumps(definitions.loads(data, "x"))
    for fault in faults.faults(data):
        assert "\n" not in fault.path


def _mutate(seed: int) -> bytes:
    chance = random.Random(seed)
    data = bytearray(GOOD)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data))
        if chance.random() < 0.5:
            data[at] = chance.randrange(256)
        else:
            del data[at : at + chance.randint(1, 40)]
    return bytes(data)


def test_hash_is_of_the_file_without_its_envelope() -> None:
    import hashlib

    import rfc8785

    from stageworkshop.charter.model import ENVELOPE

    data = json.loads(GOOD)
    carried = data["content_hash"]
    rest = {name: value for name, value in data.items() if name not in ENVELOPE}
    assert hashlib.sha256(rfc8785.dumps(rest)).hexdigest() == carried

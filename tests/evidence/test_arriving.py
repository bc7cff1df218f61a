"""What a file is that is dropped on the window: told by its content, whatever its name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from stageworkshop.actions import agreed
from stageworkshop.actions.context import Context
from stageworkshop.charter import definitions
from stageworkshop.charter.editions import partner_edition
from stageworkshop.charter.export import document_for
from stageworkshop.charter.model import Document
from stageworkshop.domain.errors import InputError
from stageworkshop.domain.stage import Stage
from stageworkshop.evidence import answers, requests
from stageworkshop.evidence.arriving import arrived
from stageworkshop.evidence.comparing import against_workshop
from stageworkshop.evidence.statements import Signatory
from stageworkshop.evidence.verify import verify_bytes
from stageworkshop.store.workshop_file import WorkshopFile
from tests.evidence.conftest import BUILT, Sample


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory, document: Document) -> requests.OpenRequest:
    """A request as it arrived: two files in a folder."""
    folder = tmp_path_factory.mktemp("sent")
    who = Signatory(key="somebody", name="Somebody Else")
    made = requests.prepare(document, who, request_id="0" * 16, asked_by="Ines", asked_at="", built=BUILT)
    for name, data in zip(made.names, (made.pdf, made.small_file), strict=True):
        (folder / name).write_bytes(data)
    return requests.open_request(folder / made.names[1])


def test_files_are_told_by_what_is_in_them(
    sample: Sample, sent: requests.OpenRequest, document: Document, tmp_path: Path
) -> None:
    found = {}
    for name, data in (
        ("charter", sample.sealed.data),
        ("definitions", definitions.dumps(document)),
        ("request", sent.path.read_bytes()),
        ("answer", answers.make(sent, "approve", at="2026-11-24T10:00:00Z")),
        ("picture", b"\x89PNG\r\n"),
        ("list", b'["format"]'),
        ("broken.json", b'{"format": '),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        found[name] = arrived(path).kind
    assert found == {
        **{name: name for name in ("charter", "definitions", "request", "answer")},
        "picture": "other",
        "list": "other",
        "broken.json": "definitions",
    }


def test_the_pdf_of_a_request_leads_to_its_small_file(sent: requests.OpenRequest, tmp_path: Path) -> None:
    assert arrived(sent.pdf_path).kind == "request"
    assert arrived(sent.pdf_path).path == sent.path
    alone = Path(shutil.copyfile(sent.pdf_path, tmp_path / sent.pdf_path.name))
    with pytest.raises(InputError, match="beside it, which came with it"):
        arrived(alone)
    alone.write_bytes(alone.read_bytes() + b"\n/ByteRange")
    assert arrived(alone).kind == "answer"


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        arrived(tmp_path / "gone.pdf")


def test_an_open_workshop_knows_its_text_as_it_is_now(own_workshop: WorkshopFile) -> None:
    stage = own_workshop.all(Stage)[0]
    agreed.set_agreed(Context(own_workshop, "Ines"), stage_id=stage.id, field="definition", value="Newer words.")
    against = against_workshop(own_workshop)
    now = document_for(own_workshop, "internal")
    for document, words in (
        (now, "the text as it is now"),
        (partner_edition(now), "the partners’ edition of the text"),
    ):
        found = verify_bytes(definitions.dumps(document), name="d.json", against=against)
        (check,) = (each for each in found.checks if each.key == "against")
        assert check.state == "holds"
        assert words in check.sentence

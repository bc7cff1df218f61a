"""Files made to harm: refused or made harmless, with one clear sentence each."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from stageworkshop.charter.model import Document, Pipeline, Stage, Workshop
from stageworkshop.crm import package, safe_files
from stageworkshop.crm.planning import plan_for
from stageworkshop.crm.targets import TARGETS, target
from stageworkshop.domain.errors import InputError

XML = "OpportunityStage.standardValueSet-meta.xml"
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]><StandardValueSet>&j;</StandardValueSet>"
)
EXTERNAL = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    "<StandardValueSet><standardValue><fullName>&a;</fullName></standardValue></StandardValueSet>"
)


def archive(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in entries.items():
            packed.writestr(name, content)
    return out.getvalue()


def refused(key: str, path: Path, words: str) -> None:
    with pytest.raises(InputError) as caught:
        target(key).read(path)
    message = caught.value.message()
    assert words in message
    assert "\n" not in message


@pytest.mark.parametrize("text", [BOMB, EXTERNAL, "<!DOCTYPE x><StandardValueSet/>"])
def test_entities_and_document_types_are_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / XML).write_text(text)
    refused("salesforce", tmp_path / XML, "document type or entities")


@pytest.mark.parametrize("data", [b"", b"<a", b"\xff\xfe\x00", b"no xml", b"<a>" * 50_000])
def test_what_is_no_xml_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / XML).write_bytes(data)
    refused("salesforce", tmp_path / XML, "no well-formed XML")


def test_one_bad_file_among_good_ones_is_an_oddity(tmp_path: Path) -> None:
    good = "<StandardValueSet><standardValue><fullName>New</fullName></standardValue></StandardValueSet>"
    (tmp_path / XML).write_text(good)
    (tmp_path / "LeadStatus.standardValueSet-meta.xml").write_text(BOMB)
    reading = target("salesforce").read(tmp_path)
    assert [each.id for each in reading.configuration if each.items] == ["OpportunityStage"]
    assert any("entities" in oddity.text for oddity in reading.oddities)


@pytest.mark.parametrize("name", ["../../evil.xml", "/etc/evil.xml", "a/../../b.xml", "C:\\evil.xml"])
def test_paths_that_lead_out_of_an_archive_are_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "package.zip"
    path.write_bytes(archive({name: b"x"}))
    refused("salesforce", path, "leads out of it")


def test_an_entry_without_a_name_is_passed_over(tmp_path: Path) -> None:
    good = b"<StandardValueSet><standardValue><fullName>New</fullName></standardValue></StandardValueSet>"
    path = tmp_path / "package.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr(zipfile.ZipInfo(""), b"x")
        packed.writestr(f"standardValueSets/{XML}", good)
    assert [each.id for each in target("salesforce").read(path).configuration if each.items] == ["OpportunityStage"]


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_files, "MAX_FILE", 1 << 20)
    path = tmp_path / "package.zip"
    path.write_bytes(archive({f"standardValueSets/{XML}": b"0" * (40 << 20)}))
    assert path.stat().st_size < 100_000
    refused("salesforce", path, "larger than 1 MB")


def test_many_middling_files_are_too_much_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_files, "MAX_TOTAL", 1 << 20)
    for number in range(20):
        (tmp_path / f"{number}.json").write_bytes(b" " * 100_000)
    refused("hubspot", tmp_path, "more than 1 MB")


@pytest.mark.parametrize("packed", [False, True])
def test_a_folder_of_everything_is_refused_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packed: bool
) -> None:
    """Such as the whole disk, or a home folder, in place of the CRM's settings in it."""
    read: list[str] = []
    monkeypatch.setattr(safe_files, "MAX_WANTED", 3)
    for number in range(4):
        folder = tmp_path / "all" / f"{number}"
        folder.mkdir(parents=True)
        (folder / "stages.json").write_text("[]")
    given = Path(shutil.make_archive(str(tmp_path / "all"), "zip", tmp_path / "all")) if packed else tmp_path / "all"
    with pytest.raises(InputError, match="more than 3 files to look into; name the folder") as caught:
        read += [name for name, _ in safe_files.files(given, lambda name: name.endswith(".json"))]
    assert caught.value.code == "files.many"
    assert read == []


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "deals.json"
    with path.open("wb") as file:
        file.truncate(100 << 20)
    refused("hubspot", path, "larger than 32 MB")


@pytest.mark.parametrize("data", [b"PK\x03\x04garbage", b"", b"x" * 1000])
def test_a_broken_archive_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "package.zip").write_bytes(data)
    refused("salesforce", tmp_path / "package.zip", "can’t be read")


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_archive_with_damage_inside_is_refused(tmp_path: Path, method: int) -> None:
    path, dice = tmp_path / "package.zip", random.Random(method)
    for _ in range(10):
        with zipfile.ZipFile(path, "w", method) as packed:
            packed.writestr(f"standardValueSets/{XML}", dice.randbytes(400).hex())
        data = bytearray(path.read_bytes())
        data[100:140] = dice.randbytes(40)
        path.write_bytes(data)
        refused("salesforce", path, "can’t be read")


@pytest.mark.parametrize("key", TARGETS)
def test_nothing_of_the_crm_is_one_sentence(tmp_path: Path, key: str) -> None:
    refused(key, tmp_path, "found")
    refused(key, tmp_path / "missing", "no such file")


@pytest.mark.skipif(os.name == "nt", reason="no links without rights")
def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.json").write_text(json.dumps({"results": [{"id": "1", "label": "Secret", "stages": []}]}))
    folder = tmp_path / "given"
    folder.mkdir()
    (folder / "deals.json").symlink_to(tmp_path / "secret.json")
    refused("hubspot", folder, "found")


JUNK: list[Callable[[str], str]] = [
    lambda text: "[" * 5000 + "]" * 5000,
    lambda text: '{"results": 5}',
    lambda text: '{"results": [{"id": null, "label": null, "stages": [null, 5, {"metadata": []}]}]}',
    lambda text: '{"pipeline": [{"maps": [null, {"id": {}, "display_value": [], "sequence_number": "x"}]}]}',
    lambda text: '{"data": [{"name": "x", "pipeline_id": {}, "order_nr": []}, {"id": [], "name": {}}]}',
    lambda text: '{"fields": {"stage": {"options": [null, 1, {}], "style": [], "probabilityMap": 7}}}',
    lambda text: '[{"doctype": "CRM Deal Status", "name": 7, "position": "a", "probability": "b"}]',
]


@pytest.mark.parametrize("key", ["hubspot", "pipedrive", "zoho", "espocrm", "frappe"])
@pytest.mark.parametrize("junk", JUNK)
def test_json_of_any_shape_is_read_or_refused(tmp_path: Path, key: str, junk: Callable[[str], str]) -> None:
    folder = tmp_path / "entityDefs"
    folder.mkdir()
    (folder / "Opportunity.json").write_text(junk(""))
    document = Document(
        workshop=Workshop(title="T"),
        pipelines=[Pipeline(key="p", name="P", kind="opportunity", stages=[Stage(key="s", name="S")])],
    )
    outcome = _outcome(lambda: plan_for(document, target(key), folder).steps)
    assert outcome
    assert "\n" not in outcome


def _outcome(planned: Callable[[], object]) -> str:
    """What came of it in one line. Any other error is one of the program."""
    try:
        return f"{planned()!r}"
    except InputError as error:
        return error.message()


@pytest.mark.parametrize("key", ["odoo", "frappe", "csv", "dynamics"])
def test_no_cell_starts_a_formula(key: str) -> None:
    names = ["=HYPERLINK(1)", "+1", "-1", "@x", "\t=1"]
    stages = [Stage(key=f"s{number}", name=name, definition=name) for number, name in enumerate(names)]
    document = Document(
        workshop=Workshop(title="=1"), pipelines=[Pipeline(key="p", name="=P", kind="opportunity", stages=stages)]
    )
    crm = target(key)
    plan = plan_for(document, crm, None)
    for file in crm.write(document, plan.reading, plan.wanted, plan.steps):
        if file.path.endswith(".csv"):
            for row in csv.reader(io.StringIO(file.data.decode(), newline="")):
                assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


@pytest.mark.parametrize(
    ("stage", "words"),
    [("x", {}), ([], {"options": 5}), ({"options": True}, {"options": [], "tooltips": "x"}), (None, {"tooltips": []})],
)
def test_what_stands_where_an_object_belongs_makes_room(tmp_path: Path, stage: object, words: object) -> None:
    root = tmp_path / "custom/Espo/Custom/Resources"
    for name, tree in (("metadata/entityDefs", {"fields": {"stage": stage}}), ("i18n/en_US", words)):
        (root / name).mkdir(parents=True)
        (root / name / "Opportunity.json").write_text(json.dumps(tree))
    document = Document(
        workshop=Workshop(title="Leads"),
        pipelines=[Pipeline(key="p", name="P", kind="opportunity", stages=[Stage(key="new", name="New")])],
    )
    plan = plan_for(document, target("espocrm"), tmp_path)
    package.write(package.files(plan), tmp_path / "out")
    assert plan_for(document, target("espocrm"), tmp_path / "out").steps == ()

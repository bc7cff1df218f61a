"""crm plan and export, new --from-crm, convert and diff as a shell sees them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from stageworkshop.charter import definitions, yaml_form
from stageworkshop.charter.formats import FORMATS
from stageworkshop.charter.model import Document
from stageworkshop.crm.targets import TARGETS
from tests.charter.any_document import finished
from tests.cli.shell import Shell
from tests.crm.salesforce.organisations import charter, deal, process, put, value_set


@pytest.fixture
def organisation(tmp_path: Path) -> Path:
    """A Salesforce project with three stages in one process, and one that nobody uses."""
    won = deal("Won", 100, closed=True, won=True, forecastCategory="Closed")
    files = value_set("OpportunityStage", [deal("New"), deal("Offer", 50), won, deal("Old", 5)])
    return put(tmp_path / "project", files, process("Opportunity", "Sales", ["New", "Offer", "Won"]))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A definitions file with one pipeline, of which two stages are in the project."""
    document = charter({"name": "New"}, {"name": "Quotation"}, {"name": "Won", "kind": "won"}, name="Sales")
    return saved(document, tmp_path / "definitions.json")


def saved(document: Document, path: Path) -> Path:
    definitions.write(document, path)
    return path


def changed(document: Document, **values: Any) -> Document:
    """With other values in the first stage."""
    pipeline = document.pipelines[0]
    stages = [pipeline.stages[0].model_copy(update=values), *pipeline.stages[1:]]
    return document.model_copy(update={"pipelines": [pipeline.model_copy(update={"stages": stages})]})


def one_line(shell: Shell) -> str:
    assert shell.err.count("\n") == 1, shell.err
    assert "Traceback" not in shell.err
    return shell.err


def test_the_plan_is_printed_and_names_losses_and_guesses(source: Path, organisation: Path, shell: Shell) -> None:
    assert shell("crm", "plan", source, "--target", "salesforce", "--current", organisation) == 0, shell.err
    lines = shell.out.splitlines()
    assert "Opportunity stages (3 changes)" in lines
    assert "  Add        “Quotation” after “New”" in lines
    assert "  Switch off “Old”: its records go to “New”" in lines
    # Only a value set has records; a process merely refers to its values.
    assert "  Remove     “Offer”" in lines
    assert "To be confirmed" in lines
    assert shell.err == ""


def test_the_plan_as_json(source: Path, organisation: Path, shell: Shell) -> None:
    assert shell("crm", "plan", source, "--target", "salesforce", "--current", organisation, "--json") == 0
    plan = json.loads(shell.out)
    assert plan["target"] == "salesforce"
    assert {"action": "deactivate", "item": "Old"}.items() <= next(
        step.items() for step in plan["steps"] if step.get("item") == "Old"
    )
    assert plan["stages"]["s1"] == {"collection": "OpportunityStage", "item": "New"}


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_plans_and_exports_without_current_settings(target: str, tmp_path: Path, shell: Shell) -> None:
    source, out = saved(finished(), tmp_path / "definitions.json"), tmp_path / "out"
    assert shell("crm", "plan", source, "--target", target, "--json") == 0, shell.err
    count = len(json.loads(shell.out)["steps"])
    assert shell("crm", "export", source, "--target", target, "--out", out) == 0, shell.err
    *written, last = shell.out.splitlines()
    assert sorted(written) == sorted(str(path) for path in out.rglob("*") if path.is_file())
    assert f"{count} change" in last
    assert "HOW-TO-LOAD.md" in last
    assert json.loads((out / "plan.json").read_text())["target"] == target


def test_a_package_is_replaced_only_when_told_to(source: Path, tmp_path: Path, shell: Shell) -> None:
    command = ("crm", "export", source, "--target", "odoo", "--out", tmp_path / "out")
    assert shell(*command) == 0
    page = tmp_path / "out" / "HOW-TO-LOAD.md"
    page.write_text("mine")
    before = {path: path.read_bytes() for path in page.parent.iterdir()}
    assert shell(*command) == 1
    one_line(shell)
    assert {path: path.read_bytes() for path in page.parent.iterdir()} == before
    assert shell(*command, "--force") == 0
    assert page.read_text() != "mine"


def test_exported_corrected_loaded_and_planned_again(
    source: Path, organisation: Path, tmp_path: Path, shell: Shell
) -> None:
    """What the README tells an admin to do."""
    export = ("crm", "export", source, "--target", "salesforce", "--current", organisation, "--out")
    assert shell(*export, tmp_path / "first") == 0, shell.err
    mapping = tmp_path / "first" / "mapping.json"
    said = json.loads(mapping.read_text())
    said["stages"]["s2"] = "Offer"
    said["removed"]["Old"] = "="
    mapping.write_text(json.dumps(said))
    assert shell(*export, organisation, "--mapping", mapping, "--force") == 0, shell.err
    plan = json.loads((organisation / "plan.json").read_text())
    values = [step["action"] for step in plan["steps"] if step["collection"] == "OpportunityStage"]
    # “Won” stays, and so does “Old”.
    assert values == ["rename"]
    again = ("crm", "plan", source, "--target", "salesforce", "--current", organisation)
    assert shell(*again, "--mapping", organisation / "mapping.json") == 0
    assert shell.out.startswith("Salesforce already says what the charter says: nothing to change.")


def test_checksums_are_those_of_the_files(source: Path, tmp_path: Path, shell: Shell) -> None:
    assert shell("crm", "export", source, "--target", "hubspot", "--out", tmp_path / "out") == 0
    for line in (tmp_path / "out" / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ", 1)
        assert hashlib.sha256((tmp_path / "out" / name).read_bytes()).hexdigest() == digest


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (lambda tmp: ("--current", tmp / "gone"), "no such file"),
        (lambda tmp: ("--current", tmp), "no stages of Salesforce were found"),
        (lambda tmp: ("--mapping", tmp / "gone.json"), "gone.json"),
        (lambda tmp: ("--mapping", _written(tmp / "map.json", "[]")), "this is no mapping"),
        (lambda tmp: ("--mapping", _written(tmp / "map.json", _mapping("odoo"))), "for odoo, not for salesforce"),
        (lambda tmp: ("--mapping", _written(tmp / "map.json", _mapping(stages={"s1": "Nope"}))), "“Nope”"),
    ],
)
def test_wrong_input_is_one_line_and_exit_code_1(
    more: Callable[[Path], tuple[object, ...]], words: str, source: Path, tmp_path: Path, shell: Shell
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    for command in (("plan",), ("export", "--out", tmp_path / "out")):
        assert shell("crm", command[0], source, "--target", "salesforce", *command[1:], *more(empty)) == 1
        assert words in one_line(shell)
        assert shell.out == ""
    assert not (tmp_path / "out").exists()


def _written(path: Path, text: str) -> Path:
    path.write_text(text)
    return path


def _mapping(target: str = "salesforce", **parts: dict[str, str]) -> str:
    return json.dumps({"format": "stageworkshop-crm-mapping", "version": 1, "target": target, **parts})


@pytest.mark.parametrize("command", ["plan", "export"])
def test_a_file_that_is_none_is_one_line(command: str, tmp_path: Path, shell: Shell) -> None:
    out = ("--out", tmp_path / "out") if command == "export" else ()
    for source in (tmp_path / "gone.json", _written(tmp_path / "bad.json", '{"openapi": "3.1.0"}')):
        assert shell("crm", command, source, "--target", "zoho", *out) == 1
        one_line(shell)


@pytest.mark.parametrize(
    "wrong",
    [
        ("crm",),
        ("crm", "plan"),
        ("crm", "plan", "x"),
        ("crm", "plan", "x", "--target", "nonsense"),
        ("crm", "export", "x", "--target", "odoo"),
        ("convert", "x"),
        ("convert", "x", "--to", "nonsense"),
        ("diff", "x"),
        ("new", "x", "--from-crm", "odoo"),
        ("new", "x", "--from-crm", "odoo", "y", "--template", "b2b"),
    ],
)
def test_wrong_usage_is_exit_code_2(wrong: tuple[str, ...], shell: Shell) -> None:
    assert shell(*wrong) == 2
    assert "usage:" in shell.err


def test_a_workshop_from_a_crm_keeps_its_ids_for_the_plan(organisation: Path, tmp_path: Path, shell: Shell) -> None:
    file = tmp_path / "acme.stageworkshop"
    assert shell("new", file, "--from-crm", "salesforce", organisation, "--title", "Acme") == 0, shell.err
    assert "new workshop “Acme” from Salesforce, 3 stages" in shell.out
    assert "in none of the pipelines, and left as they are by a plan: “Old”" in shell.out
    mapping = tmp_path / "acme-salesforce-mapping.json"
    assert str(mapping) in shell.out
    assert shell("export", file, "--out", tmp_path / "out", "--definitions") == 0
    (source,) = (tmp_path / "out").glob("*.json")
    plan = ("crm", "plan", source, "--target", "salesforce", "--current", organisation, "--mapping", mapping)
    assert shell(*plan, "--json") == 0, shell.err
    collections = {step["collection"] for step in json.loads(shell.out)["steps"]}
    assert not {"OpportunityStage", "BusinessProcess:Opportunity.Sales"} & collections


def test_a_mapping_that_is_there_is_left_alone(organisation: Path, tmp_path: Path, shell: Shell) -> None:
    mapping = _written(tmp_path / "acme-salesforce-mapping.json", "mine")
    assert shell("new", tmp_path / "acme.stageworkshop", "--from-crm", "salesforce", organisation) == 0
    assert "was left alone" in shell.out
    assert mapping.read_text() == "mine"


@pytest.mark.parametrize(("target", "words"), [("nonsense", "is none of: salesforce"), ("odoo", "no table of stages")])
def test_a_failed_start_from_a_crm_leaves_nothing(
    target: str, words: str, organisation: Path, tmp_path: Path, shell: Shell
) -> None:
    file = tmp_path / "acme.stageworkshop"
    before = set(tmp_path.iterdir())
    assert shell("new", file, "--from-crm", target, organisation) == 1
    assert words in one_line(shell)
    assert set(tmp_path.iterdir()) == before


@pytest.mark.parametrize("key", FORMATS)
def test_convert_prints_or_writes_and_replaces_only_when_told_to(
    key: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    from stageworkshop.cli import main

    source, out = saved(finished(), tmp_path / "definitions.json"), tmp_path / "converted"
    command = ["convert", str(source), "--to", key]
    assert main(command) == 0
    printed, errors = capfdbinary.readouterr()
    assert printed
    assert errors == b""
    assert main([*command, "--out", str(out)]) == 0
    assert out.read_bytes() == printed
    out.write_bytes(b"mine")
    capfdbinary.readouterr()
    assert main([*command, "--out", str(out)]) == 1
    assert out.read_bytes() == b"mine"
    assert capfdbinary.readouterr().err.count(b"\n") == 1
    assert main([*command, "--out", str(out), "--force"]) == 0
    assert out.read_bytes() == printed


def test_yaml_and_json_say_the_same(tmp_path: Path, shell: Shell) -> None:
    source = saved(finished(), tmp_path / "definitions.json")
    assert shell("convert", source, "--to", "yaml", "--out", tmp_path / "it.yaml") == 0
    assert yaml_form.dumps(definitions.read(source)) == (tmp_path / "it.yaml").read_bytes()
    assert shell("diff", source, tmp_path / "it.yaml") == 0
    assert shell.out == "Both say the same.\n"


def test_convert_refuses_what_is_no_definitions_file(tmp_path: Path, shell: Shell) -> None:
    source = _written(tmp_path / "x.yaml", "!!python/object/apply:os.system [echo]")
    assert shell("convert", source, "--to", "json") == 1
    one_line(shell)


def test_diff_names_what_changed_and_what_breaks_reports(tmp_path: Path, shell: Shell) -> None:
    first = charter({"name": "New", "definition": "They asked."}, {"name": "Won", "kind": "won"}, name="Sales")
    second = changed(first, name="Enquiry", definition="They asked us.", kind="lost")
    old, new = saved(first, tmp_path / "old.json"), saved(second, tmp_path / "new.json")
    assert shell("diff", old, new) == 0
    assert "Sales: “New” is now called “Enquiry” (breaks reports)" in shell.out
    assert "    - They asked." in shell.out.splitlines()
    assert "    + They asked us." in shell.out.splitlines()
    assert shell("diff", old, new, "--json") == 0
    data = json.loads(shell.out)
    assert data["same"] is False
    (stage,) = data["stages"]
    assert stage["old_name"] == "New"
    assert {field["key"] for field in stage["fields"]} >= {"definition"}


def test_diff_of_a_file_that_is_none_is_one_line(tmp_path: Path, shell: Shell) -> None:
    source = saved(finished(), tmp_path / "definitions.json")
    for pair in ((source, tmp_path / "gone.json"), (_written(tmp_path / "bad.json", "[1]"), source)):
        assert shell("diff", *pair) == 1
        one_line(shell)

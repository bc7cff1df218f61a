"""The admin's page of each CRM: what is in the package, in order, and nothing that is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stageworkshop.charter.model import Document
from stageworkshop.crm.mapping import AdminMapping
from stageworkshop.crm.planning import plan_for
from stageworkshop.crm.targets import target
from tests.crm.salesforce.organisations import charter

DEALS = charter({"name": "Talk", "probability": 20}, {"name": "Won", "kind": "won"}, {"name": "Lost", "kind": "lost"})


def page(key: str, document: Document, current: Path | None, said: AdminMapping | None = None) -> str:
    plan = plan_for(document, target(key), current, said)
    return plan.target.how_to_load(plan.document, plan.reading, plan.wanted, plan.steps)


def test_frappe_s_page_names_the_files_that_are_there_and_what_is_renamed(tmp_path: Path) -> None:
    new = page("frappe", DEALS, None)
    assert "document type “CRM Deal Status”, “Insert New Records”, the file `crm_deal_status-new.csv`" in new
    assert "-changed.csv" not in new
    assert "lead_status" not in new
    assert "Rename" not in new
    status = {"doctype": "CRM Deal Status", "name": "Chat", "deal_status": "Chat", "position": 1}
    (tmp_path / "now.json").write_text(json.dumps([status]))
    renamed = page("frappe", DEALS, tmp_path, AdminMapping("frappe", stages={DEALS.stages[0][1].key: "Chat"}))
    assert "“Chat” to “Talk”" in renamed
    assert "“Update Existing Records”, the file `crm_deal_status-changed.csv`" in renamed


def test_odoo_s_page_finds_the_menu_and_speaks_of_languages_when_a_name_changes(tmp_path: Path) -> None:
    assert "developer mode" in page("odoo", DEALS, None)
    assert "language" not in page("odoo", DEALS, None)
    (tmp_path / "crm.stage.csv").write_text("id,name,sequence\ncrm.a,Chat,1\n")
    said = AdminMapping("odoo", stages={DEALS.stages[0][1].key: "crm.a"})
    assert "in your own language only" in page("odoo", DEALS, tmp_path, said)


def test_espocrm_s_page_says_what_becomes_of_options_that_a_file_does_not_name() -> None:
    text = page("espocrm", DEALS, None)
    assert "all of its options are replaced unseen" in text.partition("## Load")[0]
    assert "does not name is no option any more" in text
    assert "Label Manager" in text


@pytest.mark.parametrize(("key", "way"), [("hubspot", "/crm/v3/pipelines/deals"), ("pipedrive", "/api/v2/stages")])
def test_who_sends_calls_is_told_first_what_to_keep_for_the_way_back(key: str, way: str) -> None:
    load = page(key, DEALS, None).partition("## Load")[2]
    assert way in load.partition("\n2. ")[0]


def test_records_are_moved_from_the_names_that_people_see(tmp_path: Path) -> None:
    stages = [{"id": 41, "name": "Talk", "pipeline_id": 7}, {"id": 42, "name": "Fair", "pipeline_id": 7}]
    (tmp_path / "pipelines.json").write_text(json.dumps({"data": [{"id": 7, "name": "New business"}]}))
    (tmp_path / "stages.json").write_text(json.dumps({"data": stages}))
    text = page("pipedrive", DEALS, tmp_path)
    moves = text.partition("## Records to move")[2].partition("\n## ")[0]
    assert "- Fair → Talk (a guess)" in moves
    assert "bulk edit" in moves

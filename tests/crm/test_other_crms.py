"""What real exports of other CRMs have taught: files that lack a part, older layouts, records that end differently."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from stageworkshop.charter.model import Document
from stageworkshop.crm.planning import plan_for
from stageworkshop.crm.targets import target
from tests.crm.salesforce.organisations import charter

DEALS = charter({"name": "Talk", "probability": 20}, {"name": "Won", "kind": "won"}, {"name": "Lost", "kind": "lost"})
LEADS = charter({"name": "Fresh"}, {"name": "Ready"}, kind="lead", name="Leads")


def saved(path: Path, tree: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(tree), encoding="utf-8")
    return path


def both() -> Document:
    pipelines = [DEALS.pipelines[0], LEADS.pipelines[0].model_copy(update={"key": "leads"})]
    leads = [stage.model_copy(update={"key": f"lead-{stage.key}"}) for stage in pipelines[1].stages]
    pipelines[1] = pipelines[1].model_copy(update={"stages": leads})
    return DEALS.model_copy(update={"pipelines": pipelines})


def test_hubspot_s_lead_status_is_never_written_unseen(tmp_path: Path) -> None:
    stage = {"id": "a", "label": "Talk", "displayOrder": 0, "metadata": {"probability": "0.2"}}
    saved(tmp_path / "deals.json", {"results": [{"id": "default", "label": "Deals", "stages": [stage]}]})
    plan = plan_for(both(), target("hubspot"), tmp_path)
    assert not any(step.collection.startswith("contacts.") for step in plan.steps)
    (note,) = [note for note in plan.wanted.notes if note.pipeline == "leads"]
    assert "/crm/v3/properties/contacts/hs_lead_status" in note.text


def test_records_of_an_open_stage_do_not_go_to_a_lost_one_in_odoo(tmp_path: Path) -> None:
    table = (
        "id,name,sequence,is_won,requirements,team_id/id,fold\ncrm.a,New,1,False,,,False\ncrm.b,Old,2,False,,,False\n"
    )
    (tmp_path / "crm.stage.csv").write_text(table)
    plan = plan_for(DEALS, target("odoo"), tmp_path)
    goals = [note.text for note in plan.wanted.notes if note.loss == "by_hand"]
    assert len(goals) == 2
    assert all("move its records to “Talk”" in text for text in goals)


@pytest.mark.parametrize("beside", [True, False])
def test_espocrm_s_chances_are_found_and_written_where_they_stand(beside: bool, tmp_path: Path) -> None:
    field: dict[str, Any] = {"type": "enum", "options": ["Prospecting", "Won"], "default": "Prospecting"}
    tree: dict[str, Any] = {"fields": {"stage": field, "amount": {"type": "currency"}}, "collection": {"asc": False}}
    (tree if beside else field)["probabilityMap"] = {"Prospecting": 10, "Won": 100}
    saved(tmp_path / "entityDefs" / "Opportunity.json", tree)
    crm = target("espocrm")
    reading = crm.read(tmp_path)
    (stages,) = reading.configuration.collections
    assert stages["Prospecting"].facts["probability"] == 10
    plan = plan_for(DEALS, crm, reading)
    (written, _) = crm.write(DEALS, plan.reading, plan.wanted, plan.steps)
    made = json.loads(written.data)
    assert (made if beside else made["fields"]["stage"])["probabilityMap"] == {"Talk": 20, "Won": 100, "Lost": 0}
    assert "probabilityMap" not in (made["fields"]["stage"] if beside else made)
    assert made["fields"]["amount"] == {"type": "currency"}
    assert made["collection"] == {"asc": False}


def test_espocrm_s_options_that_nobody_has_seen_are_said_to_be_replaced(tmp_path: Path) -> None:
    saved(tmp_path / "entityDefs" / "Opportunity.json", {"fields": {"stage": {"options": ["Talk", "Won", "Lost"]}}})
    plan = plan_for(both(), target("espocrm"), tmp_path)
    assert any("add entityDefs/Lead.json" in note.text for note in plan.wanted.notes)


def test_frappe_s_documents_come_from_the_api_or_from_fixtures(tmp_path: Path) -> None:
    first = {"doctype": "CRM Deal Status", "name": "Talk", "deal_status": "Talk", "type": "Ongoing", "position": 1}
    saved(tmp_path / "fixtures.json", [{**first, "probability": 20.0, "color": "gray"}])
    answer = {"name": "Won", "deal_status": "Won", "type": "Won", "position": 2, "probability": 100, "color": "green"}
    saved(tmp_path / "api.json", {"data": [answer]})
    plan = plan_for(DEALS, target("frappe"), tmp_path)
    assert [plan.words(step) for step in plan.steps] == ["“Lost” after “Won”"]


def test_pipedrive_s_stages_that_are_deleted_stay_so(tmp_path: Path) -> None:
    saved(tmp_path / "pipelines.json", {"success": True, "data": [{"id": 1, "name": "New business", "order_nr": 0}]})
    common = {"pipeline_id": 1, "deal_probability": 20, "is_deal_rot_enabled": False, "days_to_rotten": None}
    stages = [
        {"id": 7, "order_nr": 1, "name": "Talk", "is_deleted": False, **common},
        {"id": 8, "order_nr": 2, "name": "Gone", "is_deleted": True, **common},
    ]
    saved(tmp_path / "stages.json", {"success": True, "data": stages, "additional_data": {"next_cursor": None}})
    assert plan_for(DEALS, target("pipedrive"), tmp_path).steps == ()

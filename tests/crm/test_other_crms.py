"""What real exports of other CRMs have taught: files that lack a part, older layouts, records that end differently."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from stageworkshop.charter.model import Document
from stageworkshop.crm.mapping import AdminMapping
from stageworkshop.crm.planning import plan_for
from stageworkshop.crm.starting_point import starting_point
from stageworkshop.crm.targets import target
from stageworkshop.domain.errors import InputError
from tests.crm.applying import applied
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
    assert any("add an entityDefs/Lead.json that names them" in note.text for note in plan.wanted.notes)


def test_espocrm_without_any_files_is_said_to_be_unread_once() -> None:
    plan = plan_for(both(), target("espocrm"), None)
    assert not [note for note in plan.wanted.notes if note.loss == "by_hand"]


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


def hubspot_stage(name: str, **more: Any) -> dict[str, Any]:
    return {"stageId": name.lower(), "label": name, **more}


def test_hubspot_s_first_api_has_the_chances_beside_the_names(tmp_path: Path) -> None:
    stages = [
        hubspot_stage("Talk", probability=0.2, active=True, displayOrder=0, closedWon=False),
        hubspot_stage("Old", probability=0.4, active=False, displayOrder=1, closedWon=False),
        hubspot_stage("Won", probability=1.0, active=True, displayOrder=2, closedWon=True),
    ]
    pipeline = {"pipelineId": "default", "label": "Sales", "active": True, "displayOrder": 0, "stages": stages}
    reading = target("hubspot").read(saved(tmp_path / "v1.json", [pipeline]))
    assert reading.oddities == ()
    (found,) = reading.configuration.collections
    assert [(item.id, item.active, item.facts["probability"]) for item in found.items] == [
        ("talk", True, "0.2"),
        ("old", False, "0.4"),
        ("won", True, "1.0"),
    ]


def test_hubspot_s_order_may_be_text_and_archived_pipelines_are_no_pipelines(tmp_path: Path) -> None:
    names = ["Zeta", "Alpha"]
    stages = [hubspot_stage(name, displayOrder=str(at), metadata={"probability": 0.5}) for at, name in enumerate(names)]
    live = {"id": "1", "label": "Sales", "displayOrder": "0", "stages": stages}
    gone = {"id": "2", "label": "Past", "displayOrder": "1", "archived": True, "stages": stages}
    reading = target("hubspot").read(saved(tmp_path / "deals.json", {"results": [live, gone]}))
    (found,) = reading.configuration.collections
    assert [item.label for item in found.items] == names
    assert [oddity.line() for oddity in reading.oddities] == ["deals.json: the pipeline “Past” is archived; left alone"]


def test_pipedrive_s_first_api_has_other_names(tmp_path: Path) -> None:
    common = {"pipeline_id": 3, "pipeline_name": "Inquiries"}
    stages = [
        {"id": 7, "order_nr": "2", "name": "Sent", "active_flag": True, "deal_probability": "40", "rotten_flag": True,
         "rotten_days": 10, **common},
        {"id": 8, "order_nr": "1", "name": "Gone", "active_flag": False, "rotten_flag": False, **common},
    ]  # fmt: skip
    people = {"user": {"1": {"id": 1, "name": "Jan", "email": "jan@example.com"}}}
    path = saved(tmp_path / "stages.json", {"success": True, "data": stages, "related_objects": people})
    (found,) = target("pipedrive").read(path).configuration.collections
    assert found.label == "Inquiries"
    assert [(item.label, item.active) for item in found.items] == [("Gone", False), ("Sent", True)]
    assert found["7"].facts == {"deal_probability": 40, "is_deal_rot_enabled": True, "days_to_rotten": 10}


def test_pipedrive_s_deleted_pipelines_are_none(tmp_path: Path) -> None:
    pipelines = [{"id": 1, "name": "Past", "is_deleted": True}, {"id": 2, "name": "Sales", "is_deleted": False}]
    stages = [{"id": at, "name": f"S{at}", "pipeline_id": at, "order_nr": 1} for at in (1, 2)]
    saved(tmp_path / "pipelines.json", {"data": pipelines})
    saved(tmp_path / "stages.json", {"data": stages})
    reading = target("pipedrive").read(tmp_path)
    assert [each.label for each in reading.configuration] == ["Sales"]
    assert [oddity.text for oddity in reading.oddities] == ["the pipeline “Past” is deleted; left alone"]


def test_frappe_s_methods_answer_in_a_message_and_positions_may_be_text(tmp_path: Path) -> None:
    documents = [{"name": "Won", "deal_status": "Won", "type": "Won", "position": "2"},
                 {"name": "Talk", "deal_status": "Talk", "type": "Open", "position": "1"}]  # fmt: skip
    (found,) = target("frappe").read(saved(tmp_path / "list.json", {"message": documents})).configuration.collections
    assert found.ids == ("Talk", "Won")


def test_espocrm_s_empty_option_is_no_stage_and_stays(tmp_path: Path) -> None:
    field = {
        "type": "enum",
        "options": ["", "Talk", "Old"],
        "default": "",
        "probabilityMap": {"Talk": "20", "Old": 10.0},
    }
    saved(tmp_path / "entityDefs" / "Opportunity.json", {"fields": {"stage": field}})
    saved(tmp_path / "i18n" / "de_DE" / "Opportunity.json", {"options": {"stage": {"": "keine", "Talk": "Gespräch"}}})
    crm = target("espocrm")
    plan = plan_for(DEALS, crm, tmp_path)
    (now,) = plan.reading.configuration.collections
    assert [(item.id, item.facts["probability"]) for item in now.items] == [("Talk", 20), ("Old", 10)]
    assert applied(plan.reading.configuration, plan.steps) == plan.wanted.configuration
    definitions, words = (json.loads(file.data) for file in crm.write(DEALS, plan.reading, plan.wanted, plan.steps))
    assert definitions["fields"]["stage"]["options"] == ["", "Talk", "Won", "Lost"]
    assert definitions["fields"]["stage"]["default"] == ""
    assert words["options"]["stage"][""] == "keine"


def test_espocrm_s_file_that_leaves_the_options_as_they_are_is_no_starting_point(tmp_path: Path) -> None:
    saved(tmp_path / "entityDefs" / "Opportunity.json", {"fields": {"stage": {"probabilityMap": {"Talk": 20}}}})
    crm = target("espocrm")
    with pytest.raises(InputError, match="the file names no options, so EspoCRM’s own are in use"):
        starting_point(crm, crm.read(tmp_path), "Today")
    notes = plan_for(DEALS, crm, tmp_path).wanted.notes
    assert any("replaced unseen" in note.text for note in notes)


def test_espocrm_knows_in_which_statuses_a_lead_has_ended(tmp_path: Path) -> None:
    field = {"options": ["Fresh", "Dead"], "notActualOptions": ["Dead", "Converted", "Recycled"]}
    saved(tmp_path / "entityDefs" / "Lead.json", {"fields": {"status": field}})
    ended = charter(
        {"name": "Fresh"}, {"name": "Ready", "kind": "won"}, {"name": "Not for us", "kind": "lost"}, kind="lead"
    )
    crm = target("espocrm")
    plan = plan_for(ended, crm, tmp_path)
    assert plan.reading.configuration.collections[0]["Dead"].facts["ended"] is True
    (definitions, _) = (json.loads(file.data) for file in crm.write(ended, plan.reading, plan.wanted, plan.steps))
    assert definitions["fields"]["status"]["notActualOptions"] == ["Ready", "Not for us", "Converted"]


@pytest.mark.parametrize("today", [["Open", "Converted"], ["Open"], None])
def test_espocrm_keeps_the_status_that_it_gives_to_converted_leads(today: list[str] | None, tmp_path: Path) -> None:
    """A lead that is converted gets it whatever the options are, and would count as one still to be worked on."""
    crm = target("espocrm")
    if today is not None:
        saved(tmp_path / "entityDefs" / "Lead.json", {"fields": {"status": {"options": today}}})
    leads = charter({"name": "Open"}, {"name": "Warm"}, kind="lead")
    plan = plan_for(leads, crm, None if today is None else tmp_path)
    (definitions, _) = (json.loads(file.data) for file in crm.write(leads, plan.reading, plan.wanted, plan.steps))
    field = definitions["fields"]["status"]
    assert sorted(field["options"]) == ["Converted", "Open", "Warm"]
    assert any(note.text.startswith("“Converted”") and note.loss == "guess" for note in plan.wanted.notes)
    if today != ["Open", "Converted"]:
        assert field["notActualOptions"] == ["Converted"]
    saved(tmp_path / "now" / "entityDefs" / "Lead.json", definitions)
    again = plan_for(leads, crm, tmp_path / "now")
    assert not [step for step in again.steps if step.item]


def test_espocrm_needs_no_other_status_when_a_stage_is_the_converted_one(tmp_path: Path) -> None:
    crm = target("espocrm")
    saved(tmp_path / "entityDefs" / "Lead.json", {"fields": {"status": {"options": ["Open", "Converted"]}}})
    leads = charter({"name": "Open"}, {"name": "Handed over", "kind": "won"}, kind="lead")
    said = AdminMapping("espocrm", stages={"s2": "Converted"})
    plan = plan_for(leads, crm, tmp_path, said)
    (now,) = plan.wanted.configuration.collections
    assert [(item.id, item.label) for item in now.items] == [("Open", "Open"), ("Converted", "Handed over")]


def test_espocrm_s_own_options_that_a_list_only_adds_to_are_spoken_of(tmp_path: Path) -> None:
    saved(tmp_path / "entityDefs" / "Opportunity.json", {"fields": {"stage": {"options": ["__APPEND__", "Demo"]}}})
    reading = target("espocrm").read(tmp_path)
    assert reading.configuration.collections[0].ids == ("Demo",)
    assert any("were not read" in oddity.text for oddity in reading.oddities)


ODOO = {
    "German": ("Externe ID;Stufenname;Sequenz;Ist Gewonnen-Stufe?;Voraussetzungen;Verkaufsteam", "WAHR"),
    "French": ("ID externe;Nom de l'étape;Séquence;Étape gagnée ?;Exigences;Équipe commerciale", "VRAI"),
    "Spanish": (
        "ID externo;Nombre de la etapa;Secuencia;¿Es una etapa ganada?;Requerimientos;Equipo de ventas",
        "True",
    ),
    "Portuguese": ("ID Externo;Nome do estágio;Sequência;É Estágio Ganho?;Requisitos;Equipe de vendas", "True"),
    "Italian": ("ID esterno;Nome fase;Sequenza;È una fase vinta?;Requisiti;Team di vendita", "VERO"),
    "Dutch": ("Externe ID;Fasenaam;Reeks;Is gewonnen fase?;Vereisten;Verkoopteam", "WAAR"),
}


@pytest.mark.parametrize("language", ODOO)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_odoo_exports_with_headings_for_people_in_their_language(language: str, encoding: str, tmp_path: Path) -> None:
    heads, yes = ODOO[language]
    rows = f"{heads}\r\ncrm.b;Gewonnen;70.0;{yes};Bestellung;sales_team.x\r\ncrm.a;Neu;1;False;;\r\n"
    (tmp_path / "crm.stage.csv").write_bytes(rows.encode(encoding))
    reading = target("odoo").read(tmp_path)
    (found,) = reading.configuration.collections
    assert found.ids == ("crm.a", "crm.b")
    won = {"is_won": True, "requirements": "Bestellung", "fold": False, "team_id/id": "sales_team.x"}
    assert found["crm.b"].facts == won
    assert reading.oddities == ()


def test_odoo_s_other_columns_and_numbers_in_place_of_ids_are_spoken_of(tmp_path: Path) -> None:
    (tmp_path / "crm.stage.csv").write_text("id,name,sequence,legend_priority\n4,New,1,Hot\n")
    texts = [oddity.line() for oddity in target("odoo").read(tmp_path).oddities]
    assert any("“legend_priority”" in text for text in texts)
    assert any("“4” is a number of the database and no external id" in text for text in texts)


def test_a_table_s_chances_may_go_from_nought_to_one(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes("Stage;Probability\nNew;0.1\nWon;1\n".encode("utf-16"))
    (found,) = target("csv").read(tmp_path / "list.csv").configuration.collections
    assert [item.facts["probability"] for item in found.items] == [10, 100]


STRANGE: list[Any] = [True, {}, ["x"], "lots", 10**12, -1]


@pytest.mark.parametrize("chance", STRANGE)
@pytest.mark.parametrize("key", ["espocrm", "frappe", "pipedrive"])
def test_a_probability_that_is_none_does_no_harm(key: str, chance: Any, tmp_path: Path) -> None:
    field = {"options": ["Talk"], "probabilityMap": {"Talk": chance}, "default": chance, "notActualOptions": chance}
    trees = {
        "espocrm": ("entityDefs/Opportunity.json", {"fields": {"stage": field}}),
        "frappe": ("statuses.json", [{"deal_status": "Talk", "probability": chance, "position": chance}]),
        "pipedrive": ("stages.json", [{"id": 1, "name": "Talk", "pipeline_id": 1, "deal_probability": chance}]),
    }
    name, tree = trees[key]
    saved(tmp_path / name, tree)
    crm = target(key)
    reading = crm.read(tmp_path)
    (pipeline,) = starting_point(crm, reading, "Today").document.pipelines
    assert [(stage.name, stage.probability) for stage in pipeline.stages] == [("Talk", None)]
    plan = plan_for(DEALS, crm, reading)
    assert applied(plan.reading.configuration, plan.steps) == plan.wanted.configuration
    crm.write(DEALS, plan.reading, plan.wanted, plan.steps)


def test_a_table_of_records_says_once_for_each_stage_where_it_comes_again(tmp_path: Path) -> None:
    """Lists of deals name their stage in every row; what is odd stays readable."""
    rows = "".join(f"D{number},{('Won', 'Lost', '')[number % 3]}\n" for number in range(3_000))
    (tmp_path / "deals.csv").write_text(f"deal,stage\n{rows}")
    reading = target("csv").read(tmp_path / "deals.csv")
    assert [item.label for each in reading.configuration for item in each.items] == ["Won", "Lost"]
    assert [each.line() for each in reading.oddities if "left out" in each.text] == [
        "deals.csv, line 4, 7, 10, 13, 16 and 995 more: no stage is named; left out",
        "deals.csv, line 5, 8, 11, 14, 17 and 994 more: “Won” is named before; left out",
        "deals.csv, line 6, 9, 12, 15, 18 and 994 more: “Lost” is named before; left out",
    ]


@pytest.mark.parametrize(("key", "head"), [("csv", "stage"), ("odoo", "name"), ("dynamics", "stage name")])
def test_thousands_of_names_are_no_list_of_stages(key: str, head: str, tmp_path: Path) -> None:
    (tmp_path / "deals.csv").write_text(f"{head}\n" + "".join(f"Deal {number}\n" for number in range(1_001)))
    with pytest.raises(InputError, match="not of the records that are in them"):
        target(key).read(tmp_path / "deals.csv")

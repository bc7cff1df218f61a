"""What becomes of an organisation: what Salesforce refuses is never planned, and what is nobody's business stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from stageworkshop.crm.mapping import AdminMapping
from stageworkshop.crm.planning import plan_for
from stageworkshop.crm.salesforce.target import TARGET
from stageworkshop.crm.starting_point import starting_point
from tests.crm.salesforce.organisations import (
    charter,
    collection,
    custom_field,
    deal,
    path_assistant,
    planned_again,
    process,
    put,
    status,
    value_set,
)

DEALS = (deal("New"), deal("Offer", 50), deal("Won", 100, closed=True, won=True, forecastCategory="Closed"))
LEADS = (status("Open", default=True), status("Working"), status("Converted", converted=True))
OURS = charter({"name": "New"}, {"name": "Offer"}, {"name": "Won", "kind": "won"})
CHECKED = {"text": "They named a budget.", "check": {"field": "Budget", "operator": "at_least", "value": "5"}}


def test_no_opportunity_process_has_a_default_and_every_lead_process_has_one(tmp_path: Path) -> None:
    organisation = put(tmp_path / "org", value_set("OpportunityStage", DEALS), value_set("LeadStatus", LEADS))
    leads = charter({"name": "Fresh"}, {"name": "Handed over", "kind": "won"}, kind="lead")
    deals, lead = plan_for(OURS, TARGET, organisation), plan_for(leads, TARGET, organisation)
    made = collection(deals, "BusinessProcess:Opportunity.New business")
    assert [item.facts["default"] for item in made.items] == [False, False, False]
    made = collection(lead, "BusinessProcess:Lead.New business")
    assert [(item.id, item.facts["default"]) for item in made.items] == [("Fresh", True), ("Handed over", False)]


def test_new_leads_start_in_a_status_that_is_in_use(tmp_path: Path) -> None:
    organisation = put(tmp_path, value_set("LeadStatus", LEADS))
    plan = plan_for(charter({"name": "Fresh"}, {"name": "Done", "kind": "won"}, kind="lead"), TARGET, organisation)
    statuses = collection(plan, "LeadStatus")
    assert [item.id for item in statuses.items if item.facts.get("default")] == ["Fresh"]
    assert not statuses["Open"].active
    assert any(note.loss == "guess" and "New leads start in “Fresh”" in note.text for note in plan.wanted.notes)


@pytest.mark.parametrize(
    ("kind", "converted", "active"),
    [
        # Nobody in the charter is won: what converts leads today goes on doing so.
        (None, {"Converted"}, {"Fresh", "Converted"}),
        ("won", {"Done"}, {"Fresh", "Done"}),
    ],
)
def test_there_is_always_a_converted_status(
    tmp_path: Path, kind: str | None, converted: set[str], active: set[str]
) -> None:
    organisation = put(tmp_path, value_set("LeadStatus", LEADS))
    stages = [{"name": "Fresh"}, *([{"name": "Done", "kind": kind}] if kind else [])]
    plan = plan_for(charter(*stages, kind="lead"), TARGET, organisation)
    statuses = [item for item in collection(plan, "LeadStatus").items if item.active]
    assert {item.id for item in statuses if item.facts.get("converted")} == converted
    assert {item.id for item in statuses} == active


def test_a_converted_status_under_another_name_stays_one(tmp_path: Path) -> None:
    organisation = put(tmp_path, value_set("LeadStatus", LEADS))
    said = AdminMapping("salesforce", stages={"s2": "Converted"})
    plan = plan_for(charter({"name": "Fresh"}, {"name": "Handed over"}, kind="lead"), TARGET, organisation, said)
    assert collection(plan, "LeadStatus")["Converted"].facts["converted"] is True
    assert not any(note.loss == "limit" for note in plan.wanted.notes)


def test_a_path_that_follows_another_field_is_left_alone(tmp_path: Path) -> None:
    steps = [{"info": "x", "picklistValueName": "Warm"}]
    other = path_assistant("Heat", "Opportunity", "Heat__c", steps, "__MASTER__")
    organisation = put(tmp_path, value_set("OpportunityStage", DEALS), other)
    plan = plan_for(OURS, TARGET, organisation, AdminMapping("salesforce", {"p": "OpportunityStage"}))
    assert plan.wanted.configuration.get("PathAssistant:Heat") == plan.reading.configuration.get("PathAssistant:Heat")
    assert not plan.reading.oddities
    assert {step.collection for step in plan.steps} == {"PathAssistant:New_business_path"}


def test_guidance_that_says_the_same_is_not_written_anew(tmp_path: Path) -> None:
    steps = [{"info": '<p class="x"><b>They</b> asked.</p>', "picklistValueName": "New"}]
    path = path_assistant("Ours", "Opportunity", "StageName", steps, "__MASTER__")
    organisation = put(tmp_path, value_set("OpportunityStage", [deal("New", description="They asked.")]), path)
    document = charter({"name": "New", "definition": "They asked."})
    plan = plan_for(document, TARGET, organisation, AdminMapping("salesforce", {"p": "OpportunityStage"}))
    assert plan.steps == ()


def test_a_value_that_a_file_names_twice_is_loaded_once(tmp_path: Path) -> None:
    organisation = put(tmp_path / "org", value_set("OpportunityStage", [*DEALS, deal("Offer", 60)]))
    plan = plan_for(OURS, TARGET, organisation)
    (gone,) = [step for step in plan.steps if step.action == "remove"]
    assert plan.words(gone) == "“Offer #2”: its records go to “Offer”"
    (written,) = [
        each for each in TARGET.write(OURS, plan.reading, plan.wanted, plan.steps) if "OpportunityStage" in each.path
    ]
    assert written.data.count(b"<fullName>Offer</fullName>") == 1
    assert planned_again(plan, organisation, tmp_path / "then").steps == ()


def test_of_two_names_in_one_value_none_is_lost_in_silence(tmp_path: Path) -> None:
    text = value_set("OpportunityStage", [deal("Account verified")])
    text = {
        path: content.replace("</fullName>", "</fullName><fullName>Verification</fullName>", 1)
        for path, content in text.items()
    }
    reading = TARGET.read(put(tmp_path, text))
    assert any("“Verification” was left out" in oddity.text for oddity in reading.oddities)


def test_alphabetical_order_gives_way_to_the_charter_s(tmp_path: Path) -> None:
    organisation = put(tmp_path, value_set("OpportunityStage", DEALS, sorted=True))
    plan = plan_for(OURS, TARGET, organisation)
    words = [plan.words(step) for step in plan.steps if step.collection == "OpportunityStage"]
    assert "“Opportunity stages”: sorted alphabetically from yes to no" in words


def test_values_of_other_processes_stay_with_the_reason(tmp_path: Path) -> None:
    files = value_set("OpportunityStage", [*DEALS, deal("Renewal talk")])
    organisation = put(tmp_path, files, process("Opportunity", "Renewals", ["Renewal talk", "Won"]))
    plan = plan_for(OURS, TARGET, organisation)
    assert collection(plan, "OpportunityStage")["Renewal talk"].active
    assert any("the process “Renewals” uses it" in note.text for note in plan.wanted.notes)


def test_a_process_of_another_name_is_the_pipeline_when_the_mapping_says_so(tmp_path: Path) -> None:
    files = value_set("OpportunityStage", DEALS)
    organisation = put(tmp_path, files, process("Opportunity", "Acquisition", ["New", "Won"]))
    said = AdminMapping("salesforce", {"p": "BusinessProcess:Opportunity.Acquisition"})
    plan = plan_for(OURS, TARGET, organisation, said)
    assert collection(plan, "BusinessProcess:Opportunity.Acquisition").ids == ("New", "Won", "Offer")
    assert plan.wanted.configuration.get("BusinessProcess:Opportunity.New business") is None
    assert any("stays “Acquisition”" in note.text for note in plan.wanted.notes)


def test_a_pipeline_that_is_the_whole_value_set_gets_no_process(tmp_path: Path) -> None:
    organisation = put(tmp_path, value_set("OpportunityStage", DEALS))
    plan = plan_for(OURS, TARGET, organisation, AdminMapping("salesforce", {"p": "OpportunityStage"}))
    assert [each.kind for each in plan.wanted.configuration if each.items] == ["StandardValueSet", "PathAssistant"]
    assert collection(plan, "PathAssistant:New_business_path").facts["recordTypeName"] == "__MASTER__"


def test_a_rule_for_a_shared_stage_says_for_which_record_type(tmp_path: Path) -> None:
    organisation = put(
        tmp_path, value_set("OpportunityStage", DEALS), process("Opportunity", "Renewals", ["Offer", "Won"])
    )
    checked = {**CHECKED, "check": {**CHECKED["check"], "field": "Amount"}}  # type: ignore[dict-item]
    criteria = {"entry_criteria": [checked]}
    document = charter({"name": "New", **criteria}, {"name": "Offer", **criteria}, {"name": "Won", "kind": "won"})
    rules = collection(plan_for(document, TARGET, organisation), "ValidationRule:Opportunity")
    formulas = [str(item.facts["errorConditionFormula"]) for item in rules.items]
    assert formulas == [
        'AND(ISPICKVAL(StageName, "New"), NOT(AND(NOT(ISBLANK(Amount)), Amount >= 5)))',
        'AND(RecordType.DeveloperName = "New_business", ISPICKVAL(StageName, "Offer"), '
        "NOT(AND(NOT(ISBLANK(Amount)), Amount >= 5)))",
    ]


def test_a_field_is_found_by_its_label_in_the_project(tmp_path: Path) -> None:
    files = [value_set("OpportunityStage", DEALS), custom_field("Opportunity", "Budget_EUR__c", "Budget", "Currency")]
    document = charter({"name": "New", "entry_criteria": [CHECKED], "required_fields": ["Budget", "Mood", "Amount"]})
    without = plan_for(document, TARGET, put(tmp_path / "without", files[0]))
    assert without.wanted.unknown_fields == ("Budget", "Mood")
    plan = plan_for(document, TARGET, put(tmp_path / "with", *files))
    assert plan.wanted.unknown_fields == ("Mood",)
    rule = collection(plan, "ValidationRule:Opportunity").items[0]
    assert "Budget_EUR__c >= 5" in str(rule.facts["errorConditionFormula"])
    path = collection(plan, "PathAssistant:New_business_path")
    assert path["New"].facts["fieldNames"] == ("Budget_EUR__c", "Amount")
    assert any("“Budget” is taken to be the field Budget_EUR__c" in note.text for note in plan.wanted.notes)


def test_one_note_for_each_unknown_field_names_its_stages(tmp_path: Path) -> None:
    stages = [{"name": name, "entry_criteria": [CHECKED], "required_fields": ["Budget"]} for name in ("New", "Offer")]
    plan = plan_for(charter(*stages), TARGET, put(tmp_path, value_set("OpportunityStage", DEALS)))
    assert [note.text for note in plan.wanted.notes if note.loss == "field"] == ["“Budget”, for “New”, “Offer”."]


def test_a_workshop_from_an_organisation_plans_nothing_that_it_has_not_touched(tmp_path: Path) -> None:
    files = value_set("OpportunityStage", [*DEALS, deal("In no process")])
    organisation = put(tmp_path, files, process("Opportunity", "Sales", ["New", "Offer", "Won"]))
    reading = TARGET.read(organisation)
    found = starting_point(TARGET, reading, "Today")
    assert found.mapping.pipelines == {"sales": "BusinessProcess:Opportunity.Sales"}
    assert any("“In no process”" in note for note in found.notes)
    plan = plan_for(found.document, TARGET, reading, found.mapping)
    changed = {step.collection for step in plan.steps}
    assert changed <= {"RecordType:Opportunity", "PathAssistant:Sales_path"}
    renamed = found.document.model_copy(
        update={"pipelines": [found.document.pipelines[0].model_copy(update={"name": "Selling"})]}
    )
    again = plan_for(renamed, TARGET, reading, found.mapping)
    assert again.wanted.configuration.get("BusinessProcess:Opportunity.Selling") is None

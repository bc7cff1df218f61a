"""Business processes: names that fit a file, whatever a pipeline is called, and a status to convert leads to."""

from __future__ import annotations

from pathlib import Path

from stageworkshop.charter.model import Document, Pipeline, Stage, Workshop
from stageworkshop.crm import package
from stageworkshop.crm.planning import plan_for
from stageworkshop.crm.salesforce import processes
from stageworkshop.crm.salesforce.target import TARGET
from tests.crm.salesforce.organisations import (
    MAIN,
    charter,
    collection,
    deal,
    deployed,
    process,
    put,
    status,
    value_set,
)

DEALS = value_set("OpportunityStage", [deal("New"), deal("Won", 100, closed=True, won=True)])
LEADS = [status("Open", default=True), status("Converted", converted=True), status("Old", converted=True)]
SALES = ({"name": "New"}, {"name": "Won", "kind": "won"})


def pipelines(*names: str) -> list[Pipeline]:
    return [Pipeline(key=f"p{number}", name=name, kind="opportunity") for number, name in enumerate(names)]


def processes_in(folder: Path) -> list[str]:
    return sorted(each.name for each in (folder / MAIN / "objects").glob("*/businessProcesses/*"))


def test_new_processes_have_names_for_files_and_no_two_the_same_one() -> None:
    names = processes.process_names(pipelines("A/B", "A B", 'Q3: "big" deals?', "R&D (50 %)", "???", "*", "a b 2"))
    assert [names[f"p{number}"] for number in range(7)] == [
        "A B 3", "A B", "Q3 big deals", "R&D (50 %)", "Pipeline", "Pipeline 2", "a b 2",
    ]  # fmt: skip


def test_a_name_that_is_cut_stays_one_of_its_own() -> None:
    names = processes.process_names(pipelines("x" * 90, "x" * 91))
    assert len(set(names.values())) == 2
    assert max(map(len, names.values())) <= 80


def test_a_slash_goes_into_no_file_and_the_process_is_found_again(tmp_path: Path) -> None:
    stages = [Stage.model_validate({"key": f"s{at}", **each}) for at, each in enumerate(SALES)]
    made = [
        each.model_copy(update={"stages": [stage.model_copy(update={"key": each.key + stage.key}) for stage in stages]})
        for each in pipelines("New / Renewal", "New Renewal")
    ]
    document = Document(workshop=Workshop(title="Test"), pipelines=made)
    plan = plan_for(document, TARGET, put(tmp_path / "org", DEALS))
    now = deployed(plan, tmp_path / "org", tmp_path / "now")
    assert processes_in(now) == ["New Renewal 2.businessProcess-meta.xml", "New Renewal.businessProcess-meta.xml"]
    (note,) = [each for each in plan.wanted.notes if each.loss == "encoded"]
    assert note.text.startswith("The process of “New / Renewal” is called “New Renewal 2”")
    assert collection(plan, "RecordType:Opportunity")["New_Renewal"].label == "New / Renewal"
    assert plan_for(document, TARGET, now).steps == ()


def test_a_process_whose_name_is_encoded_is_the_pipeline_of_that_name_and_written_as_it_was(tmp_path: Path) -> None:
    organisation = put(tmp_path / "org", DEALS, process("Opportunity", "New%2FRenewal", ["New"]))
    plan = plan_for(charter(*SALES, name="New/Renewal"), TARGET, organisation)
    assert collection(plan, "BusinessProcess:Opportunity.New/Renewal").ids == ("New", "Won")
    made = {each.path: each.data.decode() for each in package.files(plan)}
    (path,) = [each for each in made if "businessProcesses" in each]
    assert path.endswith("/New%2FRenewal.businessProcess-meta.xml")
    assert "<fullName>New%2FRenewal</fullName>" in made[path]
    assert "<businessProcess>New%2FRenewal</businessProcess>" in next(
        text for each, text in made.items() if "recordTypes" in each
    )
    now = deployed(plan, organisation, tmp_path / "now")
    assert plan_for(charter(*SALES, name="New/Renewal"), TARGET, now).steps == ()


def test_every_lead_process_has_a_status_to_convert_leads_to(tmp_path: Path) -> None:
    """With a record type people convert a lead only to a status of its process."""
    organisation = put(tmp_path / "org", value_set("LeadStatus", LEADS))
    document = charter({"name": "Fresh"}, kind="lead", name="Leads")
    plan = plan_for(document, TARGET, organisation)
    assert collection(plan, "BusinessProcess:Lead.Leads").ids == ("Fresh", "Converted")
    assert any("has “Converted” too" in note.text for note in plan.wanted.notes)
    assert plan_for(document, TARGET, deployed(plan, organisation, tmp_path / "now")).steps == ()


def test_a_lead_process_keeps_the_status_that_it_converts_to_today(tmp_path: Path) -> None:
    organisation = put(tmp_path, value_set("LeadStatus", LEADS), process("Lead", "Leads", ["Open", "Old"], "Open"))
    plan = plan_for(charter({"name": "Fresh"}, kind="lead", name="Leads"), TARGET, organisation)
    assert collection(plan, "BusinessProcess:Lead.Leads").ids == ("Old", "Fresh")


def test_a_lead_process_with_a_won_stage_needs_no_other(tmp_path: Path) -> None:
    organisation = put(tmp_path, value_set("LeadStatus", LEADS))
    plan = plan_for(
        charter({"name": "Fresh"}, {"name": "Handed over", "kind": "won"}, kind="lead", name="Leads"),
        TARGET,
        organisation,
    )
    assert collection(plan, "BusinessProcess:Lead.Leads").ids == ("Fresh", "Handed over")

"""Reading an organisation's metadata in every layout, with the oddities of real files."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from stageworkshop.crm import report
from stageworkshop.crm.mapping import AdminMapping
from stageworkshop.crm.planning import plan_for
from stageworkshop.crm.salesforce.target import TARGET
from stageworkshop.crm.starting_point import starting_point
from stageworkshop.crm.target import Reading
from stageworkshop.domain.errors import InputError
from tests.crm.salesforce import organisations

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NS = 'xmlns="http://soap.sforce.com/2006/04/metadata"'
STAGES = f"""{HEAD}<StandardValueSet {NS}>
    <sorted>false</sorted>
    <standardValue><fullName>Prospecting</fullName><default>true</default><label>Erstkontakt</label>
        <closed>false</closed><forecastCategory>Pipeline</forecastCategory><probability>10</probability><won>false</won>
    </standardValue>
    <standardValue><fullName>Discovery/Engaged</fullName><default>false</default>
        <description>They &amp; we talk.</description>
        <closed>false</closed><forecastCategory>BestCase</forecastCategory><probability>40</probability><won>false</won>
    </standardValue>
    <standardValue><fullName>Old</fullName><default>false</default><isActive>false</isActive></standardValue>
    <standardValue><fullName>Closed Won</fullName><default>false</default><label>Closed Won</label>
        <closed>true</closed><forecastCategory>Closed</forecastCategory><probability>100</probability><won>true</won>
    </standardValue>
</StandardValueSet>
"""
PROCESS = f"""<BusinessProcess {NS}><fullName>New Business</fullName><isActive>true</isActive>
    <values><fullName>Discovery%2FEngaged</fullName><default>false</default></values>
    <values><fullName>Closed Won</fullName><default>false</default></values>
    <values><fullName>Ghost</fullName><default>false</default></values>
</BusinessProcess>"""
PATH = f"""{HEAD}<PathAssistant {NS}><active>true</active><entityName>Opportunity</entityName>
    <fieldName>StageName</fieldName>
    <masterLabel>Our path</masterLabel>
    <pathAssistantSteps><fieldNames>Amount</fieldNames><fieldNames>CloseDate</fieldNames>
        <info>&lt;p&gt;Ask for the &lt;b&gt;budget&lt;/b&gt; &amp;amp; the date.&lt;/p&gt;
&lt;ul&gt;&lt;li&gt;one&lt;/li&gt;&lt;/ul&gt;</info>
        <picklistValueName>Prospecting</picklistValueName></pathAssistantSteps>
    <recordTypeName>__MASTER__</recordTypeName></PathAssistant>"""


def put(folder: Path, files: dict[str, str]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def sfdx(folder: Path) -> Path:
    main = "force-app/main/default"
    return put(
        folder,
        {
            f"{main}/standardValueSets/OpportunityStage.standardValueSet-meta.xml": STAGES,
            f"{main}/objects/Opportunity/businessProcesses/New Business.businessProcess-meta.xml": PROCESS,
            f"{main}/pathAssistants/Ours.pathAssistant-meta.xml": PATH,
            f"{main}/classes/Trigger.cls": "class Trigger {}",
        },
    )


def mdapi(folder: Path) -> Path:
    process = PROCESS.replace(f"<BusinessProcess {NS}>", "<businessProcesses>").replace(
        "</BusinessProcess>", "</businessProcesses>"
    )
    rule = (
        "<validationRules><fullName>R</fullName><active>true</active><errorConditionFormula>A</errorConditionFormula>"
    )
    rule += "<errorMessage>no</errorMessage></validationRules>"
    files = {
        "src/standardValueSets/OpportunityStage.standardValueSet": STAGES,
        "src/objects/Opportunity.object": f"{HEAD}<CustomObject {NS}>{process}{rule}<label>Deal</label></CustomObject>",
        "src/objects/Account.object": f"{HEAD}<CustomObject {NS}/>",
        "src/pathAssistants/Ours.pathAssistant": PATH,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    (folder / "package.zip").write_bytes(out.getvalue())
    return folder / "package.zip"


def check(reading: Reading) -> None:
    now = reading.configuration
    stages = now.get("OpportunityStage")
    assert stages is not None
    assert [(item.id, item.label, item.active) for item in stages.items] == [
        ("Prospecting", "Erstkontakt", True),
        ("Discovery/Engaged", "Discovery/Engaged", True),
        ("Old", "Old", False),
        ("Closed Won", "Closed Won", True),
    ]
    assert stages["Discovery/Engaged"].facts["description"] == "They & we talk."
    process = now.get("BusinessProcess:Opportunity.New Business")
    assert process is not None
    assert process.ids == ("Discovery/Engaged", "Closed Won", "Ghost")
    path = now.get("PathAssistant:Ours")
    assert path is not None
    assert path["Prospecting"].facts["fieldNames"] == ("Amount", "CloseDate")
    assert any("“Ghost”, which is not among" in oddity.text for oddity in reading.oddities)


def test_an_sfdx_folder(tmp_path: Path) -> None:
    check(TARGET.read(sfdx(tmp_path)))


def test_an_mdapi_archive(tmp_path: Path) -> None:
    reading = TARGET.read(mdapi(tmp_path))
    check(reading)
    assert reading.configuration.get("ValidationRule:Opportunity") is not None


def test_one_loose_file(tmp_path: Path) -> None:
    put(tmp_path, {"OpportunityStage.standardValueSet-meta.xml": STAGES})
    reading = TARGET.read(tmp_path / "OpportunityStage.standardValueSet-meta.xml")
    assert [each.id for each in reading.configuration if each.items] == ["OpportunityStage"]


A = "<fullName>A</fullName><default>false</default>"
ODD = [
    ("<label>Only a label</label>", "Only a label", "not said whether it is the default"),
    ("<fullName>A</fullName><default>yes</default>", "A", "neither true nor false"),
    (f"{A}<probability>12.5</probability>", "A", "no whole number"),
    (f"{A}<forecastCategory>Maybe</forecastCategory>", "A", "unknown forecast category"),
    (f"{A}<emoji>x</emoji>", "A", "no part of this format"),
    (f"{A}<label>1</label><label>2</label>", "A", "comes twice"),
    (f"{A}</standardValue><standardValue>{A}", "A #2", "more than once"),
]


@pytest.mark.parametrize(("values", "kept", "words"), ODD)
def test_what_is_odd_is_kept_and_reported(tmp_path: Path, values: str, kept: str, words: str) -> None:
    text = f"<StandardValueSet {NS}><standardValue>{values}</standardValue></StandardValueSet>"
    reading = TARGET.read(put(tmp_path, {"OpportunityStage.standardValueSet-meta.xml": text}))
    stages = reading.configuration.get("OpportunityStage")
    assert stages is not None
    assert kept in stages
    assert any(words in oddity.text for oddity in reading.oddities)


def test_other_value_sets_are_named_not_dropped_in_silence(tmp_path: Path) -> None:
    other = f"<StandardValueSet {NS}><sorted>true</sorted></StandardValueSet>"
    files = {
        "OpportunityStage.standardValueSet-meta.xml": STAGES,
        "CaseStatus.standardValueSet-meta.xml": other,
        "Industry.standardValueSet-meta.xml": other,
    }
    reading = TARGET.read(put(tmp_path, files))
    assert any("CaseStatus, Industry" in oddity.text for oddity in reading.oddities)


def test_a_second_version_of_the_same_file_is_reported(tmp_path: Path) -> None:
    files = {
        "a/OpportunityStage.standardValueSet-meta.xml": STAGES,
        "b/OpportunityStage.standardValueSet-meta.xml": STAGES.replace("Erstkontakt", "Other"),
    }
    reading = TARGET.read(put(tmp_path, files))
    assert any("already read from another file" in oddity.text for oddity in reading.oddities)


def test_a_folder_without_stages_is_one_sentence(tmp_path: Path) -> None:
    put(tmp_path, {"classes/A.cls": "x"})
    with pytest.raises(InputError, match="no stages of Salesforce were found"):
        TARGET.read(tmp_path)


def test_a_workshop_starts_from_the_processes_in_the_value_set_s_order(tmp_path: Path) -> None:
    found = starting_point(TARGET, TARGET.read(sfdx(tmp_path)), "Today")
    (pipeline,) = found.document.pipelines
    assert pipeline.name == "New Business"
    assert [(stage.name, stage.kind, stage.probability) for stage in pipeline.stages] == [
        ("Discovery/Engaged", None, 40),
        ("Closed Won", "won", 100),
    ]
    assert pipeline.stages[0].definition == "They & we talk."
    assert found.mapping.stages["discovery-engaged"] == "Discovery/Engaged"


def test_without_processes_the_guidance_is_the_definition(tmp_path: Path) -> None:
    files = {"OpportunityStage.standardValueSet-meta.xml": STAGES, "Ours.pathAssistant-meta.xml": PATH}
    found = starting_point(TARGET, TARGET.read(put(tmp_path, files)), "Today")
    (pipeline,) = found.document.pipelines
    assert [stage.name for stage in pipeline.stages] == ["Erstkontakt", "Discovery/Engaged", "Closed Won"]
    assert pipeline.stages[0].definition == "Ask for the budget & the date.\none"


OLD_OBJECT = f"""{HEAD}<CustomObject {NS}>
    <businessProcesses><fullName>Partners</fullName><isActive>true</isActive>
        <values><fullName>Id%2E Decision Makers</fullName><default>false</default></values>
        <values><fullName>Closed Won</fullName><default>false</default></values>
    </businessProcesses>
    <fields><fullName>LeadSource</fullName>
        <picklist><picklistValues><fullName>Web</fullName><default>false</default></picklistValues></picklist>
    </fields>
    <fields><fullName>StageName</fullName>
        <picklist>
            <picklistValues><fullName>Id. Decision Makers</fullName><default>false</default><closed>false</closed>
                <forecastCategory>Pipeline</forecastCategory><probability>60</probability><won>false</won>
            </picklistValues>
            <picklistValues><fullName>Closed Won</fullName><default>false</default><closed>true</closed>
                <forecastCategory>Closed</forecastCategory><probability>100</probability><won>true</won>
            </picklistValues>
            <sorted>false</sorted>
        </picklist><type>Picklist</type>
    </fields>
</CustomObject>"""


def test_packages_of_old_have_their_stages_in_the_object(tmp_path: Path) -> None:
    """Before API 38 there were no value sets; archives made on a Mac hold a shadow of every file."""
    archive = tmp_path / "retrieved.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.writestr("my org/unpackaged/objects/Opportunity.object", OLD_OBJECT)
        zipped.writestr("__MACOSX/my org/unpackaged/objects/._Opportunity.object", b"\0\5\x16\7")
    reading = TARGET.read(archive)
    assert reading.oddities == ()
    stages = reading.configuration.get("OpportunityStage")
    assert stages is not None
    assert stages.ids == ("Id. Decision Makers", "Closed Won")
    assert stages["Id. Decision Makers"].facts["probability"] == 60
    (pipeline,) = starting_point(TARGET, reading, "Today").document.pipelines
    assert [(stage.name, stage.kind) for stage in pipeline.stages] == [
        ("Id. Decision Makers", None),
        ("Closed Won", "won"),
    ]


def test_a_value_set_counts_more_than_the_field(tmp_path: Path) -> None:
    files = {
        "src/objects/Opportunity.object": OLD_OBJECT,
        "src/standardValueSets/OpportunityStage.standardValueSet": STAGES,
    }
    reading = TARGET.read(put(tmp_path, files))
    stages = reading.configuration.get("OpportunityStage")
    assert stages is not None
    assert "Prospecting" in stages
    assert any("the values in its field are left alone" in oddity.text for oddity in reading.oddities)


def test_with_processes_alone_a_workshop_starts_and_no_value_set_is_written_unseen(tmp_path: Path) -> None:
    reading = TARGET.read(put(tmp_path, {"objects/Opportunity/businessProcesses/A.businessProcess-meta.xml": PROCESS}))
    assert any(
        "OpportunityStage" in oddity.text and "not among the files" in oddity.text for oddity in reading.oddities
    )
    (pipeline,) = starting_point(TARGET, reading, "Today").document.pipelines
    assert [stage.name for stage in pipeline.stages] == ["Discovery/Engaged", "Closed Won", "Ghost"]
    plan = plan_for(organisations.charter({"name": "Talk"}), TARGET, reading)
    assert plan.steps == ()
    (note,) = [note for note in plan.wanted.notes if note.loss == "unplanned"]
    assert "OpportunityStage.standardValueSet-meta.xml; add it" in note.text
    lines = list(report.lines(plan))
    assert lines[0] == "Nothing to change in Salesforce yet: not every pipeline could be planned."
    assert f"  {note.text}" in lines
    page = TARGET.how_to_load(plan.document, plan.reading, plan.wanted, plan.steps)
    assert "There is nothing to load yet." in page
    assert note.text in page


def test_half_the_files_do_not_switch_off_the_lead_statuses(tmp_path: Path) -> None:
    reading = TARGET.read(put(tmp_path, {"OpportunityStage.standardValueSet-meta.xml": STAGES}))
    plan = plan_for(organisations.charter({"name": "Fresh"}, kind="lead"), TARGET, reading)
    assert plan.steps == ()
    assert any("LeadStatus.standardValueSet-meta.xml" in note.text for note in plan.wanted.notes)


def test_a_process_may_be_named_with_its_object(tmp_path: Path) -> None:
    files = {"A.businessProcess": PROCESS.replace(">New Business<", ">Opportunity.New Business<")}
    reading = TARGET.read(put(tmp_path, files))
    assert reading.configuration.get("BusinessProcess:Opportunity.New Business") is not None


@pytest.mark.parametrize("kind", ["byte order mark", "line ends", "prefix", "comments", "UTF-16"])
def test_the_same_file_from_other_programs_is_the_same(kind: str, tmp_path: Path) -> None:
    made = {
        "byte order mark": b"\xef\xbb\xbf" + STAGES.encode(),
        "line ends": STAGES.replace("\n", "\r\n").encode(),
        "prefix": STAGES.replace("</", "</m:").replace("<", "<m:").replace("<m:/m:", "</m:").replace("<m:?xml", "<?xml")
        .replace(f" {NS}", f" {NS.replace('xmlns', 'xmlns:m')}").encode(),
        "comments": STAGES.replace("<standardValue>", "<!-- a <b> & c --><standardValue>", 1).encode(),
        "UTF-16": STAGES.replace("UTF-8", "UTF-16").encode("utf-16"),
    }  # fmt: skip
    name = "OpportunityStage.standardValueSet-meta.xml"
    (tmp_path / name).write_bytes(made[kind])
    other = put(tmp_path / "plain", {name: STAGES})
    assert TARGET.read(tmp_path / name) == TARGET.read(other / name)


def test_a_stage_that_is_won_with_no_chance_is_odd(tmp_path: Path) -> None:
    values = [organisations.deal("Perdida", 0, closed=True, won=True)]
    reading = TARGET.read(put(tmp_path, organisations.value_set("OpportunityStage", values)))
    assert any("“Perdida” is marked as won, with a probability of 0 %" in oddity.text for oddity in reading.oddities)


def test_names_that_are_nearly_one_stay_apart(tmp_path: Path) -> None:
    names = ["Qualified", "qualified", "<Needs> & “Resolution”", "🎉 Won", "L" * 300]
    reading = TARGET.read(put(tmp_path, organisations.value_set("OpportunityStage", map(organisations.deal, names))))
    stages = reading.configuration.get("OpportunityStage")
    assert stages is not None
    assert list(stages.ids) == names
    start = starting_point(TARGET, reading, "Today")
    again = plan_for(start.document, TARGET, reading, start.mapping)
    assert not [step for step in again.steps if step.collection == "OpportunityStage" and step.item != names[4]]


def test_a_forecast_category_as_people_call_it_is_written_as_files_call_it(tmp_path: Path) -> None:
    values = [
        organisations.deal("Talk", 10),
        organisations.deal("Sure", 90, forecastCategory="Commit", isActive=False),
        organisations.deal("Odd", 50, forecastCategory="Perhaps", isActive=False),
    ]
    reading = TARGET.read(put(tmp_path, organisations.value_set("OpportunityStage", values)))
    assert any("“Commit” is called Forecast in files; read as that" in oddity.text for oddity in reading.oddities)
    plan = plan_for(organisations.charter({"name": "Talk", "probability": 20}), TARGET, reading)
    made = {each.path: each.data.decode() for each in TARGET.write(plan.document, reading, plan.wanted, plan.steps)}
    (stages,) = [text for path, text in made.items() if "OpportunityStage" in path]
    assert "<forecastCategory>Forecast<" in stages
    assert "Commit" not in stages
    assert any("knows no forecast category “Perhaps”" in note.text for note in plan.wanted.notes)


def test_a_picture_in_guidance_does_not_go_unnamed(tmp_path: Path) -> None:
    picture = PATH.replace("&lt;p&gt;Ask", '&lt;img src="https://example.com/a"&gt;&lt;/img&gt;&lt;p&gt;Ask')
    files = {"OpportunityStage.standardValueSet-meta.xml": STAGES, "Ours.pathAssistant-meta.xml": picture}
    reading = TARGET.read(put(tmp_path, files))
    document = organisations.charter({"name": "Prospecting", "definition": "They asked."}, name="Our path")
    mapping = AdminMapping("salesforce", {"p": "OpportunityStage"})
    notes = [note.text for note in plan_for(document, TARGET, reading, mapping).wanted.notes]
    assert "A picture in today’s guidance goes, for its words are new: “Prospecting”." in notes

"""Handing over to CRM admins: the plan for 100 stages, and reading a large Salesforce project."""

from __future__ import annotations

from pathlib import Path

from bench import content
from bench.comparing import held
from bench.figure import Figure
from bench.lab import Lab, Side, median

STAGES = 100
PLAN_AIM = 0.050
PROJECT_MB = 50
READ_AIM = 5.0
TARGETS = ("salesforce", "hubspot")


def figures(lab: Lab) -> list[Figure]:
    """Medians over all runs: of one plan in a process that is warm, and of one whole reading."""
    workshop = content.agreed_stages(lab.folder, STAGES)
    found: list[Figure] = []
    for target in TARGETS:
        (measured,) = lab.in_turns(Side("plan_crm", [workshop, target]))
        found.append(held(f"plan for {STAGES} stages, {target}", median(measured, "seconds"), PLAN_AIM))
    (measured,) = lab.in_turns(Side("read_project", [_project(lab.folder / "sfdx")]))
    name = f"reading a Salesforce project of {PROJECT_MB} MB"
    return [*found, held(name, median(measured, "seconds"), READ_AIM)]


def _project(folder: Path) -> Path:
    """An sfdx project of that size: mostly code and layouts, as real ones are, and 1,000 components of stages."""
    main = folder / "force-app" / "main" / "default"
    classes, paths = main / "classes", main / "pathAssistants"
    for each in (classes, paths, main / "standardValueSets"):
        each.mkdir(parents=True, exist_ok=True)
    value = (
        "<standardValue><fullName>Stage {n}</fullName><default>false</default><label>Stage {n}</label></standardValue>"
    )
    values = "".join(value.format(n=number) for number in range(100))
    text = f"<StandardValueSet><sorted>false</sorted>{values}</StandardValueSet>"
    (main / "standardValueSets" / "OpportunityStage.standardValueSet-meta.xml").write_text(text)
    step = "<pathAssistantSteps><info>{t}</info><picklistValueName>Stage {n}</picklistValueName></pathAssistantSteps>"
    for number in range(1_000):
        steps = "".join(step.format(t="&lt;p&gt;What to do&lt;/p&gt;" * 20, n=at) for at in range(20))
        path = f"<PathAssistant><active>true</active><masterLabel>Path {number}</masterLabel>{steps}</PathAssistant>"
        (paths / f"Path{number}.pathAssistant-meta.xml").write_text(path)
    written = sum(each.stat().st_size for each in folder.rglob("*.xml"))
    body = b"// a line of code that has nothing to do with stages\n" * 400
    for number in range((PROJECT_MB * 1_000_000 - written) // len(body)):
        (classes / f"Class{number}.cls").write_bytes(body)
    return folder

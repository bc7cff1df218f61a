"""Drafts of validation rules whose criterion has gone: deleted if nobody switched them on, and never otherwise."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from stageworkshop.charter.model import Document
from stageworkshop.crm import package, report
from stageworkshop.crm.planning import plan_for
from stageworkshop.crm.report import Plan
from stageworkshop.crm.salesforce.target import TARGET
from stageworkshop.crm.salesforce.writing import REMOVALS
from tests.crm.salesforce.organisations import MAIN, charter, collection, deal, deployed, planned_again, put, value_set

RULES = "ValidationRule:Opportunity"


def with_checks(*amounts: int, name: str = "New business") -> Document:
    """A charter with one stage that asks for these amounts on entry."""
    criteria: list[dict[str, Any]] = [
        {"text": f"At least {amount}.", "check": {"field": "Amount", "operator": "at_least", "value": str(amount)}}
        for amount in amounts
    ]
    return charter({"name": "Offer", "entry_criteria": criteria}, {"name": "Won", "kind": "won"}, name=name)


def rule_steps(plan: Plan) -> list[tuple[str, str]]:
    return [(step.action, step.item) for step in plan.steps if step.collection == RULES]


@pytest.fixture
def organisation(tmp_path: Path) -> Path:
    """One in which the drafts of two criteria have been loaded."""
    values = value_set("OpportunityStage", [deal("Offer"), deal("Won", 100, closed=True, won=True)])
    return deployed(
        plan_for(with_checks(5, 9), TARGET, put(tmp_path / "org", values)), tmp_path / "org", tmp_path / "now"
    )


def test_a_draft_goes_with_its_criterion(organisation: Path, tmp_path: Path) -> None:
    plan = plan_for(with_checks(5), TARGET, organisation)
    assert rule_steps(plan) == [("remove", "s1_entry_2")]
    assert "  Remove     “s1_entry_2”" in list(report.lines(plan))
    made = {each.path: each.data for each in package.files(plan)}
    members = [each.text for each in ElementTree.fromstring(made[REMOVALS]).iter() if each.tag.endswith("}members")]
    assert members == ["Opportunity.s1_entry_2"]
    page = made["HOW-TO-LOAD.md"].decode()
    assert f"--post-destructive-changes {REMOVALS}" in page
    assert "Records to move" not in page
    assert planned_again(plan, organisation, tmp_path / "again").steps == ()


def test_a_project_that_only_deletes_has_its_folder_all_the_same(organisation: Path, tmp_path: Path) -> None:
    """Salesforce's own tools refuse a project whose package folder is missing."""
    plan = plan_for(with_checks(), TARGET, organisation)
    assert {step.action for step in plan.steps} == {"remove"}
    package.write(package.files(plan), tmp_path / "out")
    project = json.loads((tmp_path / "out/sfdx-project.json").read_text())
    assert [(tmp_path / "out" / each["path"]).is_dir() for each in project["packageDirectories"]] == [True]


def test_a_rule_that_is_in_use_stays_and_is_spoken_of(organisation: Path) -> None:
    rule = organisation / MAIN / "objects/Opportunity/validationRules/s1_entry_2.validationRule-meta.xml"
    rule.write_text(rule.read_text().replace("<active>false<", "<active>true<"))
    plan = plan_for(with_checks(5), TARGET, organisation)
    assert rule_steps(plan) == []
    assert any("s1_entry_2 is in use" in note.text and "has gone" in note.text for note in plan.wanted.notes)


@pytest.mark.parametrize("change", ["a rule of theirs", "another charter's"])
def test_rules_of_others_stay(change: str, organisation: Path) -> None:
    rule = organisation / MAIN / "objects/Opportunity/validationRules/s1_entry_2.validationRule-meta.xml"
    theirs = (
        "Ours, by hand."
        if change == "a rule of theirs"
        else "Entry criterion of Renewals, Offer, as the charter has it."
    )
    old = "Entry criterion of New business, Offer, as the charter has it."
    assert old in rule.read_text()
    rule.write_text(rule.read_text().replace(old, theirs))
    plan = plan_for(with_checks(5), TARGET, organisation)
    assert rule_steps(plan) == []
    assert "s1_entry_2" in collection(plan, RULES)

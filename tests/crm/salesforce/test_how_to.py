"""The admin's page for Salesforce: each step that the package needs, in order, and none that it does not."""

from __future__ import annotations

import re
from pathlib import Path

from stageworkshop.charter.model import Document
from stageworkshop.crm.mapping import AdminMapping
from stageworkshop.crm.planning import plan_for
from stageworkshop.crm.salesforce.target import TARGET
from tests.crm.salesforce.organisations import charter, deal, deployed, put, status, value_set

DEALS = value_set("OpportunityStage", [deal("New"), deal("Won", 100, closed=True, won=True)])
LEADS = value_set("LeadStatus", [status("Open", default=True), status("Converted", converted=True)])
OURS = charter({"name": "New"}, {"name": "Won", "kind": "won"})


def page(document: Document, current: Path | None, mapping: AdminMapping | None = None) -> str:
    plan = plan_for(document, TARGET, current, mapping)
    return TARGET.how_to_load(plan.document, plan.reading, plan.wanted, plan.steps)


def steps_of(text: str, heading: str) -> list[int]:
    """Numbers of the steps below a heading."""
    part = text.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return [int(number) for number in re.findall(r"^(\d+)\. ", part, re.MULTILINE)]


def test_today_s_settings_are_retrieved_where_they_overwrite_nothing(tmp_path: Path) -> None:
    text = page(OURS, put(tmp_path, DEALS))
    before = text.partition("## Before")[2].partition("## Load")[0]
    lines = [line.strip() for line in before.splitlines()]
    assert lines.index("sf project generate --name today") + 1 == lines.index("cd today")
    assert "--target-org ALIAS" in before


def test_steps_are_numbered_without_a_gap(tmp_path: Path) -> None:
    organisation = put(tmp_path / "org", DEALS)
    assert steps_of(page(OURS, organisation), "Load") == [1, 2, 3, 4]
    now = deployed(plan_for(OURS, TARGET, organisation), organisation, tmp_path / "now")
    for each in (now / "force-app").rglob("*.pathAssistant-meta.xml"):
        each.unlink()
    assert steps_of(page(OURS, now), "Load") == [1, 2, 3]
    other = charter({"name": "New", "probability": 20}, {"name": "Won", "kind": "won"})
    now = deployed(plan_for(OURS, TARGET, organisation), organisation, tmp_path / "then")
    assert steps_of(page(other, now), "Load") == [1, 2]


def test_who_has_records_is_told_to_give_them_the_new_record_type(tmp_path: Path) -> None:
    assert "set their Record Type" in page(OURS, put(tmp_path, DEALS))


def test_a_renamed_value_is_named_with_its_translations(tmp_path: Path) -> None:
    said = AdminMapping("salesforce", stages={"s1": "New"})
    renamed = page(charter({"name": "Fresh"}, {"name": "Won", "kind": "won"}), put(tmp_path, DEALS), said)
    assert "Translation Workbench" in renamed
    assert "“New”, now “Fresh”" in renamed
    assert "keeps its API name" in renamed


def test_a_package_that_changes_no_name_says_nothing_of_names(tmp_path: Path) -> None:
    text = page(charter({"name": "New", "probability": 20}, {"name": "Won", "kind": "won"}), put(tmp_path, DEALS))
    assert "Look through afterwards" not in text
    assert "translations" not in text


def test_records_are_moved_at_the_field_that_has_them(tmp_path: Path) -> None:
    organisation = put(tmp_path, DEALS, LEADS)
    deals = page(charter({"name": "Talk"}, {"name": "Won", "kind": "won"}), organisation)
    leads = page(charter({"name": "Fresh"}, {"name": "Done", "kind": "won"}, kind="lead"), organisation)
    assert "Opportunity › Fields & Relationships › Stage › Replace" in deals
    assert "Lead Status" not in deals.partition("## Records to move")[2]
    assert "Lead › Fields & Relationships › Lead Status › Replace" in leads

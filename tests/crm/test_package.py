"""What stands beside the CRM's own files in a package: definitions, mapping with open questions, rules for reading."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from stageworkshop.charter.formats import markdown
from stageworkshop.charter.model import Document
from stageworkshop.crm import mapping, package
from stageworkshop.crm.mapping import KEEP, NEW, SKIP, AdminMapping
from stageworkshop.crm.planning import plan_for
from stageworkshop.crm.report import Plan
from stageworkshop.crm.targets import TARGETS, target
from tests.crm.salesforce.organisations import charter


def criterion(text: str, field: str, operator: str, *value: str) -> dict[str, Any]:
    check: dict[str, Any] = {"field": field, "operator": operator}
    if value:
        check["value"] = value[0] if len(value) == 1 else list(value)
    return {"text": text, "check": check}


CHECKED = charter(
    {
        "key": "talk",
        "name": "Talk",
        "probability": 20,
        "entry_criteria": [
            criterion("They named\na budget.", "budget", "at_least", "50"),
            criterion("They asked lately.", "asked_on", "within", "30 days"),
            {"text": "They are friendly."},
        ],
        "exit_criteria": [criterion("It's the fair or the web.", "source", "one_of", "Fair", "Web")],
    },
    {"key": "offer", "name": "Offer", "probability": 50, "entry_criteria": [criterion("?", "Gut feeling", "is_set")]},
)


def written(plan: Plan) -> dict[str, bytes]:
    return {file.path: file.data for file in package.files(plan)}


@pytest.mark.parametrize("key", TARGETS)
def test_every_package_has_the_definitions_in_words(key: str) -> None:
    files = written(plan_for(CHECKED, target(key), None))
    assert files["DEFINITIONS.md"] == markdown.dumps(CHECKED)
    assert b"They asked lately." in files["DEFINITIONS.md"]


@pytest.mark.parametrize("key", TARGETS)
def test_the_page_says_before_all_else_that_nobody_has_read_what_the_crm_has(key: str) -> None:
    crm = target(key)
    (oddity,) = crm.empty().oddities
    unread = written(plan_for(CHECKED, crm, None))["HOW-TO-LOAD.md"].decode()
    assert f"{oddity.text[1:]}.**" in unread.partition("\n## ")[0]
    read = written(plan_for(CHECKED, crm, replace(crm.empty(), oddities=())))["HOW-TO-LOAD.md"].decode()
    assert oddity.text[1:] not in read


def test_the_mapping_asks_for_what_nobody_has_said_and_keeps_what_was_said() -> None:
    said = AdminMapping(
        "salesforce",
        stages={"offer": SKIP, "talk": NEW},
        removed={"Prospecting": KEEP},
        fields={"budget": "Budget__c:number"},
    )
    plan = plan_for(CHECKED, target("salesforce"), None, said)
    made = package.mapping_of(plan)
    assert made.stages == {"offer": SKIP, "talk": "Talk"}
    assert made.removed["Prospecting"] == KEEP
    assert made.fields == {"asked_on": "", "budget": "Budget__c:number"}
    again = mapping.loads(made.dumps(), "salesforce")
    assert again.fields == {"budget": "Budget__c:number"}
    assert plan_for(CHECKED, target("salesforce"), None, again).steps == plan.steps


def test_hubspot_gets_the_checks_as_searches_and_the_rest_with_its_reason() -> None:
    plan = plan_for(CHECKED, target("hubspot"), None)
    (talk, offer) = json.loads(written(plan)["rules.json"])
    assert talk["object"] == "deals"
    assert talk["entry"]["search"] == {
        "filterGroups": [
            {
                "filters": [
                    {"propertyName": "dealstage", "operator": "EQ", "value": "talk"},
                    {"propertyName": "budget", "operator": "GTE", "value": "50"},
                ]
            }
        ]
    }
    assert talk["entry"]["no_filter"][0]["criterion"] == "They asked lately."
    assert "fixed dates only" in talk["entry"]["no_filter"][0]["why"]
    assert talk["exit"]["filters"][0]["filter"]["operator"] == "IN"
    assert offer["entry"]["filters"] == []
    assert "search" not in offer["entry"]
    notes = [note.text for note in plan.wanted.notes]
    assert any("“They asked lately.” makes no rule" in text for text in notes)
    assert "“Gut feeling”, for “Offer”." in notes
    assert b"rules.json" in written(plan)["HOW-TO-LOAD.md"]


def test_more_filters_than_hubspot_takes_are_listed_but_make_no_search() -> None:
    many = [criterion(f"No. {number}", f"field_{number}", "is_set") for number in range(6)]
    plan = plan_for(charter({"name": "Talk", "probability": 20, "entry_criteria": many}), target("hubspot"), None)
    (talk,) = json.loads(written(plan)["rules.json"])
    assert len(talk["entry"]["filters"]) == 6
    assert "search" not in talk["entry"]
    assert any(note.loss == "limit" and "6 entry criteria" in note.text for note in plan.wanted.notes)


def test_the_queries_find_the_records_that_meet_the_criteria() -> None:
    text = written(plan_for(CHECKED, target("csv"), None))["stages.sql"].decode()
    assert "-- Entry: They named a budget." in text
    # SQLite knows no INTERVAL.
    text = "\n".join(line for line in text.splitlines() if "INTERVAL" not in line)
    first, second, rest = text.split(";")
    assert not rest.strip()
    with closing(sqlite3.connect(":memory:")) as database, database:
        database.execute('create table records (id, stage, budget, "source", "Gut feeling")')
        rows = [(1, "talk", 50, "Web", None), (2, "talk", 49, "Web", None), (3, "offer", 90, "Fair", "good")]
        database.executemany("insert into records values (?, ?, ?, ?, ?)", [*rows, (4, "offer", 90, "Fair", "")])
        found = [[row[0] for row in database.execute(query)] for query in (first, second)]
    database.close()
    assert found == [[1], [3]]


@pytest.mark.parametrize("text", ["ends here */ ; DROP TABLE x; --", "line\n; DROP TABLE x", "a\u2028b; '", "\r;"])
def test_no_text_of_the_charter_becomes_sql(text: str) -> None:
    document = charter({"name": text, "entry_criteria": [criterion(text, text, "equals", text)]}, name=text)
    made = written(plan_for(document, target("csv"), None)).get("stages.sql", b"").decode()
    code = [line for line in made.split("\n") if not line.strip().startswith("--")]
    assert [line.split()[0] for line in code if line.strip()] in (
        ["SELECT", "WHERE", "AND", ";"],
        ["SELECT", "WHERE", ";"],
    )


def test_without_checks_there_is_nothing_beside_the_table() -> None:
    document = charter({"name": "Talk", "probability": 20})
    assert "stages.sql" not in written(plan_for(document, target("csv"), None))
    assert "rules.json" not in written(plan_for(document, target("hubspot"), None))


def test_a_label_that_another_stage_still_has_is_freed_first(tmp_path: Path) -> None:
    """HubSpot takes no label twice: two stages swap theirs, and a third goes whose name is needed."""
    stages = [
        {"id": name, "label": label, "displayOrder": at, "metadata": {"probability": "0.2"}}
        for at, (name, label) in enumerate([("a", "Talk"), ("b", "Offer"), ("c", "Review")])
    ]
    pipeline = {"id": "p1", "label": "New business", "displayOrder": 0, "stages": stages}
    (tmp_path / "deals.json").write_text(json.dumps({"results": [pipeline]}))
    document: Document = charter({"name": "Offer", "probability": 20}, {"name": "Review", "probability": 20})
    said = AdminMapping("hubspot", {"p": "deals/p1"}, {"s1": "a", "s2": "b"}, {"c": "b"})
    plan = plan_for(document, target("hubspot"), tmp_path, said)
    labels = {"a": "Talk", "b": "Offer", "c": "Review"}
    for sent in json.loads(written(plan)["requests.json"]):
        place, _, stage = sent["path"].rpartition("/")
        if place.endswith("/stages") and sent["method"] == "PATCH":
            labels[stage] = sent["body"]["label"]
        elif sent["method"] == "DELETE":
            del labels[stage]
        assert len(set(labels.values())) == len(labels), sent
    assert labels == {"a": "Offer", "b": "Review"}

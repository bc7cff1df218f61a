"""Every CRM, with any charter: what is written is what was planned, and what comes back is what was written."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stageworkshop.charter.model import Document
from stageworkshop.crm import package, report
from stageworkshop.crm.items import Configuration
from stageworkshop.crm.plan import changes
from stageworkshop.crm.planning import plan_for
from stageworkshop.crm.report import Plan
from stageworkshop.crm.targets import TARGETS, target
from tests.charter.any_document import finished
from tests.crm.applying import applied
from tests.crm.charters import charters
from tests.crm.salesforce.organisations import delete_what_goes

pytestmark = pytest.mark.timeout(600)
EVERY = pytest.mark.parametrize("key", TARGETS)
ANY = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@contextmanager
def loaded(plan: Plan) -> Iterator[Path]:
    """The folder with the package of a plan."""
    with tempfile.TemporaryDirectory() as name:
        package.write(package.files(plan), Path(name) / "out")
        yield Path(name) / "out"


def stages_of(configuration: Configuration) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    """Lists with their entries, as far as they have any."""
    return [
        (each.id, [(item.id, item.label, item.active) for item in each.items]) for each in configuration if each.items
    ]


@EVERY
@ANY
@given(document=charters())
def test_what_is_written_comes_back_and_leaves_nothing_to_change(key: str, document: Document) -> None:
    crm = target(key)
    plan = plan_for(document, crm, None)
    assert applied(plan.reading.configuration, plan.steps) == plan.wanted.configuration
    # The mapping that goes with a plan may be corrected and planned with before anything is loaded.
    assert plan_for(document, crm, plan.reading, package.mapping_of(plan)).steps == plan.steps
    if not plan.wanted.links:
        return
    with loaded(plan) as folder:
        again = plan_for(document, crm, folder)
    assert again.steps == ()
    came_back = [
        each for each in stages_of(again.reading.configuration) if each in stages_of(plan.wanted.configuration)
    ]
    linked = {collection for collection, _ in plan.wanted.links.values()}
    assert linked <= {name for name, _ in came_back}


@EVERY
@ANY
@given(first=charters(), second=charters(), data=st.data())
def test_from_any_state_the_plan_leads_to_the_charter(
    key: str, first: Document, second: Document, data: st.DataObject
) -> None:
    """One charter is loaded, then another one is planned against what that left."""
    crm = target(key)
    before = plan_for(first, crm, None)
    if not before.wanted.links:
        return
    with loaded(before) as folder:
        plan = plan_for(second, crm, folder)
        assert applied(plan.reading.configuration, plan.steps) == plan.wanted.configuration
        assert changes(plan.wanted.configuration, plan.wanted.configuration) == ()
        json.dumps(report.data(plan))
        assert all(isinstance(line, str) for line in report.lines(plan))
        if plan.steps:
            package.write(package.files(plan), folder, force=True)
            delete_what_goes(folder)
            assert plan_for(second, crm, folder, package.mapping_of(plan)).steps == ()


@EVERY
def test_every_stage_of_the_charter_arrives_or_is_named(key: str) -> None:
    document = finished()
    plan = plan_for(document, target(key), None)
    noted = {note.stage for note in plan.wanted.notes} | {note.pipeline for note in plan.wanted.notes}
    for pipeline, stage in document.stages:
        if stage.key in plan.wanted.links:
            collection, item = plan.wanted.links[stage.key]
            found = plan.wanted.configuration.get(collection)
            assert found is not None
            assert found[item].label == stage.name
        else:
            assert {stage.key, pipeline.key} & noted


@EVERY
def test_a_package_has_its_plan_its_page_and_its_checksums(key: str, tmp_path: Path) -> None:
    document = finished()
    plan = plan_for(document, target(key), None)
    written = package.write(package.files(plan), tmp_path)
    assert {"HOW-TO-LOAD.md", "PLAN.txt", "plan.json", "mapping.json", "SHA256SUMS"} <= {path.name for path in written}
    for line in (tmp_path / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ", 1)
        assert hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() == digest
    page = (tmp_path / "HOW-TO-LOAD.md").read_text()
    assert document.workshop.title in page.splitlines()[0]

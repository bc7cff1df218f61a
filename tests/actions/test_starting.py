"""Starting points in a real workshop file: what a document or a list says is what the snapshot says afterwards."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from stageworkshop.actions import history, pipelines, stages, starting
from stageworkshop.actions.context import Context
from stageworkshop.charter import definitions, hashing, snapshot
from stageworkshop.charter.model import CharterInfo, Document
from stageworkshop.domain.errors import NotAllowed
from stageworkshop.domain.stage import Pipeline
from stageworkshop.starting.columns import guess
from stageworkshop.starting.stages import stage_rows
from stageworkshop.starting.tabular import read_table
from stageworkshop.store.workshop_file import WorkshopFile
from tests.charter.any_document import documents, finished


def taken(file: WorkshopFile) -> Document:
    return hashing.stamped(snapshot.take(file))


def started(folder: Path, document: Document) -> Document:
    file = WorkshopFile.create(folder / "again.stageworkshop", title="Again")
    try:
        starting.start_from_document(Context(file), document=document)
        return taken(file)
    finally:
        file.close()


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
def test_any_document_comes_back_with_the_same_hash(document: Document) -> None:
    with tempfile.TemporaryDirectory() as folder:
        again = started(Path(folder), document)
    assert hashing.content(again) == hashing.content(document)
    assert again.content_hash == document.content_hash
    assert again.stage_hashes == document.stage_hashes


def frozen() -> Document:
    """The finished document as its charter was frozen."""
    document = finished()
    info = document.charter.model_copy(update={"content_hash": document.content_hash})
    return document.model_copy(update={"charter": info})


def test_charter_and_sign_offs_come_along(tmp_path: Path) -> None:
    again = started(tmp_path, definitions.loads(definitions.dumps(frozen())))
    assert again.content_hash == frozen().content_hash
    assert again.charter == frozen().charter
    assert again.sign_offs == frozen().sign_offs


def test_text_that_was_changed_by_hand_brings_no_charter(tmp_path: Path) -> None:
    data = definitions.dumps(frozen()).replace(b"Hidden scoring text", b"Other words")
    again = started(tmp_path, definitions.loads(data))
    assert again.charter == CharterInfo(number=0, state="draft")
    assert again.sign_offs == []


def test_document_is_one_undo_step(tmp_path: Path) -> None:
    file = WorkshopFile.create(tmp_path / "undo.stageworkshop", title="Before")
    ctx = Context(file)
    before = hashing.content(taken(file))
    starting.start_from_document(ctx, document=finished())
    history.undo(ctx)
    assert hashing.content(taken(file)) == before
    history.redo(ctx)
    assert taken(file).content_hash == finished().content_hash
    with pytest.raises(NotAllowed):
        starting.start_from_document(ctx, document=finished())
    file.close()


def test_list_becomes_stages_teams_and_references(tmp_path: Path) -> None:
    file = WorkshopFile.create(tmp_path / "list.stageworkshop", title="List")
    table = read_table(
        "Pipeline;Phase;Verantwortlich;Übergabe an;Geht zurück an;Frist\n"
        "Leads;Erstkontakt;Marketing;;;2 Werktage\nLeads;Übergeben;Vertrieb;Vertrieb;Erstkontakt;4h\n"
        "Deals;Gewonnen;Vertrieb;;;\n"
    )
    rows, _ = stage_rows(table, guess(table))
    starting.add_stage_rows(Context(file), rows=rows)
    document = taken(file)
    assert [(pipeline.name, stage.name, stage.kind) for pipeline, stage in document.stages] == [
        ("Leads", "Erstkontakt", "open"),
        ("Leads", "Übergeben", "open"),
        ("Deals", "Gewonnen", "won"),
    ]
    names = {team.key: team.name for team in document.teams}
    handed = document.pipelines[0].stages[1]
    assert names[handed.owner or ""] == "Vertrieb"
    assert handed.handoff is not None
    assert handed.handoff.recycle_to == document.pipelines[0].stages[0].key
    assert sorted(names.values()) == ["Marketing", "Vertrieb"]
    file.close()


def test_a_list_with_pipelines_replaces_the_empty_one_of_a_blank_workshop(tmp_path: Path) -> None:
    file = WorkshopFile.create(tmp_path / "blank.stageworkshop", title="Blank")
    ctx = Context(file)
    pipelines.add_pipeline(ctx, name="Pipeline")
    table = read_table("Pipeline\tStage\nLeads\tMQL\nDeals\tOffer\n")
    rows, _ = stage_rows(table, guess(table))
    starting.add_stage_rows(ctx, rows=rows)
    assert [(each.name, each.kind) for each in file.all(Pipeline)] == [("Leads", "lead"), ("Deals", "opportunity")]
    history.undo(ctx)
    assert [each.name for each in file.all(Pipeline)] == ["Pipeline"]
    file.close()


def test_a_pipeline_with_stages_stays_beside_those_of_a_list(tmp_path: Path) -> None:
    file = WorkshopFile.create(tmp_path / "some.stageworkshop", title="Some")
    ctx = Context(file)
    first = pipelines.add_pipeline(ctx, name="Pipeline").created("pipeline")
    stages.add_stage(ctx, pipeline_id=first, name="Here already")
    table = read_table("Pipeline\tStage\nLeads\tMQL\n")
    rows, _ = stage_rows(table, guess(table))
    starting.add_stage_rows(ctx, rows=rows)
    assert [each.name for each in file.all(Pipeline)] == ["Pipeline", "Leads"]
    file.close()


def test_a_list_without_a_stage_takes_nothing_away(tmp_path: Path) -> None:
    file = WorkshopFile.create(tmp_path / "blank.stageworkshop", title="Blank")
    pipelines.add_pipeline(Context(file), name="Pipeline")
    starting.add_stage_rows(Context(file), rows=[])
    assert [each.name for each in file.all(Pipeline)] == ["Pipeline"]
    file.close()

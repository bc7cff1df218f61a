"""The other formats, read by other people's readers."""

from __future__ import annotations

import csv
import io

import pytest
import rdflib
import yaml
from hypothesis import HealthCheck, given, settings
from rdflib.collection import Collection
from rdflib.namespace import SKOS

from stageworkshop.charter.formats import FORMATS, converted
from stageworkshop.charter.formats.markdown import plain
from stageworkshop.charter.model import Document
from stageworkshop.charter.spreadsheet import harmless, original
from stageworkshop.domain.errors import InputError
from tests.charter.any_document import documents, finished, text

ANY = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@ANY
@given(documents())
def test_every_format_takes_every_document(document: Document) -> None:
    for key in FORMATS:
        assert converted(document, key).decode("utf-8")


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(InputError, match="“xml” is none of: json, yaml"):
        converted(finished(), "xml")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own reader uses it
def test_json_ld_is_skos_to_an_rdf_reader() -> None:
    document = finished()
    graph = rdflib.Graph().parse(data=converted(document, "jsonld"), format="json-ld")
    concepts = {
        str(label)
        for concept in graph.subjects(rdflib.RDF.type, SKOS.Concept)
        for label in graph.objects(concept, SKOS.prefLabel)
    }
    assert {stage.name for _, stage in document.stages} <= concepts
    for pipeline in document.pipelines:
        found = next(graph.subjects(SKOS.prefLabel, rdflib.Literal(pipeline.name, lang=document.workshop.language)))
        members = Collection(graph, next(graph.objects(found, SKOS.memberList)))
        names = [str(next(graph.objects(each, SKOS.prefLabel))) for each in members]
        assert names == [stage.name for stage in pipeline.stages]
    for _, stage in document.stages:
        for alias in stage.aliases or []:
            assert (None, SKOS.altLabel, rdflib.Literal(alias.name, lang=document.workshop.language)) in graph


def test_datahub_terms_have_text_only_and_unique_ids() -> None:
    document = finished()
    made = yaml.safe_load(converted(document, "datahub"))
    assert made["version"] == "1"
    terms = [term for node in made["nodes"][0]["nodes"] for term in node["terms"]]
    assert len({term["id"] for term in terms}) == len(terms)
    assert {stage.name for _, stage in document.stages} <= {term["name"] for term in terms}
    for term in terms:
        assert all(isinstance(value, str) for value in term.get("custom_properties", {}).values())


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("A budget of $500.", "A budget of $500."),
        ("$500 are named.", " $500 are named."),
        ("Fill in ${name} and a\\b.", "Fill in \\${name} and a\\\\b."),
        ("${", " ${"),
        ("${ over\ntwo lines }", " ${ over\ntwo lines }"),
    ],
)
def test_datahub_puts_no_variables_into_texts(text: str, written: str) -> None:
    """What is written was read back by DataHub's own glossary source as what is meant."""
    document = finished()
    stages = [document.pipelines[0].stages[0].model_copy(update={"definition": text})]
    pipelines = [document.pipelines[0].model_copy(update={"stages": stages})]
    made = yaml.safe_load(converted(document.model_copy(update={"pipelines": pipelines}), "datahub"))
    assert made["nodes"][0]["nodes"][0]["terms"][0]["description"] == written


def test_open_metadata_rows_name_their_parents() -> None:
    document = finished()
    rows = list(csv.DictReader(io.StringIO(converted(document, "openmetadata").decode())))
    names = {row["name*"] for row in rows}
    parents = {row["parent"].rsplit(".", 1)[-1] for row in rows if row["parent"]}
    assert parents <= names
    assert {stage.key for _, stage in document.stages} <= names
    assert all(row["description"] for row in rows)


@ANY
@given(documents())
def test_the_flat_table_has_a_row_a_stage(document: Document) -> None:
    rows = list(csv.DictReader(io.StringIO(converted(document, "csv").decode(), newline="")))
    assert [original(row["name"]) for row in rows] == [stage.name for _, stage in document.stages]
    assert [row["stage_key"] for row in rows] == [stage.key for _, stage in document.stages]


def test_markdown_holds_every_sentence() -> None:
    document = finished()
    made = converted(document, "markdown").decode()
    for _, stage in document.stages:
        assert f"### {plain(stage.name or '')}" in made
        for criterion in stage.entry_criteria or []:
            assert plain(criterion.text.split("\n")[0]) in made


@pytest.mark.parametrize(
    "line", ["# no heading", "- no point", "1. no number", "*no* _stress_", "<b>no tag</b>", "+ x"]
)
def test_text_is_never_taken_for_markdown(line: str) -> None:
    assert plain(line) != line
    assert plain(line).replace("\\", "") == line


@ANY
@given(text(empty=True))
def test_cells_come_back_as_they_were(cell: str) -> None:
    for each in (cell, f"={cell}", f"'{cell}", f"'={cell}", f"''-{cell}"):
        assert original(harmless(each)) == each
        assert not harmless(each).startswith(("=", "+", "-", "@"))

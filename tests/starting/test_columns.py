"""Which column is which, for exports of the usual tools."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stageworkshop.starting.columns import (
    changed,
    guess,
    guess_people,
    guesses,
    people_targets,
    stage_targets,
)
from stageworkshop.starting.heading_words import PEOPLE_WORDS, STAGE_WORDS
from stageworkshop.starting.tabular import Table, read_table

HEADINGS: list[tuple[str, list[str]]] = [
    (
        "Stage,Definition,Owner,Entry criteria,Exit criteria",
        ["name", "definition", "owner", "entry_criteria", "exit_criteria"],
    ),
    (
        "API Name,Label,Type,Probability,Forecast Category",
        ["ignore", "name", "kind", "probability", "forecast_category"],
    ),
    ("Pipeline,Stage ID,Stage label,Display order,Is closed", ["pipeline", "ignore", "name", "order", "closed"]),
    (
        "ID;Name;Pipeline name;Deal probability;Rotten days",
        ["ignore", "name", "pipeline", "probability", "longest_time"],
    ),
    ("id,name,sequence,is_won,requirements", ["ignore", "name", "order", "won", "definition"]),
    (
        "StageName,DefaultProbability,ForecastCategory,IsClosed,IsWon",
        ["name", "probability", "forecast_category", "closed", "won"],
    ),
    (
        "Phase;Beschreibung;Verantwortlich;Eingangskriterien;Frist",
        ["name", "definition", "owner", "entry_criteria", "sla.limit"],
    ),
    (
        "Étape;Définition;Propriétaire;Critères d’entrée;Probabilité",
        ["name", "definition", "owner", "entry_criteria", "probability"],
    ),
    (
        "Etapa;Descripción;Responsable;Criterios de salida;Motivos de pérdida",
        ["name", "definition", "owner", "exit_criteria", "disqualify_reasons"],
    ),
    (
        "Fase;Omschrijving;Eigenaar;Verplichte velden;Reactietijd",
        ["name", "definition", "owner", "required_fields", "sla.limit"],
    ),
    (
        "Estágio;Descrição;Responsável;Critérios de entrada;Probabilidade",
        ["name", "definition", "owner", "entry_criteria", "probability"],
    ),
    (
        "Nome fase;Descrizione;Responsabile;Criteri di uscita;Probabilità",
        ["name", "definition", "owner", "exit_criteria", "probability"],
    ),
    (
        "Stage,Handed over by,Handed over to,SLA (hours),Goes back to",
        ["name", "handoff.from", "handoff.to", "sla.limit", "handoff.recycle_to"],
    ),
    (
        "STAGE NAME;Max. time in stage;Visible to partners?;We call it…;If missed",
        ["name", "longest_time", "visible_to_partners", "aliases", "sla.consequence"],
    ),
]


@pytest.mark.parametrize(("header", "targets"), HEADINGS)
def test_headings_of_the_usual_tools(header: str, targets: list[str]) -> None:
    table = read_table(header + "\n")
    assert table.has_header
    assert list(guess(table).values()) == targets


def test_cells_decide_where_headings_say_nothing() -> None:
    table = read_table("Alpha;10 %;4 hours;open\nBeta;20 %;2 days;open\nGamma;100 %;1 week;won\n", header=False)
    assert list(guess(table).values()) == ["name", "probability", "sla.limit", "kind"]
    assert guesses(table)[1].reason == "Its cells are percentages."


def test_names_of_stages_are_not_taken_for_kinds() -> None:
    assert guess(read_table("Open\nWon\nLost\n")) == {0: "name"}


def test_two_columns_for_one_target_leave_a_choice() -> None:
    table = read_table("Stage,Stage name,Owner\nA,B,C\n")
    first, second, _ = guesses(table)
    assert (first.target, second.target) == ("name", "keep")
    assert "name" in second.others
    switched = changed(guesses(table), 1, "name")
    assert [each.target for each in switched] == ["ignore", "name", "owner"]


def test_a_phase_that_groups_stages_is_a_pipeline_where_another_column_names_them() -> None:
    rows = ["Lead;Messekontakt;5", "Lead;MQL;10", "Verkauf;Angebot;50", "Verkauf;Auftrag;100"]
    table = read_table("\n".join(["Phase;Bezeichnung;Wahrscheinlichkeit", *rows]))
    assert guess(table) == {0: "pipeline", 1: "name", 2: "probability"}
    assert "repeat" in guesses(table)[0].reason
    assert "name" in guesses(table)[0].others, "whoever knows better finds it at hand"
    alone = read_table("\n".join(["Phase;Wert", "Offen;1", "Offen;2", "Zu;3", "Zu;4"]))
    assert guess(alone)[0] == "name", "without another name it is the name"


def test_unknown_column_is_kept_and_not_dropped() -> None:
    table = read_table("Stage,Definition,Region\nMQL,Some text,EMEA\n")
    assert guess(table) == {0: "name", 1: "definition", 2: "keep"}


def test_every_guess_has_a_reason_and_a_label() -> None:
    for header, _ in HEADINGS:
        for each in guesses(read_table(header + "\n")):
            assert each.reason.endswith(".")
            assert each.target in stage_targets()
    assert set(STAGE_WORDS) <= set(stage_targets())
    assert set(PEOPLE_WORDS) <= set(people_targets())


PEOPLE: list[tuple[str, list[str]]] = [
    ("Name,Team,Job title,E-mail,Roles\na,b,c,d@e.fr,observer\n", ["name", "team", "job_title", "email", "roles"]),
    (
        "First Name,Last Name,Email,Department,Title\na,b,c@d.ee,e,f\n",
        ["first_name", "last_name", "email", "team", "job_title"],
    ),
    (
        "Vorname;Nachname;E-Mail-Adresse;Abteilung;Funktion\na;b;c@d.ee;e;f\n",
        ["first_name", "last_name", "email", "team", "job_title"],
    ),
    ("Nom complet;Équipe;Poste;Courriel\na;b;c;d@e.fr\n", ["name", "team", "job_title", "email"]),
    ("Ines,Head of Sales,Sales\nTom,Rep,Sales\nOle,Owner,Dealers\nAnn,Lead,Sales\n", ["name", "job_title", "team"]),
    ("Ines\tines@example.com\nTom\ttom@example.com\n", ["name", "email"]),
    ("Ines\nTom\n", ["name"]),
]


@pytest.mark.parametrize(("text", "targets"), PEOPLE)
def test_lists_of_people(text: str, targets: list[str]) -> None:
    assert list(guess_people(read_table(text)).values()) == targets


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(st.text(max_size=12), min_size=3, max_size=3), min_size=1, max_size=6))
def test_any_table_gets_one_name_and_no_target_twice(rows: list[list[str]]) -> None:
    table = Table(["a", "b", "c"], rows, numbers=list(range(1, len(rows) + 1)))
    for guessed in (guess(table), guess_people(table)):
        assert sorted(guessed) == [0, 1, 2]
        used = [target for target in guessed.values() if target not in ("ignore", "keep")]
        assert len(used) == len(set(used))
        assert "name" in used or "last_name" in used

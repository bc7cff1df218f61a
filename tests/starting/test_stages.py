"""Cells as fields of stages; and that no word of the list is lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stageworkshop.domain.definition import clean_values
from stageworkshop.domain.errors import InputError
from stageworkshop.starting import cells
from stageworkshop.starting.columns import guess, stage_targets
from stageworkshop.starting.stages import MOST_STAGES, StageRow, kind_of_name, stage_rows, stage_table
from stageworkshop.starting.tabular import Table, read_table


def rows(text: str) -> tuple[list[StageRow], list[str]]:
    table = read_table(text)
    found, notes = stage_rows(table, guess(table))
    return found, [str(note) for note in notes]


DURATIONS: list[tuple[str, tuple[int, str] | None]] = [
    ("4h", (4, "hours")),
    ("48 hrs", (48, "hours")),
    ("2 business days", (2, "business_days")),
    ("within 24 hours", (24, "hours")),
    ("< 4 h", (4, "hours")),
    ("1.5 hours", (90, "minutes")),
    ("1,5 Std.", (90, "minutes")),
    ("2d 4h", (52, "hours")),
    ("next business day", (1, "business_days")),
    ("1 Woche", (1, "weeks")),
    ("2 Werktage", (2, "business_days")),
    ("innerhalb von 2 Werktagen", (2, "business_days")),
    ("dans les 2 jours ouvrés", (2, "business_days")),
    ("5 días hábiles", (5, "business_days")),
    ("3 werkdagen", (3, "business_days")),
    ("2 dias úteis", (2, "business_days")),
    ("2 giorni lavorativi", (2, "business_days")),
    ("1 Quartal", (3, "months")),
    ("1 year", (12, "months")),
    ("asap", None),
    ("1-2 days", None),
    ("24/7", None),
    ("0 days", None),
    ("30 minutes after hand-off", None),
    ("half a day", None),
]


@pytest.mark.parametrize(("text", "expected"), DURATIONS)
def test_length_of_time(text: str, expected: tuple[int, str] | None) -> None:
    read = cells.duration(text)
    assert read == (None if expected is None else {"amount": expected[0], "unit": expected[1]})


def test_bare_number_takes_the_unit_of_its_heading() -> None:
    found, _ = rows("Stage,SLA (hours),Rotten days\nMQL,4,14\n")
    assert found[0].values["sla.limit"] == {"amount": 4, "unit": "hours"}
    assert found[0].values["longest_time"] == {"amount": 14, "unit": "days"}


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("25%", 25),
        ("25 %", 25),
        ("25", 25),
        ("25,0 %", 25),
        ("100.00%", 100),
        ("10,5 %", None),
        ("high", None),
        ("101", None),
    ],
)
def test_per_cent(cell: str, expected: int | None) -> None:
    assert cells.percent(cell) == expected


def test_probabilities_from_nought_to_one() -> None:
    found, _ = rows("Stage,Probability\nMQL,0.2\nSQL,0.4\nClosed won,1.0\nClosed lost,0.0\n")
    assert [row.values["probability"] for row in found] == [20, 40, 100, 0]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("12,5", "12.5"),
        ("0,125", "0.125"),
        ("1'000", "1000"),
        ("1.2.3", None),
    ],
)
def test_numbers_with_either_sign(cell: str, expected: str | None) -> None:
    value = cells.decimal(cell)
    assert (None if value is None else str(value)) == expected


def test_lists_in_cells() -> None:
    assert cells.items("a; b; c") == ["a", "b", "c"]
    assert cells.items("• a\n• b, still b\n") == ["a", "b, still b"]
    assert cells.items("1. a\n2) b") == ["a", "b"]
    assert cells.items("a, b") == ["a, b"]
    assert cells.items("a, b", commas=True) == ["a", "b"]
    assert cells.items("Budget &amp; need; time") == ["Budget &amp; need", "time"]


def test_whole_row() -> None:
    found, notes = rows(
        "Stage,We call it…,Owner,Entry criteria,Handed over to,Accept within,Goes back to,Required fields,"
        "Visible to partners,Kind,Forecast category,Probability\n"
        'MQL,"Warm lead, Hot one",Marketing,"- Opened\n- Clicked",Sales,4h,New,"Budget, Need",yes,Open,Pipeline,10%\n'
        "New,,,,,,,,no,,,\n"
    )
    assert notes == []
    first, second = found
    assert first.name == "MQL"
    assert first.teams == {"owner": "Marketing", "handoff.to": "Sales"}
    assert first.stages == {"handoff.recycle_to": "New"}
    assert first.values == {
        "aliases": [{"team": "", "name": "Warm lead"}, {"team": "", "name": "Hot one"}],
        "kind": "open",
        "entry_criteria": [{"text": "Opened"}, {"text": "Clicked"}],
        "handoff.accept_within": {"amount": 4, "unit": "hours"},
        "required_fields": ["Budget", "Need"],
        "probability": 10,
        "forecast_category": "pipeline",
        "visible_to_partners": True,
    }
    assert second.values == {}


def test_unread_cell_is_noted_and_kept_word_for_word() -> None:
    found, notes = rows("Stage,Definition,SLA,Probability\nMQL,Opened the mail,asap,rather high\n")
    assert found[0].values == {"definition": "Opened the mail\nSLA: asap\nProbability: rather high"}
    assert "row 2, “SLA”: can’t be read as “time limit”; it was kept in the definition. (asap)" in notes
    assert any("(rather high)" in note for note in notes)


def test_twins_nameless_rows_and_unknown_stages() -> None:
    found, notes = rows("Stage,Goes back to,Region\nMQL,Nowhere,EMEA\nMQL,,\n,,APAC\n")
    assert [row.name for row in found] == ["MQL", "MQL"]
    assert found[0].values["definition"] == "EMEA\nGoes back to: Nowhere" or "Nowhere" in found[0].values["definition"]
    assert "EMEA" in found[0].values["definition"]
    assert any("row 4: has no name and was left out. (APAC)" in note for note in notes)
    assert any("has the same name as row 2; both were kept." in note for note in notes)


def test_order_column_gives_the_order() -> None:
    found, _ = rows("Name,Sequence\nWon,70\nNew,1\nQualified,2\n")
    assert [row.name for row in found] == ["New", "Qualified", "Won"]
    # With a gap in the numbers the order of the rows is the better one.
    found, _ = rows("Name,Sequence\nWon,70\nNew,\n")
    assert [row.name for row in found] == ["Won", "New"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Closed Won", "won"),
        ("Closed – Won", "won"),
        ("Gewonnen (unterschrieben)", "won"),
        ("Cerrada ganada", "won"),
        ("Clôturé perdu", "lost"),
        ("Verloren", "lost"),
        ("Disqualified", "disqualified"),
        ("Nurture", "recycled"),
        ("Customer", ""),
        ("Wonderland", ""),
        ("Proposal", ""),
    ],
)
def test_kind_from_the_name(name: str, kind: str) -> None:
    assert kind_of_name(name) == kind


def test_kind_from_yes_and_no_columns() -> None:
    found, _ = rows("Stage,Closed,Won\nNew,false,false\nSigned,true,true\nGone,true,false\n")
    assert [row.values.get("kind") for row in found] == [None, "won", "lost"]


def test_long_texts_are_cut_only_with_a_note() -> None:
    found, notes = rows(f"Stage,Definition\n{'N' * 150},{'d' * 2500}\n")
    assert len(found[0].name) == 120
    assert "N" * 150 in found[0].values["definition"]
    assert any("d" * 2500 in note for note in notes)


CELLS = st.text(max_size=20) | st.sampled_from(["4h", "yes", "10%", "a; b", "Won", "x" * 130, "0.5", "-", "n/a"])


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_cells_give_values_that_stages_can_hold(data: st.DataObject) -> None:
    targets = data.draw(st.lists(st.sampled_from(list(stage_targets())), min_size=1, max_size=6, unique=True))
    targets = ["name", *(target for target in targets if target != "name")]
    body = data.draw(st.lists(st.lists(CELLS, min_size=len(targets), max_size=len(targets)), max_size=5))
    table = Table([f"c{n}" for n in range(len(targets))], body, has_header=True, numbers=list(range(2, len(body) + 2)))
    found, notes = stage_rows(table, dict(enumerate(targets)))
    assert len(found) == sum(bool(row[0].split()) for row in body)
    for row in found:
        assert clean_values(row.values) == dict(row.values)
    for note in notes:
        assert str(note)


def test_a_list_longer_than_any_process_is_refused_before_its_rows_are_read() -> None:
    lines = [f"Step {number}\n" for number in range(MOST_STAGES + 1)]
    assert len(stage_table("Stage\n" + "".join(lines[:-1])).rows) == MOST_STAGES
    with pytest.raises(InputError, match="not of the records that are in them"):
        stage_table("Stage\n" + "".join(lines))

"""Lists of people, as pasted from spreadsheets and mail programs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stageworkshop.domain.errors import DomainError
from stageworkshop.starting.columns import guess_people
from stageworkshop.starting.people import PersonRow, people_rows, read_people


def people(text: str) -> tuple[list[PersonRow], list[str]]:
    table = read_people(text)
    rows, notes = people_rows(table, guess_people(table))
    return rows, [str(note) for note in notes]


INES = PersonRow("Ines Ferreira", email="ines@example.com")


@pytest.mark.parametrize(
    "text",
    [
        "Ines Ferreira <ines@example.com>",
        '"Ferreira, Ines" <ines@example.com>',
        "Ferreira, Ines <ines@example.com>;",
        "Name;Mail\nFerreira, Ines;mailto:ines@example.com",
        "Vorname\tNachname\tE-Mail\nInes\tFerreira\tines@example.com",
        "Person\nInes Ferreira <ines@example.com>\n",
    ],
)
def test_one_person_in_many_forms(text: str) -> None:
    assert people(text)[0] == [INES]


def test_addresses_from_a_mail_program() -> None:
    rows, _ = people('Ines Ferreira <ines@example.com>; "Kraus, Anna" <anna@x.com>, Łukasz <l@x.pl>\n山田 <y@x.jp>')
    assert [row.name for row in rows] == ["Ines Ferreira", "Anna Kraus", "Łukasz", "山田"]
    assert rows[3].email == "y@x.jp"


def test_whole_table_with_roles() -> None:
    rows, notes = people(
        "Name;Abteilung;Funktion;E-Mail;Rolle\n"
        "Ines Ferreira;Vertrieb;Leiterin;ines@x.de;Unterzeichnerin / Entscheider\n"
        "Tom;Vertrieb;Rep;tom@x;boss\n;;;a.b@x.de;\n;;;;observer\nTom;Vertrieb;Rep;tom@x;boss\n"
    )
    assert rows == [
        PersonRow("Ines Ferreira", "Vertrieb", "Leiterin", "ines@x.de", ("decider", "signatory")),
        PersonRow("Tom", "Vertrieb", "Rep"),
        PersonRow("A B", "", "", "a.b@x.de"),
    ]
    assert any("is no e-mail address and was left out. (tom@x)" in note for note in notes)
    assert any("is no role in the workshop" in note and "(boss)" in note for note in notes)
    assert any("row 5: has no name and was left out." in note for note in notes)
    assert any("is listed twice" in note for note in notes)


def test_name_title_team() -> None:
    rows, _ = people("Ines Ferreira, Head of Sales, Sales\nTom Kraus, SDR, Sales\n")
    assert rows[0] == PersonRow("Ines Ferreira", "Sales", "Head of Sales")


@given(st.text(max_size=200))
def test_any_text_gives_people_or_a_sentence(text: str) -> None:
    try:
        rows, _ = people(text)
    except DomainError:
        return
    assert all(row.name and len(row.name) <= 200 for row in rows)


def test_an_observer_who_is_to_sign_as_well_is_taken_as_an_observer_and_noted() -> None:
    rows, notes = people_rows(read_people("Name;Roles\nNuria;observer, signatory\n"), {0: "name", 1: "roles"})
    assert rows[0].roles == ("observer",)
    assert [each.message for each in notes] == ["an observer does not sign; taken as an observer."]

"""Which entry of a CRM a stage is: said by the admin, or guessed by name and marked as a guess."""

from __future__ import annotations

import pytest

from stageworkshop.charter.model import Alias, Stage
from stageworkshop.crm import mapping
from stageworkshop.crm.items import Collection, Item
from stageworkshop.crm.mapping import AdminMapping
from stageworkshop.crm.matching import Match, destination, matches
from stageworkshop.domain.errors import InputError

LIST = Collection(
    "s", "set", "Stages", (Item("Prospecting", "Prospecting"), Item("Qual", "Qualification"), Item("Won", "Closed won"))
)


def _match(stage: Stage, said: AdminMapping | None = None) -> Match:
    return matches([stage], LIST, said or AdminMapping())[stage.key]


def test_equal_names_are_a_guess() -> None:
    assert _match(Stage(key="q", name="qualification ")) == Match("Qual", guessed=True)
    assert _match(Stage(key="p", name="PROSPECTING")) == Match("Prospecting", guessed=True)


def test_what_a_team_calls_it_is_a_guess_too() -> None:
    stage = Stage(key="w", name="Order in", aliases=[Alias(name="Closed won")])
    assert _match(stage) == Match("Won", guessed=True)


def test_another_name_is_new() -> None:
    assert _match(Stage(key="n", name="Negotiation")) == Match()


def test_the_admin_s_word_counts() -> None:
    stage = Stage(key="q", name="Qualification")
    assert _match(stage, AdminMapping(stages={"q": "Prospecting"})) == Match("Prospecting")
    assert _match(stage, AdminMapping(stages={"q": mapping.NEW})) == Match()
    assert _match(stage, AdminMapping(stages={"q": mapping.SKIP})) == Match(skipped=True)


def test_two_stages_of_different_names_are_never_one_entry() -> None:
    stages = [Stage(key="a", name="Qualification"), Stage(key="b", name="Other", aliases=[Alias(name="Qual")])]
    assert matches(stages, LIST, AdminMapping()) == {"a": Match("Qual", guessed=True), "b": Match()}
    with pytest.raises(InputError, match="two stages of different names"):
        matches(stages, LIST, AdminMapping(stages={"a": "Won", "b": "Won"}))


def test_a_mapping_to_what_is_not_there_is_refused() -> None:
    with pytest.raises(InputError, match="“Nowhere”, which “Stages” does not have"):
        _match(Stage(key="q", name="Qualification"), AdminMapping(stages={"q": "Nowhere"}))


def test_records_go_to_the_nearest_entry_of_their_kind() -> None:
    assert destination("Qual", LIST, ["Prospecting", "Won"], AdminMapping(), alike=["Prospecting"]) == (
        "Prospecting",
        True,
    )
    said = AdminMapping(removed={"Qual": "Won"})
    assert destination("Qual", LIST, ["Prospecting", "Won"], said, alike=["Prospecting"]) == ("Won", False)
    with pytest.raises(InputError, match="which will not be there"):
        destination("Qual", LIST, ["Prospecting"], said, alike=[])


def test_a_mapping_comes_back_as_it_was_written() -> None:
    said = AdminMapping("odoo", {"new": "crm"}, {"a": "stage_1"}, {"stage_2": mapping.KEEP})
    assert mapping.loads(said.dumps(), "odoo") == said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[]", "this is no mapping"),
        ('{"format": "stageworkshop-crm-mapping", "version": 2}', "another version"),
        ('{"format": "stageworkshop-crm-mapping", "target": "hubspot"}', "for hubspot, not for odoo"),
        ('{"format": "stageworkshop-crm-mapping", "stage": {}}', "“stage” is unknown"),
        ('{"format": "stageworkshop-crm-mapping", "stages": {"a": 1}}', "“stages” must name one text"),
        ("{", "map.json"),
    ],
)
def test_a_wrong_mapping_is_one_sentence(text: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        mapping.loads(text.encode(), "odoo", "map.json")


def test_where_nothing_of_its_kind_stays_records_go_to_the_same_height() -> None:
    now = Collection("s", "set", "Stages", tuple(Item(f"old {number}", "") for number in range(5)))
    then = ["first", "second", "third"]
    goals = [destination(each, now, then, AdminMapping(), then, now.ids)[0] for each in now.ids]
    assert goals == ["first", "first", "second", "third", "third"]
    assert destination("old 1", now, then, AdminMapping(), []) == ("", True)


def test_records_are_not_taken_to_be_further_than_they_are() -> None:
    """What stood before the first entry that stays goes to what comes before it now, if anything does."""
    now = Collection("s", "set", "Stages", tuple(Item(each, "") for each in ("New", "Warm", "Ready", "Late")))
    then = ["Enquiry", "Known", "Ready", "Returned"]
    goals = [destination(each, now, then, AdminMapping(), then, now.ids)[0] for each in ("New", "Warm", "Late")]
    assert goals == ["Enquiry", "Known", "Ready"]
    assert destination("New", now, ["Ready"], AdminMapping(), ["Ready"], now.ids) == ("Ready", True)

"""The list of domain words for translators is whole and new."""

import domain_words

from stageworkshop.domain.fields import FIELDS
from stageworkshop.standing.overview import ReadyItem


def test_the_list_is_as_the_script_would_write_it() -> None:
    told = "run python3 packaging/domain_words.py"
    assert domain_words.LIST.read_text(encoding="utf-8") == domain_words.listed(), told


def test_it_holds_what_people_read() -> None:
    words = set(domain_words.words())
    assert {field.label for field in FIELDS} <= words
    assert {field.help for field in FIELDS} - {""} <= words
    assert ReadyItem("there is at least one pipeline", True).text in words
    assert "every signatory has answered" in words
    assert "needs warming" in words

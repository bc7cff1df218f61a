"""What a team changed from one round to the next: entries by what they say, words within them marked."""

from __future__ import annotations

import pytest

from stageworkshop.domain.fields import BY_KEY
from stageworkshop.domain.round_changes import draft_changes, field_change
from stageworkshop.domain.values import Json


def shown(key: str, old: Json, new: Json) -> str:
    marks = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]"}
    return "".join(marks[each.part].format(each.text) for each in field_change(BY_KEY[key], old, new, {}))


def criteria(*texts: str) -> list[dict[str, str]]:
    return [{"text": text} for text in texts]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (criteria("Score is at least 50."), criteria("Score is at least 70."), "Score is at least [-50-][+70+]."),
        (
            criteria("A budget is named.", "The buyer asked for a call."),
            criteria("The buyer asked for a call.", "A budget is named."),
            "The buyer asked for a call.\nA budget is named.",
        ),
        (
            criteria("A budget is named.", "The company is in our market."),
            criteria("The company is in our market."),
            "The company is in our market.\n[-A budget is named.-]",
        ),
        (
            criteria("A budget is named."),
            criteria("The signer is known.", "A budget is named."),
            "[+The signer is known.+]\nA budget is named.",
        ),
        (criteria("予算は50万円以上"), criteria("予算は70万円以上"), "予算は[-50-][+70+]万円以上"),
    ],
)
def test_a_list_is_compared_entry_by_entry(old: Json, new: Json, expected: str) -> None:
    assert shown("entry_criteria", old, new) == expected


def test_other_fields_are_compared_by_their_words() -> None:
    assert shown("definition", "Wants a call.", "Asked for a call.") == "[-Wants-][+Asked for+] a call."
    assert shown("sla.limit", None, {"amount": 2, "unit": "days"}) == "[+2 days+]"


def test_only_what_reads_differently_is_told_in_the_order_of_the_fields() -> None:
    old = {"owner": "t1", "definition": "A.", "sla.limit": {"amount": 1, "unit": "days"}}
    new = {"definition": "B.", "sla.limit": {"amount": 1, "unit": "days"}, "owner": "t2"}
    names = {("team", "t1"): "Sales", ("team", "t2"): "Service"}
    told = draft_changes(old, new, names)
    assert [field.key for field, _ in told] == ["definition", "owner"]
    assert [(each.part, each.text) for each in told[1][1]] == [("removed", "Sales"), ("added", "Service")]

"""Differences between wordings: whole words, every script, nothing lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stageworkshop.domain.word_diff import Piece, word_diff


def shown(old: str, new: str) -> str:
    marks = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]"}
    return "".join(marks[piece.part].format(piece.text) for piece in word_diff(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("within 24 hours", "within 8 hours", "within [-24-][+8+] hours"),
        ("", "new", "[+new+]"),
        ("old", "", "[-old-]"),
        ("", "", ""),
        ("same words", "same words", "same words"),
        ("the buyer said yes today", "the buyer signed it today", "the buyer [-said yes-][+signed it+] today"),
        ("don't call", "do call", "[-don't-][+do+] call"),
        ("顧客が電話した", "顧客が返信した", "顧客が[-電話-][+返信+]した"),
        (
            "the buyer said yes today",
            "a practice owner has asked for our price",
            "[-the buyer said yes today-][+a practice owner has asked for our price+]",
        ),
        ("العميل وقّع اليوم", "العميل اتصل اليوم", "العميل [-وقّع-][+اتصل+] اليوم"),
    ],
)
def test_changes_are_whole_words(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


@given(st.text(max_size=60), st.text(max_size=60))
def test_both_wordings_can_be_read_out_of_it(old: str, new: str) -> None:
    pieces = word_diff(old, new)
    assert "".join(each.text for each in pieces if each.part != "removed") == new
    assert "".join(each.text for each in pieces if each.part != "added") == old


def test_lines_stay_apart() -> None:
    assert Piece("same", "\n") in word_diff("a\nb", "c\nd")

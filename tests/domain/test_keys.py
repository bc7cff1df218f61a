"""Texts as they are kept, and keys made of names."""

from __future__ import annotations

import pytest

from stageworkshop.domain.keys import MAX_KEY_LENGTH, nfc, slug, unique_key


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Cafe\u0301", "Café"),
        ("one\r\ntwo\rthree\x0bfour", "one\ntwo\nthree\nfour"),
        ("a\x00b\x1b[0m\x7f", "ab[0m"),
        ("tab\tstays", "tab\tstays"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_every_text_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert nfc(typed) == kept
    assert nfc(kept) == kept


def test_slugs_are_plain_and_short() -> None:
    assert slug("  Sales -- accepted/Lead! ") == "sales-accepted-lead"
    assert slug("—") == ""
    assert len(slug("word " * 40)) <= MAX_KEY_LENGTH
    assert not slug("x" * (MAX_KEY_LENGTH - 1) + " y").endswith("-")


def test_taken_keys_are_numbered() -> None:
    assert unique_key("mql", {"mql", "mql-2"}, "stage") == "mql-3"
    assert unique_key("", set(), "stage") == "stage"

"""The fast way through plain ASCII finds the words that the way for every script finds; texts are kept in one form."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from stageworkshop.domain.alignment import Token, _key, _spans, tokens
from stageworkshop.domain.keys import nfc

ASCII = st.text(alphabet=st.one_of(st.characters(max_codepoint=127), st.sampled_from("ab0.,'%$ -")), max_size=40)


@settings(max_examples=400)
@given(ASCII)
def test_ascii_goes_the_same_way_as_every_script(text: str) -> None:
    by_script = [Token(text[start:end], _key(text[start:end]), start, end) for start, end in _spans(text)]
    assert tokens(text) == by_script


@given(st.text(max_size=40))
def test_a_kept_text_has_no_control_characters_and_stays_as_it_is(text: str) -> None:
    kept = nfc(text)
    assert nfc(kept) == kept
    assert unicodedata.is_normalized("NFC", kept)
    assert not {char for char in kept if unicodedata.category(char) == "Cc"} - {"\n", "\t"}
    assert _dense(kept) == _dense("".join(char for char in text if unicodedata.category(char) != "Cc"))


def _dense(text: str) -> str:
    return unicodedata.normalize("NFC", "".join(text.split()))

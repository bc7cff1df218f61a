"""Definitions as YAML: the same model in and out, and nothing of YAML's traps."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from stageworkshop.charter import definitions, yaml_form
from stageworkshop.charter.model import Document
from stageworkshop.domain.errors import InputError
from tests.charter.any_document import documents, finished

GOOD = yaml_form.dumps(finished()).decode()


@pytest.mark.timeout(600)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
def test_what_is_written_is_read_again(document: Document) -> None:
    assert definitions.loads(yaml_form.dumps(document), "x.yaml") == document


def test_any_other_yaml_reader_sees_the_same() -> None:
    assert yaml.safe_load(GOOD) == finished().model_dump(mode="json", by_alias=True, exclude_none=True)


def test_words_are_what_people_mean() -> None:
    written = GOOD.replace("title: ", "title: no # ", 1)
    assert "title: no" in written
    assert definitions.loads(written.encode(), "x.yml").workshop.title == "no"
    for word in ("12:30", "2026-11-24", "1_000", "0x10", "on", "<<", "="):
        found = definitions.loads(GOOD.replace("title: ", f"title: {word} # ", 1).encode(), "x.yaml")
        assert found.workshop.title == word


@pytest.mark.parametrize(
    "word", ["1e100", "no", "0x1F", "~", "null", "True", "1.", ".5", "-7", "", "2026-11-24", "1:2"]
)
def test_a_text_stays_a_text_for_every_reader(word: str) -> None:
    document = finished()
    document = document.model_copy(update={"workshop": document.workshop.model_copy(update={"purpose": word})})
    written = yaml_form.dumps(document)
    assert definitions.loads(written, "x.yaml").workshop.purpose == word
    assert yaml.safe_load(written)["workshop"]["purpose"] == word


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b]\n"
MALFORMED = [
    ("anchors", BOMB, "anchors"),
    ("merge", "a: &a {x: 1}\nb:\n  <<: *a\n", "anchors"),
    ("python tag", "format: !!python/object/apply:os.system ['true']\n", "tags"),
    ("tag", "format: !secret x\n", "tags"),
    ("two documents", GOOD + "---\n" + GOOD, "several documents"),
    ("deep", "[" * 10_000 + "]" * 10_000, "nested"),
    ("no yaml", "a: [1\nb: }", "is not YAML"),
    ("list as a name", "? [a]\n: 1\n", "name must be text"),
    ("number as a name", "1: x\n", "name must be text"),
    ("twice", GOOD.replace("format: ", "format: x\nformat: ", 1), "given twice"),
    ("empty", "# nothing\n", "not a definitions file"),
    ("huge number", GOOD.replace("format_version: 1", "format_version: " + "9" * 5000), "can’t be read"),
]


@pytest.mark.parametrize(("text", "words"), [case[1:] for case in MALFORMED], ids=[case[0] for case in MALFORMED])
def test_malformed_yaml_is_one_sentence(text: str, words: str) -> None:
    with pytest.raises(InputError) as caught:
        definitions.loads(text.encode(), "old.yaml")
    message = caught.value.message()
    assert words in message
    assert message.startswith("old.yaml: ")
    assert "\n" not in message

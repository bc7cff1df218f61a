"""Words laid against one another, in every script."""

from __future__ import annotations

import time

import pytest

from stageworkshop.domain.alignment import Run, likeness, runs, tokens


def marked(found: tuple[Run, ...], mark: str) -> list[str]:
    return [run.text.strip() for run in found if run.mark == mark]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Don’t call, e-mail!", ["don't", "call", "e", "mail"]),
        ("Score ≥ 1,000.5 (50 %)", ["score", "≥", "1,000.5", "50", "%"]),
        ("予算が100万円", ["予", "算", "が", "100", "万", "円"]),
        ("लीड योग्य है", ["लीड", "योग्य", "है"]),
        ("ลูกค้า", ["ลู", "ก", "ค้", "า"]),
        ("קָבַע תקציב", ["קָבַע", "תקציב"]),
        ("Đã có ngân sách", ["đã", "có", "ngân", "sách"]),
        ("한국어 예산", ["한국어", "예산"]),
        ("🙂 — …", []),
    ],
)
def test_words_of_many_scripts(text: str, words: list[str]) -> None:
    found = tokens(text)
    assert [each.key for each in found] == words
    assert all(text[each.start : each.end] == each.text for each in found)


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("A lead that scores at least 50.", "A lead that scores at least 70.", (["50"], ["70"])),
        ("Бюджет подтверждён клиентом", "Бюджет подтверждён отделом продаж", (["клиентом"], ["отделом продаж"])),
        ("تمت الموافقة على الميزانية", "تمت الموافقة على العقد", (["الميزانية"], ["العقد"])),
        ("線索評分至少50分", "線索評分至少70分", (["50"], ["70"])),
        ("予算が承認された", "予算が申請された", (["承認"], ["申請"])),
        ("ค่าตอบแทน", "ค่าตอบรับ", (["แทน"], ["รับ"])),
    ],
)
def test_only_the_words_that_differ_are_marked(one: str, other: str, differs: tuple[list[str], list[str]]) -> None:
    found = runs({"a": one, "b": other})
    assert (marked(found["a"], "only"), marked(found["b"], "only")) == differs
    assert "".join(run.text for run in found["a"]) == one
    assert "".join(run.text for run in found["b"]) == other


def test_case_width_and_punctuation_are_no_difference() -> None:
    found = runs({"a": "Budget, approved!", "b": "ＢＵＤＧＥＴ approved"})
    assert {run.mark for runs_ in found.values() for run in runs_} == {"same"}
    assert likeness("Budget, approved!", "budget approved") == 1.0


def test_three_texts_tell_apart_what_some_share_and_what_nobody_else_says() -> None:
    found = runs(
        {"a": "the buyer has a budget", "b": "the buyer has a project", "c": "the customer has a budget", "d": ""}
    )
    assert marked(found["a"], "some") == ["buyer", "budget"]
    assert marked(found["b"], "only") == ["project"]
    assert marked(found["c"], "only") == ["customer"]
    assert found["d"] == ()


def test_against_a_base_only_the_difference_to_the_base_counts() -> None:
    texts = {"a": "the buyer has a budget", "b": "the buyer has a project", "c": "the buyer has a project"}
    assert marked(runs(texts)["b"], "some") == ["project"]
    against = runs(texts, base="a")
    assert marked(against["b"], "only") == marked(against["c"], "only") == ["project"]
    assert marked(against["a"], "only") == ["budget"]


def test_a_text_with_nothing_in_common_does_not_blot_the_others() -> None:
    found = runs({"a": "one two three four five", "b": "one two three four six", "c": "ganz etwas anderes steht hier"})
    assert marked(found["a"], "same") == ["one two three four"]
    assert marked(found["c"], "only") == ["ganz etwas anderes steht hier"]
    longer = runs({"a": "one two three four five six seven", "b": "ganz etwas anderes steht hier und auch dort"})
    assert {run.mark for each in longer.values() for run in each} == {"apart"}


def test_alone_nothing_is_marked() -> None:
    assert runs({"a": "just this"}) == {"a": (Run("just this", "same"),)}


def test_long_texts_stay_fast() -> None:
    one = "予算が承認され、担当者が決まっている。" * 120
    # Time of this process alone: what else the machine has to do is no fault of ours.
    begun = time.process_time()
    runs({"a": one, "b": one.replace("担当者", "責任者"), "c": one[::-1]})
    assert time.process_time() - begun < 2.0

"""Krippendorff's alpha against published worked examples, and what is told besides."""

import pytest

from stageworkshop.domain import calibration
from stageworkshop.domain.calibration import Answers


def sorted_cases(*observers: str) -> Answers:
    """One row of answers an observer, a column a case; “.” is a missing answer."""
    rows = [row.split() for row in observers]
    return {
        f"case {number}": {f"observer {who}": value for who, value in enumerate(column) if value != "."}
        for number, column in enumerate(zip(*rows, strict=True))
    }


@pytest.mark.parametrize(
    ("observers", "published"),
    [
        # K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), examples A, B and C.
        (("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"), 0.095),
        (("a a b b d c c c e d d a", "b a b b b c c c e d d d"), 0.692),
        (
            (
                "1 2 3 3 2 1 4 1 2 . . .",
                "1 2 3 3 2 2 4 1 2 5 . 3",
                ". 3 3 3 2 3 4 2 2 5 1 .",
                "1 2 3 3 2 4 4 1 2 5 1 .",
            ),
            0.743,
        ),
    ],
)
def test_published_worked_examples(observers: tuple[str, ...], published: float) -> None:
    value = calibration.alpha(sorted_cases(*observers))
    assert value is not None
    assert round(value, 3) == published


def test_perfect_agreement_is_one() -> None:
    assert calibration.alpha(sorted_cases("a b a", "a b a")) == 1


def test_systematic_disagreement_is_below_zero() -> None:
    value = calibration.alpha(sorted_cases("a b", "b a"))
    assert value == pytest.approx(-0.5)


@pytest.mark.parametrize(
    "observers",
    [(), ("",), ("a b c",), ("a . b", ". a ."), ("a a a", "a a a")],
    ids=["nobody", "no case", "one person", "no pair", "no variation"],
)
def test_undefined_is_none_and_said_so(observers: tuple[str, ...]) -> None:
    value = calibration.alpha(sorted_cases(*observers))
    assert value is None
    assert calibration.in_words(value) == "nothing to measure yet"


def test_a_case_that_one_person_sorted_does_not_count() -> None:
    with_single = sorted_cases("a b a c", "a b b .")
    assert calibration.alpha(with_single) == calibration.alpha(sorted_cases("a b a", "a b b"))


@pytest.mark.parametrize(
    ("value", "key"),
    [(1.0, "reliable"), (0.8, "reliable"), (0.79, "tentative"), (0.667, "tentative"), (0.66, "unreliable")],
)
def test_the_limits_named_by_krippendorff(value: float, key: str) -> None:
    assert calibration.verdict(value) == key


def test_the_figure_never_contradicts_its_words() -> None:
    assert calibration.in_words(0.743) == "0.74: good enough to use, with care"
    assert calibration.in_words(0.798).startswith("0.798: good enough")
    assert calibration.in_words(0.6671).startswith("0.67: good enough")
    assert calibration.in_words(0.666).startswith("0.666: people read")


def test_pairs_confused_are_counted_by_pairs_of_people() -> None:
    answers = sorted_cases("mql mql sql", "sql mql sql", "sql lead sql")
    first, second = calibration.confusions(answers)
    assert (first.one, first.other, first.count, first.cases) == ("lead", "mql", 2, ("case 1",))
    assert (second.one, second.other, second.count, second.cases) == ("mql", "sql", 2, ("case 0",))


def test_agreement_and_majority_on_one_case() -> None:
    assert calibration.agreement(["a", "a", "b"]) == pytest.approx(1 / 3)
    assert calibration.agreement(["a"]) is None
    assert calibration.majority(["a", "a", "b"]) == "a"
    assert calibration.majority(["a", "b"]) == ""
    assert calibration.majority([]) == ""


def test_expected_answers_and_the_cases_of_one_pipeline() -> None:
    answers = sorted_cases("a b c", "a a .")
    assert calibration.as_expected(answers, {"case 0": "a", "case 1": "b", "case 2": ""}) == (3, 4)
    assert list(calibration.touching(answers, {"b", "x"})) == ["case 1"]

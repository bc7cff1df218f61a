"""Numbers as CRMs write them."""

from __future__ import annotations

from typing import Any

import pytest

from stageworkshop.crm.numbers import percent, whole


@pytest.mark.parametrize(
    ("value", "number"),
    [(10, 10), (10.0, 10), ("10", 10), (" 10.0 ", 10), (-1, -1), ("0", 0)],
)
def test_a_whole_number_in_any_writing(value: Any, number: int) -> None:
    assert whole(value) == number


@pytest.mark.parametrize("value", [10.5, "", "lots", "1e999", "nan", float("inf"), True, None, [10], {"value": 10}])
def test_what_is_no_whole_number(value: Any) -> None:
    assert whole(value) is None


@pytest.mark.parametrize(("value", "number"), [("25", 25), (0, 0), (100.0, 100), (101, None), (-1, None), (True, None)])
def test_a_percentage_is_from_nought_to_a_hundred(value: Any, number: int | None) -> None:
    assert percent(value) == number

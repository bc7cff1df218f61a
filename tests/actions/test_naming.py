"""What counts as a name."""

import pytest

from stageworkshop.actions.naming import needed
from stageworkshop.domain.errors import InvalidValue


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "\u00ad\u2028\u200e", "\u3000"])
def test_a_name_that_nobody_sees_is_none(name: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        needed(name, "Name")
    assert caught.value.code == "text.empty"


@pytest.mark.parametrize("name", ["李", "\U0002ebf0", "\U000323b0", "\ue000"])
def test_a_letter_younger_than_this_python_is_a_name(name: str) -> None:
    """Rare characters in names of people are added to Unicode every year, and companies have signs of their own."""
    assert needed(name, "Name") == name

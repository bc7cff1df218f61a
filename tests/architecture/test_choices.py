"""Fields whose value Qt lets the mouse wheel turn are made as those of our own that leave the wheel to the page."""

import ast
from pathlib import Path

UI = Path(__file__).resolve().parents[2] / "stageworkshop" / "ui"
TURNED_BY_THE_WHEEL = {"QComboBox", "QSpinBox", "QDoubleSpinBox", "QDateEdit", "QDateTimeEdit", "QTimeEdit", "QSlider"}


def made_plainly(source: str) -> list[int]:
    """The lines in which such a field is made as Qt has it."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return [call.lineno for call in calls if isinstance(call.func, ast.Name) and call.func.id in TURNED_BY_THE_WHEEL]


def test_the_wheel_turns_no_field() -> None:
    found = {path.relative_to(UI).as_posix(): made_plainly(path.read_text("utf-8")) for path in UI.rglob("*.py")}
    assert len(found) > 200
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_a_plain_field_would_be_found() -> None:
    assert made_plainly("x = 1\ny = QComboBox(self)\n") == [2]

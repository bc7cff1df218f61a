"""Names of exported files on every system."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stageworkshop.charter import filenames
from stageworkshop.charter.editions import partner_edition
from tests.charter.any_document import finished


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Lead to cash", "Lead to cash"),
        ("Łukasz, Nguyễn & 山田", "Łukasz, Nguyễn & 山田"),
        ("محمد עברית", "محمد עברית"),
        ("می‌خواهم", "می‌خواهم"),
        ("A/B: “what?” <now> | *", "A-B – “what-” -now"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Users\\x", "C--Users-x"),
        ("con", "con_"),
        ("LPT1.txt", "LPT1.txt_"),
        ("nul . json", "nul . json_"),
        ("trailing. . ", "trailing"),
        ("two\nlines\tand\x00nul", "two lines and nul"),
        ("", "workshop"),
        ("...", "workshop"),
        ("invoice\u202egpj.exe", "invoice gpj.exe"),
    ],
)
def test_base_name(title: str, name: str) -> None:
    assert filenames.base_name(title) == name


def test_names_of_both_editions() -> None:
    assert filenames.charter_name(finished()) == "Lead to cash-charter.pdf"
    assert filenames.definitions_name(finished()) == "Lead to cash-definitions.json"
    assert filenames.definitions_name(partner_edition(finished())) == "Lead to cash-partners-definitions.json"


def test_very_long_title_is_cut_between_characters(tmp_path: Path) -> None:
    name = filenames.base_name("長い題名" * 100)
    assert name.startswith("長い題名長い")
    assert "\ufffd" not in name
    (tmp_path / f"{name}-partners-definitions.json").write_text("x")


@given(st.text(max_size=300))
def test_any_title_gives_a_safe_name(title: str) -> None:
    name = filenames.base_name(title)
    assert name
    assert len(f"{name}-partners-definitions.json".encode()) <= 255
    assert not set(name) & set('<>:"/\\|?*')
    assert name == name.strip() == name.strip(".")
    assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in name)
    assert filenames.base_name(name) == name or name.endswith("_")

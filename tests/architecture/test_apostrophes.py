"""Words that people read have typographic apostrophes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import stageworkshop
from stageworkshop.paths import resource

ROOT = Path(stageworkshop.__file__).parent
STRAIGHT = re.compile(r"[A-Za-z]'(s|t|re|ve|ll|d)\b|[a-z]s' [a-z]")
AS_TYPED = {
    "domain/likeness_words.py",
    "domain/subject_words.py",
    "starting/heading_words.py",
}
"""Words that are looked for in what people type, where both marks come."""


def _texts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """(line, text) of strings that are no docstrings."""
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value


def test_no_text_has_a_straight_apostrophe() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for path in sorted(ROOT.rglob("*.py"))
        if path.relative_to(ROOT).as_posix() not in AS_TYPED
        for line, text in _texts(ast.parse(path.read_text("utf-8")))
        if STRAIGHT.search(text)
    ]
    assert found == []


def test_nor_have_the_sample_the_templates_and_the_guide() -> None:
    files = [path for folder in ("sample", "templates", "guide") for path in resource(folder).glob("*.json")]
    assert len(files) >= 20
    assert [path.name for path in files if STRAIGHT.search(path.read_text("utf-8"))] == []

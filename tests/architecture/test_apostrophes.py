"""Words that people read have typographic apostrophes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import stageworkshop

ROOT = Path(stageworkshop.__file__).parent
STRAIGHT = re.compile(r"[A-Za-z]'(s|t|re|ve|ll|d)\b|[a-z]s' [a-z]")
AS_TYPED = {
    "domain/fields.py",
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

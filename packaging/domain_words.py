#!/usr/bin/env python3
"""Lists the words of the domain for translators, in `translation/domain_words.py`, which Qt's lupdate reads.

Run it after a change of such a word; a test says when the list is old. What is shown of these words goes through
`stageworkshop/ui/words.py`.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LIST = ROOT / "packaging" / "translation" / "domain_words.py"
READY = ROOT / "stageworkshop" / "standing" / "overview.py"
HEAD = '''"""Words of the domain for lupdate, written by packaging/domain_words.py. Not to be changed by hand."""

# ruff: noqa: E501, F821
# mypy: ignore-errors
# fmt: off
'''


def words() -> list[str]:
    """Every text of the domain that the window shows, once, in the order in which people meet them."""
    found = dict.fromkeys(text for text in _all() if text)
    return list(found)


def listed() -> str:
    """The file for lupdate."""
    lines = [f'QT_TRANSLATE_NOOP("domain", {_quoted(text)})' for text in words()]
    return HEAD + "\n".join(lines) + "\n"


def main() -> None:
    LIST.write_text(listed(), encoding="utf-8", newline="\n")
    print(f"{len(words())} texts in {LIST.relative_to(ROOT)}")


def _all() -> Iterator[str]:
    from stageworkshop.charter import changes
    from stageworkshop.crm import notes, plan
    from stageworkshop.domain import criteria, disagreement, fields, stage, stance, workshop
    from stageworkshop.domain.agenda import AGENDA
    from stageworkshop.domain.lint import RULES
    from stageworkshop.domain.values import Choice
    from stageworkshop.guide import guide

    for step in AGENDA:
        yield from (step.title, step.job)
    yield from _ready()
    for step in AGENDA:
        told = guide(step.key)
        yield from (told.purpose, *told.say, *told.move_on)
        for sign in told.watch_for:
            yield from (sign.sign, sign.do)
    yield from fields.GROUPS.values()
    for field in fields.FIELDS:
        yield from (field.label, field.help)
        if isinstance(field.kind, Choice):
            yield from (said for _, said in field.kind.options)
    for known in (workshop.DECISION_RULES, workshop.TEAM_KINDS, workshop.ROLES, stage.PIPELINE_KINDS):
        yield from known.values()
    for known in (stance.STANCES, disagreement.STATES, disagreement.METHODS):
        yield from known.values()
    yield from criteria.OPERATORS.values()
    for rule in RULES:
        yield from (rule.title, rule.help, *rule.says)
    yield from changes.WORDS
    yield from plan.ACTIONS.values()
    yield from notes.LOSSES.values()
    yield "No owner"  # the lane of the stage map


def _ready() -> Iterator[str]:
    """The sentences of “ready when…”, as they stand in the source."""
    for node in ast.walk(ast.parse(READY.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "ReadyItem":
            first = node.args[0]
            if isinstance(first, ast.Constant):
                yield str(first.value)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()

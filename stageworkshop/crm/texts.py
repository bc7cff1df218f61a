"""The words of a definition as a CRM has room for them: plain text, and cut where a limit asks for it."""

from __future__ import annotations

from stageworkshop.charter.model import Stage
from stageworkshop.charter.stage_values import values_of
from stageworkshop.domain import definition
from stageworkshop.domain.fields import DEFINITION, ENTRY, EXIT, FIELDS, NAME, OWNER, SLA_LIMIT, Field
from stageworkshop.domain.values import AliasList, CriteriaList, ExampleList, Names, TextList

ELLIPSIS = "…"
_FIRST = (DEFINITION, ENTRY, EXIT, OWNER, SLA_LIMIT)


def fit(text: str, limit: int) -> tuple[str, bool]:
    """`text` in at most `limit` characters, and whether it had to be cut: at the end of a sentence if more than
    half stays, else between words, with an ellipsis.
    """
    text = text.strip()
    if len(text) <= limit:
        return text, False
    head = text[: limit - 1]
    for mark in (". ", "。", "! ", "? ", "\n"):
        at = head.rfind(mark)
        if at > limit // 2:
            return head[: at + 1].rstrip() + ELLIPSIS, True
    at = max(head.rfind(" "), head.rfind("\n"))
    return (head[:at] if at > limit // 2 else head).rstrip(" ,;:–-") + ELLIPSIS, True


def one_line(text: str) -> str:
    """Without line breaks, for places that show one line."""
    return " ".join(text.split())


def whole(stage: Stage, names: Names, leave_out: frozenset[str] = frozenset({NAME.key})) -> str:
    """The whole definition as plain text: each filled field under its label, lists as lines with dashes.

    What people look for first comes first, so that it is there where the end is cut off. `names` as
    `charter.stage_values.names_of` gives them; `leave_out` are keys of fields.
    """
    values = values_of(stage)
    blocks: list[str] = []
    for field in (*_FIRST, *(field for field in FIELDS if field not in _FIRST)):
        lines = [] if field.key in leave_out else definition.lines(values, field, names)
        if not lines:
            continue
        if _is_list(field):
            blocks.append("\n".join([f"{field.label}:", *(f"- {line}" for line in lines)]))
        else:
            blocks.append(f"{field.label}: {' '.join(lines)}")
    return "\n".join(blocks)


def _is_list(field: Field) -> bool:
    return isinstance(field.kind, TextList | CriteriaList | ExampleList | AliasList)

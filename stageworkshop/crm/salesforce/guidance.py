"""Guidance for success on a path: a stage's definition and criteria as the HTML that Salesforce keeps there."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Literal

from stageworkshop.charter.model import Stage
from stageworkshop.charter.stage_values import values_of
from stageworkshop.crm import texts
from stageworkshop.crm.salesforce import shapes
from stageworkshop.domain import definition
from stageworkshop.domain.fields import DEFINITION, ENTRY, EXIT, OWNER, SLA_LIMIT
from stageworkshop.domain.values import CriteriaList, Names

Left = Literal["", "evidence", "end"]
"""What did not find room: nothing, the evidence of the criteria, or that and the end."""
Part = tuple[str, list[str]]
"""Heading ("" for none) and lines."""

_FIELDS = (DEFINITION, ENTRY, EXIT, OWNER, SLA_LIMIT)
_BLOCK_END = re.compile(r"</(p|li|div|h[1-6]|ul|ol|tr)>|<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


def plain(html: str) -> str:
    """Guidance as text: blocks become lines, tags go, entities become characters."""
    text = unescape(_TAG.sub("", _BLOCK_END.sub("\n", html)))
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def html_of(stage: Stage, names: Names) -> tuple[str, Left]:
    """(HTML, what had to be left out): what the stage is, when a record enters and leaves it, whose it is.

    A criterion is its sentence and its evidence; what a machine checks is for rules. Salesforce takes 1,000 characters
    and does not say whether tags count, so they do.
    """
    html = _html(_parts(stage, names, evidence=True))
    if len(html) <= shapes.MAX_GUIDANCE:
        return html, ""
    parts = _parts(stage, names, evidence=False)
    html = _html(parts)
    if len(html) <= shapes.MAX_GUIDANCE:
        return html, "evidence"
    while len(parts) > 1 or len(parts[0][1]) > 1:
        parts[-1][1].pop()
        parts = [part for part in parts if part[1]]
        html = _html(parts)
        if len(html) <= shapes.MAX_GUIDANCE:
            return html, "end"
    return _fitted(*parts[0]), "end"


def _parts(stage: Stage, names: Names, *, evidence: bool) -> list[Part]:
    values = values_of(stage)
    made: list[Part] = []
    for field in _FIELDS:
        if isinstance(field.kind, CriteriaList):
            lines = [
                f"{each.text} (evidence: {each.evidence})" if evidence and each.evidence else each.text
                for each in definition.criteria(values, field)
            ]
        else:
            lines = definition.lines(values, field, names)
        lines = [line for line in map(texts.one_line, lines) if line]
        if lines:
            made.append(("" if field is DEFINITION else field.label, lines))
    return made


def _html(parts: list[Part]) -> str:
    return "".join(_block(heading, [escape(line, quote=False) for line in lines]) for heading, lines in parts)


def _block(heading: str, lines: list[str]) -> str:
    if not heading:
        return "".join(f"<p>{line}</p>" for line in lines)
    if len(lines) == 1:
        return f"<p><b>{heading}:</b> {lines[0]}</p>"
    return f"<p><b>{heading}</b></p><ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"


def _fitted(heading: str, lines: list[str]) -> str:
    """One line that is too long by itself, cut until it fits with whatever had to be escaped in it."""
    room = shapes.MAX_GUIDANCE
    while len(html := _html([(heading, [texts.fit(lines[0], room)[0]])])) > shapes.MAX_GUIDANCE:
        # An escaped character takes up to five places.
        room -= max((len(html) - shapes.MAX_GUIDANCE) // 5, 1)
    return html

"""Guidance for success on a path: a stage's definition and criteria as the HTML that Salesforce keeps there."""

from __future__ import annotations

import re
from html import escape, unescape

from stageworkshop.charter.model import Stage
from stageworkshop.charter.stage_values import values_of
from stageworkshop.crm import texts
from stageworkshop.crm.salesforce import shapes
from stageworkshop.domain import definition
from stageworkshop.domain.fields import DEFINITION, ENTRY, EXIT, OWNER, SLA_LIMIT
from stageworkshop.domain.values import Names

_FIELDS = (DEFINITION, ENTRY, EXIT, OWNER, SLA_LIMIT)
_BLOCK_END = re.compile(r"</(p|li|div|h[1-6]|ul|ol|tr)>|<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


def plain(html: str) -> str:
    """Guidance as text: blocks become lines, tags go, entities become characters."""
    text = unescape(_TAG.sub("", _BLOCK_END.sub("\n", html)))
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def html_of(stage: Stage, names: Names) -> tuple[str, bool]:
    """(HTML, whether something had to be left out). Salesforce counts the text, at most 1,000 characters."""
    values = values_of(stage)
    blocks: list[str] = []
    room = shapes.MAX_GUIDANCE
    cut = False
    for field in _FIELDS:
        lines = definition.lines(values, field, names)
        if not lines or room < len(field.label) + 20:
            cut = cut or bool(lines)
            continue
        heading = "" if field is DEFINITION else field.label
        room -= len(heading) + 1
        shown: list[str] = []
        for line in lines:
            if room < 20:
                cut = True
                break
            text, short = texts.fit(texts.one_line(line), room)
            cut = cut or short
            room -= len(text) + 1
            shown.append(escape(text, quote=False))
        blocks.append(_block(heading, shown))
    return "".join(blocks), cut


def _block(heading: str, lines: list[str]) -> str:
    title = f"<p><b>{escape(heading, quote=False)}</b></p>" if heading else ""
    if len(lines) == 1:
        return f"{title}<p>{lines[0]}</p>"
    return f"{title}<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"

"""Reading order in what a reader's tool gives out of a charter: each list in one piece, panel after panel."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stageworkshop.charter.model import Document, Stage
from stageworkshop.charter.stage_panels import in_rows, panels_of
from stageworkshop.charter.stage_values import values_of
from stageworkshop.domain.criteria import Criterion
from stageworkshop.domain.fields import BY_KEY
from stageworkshop.domain.values import CriteriaList, ExampleList, TextList

_STEERING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NUMBER = r"\d{0,3}"


def packed(text: str) -> str:
    """Text without blanks and without the direction marks that readers add."""
    return "".join(_STEERING.sub("", text).split())


def lists_of(stage: Stage) -> Iterator[tuple[str, list[str]]]:
    """(field, its texts as they are printed one after the other) for each list of a stage."""
    for key, value in values_of(stage).items():
        kind = BY_KEY[key].kind
        if isinstance(kind, CriteriaList):
            yield key, [text for item in value for text in _of_criterion(Criterion.read(item, ""))]
        elif isinstance(kind, ExampleList):
            yield key, [text for item in value for text in (item["text"], item.get("why")) if text]
        elif isinstance(kind, TextList):
            yield key, [" · ".join(value)] if BY_KEY[key].group == "crm" else list(value)


def _of_criterion(criterion: Criterion) -> Iterator[str]:
    yield criterion.text
    if criterion.check:
        yield f"Check: {criterion.check.words()}"
    if criterion.evidence:
        yield f"Evidence: {criterion.evidence}"


def torn_lists(document: Document, pages: Sequence[str]) -> tuple[list[tuple[str, str]], int]:
    """((stage, field) of each list that does not stand in one piece, how many lists there are). `pages` are texts as a
    tool reads them; between the texts of a list only the numbers of its entries may stand."""
    read = [packed(page) for page in pages]
    torn: list[tuple[str, str]] = []
    count = 0
    for _, stage in document.stages:
        for key, texts in lists_of(stage):
            count += 1
            whole = re.compile(_NUMBER.join(re.escape(packed(text)) for text in texts))
            if not any(whole.search(page) for page in read):
                torn.append((stage.key, key))
    return torn, count


def panel_titles(stage: Stage) -> list[str]:
    """The headings of a stage's panels in the order in which they are to be read."""
    rows = in_rows(panels_of(values_of(stage)))
    return [panel.title for row in rows for column in row for panel in column]


def titles_on(page: str, among: Sequence[str]) -> list[str]:
    """Those of the headings that stand on lines of their own, in the order of the text."""
    return [line.strip() for line in page.splitlines() if line.strip() in among]

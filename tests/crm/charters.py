"""Any charter as far as a CRM is concerned: pipelines, names in every script, kinds, probabilities, long texts."""

from __future__ import annotations

from hypothesis import strategies as st

from stageworkshop.charter.model import Alias, Criterion, Document, Duration, Pipeline, Stage, Workshop
from stageworkshop.crm.matching import folded
from stageworkshop.domain.stage import PIPELINE_KINDS
from tests.charter.any_document import line

NAMES = st.one_of(
    line(),
    st.sampled_from(["Closed Won", "New", "=SUM(A1)", "Đã chốt / thắng", "商談", "Ὁ λόγος", "x" * 120, "A & <b>"]),
)
TEXTS = st.sampled_from([None, "Short.", "A sentence of some length, with a comma. " * 40, "– one\n– two", "=1+1"])
FORECASTS = st.sampled_from([None, "omitted", "pipeline", "best_case", "most_likely", "commit", "closed"])
KINDS = st.sampled_from([None, "open", "open", "won", "lost", "recycled", "disqualified"])
LENGTHS = st.sampled_from([None, Duration(amount=3, unit="weeks"), Duration(amount=9, unit="business_days")])


@st.composite
def charters(draw: st.DrawFn) -> Document:
    """Up to 3 pipelines of up to 5 stages. Keys and pipelines' names are unique, stages' names need not be."""
    pipelines: list[Pipeline] = []
    titles = draw(st.lists(NAMES, max_size=3, unique_by=folded))
    for number, title in enumerate(titles):
        names = draw(st.lists(NAMES, max_size=5))
        stages = [_stage(draw, f"s{number}-{at}", name) for at, name in enumerate(names)]
        kind = draw(st.sampled_from(list(PIPELINE_KINDS)))
        pipelines.append(Pipeline.model_validate({"key": f"p{number}", "name": title, "kind": kind, "stages": stages}))
    return Document(workshop=Workshop(title="Any"), pipelines=pipelines)


def _stage(draw: st.DrawFn, key: str, name: str) -> Stage:
    made = {
        "key": key,
        "name": name,
        "kind": draw(KINDS),
        "definition": draw(TEXTS),
        "probability": draw(st.one_of(st.none(), st.integers(0, 100))),
        "forecast_category": draw(FORECASTS),
        "longest_time": draw(LENGTHS),
        "aliases": draw(st.sampled_from([None, [Alias(name="Closed Won")]])),
        "entry_criteria": draw(st.sampled_from([None, [Criterion(text="They <signed> & paid.")]])),
        "required_fields": draw(st.sampled_from([None, ["Amount", "Money holder"]])),
    }
    return Stage.model_validate(made)

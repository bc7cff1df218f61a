"""The kind of a pipeline by its name."""

from __future__ import annotations

import pytest

from stageworkshop.starting.pipeline_words import kind_of


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Leads", "lead"),
        ("Inbound enquiries", "lead"),
        ("Interessenten", "lead"),
        ("Fachhändler Süd", "partner"),
        ("Partner leads", "partner"),
        ("After-sales", "post_sale"),
        ("Vertragsverlängerung", "opportunity"),
        ("Renewals 2026", "post_sale"),
        ("New business", "opportunity"),
        ("商談", "opportunity"),
        ("", "opportunity"),
    ],
)
def test_kind(name: str, kind: str) -> None:
    assert kind_of(name) == kind

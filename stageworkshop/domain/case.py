"""Cases: sample leads and deals that participants sort into stages, blind, to test the words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(eq=False)
class Case:
    """One sample record, described in a few facts. `expected_stage_id` is the answer by the agreed text, if known."""

    id: str
    key: str
    title: str
    facts: str = ""
    expected_stage_id: str = ""
    position: int = 0


@dataclass(eq=False)
class Sorting:
    """Where one participant puts a case. Blind until the results are shown; one a participant and case."""

    id: str
    case_id: str
    participant_id: str
    stage_id: str
    at: str = ""

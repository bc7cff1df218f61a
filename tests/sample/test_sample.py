"""The finished sample: what it shows, that it is the same at every build, and that it reads like real work."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from stageworkshop.charter import hashing, snapshot
from stageworkshop.charter.faults import faults
from stageworkshop.charter.model import Document
from stageworkshop.charter.stage_values import values_of
from stageworkshop.domain import calibration
from stageworkshop.domain.case import Case, Sorting
from stageworkshop.domain.charter import Charter
from stageworkshop.domain.definition import missing
from stageworkshop.domain.draft import Draft, Round
from stageworkshop.domain.errors import FileProblem
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.stance import Stance
from stageworkshop.domain.workshop import Participant, Team
from stageworkshop.paths import resource
from stageworkshop.sample import write_sample
from stageworkshop.store.workshop_file import WorkshopFile


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkshopFile]:
    path = tmp_path_factory.mktemp("sample") / "sample.stageworkshop"
    write_sample(path)
    file = WorkshopFile.open(path, read_only=True)
    yield file
    file.close()


@pytest.fixture(scope="module")
def document(sample: WorkshopFile) -> Document:
    return hashing.stamped(snapshot.take(sample))


def test_the_room_is_full(document: Document) -> None:
    assert [team.name for team in document.teams] == ["Marketing", "Sales", "Service", "Depots"]
    assert [team.kind for team in document.teams].count("partner") == 1
    assert len({team.colour for team in document.teams}) == 4
    assert len(document.people) == 9
    roles = Counter(role for person in document.people for role in person.roles)
    assert roles == {"facilitator": 1, "decider": 1, "signatory": 4, "observer": 1}
    assert document.workshop.decider in {person.key for person in document.people}
    scripts = {
        unicodedata.name(char).split()[0] for person in document.people for char in person.name if char.isalpha()
    }
    assert {"LATIN", "ARABIC", "HEBREW", "CJK"} <= scripts
    assert document.workshop.review_date.startswith("2027-")


def test_every_stage_has_its_whole_definition(document: Document) -> None:
    assert len(document.pipelines) == 3
    assert len(document.stages) >= 10
    for _, stage in document.stages:
        assert missing(values_of(stage)) == [], stage.key
        assert len(stage.definition or "") <= 255
        assert stage.examples
        assert stage.counter_examples
        assert stage.aliases
    partners = {team.key for team in document.teams if team.kind == "partner"}
    given = {row.readiness for row in document.hand_offs if row.to in partners}
    assert given == {"needs_warming", "ready_for_call"}


def test_what_leads_out_of_a_stage_leads_into_the_next(document: Document) -> None:
    for pipeline in document.pipelines:
        for stage, after in zip(pipeline.stages, pipeline.stages[1:], strict=False):
            if stage.kind == "open" and after.kind in ("open", "won"):
                assert stage.exit_criteria == after.entry_criteria, stage.key


def test_it_is_a_definitions_file_without_a_fault(document: Document) -> None:
    data = document.model_dump(mode="json", by_alias=True, exclude_none=True)
    assert [fault for fault in faults(data) if not fault.warning] == []


def test_disagreements_ended_in_different_ways(document: Document) -> None:
    assert len(document.disagreements) == 6
    settled = [each for each in document.disagreements if each.state == "settled"]
    assert sorted(each.method for each in settled) == [
        "compromise",
        "consensus",
        "decider",
        "experiment",
        "majority",
    ]
    (parked,) = [each for each in document.disagreements if each.state == "parked"]
    assert parked.owner
    assert parked.due > "2026-11-17"
    assert parked.outcome
    (overruled,) = [each for each in document.disagreements if each.dissents]
    assert overruled.method == "decider"
    assert "31 of 212" in overruled.dissents[0].words
    for each in document.disagreements:
        assert len(each.positions) >= 3
        assert len({position.text for position in each.positions}) == len(each.positions)
        assert each.options
        assert each.question.endswith("?")


def test_every_team_wrote_its_own_draft(sample: WorkshopFile) -> None:
    teams = {team.id for team in sample.all(Team)}
    first = {each.stage_id: each.id for each in sample.all(Round, number=1)}
    second = sample.all(Round, number=2)
    assert len(second) == 1
    assert all(each.is_revealed for each in sample.all(Round))
    whole = 0
    for stage in sample.all(Stage):
        drafts = sample.all(Draft, round_id=first[stage.id])
        assert {draft.team_id for draft in drafts} == teams
        assert all(draft.is_in for draft in drafts)
        written = [draft.values["definition"] for draft in drafts if draft.state == "done"]
        assert len(set(written)) == len(written) >= 2
        whole += len(written) == len(teams)
    assert whole >= 4
    (call_ready,) = [each for each in sample.all(Stage) if each.key == "call-ready-lead"]
    assert second[0].stage_id == call_ready.id
    values = [draft.values for draft in sample.all(Draft, round_id=first[call_ready.id])]
    assert len({each["owner"] for each in values}) > 1
    assert len({str(each.get("handoff.accept_within")) for each in values}) > 2
    assert len({each.get("sla.attempts") for each in values}) > 2


def test_an_objection_was_removed_by_a_better_text(sample: WorkshopFile) -> None:
    (objection,) = [each for each in sample.all(Stance) if each.answer == "object"]
    assert objection.reason
    assert objection.would_remove
    later = [
        each.answer
        for each in sample.all(Stance, participant_id=objection.participant_id, stage_id=objection.stage_id)
        if each.number > objection.number
    ]
    assert later == ["live_with", "agree"]
    assert any(not each.current for each in sample.all(Stance)), "somebody changed an answer within a round"
    assert any(each.logged_by for each in sample.all(Stance))


def test_cases_show_where_the_words_let_two_answers_pass(sample: WorkshopFile) -> None:
    cases = sample.all(Case)
    names = {stage.id: stage.key for stage in sample.all(Stage)}
    assert len(cases) >= 8
    sortable = [each for each in sample.all(Participant) if not {"observer", "facilitator"} & set(each.roles)]
    spread: list[set[str]] = []
    for case in cases:
        sorted_into = [names[each.stage_id] for each in sample.all(Sorting, case_id=case.id)]
        assert len(sorted_into) == len(sortable) == 7
        assert names[case.expected_stage_id] in sorted_into, case.title
        spread.append(set(sorted_into))
    assert {"call-ready-lead"} in spread, "one case is clear to everybody"
    assert spread.count({"warm-lead", "call-ready-lead"}) >= 2


def test_mended_words_were_tried_again(sample: WorkshopFile) -> None:
    told = json.loads(resource("sample", "cases.json").read_text(encoding="utf-8"))
    first = {case["title"]: case["sorted"] for case in told}
    people, stages = sample.all(Participant), sample.all(Stage)
    names = {each.id: each.name for each in people}
    keys = {each.id: each.key for each in stages}
    last = {
        case.title: {names[each.participant_id]: keys[each.stage_id] for each in sample.all(Sorting, case_id=case.id)}
        for case in sample.all(Case)
    }
    before, after = calibration.alpha(first), calibration.alpha(last)
    assert before is not None
    assert after is not None
    assert before < calibration.TENTATIVE <= after < calibration.RELIABLE


def test_one_charter_holds_and_the_next_waits_for_signatures(sample: WorkshopFile, document: Document) -> None:
    assert [(each.number, each.state) for each in sample.all(Charter)] == [(1, "in_force"), (2, "proposed")]
    signatories = {person.key for person in document.people if "signatory" in person.roles}
    answers = {each.person: each for each in document.sign_offs if each.charter_number == 2}
    assert len(signatories - set(answers)) == 1, "one signature is still missing"
    reserved = [each for each in answers.values() if each.answer == "reserve"]
    assert len(reserved) == 1
    assert "1,940" in reserved[0].reason
    assert not reserved[0].stale_stages
    stale = {each.name: each.stale_stages for each in answers.values() if each.stale_stages}
    assert stale == {"Sigrid Bråthen": ["order-confirmed", "quote-with-the-practice"]}


def test_its_text_is_the_same_at_every_build(sample: WorkshopFile, document: Document, tmp_path: Path) -> None:
    path = tmp_path / "again.stageworkshop"
    write_sample(path)
    again = WorkshopFile.open(path, read_only=True)
    try:
        assert hashing.content_hash(snapshot.take(again)) == document.content_hash
        assert [entry.says for entry in again.history()] == [entry.says for entry in sample.history()]
    finally:
        again.close()


def test_it_refuses_to_write_over_a_file(tmp_path: Path) -> None:
    path = tmp_path / "taken.stageworkshop"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(FileProblem):
        write_sample(path)
    assert path.read_text(encoding="utf-8") == "mine"


def test_the_history_is_plausible(sample: WorkshopFile) -> None:
    entries = list(sample.history())
    times = [entry.at for entry in entries]
    assert times == sorted(times)
    assert {time[:10] for time in times} >= {"2026-09-10", "2026-09-24", "2026-11-12", "2026-11-17"}
    assert all("05:00" < time[11:16] < "16:00" for time in times), "in working hours in Bergen"
    assert len({entry.actor for entry in entries}) == 8
    assert any(entry.because for entry in entries if entry.action == "agreed.set_agreed")


def _texts(data: Any, path: str = "$") -> Iterator[tuple[str, str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from _texts(item, f"{path}[{index}]")
    elif isinstance(data, dict):
        for key, item in data.items():
            yield from _texts(item, f"{path}.{key}")


@pytest.mark.parametrize("path", sorted(resource("sample").glob("*.json")), ids=lambda path: path.stem)
def test_it_reads_like_real_work(path: Path) -> None:
    texts = list(_texts(json.loads(path.read_text(encoding="utf-8"))))
    assert texts
    for where, text in texts:
        assert text.strip() or where.endswith(".team"), where
        assert not re.search(r"lorem|ipsum|\bfoo\b|\btodo\b|\bxxx\b|\btbd\b", text, re.IGNORECASE), where
        assert '"' not in text, where
        assert "!" not in text, where

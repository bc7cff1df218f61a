"""What the people of the sample say to each other: drafts, disagreements, answers, cases and signatures."""

from __future__ import annotations

from stageworkshop.actions import agreed, cases, charters, disagreements, drafts, signoffs, stances
from stageworkshop.sample import content
from stageworkshop.sample.content import Row
from stageworkshop.sample.director import Director


def draft(director: Director, number: int) -> None:
    """One round of drafting: every team writes, then all texts are revealed at once."""
    written = [row for row in content.rows("drafts") if row["round"] == number]
    for row in written:
        where = {"stage_id": director.stage[row["stage"]], "team_id": director.team[row["team"]]}
        for field, value in row.get("values", {}).items():
            drafts.set_value(director.by(row["by"]), **where, field=field, value=director.value(field, value))
        drafts.set_state(director.by(row["by"]), **where, state=row["state"])
    shown = list(dict.fromkeys(director.stage[row["stage"]] for row in written))
    drafts.reveal(director.facilitator(), stage_ids=shown)


def draft_again(director: Director, number: int) -> None:
    """Another blind round for the stages that have texts for it."""
    again = {row["stage"] for row in content.rows("drafts") if row["round"] == number}
    drafts.reopen(director.facilitator(), stage_ids=[director.stage[key] for key in sorted(again)])
    draft(director, number)


def raise_all(director: Director) -> None:
    """Every difference gets its question and each team's position, its ways out with what speaks for them."""
    for row in content.rows("disagreements"):
        raised = disagreements.raise_disagreement(
            director.by(row["raised_by"]),
            stage_id=director.stage[row["stage"]],
            aspect=row["aspect"],
            question=row["question"],
            positions={director.team[team]: text for team, text in row["positions"].items()},
        ).created("disagreement")
        director.disagreement[row["key"]] = raised
        for option in row["options"]:
            disagreements.add_option(director.facilitator(), disagreement_id=raised, **option)


def park(director: Director) -> None:
    """What can't be known today is parked with a name and a day."""
    for row in content.rows("disagreements"):
        if parked := row.get("parked"):
            disagreements.park(
                director.facilitator(),
                disagreement_id=director.disagreement[row["key"]],
                owner_id=director.person[parked["owner"]],
                due=parked["due"],
                outcome=parked["outcome"],
            )


def settle(director: Director, *keys: str) -> None:
    """Decides these disagreements, changes the text accordingly and keeps the dissent."""
    for row in content.rows("disagreements"):
        if row["key"] in keys:
            _settle(director, row)


def answer(director: Director, stage: str, session: int, turn: int = 0) -> None:
    """Everybody's answers to a stage's text; `turn` counts the rounds of answers of one session from 0."""
    rounds = [row for row in content.rows("stances") if (row["stage"], row["session"]) == (stage, session)]
    for said in rounds[turn]["answers"]:
        stances.answer(
            director.by(said["person"]),
            stage_id=director.stage[stage],
            participant_id=director.person[said["person"]],
            answer=said["answer"],
            reason=said.get("reason", ""),
            would_remove=said.get("would_remove", ""),
            logged_by=said.get("logged_by", ""),
        )


def sort_cases(director: Director) -> None:
    """Each person sorts the same cases, blind."""
    listed = content.rows("cases")
    for row in listed:
        added = cases.add_case(
            director.facilitator(),
            title=row["title"],
            facts=row["facts"],
            expected_stage_id=director.stage[row["expected"]],
        )
        director.case[row["title"]] = added.created("case")
    for person in listed[0]["sorted"]:
        for row in listed:
            cases.sort_case(
                director.by(person),
                case_id=director.case[row["title"]],
                participant_id=director.person[person],
                stage_id=director.stage[row["sorted"][person]],
            )


def sort_again(director: Director, when: str) -> None:
    """Once the words are mended, those who had misread them sort again; `when` names who did so in the content."""
    for row in content.rows("cases"):
        for person, stage in row.get(when, {}).items():
            cases.sort_case(
                director.by(person),
                case_id=director.case[row["title"]],
                participant_id=director.person[person],
                stage_id=director.stage[stage],
            )


def expect_anew(director: Director) -> None:
    """A changed text can give a case another right answer."""
    for row in content.rows("cases"):
        if later := row.get("expected_later"):
            cases.edit_case(
                director.facilitator(),
                case_id=director.case[row["title"]],
                expected_stage_id=director.stage[later],
            )


def revise(director: Director, when: str) -> None:
    """Changes of the agreed text that are due at this point of the script."""
    for row in content.rows("revisions"):
        if row["when"] == when:
            agreed.set_agreed(
                director.by(row["actor"]),
                stage_id=director.stage[row["stage"]],
                field=row["field"],
                value=director.value(row["field"], row["value"]),
                because=director.disagreement.get(row.get("because", ""), ""),
            )


def propose(director: Director, number: int) -> str:
    """Freezes the text as the next charter and returns its id."""
    row = _charter(number)
    return charters.propose(director.by(row["proposed_by"]), note=row["note"]).created("charter")


def sign(director: Director, charter_id: str, number: int, *people: str) -> None:
    """These people's answers to a charter, in the order of the content."""
    for row in _charter(number)["sign_offs"]:
        if row["person"] not in people:
            continue
        covers = row.get("covers")
        signoffs.sign(
            director.by(row["person"]) if not row.get("logged_by") else director.facilitator(),
            charter_id=charter_id,
            participant_id=director.person[row["person"]],
            answer=row["answer"],
            reason=row.get("reason", ""),
            manner=row["manner"],
            typed=row.get("typed", ""),
            strokes=row.get("strokes", ()),
            covers=covers,
            logged_by=row.get("logged_by", ""),
        )


def write_agreed_text(director: Director) -> None:
    """What nobody disputed, stage by stage, as it was read aloud and typed."""
    for pipeline in content.rows("stages"):
        for stage in pipeline["stages"]:
            for field, value in stage["values"].items():
                if field in ("name", "kind", "aliases"):
                    continue
                agreed.set_agreed(
                    director.facilitator(),
                    stage_id=director.stage[stage["key"]],
                    field=field,
                    value=director.value(field, value),
                )


def _settle(director: Director, row: Row) -> None:
    disagreement_id = director.disagreement[row["key"]]
    if row.get("escalated"):
        disagreements.escalate(director.facilitator(), disagreement_id=disagreement_id)
    if row.get("parked"):
        disagreements.take_up_again(director.facilitator(), disagreement_id=disagreement_id)
    disagreements.settle(
        director.facilitator(),
        disagreement_id=disagreement_id,
        method=row["method"],
        outcome=row["outcome"],
        decided_by=row.get("decided_by", ""),
    )
    for change in row["changes"]:
        where = {"stage_id": director.stage[change["stage"]], "because": disagreement_id}
        field = change["field"]
        if team := change.get("take"):
            agreed.take_draft(director.facilitator(), **where, field=field, team_id=director.team[team])
        else:
            value = director.value(field, change["value"])
            agreed.set_agreed(director.facilitator(), **where, field=field, value=value)
    if dissent := row.get("dissent"):
        disagreements.add_dissent(
            director.by(dissent["person"]),
            disagreement_id=disagreement_id,
            participant_id=director.person[dissent["person"]],
            words=dissent["words"],
        )


def _charter(number: int) -> Row:
    return next(row for row in content.rows("charters") if row["number"] == number)

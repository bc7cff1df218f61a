"""The register of disagreements: raise, hear positions, weigh options, settle, park, escalate, keep dissent."""

from __future__ import annotations

from collections.abc import Mapping

from stageworkshop.actions.context import Context
from stageworkshop.actions.naming import iso_day, needed, one_of
from stageworkshop.domain.disagreement import METHODS, Disagreement, Dissent, Option, Position
from stageworkshop.domain.errors import InvalidValue, NotAllowed
from stageworkshop.domain.fields import BY_KEY
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.values import clean_text
from stageworkshop.domain.workshop import Participant, Team, Workshop
from stageworkshop.store.changes import Changes
from stageworkshop.store.workshop_file import Unit


def raise_disagreement(
    ctx: Context, *, stage_id: str, aspect: str, question: str, positions: Mapping[str, str] | None = None
) -> Changes:
    """Records a difference on one field (`aspect`) of a stage, with positions by team id. Raises InvalidValue."""
    one_of(aspect, BY_KEY, "Aspect")
    question = needed(question, "Question", 1_000)
    with ctx.unit("disagreements.raise", "raised a disagreement") as unit:
        stage = unit.get(Stage, stage_id)
        all_so_far = unit.all(Disagreement)
        numbers = [int(each.key[1:]) for each in all_so_far if each.key[1:].isdigit()]
        created = Disagreement(
            id=ctx.new_id(),
            key=f"d{max(numbers, default=0) + 1}",
            stage_id=stage.id,
            aspect=aspect,
            question=question,
            raised_by=ctx.actor,
            raised_at=ctx.now(),
            position=len(all_so_far),
        )
        unit.add(created)
        for team_id, text in (positions or {}).items():
            _hold(ctx, unit, created.id, team_id, text)
        unit.says = f"raised a disagreement on “{stage.name}”: {question}"
    return unit.changes


def set_question(ctx: Context, *, disagreement_id: str, question: str) -> Changes:
    """Rewords the question at issue. Raises InvalidValue."""
    question = needed(question, "Question", 1_000)
    with ctx.unit("disagreements.set_question", "reworded a question", merge=f"question:{disagreement_id}") as unit:
        unit.get(Disagreement, disagreement_id).question = question
        unit.says = f"reworded the question: {question}"
    return unit.changes


def set_position(ctx: Context, *, disagreement_id: str, team_id: str, text: str) -> Changes:
    """Writes down what a team holds; empty text takes the position back. Raises InvalidValue."""
    with ctx.unit(
        "disagreements.set_position", "wrote down a position", merge=f"position:{disagreement_id}:{team_id}"
    ) as unit:
        disagreement, team = unit.get(Disagreement, disagreement_id), unit.get(Team, team_id)
        _hold(ctx, unit, disagreement_id, team_id, text)
        unit.says = f"wrote down what {team.name} holds: {disagreement.question}"
    return unit.changes


def add_option(ctx: Context, *, disagreement_id: str, text: str, pros: str = "", cons: str = "") -> Changes:
    """Adds a way out. Raises InvalidValue."""
    text = needed(text, "Option", 2_000)
    with ctx.unit("disagreements.add_option", f"added an option: {text}") as unit:
        unit.get(Disagreement, disagreement_id)
        there = unit.all(Option, disagreement_id=disagreement_id)
        unit.add(
            Option(
                id=ctx.new_id(),
                disagreement_id=disagreement_id,
                text=text,
                pros=clean_text(pros, "For", 2_000),
                cons=clean_text(cons, "Against", 2_000),
                # Options that were removed leave gaps.
                position=there[-1].position + 1 if there else 0,
            )
        )
    return unit.changes


def edit_option(
    ctx: Context, *, option_id: str, text: str | None = None, pros: str | None = None, cons: str | None = None
) -> Changes:
    """Changes what is given about an option. Raises InvalidValue."""
    with ctx.unit("disagreements.edit_option", "changed an option", merge=f"option:{option_id}") as unit:
        option = unit.get(Option, option_id)
        if text is not None:
            option.text = needed(text, "Option", 2_000)
        if pros is not None:
            option.pros = clean_text(pros, "For", 2_000)
        if cons is not None:
            option.cons = clean_text(cons, "Against", 2_000)
        unit.says = f"changed an option: {option.text}"
    return unit.changes


def remove_option(ctx: Context, *, option_id: str) -> Changes:
    """Removes an option."""
    with ctx.unit("disagreements.remove_option", "removed an option") as unit:
        option = unit.get(Option, option_id)
        unit.says = f"removed an option: {option.text}"
        unit.remove(option)
    return unit.changes


def set_outcome(ctx: Context, *, disagreement_id: str, outcome: str) -> Changes:
    """Words what was decided, or is about to be; how it was reached stays as it is. Raises InvalidValue."""
    with ctx.unit(
        "disagreements.set_outcome", "worded an outcome", because=disagreement_id, merge=f"outcome:{disagreement_id}"
    ) as unit:
        disagreement = unit.get(Disagreement, disagreement_id)
        text = clean_text(outcome, "What did we decide", 4_000)
        disagreement.outcome = _outcome(text) if disagreement.state == "settled" else text
        unit.says = f"worded the outcome: {disagreement.question}"
    return unit.changes


def settle(ctx: Context, *, disagreement_id: str, method: str, outcome: str, decided_by: str = "") -> Changes:
    """Settles a disagreement: what was decided and how (key of `METHODS` but "parked"). Raises InvalidValue."""
    one_of(method, [key for key in METHODS if key != "parked"], "How it was reached")
    outcome = _outcome(outcome)
    with ctx.unit("disagreements.settle", "settled a disagreement", because=disagreement_id) as unit:
        disagreement = unit.get(Disagreement, disagreement_id)
        decider = _decider(unit) if method == "decider" else None
        if method == "decider" and not (decided_by or decider):
            raise InvalidValue("decider.missing", "name who decided, or name a decider in Prepare.", where="Decided by")
        _end(ctx, disagreement, "settled", outcome, method)
        disagreement.decided_by = decided_by or (decider.name if decider else ctx.actor)
        unit.says = f"settled: {disagreement.question}"
    return unit.changes


def park(ctx: Context, *, disagreement_id: str, owner_id: str, due: str, outcome: str = "") -> Changes:
    """Parks a disagreement with somebody who looks after it and a day (ISO). Raises InvalidValue."""
    with ctx.unit("disagreements.park", "parked a disagreement", because=disagreement_id) as unit:
        disagreement = unit.get(Disagreement, disagreement_id)
        if not owner_id:
            raise InvalidValue("park.owner", "say who looks after it.", where="Who")
        day = iso_day(due, "Until when")
        if not day:
            raise InvalidValue("park.due", "say until when.", where="Until when")
        owner = unit.get(Participant, owner_id)
        _end(ctx, disagreement, "parked", clean_text(outcome, "What is agreed so far", 4_000), "parked")
        disagreement.owner_id, disagreement.due = owner.id, day
        disagreement.decided_by = ctx.actor
        unit.says = f"parked until {day} with {owner.name}: {disagreement.question}"
    return unit.changes


def escalate(ctx: Context, *, disagreement_id: str) -> Changes:
    """Hands a disagreement to the decider named in Prepare. Raises NotAllowed when there is none."""
    with ctx.unit("disagreements.escalate", "escalated a disagreement", because=disagreement_id) as unit:
        disagreement = unit.get(Disagreement, disagreement_id)
        decider = _decider(unit)
        if decider is None:
            raise NotAllowed("decider.missing", "no decider is named yet; name one in Prepare.", where="Decider")
        _end(ctx, disagreement, "escalated", disagreement.outcome, "")
        disagreement.owner_id = decider.id
        unit.says = f"escalated to {decider.name}: {disagreement.question}"
    return unit.changes


def take_up_again(ctx: Context, *, disagreement_id: str) -> Changes:
    """Opens a settled, parked or escalated disagreement again; dissent and options stay."""
    with ctx.unit("disagreements.take_up_again", "took a disagreement up again", because=disagreement_id) as unit:
        disagreement = unit.get(Disagreement, disagreement_id)
        disagreement.state, disagreement.method = "open", ""
        disagreement.owner_id = disagreement.due = disagreement.decided_by = disagreement.decided_at = ""
        unit.says = f"took up again: {disagreement.question}"
    return unit.changes


def add_dissent(ctx: Context, *, disagreement_id: str, participant_id: str, words: str) -> Changes:
    """Keeps an overruled objection on record, in the dissenter's words. Raises InvalidValue."""
    words = _words(words)
    with ctx.unit("disagreements.add_dissent", "put a dissent on record", because=disagreement_id) as unit:
        disagreement, person = unit.get(Disagreement, disagreement_id), unit.get(Participant, participant_id)
        unit.add(Dissent(ctx.new_id(), disagreement.id, person.id, words, ctx.now()))
        unit.says = f"put the dissent of {person.name} on record: {disagreement.question}"
    return unit.changes


def edit_dissent(ctx: Context, *, dissent_id: str, words: str) -> Changes:
    """Rewords a dissent. Raises InvalidValue."""
    words = _words(words)
    with ctx.unit("disagreements.edit_dissent", "reworded a dissent", merge=f"dissent:{dissent_id}") as unit:
        dissent = unit.get(Dissent, dissent_id)
        dissent.words = words
        unit.says = f"reworded the dissent of {unit.get(Participant, dissent.participant_id).name}"
    return unit.changes


def remove_dissent(ctx: Context, *, dissent_id: str) -> Changes:
    """Removes a dissent from the record."""
    with ctx.unit("disagreements.remove_dissent", "took a dissent off the record") as unit:
        dissent = unit.get(Dissent, dissent_id)
        unit.says = f"took the dissent of {unit.get(Participant, dissent.participant_id).name} off the record"
        unit.remove(dissent)
    return unit.changes


def _hold(ctx: Context, unit: Unit, disagreement_id: str, team_id: str, text: str) -> None:
    text = clean_text(text, "Position", 4_000)
    unit.get(Team, team_id)
    found = unit.all(Position, disagreement_id=disagreement_id, team_id=team_id)
    if found and text:
        found[0].text = text
    elif found:
        unit.remove(found[0])
    elif text:
        unit.add(Position(ctx.new_id(), disagreement_id, team_id, text))


def _end(ctx: Context, disagreement: Disagreement, state: str, outcome: str, method: str) -> None:
    disagreement.state, disagreement.outcome, disagreement.method = state, outcome, method
    disagreement.owner_id = disagreement.due = disagreement.decided_by = ""
    disagreement.decided_at = ctx.now()


def _decider(unit: Unit) -> Participant | None:
    decider_id = unit.all(Workshop)[0].decider_id
    return unit.get(Participant, decider_id) if decider_id else None


def _outcome(text: str) -> str:
    text = clean_text(text, "What did we decide", 4_000)
    if not text:
        raise InvalidValue("outcome.empty", "write down what was decided.", where="What did we decide")
    return text


def _words(text: str) -> str:
    text = clean_text(text, "Dissent", 4_000)
    if not text:
        raise InvalidValue("dissent.empty", "write the dissent in the person’s own words.", where="Dissent")
    return text

"""What is set once for the whole workshop, in the step Prepare."""

from __future__ import annotations

from stageworkshop.actions import deciding
from stageworkshop.actions.context import Context
from stageworkshop.actions.naming import iso_day, needed, one_of
from stageworkshop.domain import agenda
from stageworkshop.domain.errors import InvalidValue, NotAllowed
from stageworkshop.domain.stance import Stance
from stageworkshop.domain.values import clean_text
from stageworkshop.domain.workshop import DECISION_RULES, Participant, Workshop
from stageworkshop.store.changes import Changes
from stageworkshop.store.workshop_file import Unit


def _workshop(unit: Unit) -> Workshop:
    return unit.all(Workshop)[0]


def set_details(
    ctx: Context,
    *,
    title: str | None = None,
    organisation: str | None = None,
    purpose: str | None = None,
    language: str | None = None,
    review_date: str | None = None,
) -> Changes:
    """Sets what is given: title, organisation, purpose, language (BCP 47), review date (ISO). Raises InvalidValue."""
    given = {"title": title, "organisation": organisation, "purpose": purpose, "language": language}
    named = [name for name, value in {**given, "review_date": review_date}.items() if value is not None]
    with ctx.unit(
        "workshops.set_details",
        f"changed {', '.join(named).replace('_', ' ')}",
        merge=f"details:{','.join(named)}",
    ) as unit:
        workshop = _workshop(unit)
        if title is not None:
            workshop.title = needed(title, "Title", 200)
        if organisation is not None:
            workshop.organisation = clean_text(organisation, "Organisation", 200, one_line=True)
        if purpose is not None:
            workshop.purpose = clean_text(purpose, "Purpose", 4_000)
        if language is not None:
            workshop.language = needed(language, "Language", 35)
        if review_date is not None:
            workshop.review_date = iso_day(review_date, "Review date")
    return unit.changes


def set_decision_rule(ctx: Context, *, rule: str, decider_id: str = "") -> Changes:
    """Fixes how decisions are made, and with that who is ticked as decider. Raises InvalidValue; NotAllowed once the
    first stance was taken."""
    with ctx.unit("workshops.set_decision_rule", f"fixed the decision rule: {DECISION_RULES.get(rule, rule)}") as unit:
        workshop = _workshop(unit)
        one_of(rule, DECISION_RULES, "Decision rule")
        if decider_id:
            unit.get(Participant, decider_id)
        if (rule, decider_id) != (workshop.decision_rule, workshop.decider_id) and unit.all(Stance):
            raise NotAllowed(
                "rule.fixed", "people have answered under this rule already, so it stays as it was announced."
            )
        workshop.decision_rule = rule
        before, workshop.decider_id = workshop.decider_id, decider_id
        deciding.follow_choice(unit, before, decider_id)
    return unit.changes


def set_anonymous_stances(ctx: Context, *, value: bool) -> Changes:
    """Says whether answers are shown without names. Raises NotAllowed once the first stance was taken."""
    words = "answers are shown without names" if value else "answers are shown with names"
    with ctx.unit("workshops.set_anonymous_stances", f"announced: {words}") as unit:
        workshop = _workshop(unit)
        if value != workshop.anonymous_stances and unit.all(Stance):
            raise NotAllowed("anonymity.fixed", "people have answered already; what they were told holds.")
        workshop.anonymous_stances = value
    return unit.changes


def set_minutes(ctx: Context, *, step: str, minutes: int) -> Changes:
    """Sets the time box of an agenda step, 1 to 600 minutes. Raises InvalidValue."""
    one_of(step, agenda.BY_KEY, "Step")
    if not 1 <= minutes <= 600:
        raise InvalidValue("minutes.range", "a time box lasts from 1 to 600 minutes.", where=agenda.BY_KEY[step].title)
    with ctx.unit(
        "workshops.set_minutes",
        f"gave “{agenda.BY_KEY[step].title}” {minutes} minutes",
        merge=f"minutes:{step}",
    ) as unit:
        workshop = _workshop(unit)
        workshop.minutes = {**workshop.minutes, step: minutes}
    return unit.changes

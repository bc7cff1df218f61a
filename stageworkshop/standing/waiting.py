"""Whom the room is waiting for, step by step: what the guide panel says at its foot."""

from __future__ import annotations

from stageworkshop.domain.draft import HANDED_IN, Draft
from stageworkshop.domain.stance import Stance
from stageworkshop.domain.workshop import Participant, Team
from stageworkshop.store.queries.extracts import drafting_teams
from stageworkshop.store.queries.reader import Reader
from stageworkshop.store.queries.rounds import current_rounds


def waiting_for(reader: Reader, step: str) -> tuple[str, ...]:
    """Names of teams (Draft) or people (Compare, Settle) who have not answered yet; () for other steps.

    Who has not signed is told by `standing.overview`, which knows which charter is at hand.
    """
    if step == "draft":
        return _without_draft(reader)
    if step in ("compare", "settle"):
        return _without_stance(reader)
    return ()


def _without_draft(reader: Reader) -> tuple[str, ...]:
    """Teams that have not handed in a draft for some stage that is not revealed yet."""
    unrevealed = {each.id for each in current_rounds(reader).values() if not each.is_revealed}
    drafts = reader.pick(Draft, "round_id", "team_id", "state")
    handed_in = {(round_id, team_id) for round_id, team_id, state in drafts if state in HANDED_IN}
    waited_for = drafting_teams(reader)
    return tuple(team.name for team in waited_for if any((each, team.id) not in handed_in for each in unrevealed))


def _without_stance(reader: Reader) -> tuple[str, ...]:
    """People who speak for a team and have said nothing to any wording, once somebody has.

    Nobody is waited for where all rounds were in sight already when the room last grew.
    """
    if not reader.all(Stance, shown=False):
        return ()
    answered = {person for (person,) in reader.pick(Stance, "participant_id")}
    teams = {team.id for team in reader.all(Team)}
    return tuple(
        each.name
        for each in reader.all(Participant)
        if each.team_id in teams and not each.is_observer and each.id not in answered
    )

"""The workshop as the lint rules see it (`domain.lint`): the agreed text, or one team's own words."""

from __future__ import annotations

from stageworkshop.domain.draft import Draft
from stageworkshop.domain.lint import Board, LintStage, LintTerm
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.values import Json
from stageworkshop.domain.workshop import Term
from stageworkshop.store.queries.drafts import SETTLED
from stageworkshop.store.queries.names import stages, teams
from stageworkshop.store.queries.reader import Reader
from stageworkshop.store.queries.rounds import current_rounds


def agreed_board(reader: Reader) -> Board:
    """All stages with their agreed text; references are ids."""
    return _board(reader, {each.id: each.values for each in reader.all(Stage)})


def own_board(reader: Reader, team_id: str) -> Board:
    """All stages as this team, and no other, drafted them in the present round; name and kind are the board's where
    the team proposes no others."""
    own = {each.round_id: each.values for each in reader.all(Draft, team_id=team_id)}
    rounds = current_rounds(reader)
    values = {}
    for stage in reader.all(Stage):
        settled = {key: stage.values[key] for key in SETTLED if key in stage.values}
        values[stage.id] = {**settled, **own.get(rounds[stage.id].id, {})}
    return _board(reader, values)


def _board(reader: Reader, values: dict[str, dict[str, Json]]) -> Board:
    told = teams(reader)
    return Board(
        stages=[
            LintStage(each.id, str(values[each.id].get("name", each.name)), each.pipeline_id, values[each.id])
            for each in stages(reader)
        ],
        team_names={each.id: each.name for each in told},
        partners=frozenset(each.id for each in told if each.is_partner),
        terms=[
            LintTerm(each.term, each.meaning, tuple(alias["name"] for alias in each.aliases))
            for each in reader.all(Term)
        ],
    )

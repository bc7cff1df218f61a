"""A document as the lint rules see it: how the templates are held to them. References are keys."""

from __future__ import annotations

from stageworkshop.charter.model import Document
from stageworkshop.charter.stage_values import values_of
from stageworkshop.domain.lint import Board, LintStage, LintTerm


def board_of(document: Document) -> Board:
    """A document as the lint rules see it; ids are keys."""
    return Board(
        stages=[
            LintStage(stage.key, stage.name or stage.key, pipeline.key, values_of(stage))
            for pipeline, stage in document.stages
        ],
        team_names={team.key: team.name for team in document.teams},
        partners=frozenset(team.key for team in document.teams if team.kind == "partner"),
        terms=[
            LintTerm(term.term, term.meaning, tuple(alias.name for alias in term.aliases or []))
            for term in document.glossary
        ],
    )

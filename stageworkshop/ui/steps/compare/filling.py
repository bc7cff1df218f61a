"""What the pane in front shows of a stage, read anew; and the line under the stage's name that goes with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from stageworkshop.domain.compare import StageComparison
from stageworkshop.store.queries import compare, since
from stageworkshop.store.queries import stances as stance_queries
from stageworkshop.store.queries.compare import CompareStage
from stageworkshop.store.queries.names import TeamName
from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.room import table
from stageworkshop.ui.steps.compare import words
from stageworkshop.ui.steps.compare.stage_view import PAIRS, SEAM, SIDE, STANCES, StageView


def fill(
    view: StageView, bridge: Bridge, stage: CompareStage, teams: Sequence[TeamName], known: StageComparison | None
) -> str:
    """Fill the pane of the mode in force and bring it to the front; `known` are figures worked out already."""
    if view.mode == STANCES:
        return _fill_stances(view, bridge, stage)
    if not stage.revealed:
        view.hidden.show_stage(stage, teams)
        view.show_pane(view.hidden)
        return QCoreApplication.translate("Compare", "The drafts of round {0} are hidden.").format(stage.round)
    if view.mode == SEAM:
        raised = compare.raised(bridge.file, stage.id)
        view.seam.show_seam(stage.name, compare.seam_after(bridge.file, stage.id), teams, raised)
        view.show_pane(view.seam)
        return words.standing(known, teams) if known else ""
    return _fill_drafts(view, bridge, stage, teams)


def _fill_drafts(view: StageView, bridge: Bridge, stage: CompareStage, teams: Sequence[TeamName]) -> str:
    side = compare.side_by_side(bridge.file, stage.id)
    earlier = since.earlier_rounds(bridge.file, stage.id)
    if view.mode == PAIRS:
        view.pairs.show_comparison(side.comparison, [team for team in teams if team.id in side.drafting])
        view.show_pane(view.pairs)
    else:
        view.side.show_side(side, compare.raised(bridge.file, stage.id), earlier)
        if view.since_number in earlier:
            view.since.show_since(since.changes_since(bridge.file, stage.id, view.since_number))
            view.show_pane(view.since)
        else:
            view.show_pane(view.side)
    return words.standing(side.comparison, teams, words.silent(side))


def _fill_stances(view: StageView, bridge: Bridge, stage: CompareStage) -> str:
    panel = stance_queries.panel(bridge.file, stage.id)
    past = stance_queries.past_rounds(bridge.file, stage.id)
    view.stances.show_panel(panel, past, bridge.context.actor)
    view.show_pane(view.stances)
    return view.stances.standing(panel)


def part_on_table(view: StageView, stage: CompareStage) -> str:
    """What of the stage the projector shows (`OnTable.part`); the field in hand comes later, from the table itself."""
    if view.mode == STANCES:
        return table.STANCES
    if view.mode == PAIRS and stage.revealed:
        return table.PAIRS
    return f"{table.SINCE}{view.since_number}" if view.mode == SIDE and view.since_number else ""

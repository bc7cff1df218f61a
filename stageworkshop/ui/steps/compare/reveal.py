"""The reveal: which stages are ripe for it, and the question that is asked before anything is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from stageworkshop.store.queries.compare import CompareStage
from stageworkshop.store.queries.names import TeamName
from stageworkshop.ui.steps.compare import words
from stageworkshop.ui.widgets.inline_confirm import InlineConfirm

Answers = list[tuple[str, Callable[[], object]]]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Compare", text)


def begun(stages: Sequence[CompareStage]) -> list[CompareStage]:
    """Hidden stages on which somebody has written."""
    return [stage for stage in stages if not stage.revealed and stage.begun]


def ripe(stages: Sequence[CompareStage]) -> list[CompareStage]:
    """Of these, the ones on which every team is in."""
    return [stage for stage in begun(stages) if all(cell.is_in for cell in stage.cells.values())]


def ask(
    confirm: InlineConfirm,
    stages: Sequence[CompareStage],
    teams: Sequence[TeamName],
    one: CompareStage,
    reveal: Callable[[list[str]], object],
    *,
    alone: bool,
) -> None:
    """Say what a reveal does and who is not in; `alone` offers this one stage only. Nothing is shown yet."""
    answers: Answers = [(_tr("Reveal “{0}”").format(one.name), lambda: reveal([one.id]))]
    if not alone:
        answers += _several(stages, reveal)
    confirm.ask(
        _tr("Show the drafts to everybody? What is seen can’t be unseen."),
        _told(one, teams),
        answers,
        _tr("Keep them hidden"),
    )


def _several(stages: Sequence[CompareStage], reveal: Callable[[list[str]], object]) -> Answers:
    all_in, all_begun = [stage.id for stage in ripe(stages)], [stage.id for stage in begun(stages)]
    found: Answers = []
    if 1 < len(all_in) < len(all_begun):
        found.append((_tr("Reveal the {0} on which all are in").format(len(all_in)), lambda: reveal(all_in)))
    if len(all_begun) > 1:
        said = _tr("Reveal all {0} stages")
        if len(all_in) < len(all_begun):
            said = _tr("Reveal all {0}, also where a team is missing")
        found.append((said.format(len(all_begun)), lambda: reveal(all_begun)))
    return found


def _told(stage: CompareStage, teams: Sequence[TeamName]) -> str:
    missing = [team.name for team in teams if not stage.cells[team.id].is_in]
    if missing:
        who = _tr("On “{0}”, still missing: {1}.").format(stage.name, words.listed(missing))
    else:
        who = _tr("Every team is in on “{0}”.").format(stage.name)
    what = _tr(
        "From then on every screen and the projector may show these drafts, and drafts of this round can’t be changed."
    )
    return f"{who} {what}"

"""What the palette can find in an open workshop."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from stageworkshop.domain.agenda import AGENDA
from stageworkshop.store.queries.findable import findable
from stageworkshop.ui.commands import Commands
from stageworkshop.ui.dialogs.palette import Entry
from stageworkshop.ui.frame import WorkshopFrame
from stageworkshop.ui.words import domain_words

SHOWN_BY = {"stage": "stages", "disagreement": "settle", "participant": "prepare", "team": "prepare"}
"""Journal kind → the step whose page takes such an object in hand."""
ICONS = {"stage": "stage", "disagreement": "disagreement", "participant": "person", "team": "team"}


def entries_for(frame: WorkshopFrame, commands: Commands) -> list[Entry]:
    """Steps first, then what is in the workshop, then what can be done."""
    entries = [
        Entry(
            f"{number}  {domain_words(step.title)}",
            domain_words(step.job),
            f"step-{step.key}",
            commands.steps[step.key].trigger,
        )
        for number, step in enumerate(AGENDA, 1)
    ]
    kinds = {
        "stage": _tr("Stage"),
        "disagreement": _tr("Disagreement"),
        "participant": _tr("Person"),
        "team": _tr("Team"),
    }
    for found in findable(frame.bridge.file):
        detail = " · ".join(part for part in (kinds[found.kind], found.detail) if part)
        step = SHOWN_BY[found.kind]
        if found.kind == "stage" and frame.step in ("draft", "compare", "settle"):
            # Somebody who is drafting and looks for a stage wants to go on drafting it.
            step = frame.step
        entries.append(
            Entry(
                found.name,
                detail,
                ICONS[found.kind],
                lambda step=step, found=found: frame.open_step(step, found.kind, found.id),  # type: ignore[misc]
            )
        )
    steps = set(commands.steps.values())
    for action in commands.all():
        if action not in steps and action.isEnabled() and action is not commands.find:
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            entries.append(Entry(action.text().rstrip("…"), keys, commands.icon_of(action), action.trigger))
    return entries


def _tr(text: str) -> str:
    return QCoreApplication.translate("finding", text)

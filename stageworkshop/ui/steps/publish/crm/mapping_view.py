"""The table in which the admin corrects which stage is which entry, and where records of a leaving entry go."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from stageworkshop.crm.mapping import KEEP, NEW, SKIP
from stageworkshop.crm.matching import folded
from stageworkshop.crm.report import Plan
from stageworkshop.ui.models.crm_mapping import MappingRow
from stageworkshop.ui.steps.publish.crm.answers import Answers


class MappingView(Answers):
    """Which stage is which entry."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("crm-mapping", self.tr("Which stage is which entry of the CRM"), parent)

    def show_plan(self, plan: Plan, kept_in: str) -> None:
        """Show what the plan takes for what; `kept_in` names the file that keeps corrections."""
        self.hint.setText(
            self.tr("Enter on a line chooses another entry. Corrections are kept in {0}, beside the workshop.").format(
                kept_in
            )
        )
        self.model.set_rows([*self._stages(plan), *self._leaving(plan)])

    def _stages(self, plan: Plan) -> list[MappingRow]:
        now, wanted = plan.reading.configuration, plan.wanted
        guessed = {note.stage: note.text for note in wanted.notes if note.loss == "guess" and not note.fact}
        rows: list[MappingRow] = []
        for pipeline, stage in plan.document.stages:
            place, item = wanted.links.get(stage.key, ("", ""))
            there = now.get(place)
            entries = [(each.id, each.label or each.id) for each in there.items] if there else []
            choices = [(NEW, self.tr("New in the CRM")), *entries, (SKIP, self.tr("Not in the CRM"))]
            chosen = SKIP if not place else item if there and item in there else NEW
            name = f"{stage.name or stage.key} · {pipeline.name}"
            note = guessed.get(stage.key, "")
            rows.append(MappingRow("stages", stage.key, name, tuple(choices), chosen, note))
        return rows

    def _leaving(self, plan: Plan) -> list[MappingRow]:
        rows: list[MappingRow] = []
        guessed = {
            note.fact: note.text for note in plan.wanted.notes if note.loss in ("guess", "by_hand") and note.fact
        }
        for (place, item), goal in plan.wanted.destinations.items():
            then = plan.wanted.configuration.get(place)
            now = plan.reading.configuration.get(place)
            if then is None or now is None or item not in now:
                continue
            linked = {each for where, each in plan.wanted.links.values() if where == place}
            goes = [
                (each.id, self.tr("its records go to {0}").format(each.label))
                for each in then.items
                if each.id in linked
            ]
            choices = [*goes, (KEEP, self.tr("stays as it is"))]
            if not goal:
                choices.insert(0, ("", self.tr("nobody has said where its records go")))
            name = self.tr("{0} · in the CRM alone").format(now[item].label)
            rows.append(MappingRow("removed", item, name, tuple(choices), goal, guessed.get(item, "")))
        return sorted(rows, key=lambda row: folded(row.name))

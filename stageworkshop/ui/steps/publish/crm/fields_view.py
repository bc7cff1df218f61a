"""The table in which the admin says what the CRM calls the fields that checks name."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from stageworkshop.crm.matching import folded
from stageworkshop.crm.report import Plan
from stageworkshop.ui.models.crm_mapping import MappingRow
from stageworkshop.ui.steps.publish.crm.answers import Answers


class FieldsView(Answers):
    """The charter's fields and their names in the CRM."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("crm-fields", self.tr("What the CRM calls the fields of checks"), parent)

    def show_plan(self, plan: Plan, kept_in: str) -> None:
        """Show what is said of fields, and what is still to be said; `kept_in` names the file that keeps answers."""
        words = self.tr("Enter on a line writes what your CRM calls this field. Answers are kept in {0}.")
        self.hint.setText(words.format(kept_in))
        self.model.set_rows(self._rows(plan))

    def _rows(self, plan: Plan) -> list[MappingRow]:
        """The fields of checks whose name in the CRM somebody must say, or has said."""
        said, unknown = plan.mapping.fields, plan.wanted.unknown_fields
        notes = {note.fact: note.text for note in plan.wanted.notes if note.loss == "field"}
        rows: list[MappingRow] = []
        for name in sorted({*said, *unknown}, key=folded):
            chosen = said.get(name, "")
            note = ""
            if name in unknown:
                note = (
                    self.tr("{0} can have no field of this name.").format(plan.target.label)
                    if chosen
                    else self.tr("Asked {0}").format(notes.get(name, "").removeprefix(f"“{name}”, "))
                )
            rows.append(MappingRow("fields", name, name, (), chosen, note))
        return rows

"""Which form each kind of value has in a sheet."""

from __future__ import annotations

from collections.abc import Mapping

from stageworkshop.domain import values as kinds
from stageworkshop.sheets.answer_forms import ChoiceForm, FlagForm, LengthForm, NumberForm, ReferenceForm, TextForm
from stageworkshop.sheets.form import Form
from stageworkshop.sheets.list_forms import AliasForm, CriteriaForm, ExampleForm, TextListForm

FORMS: Mapping[type[kinds.Kind], Form] = {
    kinds.Text: TextForm(),
    kinds.Choice: ChoiceForm(),
    kinds.Flag: FlagForm(),
    kinds.Number: NumberForm(),
    kinds.Length: LengthForm(),
    kinds.Reference: ReferenceForm(),
    kinds.TextList: TextListForm(),
    kinds.CriteriaList: CriteriaForm(),
    kinds.ExampleList: ExampleForm(),
    kinds.AliasList: AliasForm(),
}
"""Form of each kind; a new kind of value needs one here."""


def form_of(kind: kinds.Kind) -> Form:
    """The form for a field of this kind."""
    return FORMS[type(kind)]

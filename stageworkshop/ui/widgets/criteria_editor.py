"""Criteria: each a sentence that everybody understands, and if wanted a check for the CRM and where the evidence is."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stageworkshop.domain.criteria import LIST_VALUE, NO_VALUE, OPERATORS
from stageworkshop.domain.values import Json
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.autosave import AutoLine, AutoText
from stageworkshop.ui.widgets.item_rows import ItemRow, ItemRows
from stageworkshop.ui.widgets.number_editor import QuietCombo

FIRST_OPERATOR = "equals"


class CriterionRow(ItemRow):
    """The sentence; check and evidence are unfolded when they are wanted or filled."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.text = AutoText(self, lines=1)
        self.text.setPlaceholderText(self.tr("What must be true, in one sentence"))
        self.field = AutoLine(self)
        self.field.setPlaceholderText(self.tr("CRM field"))
        self.operator = QuietCombo(self)
        self.operator.setMinimumContentsLength(7)
        for key, words in OPERATORS.items():
            self.operator.addItem(words, key)
        self.operator.setCurrentIndex(self.operator.findData(FIRST_OPERATOR))
        self.operand = AutoLine(self)
        self.evidence = AutoLine(self)
        self.evidence.setPlaceholderText(self.tr("Where it can be seen: a field, a mail, a form"))
        self.more = QPushButton(self.tr("Add a check or evidence"), self)
        self.more.setProperty("role", "link")
        self.more.clicked.connect(self._unfold)
        self._lay_out()
        for field in (self.text, self.field, self.operand, self.evidence):
            field.left.connect(lambda _: self.edited.emit())
        self.evidence.entered.connect(self.entered)
        self.operator.currentIndexChanged.connect(self._fit_operand)
        self.operator.activated.connect(lambda _: self.edited.emit())
        self._fit_operand()
        self._show_details(False)

    def value(self) -> Json:
        text, evidence = self.text.toPlainText().strip(), self.evidence.text().strip()
        check = self._check()
        if not text and not evidence and check is None:
            return None
        value: dict[str, Json] = {"text": text or (self._check_words() if check else "")}
        if check is not None:
            value["check"] = check
        if evidence:
            value["evidence"] = evidence
        return value

    def set_value(self, value: Json) -> None:
        check = value.get("check") or {}
        self.text.set_text(str(value.get("text", "")))
        self.field.set_text(str(check.get("field", "")))
        self.evidence.set_text(str(value.get("evidence", "")))
        if check:
            self.operator.setCurrentIndex(self.operator.findData(check.get("operator", FIRST_OPERATOR)))
        raw = check.get("value", "")
        self.operand.set_text(" / ".join(raw) if isinstance(raw, list) else str(raw))
        if check or value.get("evidence"):
            self._show_details(True)

    def inputs(self) -> list[QWidget]:
        return [self.text, self.more, self.field, self.operator, self.operand, self.evidence]

    def name_inputs(self, name: str, label: str) -> None:
        super().name_inputs(name, label)
        for widget, part, words in (
            (self.more, "more", self.tr("add a check or evidence")),
            (self.field, "field", self.tr("CRM field")),
            (self.operator, "operator", self.tr("comparison")),
            (self.operand, "value", self.tr("value")),
            (self.evidence, "evidence", self.tr("evidence")),
        ):
            widget.setObjectName(f"{name}-{part}")
            widget.setAccessibleName(f"{label}, {words}")

    def _lay_out(self) -> None:
        self._details = QWidget(self)
        lines = QVBoxLayout(self._details)
        lines.setContentsMargins(Space.L, 0, 0, Space.XS)
        lines.setSpacing(Space.XS)
        check = QHBoxLayout()
        check.setSpacing(Space.XS)
        check.addWidget(self.field, 3)
        check.addWidget(self.operator, 2)
        check.addWidget(self.operand, 3)
        lines.addLayout(check)
        lines.addWidget(self.evidence)
        link = QHBoxLayout()
        link.addWidget(self.more)
        link.addStretch(1)
        self.content.addWidget(self.text)
        self.content.addLayout(link)
        self.content.addWidget(self._details)

    def _show_details(self, shown: bool) -> None:
        self._details.setVisible(shown)
        self.more.setVisible(not shown)

    def _unfold(self) -> None:
        self._show_details(True)
        self.field.setFocus()

    def _fit_operand(self) -> None:
        operator = str(self.operator.currentData())
        self.operand.setVisible(operator not in NO_VALUE)
        hints = {
            "within": self.tr("30 days"),
            "older_than": self.tr("30 days"),
            **dict.fromkeys(LIST_VALUE, self.tr("one / another / a third")),
        }
        self.operand.setPlaceholderText(hints.get(operator, self.tr("value")))

    def _check(self) -> Json:
        field, operator = self.field.text().strip(), str(self.operator.currentData())
        if not field:
            return None
        if operator in NO_VALUE:
            return {"field": field, "operator": operator}
        typed = self.operand.text().strip()
        if operator in LIST_VALUE:
            parts = [part.strip() for part in typed.split("/")]
            return {"field": field, "operator": operator, "value": [part for part in parts if part]}
        return {"field": field, "operator": operator, "value": typed}

    def _check_words(self) -> str:
        words = OPERATORS[str(self.operator.currentData())]
        operand = "" if self.operand.isHidden() else self.operand.text().strip() or "…"
        return f"{self.field.text().strip()} {words} {operand}".strip() + "."


class CriteriaEditor(ItemRows[CriterionRow]):
    """Rows that can be added, taken out, and moved with Alt+Up and Alt+Down."""

    def make_row(self) -> CriterionRow:
        return CriterionRow(self.theme, self)

"""Criteria: each a sentence that everybody understands, and if wanted a check for the CRM and where the evidence is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stageworkshop.domain.criteria import LIST_VALUE, NO_VALUE, OPERATORS
from stageworkshop.domain.values import Json
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.autosave import AutoLine, AutoText
from stageworkshop.ui.widgets.item_row import ItemRow
from stageworkshop.ui.widgets.item_rows import ItemRows
from stageworkshop.ui.widgets.labels import TextLabel
from stageworkshop.ui.widgets.quiet_fields import QuietCombo
from stageworkshop.ui.words import domain_words

FIRST_OPERATOR = "equals"
ON_ONE_LINE = 560
"""Width of a row, in device-independent pixels, from which field, comparison and value stand on one line."""


class CriterionRow(ItemRow):
    """The sentence, and below it the check and the evidence read back as a sentence; they are unfolded to be edited."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.text = AutoText(self, lines=1, sentence=True)
        self.text.setPlaceholderText(self.tr("What must be true, in one sentence"))
        self.field = AutoLine(self)
        self.field.setPlaceholderText(self.tr("CRM field"))
        self.operator = QuietCombo(self)
        self.operator.setMinimumContentsLength(7)
        for key, words in OPERATORS.items():
            self.operator.addItem(domain_words(words), key)
        self.operator.setCurrentIndex(self.operator.findData(FIRST_OPERATOR))
        self.operand = AutoLine(self)
        self.evidence = AutoLine(self)
        self.evidence.setPlaceholderText(self.tr("Where it can be seen: a field, a mail, a form"))
        self.more = self.tool("filter", self.tr("Add a check for the CRM, or where the evidence is"), self._unfold)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add_tool(self.more)
        self.said = TextLabel("", "small", self)
        self.change = QPushButton(self)
        self.change.setProperty("role", "link")
        self.change.clicked.connect(self._toggle)
        self._lay_out()
        self._connect()
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
        self._read_back()

    def inputs(self) -> list[QWidget]:
        return [self.text, self.more, self.field, self.operator, self.operand, self.evidence, self.change]

    def name_inputs(self, name: str, label: str) -> None:
        super().name_inputs(name, label)
        for widget, part, words in (
            (self.more, "more", self.tr("add a check or evidence")),
            (self.field, "field", self.tr("CRM field")),
            (self.operator, "operator", self.tr("comparison")),
            (self.operand, "value", self.tr("value")),
            (self.evidence, "evidence", self.tr("evidence")),
            (self.change, "change", self.tr("check and evidence")),
        ):
            widget.setObjectName(f"{name}-{part}")
            widget.setAccessibleName(f"{label}, {words}")
        self.said.setObjectName(f"{name}-said")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < ON_ONE_LINE
        self._parts.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _connect(self) -> None:
        for field in (self.text, self.field, self.operand, self.evidence):
            field.left.connect(lambda _: self.edited.emit())
        for last in (self.text, self.evidence):
            last.entered.connect(self.entered)
        self.operator.currentIndexChanged.connect(self._fit_operand)
        self.operator.activated.connect(lambda _: self.edited.emit())
        for line in (self.field, self.operand, self.evidence):
            line.textChanged.connect(self._read_back)

    def _lay_out(self) -> None:
        self._details = QWidget(self)
        lines = QVBoxLayout(self._details)
        lines.setContentsMargins(Space.L, 0, 0, 0)
        lines.setSpacing(Space.XS)
        test = QHBoxLayout()
        test.setSpacing(Space.XS)
        test.addWidget(self.operator, 2)
        test.addWidget(self.operand, 3)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts.setSpacing(Space.XS)
        self._parts.addWidget(self.field, 3)
        self._parts.addLayout(test, 5)
        lines.addLayout(self._parts)
        lines.addWidget(self.evidence)
        self._back = QWidget(self)
        back = QHBoxLayout(self._back)
        back.setContentsMargins(Space.L, 0, 0, 0)
        back.setSpacing(Space.S)
        back.addWidget(self.said, 1)
        back.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        self.content.addWidget(self.text)
        self.content.addWidget(self._details)
        self.content.addWidget(self._back)

    def _show_details(self, shown: bool) -> None:
        self._details.setVisible(shown)
        self.change.setText(self.tr("Fold") if shown else self.tr("Edit"))
        self._read_back()

    def _unfold(self) -> None:
        self._show_details(True)
        self.field.setFocus()

    def _toggle(self) -> None:
        if self._details.isHidden():
            self._unfold()
            return
        self.commit()
        self._show_details(False)
        self.text.setFocus()

    def _read_back(self) -> None:
        """Say in a sentence what the check and the evidence mean together."""
        parts = []
        if self._check() is not None:
            parts.append(self.tr("In the CRM: {0}").format(self._check_words()))
        if evidence := self.evidence.text().strip():
            parts.append(self.tr("Seen in: {0}").format(evidence.rstrip(".") + "."))
        unfolded = not self._details.isHidden()
        nothing = self.tr("The field, how it compares, and with what; or only where it can be seen.")
        self.said.setText(" ".join(parts) or (nothing if unfolded else ""))
        self._back.setVisible(bool(parts) or unfolded)
        self.more.setEnabled(not parts and not unfolded)
        self.show_tools()

    def _fit_operand(self) -> None:
        operator = str(self.operator.currentData())
        self.operand.setVisible(operator not in NO_VALUE)
        hints = {
            "within": self.tr("30 days"),
            "older_than": self.tr("30 days"),
            **dict.fromkeys(LIST_VALUE, self.tr("one / another / a third")),
        }
        self.operand.setPlaceholderText(hints.get(operator, self.tr("value")))
        self._read_back()

    def _check(self) -> Json:
        field, operator = self.field.text().strip(), str(self.operator.currentData())
        if not field:
            return None
        if operator in NO_VALUE:
            return {"field": field, "operator": operator}
        if operator in LIST_VALUE:
            return {"field": field, "operator": operator, "value": self._listed()}
        return {"field": field, "operator": operator, "value": self.operand.text().strip()}

    def _listed(self) -> list[str]:
        return [part for each in self.operand.text().split("/") if (part := each.strip())]

    def _check_words(self) -> str:
        operator = str(self.operator.currentData())
        words = domain_words(OPERATORS[operator])
        field = f"“{self.field.text().strip()}”"
        if operator in NO_VALUE:
            return f"{field} {words}."
        listed = self._listed() if operator in LIST_VALUE else [self.operand.text().strip()]
        shown = [f"“{each}”" for each in listed if each] or ["…"]
        either = shown[0] if len(shown) == 1 else self.tr("{0} or {1}").format(", ".join(shown[:-1]), shown[-1])
        return f"{field} {words} {either}."


class CriteriaEditor(ItemRows[CriterionRow]):
    """Rows that can be added, taken out, and moved by dragging or with Alt+Up and Alt+Down."""

    def make_row(self) -> CriterionRow:
        return CriterionRow(self.theme, self)

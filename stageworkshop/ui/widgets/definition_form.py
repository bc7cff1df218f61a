"""The form of a stage's definition: walks `domain.fields` and puts the right editor under each label."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stageworkshop.domain.fields import FIELDS, GROUPS, Field
from stageworkshop.domain.lint import Finding
from stageworkshop.domain.values import AliasList, Flag, Json, Reference
from stageworkshop.ui.theme import Space, Theme, set_role
from stageworkshop.ui.widgets.alias_editor import AliasEditor
from stageworkshop.ui.widgets.editors import editor_for
from stageworkshop.ui.widgets.field_editor import FieldEditor
from stageworkshop.ui.widgets.fold import Fold
from stageworkshop.ui.widgets.labels import TextLabel, label
from stageworkshop.ui.widgets.lint_notes import LintNotes
from stageworkshop.ui.widgets.reference_choice import ReferenceEditor, Target
from stageworkshop.ui.words import domain_words

OPEN_AT_FIRST = frozenset({"identity", "meaning", "criteria", "owner"})
WIDEST = 720


class FieldPart(QWidget):
    """Label, help, editor and room for an error of one field."""

    def __init__(self, field: Field, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._theme = theme
        self._notes: LintNotes | None = None
        self._named, self._is_needed = True, False
        self.editor: FieldEditor = editor_for(field, theme, self)
        self._needed = label(self.tr("still needed"), "warning", self)
        self._error = TextLabel("", "error", self)
        self._error.setObjectName(f"{field.key.replace('.', '-')}-error")
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        self.caption: QLabel = label(domain_words(field.label), "label", self)
        self.caption.setBuddy(self.editor.buddy())
        head.addWidget(self.caption)
        head.addWidget(self._needed)
        head.addStretch(1)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(head)
        self._help = TextLabel(domain_words(field.help), "small", self)
        self._help.setVisible(not isinstance(field.kind, Flag))
        column.addWidget(self._help)
        column.addWidget(self.editor)
        column.addWidget(self._error)
        self.show_error("")
        self.set_needed(False)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what there is to ask about the text in the field."""
        if self._notes is None:
            if not findings:
                return
            self._notes = LintNotes(self._theme, self)
            self._column.insertWidget(self._column.indexOf(self._error), self._notes)
        self._notes.show_findings(findings)

    @property
    def asked(self) -> list[str]:
        """What is asked about the text."""
        return self._notes.texts if self._notes is not None else []

    @property
    def error(self) -> str:
        """What is wrong with the value; "" when nothing."""
        return self._error.text()

    def show_error(self, text: str) -> None:
        """Say beside the field what is wrong, or nothing with ""."""
        changed = bool(text) != bool(self._error.text())
        self._error.setText(text)
        self._error.setVisible(bool(text))
        if changed:
            self.editor.set_invalid(bool(text))

    def set_needed(self, needed: bool) -> None:
        """Whether a finished definition still lacks this field."""
        self._is_needed = needed
        self._needed.setVisible(needed and self._named)

    @property
    def is_needed(self) -> bool:
        """Whether the field is marked as lacking."""
        return self._is_needed

    def set_caption_shown(self, shown: bool) -> None:
        """Whether the field's name is in sight, with the mark that it is needed; without it whoever shows the field
        says both."""
        self._named = shown
        self.caption.setVisible(shown)
        self._needed.setVisible(shown and self._is_needed)
        set_role(self._help, "small" if shown else "muted")


class DefinitionForm(QWidget):
    """`field_left` brings a field's key and its new value; the owner runs the action and calls `set_values` again.

    Groups fold; one that is folded is built when it is first unfolded.
    """

    field_left = Signal(str, object)
    part_built = Signal(object)
    """A FieldPart that was not there before."""

    def __init__(self, theme: Theme, fields: Sequence[Field] = FIELDS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fields = tuple(fields)
        self._values: dict[str, Json] = {}
        self._teams: tuple[Target, ...] = ()
        self._stages: tuple[Target, ...] = ()
        self._parts: dict[str, FieldPart] = {}
        self._folds: dict[str, Fold] = {}
        self._read_only = False
        self._only: frozenset[str] | None = None
        inner = QWidget(self)
        inner.setMaximumWidth(WIDEST)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(inner, 100)
        outer.addStretch(0)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        for group, heading in GROUPS.items():
            if any(field.group == group for field in self._fields):
                fold = Fold(theme, domain_words(heading), is_open=False, parent=inner)
                fold.button.setObjectName(f"group-{group}")
                fold.unfolded.connect(lambda group=group: self._build(group))
                column.addWidget(fold)
                self._folds[group] = fold
                fold.set_open(group in OPEN_AT_FIRST)
        column.addStretch(1)

    def set_values(
        self, values: Mapping[str, Json], teams: Sequence[Target] = (), stages: Sequence[Target] = ()
    ) -> None:
        """Show a definition as the store holds it; half-typed text stays. References are ids of `teams`, `stages`."""
        self._values = dict(values)
        self._teams, self._stages = tuple(teams), tuple(stages)
        for part in self._parts.values():
            self._show(part)
        for group in self._folds:
            self._count(group)

    def show_error(self, key: str, text: str) -> None:
        """Say beside a field (key) what is wrong with it; unfolds its group. "" takes it away."""
        field = next(field for field in self._fields if field.key == key)
        if text:
            self._folds[field.group].set_open(True)
        if key in self._parts:
            self._parts[key].show_error(text)

    def clear_errors(self) -> None:
        """Take all errors away."""
        for part in self._parts.values():
            part.show_error("")

    @property
    def built_parts(self) -> list[FieldPart]:
        """The fields that have been shown so far."""
        return list(self._parts.values())

    def part(self, key: str) -> FieldPart:
        """Label and editor of a field (key); unfolds its group. Raises StopIteration for a field not shown here."""
        field = next(field for field in self._fields if field.key == key)
        self._folds[field.group].set_open(True)
        return self._parts[key]

    def show_only(self, keys: Collection[str] | None) -> None:
        """Show these fields alone, without the headings of their groups; None shows all again."""
        self._only = None if keys is None else frozenset(keys)
        for group, fold in self._folds.items():
            mine = {field.key for field in self._fields if field.group == group}
            fold.set_head_shown(keys is None)
            fold.setVisible(self._only is None or bool(mine & self._only))
            if self._only is not None and mine & self._only:
                fold.set_open(True)
        for part in self._parts.values():
            self._hide_or_show(part)

    def focus_field(self, key: str) -> None:
        """Put the focus into a field (key)."""
        self.part(key).editor.buddy().setFocus()

    def set_read_only(self, read_only: bool) -> None:
        """Whether the definition can only be looked at."""
        self._read_only = read_only
        for part in self._parts.values():
            part.editor.set_read_only(read_only)

    def commit(self) -> None:
        """Save the field in hand now."""
        for part in self._parts.values():
            part.editor.commit()

    def top_of(self, key: str) -> QWidget:
        """Where a field begins for the eye: the first of a group with the group's heading."""
        part = self.part(key)
        first = next(field for field in self._fields if field.group == part.field.group)
        return self._folds[first.group] if first.key == key else part

    def first_input(self) -> QWidget:
        """Where typing begins."""
        return self.part(self._fields[0].key).editor.buddy()

    def _build(self, group: str) -> None:
        fields = [field for field in self._fields if field.group == group and field.key not in self._parts]
        for field in fields:
            part = FieldPart(field, self._theme, self._folds[group].content)
            part.editor.left.connect(lambda value, key=field.key: self._left(key, value))
            self._parts[field.key] = part
            self._folds[group].body.addWidget(part)
            self._hide_or_show(part)
            part.editor.set_read_only(self._read_only)
            self._show(part)
            self.part_built.emit(part)

    def _show(self, part: FieldPart) -> None:
        field, editor = part.field, part.editor
        if isinstance(editor, ReferenceEditor) and isinstance(field.kind, Reference):
            editor.set_targets(self._teams if field.kind.what == "team" else self._stages)
        if isinstance(editor, AliasEditor) and isinstance(field.kind, AliasList):
            editor.set_targets(self._teams)
        editor.set_value(self._values.get(field.key))
        part.set_needed(field.key not in self._values and field.required(self._values))
        part.caption.setBuddy(editor.buddy())

    def _hide_or_show(self, part: FieldPart) -> None:
        alone = self._only is not None
        part.setVisible(not alone or part.field.key in (self._only or ()))
        part.set_caption_shown(not alone or len(self._only or ()) > 1)

    def _count(self, group: str) -> None:
        fields = [field for field in self._fields if field.group == group]
        filled = sum(field.key in self._values for field in fields)
        self._folds[group].set_figure(self.tr("filled {0}/{1}").format(filled, len(fields)) if filled else "")

    def _left(self, key: str, value: Json) -> None:
        self._parts[key].show_error("")
        self.field_left.emit(key, value)

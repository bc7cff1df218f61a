"""Notes on the wording: they come while somebody types, explain themselves when asked, and go with their reason."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from stageworkshop.domain.fields import BY_KEY, DRAFTED
from stageworkshop.domain.lint import Board, LintStage
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.definition_form import DefinitionForm, FieldPart
from stageworkshop.ui.widgets.lint_notes import LintNotes
from stageworkshop.ui.widgets.lint_watch import LintWatch
from tests.ui.keyboard import type_text

TEAMS = {"sales": "Sales", "dealer": "Dealer"}


@pytest.fixture
def form(theme: Theme, qtbot: QtBot) -> DefinitionForm:
    made = DefinitionForm(theme, DRAFTED)
    qtbot.addWidget(made)
    made.resize(720, 900)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def board(**values: object) -> Board:
    first = LintStage("one", "Asked", "leads", {"owner": "sales", **values})
    next_ = {"owner": "sales", "entry_criteria": [{"text": "The lead score is at least 70"}]}
    return Board([first, LintStage("two", "Checked", "leads", next_)], TEAMS, frozenset({"dealer"}))


def watching(form: DefinitionForm, seen: Board) -> LintWatch:
    watch = LintWatch(form)
    watch.watch_form(form)
    form.set_values(dict(seen.stages[0].values))
    watch.begin("one", lambda: seen)
    return watch


def test_a_note_comes_a_moment_after_typing_and_goes_when_it_is_mended(form: DefinitionForm, qtbot: QtBot) -> None:
    watching(form, board())
    part = form.part("definition")
    text = part.editor.buddy()
    assert isinstance(text, QPlainTextEdit)
    text.setFocus()
    type_text(text, "Someone who is engaged")
    assert part.asked == [], "not in the middle of a word"
    qtbot.waitUntil(lambda: part.asked == ["“engaged”: measured how?"])
    for _ in "engaged":
        QTest.keyClick(text, Qt.Key.Key_Backspace)
    type_text(text, "in a school")
    qtbot.waitUntil(lambda: part.asked == [])


def test_why_is_told_on_demand(form: DefinitionForm, qtbot: QtBot) -> None:
    watching(form, board(entry_criteria=[{"text": "Demo done"}, {"text": "The buyer asked for a price"}])).look()
    part = form.part("entry_criteria")
    notes = part.findChild(LintNotes)
    assert notes is not None
    assert part.asked == ["This names only what our side did, not what the buyer did."]
    note = notes.notes[0]
    assert "“Demo done”" in seen_in(note)
    assert "Say what the buyer did" not in seen_in(note)
    ask = note.findChild(QPushButton, "lint-ask")
    assert ask is not None
    ask.setFocus()
    QTest.keyClick(ask, Qt.Key.Key_Space)
    assert "Say what the buyer did" in seen_in(note)
    QTest.keyClick(ask, Qt.Key.Key_Space)
    assert "Say what the buyer did" not in seen_in(note)


def seen_in(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QWidget) if hasattr(each, "text") and each.isVisible())


def test_a_note_that_stays_keeps_its_open_explanation(form: DefinitionForm, theme: Theme) -> None:
    watch = watching(form, board(entry_criteria=[{"text": "Demo done"}]))
    watch.look()
    note = form.part("entry_criteria").findChild(LintNotes).notes[0]  # type: ignore[union-attr]
    note.ask.click()
    form.part("definition").editor.buddy().setPlainText("A lead that is engaged")  # type: ignore[attr-defined]
    watch.look()
    assert form.part("definition").asked == ["“engaged”: measured how?"]
    assert form.part("entry_criteria").findChild(LintNotes).notes == [note]  # type: ignore[union-attr]
    assert note.why.isVisible()


def test_a_gap_to_the_next_stage_is_told_while_the_exit_is_worded(form: DefinitionForm, qtbot: QtBot) -> None:
    watch = watching(form, board(exit_criteria=[{"text": "The lead score is at least 50"}]))
    watch.look()
    assert form.part("exit_criteria").asked == ["The entry of “Checked” asks for more than the exit here: 50 / 70"]


def test_another_stage_takes_the_notes_of_the_first_away_at_once(form: DefinitionForm) -> None:
    seen = board(entry_criteria=[{"text": "Demo done"}])
    watch = watching(form, seen)
    watch.look()
    assert form.part("entry_criteria").asked
    watch.begin("two", lambda: seen)
    assert not form.part("entry_criteria").asked


def test_one_field_alone_can_be_watched_too(theme: Theme, qtbot: QtBot) -> None:
    part = FieldPart(BY_KEY["sla.limit"], theme)
    clock = FieldPart(BY_KEY["sla.clock_start"], theme)
    for each in (part, clock):
        qtbot.addWidget(each)
    limited = board(**{"sla.limit": {"amount": 4, "unit": "hours"}})
    part.editor.set_value({"amount": 4, "unit": "hours"})
    watch = LintWatch(part)
    watch.watch(part)
    watch.watch(clock)
    watch.begin("one", lambda: limited)
    watch.look()
    assert clock.asked == ["The time limit does not say when the clock starts."]
    assert {each.field for each in watch.findings} == {"sla.clock_start", "sla.consequence"}

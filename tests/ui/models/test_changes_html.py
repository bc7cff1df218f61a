"""What changed, as it is shown: marked by more than colour, what came apart from what went, and why it changed."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from stageworkshop.charter.changes import Cause, FieldChange, StageChange
from stageworkshop.ui.models import changes_html

LOOK = changes_html.Look(
    text="#000000",
    muted="#555555",
    line="#cccccc",
    added="#ddffdd",
    removed="#ffdddd",
    heading=14,
    small=10,
    kinds={"changed": "changed", "removed": "taken out", "added": "new", "renamed": "renamed"},
    was="was “{0}”",
    breaks="breaks reports",
    settled="Settled ({0}): “{1}”",
    still_open="Not settled: “{0}”",
    methods={"consensus": "consensus"},
)


def shown(*fields: FieldChange, kind: str = "changed") -> str:
    document = QTextDocument()
    document.setHtml(changes_html.page([StageChange("s", "Offer", kind, fields)], LOOK))  # type: ignore[arg-type]
    return document.toPlainText()


def test_what_came_stands_apart_from_what_went(qtbot: QtBot) -> None:
    assert "3 5" in shown(FieldChange("Attempts", ("3",), ("5",), "attempts"))
    assert "within two  three days" not in shown(FieldChange("X", ("within two days",), ("within three days",)))


def test_a_change_says_which_disagreement_made_it(qtbot: QtBot) -> None:
    settled, open_one = Cause("d7", "How often & when?", "consensus", "Five"), Cause("d8", "Who?", "", "")
    html = changes_html.page(
        [StageChange("s", "Offer", "changed", (FieldChange("A", ("3",), ("5",), "a", (settled, open_one)),))], LOOK
    )
    assert 'href="disagreement:d7"' in html
    text = shown(FieldChange("A", ("3",), ("5",), "a", (settled, open_one)))
    assert "Settled (consensus): “How often & when?”" in text
    assert "Not settled: “Who?”" in text


def test_only_what_breaks_reports_says_so(qtbot: QtBot) -> None:
    assert "breaks reports" in shown(FieldChange("Entry criteria", ("a",), ("b",), "entry_criteria"))
    assert "breaks reports" not in shown(FieldChange("Who it is for", ("a",), ("b",), "audience"))
    assert "breaks reports" in shown(FieldChange("Kind", ("open",), (), "kind"), kind="removed")

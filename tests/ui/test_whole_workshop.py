"""The main job as a facilitator does it, in one window: from the first page to the files that are handed over."""

from contextlib import closing
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QTableView, QTextBrowser, QToolButton
from pytestqt.qtbot import QtBot

from stageworkshop.actions.context import Context
from stageworkshop.charter import definitions
from stageworkshop.charter.export import document_for, export_document
from stageworkshop.cli import main
from stageworkshop.store.workshop_file import WorkshopFile
from stageworkshop.ui.models.side_by_side import RUNS_ROLE
from stageworkshop.ui.steps.stages.card_list import CardList
from stageworkshop.ui.window import MainWindow
from tests.ui.hands import ALT, CTRL, SHIFT, Hands, Key

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ORGANISATION = "Nordwind Pumpen GmbH"
TITLE = "Herbst 2026: ein Lead, ein Wort"
PEOPLE = """Name\tTeam\tJob title\tRoles
山田 太郎\tSales\tHead of sales\tsignatory, decider
Łukasz Żak\tMarketing\tDemand generation\tsignatory
محمد علي\tFachhändler Süd\tOwner\t
Ines Ferreira\t\t\tfacilitator
"""
FIRST = "Anfrage (問い合わせ)"
DEALERS = "Fachhändler Süd"
OUTCOME = "A visit to the price page counts once a form is filled in."
DISSENT = "لن نتصل بمن لم يطلب ذلك."
MQL = "Opened three mails, visited the price page and filled in a form."
RESERVATION = "Only if the form asks for a phone number."
STAGES = "Stage;Kind;Meaning\nGewonnen;won;Der Vertrag ist unterschrieben.\n失注;lost;\n"


def begin(hands: Hands, path: Path) -> None:
    hands.click("new-workshop")
    hands.type(TITLE)
    hands.write("organisation", ORGANISATION)
    hands.choose("template", "Blank")
    hands.write("path", str(path))
    hands.say("Begin")


def prepare(hands: Hands) -> None:
    assert hands.focus().accessibleName() == "Purpose"
    hands.type("Marketing and sales mean the same when they say lead.")
    hands.write("add-team", "Fachhändler Süd")
    hands.cell("teams", "Fachhändler Süd", "Kind")
    hands.choose_in_menu("partner")
    hands.click("add-person")
    hands.paste(PEOPLE)
    hands.key(Key.Key_Return)
    hands.say("Consensus: everybody agrees or can live with it")


def build_board(hands: Hands) -> None:
    hands.key(Key.Key_2, CTRL)
    assert hands.focus().accessibleName() == "Add a stage to Pipeline"
    for name in ("MQL", "Anfrage", "Angebot"):
        hands.type(name)
        hands.key(Key.Key_Return)
    cards = hands.see(CardList, "cards")
    hands.key(Key.Key_Z, CTRL)
    assert names_on(cards) == ["MQL", "Anfrage"]
    hands.type("Offerte")
    hands.key(Key.Key_Z, CTRL)
    assert names_on(cards) == ["MQL", "Anfrage"]
    hands.type("Angebot")
    hands.key(Key.Key_Return)
    hands.item(cards, 1)
    hands.key(Key.Key_Up, ALT)
    assert names_on(cards) == ["Anfrage", "MQL", "Angebot"]
    hands.key(Key.Key_F2)
    hands.key(Key.Key_A, CTRL)
    hands.type(FIRST)
    hands.key(Key.Key_Return)
    assert names_on(cards)[0] == FIRST
    hands.key(Key.Key_Z, CTRL)
    assert names_on(cards)[0] == "Anfrage"
    hands.until(hands.see(QToolButton, "header-redo").isEnabled)
    hands.key(Key.Key_Z, CTRL | SHIFT)
    assert names_on(cards)[0] == FIRST
    hands.choose("stage-owner", "Marketing")
    hands.say("Add a name")
    hands.type("Erstkontakt")
    hands.key(Key.Key_Tab)
    hands.say("Paste a stage list…")
    hands.paste(STAGES)
    hands.until(lambda: "Add 2 stages" in hands.words())
    hands.say("Add 2 stages")
    assert names_on(cards) == [FIRST, "MQL", "Angebot", "Gewonnen", "失注"]


def names_on(cards: CardList) -> list[str]:
    model = cards.model()
    return [str(model.index(row, 0).data(Qt.ItemDataRole.EditRole)) for row in range(model.rowCount())]


def draft(hands: Hands) -> None:
    hands.key(Key.Key_3, CTRL)
    for team, first, second in (
        ("Marketing", "Somebody who asked for a price.", "Opened three mails and visited the price page twice."),
        ("Sales", "Somebody who phoned us.", "Opened three mails and asked us to call back."),
    ):
        hands.cell("draft-matrix", FIRST, team)
        assert f"{team}, please." in hands.words()
        assert "price page" not in hands.words()
        hands.key(Key.Key_Return)
        hands.type(first)
        hands.key(Key.Key_Return, CTRL)
        assert hands.text("heading") == "MQL"
        hands.type(second)
        hands.click("question-entry_criteria")
        hands.click("entry_criteria-add")
        hands.type(f"{team}: the company builds pumps")
        hands.key(Key.Key_Return, CTRL)
        for _ in range(3):
            hands.click("no-opinion")
        assert f"{team} has handed in every stage" in hands.words()
    hands.cell("draft-matrix", FIRST, DEALERS)
    hands.key(Key.Key_Return)
    for _ in range(5):
        hands.click("no-opinion")
    assert "Every draft is in." in hands.text("draft-summary")


def compare(hands: Hands) -> None:
    hands.click("next")
    assert "price page" not in hands.words()
    hands.key(Key.Key_Return, CTRL)
    hands.say("Reveal all 5 stages")
    hands.cell("compare-matrix", "MQL", "Marketing")
    hands.cell("side-by-side", "Plain definition", "Marketing")
    assert "visited the price page twice" in marked(hands)
    assert not any("three mails" in words for words in marked(hands))
    hands.say("Raise a disagreement")
    assert "waits in Settle" in hands.words()
    hands.click("compare-modes-stances")
    hands.row("stance-people", "山田 太郎")
    hands.click("answer-object")
    hands.write("answer-reason", "A price page is no request.")
    hands.write("answer-would-remove", "A form that was filled in.")
    hands.click("answer-send")
    assert "1 of 3 have answered" in hands.words()
    assert "A price page is no request." not in hands.words()


def marked(hands: Hands) -> set[str]:
    """Words of the side-by-side view that are shown as differing."""
    model = hands.see(QTableView, "side-by-side").model()
    cells = [model.index(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())]
    return {run.text.strip() for cell in cells for run in cell.data(RUNS_ROLE) or () if run.mark == "only"}


def settle(hands: Hands) -> None:
    hands.key(Key.Key_5, CTRL)
    hands.write("definition", "Opened three mails.")
    hands.say(DEALERS)
    hands.type("We call only those who asked us to.")
    hands.write("add-option", "Count the price page together with a form")
    hands.write("outcome", OUTCOME)
    hands.say("Compromise")
    hands.click("settle")
    assert "Settled by compromise" in hands.text("decision-told")
    hands.click("open-dissent")
    hands.choose("dissent-who", "محمد علي")
    hands.write("dissent-words", DISSENT)
    hands.click("keep-dissent")
    assert DISSENT in hands.words()
    hands.write("definition", MQL)
    assert MQL in hands.words()
    hands.key(Key.Key_Z, CTRL)
    assert hands.text("definition") == "Opened three mails."
    hands.until(hands.see(QToolButton, "header-redo").isEnabled)
    hands.key(Key.Key_Z, CTRL | SHIFT)
    assert hands.text("definition") == MQL
    hands.say("Raise a disagreement")
    hands.choose("raise-stage", "Angebot")
    hands.write("raise-question", "Is a price by phone an offer?")
    hands.click("raise-send")
    hands.click("way-park")
    hands.choose("park-owner", "山田 太郎")
    hands.click("park")
    assert "Parked: 山田 太郎" in hands.text("decision-told")


def calibrate(hands: Hands) -> None:
    hands.click("next")
    for title, facts in (("Hotel, three pumps", "Filled in the form."), ("Town hall", "Read the newsletter.")):
        hands.click("add-case")
        hands.type(title)
        hands.key(Key.Key_Return)
        hands.write("case-facts", facts)
    hands.key(Key.Key_Return, CTRL)
    for name, keys in (("Łukasz Żak", "21"), ("山田 太郎", "22")):
        hands.row("sorters", name)
        hands.say("I am here: show me the cases")
        hands.type(keys)
        assert f"Thank you, {name}" in hands.words()
        hands.say("Next person")
    hands.click("test-mode-results")
    assert "Not everybody has sorted yet" not in hands.words()
    hands.key(Key.Key_Return, CTRL)
    assert "Not everybody has sorted yet: محمد علي." in hands.words()
    hands.tab("result-tabs", "Case by case")
    assert "Town hall" in hands.cells("case-results")


def sign_off(hands: Hands) -> None:
    hands.click("next")
    hands.key(Key.Key_Return, CTRL)
    hands.type("The first one.")
    hands.say("in 6 months")
    hands.say("Propose charter 1")
    assert hands.text("charter-title") == "Charter 1"
    assert "roposed" in hands.text("charter-dates")
    for name, answer, reason in (("山田 太郎", "approve", ""), ("Łukasz Żak", "reserve", RESERVATION)):
        hands.row("signatories", name)
        assert MQL in hands.see(QTextBrowser, "words-to-sign").toPlainText()
        hands.click("words-read")
        hands.click(f"answer-{answer}")
        if reason:
            hands.write("answer-reason", reason)
        hands.write("typed-name", name)
        hands.click("record-answer")
        assert f"The answer of {name} is on record." in hands.words()
    assert "Nobody is missing now." in hands.words()
    hands.key(Key.Key_Return, CTRL)
    hands.say("Put charter 1 in force")
    assert "n force" in hands.text("charter-dates")


def publish(hands: Hands, out: Path) -> tuple[Path, Path]:
    """The charter and the definitions file that were written."""
    hands.key(Key.Key_8, CTRL)
    hands.write("export-folder", str(out))
    hands.key(Key.Key_Return, CTRL)
    hands.until(lambda: "written" in hands.names())
    assert hands.text("written-heading").startswith("Written at ")
    return next(out.glob("*.pdf")), next(out.glob("*.json"))


def printed(charter: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(charter).pages).split())


def run(*arguments: str | Path) -> int:
    return main([str(each) for each in arguments])


def test_a_workshop_from_the_first_page_to_the_files(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    hands = Hands(window, qtbot)
    begin(hands, tmp_path / "herbst")
    prepare(hands)
    build_board(hands)
    draft(hands)
    compare(hands)
    settle(hands)
    calibrate(hands)
    sign_off(hands)
    charter, definitions_file = publish(hands, tmp_path / "out")
    assert "charter 1, in force" in hands.text("written-kind")
    window.close()

    words, document = printed(charter), definitions.read(definitions_file)
    stages = [stage.name for _, stage in document.stages]
    assert stages == [FIRST, "MQL", "Angebot", "Gewonnen", "失注"]
    for told in (*stages, MQL, OUTCOME, RESERVATION, "山田 太郎", "Łukasz Żak", ORGANISATION, document.content_hash):
        assert str(told) in words, told
    # Programs that take text out of a PDF give the words of a right-to-left line in the order in which they stand.
    assert all(word.strip(".") in words for word in DISSENT.split())
    assert [(team.name, team.kind) for team in document.teams][-1] == (DEALERS, "partner")
    settled, parked = document.disagreements
    assert (settled.state, settled.method, settled.outcome) == ("settled", "compromise", OUTCOME)
    assert [each.words for each in settled.dissents] == [DISSENT]
    assert (parked.state, parked.question) == ("parked", "Is a price by phone an offer?")
    assert {(each.answer, each.reason) for each in document.sign_offs} == {("approve", ""), ("reserve", RESERVATION)}
    assert {each.content_hash for each in document.sign_offs} == {document.content_hash}

    assert run("validate", definitions_file) == 0
    assert run("history", tmp_path / "herbst.stageworkshop", "--check") == 0
    with closing(WorkshopFile.open(tmp_path / "herbst.stageworkshop", read_only=True)) as kept:
        assert document_for(kept, "internal").content_hash == document.content_hash


def test_an_earlier_charter_gives_the_same_words_again(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, sample: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    (earlier,) = export_document(document_for(sample.file, "internal"), tmp_path / "spring", parts=["definitions"])
    # The dialog to choose a file is the system's.
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(earlier), ""))
    hands = Hands(window, qtbot)
    begin(hands, tmp_path / "herbst")
    hands.click("start-charter")
    assert "Title: “Herbst 2026: ein Lead, ein Wort” becomes" in hands.text("replaces")
    hands.key(Key.Key_Return)
    assert "stages are on the board" in hands.words()
    _, again = publish(hands, tmp_path / "out")
    assert definitions.read(again).content_hash == definitions.read(earlier).content_hash

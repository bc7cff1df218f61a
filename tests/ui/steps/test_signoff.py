"""Sign off: the words come before the answer, what is recorded is what was seen, and what it means is said before."""

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt, QThreadPool
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from stageworkshop.actions import agreed
from stageworkshop.actions.context import Context
from stageworkshop.domain.charter import Charter, SignOff
from stageworkshop.domain.stage import Stage
from stageworkshop.standing.signoffs import signatories
from stageworkshop.store.workshop_file import WorkshopFile
from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.steps.signoff import SignoffPage
from stageworkshop.ui.theme import Theme
from tests.ui.keyboard import type_text
from tests.ui.workshops import empty, small

W = TypeVar("W", bound=QWidget)
Open = Callable[[Context], SignoffPage]


@pytest.fixture
def opened(theme: Theme, qtbot: QtBot) -> Open:
    def open_page(context: Context) -> SignoffPage:
        bridge = Bridge(context)
        page = SignoffPage(bridge, theme)
        bridge.changed.connect(page.refresh)
        qtbot.addWidget(page)
        page.resize(840, 660)
        page.show()
        page.refresh(None)
        return page

    return open_page


@pytest.fixture
def page(opened: Open, sample: Context) -> SignoffPage:
    return opened(sample)


def find(page: QWidget, kind: type[W], name: str) -> W:
    found = page.findChild(kind, name)
    assert found is not None, name
    return found


def text(page: QWidget, name: str) -> str:
    return find(page, QLabel, name).text().replace("\u2068", "").replace("\u2069", "")


def click(page: QWidget, name: str) -> None:
    button = find(page, QPushButton, name)
    assert button.isVisible(), f"{name} is out of sight"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def person(page: SignoffPage, name: str) -> str:
    return next(each.participant_id for each in signatories(page.bridge.file) if each.name == name)


def row(page: SignoffPage, name: str) -> str:
    """A signatory's row, as it is read aloud."""
    found = next(each for each in page.people.list.rows if each.title == name)
    return found.spoken().replace("\u2068", "").replace("\u2069", "")


def test_what_is_to_be_signed_has_number_state_and_a_hash_to_copy(page: SignoffPage) -> None:
    charter = page.bridge.file.all(Charter)[1]
    assert text(page, "charter-title") == "Charter 2 · proposed"
    assert text(page.strip, "content-hash") == charter.content_hash[:12]
    click(page.strip, "copy-hash")
    assert QGuiApplication.clipboard().text() == charter.content_hash
    assert "Order confirmed" in text(page, "charter-moved-on")


def test_each_signatory_has_answer_manner_time_and_why_it_is_stale(page: SignoffPage) -> None:
    assert "approves" in row(page, "Łukasz Wójcik")
    assert "typed here" in row(page, "Łukasz Wójcik")
    assert "2026" in row(page, "Łukasz Wójcik")
    assert "with reservation" in row(page, "Gülşen Yıldırım")
    stale = row(page, "Sigrid Bråthen")
    assert "stale" in stale
    assert "Order confirmed (Entry criteria)" in stale
    assert text(page, "signatories-heading") == "3 of 4 have answered"
    assert "محمد الحداد" in text(page, "signatories-missing")


def test_the_charter_is_shown_page_by_page_as_it_will_be_printed(page: SignoffPage, qtbot: QtBot) -> None:
    pages = page.printed.pages
    qtbot.waitUntil(lambda: pages.pages > 10, timeout=20_000)
    assert "Proposed, not yet in force" in " ".join(pages.text(1).split())
    pages.setFocus()
    QTest.keyClick(pages, Qt.Key.Key_PageDown)
    assert text(page, "printed-page").startswith("2 of")
    QTest.keyClick(pages, Qt.Key.Key_PageUp)
    assert text(page, "printed-page").startswith("1 of")


def test_pages_are_made_anew_only_when_the_content_is_another_one(page: SignoffPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.printed.pages.pages > 0, timeout=20_000)
    stage = page.bridge.file.all(Stage)[0]
    page.bridge.run(agreed.set_agreed, stage_id=stage.id, field="audience", value="Nobody else.")
    assert not page.printed.is_printing, "charter 2 is frozen, whatever is written now"
    page.printed.choose("")
    assert page.printed.is_printing
    qtbot.waitUntil(lambda: not page.printed.is_printing, timeout=20_000)
    assert "changed since charter no. 2" in " ".join(page.printed.pages.text(1).split())


def test_what_changed_is_shown_with_old_and_new_words(page: SignoffPage) -> None:
    click(page, "see-changes")
    assert page.changed.isVisible()
    shown = page.changed.view.toPlainText()
    assert "Quote with the practice" in shown
    assert "no older than 60 days" in shown
    assert "filled in" in page.changed.view.toPlainText()


def test_nobody_signs_before_seeing_what_changed_since_the_last_time(page: SignoffPage, qtbot: QtBot) -> None:
    page.people.list.setFocus()
    page.people.list.choose(person(page, "محمد الحداد"))
    QTest.keyClick(page.people.list, Qt.Key.Key_Return)
    assert not page.signing.form.isVisible()
    words = page.signing.reading.words
    assert "answered to charter 1" in words.lead
    assert "Call-ready lead" in words.view.toPlainText()
    assert "evening calls are welcome" in words.view.toPlainText()
    click(page, "words-read")
    click(page, "answer-approve")
    name = page.signing.form.signature.typed
    name.setFocus()
    type_text(name, "محمد الحداد")
    click(page, "record-answer")
    assert "on record" in page.banner.text
    assert "Nobody is missing" in page.banner.text
    assert "stale" in row(page, "محمد الحداد"), "the text moved on after charter 2 was frozen"
    record = last_record(page)
    assert (record.answer, record.manner, record.typed) == ("approve", "typed", "محمد الحداد")
    assert record.content_hash == page.bridge.file.all(Charter)[1].content_hash
    assert record.covers == page.bridge.file.all(Charter)[1].stage_hashes


def last_record(page: SignoffPage) -> SignOff:
    """The newest sign-off on disk, read by another eye."""
    looking = WorkshopFile.open(page.bridge.file.path, read_only=True)
    record = max(looking.all(SignOff), key=lambda each: each.at)
    looking.close()
    return record


def test_whoever_never_signed_sees_all_the_words(opened: Open, small_proposed: Context) -> None:
    page = opened(small_proposed)
    page.open_object("participant", person(page, "山田 太郎"))
    assert "all the words of charter 1" in page.signing.reading.words.lead
    shown = page.signing.reading.words.view.toPlainText()
    assert all(stage.name in shown for stage in small_proposed.file.all(Stage))


@pytest.fixture
def small_proposed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    from stageworkshop.actions import charters

    context = small(tmp_path_factory.mktemp("small") / "small.stageworkshop")
    charters.propose(context)
    yield context
    context.file.close()


def test_a_reservation_needs_its_words_and_some_stages_can_be_left_out(opened: Open, small_proposed: Context) -> None:
    page = opened(small_proposed)
    page.open_object("participant", person(page, "Łukasz Nguyễn"))
    page.signing.finish()
    form = page.signing.form
    click(page, "answer-reserve")
    click(page, "record-answer")
    assert text(page, "answer-error") == "Write down the reservation."
    assert page.focusWidget() is form.reason
    QTest.keyClicks(form.reason, "Only until spring.")
    click(page, "record-answer")
    assert text(page, "answer-error") == "Type the name as a signature."
    form.signature.typed.setFocus()
    type_text(form.signature.typed, "Łukasz Nguyễn")
    form.all_stages.setChecked(False)
    for at in range(form.stages.count()):
        if form.stages.item(at).text() != "Won":
            form.stages.item(at).setCheckState(Qt.CheckState.Unchecked)
    click(page, "record-answer")
    record = last_record(page)
    assert (record.answer, record.reason, list(record.covers)) == ("reserve", "Only until spring.", ["won"])


def test_a_signature_is_drawn_and_said_to_be_drawn_here(opened: Open, small_proposed: Context) -> None:
    page = opened(small_proposed)
    page.open_object("participant", person(page, "Łukasz Nguyễn"))
    page.signing.finish()
    click(page, "answer-approve")
    click(page, "sign-drawn")
    assert "not a signature with one’s own key" in text(page, "manner")
    click(page, "record-answer")
    assert "Draw the signature" in text(page, "answer-error")
    draw(page.signing.form.signature.pad)
    click(page, "record-answer")
    record = last_record(page)
    assert (record.manner, record.typed) == ("drawn", "")
    assert len(record.strokes) == 1
    page.open_object("participant", person(page, "Łukasz Nguyễn"))
    assert "drawn on the facilitator’s machine" in text(page, "given-how")


def draw(pad: QWidget) -> None:
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(40, 60))
    for x in range(50, 200, 10):
        QTest.mouseMove(pad, QPoint(x, 60 + x % 30))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(200, 60))


def test_an_answer_on_behalf_names_who_entered_it(opened: Open, small_proposed: Context) -> None:
    page = opened(small_proposed)
    page.open_object("participant", person(page, "Łukasz Nguyễn"))
    page.signing.finish()
    click(page, "answer-approve")
    page.signing.form.signature.behalf.setChecked(True)
    click(page, "record-answer")
    record = last_record(page)
    assert (record.manner, record.logged_by) == ("on_behalf", "Ines Ferreira")


def test_half_an_answer_stays_when_something_else_changes(page: SignoffPage) -> None:
    page.open_object("participant", person(page, "محمد الحداد"))
    page.signing.finish()
    click(page, "answer-decline")
    QTest.keyClicks(page.signing.form.reason, "Wait for")
    stage = page.bridge.file.all(Stage)[0]
    page.bridge.run(agreed.set_agreed, stage_id=stage.id, field="audience", value="Nobody else.")
    assert page.signing.form.isVisible()
    assert page.signing.form.reason.toPlainText() == "Wait for"


def test_an_answer_is_taken_back_by_another_record(page: SignoffPage) -> None:
    page.open_object("participant", person(page, "Gülşen Yıldırım"))
    assert "Nine years as the age limit" in text(page, "given-reason")
    before = len(page.bridge.file.all(SignOff))
    click(page, "revoke")
    assert "can’t be undone" in page.signing.confirm.accessibleName()
    QTest.keyClicks(page.signing.confirm.note, "Counted again.")
    click(page.signing.confirm, "confirm-0")
    record = last_record(page)
    assert (record.answer, record.reason) == ("revoke", "Counted again.")
    assert len(page.bridge.file.all(SignOff)) == before + 1
    assert "not yet" in row(page, "Gülşen Yıldırım")


def test_a_stale_answer_shows_the_change_that_made_it_stale(page: SignoffPage) -> None:
    page.open_object("participant", person(page, "Sigrid Bråthen"))
    assert text(page, "given-answer") == "Approves: charter 2, now stale"
    assert "no older than 60 days" in page.signing.given._stale.view.toPlainText()


def test_proposing_is_asked_twice_and_says_what_happens(page: SignoffPage) -> None:
    assert page.primary.text() == "Propose charter 3…"
    click(page, "primary")
    said = page.decisions.accessibleName()
    assert "Charter 2, still only proposed, is withdrawn" in said
    assert "Charter 1 stays in force" in said
    assert "can’t be undone" in said
    QTest.keyClick(page.decisions, Qt.Key.Key_Escape)
    assert len(page.bridge.file.all(Charter)) == 2
    click(page, "primary")
    QTest.keyClicks(page.decisions.note, "Financing letters expire.")
    click(page.decisions, "confirm-0")
    third = page.bridge.file.all(Charter)[2]
    assert (third.number, third.state, third.note) == (3, "proposed", "Financing letters expire.")
    assert text(page, "charter-title") == "Charter 3 · proposed"
    assert text(page, "signatories-heading") == "0 of 4 have answered"
    assert page.primary.text() == "Take the next answer"
    assert "exactly that of charter 3" in page.changed.lead


def test_putting_in_force_says_who_is_missing_and_allows_it(page: SignoffPage) -> None:
    click(page, "put-in-force")
    said = page.decisions.accessibleName().replace("\u2068", "").replace("\u2069", "")
    assert "No answer yet: محمد الحداد" in said
    assert "have changed since: Sigrid Bråthen" in said
    assert "Charter 1 is superseded" in said
    assert page.bridge.file.all(Charter)[1].state == "proposed"
    click(page.decisions, "confirm-0")
    assert [each.state for each in page.bridge.file.all(Charter)] == ["superseded", "in_force"]
    assert text(page, "charter-title") == "Charter 2 · in force"


def test_withdrawing_leaves_the_one_in_force_at_hand(page: SignoffPage) -> None:
    click(page, "withdraw")
    click(page.decisions, "confirm-0")
    assert page.bridge.file.all(Charter)[1].state == "withdrawn"
    assert text(page, "charter-title") == "Charter 1 · in force"
    rows = [each.spoken() for each in page.charters.list.rows]
    assert "withdrawn" in rows[0]
    assert "in force" in rows[1]


def test_an_earlier_charter_can_be_read_as_it_was(page: SignoffPage, qtbot: QtBot) -> None:
    page.open_object("charter", page.bridge.file.all(Charter)[0].id)
    assert "First charter" in text(page, "charter-note")
    click(page, "read-charter")
    qtbot.waitUntil(lambda: not page.printed.is_printing and page.printed.pages.pages > 0, timeout=20_000)
    assert "In force since 28 September 2026" in " ".join(page.printed.pages.text(1).split())


def test_a_page_that_is_closed_while_it_prints_lets_go(sample: Context, theme: Theme, qtbot: QtBot) -> None:
    page = SignoffPage(Bridge(sample), theme)
    page.show()
    page.refresh(None)
    assert page.printed.is_printing
    page.close()
    page.deleteLater()
    assert QThreadPool.globalInstance().waitForDone(20_000)
    # Whatever the work still tells now finds nobody; an exception in a slot would fail the test.
    qtbot.wait(20)


def test_undo_takes_no_signature_back(page: SignoffPage) -> None:
    before = len(page.bridge.file.all(SignOff))
    page.bridge.undo()
    assert len(page.bridge.file.all(SignOff)) == before
    assert len(page.bridge.file.all(Charter)) == 2


def test_an_empty_workshop_is_sent_to_the_stages(opened: Open, tmp_path_factory: pytest.TempPathFactory) -> None:
    context = empty(tmp_path_factory.mktemp("empty") / "empty.stageworkshop")
    page = opened(context)
    assert page._empty.isVisible()
    assert not page.primary.isVisible()
    went: list[str] = []
    page.go_to.connect(lambda step, *_: went.append(step))
    QTest.mouseClick(page._empty.button, Qt.MouseButton.LeftButton)
    assert went == ["stages"]
    context.file.close()

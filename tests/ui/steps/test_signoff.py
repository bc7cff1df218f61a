"""Sign off: the words come before the answer, what is recorded is what was seen, and what it means is said before."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDate, QPoint, Qt, QThreadPool, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from stageworkshop.actions import agreed, charters, deputies, disagreements, signoffs, stances
from stageworkshop.actions.context import Context
from stageworkshop.domain.charter import Charter, SignOff
from stageworkshop.domain.disagreement import Disagreement, Position
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.workshop import Participant
from stageworkshop.standing.signoffs import signatories
from stageworkshop.store.workshop_file import WorkshopFile
from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.steps.signoff import SignoffPage
from stageworkshop.ui.steps.signoff.stage_picker import StagePicker
from stageworkshop.ui.steps.signoff.views import CHANGED
from stageworkshop.ui.theme import Theme
from tests.ui.keyboard import type_text
from tests.ui.seen import seen
from tests.ui.steps.one_page import UNSEEN, OpenStep, click, find, text
from tests.ui.workshops import empty, small


@pytest.fixture
def page(open_step: OpenStep, sample: Context) -> SignoffPage:
    return open_step(SignoffPage, sample)


def person(page: SignoffPage, name: str) -> str:
    return next(each.participant_id for each in signatories(page.bridge.file) if each.name == name)


def row(page: SignoffPage, name: str) -> str:
    """A signatory's row, as it is read aloud."""
    found = next(each for each in page.people.list.rows if each.title == name)
    return found.spoken().translate(UNSEEN)


def test_what_is_to_be_signed_has_number_and_state_and_what_holds_meanwhile(page: SignoffPage) -> None:
    assert text(page, "charter-title") == "Charter 2"
    assert text(page, "charter-dates").startswith("Proposed on ")
    assert "Charter 1 stays in force until this one is put in its place" in text(page, "charter-dates")
    assert "Order confirmed" in text(page, "charter-moved-on")


def test_a_charter_has_a_fingerprint_to_copy(page: SignoffPage) -> None:
    charter = page.bridge.file.all(Charter)[1]
    page.open_object("charter", charter.id)
    assert text(page.charters, "content-hash").replace(" ", "") == charter.content_hash[:12]
    click(page.charters, "copy-hash")
    assert QGuiApplication.clipboard().text() == charter.content_hash


def test_each_signatory_has_answer_manner_time_and_why_it_is_stale(page: SignoffPage) -> None:
    assert "approves" in row(page, "Łukasz Wójcik")
    assert "typed here" in row(page, "Łukasz Wójcik")
    assert "2026" in row(page, "Łukasz Wójcik")
    assert "with reservation" in row(page, "Gülşen Yıldırım")
    stale = row(page, "Sigrid Bråthen")
    assert "stale" in stale
    assert "Order confirmed" in stale
    # The figure of the rail, and by name why the others do not count.
    assert text(page, "signatories-heading") == "2 of 4 are valid"
    assert text(page, "signatories-lacking") == "Missing: محمد الحداد. Stale: Sigrid Bråthen."


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
    view = page.changed.words.view
    assert view.isVisible()
    shown = view.toPlainText()
    assert "Quote with the practice" in shown
    assert "no older than 60 days" in shown
    assert "filled in" in shown


def test_a_change_leads_to_its_disagreement_and_says_whether_reports_break(page: SignoffPage) -> None:
    click(page, "see-changes")
    view = page.changed.words.view
    assert "Settled (majority of teams): “From when does a quoted project count" in view.toPlainText()
    assert text(page, "breaking") == (
        "Reports will not go on as before, because of Order confirmed (other entry criteria)."
    )
    went: list[tuple[str, str]] = []
    page.go_to.connect(lambda step, _, object_id: went.append((step, object_id)))
    (cause,) = {cause.disagreement_id for change in view.changes for field in change.fields for cause in field.because}
    view.anchorClicked.emit(QUrl(f"disagreement:{cause}"))
    assert went == [("settle", cause)]


def test_a_charter_is_compared_with_the_one_before_it_also_when_that_never_counted(
    open_step: OpenStep, small_proposed: Context
) -> None:
    page = open_step(SignoffPage, small_proposed)
    page.views.open(CHANGED)
    assert "nothing to compare" in page.changed.words.lead or "first charter" in page.changed.words.lead
    stage = next(each for each in small_proposed.file.all(Stage) if each.name == "Won")
    page.bridge.run(agreed.set_agreed, stage_id=stage.id, field="audience", value="Everybody")
    click(page, "see-changes")
    page.bridge.run(charters.propose)
    assert (page.changed.earlier.currentText(), page.changed.later.currentText()) == ("Charter 1", "Charter 2")
    assert [change.name for change in page.changed.words.view.changes] == ["Won"]


def test_any_two_charters_can_be_compared(page: SignoffPage) -> None:
    page.views.open(CHANGED)
    first, second = (each.id for each in page.bridge.file.all(Charter))
    page.changed.earlier.setCurrentIndex(page.changed.earlier.findData(first))
    page.changed.later.setCurrentIndex(page.changed.later.findData(second))
    assert [change.name for change in page.changed.words.view.changes] == ["Call-ready lead"]
    assert text(page, "breaking") == "Reports that count by stages go on as before."
    page.changed.later.setCurrentIndex(page.changed.later.findData(first))
    assert "say exactly the same" in page.changed.words.lead


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
    # By the journal: several may be of the same second.
    changes = [change for entry in looking.history() for change in entry.changes]
    newest = [change.id for change in changes if change.kind == "sign_off"][-1]
    record = looking.get(SignOff, newest)
    looking.close()
    return record


def test_whoever_never_signed_sees_all_the_words(open_step: OpenStep, small_proposed: Context) -> None:
    page = open_step(SignoffPage, small_proposed)
    page.open_object("participant", person(page, "山田 太郎"))
    assert "all the words of charter 1" in page.signing.reading.words.lead
    shown = page.signing.reading.words.view.toPlainText()
    assert all(stage.name in shown for stage in small_proposed.file.all(Stage))


@pytest.fixture
def small_proposed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    context = small(tmp_path_factory.mktemp("small") / "small.stageworkshop")
    charters.propose(context)
    yield context
    context.file.close()


def test_a_reservation_needs_its_words_and_some_stages_can_be_left_out(
    open_step: OpenStep, small_proposed: Context
) -> None:
    page = open_step(SignoffPage, small_proposed)
    page.open_object("participant", person(page, "Łukasz Nguyễn"))
    page.signing.finish()
    form = page.signing.form
    click(page, "answer-reserve")
    click(page, "record-answer")
    assert text(page, "answer-error") == "Write down the reservation."
    assert page.focusWidget() is form.fields.reason
    QTest.keyClicks(form.fields.reason, "Only until spring.")
    click(page, "record-answer")
    assert text(page, "answer-error") == "Type the name as a signature."
    form.signature.typed.setFocus()
    type_text(form.signature.typed, "Łukasz Nguyễn")
    tick(form.covers, "Won")
    tick(form.fields.about, "Proposal")
    click(page, "record-answer")
    record = last_record(page)
    assert (record.answer, record.reason, list(record.covers)) == ("reserve", "Only until spring.", ["won"])
    assert record.about == ["proposal"]
    page.open_object("participant", person(page, "Łukasz Nguyễn"))
    assert text(page, "given-about") == "About: Proposal"


def tick(picker: StagePicker, name: str) -> None:
    """Take the tick from all, and leave one only at this stage."""
    picker.all.setChecked(False)
    for at in range(picker.list.count()):
        item = picker.list.item(at)
        item.setCheckState(Qt.CheckState.Checked if item.text() == name else Qt.CheckState.Unchecked)


def decline(page: SignoffPage, name: str, reason: str, about: str = "") -> None:
    page.open_object("participant", person(page, name))
    page.signing.finish()
    click(page, "answer-decline")
    QTest.keyClicks(page.signing.form.fields.reason, reason)
    if about:
        tick(page.signing.form.fields.about, about)
    click(page, "record-answer")
    assert {each.name: each.answer for each in signatories(page.bridge.file)}[name] == "decline"


def test_a_refusal_tells_the_facilitator_what_to_reopen(page: SignoffPage) -> None:
    withdrawn = page.bridge.run(charters.propose)
    assert withdrawn is not None
    for name in ("Łukasz Wójcik", "Gülşen Yıldırım", "Sigrid Bråthen"):
        page.bridge.run(
            signoffs.sign,
            charter_id=withdrawn.created("charter"),
            participant_id=person(page, name),
            answer="approve",
            typed=name,
        )
    decline(page, "محمد الحداد", "Sixty days are too few.", about="Order confirmed")
    assert page.primary.text().translate(UNSEEN) == "See why محمد الحداد declines"
    assert text(page, "signatories-lacking") == "Declines: محمد الحداد."
    click(page, "primary")
    pane = page.signing.given.reopening
    shown = seen(pane)
    assert "Order confirmed" in shown
    went: list[tuple[str, str, str]] = []
    page.go_to.connect(lambda *where: went.append(where))
    click(pane, "raise-refusal")
    raised = max(page.bridge.file.all(Disagreement), key=lambda each: each.position)
    assert went == [("settle", "disagreement", raised.id)]
    assert raised.question == "محمد الحداد declines: Sixty days are too few."
    assert [each.text for each in page.bridge.file.all(Position, disagreement_id=raised.id)] == [
        "Sixty days are too few."
    ]


def test_what_was_settled_is_taken_up_again_from_a_refusal(page: SignoffPage) -> None:
    decline(page, "محمد الحداد", "Not before three calls.", about="Call-ready lead")
    page.open_object("participant", person(page, "محمد الحداد"))
    before = {each.id for each in page.bridge.file.all(Disagreement) if each.state == "open"}
    went: list[str] = []
    page.go_to.connect(lambda *where: went.append(where[2]))
    click(page.signing.given.reopening, "take-up-again")
    after = {each.id for each in page.bridge.file.all(Disagreement) if each.state == "open"}
    assert after - before == set(went)
    assert len(went) == 1


def test_a_refusal_without_a_stage_leads_to_the_register(page: SignoffPage) -> None:
    decline(page, "محمد الحداد", "No.")
    page.open_object("participant", person(page, "محمد الحداد"))
    assert "No stage was named" in seen(page.signing.given.reopening)
    went: list[str] = []
    page.go_to.connect(lambda step, *_: went.append(step))
    click(page.signing.given.reopening, "reopen-register")
    assert went == ["settle"]


def test_a_deputy_reads_and_signs_and_both_names_are_kept(page: SignoffPage) -> None:
    page.open_object("participant", person(page, "محمد الحداد"))
    click(page, "deputy-ask")
    form = page.signing.delegating
    click(page, "record-deputy")
    assert text(page, "deputy-error") == "Choose who signs. People are named in Prepare."
    form.deputy.setCurrentIndex(form.deputy.findText("Miloš Dvořák"))
    click(page, "record-deputy")
    assert "by what right" in text(page, "deputy-error")
    QTest.keyClicks(form.reason, "By mail of 12 November")
    click(page, "record-deputy")
    # The deputy has signed nothing so far, and so sees all the words, not only those new to the signatory.
    assert "Miloš Dvořák has not answered to any charter before" in page.signing.reading.words.lead.translate(UNSEEN)
    assert "In their place signs Miloš Dvořák" in text(page, "signing-what")
    assert "Miloš Dvořák signs for them" in row(page, "محمد الحداد")
    assert text(page, "signatories-lacking").startswith("Missing: Miloš Dvořák.")
    click(page, "words-read")
    click(page, "answer-approve")
    type_text(page.signing.form.signature.typed, "Miloš Dvořák")
    click(page, "record-answer")
    record = last_record(page)
    assert (record.name, record.deputy_name, record.typed) == ("محمد الحداد", "Miloš Dvořák", "Miloš Dvořák")
    page.open_object("participant", person(page, "محمد الحداد"))
    assert "Miloš Dvořák signed in their place" in text(page, "given-how")


def test_a_signatory_signs_again_when_the_deputy_is_taken_back(page: SignoffPage) -> None:
    charter = page.bridge.file.all(Charter)[1]
    who = person(page, "محمد الحداد")
    page.bridge.run(
        deputies.delegate,
        charter_id=charter.id,
        participant_id=who,
        deputy_id=next(each.id for each in page.bridge.file.all(Participant) if each.name == "Miloš Dvořák"),
        reason="On leave",
    )
    page.open_object("participant", who)
    click(page, "deputy-ask")
    assert "Both stay on record" in page.signing.confirm.accessibleName()
    click(page.signing.confirm, "confirm-0")
    assert "answered to charter 1" in page.signing.reading.words.lead
    assert "Missing: محمد الحداد" in text(page, "signatories-lacking")


def test_people_sign_in_a_fixed_order_if_wanted(open_step: OpenStep, small_proposed: Context) -> None:
    page = open_step(SignoffPage, small_proposed)
    first, second = (each.title for each in page.people.list.rows)
    page.people.order.fixed.trigger()
    assert [each.badge for each in page.people.list.rows] == ["1", "2"]
    assert f"after {first}" in row(page, second)
    page.people.list.setFocus()
    page.people.list.choose(person(page, second))
    page.people.order.earlier.trigger()
    assert [each.title for each in page.people.list.rows] == [second, first]
    page.open_object("participant", person(page, first))
    assert f"It is the turn of {second} first." in text(page, "signing-what")
    page.signing.finish()
    click(page, "answer-approve")
    type_text(page.signing.form.signature.typed, first)
    click(page, "record-answer")
    assert f"it is the turn of {second}" in page.banner.text
    assert page.signing.form.signature.typed.text() == first, "what was typed is kept"
    click(page, "signing-close")
    click(page, "primary")
    assert text(page, "signing-who") == second


def test_what_is_drawn_on_comes_into_sight(open_step: OpenStep, small_proposed: Context, qtbot: QtBot) -> None:
    page = open_step(SignoffPage, small_proposed)
    page.resize(808, 560)
    page.open_object("participant", person(page, "Łukasz Nguyễn"))
    page.signing.finish()
    click(page, "answer-reserve")
    pad = page.signing.form.signature.pad
    page.signing.form.signature.manner.button("drawn").click()
    qtbot.waitUntil(lambda: pad.visibleRegion().boundingRect() == pad.rect())


def test_a_signature_is_drawn_and_said_to_be_drawn_here(open_step: OpenStep, small_proposed: Context) -> None:
    page = open_step(SignoffPage, small_proposed)
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


def test_an_answer_on_behalf_names_who_entered_it(open_step: OpenStep, small_proposed: Context) -> None:
    page = open_step(SignoffPage, small_proposed)
    page.open_object("participant", person(page, "Łukasz Nguyễn"))
    page.signing.finish()
    click(page, "answer-approve")
    click(page, "sign-on_behalf")
    click(page, "record-answer")
    record = last_record(page)
    assert (record.manner, record.logged_by) == ("on_behalf", "Ines Ferreira")


def test_half_an_answer_stays_when_something_else_changes(page: SignoffPage) -> None:
    page.open_object("participant", person(page, "محمد الحداد"))
    page.signing.finish()
    click(page, "answer-decline")
    QTest.keyClicks(page.signing.form.fields.reason, "Wait for")
    stage = page.bridge.file.all(Stage)[0]
    page.bridge.run(agreed.set_agreed, stage_id=stage.id, field="audience", value="Nobody else.")
    assert page.signing.form.isVisible()
    assert page.signing.form.fields.reason.toPlainText() == "Wait for"


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
    assert text(page, "charter-title") == "Charter 3"
    assert text(page, "signatories-heading") == "0 of 4 are valid"
    assert page.primary.text() == "Take the next answer"
    assert page.printed.version.currentText() == "Charter 3 (proposed)"
    page.views.open(CHANGED)
    # Nothing is newer than this charter, so what it brings against the one in force is shown.
    assert {change.name for change in page.changed.words.view.changes} >= {"Order confirmed", "Call-ready lead"}


def objecting(context: Context) -> str:
    """Proposal has a definition and an objection to it, which nobody has put on record yet; the stage's id."""
    stage_id = next(each.id for each in context.file.all(Stage) if each.name == "Proposal")
    agreed.set_agreed(context, stage_id=stage_id, field="definition", value="An offer lies with the buyer")
    for each in context.file.all(Participant):
        if each.team_id and not each.is_observer:
            objects = each.name == "Łukasz Nguyễn"
            why = {"reason": "Too early", "would_remove": "A price"} if objects else {}
            said = "object" if objects else "agree"
            stances.answer(context, stage_id=stage_id, participant_id=each.id, answer=said, **why)
    return stage_id


def test_before_proposing_it_is_said_what_the_text_lacks_and_where_an_objection_is_put_on_record(
    open_step: OpenStep, small_proposed: Context
) -> None:
    stage_id = objecting(small_proposed)
    page = open_step(SignoffPage, small_proposed)
    went: list[tuple[str, str, str]] = []
    page.go_to.connect(lambda *where: went.append(where))
    page._propose()
    said = page.decisions.accessibleName().translate(UNSEEN)
    lacking = "Inquiry, Marketing qualified lead, Sales qualified lead, Won, Lost"
    assert f"Of 6 stages, 5 have no definition yet: {lacking}." in said
    assert "Defined, but not in full: Proposal." in said
    assert "Not carried, there is an objection: Proposal." in said
    link = find(page.decisions, QPushButton, "record-objection")
    assert link.isVisible()
    assert link.text().translate(UNSEEN) == "Put the objection to Proposal on record in Compare"
    click(page.decisions, "record-objection")
    assert went == [("compare", "stance", stage_id)]
    assert page.decisions.isHidden()

    page.bridge.run(
        disagreements.raise_disagreement, stage_id=stage_id, aspect="definition", question="Offer without a price?"
    )
    page._propose()
    said = page.decisions.accessibleName().translate(UNSEEN)
    assert "Not carried, there is an objection: Proposal." in said
    assert "Not settled yet: Proposal, “Offer without a price?”." in said
    assert not link.isVisible(), "it is on record now"
    click(page.decisions, "confirm-0")
    assert len(small_proposed.file.all(Charter)) == 2, "none of it blocks"


@pytest.mark.parametrize("height", [500, 900])
def test_a_long_question_is_never_cut_in_a_low_window(
    open_step: OpenStep, small_proposed: Context, height: int, qtbot: QtBot
) -> None:
    objecting(small_proposed)
    page = open_step(SignoffPage, small_proposed)
    page.resize(840, height)
    page._propose()
    asked = page.decisions
    layout = asked.layout()
    assert layout is not None
    qtbot.waitUntil(lambda: asked.height() >= layout.totalHeightForWidth(asked.width()))
    link, note = find(asked, QPushButton, "record-objection"), asked.note
    assert link.geometry().bottom() < note.geometry().top()
    day = find(asked, QWidget, "review-date-in-6").mapTo(asked, QPoint())
    assert note.geometry().bottom() < day.y()
    assert page.views.room.isVisible() == (height == 900)
    asked.keep()
    qtbot.waitUntil(page.views.room.isVisible)
    assert page.views.tabs.isVisible()


def test_before_putting_in_force_the_frozen_text_is_what_lacks(open_step: OpenStep, small_proposed: Context) -> None:
    objecting(small_proposed)
    page = open_step(SignoffPage, small_proposed)
    page.card.put.trigger()
    said = page.decisions.accessibleName().translate(UNSEEN)
    assert "Of 6 stages, 6 have no definition yet" in said, "the charter froze the text before Proposal had one"
    assert "Won and 1 more." in said
    assert "Not carried, there is an objection: Proposal." in said
    assert find(page.decisions, QPushButton, "record-objection").isVisible()
    page.decisions.keep()
    page.card.withdraw.trigger()
    assert not find(page.decisions, QPushButton, "record-objection").isVisible()
    page.decisions.keep()
    page.card.put.trigger()
    click(page.decisions, "confirm-0")
    assert small_proposed.file.all(Charter)[0].state == "in_force"


def test_the_review_date_is_set_where_the_text_is_frozen(open_step: OpenStep, small_proposed: Context) -> None:
    context = small_proposed
    charters.withdraw(context, charter_id=context.file.all(Charter)[0].id)
    page = open_step(SignoffPage, context)
    click(page, "primary")
    click(page.decisions, "review-date-in-6")
    day = QDate.currentDate().addMonths(6).toString(Qt.DateFormat.ISODate)
    assert page.decisions.isVisible(), "the question is still there"
    click(page.decisions, "confirm-0")
    assert f'"review_date":"{day}"' in context.file.all(Charter)[1].content
    page.card.withdraw.trigger()
    assert not find(page.decisions, QWidget, "review-date").isVisible()


def test_putting_in_force_says_who_is_missing_and_allows_it(page: SignoffPage) -> None:
    assert page.card.put.text() == "Put charter 2 in force…"
    page.card.put.trigger()
    said = page.decisions.accessibleName().translate(UNSEEN)
    assert "No answer yet: محمد الحداد" in said
    assert "have changed since: Sigrid Bråthen" in said
    assert "Charter 1 is superseded" in said
    assert page.bridge.file.all(Charter)[1].state == "proposed"
    click(page.decisions, "confirm-0")
    assert [each.state for each in page.bridge.file.all(Charter)] == ["superseded", "in_force"]
    assert text(page, "charter-title") == "Charter 2"


def test_withdrawing_leaves_the_one_in_force_at_hand(page: SignoffPage) -> None:
    page.card.withdraw.trigger()
    click(page.decisions, "confirm-0")
    assert page.bridge.file.all(Charter)[1].state == "withdrawn"
    assert text(page, "charter-title") == "Charter 1"
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


def test_an_empty_workshop_is_sent_to_the_stages(open_step: OpenStep, tmp_path_factory: pytest.TempPathFactory) -> None:
    context = empty(tmp_path_factory.mktemp("empty") / "empty.stageworkshop")
    page = open_step(SignoffPage, context)
    assert page._empty.isVisible()
    assert not page.primary.isVisible()
    went: list[str] = []
    page.go_to.connect(lambda step, *_: went.append(step))
    QTest.mouseClick(page._empty.button, Qt.MouseButton.LeftButton)
    assert went == ["stages"]
    context.file.close()

"""Publish: what is on disk afterwards is what the page said, and nothing is replaced unasked."""

from pathlib import Path
from threading import Event
from typing import Any

import pypdf
import pytest
from PySide6.QtCore import QDate, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from stageworkshop.actions import agreed, charters, workshops
from stageworkshop.actions.context import Context
from stageworkshop.charter import definitions
from stageworkshop.charter.export import document_for
from stageworkshop.charter.filenames import base_name
from stageworkshop.domain.charter import Charter
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.workshop import Workshop
from stageworkshop.evidence.export import Exported, export_document
from stageworkshop.store import undoing
from stageworkshop.store.workshop_file import WorkshopFile
from stageworkshop.ui.settings import Settings
from stageworkshop.ui.steps.publish import PublishPage
from tests.ui.steps.one_page import OpenStep, click, find, text
from tests.ui.workshops import empty

BASE = base_name("One lead, one meaning: practices, depots and us")


@pytest.fixture
def page(open_step: OpenStep, sample: Context) -> PublishPage:
    return open_step(PublishPage, sample)


@pytest.fixture
def out(tmp_path: Path, page: PublishPage) -> Path:
    folder = tmp_path / "out"
    page.options.folder.setText(str(folder))
    return folder


def export(page: PublishPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.exporting.written, timeout=20_000):
        click(page, "primary")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def printed(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(path).pages).split())


def test_a_text_that_moved_on_is_called_a_draft(page: PublishPage) -> None:
    assert text(page, "publish-state") == "Draft, not in force"
    assert "changed since charter 2" in text(page, "publish-why")
    assert "Charter 1 stays in force" in text(page, "publish-why")
    assert "Since charter 1 (in force)" in page.changed.lead
    assert "no older than 60 days" in page.changed.view.toPlainText()


def test_both_files_come_from_one_text(page: PublishPage, out: Path, sample: Context, qtbot: QtBot) -> None:
    assert text(page, "export-names").split("\n") == [f"{BASE}-definitions.json", f"{BASE}-charter.pdf"]
    export(page, qtbot)
    assert names(out) == [f"{BASE}-charter.pdf", f"{BASE}-definitions.json"]
    document = definitions.read(out / f"{BASE}-definitions.json")
    assert document.content_hash == document_for(sample.file, "internal").content_hash
    assert page.written.isVisible()
    assert page.written._hash.content_hash == document.content_hash
    assert "draft, not in force" in text(page, "written-kind")
    words = printed(out / f"{BASE}-charter.pdf")
    assert "Draft, not in force: changed since charter no. 2" in words
    assert all(stage.name in words for stage in sample.file.all(Stage))


def test_nothing_is_replaced_unasked(page: PublishPage, out: Path, qtbot: QtBot) -> None:
    out.mkdir()
    there = out / f"{BASE}-definitions.json"
    there.write_text("somebody else's")
    page.options.folder.setText(str(out) + "/")
    assert "There already" in text(page, "export-there")
    click(page, "primary")
    assert page.exporting.confirm.isVisible()
    assert there.name in page.exporting.confirm.accessibleName()
    click(page.exporting.confirm, "confirm-keep")
    assert names(out) == [there.name]
    assert there.read_text() == "somebody else's"
    click(page, "primary")
    with qtbot.waitSignal(page.exporting.written, timeout=20_000):
        click(page.exporting.confirm, "confirm-0")
    assert definitions.read(there).workshop.title.startswith("One lead")


def test_the_partners_edition_has_the_ticked_stages_only(
    page: PublishPage, out: Path, sample: Context, qtbot: QtBot
) -> None:
    click(page, "edition-partner")
    click(page, "part-pdf")
    assert text(page, "shared-figure") == "Partners see 11 of 13 stages"
    model = page.options.sharing.model
    place = next(at for at, each in enumerate(model.rows) if each.name == "Practice enquiry")
    page.options.sharing.list.setCurrentIndex(model.index(place))
    QTest.keyClick(page.options.sharing.list, Qt.Key.Key_Space)
    assert text(page, "shared-figure") == "Partners see 12 of 13 stages"
    assert "answers stale" in text(page, "shared-warning")
    export(page, qtbot)
    document = definitions.read(out / f"{BASE}-partners-definitions.json")
    assert document.edition == "partner"
    stages = [stage.name for _, stage in document.stages]
    assert "Practice enquiry" in stages
    assert len(stages) == 12
    undoing.undo(sample.file, actor="Ines Ferreira", at=sample.now())
    page.refresh(None)
    assert text(page, "shared-figure") == "Partners see 11 of 13 stages"


def test_a_charter_can_be_handed_over_as_it_was_frozen(page: PublishPage, out: Path, qtbot: QtBot) -> None:
    first = page.bridge.file.all(Charter)[0]
    offered = [page.options.version.itemText(at) for at in range(page.options.version.count())]
    assert offered == ["As they are now (draft)", "Charter 2 (proposed)", "Charter 1 (in force)"]
    page.options.version.setCurrentIndex(2)
    export(page, qtbot)
    assert definitions.read(out / f"{BASE}-definitions.json").content_hash == first.content_hash
    assert "charter 1, in force" in text(page, "written-kind")
    assert "In force since 28 September 2026" in printed(out / f"{BASE}-charter.pdf")


def test_letter_is_another_paper(page: PublishPage, out: Path, qtbot: QtBot) -> None:
    click(page, "paper-letter")
    click(page, "part-definitions")
    export(page, qtbot)
    assert names(out) == [f"{BASE}-charter.pdf"]
    box = pypdf.PdfReader(out / f"{BASE}-charter.pdf").pages[0].mediabox
    assert (round(box.width), round(box.height)) == (612, 792)


def test_a_cancelled_export_leaves_nothing(
    page: PublishPage, out: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = Event()

    def slowly(document: Any, folder: Path, **arguments: Any) -> Exported:
        assert go.wait(10)
        return export_document(document, folder, **arguments)

    monkeypatch.setattr("stageworkshop.evidence.export.export_document", slowly)
    click(page, "primary")
    assert page.busy
    assert not page.primary.isEnabled()
    click(page, "export-cancel")
    go.set()
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    assert page.banner.text == "Cancelled. Nothing was written."
    assert list(out.iterdir()) == []
    assert page.primary.isEnabled()


def test_a_folder_that_cannot_be_made_is_said(page: PublishPage, out: Path, qtbot: QtBot) -> None:
    out.write_text("a file")
    click(page, "primary")
    qtbot.waitUntil(lambda: page.error != "", timeout=20_000)
    assert "this is a file, not a folder" in page.error


def test_with_nothing_ticked_nothing_is_written(page: PublishPage, out: Path) -> None:
    click(page, "part-pdf")
    click(page, "part-definitions")
    click(page, "primary")
    assert "Tick what is to be written" in page.banner.text
    assert not out.exists()


def test_files_and_folder_are_opened_by_the_system(
    page: PublishPage, out: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def open_url(url: QUrl) -> bool:
        asked.append(Path(url.toLocalFile()).name)
        return not url.toLocalFile().endswith(".json")

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    export(page, qtbot)
    for name in ("open-folder", "open-pdf", "open-json"):
        click(page.written, name)
    assert asked == ["out", f"{BASE}-charter.pdf", f"{BASE}-definitions.json"]
    assert "no program to open" in page.banner.text


def test_the_folder_is_remembered(
    page: PublishPage, out: Path, qtbot: QtBot, open_step: OpenStep, sample: Context
) -> None:
    export(page, qtbot)
    Settings().save()
    assert open_step(PublishPage, sample).options.folder.text() == str(out)


def test_the_review_date_saves_as_it_is_left_and_can_be_undone(page: PublishPage, sample: Context) -> None:
    field = page.status.review.field
    field.setDate(QDate(2027, 9, 30))
    looking = WorkshopFile.open(sample.file.path, read_only=True)
    assert looking.all(Workshop)[0].review_date == "2027-09-30"
    looking.close()
    page.bridge.undo()
    assert page.status.review.day == "2027-05-20"
    click(page, "review-date-none")
    assert sample.file.all(Workshop)[0].review_date == ""
    assert not field.isVisible()
    click(page, "review-date-in-6")
    assert sample.file.all(Workshop)[0].review_date == QDate.currentDate().addMonths(6).toString(Qt.DateFormat.ISODate)


def test_a_charter_in_force_is_no_draft(page: PublishPage, sample: Context, qtbot: QtBot, out: Path) -> None:
    charter = page.bridge.run(charters.propose)
    assert charter is not None
    assert text(page, "publish-state") == "Charter 3 is proposed, not in force"
    page.bridge.run(charters.put_in_force, charter_id=charter.created("charter"))
    assert text(page, "publish-state").startswith("Charter 3 is in force since")
    assert not find(page, QWidget, "export-version").isVisible()
    assert "exactly those of charter 3" in page.changed.lead
    export(page, qtbot)
    assert definitions.read(out / f"{BASE}-definitions.json").charter.state == "in_force"


def test_an_empty_workshop_is_sent_to_the_stages(open_step: OpenStep, tmp_path: Path) -> None:
    context = empty(tmp_path / "empty.stageworkshop")
    page = open_step(PublishPage, context)
    assert not page.primary.isVisible()
    assert not page.options.isVisible()
    went: list[str] = []
    page.go_to.connect(lambda step, *_: went.append(step))
    assert page.initial_focus() is find(page, QPushButton, "empty-action")
    click(page, "empty-action")
    assert went == ["stages"]
    context.file.close()


def test_files_just_written_are_told_apart_from_older_ones(page: PublishPage, out: Path, qtbot: QtBot) -> None:
    export(page, qtbot)
    assert text(page, "written-heading").startswith("Written at ")
    assert "Written just now" in text(page, "export-there")
    click(page, "paper-letter")
    assert "They are there already" in text(page, "export-there")
    click(page, "paper-a4")
    assert "Written just now" in text(page, "export-there")
    page.bridge.run(workshops.set_details, purpose="Another purpose")
    assert "They are there already" in text(page, "export-there")


def test_a_question_takes_room_only_while_it_is_asked(page: PublishPage, out: Path, qtbot: QtBot) -> None:
    export(page, qtbot)
    click(page, "written-close")
    assert not page.exporting.isVisible()
    click(page, "primary")
    assert page.exporting.isVisible()
    click(page, "confirm-keep")
    assert not page.exporting.isVisible()


@pytest.mark.parametrize(("days", "words"), [(10, "That day is near"), (-1, "That day is over"), (90, "")])
def test_a_review_that_is_near_or_over_is_said(page: PublishPage, days: int, words: str) -> None:
    day = QDate.currentDate().addDays(days).toString(Qt.DateFormat.ISODate)
    page.bridge.run(workshops.set_details, review_date=day)
    due = find(page, QLabel, "review-due")
    assert due.isVisible() == bool(words)
    assert not words or due.text().startswith(words)


def test_a_character_that_cannot_be_printed_is_named_with_its_place(
    page: PublishPage, out: Path, sample: Context, qtbot: QtBot
) -> None:
    stage = sample.file.all(Stage)[0]
    page.bridge.run(agreed.set_agreed, stage_id=stage.id, field="definition", value="A dentist 𒀀 asks.")
    click(page, "primary")
    qtbot.waitUntil(lambda: page.error != "", timeout=20_000)
    assert stage.name in page.error
    assert "Plain definition" in page.error
    assert "U+12000 CUNEIFORM SIGN A" in page.error
    assert not list(out.iterdir())

"""The made-up language and reading from the right: texts stay whole, nothing runs out of the window."""

from __future__ import annotations

import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from stageworkshop.domain.agenda import AGENDA
from stageworkshop.sample.build import write_sample
from stageworkshop.ui import pseudo
from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.settings import Settings
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.compare import ComparePage
from stageworkshop.ui.steps.draft import DraftPage
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.window import MainWindow
from tests.ui.draft_workshop import build

SCROLL_ACROSS = {"board"}
"""Areas that are meant to be scrolled across."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pseudo") / "sample.stageworkshop"
    write_sample(path)
    return path


@pytest.fixture
def spoken(qapp: QApplication) -> Iterator[None]:
    translator = pseudo.install(qapp)
    yield
    QCoreApplication.removeTranslator(translator)


@pytest.fixture
def from_right(qapp: QApplication) -> Iterator[None]:
    pseudo.from_environment(qapp, {"STAGEWORKSHOP_RTL": "1"})
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_a_text_gets_longer_and_stays_legible() -> None:
    said = pseudo.pseudo("Raise a disagreement")
    assert said.startswith("[Řáïşê á đ")
    assert said.endswith("]")
    assert 1.35 <= len(said) / len("Raise a disagreement") <= 1.6


@pytest.mark.parametrize("text", ["{0} of {1} done", "&Decider", "<b>now</b>", "%n stages", "Workshops (*.x)"])
def test_places_to_fill_in_are_kept(text: str) -> None:
    said = pseudo.pseudo(text)
    for kept in ("{0}", "{1}", "&", "<b>", "</b>", "%n", "*.x"):
        assert (kept in said) == (kept in text)


def test_every_letter_has_an_accent() -> None:
    assert not set(pseudo.pseudo(string.ascii_letters)[1:53]) & set(string.ascii_letters)


def test_qt_keeps_its_own_texts(spoken: None) -> None:
    assert QCoreApplication.translate("QShortcut", "Ctrl") == "Ctrl"
    assert QCoreApplication.translate("domain", "Prepare") == "[Þřêþářê o]"
    assert QCoreApplication.translate("QuietCombo", "Any") != "Any"


def opened(qtbot: QtBot, theme: Theme, settings: Settings, sample: Path, width: int) -> MainWindow:
    window = MainWindow(theme, settings)
    qtbot.addWidget(window)
    window.resize(width, 760)
    window.show()
    assert window.open_path(sample, read_only=True)
    return window


def too_wide(window: MainWindow) -> list[str]:
    """Scroll areas of the page whose content is wider than they are, and buttons that are cut."""
    page = window.frame.page if window.frame else None
    assert page is not None
    found: list[str] = []
    for area in page.findChildren(QScrollArea):
        inner = area.widget()
        room = area.viewport().width() + 1
        if area.isVisible() and inner is not None and inner.width() > room and area.objectName() not in SCROLL_ACROSS:
            found.append(f"{area.objectName()}: {inner.width()} in {room}")
    for button in window.findChildren(QPushButton):
        needed = button.minimumSizeHint().width()
        if button.isVisible() and button.text() and button.width() < needed:
            found.append(f"{button.objectName()} {button.text()}: {button.width()} of {needed}")
    return found


@pytest.mark.parametrize("width", [1280, 1024])
def test_every_page_holds_words_40_percent_longer(
    spoken: None, qtbot: QtBot, theme: Theme, settings: Settings, sample: Path, width: int
) -> None:
    window = opened(qtbot, theme, settings, sample, width)
    wrong = {}
    for step in AGENDA:
        assert window.frame is not None
        window.frame.open_step(step.key)
        qtbot.wait(20)
        qtbot.wait(20)
        if found := too_wide(window):
            wrong[step.key] = found
    window.close_workshop()
    assert not wrong


@pytest.mark.parametrize("width", [1280, 1024])
def test_every_page_holds_read_from_the_right(
    from_right: None, qtbot: QtBot, theme: Theme, settings: Settings, sample: Path, width: int
) -> None:
    window = opened(qtbot, theme, settings, sample, width)
    assert window.frame is not None
    assert window.frame.rail.mapTo(window, window.frame.rail.rect().topLeft()).x() > window.width() / 2
    wrong = {}
    for step in AGENDA:
        window.frame.open_step(step.key)
        qtbot.wait(20)
        qtbot.wait(20)
        if found := too_wide(window):
            wrong[step.key] = found
    window.close_workshop()
    assert not wrong


@pytest.mark.usefixtures("from_right")
@pytest.mark.parametrize(("kind", "table"), [(DraftPage, "draft-matrix"), (ComparePage, "compare-matrix")])
def test_a_page_begins_at_one_edge_also_from_the_right(
    kind: type[StepPage], table: str, tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    ws = build(tmp_path)
    page = kind(Bridge(ws.ctx), theme)
    qtbot.addWidget(page)
    page.resize(820, 690)
    page.refresh(None)
    with qtbot.waitExposed(page):
        page.show()
    found = page.findChild(QWidget, table)
    assert found is not None
    edges = {each.mapTo(page, QPoint(each.width(), 0)).x() for each in (found, page.heading)}
    ws.file.close()
    assert len(edges) == 1


@pytest.mark.usefixtures("from_right")
def test_the_words_of_a_choice_keep_clear_of_its_border(theme: Theme, qtbot: QtBot) -> None:
    combo = QComboBox()
    qtbot.addWidget(combo)
    combo.addItem("IIII")
    combo.resize(160, 34)
    with qtbot.waitExposed(combo):
        combo.show()
    picture = combo.grab().toImage()
    middle = picture.height() // 2
    ground = picture.pixelColor(picture.width() // 2, middle)
    beside = [picture.pixelColor(picture.width() - 1 - x, middle) for x in range(2, 8)]
    assert {each.name() for each in beside} == {ground.name()}

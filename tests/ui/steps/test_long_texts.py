"""Compare and Settle in texts 40 % longer, everything unfolded: nothing is wider than the room there is at 1024."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from stageworkshop.actions import people, teams
from stageworkshop.actions.context import Context
from stageworkshop.domain.disagreement import Disagreement
from stageworkshop.domain.workshop import Team
from stageworkshop.store.queries.names import stages
from stageworkshop.ui import pseudo
from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.steps.base import StepPage
from stageworkshop.ui.steps.compare import ComparePage
from stageworkshop.ui.steps.settle import SettlePage
from stageworkshop.ui.theme import Theme

PAGE = (776, 590)
"""What the window leaves to a page at 1024 × 700."""
LONG = "Partner Nord-Süd Vertriebsgesellschaft für Zahnmedizin mbH"


@pytest.fixture(autouse=True)
def spoken(qapp: QApplication) -> Iterator[None]:
    translator = pseudo.install(qapp)
    yield
    QCoreApplication.removeTranslator(translator)


@pytest.fixture
def long_names(sample: Context) -> Context:
    team = sample.file.all(Team)[0]
    teams.rename_team(sample, team_id=team.id, name=LONG)
    people.add_person(sample, name="Maximiliane von Hohenstein-Wiedenbrück zu Rittberg", team_id=team.id)
    return sample


def shown(page: StepPage, qtbot: QtBot) -> None:
    page.bridge.changed.connect(page.refresh)
    qtbot.addWidget(page)
    page.resize(*PAGE)
    page.refresh(None)
    with qtbot.waitExposed(page):
        page.show()


def unfold(page: StepPage) -> None:
    for button in page.findChildren(QAbstractButton):
        name = button.objectName()
        folds = name in ("history", "past-answers") or name.startswith(("drafts-", "group-"))
        if button.isVisible() and (name == "open-dissent" or (folds and not button.isChecked())):
            button.click()
    QApplication.processEvents()


def too_wide(page: StepPage) -> list[str]:
    found = [f"page {page.minimumSizeHint().width()}"] if page.minimumSizeHint().width() > PAGE[0] else []
    for area in page.findChildren(QScrollArea):
        content = area.widget()
        if area.isVisible() and content is not None and content.width() > area.viewport().width():
            found.append(f"{area.objectName()} {content.width()} > {area.viewport().width()}")
    return found


def test_settle_holds_them(long_names: Context, theme: Theme, qtbot: QtBot) -> None:
    page = SettlePage(Bridge(long_names), theme)
    shown(page, qtbot)
    for each in long_names.file.all(Disagreement):
        page.open_object("disagreement", each.id)
        unfold(page)
        assert not too_wide(page), each.key
    for stage in stages(long_names.file)[:3]:
        page.open_object("stage", stage.id)
        unfold(page)
        assert not too_wide(page), stage.name


def test_compare_holds_them(long_names: Context, theme: Theme, qtbot: QtBot) -> None:
    page = ComparePage(Bridge(long_names), theme)
    shown(page, qtbot)
    assert not too_wide(page)
    for stage in stages(long_names.file)[:3]:
        page.open_object("stage", stage.id)
        for mode in ("side", "pairs", "seam", "stances"):
            page.open_mode(mode)
            unfold(page)
            assert not too_wide(page), (stage.name, mode)
    form = page.stage_view.stances.form
    form.buttons["object"].click()
    QApplication.processEvents()
    assert not too_wide(page)

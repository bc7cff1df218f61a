"""A theme, settings of its own, and a small workshop for every test of the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stageworkshop.actions import disagreements, people, pipelines, stages, teams, workshops
from stageworkshop.actions.context import Context
from stageworkshop.store.workshop_file import WorkshopFile
from stageworkshop.ui.collecting import Collector
from stageworkshop.ui.frame import WorkshopFrame
from stageworkshop.ui.settings import Settings
from stageworkshop.ui.theme import Theme
from tests.ui.samples import sample, sample_file

__all__ = ["sample", "sample_file"]
from stageworkshop.ui.window import MainWindow


@pytest.fixture(scope="session", autouse=True)
def collector(qapp: QApplication) -> Iterator[Collector]:
    """As in the program: a thread must not throw away what a test before has left."""
    made = Collector()
    yield made
    made.rest()


@pytest.fixture(autouse=True)
def _collected(collector: Collector) -> Iterator[None]:
    yield
    collector.look()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme("light")
    made.apply()
    yield made
    # The pictures that it names go with the theme, and widgets that linger would still look for them.
    qapp.setStyleSheet("")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings" / "window.ini")


@pytest.fixture
def workshop_path(tmp_path: Path) -> Path:
    """A workshop with two teams, a person, two stages and a disagreement, closed."""
    path = tmp_path / "autumn.stageworkshop"
    file = WorkshopFile.create(path, title="Autumn")
    ctx = Context(file, "Ines Ferreira")
    workshops.set_details(ctx, organisation="Nordwind Pumpen")
    marketing = teams.add_team(ctx, name="Marketing").created("team")
    sales = teams.add_team(ctx, name="Sales").created("team")
    people.add_person(ctx, name="Łukasz Żak", team_id=sales)
    pipeline = pipelines.add_pipeline(ctx, name="Lead lifecycle", kind="lead").created("pipeline")
    stage = stages.add_stage(ctx, pipeline_id=pipeline, name="MQL").created("stage")
    stages.add_stage(ctx, pipeline_id=pipeline, name="Sales accepted lead")
    disagreements.raise_disagreement(
        ctx,
        stage_id=stage,
        aspect="entry_criteria",
        question="Does a webinar count?",
        positions={marketing: "Yes, if they stay to the end.", sales: "No."},
    )
    file.close()
    return path


@pytest.fixture
def context(workshop_path: Path) -> Iterator[Context]:
    """The same workshop, open."""
    file = WorkshopFile.open(workshop_path)
    yield Context(file, "Ines Ferreira", clock=lambda: "2026-11-24T10:42:00Z")
    file.close()


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, settings: Settings) -> Iterator[MainWindow]:
    made = MainWindow(theme, settings)
    made.resize(1_280, 800)
    qtbot.addWidget(made)
    made.show()
    yield made
    if made.frame is not None:
        made.frame.bridge.give_up()
    made.close_workshop()


@pytest.fixture
def frame(window: MainWindow, workshop_path: Path) -> WorkshopFrame:
    assert window.open_path(workshop_path)
    assert window.frame is not None
    return window.frame

"""A page alone, as the frame shows it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from stageworkshop.actions.context import Context
from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.theme import Theme
from tests.ui.steps.one_page import OpenStep, P


@pytest.fixture
def open_step(theme: Theme, qtbot: QtBot) -> OpenStep:
    def open_page(page: type[P], context: Context) -> P:
        bridge = Bridge(context)
        made = page(bridge, theme)
        bridge.changed.connect(made.refresh)
        qtbot.addWidget(made)
        made.resize(840, 660)
        made.show()
        made.refresh(None)
        return made

    return open_page

"""One page of the agenda alone, and a hand that finds what is on it by its name."""

from __future__ import annotations

from typing import Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from stageworkshop.actions.context import Context
from stageworkshop.ui.steps.base import StepPage

P = TypeVar("P", bound=StepPage)
W = TypeVar("W", bound=QWidget)
UNSEEN = str.maketrans("", "", "\u2068\u2069\u200e")
"""Marks that keep scripts apart."""


class OpenStep(Protocol):
    """What the fixture `open_step` gives: a page with its bridge, as large as in the smallest comfortable window."""

    def __call__(self, page: type[P], context: Context) -> P: ...


def find(page: QWidget, kind: type[W], name: str) -> W:
    """What has this object name."""
    found = page.findChild(kind, name)
    assert found is not None, name
    return found


def text(page: QWidget, name: str) -> str:
    """What a label says."""
    return find(page, QLabel, name).text().translate(UNSEEN)


def click(page: QWidget, name: str) -> None:
    """Click a button, which must not be hidden; where one has to scroll to it, as if one had."""
    seen = [each for each in page.findChildren(QAbstractButton, name) if each.isVisibleTo(page)]
    assert seen, f"{name} is not in sight"
    if seen[0].visibleRegion().isEmpty():
        seen[0].click()
    else:
        QTest.mouseClick(seen[0], Qt.MouseButton.LeftButton)

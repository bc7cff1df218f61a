"""Every input and button on every page can be named by a screen reader, found by a test, and reached by keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from stageworkshop.actions.context import Context
from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.new_workshop import NewWorkshopPage
from stageworkshop.ui.settings import Settings
from stageworkshop.ui.steps import PAGES, page_class
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.definition_form import DefinitionForm
from stageworkshop.ui.window import MainWindow

INPUTS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox, QAbstractItemView)


def controls(page: QWidget) -> Iterator[QWidget]:
    """Inputs and buttons that a person meets: Qt's own inner parts are left out."""
    for widget in page.findChildren(QWidget):
        if isinstance(widget, (*INPUTS, QAbstractButton)) and widget.isVisibleTo(page) and not _is_inner(widget):
            yield widget


def _is_inner(widget: QWidget) -> bool:
    if widget.objectName().startswith("qt_"):
        return True
    above = widget.parentWidget()
    while above is not None:
        # Of tabs too: the arrows of those that scroll in a narrow page, which Qt names; keys go from tab to tab.
        if isinstance(above, QAbstractSpinBox | QComboBox | QLineEdit | QAbstractItemView | QTabBar):
            return True
        above = above.parentWidget()
    return False


def faults(page: QWidget) -> list[str]:
    """What is missing, in words, one entry a widget."""
    buddies = {label.buddy() for label in page.findChildren(QLabel)}
    found: list[str] = []
    for widget in controls(page):
        who = f"{type(widget).__name__} “{widget.objectName()}”"
        text = widget.text() if isinstance(widget, QPushButton) else ""
        if isinstance(widget, INPUTS):
            if not widget.objectName():
                found.append(f"{who} in {type(widget.parentWidget()).__name__}: no object name")
            if not widget.accessibleName() and widget not in buddies:
                found.append(f"{who}: no accessible name")
        elif isinstance(widget, QAbstractButton):
            label = text or widget.text() or widget.accessibleName()
            if not label:
                found.append(f"{who} in {type(widget.parentWidget()).__name__}: no words and no accessible name")
            if not text and not widget.text() and not widget.toolTip():
                found.append(f"{who} ({label}): only an icon, and no tooltip")
    return found


@pytest.mark.parametrize("key", PAGES)
def test_every_control_of_a_page_has_a_name(key: str, context: Context, theme: Theme, qtbot: QtBot) -> None:
    bridge = Bridge(context)
    page = page_class(key)(bridge, theme)
    qtbot.addWidget(page)
    page.refresh(None)
    page.show()
    assert faults(page) == []


@pytest.mark.parametrize("key", PAGES)
def test_no_page_is_empty_and_each_says_where_typing_begins(
    key: str, context: Context, theme: Theme, qtbot: QtBot
) -> None:
    page = page_class(key)(Bridge(context), theme)
    qtbot.addWidget(page)
    page.refresh(None)
    page.show()
    assert page.heading.text()
    assert any(controls(page))
    first = page.initial_focus()
    if first is not None:
        assert first.focusPolicy() != Qt.FocusPolicy.NoFocus
        assert page.isAncestorOf(first)


def test_the_frame_and_the_first_page(qtbot: QtBot, theme: Theme, settings: Settings, context: Context) -> None:
    window = MainWindow(theme, settings)
    qtbot.addWidget(window)
    window.show()
    assert faults(window.welcome) == []
    form = NewWorkshopPage(theme)
    qtbot.addWidget(form)
    assert faults(form) == []
    window.show_workshop(context)
    assert window.frame is not None
    for part in (window.frame.rail, window.frame.guide, window.frame):
        assert faults(part) == []
    window.close_workshop()


def test_the_form_of_a_definition(qtbot: QtBot, theme: Theme) -> None:
    form = DefinitionForm(theme)
    qtbot.addWidget(form)
    values = {
        "aliases": [{"team": "", "name": "Hot lead"}],
        "entry_criteria": [{"text": "Asked for a quote."}],
        "examples": [{"text": "A plant manager asks."}],
        "handoff.passes": ["Notes"],
    }
    form.set_values(values)
    for key in ("name", "sla.limit", "examples", "handoff.passes", "probability", "visible_to_partners"):
        form.part(key)
    assert faults(form) == []

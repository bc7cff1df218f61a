"""The look: every text is readable in both themes, sizes follow the system's font, and switching reaches
widgets."""

import itertools

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from stageworkshop.ui.theme import ICON_AIR, SOFT_SHARE, Size, Theme
from stageworkshop.ui.tokens import Colours, blend, contrast, load_colours

TEAMS = [f"team-{number}" for number in range(1, 9)]
GROUNDS = ("surface", "surface-raised", "surface-sunken")
THEMES = ("light", "dark")


def text_pairs(colours: Colours) -> list[tuple[str, str, str, str]]:
    """(name of text, its colour, name of ground, its colour) for every pair that occurs."""
    texts = ("text", "text-muted", "accent", "danger", "warning", "success", *TEAMS)
    pairs = [(text, colours[text], ground, colours[ground]) for text in texts for ground in GROUNDS]
    pairs += [("accent-text", colours["accent-text"], name, colours[name]) for name in ("accent", "accent-hover")]
    pairs += [("selection-text", colours["selection-text"], "selection", colours["selection"])]
    pairs += [("team-text", colours["team-text"], team, colours[team]) for team in TEAMS]
    soft = ("accent-soft", "danger-soft", "warning-soft", "success-soft", "hover")
    marks = ("mark-added", "mark-removed", "mark-differs")
    pairs += [("text", colours["text"], ground, colours[ground]) for ground in soft + marks]
    pairs += [("text-muted", colours["text-muted"], ground, colours[ground]) for ground in soft]
    pairs += [
        (name, colours[name], f"{name}-soft", colours[f"{name}-soft"]) for name in ("danger", "warning", "success")
    ]
    for team in TEAMS:
        tint = blend(colours[team], colours["surface-raised"], SOFT_SHARE)
        pairs += [(text, colours[text], f"{team} tint", tint) for text in ("text", "text-muted", team)]
    return pairs


@pytest.mark.parametrize("name", THEMES)
def test_every_text_has_contrast(name: str) -> None:
    poor = [
        f"{text} on {ground}: {contrast(one, other):.2f}"
        for text, one, ground, other in text_pairs(load_colours(name))
        if contrast(one, other) < 4.5
    ]
    assert not poor


@pytest.mark.parametrize("name", THEMES)
def test_borders_and_focus_can_be_seen(name: str) -> None:
    colours = load_colours(name)
    for token, ground in itertools.product(("line-strong", "focus"), GROUNDS):
        assert contrast(colours[token], colours[ground]) >= 3, (token, ground)


def test_both_themes_have_the_same_names() -> None:
    assert load_colours("light").tokens.keys() == load_colours("dark").tokens.keys()


@pytest.mark.parametrize("name", THEMES)
def test_team_colours_differ(name: str) -> None:
    colours = load_colours(name)
    for one, other in itertools.combinations(TEAMS, 2):
        far = sum(abs(int(colours[one][i : i + 2], 16) - int(colours[other][i : i + 2], 16)) for i in (1, 3, 5))
        assert far > 60, (one, other)


def test_sizes_follow_the_base_font(qtbot: QtBot) -> None:
    theme = Theme("light")
    body = theme.points(Size.BODY)
    assert theme.points(Size.DISPLAY) == pytest.approx(2 * body, abs=0.02)
    assert theme.points(Size.SMALL) < body < theme.points(Size.HEADING) < theme.points(Size.TITLE)


def test_switching_recolours_icons_and_palette(theme: Theme, qtbot: QtBot, qapp: QApplication) -> None:
    button = QPushButton("Undo")
    qtbot.addWidget(button)
    theme.set_icon(button, "undo")
    before = button.icon().pixmap(20).toImage()
    window = qapp.palette().window().color().name()
    with qtbot.waitSignal(theme.changed):
        theme.toggle()
    assert theme.is_dark
    assert qapp.palette().window().color().name() != window
    assert button.icon().pixmap(20).toImage() != before


def test_a_wrong_choice_in_the_settings_falls_back_to_the_system(qtbot: QtBot) -> None:
    assert Theme("purple").choice == "system"


def test_a_deep_page_changes_its_look_in_no_time(theme: Theme, qtbot: QtBot) -> None:
    """Qt lays a style sheet that replaces another over each widget once for every widget around it."""

    class Counting(QLabel):
        count = 0

        def changeEvent(self, event: QEvent) -> None:
            super().changeEvent(event)
            self.count += event.type() == QEvent.Type.StyleChange

    outer = parent = QWidget()
    qtbot.addWidget(outer)
    for _ in range(12):
        parent = QWidget(parent)
    deep = Counting("deep", parent)
    outer.show()
    deep.count = 0
    theme.set_choice("dark")
    theme.set_choice("light")
    assert 2 <= deep.count <= 8


def test_icons_are_drawn_for_every_screen_also_one_that_is_plugged_in_later(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert theme.pixmap("undo", 20).width() == 20
    button = QPushButton("Undo")
    qtbot.addWidget(button)
    theme.set_icon(button, "undo", size=20)
    with qtbot.waitSignal(theme.changed):
        monkeypatch.setattr("stageworkshop.ui.icons.screen_ratios", lambda: [1.0, 1.5])
        monkeypatch.setattr("stageworkshop.ui.theme.screen_ratios", lambda: [1.0, 1.5])
        QGuiApplication.instance().screenAdded.emit(QGuiApplication.primaryScreen())  # type: ignore[union-attr]
    assert theme.pixmap("undo", 20).width() == 30
    theme.set_icon(button, "undo", size=20)
    wide = 20 + 2 * ICON_AIR
    assert [(each.width(), each.height()) for each in button.icon().availableSizes()] == [(wide, 20), (wide * 1.5, 30)]


def test_an_icon_keeps_its_distance_also_from_words_that_come_later(theme: Theme, qtbot: QtBot) -> None:
    early, late = QPushButton("Open No. 1"), QPushButton()
    for button in (early, late):
        qtbot.addWidget(button)
        theme.set_icon(button, "disagreement", size=16)
    late.setText("Open No. 1")
    assert late.sizeHint() == early.sizeHint()


def test_a_button_reached_by_keyboard_has_one_ring(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    first, second = QPushButton("Before", window), QPushButton("", window)
    second.setMinimumSize(120, 32)
    for each in (first, second):
        column.addWidget(each)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    qtbot.waitUntil(second.hasFocus)
    picture = second.grab().toImage()
    row = [picture.pixelColor(x, picture.height() // 2) for x in range(4, picture.width() - 4)]
    column_of = [picture.pixelColor(picture.width() // 2, y) for y in range(4, picture.height() - 4)]
    assert {each.name() for each in (*row, *column_of)} == {theme.colour("surface-raised").name()}

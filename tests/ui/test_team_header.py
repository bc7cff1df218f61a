"""The heads of a table of teams: all names in one size, whatever a pixel more or less."""

import pytest
from PySide6.QtGui import QColor, QFontMetrics, QImage
from pytestqt.qtbot import QtBot

from stageworkshop.ui.models.stage_matrix import MatrixHead, StageMatrixModel
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.stage_matrix import StageMatrix
from stageworkshop.ui.widgets.team_header import fitted
from stageworkshop.ui.widgets.wrapping import wrap


def _inked(picture: QImage, first: int, width: int, ink: QColor) -> int:
    """How many pixels of a section are of the colour that its name is written in, below the bar."""
    return sum(picture.pixelColor(x, y) == ink for x in range(first, first + width) for y in range(8, picture.height()))


def test_all_names_are_written_in_one_size(theme: Theme, qtbot: QtBot) -> None:
    model = StageMatrixModel()
    matrix = StageMatrix(model, theme)
    qtbot.addWidget(matrix)
    matrix.resize(500, 300)
    model.set_content("Stage", [MatrixHead("a", "Dealers", 1), MatrixHead("b", "Dealers", 1)], [])
    with qtbot.waitExposed(matrix):
        matrix.show()
    header = matrix.horizontalHeader()
    for section, width in ((0, 200), (1, 97), (2, 100)):
        header.resizeSection(section, width)
    picture = header.viewport().grab().toImage()
    ink = theme.team(1)
    counts = [_inked(picture, header.sectionViewportPosition(at), header.sectionSize(at), ink) for at in (1, 2)]
    assert counts[0] == counts[1] > 0


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Distributors North", ["Distri…", "North"]),
        ("Sales", ["Sales"]),
        ("海外営業部門", ["海外営業", "部門"]),
    ],
)
def test_a_word_without_room_ends_in_dots_and_a_script_without_blanks_goes_on(
    theme: Theme, name: str, lines: list[str]
) -> None:
    font = theme.font()
    widest = "Distri…" if name.isascii() else "海外営業"
    room = QFontMetrics(font).horizontalAdvance(widest) + 1
    assert wrap(fitted(name, font, room), font, room, 2) == lines

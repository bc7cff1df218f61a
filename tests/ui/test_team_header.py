"""The heads of a table of teams: all names in one size, whatever a pixel more or less."""

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from stageworkshop.ui.models.stage_matrix import MatrixHead, StageMatrixModel
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.stage_matrix import StageMatrix


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

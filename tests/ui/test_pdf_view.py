"""Pages on the screen are what PDFium painted, point by point."""

from io import BytesIO

import pypdfium2
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.pdf_view import PdfView


def striped() -> bytes:
    """A page of lines, each of another grey, so that every row of points differs from the next."""
    made = BytesIO()
    canvas = Canvas(made, pagesize=A4)
    for number in range(int(A4[1])):
        canvas.setFillGray(0.2 + 0.3 * (number % 3))
        canvas.rect(40, number, A4[0] - 80, 1, stroke=0, fill=1)
    canvas.save()
    return made.getvalue()


@pytest.mark.parametrize("width", [437, 448, 452, 453, 461])
def test_no_row_of_a_page_is_lost(qtbot: QtBot, theme: Theme, width: int) -> None:
    data = striped()
    view = PdfView(theme)
    qtbot.addWidget(view)
    view.resize(width, 900)
    view.show()
    view.show_pdf(data)
    qtbot.waitExposed(view)
    seen = view.viewport().grab().toImage()
    paper = view._place(0)
    document = pypdfium2.PdfDocument(data)
    bitmap = document[0].render(scale=paper.width() / document.get_page_size(0)[0], prefer_bgrx=True)
    painted = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
    middle = paper.width() // 2
    rows = range(1, paper.height() - 2)
    wrong = [row for row in rows if seen.pixel(paper.topLeft() + QPoint(middle, row)) != painted.pixel(middle, row)]
    document.close()
    assert not wrong

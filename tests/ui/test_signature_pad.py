"""The pad keeps what was drawn in its box, by mouse and by finger, and gives it up stroke by stroke."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.signature_pad import BOX, SignaturePad, SignatureView


def pad(theme: Theme, qtbot: QtBot) -> SignaturePad:
    made = SignaturePad(theme)
    qtbot.addWidget(made)
    made.resize(500, 140)
    made.show()
    return made


def draw(on: SignaturePad, points: Sequence[tuple[int, int]]) -> None:
    QTest.mousePress(on, Qt.MouseButton.LeftButton, pos=QPoint(*points[0]))
    for point in points[1:]:
        QTest.mouseMove(on, QPoint(*point))
    QTest.mouseRelease(on, Qt.MouseButton.LeftButton, pos=QPoint(*points[-1]))


def test_strokes_are_kept_in_the_units_of_the_box(theme: Theme, qtbot: QtBot) -> None:
    made = pad(theme, qtbot)
    draw(made, [(50, 20), (100, 40), (150, 20)])
    draw(made, [(250, 70)])
    assert made.strokes == [[[100, 40], [200, 80], [300, 40]], [[500, 140]]]


def test_what_leaves_the_pad_stays_inside_the_box(theme: Theme, qtbot: QtBot) -> None:
    made = pad(theme, qtbot)
    draw(made, [(10, 10), (900, -50)])
    assert all(0 <= value <= BOX for stroke in made.strokes for point in stroke for value in point)


def test_backspace_takes_a_stroke_back_and_delete_clears(theme: Theme, qtbot: QtBot) -> None:
    made = pad(theme, qtbot)
    for x in (50, 150, 250):
        draw(made, [(x, 20), (x + 40, 40)])
    with qtbot.waitSignal(made.changed):
        QTest.keyClick(made, Qt.Key.Key_Backspace)
    assert len(made.strokes) == 2
    QTest.keyClick(made, Qt.Key.Key_Delete)
    assert made.is_empty


def test_a_finger_draws_too(theme: Theme, qtbot: QtBot) -> None:
    made = pad(theme, qtbot)
    device: QPointingDevice = QTest.createTouchDevice()
    touch = QTest.touchEvent(made, device)
    touch.press(0, QPoint(50, 20), made).commit()
    QTest.touchEvent(made, device).move(0, QPoint(150, 60), made).commit()
    QTest.touchEvent(made, device).release(0, QPoint(150, 60), made).commit()
    assert made.strokes == [[[100, 40], [300, 120]]]


def test_a_drawn_signature_is_painted_as_large_as_it_fits(theme: Theme, qtbot: QtBot) -> None:
    view = SignatureView(theme)
    qtbot.addWidget(view)
    view.show_strokes([[[100, 100], [400, 250]]])
    image = view.grab().toImage()
    ink = theme.colour("text")
    middle = QPointF(view.width() / 2, view.height() / 2).toPoint()
    near = [image.pixelColor(x, y) for x in range(image.width()) for y in (middle.y(), middle.y() - 1)]
    assert any(abs(colour.lightness() - ink.lightness()) < 40 for colour in near)

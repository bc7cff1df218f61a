"""What the tests of proofs in the window share."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

PASSPHRASE = "a horse in the rain"
OWNER = "Norda Pumps"
PERSON = "Łukasz Nguyễn"


def drop(onto: QWidget, *files: Path) -> bool:
    """Drag files onto a widget and let go; False when it would not take them. As from a file manager: what the widget
    does not want goes to those around it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    target: QWidget | None = onto
    while target is not None:
        if target.acceptDrops():
            action, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
            enter = QDragEnterEvent(QPoint(5, 5), action, data, buttons, keys)
            enter.ignore()
            QApplication.sendEvent(target, enter)
            if enter.isAccepted():
                QApplication.sendEvent(target, QDropEvent(QPoint(5, 5), action, data, buttons, keys))
                return True
        target = target.parentWidget()
    return False


def said(page: QWidget, names: Sequence[str] = ()) -> str:
    """All words in sight, or those of labels with these object names."""
    labels = [each for each in page.findChildren(QLabel) if each.isVisible() and each.text()]
    return "\n".join(each.text() for each in labels if not names or each.objectName() in names)

"""The pages of a PDF one below the other, scaled to the width and painted only as they come into sight."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from stageworkshop.ui.theme import Space, Theme

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

GAP = 16
WIDEST = 1_000
MOST_KEPT = 12
"""Painted pages that are kept; a page takes some 3 MB."""


class PdfView(QAbstractScrollArea):
    """Page Up and Page Down turn pages. Everything of pdfium is done in the window's thread: it knows only one."""

    page_changed = Signal(int, int)
    """The page in sight (from 1) and how many there are; 0, 0 when there is no document."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._open: list[PdfDocument] = []
        self._sizes: list[tuple[float, float]] = []
        self._tops: list[int] = []
        self._painted: OrderedDict[tuple[int, int], QPixmap] = OrderedDict()
        self._page = -1
        self.setObjectName("charter-pages")
        self.setProperty("role", "pages")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Pages of the charter"))
        self.setToolTip(self.tr("Turn pages with Page Up and Page Down"))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.setMinimumHeight(60)
        theme.changed.connect(self._repaint)
        # A document that is still open when the interpreter ends makes pdfium complain on the way out.
        self.destroyed.connect(partial(_close_all, self._open))
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._close)

    @property
    def pages(self) -> int:
        """How many there are."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page in sight, from 1; 0 without a document."""
        return self._page + 1

    def show_pdf(self, data: bytes) -> None:
        """Show another document; the place in it stays if it can."""
        from pypdfium2 import PdfDocument  # only once there is something to show

        self._close()
        document = PdfDocument(data)
        self._open.append(document)
        self._sizes = [document.get_page_size(n) for n in range(len(document))]
        self._lay_out()

    def clear(self) -> None:
        """Show nothing."""
        self._close()
        self._lay_out()

    def text(self, page: int) -> str:
        """The text on a page (from 1)."""
        if not 1 <= page <= self.pages:
            return ""
        sheet = self._open[0][page - 1]
        words = sheet.get_textpage()
        found = str(words.get_text_range())
        words.close()
        sheet.close()
        return found

    def go_to(self, page: int) -> None:
        """Bring a page (from 1) to the top."""
        if self.pages:
            self.verticalScrollBar().setValue(self._tops[min(max(page, 1), self.pages) - 1] - GAP // 2)

    def sizeHint(self) -> QSize:
        return QSize(560, 600)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_PageDown:
            self.go_to(self.page + 1)
        elif event.key() == Qt.Key.Key_PageUp:
            at_top = not self.pages or bar.value() <= self._tops[self._page]
            self.go_to(self.page - 1 if at_top else self.page)
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        offset = self.verticalScrollBar().value()
        for number in range(self.pages):
            place = self._place(number).translated(0, -offset)
            if not place.intersects(event.rect()):
                continue
            # Paper is white in every theme.
            painter.setClipRect(place)
            painter.fillRect(place, Qt.GlobalColor.white)
            # As large as it was painted: PDFium rounds up, and fitted to the place a row in the midst of words is lost.
            painter.drawPixmap(place.topLeft(), self._pixmap(number, place.width()))
            painter.setPen(QPen(self._theme.colour("line"), 1))
            painter.drawRect(place.adjusted(0, 0, -1, -1))

    def _repaint(self) -> None:
        # Not the viewport's own `update`, connected before: asking for a viewport makes PySide6 load all that belongs
        # to widgets, 10 ms that a page without pages need not wait for.
        self.viewport().update()

    def _lay_out(self) -> None:
        place, part = max(self._page, 0), 0.0
        if self._tops and place < len(self._tops):
            height = max(self._place_height(place), 1)
            part = (self.verticalScrollBar().value() - self._tops[place]) / height
        self._tops = []
        y = int(Space.S)
        for number in range(self.pages):
            self._tops.append(y)
            y += self._place_height(number) + GAP
        view = self.viewport().height()
        self.verticalScrollBar().setRange(0, max(y - view, 0) if self.pages else 0)
        self.verticalScrollBar().setPageStep(view)
        self.verticalScrollBar().setSingleStep(40)
        if self.pages:
            place = min(place, self.pages - 1)
            self.verticalScrollBar().setValue(int(self._tops[place] + part * self._place_height(place)))
        self._scrolled()
        self.viewport().update()

    def _page_width(self) -> int:
        return max(min(self.viewport().width() - 2 * Space.S, WIDEST), 60)

    def _place_height(self, number: int) -> int:
        width, height = self._sizes[number]
        return round(self._page_width() * height / width)

    def _place(self, number: int) -> QRect:
        width = self._page_width()
        left = (self.viewport().width() - width) // 2
        return QRect(left, self._tops[number], width, self._place_height(number))

    def _pixmap(self, number: int, width: int) -> QPixmap:
        ratio = self.devicePixelRatioF()
        key = (number, round(width * ratio))
        found = self._painted.get(key)
        if found is None:
            found = self._paint_page(number, key[1])
            found.setDevicePixelRatio(ratio)
            self._painted[key] = found
            while len(self._painted) > MOST_KEPT:
                self._painted.popitem(last=False)
        self._painted.move_to_end(key)
        return found

    def _paint_page(self, number: int, pixels: int) -> QPixmap:
        sheet = self._open[0][number]
        bitmap: Any = sheet.render(scale=pixels / self._sizes[number][0], prefer_bgrx=True)
        image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
        # The picture copies the bytes, which belong to pdfium and go with the bitmap.
        pixmap = QPixmap.fromImage(image.copy())
        bitmap.close()
        sheet.close()
        return pixmap

    def _scrolled(self) -> None:
        self.viewport().update()
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        page = max((n for n, top in enumerate(self._tops) if top <= middle), default=0 if self._tops else -1)
        if page != self._page:
            self._page = page
            self.page_changed.emit(self.page, self.pages)

    def _close(self) -> None:
        self._painted.clear()
        self._sizes, self._tops = [], []
        _close_all(self._open)


def _close_all(documents: list[PdfDocument], *_: object) -> None:
    for document in documents:
        document.close()
    documents.clear()

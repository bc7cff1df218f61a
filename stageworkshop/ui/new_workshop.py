"""The form for a new workshop: title, organisation, template, where to keep it. Everything else can wait."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from stageworkshop.starting.documents import templates
from stageworkshop.ui.opening import SUFFIX, NewWorkshop, documents_folder, proposed_path
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.banner import Banner
from stageworkshop.ui.widgets.labels import TextLabel, field_label, label
from stageworkshop.ui.widgets.quiet_fields import QuietCombo

WIDTH = 560


class NewWorkshopPage(QWidget):
    """`wanted` tells what to make, `left` that nothing is wanted after all."""

    wanted = Signal(object)
    """NewWorkshop."""
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("new-workshop-page")
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._templates = templates()
        self._own_path = False
        self._begun = False
        self.banner = Banner(theme, self)
        self._title = self._line("title", self.tr("Lead-to-cash alignment, autumn"))
        self._organisation = self._line("organisation", self.tr("Whose pipeline it is"))
        self._actor = self._line("actor", self.tr("The history tells who wrote what"))
        self._template = QuietCombo(self)
        self._template.setObjectName("template")
        self._summary = TextLabel("", "muted", self)
        self._path = self._line("path", "")
        for template in self._templates:
            self._template.addItem(template.title, template.key)
        self._template.currentIndexChanged.connect(self._show_summary)
        self._title.textEdited.connect(lambda _: self._propose())
        self._path.textEdited.connect(lambda _: self._keep_path())
        self._lay_out(theme)
        shortcut = QShortcut(Qt.Modifier.CTRL | Qt.Key.Key_Return, self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._finish)

    def begin(self, template: str = "", actor: str = "") -> None:
        """Ready to be filled, with a template (key) chosen and the name of the person at the machine.

        What was typed before somebody went back to look at the templates is still there.
        """
        if not self._begun:
            self._actor.setText(actor)
            self._template.setCurrentIndex(max(self._template.findData("blank"), 0))
        self._begun = True
        self.banner.hide()
        if template:
            self._template.setCurrentIndex(max(self._template.findData(template), 0))
        self._show_summary()
        self._propose()
        self._title.setFocus()

    def clear(self) -> None:
        """The workshop is made: the next one begins with an empty form."""
        self._title.clear()
        self._organisation.clear()
        self._own_path = self._begun = False

    def refuse(self, text: str) -> None:
        """Say why the workshop could not be made; what was typed stays."""
        self.banner.show_message(text, "error")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish()
            return
        super().keyPressEvent(event)

    def _lay_out(self, theme: Theme) -> None:
        choose = QPushButton(self.tr("Choose…"), self)
        choose.setObjectName("choose-path")
        choose.setAccessibleName(self.tr("Choose where to keep the file"))
        choose.clicked.connect(self._choose_path)
        create = QPushButton(self.tr("Begin"), self)
        create.setObjectName("create")
        create.setProperty("role", "primary")
        create.setToolTip(self.tr("Make the workshop and open it (Ctrl+Enter)"))
        create.clicked.connect(self._finish)
        cancel = QPushButton(self.tr("Back"), self)
        cancel.setObjectName("cancel")
        cancel.setToolTip(self.tr("Back to the first page (Esc)"))
        cancel.clicked.connect(self.left)
        where = QHBoxLayout()
        where.setSpacing(Space.S)
        where.addWidget(self._path, 1)
        where.addWidget(choose)
        form = QVBoxLayout()
        form.setSpacing(Space.XS)
        form.addWidget(label(self.tr("New workshop"), "title", self))
        form.addWidget(self.banner)
        for text, field in (
            (self.tr("&Title"), self._title),
            (self.tr("&Organisation"), self._organisation),
            (self.tr("&Your name"), self._actor),
            (self.tr("&Start from"), self._template),
        ):
            form.addSpacing(Space.L)
            form.addWidget(field_label(text, field, self))
            form.addWidget(field)
        form.addWidget(self._summary)
        form.addSpacing(Space.L)
        form.addWidget(field_label(self.tr("&Keep it in"), self._path, self))
        form.addLayout(where)
        form.addWidget(label(self.tr("One file holds everything and saves itself as you go."), "small", self))
        form.addSpacing(Space.XL)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(create)
        form.addLayout(buttons)
        form.addStretch(1)
        middle = QWidget(self)
        middle.setMaximumWidth(WIDTH)
        middle.setLayout(form)
        grid = QGridLayout(self)
        grid.setContentsMargins(Space.XL, 2 * Space.XL, Space.XL, Space.XL)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 100)
        grid.setColumnStretch(2, 1)
        grid.addWidget(middle, 0, 1)

    def _line(self, name: str, hint: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setObjectName(name)
        line.setPlaceholderText(hint)
        line.setMaxLength(4_000)
        return line

    def _show_summary(self) -> None:
        template = self._templates[max(self._template.currentIndex(), 0)]
        self._summary.setText(template.summary)

    def _propose(self) -> None:
        if not self._own_path:
            self._path.setText(
                str(proposed_path(documents_folder(), self._title.text().strip() or self.tr("Workshop")))
            )

    def _keep_path(self) -> None:
        self._own_path = bool(self._path.text().strip())

    def _choose_path(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Keep the workshop in"), self._path.text(), self.tr("Workshops (*%1)").replace("%1", SUFFIX)
        )
        if chosen:
            self._path.setText(chosen if chosen.endswith(SUFFIX) else chosen + SUFFIX)
            self._own_path = True

    def _finish(self) -> None:
        title, path = self._title.text().strip(), self._path.text().strip()
        if not title:
            self.refuse(self.tr("Give the workshop a title; it heads the charter. You can change it later."))
            self._title.setFocus()
            return
        if not path:
            self._own_path = False
            self._propose()
            path = self._path.text()
        full = path if path.endswith(SUFFIX) else path + SUFFIX
        key = str(self._template.currentData())
        organisation, actor = self._organisation.text().strip(), self._actor.text().strip()
        self.wanted.emit(NewWorkshop(Path(full).expanduser(), title, organisation, key, actor))

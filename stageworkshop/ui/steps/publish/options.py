"""What is to be written and where: version, edition, parts, paper, folder, and the names of the files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from stageworkshop.charter.export import MAIN_PARTS, Part
from stageworkshop.ui.settings import Settings
from stageworkshop.ui.steps.publish.sealing import SealingPanel
from stageworkshop.ui.steps.publish.sharing import SharingPanel
from stageworkshop.ui.theme import Space, Theme, set_role
from stageworkshop.ui.widgets.flow_layout import FlowLayout
from stageworkshop.ui.widgets.labels import TextLabel, label
from stageworkshop.ui.widgets.quiet_fields import QuietCombo

NOW = ""
PAPERS = ("A4", "Letter")
FILES_ROW = 7
LEFT_TO_RIGHT = "\u200e"
"""A mark that is not seen: the ending of a file's name stays at its end, whatever script the name is in."""


class ExportOptions(QWidget):
    """`changed` tells that something else would be written, or elsewhere."""

    changed = Signal()

    def __init__(self, theme: Theme, settings: Settings, folder: Path, parent: QWidget | None = None) -> None:
        """`folder` is proposed as long as none is remembered."""
        super().__init__(parent)
        self._theme = theme
        self._settings = settings
        self.version = QuietCombo(self)
        self.version.setObjectName("export-version")
        self.version.currentIndexChanged.connect(self.changed)
        self.sharing = SharingPanel(self)
        self.sealing = SealingPanel(theme, settings, self)
        self.sealing.changed.connect(self.changed)
        self._editions, self._papers = QButtonGroup(self), QButtonGroup(self)
        self._parts: dict[Part, QCheckBox] = {}
        self.folder = QLineEdit(settings.export_folder or str(folder), self)
        self.folder.setObjectName("export-folder")
        self.folder.textChanged.connect(self.changed)
        self._names = TextLabel("", "", self)
        self._names.setObjectName("export-names")
        self._there = TextLabel("", "warning", self)
        self._there.setObjectName("export-there")
        self._written: set[Path] = set()
        self._grid = QGridLayout(self)
        self._build()
        self._follow()

    @property
    def edition(self) -> str:
        """internal or partner."""
        return "partner" if self._editions.checkedId() == 1 else "internal"

    @property
    def paper(self) -> str:
        """A name of `charter.pdf.style.PAPERS`."""
        return PAPERS[max(self._papers.checkedId(), 0)]

    @property
    def parts(self) -> tuple[Part, ...]:
        """What is ticked."""
        return tuple(part for part, box in self._parts.items() if box.isChecked())

    @property
    def target(self) -> Path | None:
        """The folder as typed; None when there is none."""
        text = self.folder.text().strip()
        return Path(text).expanduser() if text else None

    @property
    def chosen_version(self) -> str:
        """A charter's id, or `NOW`."""
        return str(self.version.currentData() or NOW)

    def show_versions(self, versions: Sequence[tuple[str, str]]) -> None:
        """Offer versions (id, words); with a single one there is nothing to choose."""
        kept = self.chosen_version
        with QSignalBlocker(self.version):
            self.version.clear()
            for version, words in versions:
                self.version.addItem(words, version)
            self.version.setCurrentIndex(max(self.version.findData(kept), 0))
        for widget in (self.version, self._version_label):
            widget.setVisible(len(versions) > 1)

    def show_names(self, paths: Sequence[Path]) -> None:
        """Name the files that would be written, and say which are there already."""
        names = [path.name for path in paths]
        written = bool(paths) and set(paths) == self._written
        self._names.setText(
            "\n".join(LEFT_TO_RIGHT + name for name in names)
            or self.tr("Nothing is ticked, so nothing would be written.")
        )
        there = [path.name for path in paths if path.exists()]
        self._there.setVisible(bool(there))
        set_role(self._there, "muted" if written else "warning")
        if written and len(there) == len(names):
            text = self.tr("Written just now. You will be asked before they are replaced.")
        elif len(there) == len(names) == 1:
            text = self.tr("It is there already; you will be asked before it is replaced.")
        elif len(there) == len(names):
            text = self.tr("They are there already; you will be asked before they are replaced.")
        else:
            text = self.tr("There already: {0}. You will be asked before it is replaced.").format(", ".join(there))
        self._there.setText(text)

    def note_written(self, paths: Sequence[Path]) -> None:
        """These files hold what is chosen now: nothing older is there. None at all: whatever is there may be older."""
        self._written = set(paths)

    def remember(self) -> None:
        """Keep the folder for the next export, of this and every other workshop."""
        if self.target is not None:
            self._settings.export_folder = str(self.target)

    def _follow(self) -> None:
        self.sharing.setVisible(self.edition == "partner")
        for button in self._papers.buttons():
            button.setEnabled(bool({"pdf", "cards"} & set(self.parts)))
        self.sealing.setEnabled("pdf" in self.parts)
        self.changed.emit()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Where to write"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def _build(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(Space.M)
        self._grid.setColumnStretch(1, 1)
        self._version_label = label(self.tr("&Words"), "label", self)
        self._version_label.setBuddy(self.version)
        self.version.setAccessibleName(self.tr("Which words"))
        self._row(0, self._version_label, self.version)
        self._row(1, label(self.tr("For whom"), "label", self), self._edition_row(), self._editions.button(0))
        self._grid.addWidget(self.sharing, 2, 1)
        self._row(3, label(self.tr("What"), "label", self), self._parts_row(), self._parts["pdf"])
        self._row(4, label(self.tr("Paper"), "label", self), self._paper_row(), self._papers.button(0))
        self._row(5, label(self.tr("Seal"), "label", self), self.sealing, self.sealing.box)
        where = label(self.tr("&Folder"), "label", self)
        where.setBuddy(self.folder)
        self.folder.setAccessibleName(self.tr("Folder"))
        self._row(6, where, self._folder_row(), self.folder)
        files = QWidget(self)
        column = QVBoxLayout(files)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self._names)
        column.addWidget(self._there)
        self._row(FILES_ROW, label(self.tr("Files"), "label", self), files, _one_line(files))

    def _row(self, at: int, heading: QWidget, field: QWidget, first: QWidget | None = None) -> None:
        """`first` is what stands on the first line of a field that may have several; the heading is level with it."""
        line = first or field
        line.ensurePolished()
        heading.setMinimumHeight(line.sizeHint().height())
        self._grid.addWidget(heading, at, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(field, at, 1)

    def _edition_row(self) -> QWidget:
        return self._radios(
            self._editions,
            [
                ("edition-internal", self.tr("For us: everything")),
                ("edition-partner", self.tr("For partners: what they should see")),
            ],
        )

    def _paper_row(self) -> QWidget:
        return self._radios(self._papers, [(f"paper-{name.lower()}", name) for name in PAPERS])

    def _parts_row(self) -> QWidget:
        holder, row = _flowing(self)
        told: list[tuple[Part, str]] = [
            ("pdf", self.tr("Charter (PDF), for people")),
            ("definitions", self.tr("Definitions file (JSON), for the CRM")),
            ("html", self.tr("Handout (HTML), for the browser")),
            ("cards", self.tr("Stage cards (PDF), for the wall")),
        ]
        for part, words in told:
            box = QCheckBox(words, holder)
            box.setObjectName(f"part-{part}")
            box.setChecked(part in MAIN_PARTS)
            box.toggled.connect(self._follow)
            self._parts[part] = box
            row.addWidget(box)
        return holder

    def _folder_row(self) -> QWidget:
        holder, row = _across(self)
        choose = QPushButton(self.tr("Choose…"), holder)
        choose.setObjectName("choose-folder")
        choose.setAccessibleName(self.tr("Choose the folder"))
        self._theme.set_icon(choose, "folder-open", "text-muted", 16)
        choose.clicked.connect(self._choose_folder)
        row.addWidget(self.folder, 1)
        row.addWidget(choose)
        return holder

    def _radios(self, group: QButtonGroup, options: Sequence[tuple[str, str]]) -> QWidget:
        holder, row = _flowing(self)
        for at, (name, words) in enumerate(options):
            button = QRadioButton(words, holder)
            button.setObjectName(name)
            button.setChecked(at == 0)
            group.addButton(button, at)
            row.addWidget(button)
        group.idToggled.connect(lambda _, on: self._follow() if on else None)
        return holder


def _one_line(parent: QWidget) -> QWidget:
    """As high as a line of plain text."""
    line = label("x", "", parent)
    line.hide()
    return line


def _flowing(parent: QWidget) -> tuple[QWidget, FlowLayout]:
    """Side by side, or below each other where words are longer than the room."""
    holder = QWidget(parent)
    return holder, FlowLayout(holder, gap=Space.L)


def _across(parent: QWidget) -> tuple[QWidget, QHBoxLayout]:
    holder = QWidget(parent)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.L)
    return holder, row

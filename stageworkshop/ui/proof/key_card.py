"""One key on this computer: whose it is, until when, its fingerprint; and what can be done with it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from stageworkshop.domain.errors import DomainError
from stageworkshop.evidence import keychain
from stageworkshop.ui.dates import day_words
from stageworkshop.ui.proof.fingerprint_line import FingerprintLine
from stageworkshop.ui.proof.key_forms import CreateForm, ImportForm, KeyForm, RenewForm
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.card import Card
from stageworkshop.ui.widgets.flow_layout import FlowLayout
from stageworkshop.ui.widgets.labels import TextLabel, label
from stageworkshop.ui.worker import Job, start

if TYPE_CHECKING:
    from stageworkshop.evidence.keys import KeyFacts, KeyStore, Role


class KeyCard(Card):
    """`told` brings a message and its level (see Banner), with a file to open or None."""

    told = Signal(str, str, object)

    def __init__(self, theme: Theme, store: KeyStore, role: Role, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._theme, self._store, self._role = theme, store, role
        self._facts: KeyFacts | None = None
        self._owner = ""
        self._job: Job | None = None
        self.setObjectName(f"{role}-key")
        self._warning = TextLabel("", "warning", self)
        self._warning.setObjectName(f"{role}-warning")
        self._none = TextLabel("", "muted", self)
        self._none.setObjectName(f"{role}-none")
        self._known = QWidget(self)
        self._holder = TextLabel("", "", self._known)
        self._holder.setObjectName(f"{role}-holder")
        self._until = TextLabel("", "", self._known)
        self._until.setObjectName(f"{role}-until")
        self._issuer = TextLabel("", "", self._known)
        self._line = FingerprintLine(theme, f"{role}-fingerprint", self.tr("Fingerprint of this key"), self._known)
        self.create_form = CreateForm(theme, f"{role}-create", store, role, self)
        self.import_form = ImportForm(theme, f"{role}-import", store, role, self)
        self.renew_form = RenewForm(theme, f"{role}-renew", store, self)
        self._forms: tuple[KeyForm, ...] = (self.create_form, self.import_form, self.renew_form)
        self._acts = QWidget(self)
        self._build()
        for form in self._forms:
            form.made.connect(self._take_in)
            form.left.connect(self._close_form)

    @property
    def facts(self) -> KeyFacts | None:
        """What is known of the key; None when there is none."""
        return self._facts

    def first_button(self) -> QWidget:
        """Where work on this card begins."""
        return self._create if self._facts is None else self._line.copy

    def show_key(self, owner: str) -> None:
        """Read the key anew; `owner` is proposed as the name of a new one."""
        self._owner = owner
        for form in self._forms:
            form.hide()
        try:
            self._facts = self._store.facts(self._role)
        except DomainError as error:
            self._facts = None
            self._show_facts()
            self._warning.setText(error.message())
            self._warning.show()
            return
        self._show_facts()

    def _show_facts(self) -> None:
        facts = self._facts
        gone: tuple[QWidget, ...] = (self._none, self._create, self._import)
        for widget in gone:
            widget.setVisible(facts is None)
        there: tuple[QWidget, ...] = (self._known, self._text, self._page, self._replace)
        for widget in there:
            widget.setVisible(facts is not None)
        self._renew.setVisible(facts is not None and facts.is_ours)
        self._acts.show()
        warning = facts.warning(datetime.now(UTC)) if facts is not None else ""
        self._warning.setText(warning)
        self._warning.setVisible(bool(warning))
        self._forget.setVisible(facts is not None and keychain.recall(facts.certificate.fingerprint) is not None)
        if facts is None:
            return
        certificate = facts.certificate
        self._holder.setText(certificate.holder)
        self._issuer.setText(self._issuer_words(facts))
        self._until.setText(day_words(f"{certificate.valid_until:%Y-%m-%d}"))
        self._line.show_fingerprint(certificate.fingerprint)

    def _issuer_words(self, facts: KeyFacts) -> str:
        if facts.authority is None and facts.certificate.issuer == facts.certificate.holder:
            return self.tr("itself")
        if not facts.is_ours:
            return facts.certificate.issuer
        until = day_words(f"{facts.authority.valid_until:%Y-%m-%d}") if facts.authority else ""
        return self.tr("{0} (yours too, valid until {1})").format(facts.certificate.issuer, until)

    def _open_form(self, form: KeyForm) -> None:
        self._acts.hide()
        self._none.hide()
        for other in self._forms:
            other.setVisible(other is form)
        replaces = self._facts is not None
        if isinstance(form, CreateForm):
            form.begin(self._owner, replaces=replaces)
        elif isinstance(form, ImportForm):
            form.begin(replaces=replaces)
        elif isinstance(form, RenewForm) and self._facts is not None:
            form.begin(self._facts)

    def _close_form(self) -> None:
        self.show_key(self._owner)
        self.first_button().setFocus()

    def _take_in(self, facts: KeyFacts) -> None:
        self.show_key(self._owner)
        if self._role == "organisation":
            words = self.tr(
                "The key is ready. Publish its fingerprint where people already know you: on your website, in the "
                "partner portal, on signed paper. Never send it together with a charter."
            )
        else:
            words = self.tr(
                "The key is ready. Tell its fingerprint to those who ask you for sign-offs, best on the telephone."
            )
        self.told.emit(words, "success", None)
        self._line.copy.setFocus()

    def _copy_text(self) -> None:
        from stageworkshop.evidence.fingerprint_page import fingerprint_text

        if self._facts is not None:
            QGuiApplication.clipboard().setText(fingerprint_text(self._facts))
            self.told.emit(self.tr("Copied: name, fingerprint and how long it is valid, to be pasted."), "info", None)

    def _write_page(self) -> None:
        if self._facts is None or self._job is not None:
            return
        proposed = self.tr("Fingerprint of {0}.pdf").format(self._facts.certificate.holder.replace("/", "-"))
        kinds = self.tr("PDF (*.pdf)")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Fingerprint as a page"), proposed, kinds)
        if chosen:
            self.write_page(Path(chosen if chosen.lower().endswith(".pdf") else f"{chosen}.pdf"))

    def write_page(self, path: Path) -> None:
        """Write the page with the fingerprint; asked before, when the file is there, by the system's own dialog."""
        job = self._job = Job()
        job.finished.connect(self._say_written)
        job.failed.connect(self._say_not_written)
        system = QLocale.system().measurementSystem()
        paper = "A4" if system == QLocale.MeasurementSystem.MetricSystem else "Letter"
        start(job, write_page, facts=self._facts, path=path, paper=paper)

    def _say_written(self, path: Path) -> None:
        self._job = None
        self.told.emit(self.tr("The fingerprint is on a page: {0}").format(path), "success", path)

    def _say_not_written(self, error: Exception) -> None:
        self._job = None
        if not isinstance(error, DomainError):
            raise error
        self.told.emit(error.message(), "error", None)

    def _forget_passphrase(self) -> None:
        if self._facts is not None:
            keychain.forget(self._facts.certificate.fingerprint)
            self.told.emit(self.tr("The keychain no longer knows the passphrase. It will be asked for."), "info", None)
            self._forget.hide()

    def _build(self) -> None:
        organisation = self._role == "organisation"
        self.body.setSpacing(Space.M)
        self.body.addLayout(self._head())
        self._none.setText(
            self.tr(
                "There is none yet. Make one here; or take in the one that your organisation has from a certificate "
                "authority, as a file."
            )
            if organisation
            else self.tr("There is none yet. Without one, an answer says only that it came from your computer.")
        )
        self.body.addWidget(self._warning)
        self.body.addWidget(self._none)
        self.body.addWidget(self._known)
        for form in self._forms:
            self.body.addWidget(form)
            form.hide()
        self.body.addWidget(self._acts)
        grid = QGridLayout(self._known)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        for at, (words, field) in enumerate(
            (
                (self.tr("In the name of"), self._holder),
                (self.tr("Issued by"), self._issuer),
                (self.tr("Valid until"), self._until),
                (self.tr("Fingerprint"), self._line),
            )
        ):
            name = label(words, "label", self._known)
            if field is self._line:
                name.setContentsMargins(0, self._line.lead, 0, 0)
            grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, at, 1, Qt.AlignmentFlag.AlignTop)
        self._build_acts()

    def _head(self) -> QHBoxLayout:
        organisation = self._role == "organisation"
        icon = QLabel(self)
        self._theme.set_icon(icon, "seal" if organisation else "sign", "accent", 24)
        words = QVBoxLayout()
        words.setSpacing(2)
        heading = self.tr("The organisation’s key") if organisation else self.tr("Your own key")
        job = (
            self.tr("Seals charters, so that anybody can tell that they are yours and were not changed since.")
            if organisation
            else self.tr("Signs your answers when others ask you for a sign-off, so that they can tell it was you.")
        )
        words.addWidget(label(heading, "heading", self))
        words.addWidget(TextLabel(job, "muted", self))
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        head.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1_000)
        head.addStretch(1)
        return head

    def _build_acts(self) -> None:
        row = FlowLayout(self._acts, gap=Space.S)
        self._create = self._button("make", self.tr("Make a key…"), "add")
        self._import = self._button("take", self.tr("Take in a key file…"), "import")
        self._text = self._button("text", self.tr("Copy for publishing"), "copy")
        self._page = self._button("page", self.tr("As a page (PDF)…"), "print")
        self._renew = self._button("next", self.tr("Next certificate…"), "refresh")
        self._replace = self._button("replace", self.tr("Another key"), "more")
        self._replace.setToolTip(self.tr("The one that is there is set aside, not deleted"))
        self._replace.setMenu(self._replacing())
        self._forget = self._button("forget", self.tr("Forget the passphrase"), "lock")
        self._forget.setToolTip(self.tr("Take the passphrase out of this computer’s keychain"))
        self._text.setToolTip(self.tr("Name, fingerprint and validity as a few lines of text"))
        self._page.setToolTip(self.tr("A page with the fingerprint, to be printed, signed and published"))
        self._renew.setToolTip(self.tr("Before the certificate runs out, your authority issues the next one"))
        for button, act in (
            (self._create, lambda: self._open_form(self.create_form)),
            (self._import, lambda: self._open_form(self.import_form)),
            (self._text, self._copy_text),
            (self._page, self._write_page),
            (self._renew, lambda: self._open_form(self.renew_form)),
            (self._forget, self._forget_passphrase),
        ):
            button.clicked.connect(act)
        for button in self._acts.findChildren(QPushButton):
            row.addWidget(button)

    def _replacing(self) -> QMenu:
        menu = QMenu(self)
        for name, words, icon, form in (
            ("replace-made", self.tr("Make another key…"), "add", self.create_form),
            ("replace-taken", self.tr("Take in a key file…"), "import", self.import_form),
        ):
            action = menu.addAction(self._theme.icon(icon, "text-muted"), words)
            action.setObjectName(f"{self._role}-{name}")
            action.triggered.connect(lambda _=False, form=form: self._open_form(form))
        return menu

    def _button(self, name: str, words: str, icon: str) -> QPushButton:
        button = QPushButton(words, self._acts)
        button.setObjectName(f"{self._role}-{name}")
        self._theme.set_icon(button, icon, "text-muted", 16)
        return button


def write_page(job: Job, facts: KeyFacts, path: Path, paper: str) -> Path:
    """The work for `worker.start`: the page with a fingerprint. Raises FileProblem, DomainError."""
    from stageworkshop.charter.whole_file import write_whole
    from stageworkshop.evidence.fingerprint_page import fingerprint_page

    write_whole(path, fingerprint_page(facts, built=datetime.now(UTC), paper=paper))
    return path


def open_file(path: Path) -> bool:
    """Have the system open a file; False when it has no program for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

"""The answer of somebody who was asked from afar: which one, why, signed how, and with which key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from stageworkshop.domain.errors import DomainError
from stageworkshop.ui.dates import isolated
from stageworkshop.ui.proof.passphrase import Unlocking, begun
from stageworkshop.ui.steps.signoff.answer_fields import AnswerFields
from stageworkshop.ui.steps.signoff.signature import SignatureFields
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.choice import ChoiceEditor
from stageworkshop.ui.widgets.inline_confirm import InlineConfirm
from stageworkshop.ui.widgets.labels import TextLabel, field_label, label
from stageworkshop.ui.widgets.scrolled import ScrolledContent, scrolling

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from stageworkshop.evidence.answers import Answer
    from stageworkshop.evidence.keys import KeyFacts
    from stageworkshop.evidence.requests import OpenRequest
    from stageworkshop.evidence.signing_keys import SigningKey

KEY, NO_KEY = "key", "none"


class OwnAnswerForm(QWidget):
    """`written` brings the path of the answer file; `keys_asked` leads to where keys are made."""

    written = Signal(object)
    keys_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._request: OpenRequest | None = None
        self._facts: KeyFacts | None = None
        self.error = TextLabel("", "error", self)
        self.error.setObjectName("own-error")
        self.fields = AnswerFields(theme, "own", self.tr("In your own words; it will be printed in the charter."), self)
        self.fields.chosen.connect(self._follow)
        self.fields.changed.connect(self._forget_error)
        self.signature = SignatureFields(theme, "", self, own_device=True)
        self.signature.changed.connect(self._forget_error)
        ways = [(KEY, self.tr("With my own key")), (NO_KEY, self.tr("Without a key"))]
        self.with_key = ChoiceEditor(theme, ways, self)
        self.with_key.name_inputs("own-key", self.tr("Signed"))
        for key, _ in ways:
            self.with_key.button(key).clicked.connect(lambda _=False, key=key: self._choose_key(key))
        self._says = TextLabel("", "small", self)
        self._says.setObjectName("own-says")
        self.make_key = QPushButton(self.tr("Make or take in a key…"), self)
        self.make_key.setObjectName("own-make-key")
        self.make_key.setProperty("role", "link")
        self.make_key.clicked.connect(self.keys_asked)
        self.unlocking = Unlocking(theme, "own", self)
        self.unlocking.entered.connect(self.finish)
        self.file = QLineEdit(self)
        self.file.setObjectName("own-file")
        self.file.textEdited.connect(lambda _: self._forget_error())
        self.confirm = InlineConfirm(theme, self)
        self.confirm.setObjectName("own-confirm")
        self.record = QPushButton(self)
        self.record.setObjectName("own-record")
        self.record.setProperty("role", "primary")
        self.record.clicked.connect(self.finish)
        self._build()
        self._follow()

    def begin(self, request: OpenRequest) -> None:
        """Start empty for a request."""
        from stageworkshop.evidence import answers, requests

        self._request = request
        self.fields.begin([(stage.key, stage.name or stage.key) for _, stage in request.document.stages])
        self.signature.begin(request.request.signs.name)
        name = request.path.name.removesuffix(requests.SUFFIX) + answers.SUFFIX
        self.file.setText(str(request.path.with_name(name)))
        self.confirm.close_quietly()
        self.read_key(choose=True)
        self._follow()

    def first_field(self) -> QWidget:
        """Where the form begins."""
        return self.fields.first_field()

    def read_key(self, *, choose: bool = False) -> None:
        """Read anew which key of one's own there is; `choose` takes it where there is one."""
        from stageworkshop.evidence.keys import KeyStore

        before = self._facts
        try:
            self._facts = KeyStore().facts("personal")
        except DomainError:
            # A damaged one is told, and mended, where keys are made.
            self._facts = None
        if self._facts is not None and (choose or before != self._facts):
            self.unlocking.begin(self._facts)
            self.with_key.set_value(KEY)
        elif self._facts is None:
            self.with_key.set_value(NO_KEY)
        self._show_key()

    def finish(self) -> None:
        """Check what is filled in and write the answer, or say beside it what is missing."""
        given, missing = self.signature.given(), self.fields.missing()
        if self._request is None:
            return
        if missing is not None:
            self._refuse(*missing)
        elif given.is_empty:
            words = self.tr("Type your name as a signature, or draw it.")
            self._refuse(words, self.signature.focus_field())
        elif self._target() is None:
            self._refuse(self.tr("Choose where to write the answer."), self.file)
        else:
            self._write_unless_there()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._request is not None:
            # A key may have been made in the meantime.
            self.read_key()

    def _write_unless_there(self) -> None:
        path = self._target()
        if path is None or not path.exists():
            self._write()
            return
        self.confirm.ask(
            self.tr("Replace the file?"),
            self.tr("In {0} there is already:\n{1}").format(path.parent, path.name),
            [(self.tr("Replace"), self._write)],
            self.tr("Leave it"),
        )

    def _write(self) -> None:
        from stageworkshop.actions.context import utc_now
        from stageworkshop.charter.whole_file import write_whole
        from stageworkshop.evidence import answers
        from stageworkshop.evidence.keys import KeyStore

        path, request = self._target(), self._request
        if path is None or request is None:
            return
        key: SigningKey | None = None
        if self.with_key.value() == KEY and self._facts is not None:
            key = self.unlocking.unlock(KeyStore())
            if key is None:
                return
        given = self.signature.given()
        try:
            data = answers.make(
                request,
                self._chosen(),
                at=utc_now(),
                reason=self.fields.words,
                typed=given.typed,
                about=self.fields.stages,
                strokes=given.strokes,
                key=key,
            )
            write_whole(path, data)
        except DomainError as error:
            self._refuse(begun(error.message()), self.file)
            return
        self.written.emit(path)

    def _chosen(self) -> Answer:
        value = self.fields.value
        return "reserve" if value == "reserve" else "decline" if value == "decline" else "approve"

    def _target(self) -> Path | None:
        text = self.file.text().strip()
        return Path(text).expanduser() if text else None

    def _choose_file(self) -> None:
        kinds = self.tr("Answers (*.signoff-answer.json)")
        options = QFileDialog.Option.DontConfirmOverwrite
        found, _ = QFileDialog.getSaveFileName(
            self, self.tr("Where to write"), self.file.text(), kinds, options=options
        )
        if found:
            self.file.setText(found)

    def _choose_key(self, way: str) -> None:
        # The chosen one pressed again, which takes a choice back, means the same once more.
        self.with_key.set_value(way)
        self._show_key()

    def _show_key(self) -> None:
        has_key = self._facts is not None
        uses = has_key and self.with_key.value() == KEY
        self.with_key.button(KEY).setEnabled(has_key)
        self.make_key.setVisible(not has_key)
        if uses and self._facts is not None:
            holder = isolated(self._facts.certificate.holder)
            warning = self._warning(self._facts)
            says = self.tr("It will say: “signed with the signatory’s own key”, that of {0}.").format(holder)
            self._says.setText(f"{says} {warning}".strip())
            self.unlocking.begin(self._facts)
        else:
            self._says.setText(
                self.tr(
                    "It will say: “from the signatory’s own device”. That is a record of an answer, not a signature "
                    "with one’s own key."
                )
            )
            self.unlocking.hide()

    def _warning(self, facts: KeyFacts) -> str:
        from datetime import UTC, datetime

        return facts.warning(datetime.now(UTC))

    def _refuse(self, text: str, field: QWidget) -> None:
        self.error.setText(text)
        self.error.show()
        field.setFocus()

    def _forget_error(self) -> None:
        self.error.hide()

    def _follow(self) -> None:
        self.record.setText(
            {
                "approve": self.tr("Write the answer: I approve"),
                "reserve": self.tr("Write the answer: with reservation"),
                "decline": self.tr("Write the answer: I decline"),
            }.get(self.fields.value, self.tr("Write the answer"))
        )
        self.record.setToolTip(self.tr("{0} (Ctrl+Enter)").format(self.record.text()))
        self._forget_error()

    def _build(self) -> None:
        inner = ScrolledContent(self)
        form = QVBoxLayout(inner)
        form.setContentsMargins(0, 0, Space.M, 0)
        form.setSpacing(Space.M)
        form.addWidget(label(self.tr("Your answer"), "heading", inner))
        form.addWidget(self.fields)
        form.addWidget(self.signature)
        signed = QVBoxLayout()
        signed.setSpacing(Space.S)
        for widget in (label(self.tr("Key"), "label", inner), self.with_key, self._says):
            signed.addWidget(widget)
        form.addLayout(signed)
        form.addWidget(self.make_key)
        form.addWidget(self.unlocking)
        form.addLayout(self._place(inner))
        form.addWidget(self.confirm)
        form.addStretch(1)
        area = scrolling(inner, self)
        foot = QHBoxLayout()
        foot.addWidget(self.record)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(area, 1)
        column.addWidget(self.error)
        column.addLayout(foot)

    def _place(self, parent: QWidget) -> QVBoxLayout:
        choose = QPushButton(self.tr("Choose…"), parent)
        choose.setObjectName("own-choose")
        choose.setAccessibleName(self.tr("Choose where to write the answer"))
        choose.clicked.connect(self._choose_file)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.file, 1)
        row.addWidget(choose)
        place = QVBoxLayout()
        place.setSpacing(Space.XS)
        place.addWidget(field_label(self.tr("Answer &file, to be sent back"), self.file, parent))
        self.file.setAccessibleName(self.tr("Answer file"))
        place.addLayout(row)
        return place

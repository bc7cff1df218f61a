"""The page Publish: what stands now, what is written where, and what changed since the last charter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from stageworkshop.actions import agreed
from stageworkshop.charter.changes import Comparison
from stageworkshop.charter.editions import partner_edition
from stageworkshop.charter.export import document_for
from stageworkshop.charter.frozen import frozen_document
from stageworkshop.charter.hashing import content
from stageworkshop.charter.model import Document
from stageworkshop.domain.fields import VISIBLE
from stageworkshop.standing.signing import since_charter
from stageworkshop.store.changes import Changes
from stageworkshop.store.queries.charters import CharterRow, at_hand, charter_rows
from stageworkshop.store.queries.proofs import seal_rows
from stageworkshop.store.queries.sharing import stage_ids
from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.settings import Settings
from stageworkshop.ui.steps.lazy import PRINTED_KINDS, LazyPage
from stageworkshop.ui.steps.publish.crm.section import CrmSection
from stageworkshop.ui.steps.publish.exporting import Exporting, Order
from stageworkshop.ui.steps.publish.options import NOW, ExportOptions
from stageworkshop.ui.steps.publish.sealed_list import SealedList
from stageworkshop.ui.steps.publish.status import StatusCard
from stageworkshop.ui.steps.publish.written import WrittenCard
from stageworkshop.ui.steps.signoff.words import state_words
from stageworkshop.ui.theme import Space, Theme
from stageworkshop.ui.widgets.changed_pane import ChangedPane
from stageworkshop.ui.widgets.empty import EmptyState
from stageworkshop.ui.widgets.section import Section

if TYPE_CHECKING:
    from stageworkshop.evidence.export import Exported, Sealing
    from stageworkshop.evidence.seal import Sealed


class PublishPage(LazyPage):
    """Export works at any moment; the page says when what is written is a draft."""

    key = "publish"
    shows = PRINTED_KINDS | {"seal"}
    works_while_looking = frozenset(
        {
            "primary",
            "edition-internal",
            "edition-partner",
            "part-pdf",
            "part-definitions",
            "part-html",
            "part-cards",
            "paper-a4",
            "paper-letter",
            "choose-folder",
            "export-folder",
            "export-version",
            "open-folder",
            "written-close",
            "to-signoff",
            "empty-action",
        }
    )

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(bridge, theme, parent)
        self._now: Document | None = None
        self._charters: list[CharterRow] = []
        self._last: Order | None = None
        self.primary = self.set_primary(self.tr("Write the files"), self._export, "export")
        self.status = StatusCard(self, self)
        self.options = ExportOptions(theme, Settings(), bridge.file.path.parent, self)
        self.exporting = Exporting(self, self)
        self.written = WrittenCard(theme, self)
        self.sealed = SealedList(theme, self)
        self.crm = CrmSection(self, lambda: self.options.target, self)
        self.changed = ChangedPane(theme, grows=True, parent=self)
        self._empty = EmptyState(
            theme,
            "step-publish",
            self.tr("There is nothing to hand over yet: no stage has been written down. Begin with the stages."),
            self.tr("To the stages"),
            self,
        )
        self._build()
        self._empty.acted.connect(lambda: self.go_to.emit("stages", "", ""))
        self.status.signoff_asked.connect(lambda: self.go_to.emit("signoff", "", ""))
        self.options.changed.connect(self._show_options)
        self.options.sealing.keys_asked.connect(self.keys_asked)
        self.options.sharing.toggled.connect(self._share)
        self.exporting.written.connect(self._show_written)
        self.exporting.running_changed.connect(lambda running: self.primary.setEnabled(not running))
        self.written.not_opened.connect(self._say_not_opened)
        self.crm.written.connect(self._show_package)

    def initial_focus(self) -> QWidget | None:
        return self.primary if self.primary.isVisible() else self._empty.button

    def reload(self, changes: Changes | None) -> None:
        file = self.bridge.file
        now = self._now = document_for(file, "internal")
        self._charters = charter_rows(file)
        self._show_empty(not now.stages and not self._charters)
        hand = at_hand(self._charters)
        in_force = next((each for each in self._charters if each.state == "in_force"), None)
        moved = since_charter(file, hand.id, content(now)) if hand else Comparison()
        self.status.show_status(now, hand, in_force, moved, editable=not self.bridge.read_only)
        self.options.show_versions(self._versions(hand, moved))
        self.sealed.show_seals(seal_rows(file))
        self._show_changes()
        self._show_options()

    def _show_empty(self, empty: bool) -> None:
        """Without a stage and without a charter there is nothing to choose, and nothing to write."""
        self._empty.setVisible(empty)
        self.primary.setVisible(not empty)
        for part in self._parts:
            part.setVisible(not empty)

    def _versions(self, hand: CharterRow | None, moved: Comparison) -> list[tuple[str, str]]:
        """The words as they are now first; then each charter that counts and says something else."""
        draft = hand is None or not moved.is_same
        now = self.tr("As they are now (draft)") if draft else self.tr("As they are now")
        others = [each for each in self._charters if each.is_open and (draft or each is not hand)]
        return [
            (NOW, now),
            *((each.id, self.tr("Charter {0} ({1})").format(each.number, state_words(each))) for each in others),
        ]

    def _show_changes(self) -> None:
        """Since the charter in force, which is what everybody works by; else since the one proposed."""
        last = next((each for each in self._charters if each.state == "in_force"), at_hand(self._charters))
        if last is None:
            self.changed.show_comparison(self.tr("This will be the first charter."), Comparison())
            return
        told = since_charter(self.bridge.file, last.id, content(self._now) if self._now else None)
        words = self.tr("charter {0} ({1})").format(last.number, state_words(last))
        if told.is_same:
            lead = self.tr("Nothing: the words are exactly those of {0}.").format(words)
        elif told.stages:
            lead = self.tr("Since {0}:").format(words)
        else:
            lead = self.tr("Since {0} no stage has changed, but other parts of the charter have.").format(words)
        self.changed.show_comparison(lead, told)

    def _show_options(self) -> None:
        document, order = self._document(), self._order()
        if document is None:
            return
        frozen = self.options.chosen_version != NOW
        self.options.sharing.show_stages(
            document,
            {} if frozen else stage_ids(self.bridge.file),
            editable=not frozen and not self.bridge.read_only,
            signed=bool(document.sign_offs),
        )
        self.options.note_written(order.targets if order is not None and order == self._last else [])
        self.options.show_names(order.targets if order else [])
        self.crm.show_document(document)
        self.exporting.close_question()

    def _document(self) -> Document | None:
        """The whole of the version that is chosen."""
        version = self.options.chosen_version
        if version == NOW or self._now is None:
            return self._now
        return frozen_document(self.bridge.file, version)

    def _order(self) -> Order | None:
        document, folder, parts = self._document(), self.options.target, self.options.parts
        if document is None or folder is None or not parts:
            return None
        if self.options.edition == "partner":
            document = partner_edition(document)
        return Order(document, folder, parts, self.options.paper, "pdf" in parts and self.options.sealing.wanted)

    def _export(self) -> None:
        if self.exporting.is_running:
            return
        order = self._order()
        sealing: Sealing | None = None
        if self.options.target is None:
            self.say(self.tr("Choose a folder to write into."), "warning")
            self.options.folder.setFocus()
        elif order is None:
            self.say(self.tr("Tick what is to be written, such as the charter."), "warning")
        elif not order.document.stages:
            self._refuse_empty()
        elif order.sealed and (sealing := self.options.sealing.prepare(self.bridge.file, order.document)) is None:
            if not self.options.sealing.has_key:
                self.say(self.tr("There is no key to seal with yet. Make one first, or do not seal."), "warning")
        else:
            self.clear_message()
            self.written.hide()
            self.exporting.begin(order, sealing)

    def _refuse_empty(self) -> None:
        if self.options.edition == "partner" and self._now is not None and self._now.stages:
            self.say(self.tr("Partners would see no stage at all. Tick those that they should see."), "warning")
            self.options.sharing.list.setFocus()
        else:
            self.say(self.tr("There is nothing to write yet: the workshop has no stage."), "warning")

    def _share(self, stage_id: str, shared: bool) -> None:
        self.run(agreed.set_agreed, stage_id=stage_id, field=VISIBLE.key, value=shared)

    def _show_written(self, order: Order, done: Exported) -> None:
        self.options.remember()
        self._last = order
        self.options.note_written(order.targets)
        self.options.show_names(order.targets)
        kind = self._kind(order.document)
        if done.sealed is not None:
            kind = self.tr("{0} · sealed").format(kind)
            self._note_seal(order, done.sealed)
        self.written.show_files(list(done.paths), kind, order.document.content_hash or "")
        self.written.open_folder.setFocus()

    def _note_seal(self, order: Order, sealed: Sealed) -> None:
        if self.bridge.read_only:
            self.say(
                self.tr("The workshop can’t be written to now, so the seal is not noted in it. Keep the .sha256 file."),
                "warning",
            )
            return
        from stageworkshop.actions import seals  # brings what asks time-stamp servers along

        pdf = next(path for path in order.targets if path.suffix == ".pdf")
        self.run(seals.note, document=order.document, sealed=sealed, file_name=pdf.name)

    def _show_package(self, paths: list[Path]) -> None:
        from stageworkshop.crm.package import HOW_TO_LOAD  # a package was written, so it is loaded

        document = self._document()
        self.options.remember()
        if document is not None:
            kind = self.tr("For {0}. Begin with HOW-TO-LOAD.md.").format(self.crm.crm.currentText())
            self.written.show_files(paths, kind, document.content_hash or "", HOW_TO_LOAD)

    def _kind(self, document: Document) -> str:
        edition = self.tr("Partners’ edition") if document.edition == "partner" else self.tr("Everything, for us")
        charter = document.charter
        if document.is_draft:
            return self.tr("{0} · draft, not in force").format(edition)
        row = next((each for each in self._charters if each.number == charter.number), None)
        state = state_words(row) if row else charter.state
        return self.tr("{0} · charter {1}, {2}").format(edition, charter.number, state)

    def _say_not_opened(self, path: str) -> None:
        self.say(self.tr("The system has no program to open {0}.").format(path), "warning")

    def _build(self) -> None:
        # Above the part that scrolls: a question and its outcome must not be out of sight.
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        for widget in (self.exporting, self.written):
            column.insertWidget(column.count() - 1, widget)
        self.body.setSpacing(Space.XL)
        export = Section(
            self.tr("What is written"), self.tr("Everything in the files comes from one and the same text."), self
        )
        export.body.addWidget(self.options)
        export.body.addWidget(self.sealed)
        since = Section(self.tr("What changed since the last charter"), "", self)
        since.body.addWidget(self.changed)
        self._parts = (self.status, export, self.crm, since)
        for part in self._parts:
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.body.addWidget(self._empty)
        self.body.addStretch(2)

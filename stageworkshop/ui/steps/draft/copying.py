"""Words to start from: the agreed text of the stage, and the stages of the templates."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from stageworkshop.domain.fields import BY_KEY
from stageworkshop.domain.values import Json
from stageworkshop.store.queries.drafts import OwnDraft
from stageworkshop.ui.words import domain_words


class CopyMenu(QMenu):
    """The templates are read when the menu is first opened for a stage."""

    agreed_asked = Signal(list)
    """Fields (keys) should be copied from the agreed text; [] means all that are empty."""
    words_asked = Signal(object, str)
    """Words (values by field) should fill what is empty, from a source that is named."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._templates_for: tuple[str, ...] | None = None
        self._template_actions: list[QAction] = []
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._add_templates)

    def show_draft(self, draft: OwnDraft) -> None:
        """Offer what there is for this draft."""
        self.clear()
        self._names, self._templates_for = draft.called, None
        empty = [key for key in draft.agreed if key not in draft.values]
        everything = self.addAction(self.tr("Fill what is still empty from the agreed text ({0})").format(len(empty)))
        everything.setEnabled(bool(empty))
        if not draft.agreed:
            everything.setText(self.tr("The agreed text has nothing yet"))
        everything.triggered.connect(lambda: self.agreed_asked.emit([]))
        if draft.agreed:
            one = self.addMenu(self.tr("One field of the agreed text"))
            for key in draft.agreed:
                text = domain_words(BY_KEY[key].label)
                if key in draft.values:
                    text = self.tr("{0} (replaces what you wrote)").format(text)
                one.addAction(text).triggered.connect(lambda _=False, key=key: self.agreed_asked.emit([key]))
        self.addSeparator()

    def _add_templates(self) -> None:
        if self._templates_for == self._names:
            return
        self._templates_for = self._names
        from stageworkshop.starting.template_words import template_words  # checks documents, and is rarely wanted

        found = template_words(self._names)
        others: dict[str, QMenu] = {}
        for each in found:
            if each.is_like:
                self._offer(self, f"{each.stage}  ·  {each.template}", each.template, each.values)
        more = self.addMenu(self.tr("Any stage of a template"))
        for each in found:
            if each.template not in others:
                others[each.template] = more.addMenu(each.template)
            self._offer(others[each.template], each.stage, each.template, each.values)

    def _offer(self, menu: QMenu, text: str, template: str, values: dict[str, Json]) -> None:
        action = menu.addAction(text.replace("&", "&&"))
        action.setToolTip(str(values.get("definition", "")))
        source = self.tr("the template “{0}”").format(template)
        action.triggered.connect(lambda: self.words_asked.emit(values, source))

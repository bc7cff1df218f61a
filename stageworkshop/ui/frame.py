"""The frame around the pages of one open workshop: header, agenda, guide, footer, and the banners above the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from stageworkshop.actions import workshops
from stageworkshop.domain.agenda import AGENDA
from stageworkshop.domain.errors import DomainError
from stageworkshop.store.changes import Changes
from stageworkshop.store.queries.extracts import drafting_teams, extract_of
from stageworkshop.ui.agenda_panel import AgendaPanel
from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.clocks import Clocks
from stageworkshop.ui.commands import Commands
from stageworkshop.ui.facts import Facts
from stageworkshop.ui.footer import Footer
from stageworkshop.ui.guide_panel import GuidePanel
from stageworkshop.ui.header import Header
from stageworkshop.ui.rail import Rail
from stageworkshop.ui.settings import RecentFile, Settings
from stageworkshop.ui.steps import page_class
from stageworkshop.ui.theme import Theme
from stageworkshop.ui.undoing import Undoing
from stageworkshop.ui.unsaved import UnsavedBanner
from stageworkshop.ui.widgets.banner import Banner
from stageworkshop.ui.widgets.notices import Notices

if TYPE_CHECKING:
    from stageworkshop.standing.overview import Overview
    from stageworkshop.ui.onlooker import Onlooker
    from stageworkshop.ui.sheet_guard import SheetGuard
    from stageworkshop.ui.steps.base import StepPage

GUIDE_NEEDS = 1_100
"""Below this width the guide folds by itself and leaves the room to the page."""


class WorkshopFrame(QWidget):
    """Owns the pages of one workshop, built when they are first shown."""

    page_changed = Signal(str)
    """Another step's page (key) is open, or what it has in hand is different."""
    overview_read = Signal()
    """Where the workshop stands is known anew."""
    copy_asked = Signal()
    change_asked = Signal()
    """The file, open to look at so far, should be opened to be changed."""

    def __init__(
        self,
        bridge: Bridge,
        theme: Theme,
        settings: Settings,
        commands: Commands,
        on_crash: Callable[[BaseException], None],
        parent: QWidget | None = None,
        *,
        holder: str = "",
    ) -> None:
        """`holder` names who has the file, when it may only be looked at for that reason."""
        super().__init__(parent)
        self.bridge = bridge
        self._theme = theme
        self._settings = settings
        self._commands = commands
        self._on_crash = on_crash
        self._pages: dict[str, StepPage] = {}
        self._step = ""
        self._onlooker: Onlooker | SheetGuard | None = None
        self.is_draft_sheet = extract_of(bridge.file) is not None
        """Whether the file holds the drafts of one team and nothing else."""
        self.read_only_banner = Banner(theme, self)
        if bridge.read_only:
            self._look_on(holder)
        elif self.is_draft_sheet:
            self._guard_sheet()
        self.clocks = Clocks(parent=self)
        self._build()
        self._connect()
        self._facts.show()
        self._take_lengths()
        self._fold()

    @property
    def step(self) -> str:
        """Key of the step whose page is open."""
        return self._step

    @property
    def page(self) -> StepPage | None:
        """The page that is open."""
        return self._pages.get(self._step)

    @property
    def overview(self) -> Overview:
        """Where the workshop stands."""
        return self._facts.overview

    def remembered(self) -> RecentFile:
        """This workshop for the list of recent files."""
        facts = self._facts.up_to_date()
        done = sum(each.done for each in facts.steps.values())
        figure = self.tr("{0} of {1} steps done").format(done, len(AGENDA))
        return RecentFile(self.bridge.file.path, facts.title, facts.organisation, figure, review=facts.review_date)

    def open_step(self, key: str, kind: str = "", object_id: str = "") -> None:
        """Show a step's page, with an object (journal kind, id) in hand if one is given."""
        self.leave_field()
        page = self._pages.get(key) or self._build_page(key)
        if page is None:
            return
        self._step = key
        self.undoing.put_aside()
        self._stack.setCurrentWidget(page)
        self.rail.set_current(key)
        self.guide.show_step(key)
        self._footer.set_step(key)
        self.clocks.set_page(key)
        self._facts.show_step(key)
        if object_id:
            page.open_object(kind, object_id)
        self.focus_page()
        self.page_changed.emit(key)

    def focus_page(self) -> None:
        """Give the focus to where work on the open page begins."""
        if (page := self.page) is not None:
            begin = page.initial_focus()
            (begin if begin is not None and begin.isEnabled() else page).setFocus()

    def resume(self) -> None:
        """Go on where it was, after another page had the window."""
        self._header.refresh()
        self.focus_page()

    def step_by(self, offset: int) -> None:
        """The next step, or the one before."""
        place = [step.key for step in AGENDA].index(self._step) + offset
        if 0 <= place < len(AGENDA):
            self.open_step(AGENDA[place].key)

    def leave_field(self, *, and_return: bool = False) -> None:
        """Let the field in hand be saved, as if it had been left; with `and_return` it keeps the focus."""
        focused = QApplication.focusWidget()
        if focused is not None and self._stack.isAncestorOf(focused):
            focused.clearFocus()
            if and_return:
                focused.setFocus()

    def rest(self) -> None:
        """Read nothing any more: the file is about to be closed."""
        self._facts.rest()
        if self._onlooker is not None:
            self._onlooker.rest()

    def toggle_panel(self, panel: str) -> None:
        """Fold or unfold `rail` or `guide`, and remember it."""
        if panel == "guide" and self.width() < GUIDE_NEEDS:
            # In a narrow window it is unfolded for now only; wide windows keep what was chosen for them.
            self.guide.setVisible(self.guide.isHidden())
            return
        self._settings.set_open(panel, not self._settings.is_open(panel))
        self._fold()

    def toggle_agenda(self) -> None:
        """Open the times of all steps above the page, or close them."""
        shown = self.agenda.isHidden()
        if shown:
            self._show_minutes()
        self.agenda.setVisible(shown)
        focus = self.page.initial_focus() if self.page is not None else None
        if shown:
            self.agenda.take(self._step)
        elif focus is not None:
            focus.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        was_wide, is_wide = event.oldSize().width() >= GUIDE_NEEDS, event.size().width() >= GUIDE_NEEDS
        if was_wide != is_wide or event.oldSize().width() < 0:
            self._fold()

    def _build(self) -> None:
        self._header = Header(self.bridge, self._commands, self.clocks, self._theme, self)
        self.rail = Rail(self._theme, self._commands.rail, self)
        self.guide = GuidePanel(self._theme, self)
        self._footer = Footer(self._commands, self._theme, self)
        self._facts = Facts(self.bridge, self._header, self.rail, self.guide, self._footer, self)
        self.unsaved_banner = UnsavedBanner(self.bridge, self._theme, self.copy_asked.emit, self)
        self.undoing = Undoing(self.bridge, self._theme, self.focus_page, self)
        self.agenda = AgendaPanel(self._theme, parent=self)
        self._stack = QStackedWidget(self)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        notices = Notices(self)
        for above in (self.unsaved_banner, self.read_only_banner, self.undoing.banner, self.agenda):
            notices.add(above)
        middle.addWidget(notices)
        middle.addWidget(self._stack, 1)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.rail)
        across.addLayout(middle, 1)
        across.addWidget(self.guide)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addLayout(across, 1)
        column.addWidget(self._footer)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.open_step)
        self.guide.disagreements_asked.connect(lambda: self.open_step("settle"))
        self.bridge.changed.connect(self._take_changes)
        self.bridge.failed.connect(self._tell_failure)
        self.bridge.unsaved_changed.connect(self._facts.show)
        self._facts.read_anew.connect(self._take_lengths)
        self._facts.read_anew.connect(self.overview_read)
        self.bridge.crashed.connect(self._on_crash)
        self.clocks.length_set.connect(self._keep_length)
        self.agenda.minutes_set.connect(self._keep_length)
        self.agenda.left.connect(self.toggle_agenda)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow_focus)

    def _look_on(self, holder: str) -> None:
        """The file may only be looked at: pages follow what is written to it elsewhere."""
        from stageworkshop.ui.onlooker import Onlooker

        banner, copy, change = self.read_only_banner, self.copy_asked.emit, self.change_asked.emit
        self._onlooker = Onlooker(self.bridge, banner, holder, copy, change, self)

    def _guard_sheet(self) -> None:
        """The file is one team's draft sheet."""
        from stageworkshop.ui.sheet_guard import SheetGuard

        extract, teams = extract_of(self.bridge.file), drafting_teams(self.bridge.file)
        if extract is not None and teams:
            self._onlooker = SheetGuard(extract, teams[0].name, self.read_only_banner, self)

    def _follow_focus(self, old: QWidget | None, _new: QWidget | None) -> None:
        # Sent after what the field had to save is saved.
        if old is not None and self._stack.isAncestorOf(old):
            self.bridge.end_typing()

    def _build_page(self, key: str) -> StepPage | None:
        try:
            page = page_class(key)(self.bridge, self._theme, self._stack)
            page.refresh(None)
        except Exception as error:
            # One broken page must not take the others with it.
            self._on_crash(error)
            return None
        page.go_to.connect(self.open_step)
        page.keys_asked.connect(self._commands.keys.trigger)
        page.status_changed.connect(lambda: self.page_changed.emit(self._step))
        self._stack.addWidget(page)
        if self._onlooker is not None:
            self._onlooker.guard(page)
        self._pages[key] = page
        return page

    def _take_changes(self, changes: Changes) -> None:
        for page in self._pages.values():
            page.refresh(changes)
        self._header.refresh()
        self._facts.read_soon()

    def _tell_failure(self, error: DomainError) -> None:
        # A page shows the refusals of its own actions; this is for undo and redo, which belong to no page.
        page = self.page
        if page is not None and not page.banner.text:
            page.say(error.message(), "error")

    def _keep_length(self, step: str, minutes: int) -> None:
        if not self.bridge.read_only:
            self.bridge.run(workshops.set_minutes, step=step, minutes=minutes)
            self.clocks.take_lengths(self.bridge.file.workshop.minutes)

    def _take_lengths(self) -> None:
        self.clocks.take_lengths(self.bridge.file.workshop.minutes)
        self._show_minutes()

    def _show_minutes(self) -> None:
        done = [key for key, state in self.overview.steps.items() if state.done]
        self.agenda.show_minutes(self.bridge.file.workshop.minutes, done, editable=not self.bridge.read_only)

    def _fold(self) -> None:
        self.rail.set_narrow(not self._settings.is_open("rail"))
        self.guide.setVisible(self._settings.is_open("guide") and self.width() >= GUIDE_NEEDS)

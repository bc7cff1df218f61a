"""The one object between actions and widgets: runs an action, says what changed, keeps what could not be
saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from stageworkshop.actions import history
from stageworkshop.domain.errors import DomainError, FileProblem
from stageworkshop.store.changes import Changes

if TYPE_CHECKING:
    # At run time these would load SQLAlchemy before the first window is shown.
    from stageworkshop.actions.context import Context
    from stageworkshop.store.workshop_file import WorkshopFile

UNSAVED_REASONS = frozenset({"file.disk_full", "file.read_only", "file.io"})
"""Codes of `FileProblem` after which an action is kept and can be tried again."""

Action = Callable[..., Changes]


@dataclass(frozen=True)
class Kept:
    """An action whose change is not on disk, with everything that it needs to be done again. `since` tells behind which
    curtain it was done, None that it was done in the open."""

    action: Action
    arguments: dict[str, Any]
    since: int | None = None


class Bridge(QObject):
    """Runs actions for the widgets of one open workshop.

    A refused action gives None and is told by `failed`; `error` holds the reason until the next action
    succeeds.
    A change that could not be written is kept in order and done again by `retry()`. Anything unexpected is
    told by
    `crashed`, and the program goes on.
    """

    changed = Signal(object)
    """Changes: what an action, undo or redo has just changed."""
    failed = Signal(object)
    """DomainError: why an action was refused."""
    unsaved_changed = Signal(object)
    """FileProblem or None: why there are kept changes, or that there are none any more."""
    crashed = Signal(object)
    """Exception: a fault of the program."""
    curtain_moved = Signal()
    """Somebody begins or ends working unseen: undo and redo reach as far as `next_undo` and `next_redo` say now."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._kept: list[Kept] = []
        self._error: DomainError | None = None
        self._saved_at = ""
        self._since: int | None = None

    @property
    def context(self) -> Context:
        return self._context

    def act_as(self, actor: str) -> None:
        """Let what is done from now on bear another name."""
        self._context = replace(self._context, actor=actor)

    @property
    def file(self) -> WorkshopFile:
        """The open workshop file, for `store.queries`."""
        return self._context.file

    @property
    def read_only(self) -> bool:
        return self.file.read_only

    @property
    def error(self) -> DomainError | None:
        """Why the last action was refused; None when it was done."""
        return self._error

    @property
    def saved_at(self) -> str:
        """When something was last written, UTC in ISO form; "" when nothing was since opening."""
        return self._saved_at

    @property
    def unsaved(self) -> tuple[Kept, ...]:
        """Changes that are not on disk, oldest first."""
        return tuple(self._kept)

    @property
    def next_undo(self) -> history.Step | None:
        """What Undo would take back; None when nothing."""
        return None if self.read_only else history.next_undo(self._context, since=self._since or 0)

    @property
    def next_redo(self) -> history.Step | None:
        """What Redo would do again; None when nothing."""
        return None if self.read_only else history.next_redo(self._context, since=self._since or 0)

    @property
    def is_curtain_up(self) -> bool:
        """Whether somebody works unseen, and undo and redo reach only what is done there."""
        return self._since is not None

    def raise_curtain(self) -> None:
        """Somebody begins to work while the others look away."""
        self._since = history.curtain_raised(self._context)
        self.curtain_moved.emit()

    def lower_curtain(self) -> None:
        """Nobody works unseen any more."""
        if self._since is not None:
            self._since = None
            self.curtain_moved.emit()

    def run(self, action: Action, **arguments: Any) -> Changes | None:
        """Do one action; None when it was refused or could not be saved. The Changes are false when it
        changed nothing."""
        if self._kept and not self.retry():
            # Later changes wait behind those that are not on disk, or an old wording would overwrite a
            # newer one.
            self._kept.append(Kept(action, arguments, self._since))
            return None
        return self._do(Kept(action, arguments, self._since))

    def retry(self) -> bool:
        """Do the kept changes again; True when all are on disk now."""
        while self._kept:
            first = self._kept.pop(0)
            if self._do(first, again=True) is None and self._kept[:1] == [first]:
                return False
        self.unsaved_changed.emit(None)
        return True

    def follow(self) -> None:
        """Take in what another window has written to the file, for one that may only look."""
        try:
            changes = self.file.changes_elsewhere()
        except FileProblem:
            # It is being written just now, or out of reach for a moment; the next look will do.
            return
        if changes:
            self.changed.emit(changes)

    def end_typing(self) -> None:
        """A field was left: what is typed in it next time is another step to undo."""
        self.file.end_typing()

    def give_up(self) -> None:
        """Let go of the kept changes, because another file takes them."""
        self._kept.clear()
        self.unsaved_changed.emit(None)

    def take_over(self, kept: Sequence[Kept]) -> bool:
        """Do changes that another file would not take; True when all are on disk now."""
        self._kept.extend(kept)
        return self.retry()

    def undo(self) -> Changes | None:
        """Take back the last change; None when there is nothing or it failed."""
        return self._replay(history.undo) if self.next_undo else None

    def redo(self) -> Changes | None:
        """Do the change again that was last taken back."""
        return self._replay(history.redo) if self.next_redo else None

    def _replay(self, action: Action) -> Changes | None:
        # Behind what could not be saved it would reach another step than the one that is meant.
        return None if self._kept else self._do(Kept(action, {"since": self._since or 0}, self._since))

    def _do(self, act: Kept, *, again: bool = False) -> Changes | None:
        try:
            changes = act.action(self._context, **act.arguments)
        except DomainError as error:
            self._refused(error, act, again=again)
            return None
        except Exception as error:
            self.crashed.emit(error)
            return None
        self._error = None
        if self._since not in (None, act.since):
            # It was done before this curtain rose, though it is on disk only now.
            self._since = history.curtain_raised(self._context)
        if changes:
            self._saved_at = self._context.now()
            self.changed.emit(changes)
        return changes

    def _refused(self, error: DomainError, kept: Kept, *, again: bool) -> None:
        self._error = error
        if self._is_unsaved(error):
            self._kept.insert(0 if again else len(self._kept), kept)
            self.unsaved_changed.emit(error)
        else:
            self.failed.emit(error)

    def _is_unsaved(self, error: DomainError) -> bool:
        # In a file that was opened only to look at, nothing is waiting to be saved.
        return isinstance(error, FileProblem) and error.code in UNSAVED_REASONS and not self.read_only

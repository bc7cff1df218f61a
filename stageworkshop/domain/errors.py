"""Errors that a person can cause. Each carries a code and data; `message()` words it for people.

The window shows the message beside the field, the command line prints it on one line and exits with 1.
Anything that is not a `DomainError` is a fault of the program.
"""

from __future__ import annotations


class DomainError(Exception):
    """A request that the rules of a workshop refuse.

    `code` is stable and meant for tests and translations, `where` names the field, line or path at fault
    (empty when the whole is), and `data` holds the values that the sentence speaks of.
    """

    def __init__(self, code: str, text: str, *, where: str = "", **data: object) -> None:
        super().__init__(text)
        self.code = code
        self.text = text
        self.where = where
        self.data = data

    def __str__(self) -> str:
        return self.message()

    def message(self) -> str:
        """One sentence: what is wrong, where, and what to do."""
        return f"{self.where}: {self.text}" if self.where else self.text


class InvalidValue(DomainError):
    """A value that a field can't hold."""


class NotFound(DomainError):
    """Something was named that this workshop does not have."""


class NotAllowed(DomainError):
    """Right in form, but not at this moment: sealed, hidden, already answered, …"""


class InputError(DomainError):
    """A file or pasted text that can't be read as what it should be."""


class FileProblem(DomainError):
    """The workshop file can't be opened or written: `code` says which of the known reasons."""

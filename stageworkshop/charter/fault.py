"""One thing that is wrong with a definitions file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """`path` is a JSON path ("$" for the whole file), `message` a sentence that goes on from it.

    A warning is worth a look and does not make the file wrong.
    """

    path: str
    message: str
    warning: bool = False

    def line(self) -> str:
        """The fault on one line."""
        return f"{self.path}: {'(to look at) ' if self.warning else ''}{self.message}"

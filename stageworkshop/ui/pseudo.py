"""A made-up language that shows what translation will do to the pages: 40 % longer, accented, in brackets.

A text without brackets was never translated; one without its last bracket was cut. Switched on by the environment
variable STAGEWORKSHOP_PSEUDO=1; STAGEWORKSHOP_RTL=1 lays the window out from the right.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication

LONGER = 0.4
_KEPT = re.compile(r"(\{[^{}]*\}|%[n0-9]|&(?=\S)|<[^<>]+>|\*\.\w+)")
"""Places to fill in, marks of shortcuts, tags and file patterns stay as they are."""
_LETTERS = str.maketrans(
    "AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvWwXxYyZz",
    "ÀáƁƀĈčÐđÉêƑƒĜğĤĥÎïĴĵĶķĻľṀɱÑñÔöÞþǪɋŘřŠşŢťÛüṼṽŴŵẊẍÝÿŽž",
)
_TAIL = "one two three four five six seven eight nine ten "
_SETTINGS = frozenset({"QT_LAYOUT_DIRECTION"})
"""What Qt asks for as if it were a text."""


class PseudoTranslator(QTranslator):
    """Translates every text of the program; texts of Qt itself stay, as they have translations of their own."""

    def translate(self, context: str, source: str, /, disambiguation: str | None = None, n: int = -1) -> str | None:
        is_qt = context[:1] == "Q" and context[1:2].isupper()
        # None, unlike "", is no translation.
        return None if not source or is_qt or source in _SETTINGS else pseudo(source)


def pseudo(text: str) -> str:
    """The text in the made-up language."""
    parts = _KEPT.split(text)
    accented = "".join(part if number % 2 else part.translate(_LETTERS) for number, part in enumerate(parts))
    length = max(round(len(text) * LONGER) - 2, 1)
    tail = (_TAIL * (length // len(_TAIL) + 1))[:length].rstrip()
    return f"[{accented} {tail}]"


def from_environment(app: QApplication, variables: Mapping[str, str] = os.environ) -> None:
    """Switch on what the environment asks for. Without such a variable nothing is done."""
    if variables.get("STAGEWORKSHOP_PSEUDO") == "1":
        install(app)
    if variables.get("STAGEWORKSHOP_RTL") == "1":
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)


def install(parent: QObject) -> PseudoTranslator:
    """From now on the program speaks the made-up language; `QCoreApplication.removeTranslator` ends it."""
    translator = PseudoTranslator(parent)
    QCoreApplication.installTranslator(translator)
    return translator

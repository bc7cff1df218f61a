"""Team colours as small pictures with names, since a colour alone means nothing to many eyes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QIcon

from stageworkshop.ui.theme import Theme
from stageworkshop.ui.widgets.reference_choice import dot

SIZE = 12


def colour_names() -> list[str]:
    """The names of the team colours 1 to 8, as people call them in both themes."""
    tr = QCoreApplication.translate
    return [
        tr("Colours", "Blue"),
        tr("Colours", "Vermilion"),
        tr("Colours", "Green"),
        tr("Colours", "Purple"),
        tr("Colours", "Ochre"),
        tr("Colours", "Navy"),
        tr("Colours", "Olive"),
        tr("Colours", "Grey"),
    ]


def swatch_icon(theme: Theme, colour: int) -> QIcon:
    """A dot in a team's colour."""
    return QIcon(dot(theme.team(colour), SIZE))

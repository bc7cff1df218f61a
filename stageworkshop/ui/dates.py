"""Days and moments as people here write them."""

from __future__ import annotations

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt

SHORT = QLocale.FormatType.ShortFormat


def here() -> QLocale:
    """How the system writes days; where it names no language at all (the locale “C”), in English and as ISO 8601 does.

    Qt's own for “C” is “20 05 2027”. English as in Sweden is the one that has year, month, day.
    """
    system = QLocale.system()
    unnamed = system.language() == QLocale.Language.C
    return QLocale(QLocale.Language.English, QLocale.Country.Sweden) if unnamed else system


def day_words(iso: str) -> str:
    """An ISO date in the system's short form; "" for ""."""
    day = QDate.fromString(iso, Qt.DateFormat.ISODate)
    return here().toString(day, SHORT) if day.isValid() else iso


def moment_words(utc: str) -> str:
    """A UTC time in ISO form as local day and time; "" for ""."""
    moment = QDateTime.fromString(utc, Qt.DateFormat.ISODate)
    return here().toString(moment.toLocalTime(), SHORT) if moment.isValid() else utc


def isolated(text: str) -> str:
    """A name that may be in another script, set apart so that its direction does not turn the words around it."""
    return f"\u2068{text}\u2069"

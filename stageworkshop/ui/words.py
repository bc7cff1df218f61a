"""Words of the domain on the screen: names of steps, fields and options, what is asked of them, the guide.

They are written where the rules are, which know nothing of languages; whatever is shown of them goes through here.
`packaging/domain_words.py` lists them for the translators.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

CONTEXT = "domain"


def disagreement_name(key: str) -> str:
    """What a disagreement is called where it is not told in full: “No. 6”. No blank stands in it."""
    # Here, for the first window names none: 2 ms.
    from stageworkshop.domain.disagreement import number

    told = number(key)
    return QCoreApplication.translate("disagreement", "No.\N{NO-BREAK SPACE}{0}").format(told) if told else key


def domain_words(text: str) -> str:
    """A text of the domain in the language of the window; "" stays ""."""
    return QCoreApplication.translate(CONTEXT, text) if text else ""

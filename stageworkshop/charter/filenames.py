"""Names of exported files: made from the workshop's title, safe on Windows, macOS and Linux, in every script."""

from __future__ import annotations

import os
import re
import unicodedata

from stageworkshop.charter.model import Document

MAX_BYTES = 180
"""Of the title's part in UTF-8: file systems take 255 for the whole name, and the endings need room."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)")


def base_name(title: str) -> str:
    """The title as a file's name without ending: letters of all scripts stay, what no file may have goes.

    Never empty, hidden, reserved by Windows, or longer than `MAX_BYTES` in UTF-8.
    """
    text = unicodedata.normalize("NFC", title)
    text = "".join(" " if _is_unseen(char) else char for char in text)
    # “Leads: who does what” reads on as a name; other forbidden signs become a hyphen.
    text = re.sub(r"\s*:\s+", " – ", text)
    text = " ".join(_FORBIDDEN.sub("-", text).split())
    text = _trimmed(_cut(text.strip(" .-–~")))
    if _RESERVED.fullmatch(text.split(".")[0].strip()):
        text = f"{text}_"
    return text or "workshop"


def storable(name: str) -> str:
    """The name as file names can be here: as it is, but for systems set up for one old encoding only.

    There signs lose their accents, and letters that the encoding does not know go. Never empty.
    """
    try:
        os.fsencode(name)
    except UnicodeEncodeError as error:
        plain = unicodedata.normalize("NFKD", name.replace("–", "-"))
        left = plain.encode(error.encoding, "ignore").decode(error.encoding)
        return _trimmed(" ".join(left.split()).strip(" .-~")) or "workshop"
    return name


def charter_name(document: Document) -> str:
    """`<title>-charter.pdf`, with “-partners” in it for the partners' edition."""
    return f"{_base(document)}-charter.pdf"


def definitions_name(document: Document) -> str:
    """`<title>-definitions.json`, with “-partners” in it for the partners' edition."""
    return f"{_base(document)}-definitions.json"


def cards_name(document: Document) -> str:
    """`<title>-cards.pdf`, with “-partners” in it for the partners' edition."""
    return f"{_base(document)}-cards.pdf"


def handout_name(document: Document) -> str:
    """`<title>-handout.html`, with “-partners” in it for the partners' edition."""
    return f"{_base(document)}-handout.html"


def _base(document: Document) -> str:
    return storable(base_name(document.workshop.title)) + ("-partners" if document.edition == "partner" else "")


def _is_unseen(char: str) -> bool:
    # Zero-width (non-)joiners are part of words in Persian, Hindi and others; the other unseen characters
    # (controls, direction marks, halves of characters) can make a name look like another one.
    return char not in "\u200c\u200d" and unicodedata.category(char) in (
        "Cc",
        "Cf",
        "Cs",
        "Co",
        "Cn",
        "Zl",
        "Zp",
    )


def _cut(text: str) -> str:
    return text.encode("utf-8", "ignore")[:MAX_BYTES].decode("utf-8", "ignore")


def _trimmed(text: str) -> str:
    return text.rstrip(" .-–~\u200c\u200d")

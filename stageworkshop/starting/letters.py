"""Which letters beyond a–z languages write with, by the encodings of old that hold them."""

from __future__ import annotations

WESTERN: tuple[str, ...] = (
    "äöüß",  # German
    "àâæçéèêëîïôœùûü",  # French
    "áéíóúüñ¿¡ºª",  # Spanish
    "áâãàçéêíóôõúºª",  # Portuguese
    "àèéìòóù",  # Italian
    "éëïóöüè",  # Dutch
    "æøåéòôö",  # Danish, Norwegian
    "åäöéšž",  # Swedish, Finnish
)
ICELANDIC: tuple[str, ...] = ("áðéíóúýþæö",)
CENTRAL: tuple[str, ...] = (
    "ąćęłńóśźż",  # Polish
    "áčďéěíňóřšťúůýž",  # Czech
    "áäčďéíĺľňóôŕšťúýž",  # Slovak
    "áéíóöőúüű",  # Hungarian
    "ăâîşţ",  # Romanian
    "čćđšž",  # Croatian, Slovene
    "äöüß",  # German
)
RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя№"
UKRAINIAN = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’№"
CYRILLIC: tuple[str, ...] = (RUSSIAN, UKRAINIAN, "абвгдђежзијклљмнњопрстћуфхцчџш")
GREEK: tuple[str, ...] = ("αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",)
TURKISH: tuple[str, ...] = ("çğıöşüâîû",)
BALTIC: tuple[str, ...] = ("ąčęėįšųūž", "āčēģīķļņšūž", "äöüõšž")
HEBREW: tuple[str, ...] = ("אבגדהוזחטיךכלםמןנסעףפץצקרשת",)
ARABIC: tuple[str, ...] = ("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگً ٌٍَُِّْ،؛؟",)

SINGLE_BYTE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("cp1252", WESTERN),
    ("cp1250", CENTRAL),
    ("cp1255", HEBREW),
    ("cp1251", CYRILLIC),
    ("cp1254", TURKISH),
    ("cp1253", GREEK),
    ("cp1256", ARABIC),
    ("cp1257", BALTIC),
    # Differs from Turkish in six letters, and is written by far fewer.
    ("cp1252", ICELANDIC),
    ("mac_roman", WESTERN),
    ("cp850", WESTERN),
    ("cp852", CENTRAL),
    ("cp866", CYRILLIC),
    ("koi8_r", (RUSSIAN,)),
    ("iso8859_2", CENTRAL),
)
"""Encodings of one byte a character, the likelier ones first: the first of equally good ones is taken."""

MULTI_BYTE: tuple[tuple[str, tuple[tuple[int, int], ...], int], ...] = (
    ("cp932", ((0x82, 0x83), (0x88, 0x97)), 0x40),
    ("cp949", ((0xB0, 0xC8),), 0xA1),
    ("gb18030", ((0xB0, 0xD7),), 0xA1),
    ("big5", ((0xA4, 0xC6),), 0x40),
)
"""East Asian encodings: first bytes of the characters in daily use, and the least second byte of these."""

PUNCTUATION = "\u00a0„“”‚‘’–—…·»«‹›"
"""What any of these languages may have beside a word."""
SIGNS = "•€£§°©®™×±²³µ¼½¾†№"
"""Signs that stand beside digits, blanks and ASCII, but not beside the letters in question."""
VOWELS: dict[str, str] = {"а": "аеёиіїоуыэюяєъ", "α": "αεηιουωάέήίόύώϊϋΐΰ"}
"""By the first letter of an alphabet: what every longer word has one of."""

NAMES: dict[str, str] = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
    "cp1252": "Windows-1252 (Western Europe)",
    "cp1250": "Windows-1250 (Central Europe)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "cp1254": "Windows-1254 (Turkish)",
    "cp1253": "Windows-1253 (Greek)",
    "cp1255": "Windows-1255 (Hebrew)",
    "cp1256": "Windows-1256 (Arabic)",
    "cp1257": "Windows-1257 (Baltic)",
    "mac_roman": "Mac Roman",
    "cp850": "DOS 850 (Western Europe)",
    "cp852": "DOS 852 (Central Europe)",
    "cp866": "DOS 866 (Cyrillic)",
    "koi8_r": "KOI8-R (Cyrillic)",
    "iso8859_2": "ISO 8859-2 (Central Europe)",
    "cp932": "Shift JIS (Japanese)",
    "gb18030": "GB 18030 (Chinese)",
    "cp949": "EUC-KR (Korean)",
    "big5": "Big5 (Chinese)",
}
"""Names of encodings for people."""

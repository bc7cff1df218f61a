"""Every script prints, right to left in its right order, and what can't be printed is named."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest
from bidi import get_display

from stageworkshop.charter.model import Document
from stageworkshop.charter.pdf import bidi, write_charter
from stageworkshop.charter.pdf.blocks import Hung
from stageworkshop.charter.pdf.canvas import CharterCanvas
from stageworkshop.charter.pdf.fonts import FontSet, clusters
from stageworkshop.charter.pdf.lines import LineBreaker
from stageworkshop.charter.pdf.shaping import Shaper
from stageworkshop.charter.pdf.style import TextStyle
from stageworkshop.charter.pdf.text import Text
from stageworkshop.domain.errors import DomainError
from tests.charter import documents
from tests.charter.pdf.conftest import BUILT, Printed, poppler_text

ARABIC = "يتواصل الموزع مع العميل خلال يومي عمل"
HEBREW = "האחריות היא שלנו"


@pytest.mark.parametrize("words", ["محمد السيد", "עברית כהן", ARABIC, HEBREW, "لأن السوق مختلف", "الحد الأدنى"])
def test_right_to_left_text_is_read_in_logical_order(rich: Printed, words: str) -> None:
    assert words in _plain(poppler_text(rich.path))


@pytest.mark.parametrize("word", ["محمد", "خلال", "الأدنى", "שלנו", "כהן"])
def test_right_to_left_words_are_read_by_a_browser_s_engine_too(rich: Printed, word: str) -> None:
    assert word in rich.text


def _plain(text: str) -> str:
    """Text without the direction marks that pdftotext adds."""
    return "".join(char for char in text if char not in "\u202a\u202b\u202c\u200e\u200f")


@pytest.mark.parametrize(
    "text",
    [
        "שלום world",
        "abc אבג def",
        "محمد 24 November",
        "ב-12 בינואר 2026 יצאנו",
        "العميل SQL في البوابة، خلال 48 ساعة",
        "price: 30 € לכל יחידה",
        "אחת, שתיים, שלוש.",
        "x",
    ],
)
def test_lines_are_reordered_as_python_bidi_does(text: str) -> None:
    base = bidi.base_level(text)
    ordered = "".join(bidi.visual_order(text, bidi.levels(text, base)))
    assert ordered == get_display(text)


def test_arabic_letters_are_joined() -> None:
    shaper = Shaper(FontSet())
    word = shaper.shape("محمد", "regular", True)[0]
    apart = [shaper.shape(letter, "regular", True)[0] for letter in "محمد"]
    assert word.face.name == "NotoSansArabic-Regular"
    codes = word.parts[0][1].strip("<>")
    joined = {codes[at : at + 4] for at in range(0, len(codes), 4)}
    assert len(joined) == 4
    assert not joined & {each.parts[0][1].strip("<>") for each in apart[:3]}


def test_a_script_without_bold_letters_is_thickened() -> None:
    shaper = Shaper(FontSet())
    assert shaper.shape("山田", "bold")[0].embolden
    assert not shaper.shape("山田", "regular")[0].embolden
    assert not shaper.shape("Wójcik", "bold")[0].embolden


@pytest.mark.parametrize(
    "text", [*documents.NAMES, "हिन्दी", "ภาษาไทย", "한국어", "Հայերեն", "ქართული", "中文", "≥ → ✓"]
)
def test_every_character_of_these_has_a_picture(text: str) -> None:
    fonts = FontSet()
    assert all(fonts.has(char) for char in text)
    for face, part in fonts.runs(text, "bold"):
        assert face.covers(part), (face.name, part)


EMOJI = "On track 🟢, ✅ called, ❤️ happy, 👍🏽 agreed, 👩‍🚀 sent, 🇳🇴 only"


def test_emoji_print_in_one_colour_and_are_read_back(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    write_charter(_with_definition(EMOJI), out)
    assert EMOJI.replace("\ufe0f", "") in " ".join(poppler_text(out).split()).replace("\ufe0f", "")
    embedded = {str(font["/BaseFont"]).partition("+")[2] for font in _fonts(out)}
    assert "NotoEmoji-Regular" in embedded


def test_joined_emoji_are_one_picture() -> None:
    shaper = Shaper(FontSet())
    for one in ("👩‍🚀", "👍🏽", "🇳🇴"):
        (run,) = shaper.shape(one, "regular")
        assert run.face.name == "NotoEmoji-Regular"
        apart = sum(shaper.shape(each, "regular")[0].width for each in one if each != "\u200d")
        assert run.width < apart, "joined, they take less room"


def _fonts(path: Path) -> list[Any]:
    found = []
    for page in pypdf.PdfReader(path).pages:
        resources: Any = page["/Resources"].get_object()
        fonts = resources.get("/Font", {})
        found += [each.get_object() for each in fonts.get_object().values()] if fonts else []
    return found


def test_marks_stay_with_their_letter() -> None:
    assert list(clusters("e\u0301a\u200db")) == ["e\u0301", "a\u200db"]
    assert [part for _, part in FontSet().runs("שָׁלוֹם", "regular")] == ["שָׁלוֹם"]


def _with_definition(text: str) -> Document:
    stage = {"key": "mql", "name": "Marketing-qualified lead", "definition": text}
    pipeline = {"key": "p", "name": "Lead pipeline", "kind": "lead", "stages": [stage]}
    return documents.rich(pipelines=[pipeline], disagreements=[], sign_offs=[], stage_hashes={})


@pytest.mark.parametrize(
    ("char", "code", "name"),
    [("\U00012000", "U+12000", "CUNEIFORM SIGN A"), ("\x07", "U+0007", "control character")],
)
def test_a_character_that_no_font_has_is_named_with_its_place(tmp_path: Path, char: str, code: str, name: str) -> None:
    out = tmp_path / "a.pdf"
    with pytest.raises(DomainError) as caught:
        write_charter(_with_definition(f"Before {char} after."), out)
    assert caught.value.code == "export.no_glyph"
    message = caught.value.message()
    assert code in message
    assert name in message
    assert "Marketing-qualified lead" in message
    assert "Plain definition" in message
    assert not list(tmp_path.iterdir())


def test_a_name_that_no_font_has_is_refused_at_the_person(tmp_path: Path) -> None:
    people = [{"key": "x", "name": "𒀀 Smith"}]
    document = documents.rich(people=people, disagreements=[], sign_offs=[], workshop={"title": "T"})
    with pytest.raises(DomainError) as caught:
        write_charter(document, tmp_path / "a.pdf")
    assert caught.value.where.startswith("person “𒀀 Smith”")


def test_steering_characters_and_tabs_need_no_picture(tmp_path: Path) -> None:
    write_charter(_with_definition("a\tb\u200dc\u200fd\u2066e\u2069f\u00adg\u2028h\ufe0f"), tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize(("text", "left"), [("Somebody has asked", 40.0), (ARABIC, 40.0 + 200 - 5), (HEBREW, 235.0)])
def test_what_marks_an_entry_stands_where_its_lines_begin(text: str, left: float) -> None:
    marked: list[float] = []
    entry = Text(LineBreaker(Shaper(FontSet())), text, TextStyle())
    hung = Hung(entry, 12, lambda canvas, x, top: marked.append(x), mark_width=5)
    hung.paint(CharterCanvas(BytesIO(), (300, 300), built=BUILT, language="en"), 40, 200, 200)
    assert marked == [left]

"""The handout: one file without network, well formed, with everything that the charter says."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest

from stageworkshop.charter.formats import converted
from stageworkshop.charter.handout import dumps
from stageworkshop.charter.map_words import width, wrapped
from stageworkshop.charter.model import Document
from stageworkshop.charter.stage_values import names_of, values_of
from stageworkshop.domain.fields import BY_KEY, FIELDS
from tests.charter import documents

VOID = {"meta", "br", "hr", "img", "input", "link", "source", "wbr", "col", "area", "base", "embed", "track"}
HOSTILE = "</p></style><script>alert(1)</script><img src=x onerror=alert(1)>&amp;\"'`${7*7}{{7*7}}<!-- ]]>\x00\x07"
BUILT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


class Page(HTMLParser):
    """A page as a parser sees it. Raises when elements are not ended in the order in which they were begun."""

    def __init__(self, data: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self.within: list[str] = []
        self.parents: list[tuple[str, str]] = []
        self.feed(data.decode("utf-8"))
        self.close()
        assert self.within == []

    @property
    def text(self) -> str:
        """All visible text, with single blanks."""
        return " ".join(" ".join(self.texts).split())

    def of(self, tag: str) -> list[dict[str, str]]:
        """The attributes of all elements of this name."""
        return [attributes for name, attributes in self.elements if name == tag]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parents.append((self.within[-1] if self.within else "", tag))
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.within.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.within and self.within[-1] not in ("style", "title"):
            self.texts.append(data)


def packed(text: str) -> str:
    """Text without blanks, which line ends and elements may stand for."""
    return "".join(text.split())


@pytest.fixture(scope="module")
def rich() -> Page:
    """The handout of `documents.rich()`."""
    return Page(dumps(documents.rich(), BUILT))


def test_every_line_of_every_field_is_there(rich: Page) -> None:
    document = documents.rich()
    names, text = names_of(document), packed(rich.text)
    for _, stage in document.stages:
        values = values_of(stage)
        for field in FIELDS:
            for line in field.kind.lines(values.get(field.key), names):
                for part in re.split(r" \[|\] \(evidence: | \(evidence: |\]$|\)$| \(They| \(We|: ", line):
                    assert packed(part) in text or part == "yes", (stage.key, field.key, part)


def test_every_sentence_of_every_definition_stands_in_its_stage_s_section(rich: Page) -> None:
    data = dumps(documents.rich()).decode()
    for _, stage in documents.rich().stages:
        begun = data[data.index(f'<article id="stage-{stage.key}"') :]
        section = Page(f"{begun.partition('</article>')[0]}</article>".encode())
        assert packed(stage.name or "") in packed(section.text)
        for sentence in re.split(r"(?<=[.;])\s", stage.definition or ""):
            assert packed(sentence) in packed(section.text)


def test_labels_of_filled_fields_are_there_and_of_empty_ones_not() -> None:
    document = documents.large(1)
    text = Page(dumps(document)).text
    stage = document.stages[0][1]
    for key, field in BY_KEY.items():
        if key not in ("name", "kind", "definition", "owner", "visible_to_partners"):
            assert (field.label in text) == (key in values_of(stage)), field.label


def test_disagreements_dissent_and_sign_offs_are_there(rich: Page) -> None:
    text = rich.text
    assert "4 differences on record: 1 settled, 1 parked, 1 with the decider and 1 open." in text
    assert "“This will halve our numbers in the first quarter, and nobody will remember that we agreed.”" in text
    assert packed("Reached by compromise, Дмитрий Соколов, 24 November 2026") in packed(text)
    assert "Not decided yet." in text
    assert "Approves with reservation" in text
    assert "No longer holds" in text
    assert packed("Entered on the signatory’s behalf, entered by Inês Ferreira") in packed(text)
    assert {"role": "img", "aria-label": "Signature drawn by Łukasz Wójcik"}.items() <= rich.of("svg")[-1].items()
    assert str(documents.rich().content_hash) in text
    assert "pdfdetach -savefile definitions.json charter.pdf" in text
    assert "Made on 24 November 2026" in text


def test_nothing_is_fetched_and_nothing_runs(rich: Page) -> None:
    tags = {tag for tag, _ in rich.elements}
    assert not tags & {"script", "link", "iframe", "img", "object", "embed", "form", "base"}
    for tag, attributes in rich.elements:
        assert not any(name.startswith("on") or name in ("src", "srcset", "action") for name in attributes), tag
        assert attributes.get("href", "#").startswith("#")
    data = dumps(documents.rich()).decode()
    style = data[data.index("<style>") : data.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style
    assert "://" not in data
    policy = next(meta["content"] for meta in rich.of("meta") if meta.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'")


def test_every_link_leads_to_a_place_and_places_are_unique(rich: Page) -> None:
    places = [attributes["id"] for _, attributes in rich.elements if "id" in attributes]
    assert len(places) == len(set(places))
    links = {attributes["href"][1:] for attributes in rich.of("a")}
    assert links <= set(places)
    assert {f"stage-{stage.key}" for _, stage in documents.rich().stages} <= links
    labelled = {attributes["aria-labelledby"] for _, attributes in rich.elements if "aria-labelledby" in attributes}
    assert labelled <= set(places)


def test_landmarks_headings_and_tables_are_told(rich: Page) -> None:
    assert all(len(rich.of(tag)) == 1 for tag in ("html", "header", "nav", "main", "footer", "h1"))
    assert rich.of("html")[0]["lang"] == "en"
    levels = [int(tag[1]) for tag, _ in rich.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(rich.of("table")) == len(rich.of("caption")) >= 4
    assert all(attributes.get("scope") in ("col", "row") for attributes in rich.of("th"))
    assert ("thead", "tr") in rich.parents
    assert rich.elements[[tag for tag, _ in rich.elements].index("body") + 1][1]["class"] == "skip"


def test_the_map_comes_from_the_same_geometry(rich: Page) -> None:
    pictures = [attributes for attributes in rich.of("svg") if attributes.get("class") == "map"]
    assert len(pictures) == 2
    assert "hand-off 1 into Sales-qualified lead" in pictures[0]["aria-label"]
    cards = [attributes for attributes in rich.of("rect") if "card" in attributes.get("class", "").split()]
    assert len(cards) == len(documents.rich().stages)


def test_light_dark_and_paper_are_looked_after() -> None:
    data = dumps(documents.rich()).decode()
    assert "@media (prefers-color-scheme: dark)" in data
    assert "@media print" in data
    assert '<meta name="color-scheme" content="light dark">' in data


def _hostile() -> Document:
    def poisoned(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: poisoned(member, name) for name, member in value.items()}
        if isinstance(value, list):
            return [poisoned(member, key) for member in value]
        words = ("text", "definition", "question", "words", "outcome", "name", "reason", "title", "purpose", "meaning")
        return (value + HOSTILE)[:120] if isinstance(value, str) and value and key in words else value

    data = documents.rich().model_dump(by_alias=True, exclude_none=True)
    data["workshop"]["title"] = HOSTILE
    return Document.model_validate(poisoned(data))


def test_hostile_texts_stay_text() -> None:
    document = _hostile()
    page = Page(dumps(document))
    plain = Page(dumps(documents.rich()))
    # Longer names take more lines on the map.
    made, wanted = ([tag for tag, _ in each.elements if tag != "text"] for each in (page, plain))
    assert made == wanted, "no element more, none less"
    assert HOSTILE[:60] in page.text
    assert b"<script" not in dumps(document)
    assert "\x07" not in dumps(document).decode()
    assert "\ufffd" in page.text, "what HTML can't write is shown as unreadable, not left out"


def test_right_to_left_words_keep_their_direction(rich: Page) -> None:
    assert "يتواصل الموزع مع العميل خلال يومي عمل" in rich.text
    directed = [each.get("dir") for tag, each in rich.elements if tag in ("h1", "h3") and "id" in each]
    assert set(directed) <= {"auto", None}
    assert len(rich.of("bdi")) > 40


def test_the_partners_edition_says_of_which_whole_it_is_an_extract() -> None:
    document = documents.partner()
    text = Page(dumps(document)).text
    assert "This is an extract." in text
    assert document.extract_of
    assert document.extract_of in text
    assert "Partners’ edition" in text
    assert "Not written yet" not in text


@pytest.mark.parametrize(
    ("charter", "current"),
    [({"number": 0, "state": "draft"}, "Draft"), ({"number": 3, "state": "in_force"}, "In force")],
)
def test_the_status_is_marked(charter: dict[str, Any], current: str) -> None:
    data = dumps(documents.rich(charter=charter)).decode()
    assert f'<li aria-current="step">{current}</li>' in data


def test_an_empty_workshop_has_a_page_too() -> None:
    assert "Nothing is defined yet." in Page(dumps(documents.empty())).text


def test_the_same_content_gives_the_same_bytes_and_is_what_convert_writes() -> None:
    assert dumps(documents.rich()) == dumps(documents.rich()) == converted(documents.rich(), "html")


def test_names_on_the_map_are_cut_where_they_do_not_fit() -> None:
    assert wrapped("Warm lead", 15, 2) == ["Warm lead"]
    assert wrapped("Marketing-qualified lead", 15, 2) == ["Marketing-", "qualified lead"]
    assert wrapped("Quote with the practice", 15, 2) == ["Quote with the", "practice"]
    for text in ("x" * 80, "資格のある見込み客を販売代理店に引き渡す", "one two three four five six seven eight"):
        lines = wrapped(text, 15, 2)
        assert len(lines) == 2
        assert lines[-1].endswith("…")
        assert all(width(line) <= 15.5 for line in lines)

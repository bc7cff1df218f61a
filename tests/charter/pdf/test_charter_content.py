"""What stands in the printed charter."""

from collections.abc import Callable
from typing import Any

import pytest

from stageworkshop.charter.stage_values import names_of, values_of
from stageworkshop.domain.fields import BY_KEY, FIELDS, PROBABILITY
from tests.charter import documents
from tests.charter.pdf.conftest import Printed, packed

Write = Callable[..., Printed]
RTL = ("محمد", "עברית", "مدير", "عميل", "ליד", "יתואصל", "האחריות", "نحن", "خمسة", "يتواصل")


def test_every_filled_field_of_every_stage_is_printed(rich: Printed) -> None:
    document = documents.rich()
    names = names_of(document)
    text = packed(rich.text)
    missing = []
    for _, stage in document.stages:
        values = values_of(stage)
        for field in FIELDS:
            for line in field.kind.lines(values.get(field.key), names):
                for part in _parts(line):
                    if packed(part) not in text:
                        missing.append((stage.key, field.key, part))
    assert not missing


def _parts(line: str) -> list[str]:
    """What of a field's words must stand together on paper; right-to-left words are another test's."""
    line = line.replace(" [", "|").replace("] (evidence: ", "|").replace(" (evidence: ", "|").replace("]", "|")
    line = line.replace(" (They", "|They").replace(" (We", "|We").removesuffix(")").replace(": ", "|")
    parts = [part.strip(" |") for part in line.split("|")]
    return [part for part in parts if part and part != "yes" and not any(word in part for word in RTL)]


def test_labels_of_filled_fields_are_printed_and_of_empty_ones_not(printed: Write) -> None:
    document = documents.large(1)
    text = printed(document).text
    stage = document.stages[0][1]
    in_head = {"name", "kind", "definition", "owner", "visible_to_partners"}
    for field in FIELDS:
        if field.key in in_head:
            continue
        assert (field.label in text) == (field.key in values_of(stage)), field.label


def test_a_short_field_stands_in_its_own_words(printed: Write) -> None:
    assert BY_KEY["probability"] is PROBABILITY
    assert "25 %" in printed(documents.large(1)).text


@pytest.mark.parametrize(
    "name", ["Łukasz Wójcik", "Nguyễn Thị Hoa", "山田太郎", "Ελένη Παπαδοπούλου", "Дмитрий Соколов"]
)
def test_names_in_left_to_right_scripts_are_printed(rich: Printed, name: str) -> None:
    assert name in rich.text


def test_markup_characters_are_plain_text(printed: Write) -> None:
    data = documents.rich().workshop.model_copy(update={"title": "R&D <b>bold</b> &amp; “more” %s {0}"})
    text = printed(documents.rich(workshop=data.model_dump(exclude_none=True))).text
    assert "R&D <b>bold</b> &amp; “more” %s {0}" in text
    assert "& dealers who plan stock <above 50 units>." in text


def test_disagreements_show_positions_outcome_method_and_dissent(rich: Printed) -> None:
    page = rich.pages[rich.page_with("4 differences on record") - 1]
    text = " ".join(page.split())
    assert "1 settled, 1 parked, 1 with the decider and 1 open" in text
    assert "“Yes, if it is the sizing sheet: nobody reads that for pleasure.”" in text
    assert "A download counts when the person names a size or asks for a date." in text
    assert "Reached by compromise, Дмитрий Соколов, 24 November 2026" in text
    assert "“This will halve our numbers in the first quarter, and nobody will remember that we agreed.”" in text
    assert "Łukasz Wójcik, 24 November 2026" in text
    assert "Taken on by 山田太郎, due 26 February 2027" in text
    assert "Count it only with a size named For: A size is a project Against: Fewer leads at first" in text


def test_the_decider_and_the_open_question_are_named(rich: Printed) -> None:
    assert "To be decided by Дмитрий Соколов" in rich.text
    assert "Is an e-mail an order in writing?" in rich.text
    assert "Not decided yet." in rich.text


def test_sign_offs_say_how_and_when_and_what_no_longer_holds(rich: Printed) -> None:
    start = rich.page_with("Sign-offs Each answer is to the words")
    text = " ".join(" ".join(rich.pages[start - 1 :]).split())
    assert "Approves with reservation “We try it until the end of March" in text
    assert "Drawn on the facilitator’s machine" in text
    assert "24 November 2026, 12:10 UTC" in text
    assert "No longer holds for Marketing-qualified lead and Lead with the distributor" in text
    assert "Entered on the signatory’s behalf, entered by Inês Ferreira" in text
    assert "Charter no. 2, content " + documents.digest("rich")[:12] in text
    assert text.index("Not answered yet") < text.index("Дмитрий Соколов Commercial director, Inside sales")


def test_who_signed_in_whose_place_and_what_a_reservation_is_about_is_printed(printed: Write) -> None:
    record = documents.rich().sign_offs[1].model_dump()
    record |= {"about": ["mql", "gone"], "typed": "Ruth Okafor"}
    record |= {"deputy": {"key": "ruth", "name": "Ruth Okafor", "role": "Deputy", "team": "Inside sales"}}
    text = " ".join(printed(documents.rich(sign_offs=[record])).text.split())
    assert "in whose place signed Ruth Okafor, Deputy, Inside sales" in text
    assert "About Marketing-qualified lead and gone." in text


def test_drawn_signatures_are_vector_paths(printed: Write) -> None:
    def lines_drawn(**changes: Any) -> int:
        contents = [page.get_contents() for page in printed(documents.rich(**changes)).reader.pages]
        return sum(stream.get_data().count(b" l\n") for stream in contents if stream is not None)

    drawn = documents.rich().sign_offs[0].model_dump()
    undrawn = {**drawn, "strokes": [], "typed": "x", "manner": "typed"}
    segments = sum(len(stroke) - 1 for stroke in documents.STROKES)
    assert lines_drawn(sign_offs=[drawn]) - lines_drawn(sign_offs=[undrawn]) >= segments


def test_the_hash_is_printed_whole_with_each_stage_s_own(rich: Printed) -> None:
    document = documents.rich()
    assert document.content_hash
    assert document.content_hash in rich.text
    assert all(value in rich.text for value in document.stage_hashes.values())


def test_a_draft_says_so_on_every_page(printed: Write) -> None:
    draft = printed(documents.rich(charter={"number": 0, "state": "draft"}))
    assert all("Draft, not in force" in page for page in draft.pages)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ({"state": "proposed"}, "Proposed, not yet in force"),
        ({"state": "in_force", "in_force_at": "2026-12-01T08:00:00Z"}, "In force since 1 December 2026"),
        ({"state": "superseded"}, "Superseded, no longer in force"),
        ({"state": "withdrawn"}, "Withdrawn, not in force"),
    ],
)
def test_the_status_is_in_the_running_head(printed: Write, state: dict[str, str], words: str) -> None:
    charter = printed(documents.rich(charter={"number": 3, **state}))
    assert all(words in page for page in charter.pages)
    assert "Charter no. 3" in charter.pages[0]


def test_the_partners_edition_says_of_which_whole_it_is_an_extract(printed: Write) -> None:
    document = documents.partner()
    charter = printed(document)
    assert "This is an extract." in charter.pages[0]
    assert document.extract_of
    assert document.extract_of in charter.pages[0]
    assert all("an extract" in page for page in charter.pages[1:])
    assert "Sales-qualified lead" not in charter.text.replace("Back to Sales-qualified lead", "")
    assert "Not written yet" not in charter.text
    assert "Not answered yet" not in charter.text


def test_an_empty_workshop_prints_and_says_that_nothing_is_defined(printed: Write) -> None:
    charter = printed(documents.empty())
    assert "Pipeline definitions" in charter.pages[0]
    assert "Nothing is defined yet." in charter.text
    assert len(charter.pages) == 4


def test_a_stage_without_fields_names_what_is_not_written_yet(printed: Write) -> None:
    pipeline = {"key": "p", "name": "P", "kind": "lead", "stages": [{"key": "new", "name": "New"}]}
    text = printed(documents.rich(pipelines=[pipeline], disagreements=[], stage_hashes={}, sign_offs=[])).text
    assert "Not written yet Kind, Plain definition, Entry criteria, Exit criteria and Owner" in text


def test_a_typed_name_stands_on_one_line(rich: Printed) -> None:
    page = rich.pages[rich.page_with("Sign-offs Each answer is to the words") - 1]
    assert page.count("Nguyễn Thị Hoa") == 2


def test_text_that_moved_on_since_its_charter_never_says_that_it_is_in_force(printed: Write) -> None:
    held = {"number": 2, "state": "in_force", "in_force_at": "2026-11-25T09:00:00Z"}
    same = documents.rich(charter={**held, "content_hash": documents.digest("rich")})
    moved = documents.rich(charter={**held, "content_hash": documents.digest("earlier words")})
    assert "In force since 25 November 2026" in printed(same).text
    text = printed(moved).text
    assert "Draft, not in force: changed since charter no. 2" in text
    assert "In force since" not in text

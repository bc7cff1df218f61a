"""The fingerprint of the seal, to be published where the charter itself does not come from: as text and as a page.

A fingerprint that is only in the PDF proves nothing: whoever makes a look-alike prints its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from stageworkshop.evidence.certificates import CertificateFacts
from stageworkshop.evidence.fingerprints import spaced
from stageworkshop.evidence.keys import KeyFacts

if TYPE_CHECKING:
    from stageworkshop.charter.pdf.blocks import Block
    from stageworkshop.charter.pdf.book import Book

PUBLISH = (
    "Publish it where people already know you: on your website, in the partner portal, on paper with a signature. "
    "Never send it together with a charter."
)
"""For who has the key; not on the page."""


@dataclass(frozen=True)
class _Words:
    """What the page says of a key, by its role. `shown` explains the last command."""

    title: str
    heading: str
    lead: str
    if_it_differs: str
    how: str
    commands: tuple[str, ...]
    shown: str


_SEAL = _Words(
    title="Fingerprint of the seal of {0}",
    heading="Fingerprint of our charter seal",
    lead="Charters of ours carry a seal. Compare the fingerprint of its certificate with this one: if they differ, the "
    "file is not ours, whatever it calls itself.",
    if_it_differs="If they differ, do not rely on the file, and ask us by a way that you knew before it came.",
    how="With this program, or with tools that everybody can get:",
    commands=(
        "stageworkshop verify charter.pdf --fingerprint “the fingerprint”",
        "pdfsig -dump charter.pdf",
        "openssl pkcs7 -inform DER -print_certs -in charter.pdf.sig0 | openssl x509 -noout -fingerprint -sha256",
    ),
    shown="The last command shows one of the two fingerprints on this page.",
)
_PERSON = _Words(
    title="Fingerprint of the key of {0}",
    heading="Fingerprint of my key",
    lead="With this key I sign answers to requests for a sign-off. Compare the fingerprint that stands beside such an "
    "answer with this one: if they differ, it was not signed by me.",
    if_it_differs="If they differ, do not count the answer, and ask me by a way that you knew before it came.",
    how="With this program:",
    commands=("stageworkshop verify charter.pdf",),
    shown="It names the fingerprint of each signatory’s own key beside the answer.",
)
_IN_A_LINE = 20


def fingerprint_text(facts: KeyFacts) -> str:
    """A few lines to copy into a web page or a letter."""
    lines = [
        facts.certificate.holder,
        f"SHA-256 fingerprint: {spaced(facts.certificate.fingerprint)}",
        f"Valid {_days(facts.certificate)}",
    ]
    if facts.authority is not None:
        lines += [
            f"Issued by {facts.authority.holder}",
            f"SHA-256 fingerprint: {spaced(facts.authority.fingerprint)}",
            f"Valid {_days(facts.authority)}",
        ]
    return "\n".join(lines) + "\n"


def fingerprint_page(facts: KeyFacts, *, built: datetime, paper: str = "A4") -> bytes:
    """One printed page with the same. Raises DomainError "export.no_glyph" for a name that no font prints."""
    from stageworkshop.charter.model import Document, Workshop
    from stageworkshop.charter.pdf.book import Book
    from stageworkshop.charter.pdf.canvas import CharterCanvas
    from stageworkshop.charter.pdf.coverage import check_coverage
    from stageworkshop.charter.pdf.frame import PageFrame, Section
    from stageworkshop.charter.pdf.style import style_for

    owner = facts.certificate.organisation or facts.certificate.holder
    document = Document(workshop=Workshop(title=_words(facts).title.format(owner)[:200], organisation=owner))
    book = Book(document, style_for(paper), built)
    check_coverage(document, book.fonts)
    stream = BytesIO()
    canvas = CharterCanvas(stream, book.style.paper, built=built, language="en")
    canvas.setTitle(book.title)
    canvas.setAuthor(owner)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    frame = PageFrame(canvas, book)
    frame.flow(Section(lambda: _blocks(book, facts), bare=True))
    frame.finish()
    return stream.getvalue()


def _blocks(book: Book, facts: KeyFacts) -> list[Block]:
    from stageworkshop.charter.pdf.blocks import Rule
    from stageworkshop.charter.pdf.grid import Grid, Look

    words = _words(facts)
    texts, spaces, colours = book.style.texts, book.style.spaces, book.style.colours
    large = texts.mono.but(size=15, leading=27, colour=colours.text, before=spaces.large)
    blocks: list[Block] = [
        Rule(colours.accent, spaces.small, length=spaces.page_column, after=spaces.huge),
        book.text(book.document.workshop.organisation, texts.eyebrow.but(size=11, leading=16, after=spaces.medium)),
        book.text(words.heading, texts.title, role="H1"),
        book.text(words.lead, texts.lead),
        book.text(_in_lines(facts.certificate.fingerprint), large),
        Rule(colours.line, spaces.hair, before=spaces.large, after=spaces.medium),
    ]
    rows = [("Certificate", facts.certificate.holder), ("Valid", _days(facts.certificate))]
    if facts.authority is not None:
        rows += [
            ("Issued by", facts.authority.holder),
            ("Valid", _days(facts.authority)),
            ("Its fingerprint", spaced(facts.authority.fingerprint)),
        ]
    rows.append(("Printed", f"{book.built:%Y-%m-%d}"))
    styles = {"Its fingerprint": texts.mono.but(leading=14.5)}
    cells = [([book.text(name, texts.label)], [book.text(value, styles.get(name, texts.line))]) for name, value in rows]
    blocks.append(Grid((spaces.label_column, -1), cells, Look(pad=spaces.tiny, gutter=spaces.gutter), role="pairs"))
    blocks.append(book.text("How to compare", texts.heading, keep=True, role="H2"))
    blocks.append(book.text(words.how, texts.body, keep=True))
    blocks += [book.text(command, texts.mono.but(before=spaces.small, direction="ltr")) for command in words.commands]
    if facts.authority is not None or facts.role == "personal":
        blocks.append(book.text(words.shown, texts.note.but(before=spaces.small)))
    blocks.append(book.text("If it is another", texts.heading, keep=True, role="H2"))
    blocks.append(book.text(words.if_it_differs, texts.body))
    return blocks


def _words(facts: KeyFacts) -> _Words:
    return _SEAL if facts.role == "organisation" else _PERSON


def _in_lines(fingerprint: str) -> str:
    """Four groups a line, which the eye can hold."""
    text = spaced(fingerprint)
    return "\n".join(text[at : at + _IN_A_LINE].rstrip() for at in range(0, len(text), _IN_A_LINE))


def _days(facts: CertificateFacts) -> str:
    return f"from {facts.valid_from:%Y-%m-%d} to {facts.valid_until:%Y-%m-%d}"

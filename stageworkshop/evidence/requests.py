"""Asking a signatory who is elsewhere: the charter as a PDF, and a small file that says who is asked about which words.

The PDF carries `definitions.json` and the same request, so that a signatory may also sign the PDF itself with a
certificate of their own and send nothing else. It is not sealed: a seal would forbid that signature.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Literal

from stageworkshop.charter import changes, definitions, filenames
from stageworkshop.charter.changes import Comparison
from stageworkshop.charter.hashing import canonical, content
from stageworkshop.charter.model import Document
from stageworkshop.charter.model_base import Field, Hash, Key, Part, Stamp, ValidationError
from stageworkshop.charter.plain import only_stages
from stageworkshop.charter.reading import parse
from stageworkshop.domain.errors import InputError, NotAllowed
from stageworkshop.evidence.attachments import DEFINITIONS, Attachment, attach, attached
from stageworkshop.evidence.statements import Signatory

FORMAT: Final = "stageworkshop-signoff-request"
REQUEST: Final = "sign-off-request.json"
"""Name of the request inside the PDF."""
EARLIER: Final = "answered-before.json"
"""Name, inside the PDF, of the words that whoever is to sign has answered to before."""
SUFFIX = ".signoff-request.json"
KEY_SHOWN = 40
"""Characters of a person's key in a file's name, which must not grow too long."""
Progress = Callable[[int, int], bool]
MAX_JSON = 4 * 1024 * 1024
MAX_PDF = 256 * 1024 * 1024


class RequestedPdf(Part):
    """The PDF that goes with a request."""

    name: str = Field(min_length=1, max_length=255)
    sha256: Hash
    size: int = Field(ge=1)


class EarlierAnswer(Part):
    """The latest answer of whoever is to sign, to an earlier charter. `covers` are keys of stages."""

    charter: int = Field(ge=1)
    content_hash: Hash
    answer: Literal["approve", "reserve", "decline"]
    at: Stamp
    covers: list[Key]


@dataclass(frozen=True)
class AnsweredBefore:
    """An earlier answer with the words that it was given to, in canonical form."""

    answer: EarlierAnswer
    words: bytes


class SignOffRequest(Part):
    """A request. `pdf` is absent in the copy inside that very PDF."""

    format: Literal["stageworkshop-signoff-request"] = FORMAT
    format_version: Literal[1] = 1
    id: str = Field(min_length=8, max_length=64)
    title: str = Field(default="", max_length=200)
    organisation: str = Field(default="", max_length=200)
    charter: int = Field(ge=1)
    content_hash: Hash
    person: Signatory
    deputy: Signatory | None = Field(default=None, description="Who signs in the person’s place.")
    covers: dict[Key, Hash]
    earlier: EarlierAnswer | None = Field(default=None, description="The latest answer to an earlier charter.")
    asked_by: str = Field(default="", max_length=200)
    asked_at: Stamp
    pdf: RequestedPdf | None = None

    @property
    def signs(self) -> Signatory:
        """Who is to sign: the deputy, where there is one."""
        return self.deputy or self.person


@dataclass(frozen=True)
class Prepared:
    """A request ready to be written and noted."""

    request: SignOffRequest
    pdf: bytes

    @property
    def names(self) -> tuple[str, str]:
        """The names of its two files: the PDF, and the small one."""
        assert self.request.pdf is not None
        name = self.request.pdf.name
        return name, _small(name)

    @property
    def small_file(self) -> bytes:
        """The small file's bytes."""
        return dumps(self.request)


@dataclass(frozen=True)
class OpenRequest:
    """A request as a signatory has it: checked against the PDF beside it, whose words are in `document`.

    `before` holds the words that were answered to before; None when there was no such answer.
    """

    request: SignOffRequest
    path: Path
    pdf_path: Path
    pdf: bytes
    document: Document
    before: Document | None = None

    def to_read(self) -> Comparison:
        """What has to be seen before answering: all the words, or what is new since the answer before."""
        now = content(self.document)
        if self.before is None or self.request.earlier is None:
            return changes.whole_text(now)
        return changes.compare(only_stages(content(self.before), self.request.earlier.covers), now)


def prepare(
    document: Document,
    person: Signatory,
    *,
    request_id: str,
    asked_by: str,
    asked_at: str,
    built: datetime,
    deputy: Signatory | None = None,
    before: AnsweredBefore | None = None,
    paper: str = "A4",
    progress: Progress | None = None,
) -> Prepared:
    """A request to a person, or to a deputy in that place, about a charter's frozen document. May run in a worker.

    `before` is what whoever signs has answered last, so that the difference can be shown there.

    Raises NotAllowed for a draft, DomainError when the charter can't be printed.
    """
    from stageworkshop.charter.pdf import write_charter  # ReportLab: only when a PDF is made

    if document.is_draft or not document.content_hash:
        raise NotAllowed("request.draft", "propose a charter first; only frozen words can be signed.", where="Charter")
    request = SignOffRequest(
        id=request_id,
        title=document.workshop.title,
        organisation=document.workshop.organisation,
        charter=document.charter.number,
        content_hash=document.content_hash,
        person=person,
        deputy=deputy,
        covers=document.stage_hashes,
        earlier=before.answer if before else None,
        asked_by=asked_by,
        asked_at=asked_at,
    )
    with TemporaryDirectory(prefix="stageworkshop-") as place:
        printed = Path(place) / "charter.pdf"
        write_charter(document, printed, paper=paper, built=built, progress=progress)
        pdf = attach(
            printed.read_bytes(),
            _inside(document, request, before),
            built=built,
            identifier=f"urn:sha256:{request.content_hash}",
            to_be_signed=True,
        )
    name, _ = file_names(document.workshop.title, request.charter, person.key)
    facts = RequestedPdf(name=name, sha256=hashlib.sha256(pdf).hexdigest(), size=len(pdf))
    return Prepared(request.model_copy(update={"pdf": facts}), pdf)


def file_names(title: str, charter: int, person_key: str) -> tuple[str, str]:
    """The names of a request's two files, before there is one: the PDF, and the small one."""
    pdf = f"{filenames.storable(filenames.base_name(title))}-charter-{charter}-for-{person_key[:KEY_SHOWN]}.pdf"
    return pdf, _small(pdf)


def _small(pdf_name: str) -> str:
    return pdf_name.removesuffix(".pdf") + SUFFIX


def dumps(request: SignOffRequest) -> bytes:
    """The request as a file."""
    data = request.model_dump(mode="json", by_alias=True, exclude_none=True)
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def loads(data: bytes, source: str = "") -> SignOffRequest:
    """The request in a file's bytes. Raises InputError."""
    tree = parse(data, source)
    if not isinstance(tree, dict) or tree.get("format") != FORMAT:
        raise InputError(
            "request.form", f"this is no request for a sign-off; choose the file that ends in {SUFFIX}.", where=source
        )
    try:
        return SignOffRequest.model_validate(tree)
    except ValidationError as error:
        place = ".".join(str(step) for step in error.errors(include_url=False)[0]["loc"])
        raise InputError(
            "request.damaged", f"this request is damaged (at “{place}”); ask for it to be sent again.", where=source
        ) from error


def open_request(path: Path) -> OpenRequest:
    """Reads a request and the PDF beside it, which must be the very one that was sent. Raises InputError."""
    request = loads(definitions.read_bytes(path, MAX_JSON), path.name)
    if request.pdf is None or Path(request.pdf.name).name != request.pdf.name:
        raise InputError("request.damaged", "this request names no PDF; ask for it to be sent again.", where=path.name)
    pdf_path = path.with_name(request.pdf.name)
    if not pdf_path.is_file():
        raise InputError(
            "request.no_pdf",
            f"the charter “{request.pdf.name}” is not beside the request; put both files into one folder.",
            where=path.name,
        )
    pdf = definitions.read_bytes(pdf_path, MAX_PDF)
    if hashlib.sha256(pdf).hexdigest() != request.pdf.sha256:
        raise InputError(
            "request.other_pdf",
            "this is not the PDF that belongs to the request: it was altered on the way. Ask for both again.",
            where=pdf_path.name,
        )
    inside, source = attached(pdf), pdf_path.name
    document = _document(inside.get(DEFINITIONS, b""), request.content_hash, source)
    before = None
    if request.earlier is not None:
        before = _document(inside.get(EARLIER, b""), request.earlier.content_hash, source)
    return OpenRequest(request, path, pdf_path, pdf, document, before)


def _document(data: bytes, content_hash: str, source: str) -> Document:
    if hashlib.sha256(data).hexdigest() != content_hash:
        raise InputError(
            "request.other_words", "the words in this PDF are others than the request names; ask again.", where=source
        )
    return definitions.loads(data, source)


def _inside(document: Document, request: SignOffRequest, before: AnsweredBefore | None) -> list[Attachment]:
    words = "The definitions in canonical form (RFC 8785); their SHA-256 is the content hash"
    asked = f"Request for the sign-off of {request.signs.name}"
    files = [
        Attachment(DEFINITIONS, canonical(document), words, "Data"),
        Attachment(REQUEST, dumps(request), asked),
    ]
    if before is not None:
        files.append(Attachment(EARLIER, before.words, f"The words of charter {before.answer.charter}"))
    return files

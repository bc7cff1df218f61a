"""What is on record: disagreements with positions, outcome and dissent, and every sign-off as it was given."""

from __future__ import annotations

from collections.abc import Sequence

from stageworkshop.charter import guidance, wording
from stageworkshop.charter.handout.markup import Node, el, parts, words
from stageworkshop.charter.handout.names import Names, disagreement_id
from stageworkshop.charter.handout.tables import table
from stageworkshop.charter.model import Disagreement, SignOffRecord
from stageworkshop.domain.charter import ANSWERS
from stageworkshop.domain.fields import BY_KEY

_SIGNATURE_WIDTH, _SIGNATURE_HEIGHT = 1000, 350


def disagreements(names: Names) -> list[Node]:
    """The register, by how far each has come."""
    raised = names.document.disagreements
    found = [el("p", wording.raised(raised), class_="muted")]
    for state, title in wording.RAISED.items():
        of_state = [each for each in raised if each.state == state]
        if of_state:
            found += [el("h3", title), *(_disagreement(names, each) for each in of_state)]
    return found


def _disagreement(names: Names, each: Disagreement) -> Node:
    field = BY_KEY.get(each.aspect)
    about: list[object] = [each.key]
    about += [" · ", names.stage_link(each.stage)] if each.stage else []
    about.append(f" · {field.label if field else each.aspect}")
    if each.raised_by:
        when = f" on {wording.day_of(each.raised_at)}" if each.raised_at else ""
        about += [" · raised by ", el("bdi", each.raised_by), when]
    rows: list[object] = [
        [el("dt", names.team(position.team)), words(f"“{position.text}”", "dd", class_="text")]
        for position in each.positions
        if position.text
    ]
    if each.options:
        options = [
            el(
                "li",
                words(option.text, "span", class_="text"),
                words(f"For: {option.pros}", class_="detail text") if option.pros else None,
                words(f"Against: {option.cons}", class_="detail text") if option.cons else None,
            )
            for option in each.options
        ]
        rows.append([el("dt", "Ways out"), el("dd", el("ul", options))])
    rows += _outcome(names, each)
    for note in each.dissents:
        who = parts(wording.joined([names.person_name(note.person), wording.day_of(note.at)]))
        words_of = words(f"“{note.words}”", "blockquote", class_="text")
        rows.append([el("dt", "Dissent, on record"), el("dd", words_of, el("p", who, class_="detail"))])
    return el(
        "article",
        el("p", about, class_="eyebrow"),
        words(each.question, "h4"),
        el("dl", rows) if rows else None,
        id=disagreement_id(each.key),
        class_="raised",
    )


def _outcome(names: Names, each: Disagreement) -> list[object]:
    how = parts(wording.ended(each, names.person_name))
    if not each.outcome and not how:
        undecided = el("dd", "Not decided yet.", class_="warning")
        return [[el("dt", "Outcome"), undecided]] if each.state == "open" else []
    outcome = words(each.outcome, class_="outcome text") if each.outcome else None
    return [
        [
            el("dt", wording.OUTCOMES[each.state]),
            el("dd", outcome, el("p", how, class_="detail") if how else None),
        ]
    ]


def sign_offs(names: Names) -> list[Node]:
    """Every answer, and who has not given one yet."""
    document = names.document
    found = [el("p", guidance.SIGNING, class_="muted")]
    if document.sign_offs:
        rows = [_sign_off(names, record) for record in document.sign_offs]
        found.append(table("Sign-offs", ("Signatory", "Answer", "Signature"), rows))
    answered = {record.person for record in document.sign_offs}
    waiting = [each for each in document.people if "signatory" in each.roles and each.key not in answered]
    if waiting:
        entries = [
            el("li", parts(wording.joined([each.name, each.job_title, names.team_name(each.team)]))) for each in waiting
        ]
        found += [el("h3", "Not answered yet"), el("ul", entries)]
    return found


def _sign_off(names: Names, record: SignOffRecord) -> Node:
    person: list[object] = [el("bdi", record.name)]
    person += [words(part, "div", class_="muted") for part in (record.role, record.team) if part]
    if record.deputy:
        deputy = parts(wording.joined([record.deputy.name, record.deputy.role, record.deputy.team]))
        person.append(el("div", "in whose place signed ", deputy))
    return el(
        "tr",
        el("th", person, scope="row"),
        el("td", _answer(names, record)),
        el("td", _signature(record), _earlier(record)),
    )


def _answer(names: Names, record: SignOffRecord) -> list[object]:
    answer = ANSWERS[record.answer]
    told: list[object] = [el("strong", answer[0].upper() + answer[1:], class_=record.answer)]
    if record.reason:
        told.append(words(f"“{record.reason}”", "blockquote", class_="text"))
    if record.about:
        told.append(el("p", "About ", _stages(names, record.about), "."))
    if record.stale_stages:
        stages = _stages(names, record.stale_stages)
        changed = ", whose words were changed after this answer."
        told.append(el("p", el("strong", "No longer holds"), " for ", stages, changed, class_="warning"))
    told.append(el("p", parts(wording.given(record)), class_="detail"))
    if record.at:
        told.append(el("p", wording.moment_of(record.at), class_="detail"))
    charter, short = wording.answered_charter(record), wording.short_hash(record.content_hash)
    told.append(el("p", f"{charter}, content ", el("code", short), class_="detail"))
    if record.key_fingerprint:
        fingerprint = el("code", wording.in_groups(record.key_fingerprint))
        told.append(el("p", "Key, SHA-256 fingerprint: ", fingerprint, class_="detail"))
    return told


def _stages(names: Names, keys: Sequence[str]) -> list[object]:
    """“a, b and c”, each a link to its section."""
    found: list[object] = []
    for index, key in enumerate(keys):
        found += ["" if not index else " and " if index == len(keys) - 1 else ", ", names.stage_link(key)]
    return found


def _earlier(record: SignOffRecord) -> Node | None:
    given = record.strokes or record.typed
    return el("p", "given to earlier words", class_="warning detail") if record.stale_stages and given else None


def _signature(record: SignOffRecord) -> Node | None:
    if not record.strokes:
        return words(record.typed, "span", class_="typed") if record.typed else None
    by = record.deputy.name if record.deputy else record.name
    placed = [[(point[0], point[1]) for point in line if len(point) >= 2] for line in record.strokes]
    points = [point for line in placed for point in line]
    if not points:
        return None
    left, top = min(x for x, _ in points), min(y for _, y in points)
    across = max(max(x for x, _ in points) - left, 1)
    down = max(max(y for _, y in points) - top, 1)
    # A touch without a movement still leaves its dot.
    code = "".join(
        f"M{' '.join(f'{x} {y}' for x, y in line)}{'h1' if len(line) == 1 else ''}" for line in placed if line
    )
    return el(
        "svg",
        el("path", d=code),
        class_="signature",
        viewBox=f"{left - 20} {top - 20} {max(across, _SIGNATURE_WIDTH) + 40} {max(down, _SIGNATURE_HEIGHT) + 40}",
        role="img",
        aria_label=f"Signature drawn by {by}",
    )

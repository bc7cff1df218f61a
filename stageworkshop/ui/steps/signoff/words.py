"""Answers, manners and states in the words of the page, with their icons."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from stageworkshop.charter.changes import Break, Comparison
from stageworkshop.standing.signoffs import SignOffState
from stageworkshop.store.queries.charters import CharterRow
from stageworkshop.ui.dates import day_words, isolated
from stageworkshop.ui.words import domain_words

MOST_NAMED = 3
LONGEST = 40


def tr(text: str) -> str:
    """The translation of a text of this step."""
    return QCoreApplication.translate("Signing", text)


def answer_words(answer: str | None) -> str:
    """An answer as a state of a person."""
    return {
        "approve": tr("approves"),
        "reserve": tr("with reservation"),
        "decline": tr("declines"),
        "revoke": tr("took the answer back"),
    }.get(answer or "", tr("not yet"))


def answer_mark(answer: str | None) -> tuple[str, str]:
    """(icon, colour token) of an answer."""
    return {
        "approve": ("check-circle", "success"),
        "reserve": ("flag", "warning"),
        "decline": ("error", "danger"),
        "revoke": ("undo", "text-muted"),
    }.get(answer or "", ("circle", "text-muted"))


def manner_words(manner: str) -> str:
    """How an answer was given, said honestly."""
    return {
        "typed": tr("typed on the facilitator’s machine"),
        "drawn": tr("drawn on the facilitator’s machine"),
        "own_device": tr("from the signatory’s own device"),
        "own_key": tr("signed with the signatory’s own key"),
        "on_behalf": tr("entered on the signatory’s behalf"),
    }.get(manner, manner)


def manner_short(manner: str) -> str:
    """The same in a word or two, for lists."""
    return {
        "typed": tr("typed here"),
        "drawn": tr("drawn here"),
        "own_device": tr("own device"),
        "own_key": tr("own key"),
        "on_behalf": tr("on their behalf"),
    }.get(manner, manner)


def state_words(charter: CharterRow) -> str:
    """A charter's state."""
    return {
        "proposed": tr("proposed"),
        "in_force": tr("in force"),
        "superseded": tr("superseded"),
        "withdrawn": tr("withdrawn"),
    }.get(charter.state, charter.state)


def state_mark(charter: CharterRow) -> tuple[str, str]:
    """(icon, colour token) of a charter's state."""
    return {
        "proposed": ("pen", "accent"),
        "in_force": ("seal", "success"),
        "superseded": ("history", "text-muted"),
        "withdrawn": ("close", "text-muted"),
    }.get(charter.state, ("file", "text-muted"))


def dates_words(charter: CharterRow) -> str:
    """When a charter was proposed, in force and ended."""
    parts = [tr("proposed {0}").format(day_words(charter.proposed_at[:10]))]
    if charter.proposed_by:
        parts[0] = tr("proposed {0} by {1}").format(day_words(charter.proposed_at[:10]), isolated(charter.proposed_by))
    if charter.in_force_at:
        parts.append(tr("in force from {0}").format(day_words(charter.in_force_at[:10])))
    if charter.ended_at:
        ended = tr("superseded {0}") if charter.state == "superseded" else tr("withdrawn {0}")
        parts.append(ended.format(day_words(charter.ended_at[:10])))
    return " · ".join(parts)


def stages_words(count: int) -> str:
    """“1 stage”, “13 stages”."""
    return tr("1 stage") if count == 1 else tr("{0} stages").format(count)


def named(names: list[str] | tuple[str, ...], most: int = MOST_NAMED) -> str:
    """“a, b, c and 4 more”, long names cut."""
    cut = [name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…" for name in names[:most]]
    shown = ", ".join(map(isolated, cut))
    left = len(names) - most
    return tr("{0} and {1} more").format(shown, left) if left > 0 else shown


def changed_words(moved: Comparison) -> str:
    """What changed, by name: the stages, or else the other parts of the charter."""
    return named([change.name for change in moved.stages] or [domain_words(other) for other in moved.others])


def break_words(why: Break) -> str:
    """Why reports that count by a stage do not go on as before, in a few words after its name."""
    return {
        "removed": tr("taken out"),
        "renamed": tr("another name"),
        "pipeline": tr("another pipeline"),
        "kind": tr("counts as another kind"),
        "entry": tr("other entry criteria"),
    }[why]


def lacking_points(people: list[SignOffState]) -> list[str]:
    """What speaks against putting a charter in force, a sentence each; [] when nothing does."""
    points = []
    declined = [each.name for each in people if each.answer == "decline"]
    missing = [each.name for each in people if each.answer is None]
    stale = [each.name for each in people if each.stale]
    reserved = [each.name for each in people if each.answer == "reserve"]
    if declined:
        points.append(
            tr("Declined: {0}. Reopen what they object to in Settle, or put it in force all the same.").format(
                named(declined, 8)
            )
        )
    if missing:
        points.append(tr("No answer yet: {0}.").format(named(missing, 8)))
    if stale:
        points.append(tr("Given to words that have changed since: {0}.").format(named(stale, 8)))
    if reserved:
        points.append(tr("With reservation: {0}. It is printed in the charter.").format(named(reserved, 8)))
    return points

"""Settle: the question, what each team holds, and once it is settled, what was decided and how."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from stageworkshop.domain.alignment import Run
from stageworkshop.domain.disagreement import METHODS, UNDECIDED
from stageworkshop.domain.errors import NotFound
from stageworkshop.domain.fields import BY_KEY
from stageworkshop.domain.word_diff import word_diff
from stageworkshop.store.queries.agreed import agreed_text
from stageworkshop.store.queries.disagreements import DisagreementRow, Thread, register, thread
from stageworkshop.store.queries.names import TeamName, names
from stageworkshop.store.queries.reader import Reader
from stageworkshop.store.queries.revisions import before, revisions
from stageworkshop.store.queries.rounds import was_revealed
from stageworkshop.store.workshop_file import WorkshopFile
from stageworkshop.ui.dates import day_words, isolated
from stageworkshop.ui.marked_changes import runs
from stageworkshop.ui.room.faces import agreed
from stageworkshop.ui.room.look import RoomLook
from stageworkshop.ui.room.parts import MarkedWords, TeamBox, cards, column, marked_line, words
from stageworkshop.ui.room.saying import tr
from stageworkshop.ui.room.table import OnTable
from stageworkshop.ui.words import domain_words


def build(reader: Reader, table: OnTable, look: RoomLook) -> QWidget:
    """The face of the step: a disagreement, or the agreed text of a stage."""
    if table.kind == "stage":
        return agreed.build(reader, table, look)
    try:
        found = thread(reader, table.id) if table.kind == "disagreement" else None
    except NotFound:
        found = None
    if found is None:
        return _overview(register(reader), look)
    row = found.row
    where = tr("{0} · {1}").format(row.stage, domain_words(row.field))
    parts: list[QWidget | int] = [words(where, "plain", "text-muted"), words(row.question, "title", heavy=True)]
    held = _positions(reader, found, look)
    if row.state in ("settled", "parked"):
        # What was decided is on the table now, and not how it came about.
        return column(look, [*parts, *_state(found, look), *_agreed(reader, found, look), 1, *held])
    return column(look, [*parts, *held, *_state(found, look), *_agreed(reader, found, look)])


def _positions(reader: Reader, found: Thread, look: RoomLook) -> list[QWidget]:
    if was_revealed(reader, found.row.stage_id):
        held = [_position(look, each.team, each.text) for each in found.positions if each.text]
        return [cards(look, held)] if held else []
    hidden = tr("What the teams hold is shown once the drafts of “{0}” are revealed.").format(found.row.stage)
    return [marked_line(look, "eye-off", "text-muted", words(hidden, "plain", "text-muted"))]


def _position(look: RoomLook, team: TeamName, text: str) -> QWidget:
    return TeamBox(look, team).say(words(text))


def _state(found: Thread, look: RoomLook) -> list[QWidget]:
    row = found.row
    if row.state == "settled":
        how = domain_words(METHODS.get(found.method, ""))
        who = tr("{0}, {1}").format(how, isolated(found.decided_by)) if found.decided_by else how
        decided = marked_line(look, "settled", "success", words(found.outcome, "large", heavy=True))
        return [words(tr("We decided"), "plain", "success", heavy=True), decided, words(who, "plain", "text-muted")]
    if row.state == "parked":
        until = tr("Parked with {0}, until {1}").format(isolated(row.owner), day_words(row.due))
        return [marked_line(look, "parked", "text-muted", words(until))]
    lines: list[QWidget] = []
    if row.state == "escalated":
        lines.append(marked_line(look, "escalated", "warning", words(tr("{0} decides").format(isolated(row.owner)))))
    if found.options:
        lines.append(words(tr("Ways out"), "plain", "accent", heavy=True))
        lines += [words(f"{number}.  {each.text}") for number, each in enumerate(found.options, 1)]
    return lines


def _agreed(reader: Reader, found: Thread, look: RoomLook) -> list[QWidget]:
    """The text at issue as it stands now, with what this disagreement has changed in it."""
    row = found.row
    try:
        text = agreed_text(reader, row.stage_id)
    except NotFound:
        return []
    field, known = BY_KEY.get(row.aspect), names(reader)
    if field is None:
        return []
    now, changed = field.kind.lines(text.values.get(row.aspect), known), False
    marked: tuple[Run, ...] = (Run("\n".join(now), "same"),)
    if isinstance(reader, WorkshopFile):
        changed, old = before(revisions(reader, row.stage_id, row.aspect), row.id, row.aspect)
        if changed:
            marked = runs(word_diff("\n".join(field.kind.lines(old, known)), "\n".join(now)))
    if not now and not changed:
        return []
    heading = words(tr("The agreed text says"), "plain", "accent", heavy=True)
    return [heading, MarkedWords(look, marked)]


def _overview(rows: list[DisagreementRow], look: RoomLook) -> QWidget:
    left = [row for row in rows if row.state in UNDECIDED]
    if not left:
        return column(look, [words(tr("Nothing is left to decide."), "title", heavy=True)])
    head = words(tr("Still to decide: {0}").format(len(left)), "title", heavy=True)
    lines = [marked_line(look, "disagreement", "danger", words(row.question)) for row in left]
    return column(look, [head, *lines])

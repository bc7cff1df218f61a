"""Starting points: a whole document (template, earlier charter), or a list of stages read from a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from stageworkshop.actions.context import Context
from stageworkshop.actions.naming import folded
from stageworkshop.actions.people import team_called
from stageworkshop.actions.pipelines import add_pipeline, remove_pipeline
from stageworkshop.actions.stages import add_stage
from stageworkshop.actions.stances import keep_in_sight
from stageworkshop.charter import hashing
from stageworkshop.charter.model import Alias, Document
from stageworkshop.charter.stage_values import values_of
from stageworkshop.domain import disagreement as registered
from stageworkshop.domain import stage as staged
from stageworkshop.domain import workshop as held
from stageworkshop.domain.charter import Charter, SignOff
from stageworkshop.domain.definition import clean_values, map_references, with_value
from stageworkshop.domain.draft import Round
from stageworkshop.domain.errors import NotAllowed
from stageworkshop.domain.keys import unique_key
from stageworkshop.starting.documents import brings_charter
from stageworkshop.starting.pipeline_words import kind_of
from stageworkshop.store.changes import Changes
from stageworkshop.store.workshop_file import Unit

BLANK = "Pipeline"
"""Name of the pipeline in a blank workshop, and of the one for stages that come without."""


class StageRow(Protocol):
    """A stage as read from a list. `teams` and `stages` hold names by field key, `pipeline` a pipeline's name or ""."""

    @property
    def name(self) -> str: ...
    @property
    def pipeline(self) -> str: ...
    @property
    def values(self) -> Mapping[str, Any]: ...
    @property
    def teams(self) -> Mapping[str, str]: ...
    @property
    def stages(self) -> Mapping[str, str]: ...


def add_stage_rows(ctx: Context, *, rows: Sequence[StageRow], pipeline_id: str = "") -> Changes:
    """Adds stages from a list in one step, with pipelines and teams that are not there yet.

    A row without a pipeline's name goes to `pipeline_id`, or to a new pipeline when none is given. The empty pipeline
    with which a blank workshop begins goes when the list names others.
    """
    with ctx.unit("starting.add_stage_rows", f"added {len(rows)} stages from a list") as unit:
        before = unit.all(staged.Pipeline)
        named = {folded(each.name): each.id for each in before}
        added: list[tuple[StageRow, str]] = []
        for row in rows:
            home = row.pipeline.strip() or ("" if pipeline_id else BLANK)
            if home and folded(home) not in named:
                made = add_pipeline(ctx, name=home, kind=kind_of(home))
                named[folded(home)] = made.created("pipeline")
            teams = {field: team_called(ctx, unit, name) for field, name in row.teams.items()}
            values = {**row.values, **{field: team_id for field, team_id in teams.items() if team_id}}
            pipeline = named[folded(home)] if home else pipeline_id
            stage = add_stage(ctx, pipeline_id=pipeline, name=row.name, values=values)
            added.append((row, stage.created("stage")))
        _link(unit, added)
        if added and [each.name for each in before] == [BLANK] and not unit.all(staged.Stage, pipeline_id=before[0].id):
            remove_pipeline(ctx, pipeline_id=before[0].id)
    return unit.changes


def _link(unit: Unit, added: Sequence[tuple[StageRow, str]]) -> None:
    """Makes stages' names into references: of several with that name, the one in the same pipeline is meant."""
    there = unit.all(staged.Stage) if any(row.stages for row, _ in added) else []
    for row, stage_id in added:
        for field, name in row.stages.items():
            stage = unit.get(staged.Stage, stage_id)
            meant = [other for other in there if folded(other.name) == folded(name)]
            meant.sort(key=lambda other: other.pipeline_id != stage.pipeline_id)
            if meant:
                stage.values = with_value(stage.values, field, meant[0].id)


def start_from_document(ctx: Context, *, document: Document, origin: str = "", as_template: bool = False) -> Changes:
    """Fills a workshop that has no stages yet from a whole document, in one step. Raises NotAllowed otherwise.

    Raises NotAllowed too when the document brings a charter and the workshop has some of its own.

    Taking the snapshot again gives the same content. The charter and the sign-offs that the document carries come
    along as an earlier charter, which is a record and stays; everything else can be undone. `as_template` leaves
    title, organisation and purpose to the workshop.
    """
    with ctx.unit("starting.start_from_document", f"started from {origin or document.workshop.title}") as unit:
        if unit.all(staged.Stage):
            raise NotAllowed("start.not_empty", "this workshop has stages already; begin a new one for this.")
        carries = brings_charter(document)
        if carries and unit.all(Charter):
            raise NotAllowed(
                "start.charters",
                f"this workshop has charters already; begin a new one to take over charter {document.charter.number}.",
            )
        _Filling(ctx, unit, document).fill(origin, as_template)
    if carries:
        _carry_charter(ctx, document)
    return unit.changes


class _Filling:
    """One document being written into a workshop: remembers which key became which id."""

    def __init__(self, ctx: Context, unit: Unit, document: Document) -> None:
        self.ctx, self.unit, self.document = ctx, unit, document
        self.ids: dict[tuple[str, str], str] = {
            **{("person", person.key): ctx.new_id() for person in document.people},
            **{("stage", stage.key): ctx.new_id() for _, stage in document.stages},
        }

    def fill(self, origin: str, as_template: bool) -> None:
        """Writes everything."""
        for cls in (staged.Pipeline, held.Term):  # those of a blank start: no stage stands in them yet
            for each in self.unit.all(cls):
                self.unit.remove(each)
        self._teams()
        self._people()
        self._workshop(origin, as_template)
        self._pipelines()
        self._glossary()
        for position, each in enumerate(self.document.disagreements):
            self._disagreement(position, each)

    def _id(self, what: str, key: str | None) -> str:
        return self.ids.get((what, key), "") if key else ""

    def _workshop(self, origin: str, as_template: bool) -> None:
        told, workshop = self.document.workshop, self.unit.all(held.Workshop)[0]
        if not as_template:
            workshop.title = told.title or workshop.title
            workshop.organisation = told.organisation
            workshop.purpose = told.purpose
            workshop.review_date = told.review_date
            workshop.language = told.language
        workshop.decision_rule = told.decision_rule
        workshop.decider_id = self._id("person", told.decider)
        workshop.origin = origin or told.title

    def _teams(self) -> None:
        """A team already in the room keeps its people and takes the place of its namesake; unused ones give way."""
        in_use = {person.team_id for person in self.unit.all(held.Participant)}
        here = {folded(team.name): team for team in self.unit.all(held.Team)}
        for position, told in enumerate(self.document.teams):
            found = here.pop(folded(told.name), None)
            if found is None:
                found = self.unit.add(held.Team(self.ctx.new_id(), told.key, told.name))
            found.key, found.name, found.kind, found.colour = told.key, told.name, told.kind, told.colour
            found.position = position
            self.ids["team", told.key] = found.id
        position = len(self.document.teams)
        taken = {team.key for team in self.document.teams}
        for left in here.values():
            if left.id in in_use:
                left.position, position = position, position + 1
                left.key = unique_key(left.key, taken, "team")
                taken.add(left.key)
            else:
                self.unit.remove(left)

    def _people(self) -> None:
        keep_in_sight(self.unit)
        here = self.unit.all(held.Participant)
        taken = {person.key for person in self.document.people}
        for left in here:
            left.key = unique_key(left.key, taken, "person")
            taken.add(left.key)
        for position, person in enumerate(self.document.people, len(here)):
            self.unit.add(
                held.Participant(
                    id=self._id("person", person.key),
                    key=person.key,
                    name=person.name,
                    team_id=self._id("team", person.team),
                    email=person.email,
                    job_title=person.job_title,
                    roles=list(person.roles),
                    position=position,
                )
            )

    def _pipelines(self) -> None:
        for position, pipeline in enumerate(self.document.pipelines):
            home = self.unit.add(
                staged.Pipeline(
                    self.ctx.new_id(), pipeline.key, pipeline.name, pipeline.kind, pipeline.description, position
                )
            )
            for place, stage in enumerate(pipeline.stages):
                stage_id = self._id("stage", stage.key)
                values = map_references(values_of(stage), lambda what, key: self.ids.get((what, key)))
                self.unit.add(staged.Stage(stage_id, stage.key, home.id, place, clean_values(values)))
                self.unit.add(Round(self.ctx.new_id(), stage_id, 1, self.ctx.now()))

    def _glossary(self) -> None:
        for position, term in enumerate(self.document.glossary):
            self.unit.add(
                held.Term(self.ctx.new_id(), term.key, term.term, term.meaning, self._aliases(term.aliases), position)
            )

    def _aliases(self, aliases: list[Alias] | None) -> list[dict[str, str]]:
        return [{"team": self._id("team", alias.team), "name": alias.name} for alias in aliases or []]

    def _disagreement(self, position: int, told: Any) -> None:
        created = self.unit.add(
            registered.Disagreement(
                id=self.ctx.new_id(),
                key=told.key,
                stage_id=self._id("stage", told.stage),
                aspect=told.aspect,
                question=told.question,
                state=told.state,
                outcome=told.outcome,
                method=told.method,
                owner_id=self._id("person", told.owner),
                due=told.due,
                raised_by=told.raised_by,
                raised_at=told.raised_at,
                decided_by=told.decided_by,
                decided_at=told.decided_at,
                position=position,
            )
        )
        for each in told.positions:
            team_id = self._id("team", each.team)
            self.unit.add(registered.Position(self.ctx.new_id(), created.id, team_id, each.text))
        for place, option in enumerate(told.options):
            self.unit.add(
                registered.Option(self.ctx.new_id(), created.id, option.text, option.pros, option.cons, place)
            )
        for note in told.dissents:
            person_id = self._id("person", note.person)
            self.unit.add(registered.Dissent(self.ctx.new_id(), created.id, person_id, note.words, note.at))


def _carry_charter(ctx: Context, document: Document) -> None:
    """The document's charter with its sign-offs, as a record of its own: evidence is never part of an undo step."""
    info = document.charter
    with ctx.unit("starting.carry_charter", f"took over charter {info.number} with its sign-offs", record=True) as unit:
        people = {person.key: person.id for person in unit.all(held.Participant)}
        charter = unit.add(
            Charter(
                id=ctx.new_id(),
                number=info.number,
                state=info.state,
                content=hashing.canonical(document).decode(),
                content_hash=hashing.content_hash(document),
                stage_hashes=hashing.stage_hashes(document),
                note=info.note,
                proposed_by=info.proposed_by,
                proposed_at=info.proposed_at,
                in_force_at=info.in_force_at,
                ended_at=info.ended_at,
            )
        )
        for each in document.sign_offs:
            unit.add(
                SignOff(
                    id=ctx.new_id(),
                    charter_id=charter.id,
                    participant_id=people.get(each.person, ""),
                    participant_key=each.person,
                    name=each.name,
                    role=each.role,
                    team=each.team,
                    answer=each.answer,
                    content_hash=each.content_hash,
                    covers=dict(each.covers),
                    reason=each.reason,
                    manner=each.manner,
                    typed=each.typed,
                    strokes=each.strokes,
                    at=each.at,
                    logged_by=each.logged_by,
                    about=list(each.about),
                    deputy_key=each.deputy.key if each.deputy else "",
                    deputy_name=each.deputy.name if each.deputy else "",
                    deputy_role=each.deputy.role if each.deputy else "",
                    deputy_team=each.deputy.team if each.deputy else "",
                )
            )

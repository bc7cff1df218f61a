"""The partners' edition: what may leave the organisation, and nothing else.

What stays, and why:
- **Stages** that partners may see, with the fields that partners may see (`Field.partners`), without the
  CRM checks inside criteria: they name fields of our CRM. References to what is left out are dropped, and so
  is the description of a pipeline that has other stages besides.
- **Teams**: partner teams, teams that the visible stages name, and the teams of those who signed. Names
  that other teams use among themselves (“we call it…”) go with them.
- **People**: those of partner teams, those who signed, the decider, and the owner of a disagreement that
  stays. Nobody's e-mail address.
- **Disagreements** in which a partner team holds a position, about a visible field of a visible stage:
  question, outcome, the partners' own positions and dissent. What internal teams hold among themselves, and
  the options weighed, stay here.
- **Sign-offs**: who, as what, which answer, when, how. No reasons, no pen strokes (a signature could be
  copied from them), and no stage hashes, which are those of the whole text; `content_hash` names the whole
  that was signed.
- The workshop's **title, organisation, decision rule, language and review date**, not its purpose; the
  charter's number, state and dates, not its note; the glossary.
"""

from __future__ import annotations

from typing import Any

from stageworkshop.charter import hashing
from stageworkshop.charter.hand_offs import hand_off_rows
from stageworkshop.charter.model import (
    CharterInfo,
    Disagreement,
    Document,
    GlossaryTerm,
    Person,
    Pipeline,
    SignOffRecord,
    Stage,
)
from stageworkshop.charter.stage_values import stage_from, values_of
from stageworkshop.domain.definition import map_references, references
from stageworkshop.domain.fields import BY_KEY, FIELDS


def partner_edition(document: Document) -> Document:
    """The extract of an internal document that partners get; a partners' edition is given back as it is.

    The result carries its own hashes, and in `extract_of` the content hash of the whole.
    """
    if document.edition == "partner":
        return document
    return hashing.stamped(_Extract(document).document())


class _Extract:
    """One run of the extraction: what is kept is settled first, then every part is cut to it."""

    def __init__(self, document: Document) -> None:
        self._whole = document
        self._visible = {stage.key: stage for _, stage in document.stages if stage.visible_to_partners}
        self._partner_teams = {team.key for team in document.teams if team.kind == "partner"}
        self._disagreements = [each for each in document.disagreements if self._concerns_partners(each)]
        self._people = self._people_kept()
        self._teams = self._teams_kept()

    def document(self) -> Document:
        whole = self._whole
        pipelines = [each for each in map(self._pipeline, whole.pipelines) if each.stages]
        return whole.model_copy(
            update={
                "edition": "partner",
                "extract_of": hashing.content_hash(whole),
                "charter": self._charter(),
                "workshop": whole.workshop.model_copy(update={"purpose": ""}),
                "teams": [team for team in whole.teams if team.key in self._teams],
                "people": [self._person(person) for person in whole.people if person.key in self._people],
                "pipelines": pipelines,
                "hand_offs": hand_off_rows(pipelines),
                "glossary": [self._term(term) for term in whole.glossary],
                "disagreements": [self._disagreement(each) for each in self._disagreements],
                "sign_offs": [self._sign_off(each) for each in whole.sign_offs],
            }
        )

    def _concerns_partners(self, disagreement: Disagreement) -> bool:
        aspect = BY_KEY.get(disagreement.aspect)
        return (
            disagreement.stage in self._visible
            and aspect is not None
            and aspect.partners
            and any(position.team in self._partner_teams for position in disagreement.positions)
        )

    def _people_kept(self) -> set[str]:
        kept = {person.key for person in self._whole.people if person.team in self._partner_teams}
        kept |= {sign_off.person for sign_off in self._whole.sign_offs}
        kept |= {each.owner for each in self._disagreements if each.owner}
        if self._whole.workshop.decider:
            kept.add(self._whole.workshop.decider)
        return kept

    def _teams_kept(self) -> set[str]:
        signed = {sign_off.person for sign_off in self._whole.sign_offs}
        kept = self._partner_teams | {each.team for each in self._whole.people if each.team and each.key in signed}
        for stage in self._visible.values():
            values = values_of(stage)
            for field, what, key in references(values):
                # A nickname alone does not bring a team in.
                if what == "team" and field.partners and field.key != "aliases":
                    kept.add(key)
        return kept

    def _pipeline(self, pipeline: Pipeline) -> Pipeline:
        stages = [self._stage(stage) for stage in pipeline.stages if stage.key in self._visible]
        whole = len(stages) == len(pipeline.stages)
        return pipeline.model_copy(update={"stages": stages, "description": pipeline.description if whole else ""})

    def _stage(self, stage: Stage) -> Stage:
        values = values_of(stage)
        kept: dict[str, Any] = {
            field.key: values[field.key] for field in FIELDS if field.partners and field.key in values
        }
        if "aliases" in kept:
            kept["aliases"] = [each for each in kept["aliases"] if not each["team"] or each["team"] in self._teams]
        for name in ("entry_criteria", "exit_criteria"):
            if name in kept:
                kept[name] = [_without_check(criterion) for criterion in kept[name]]
        return stage_from(stage.key, map_references(kept, self._known))

    def _known(self, what: str, key: str) -> str | None:
        return key if key in (self._teams if what == "team" else self._visible) else None

    def _person(self, person: Person) -> Person:
        team = person.team if person.team in self._teams else None
        return person.model_copy(update={"email": "", "team": team})

    def _term(self, term: GlossaryTerm) -> GlossaryTerm:
        aliases = [each for each in term.aliases or [] if each.team is None or each.team in self._teams]
        return term.model_copy(update={"aliases": aliases or None})

    def _disagreement(self, disagreement: Disagreement) -> Disagreement:
        partners = {person.key for person in self._whole.people if person.team in self._partner_teams}
        return disagreement.model_copy(
            update={
                "positions": [each for each in disagreement.positions if each.team in self._partner_teams],
                "options": [],
                "raised_by": "",
                "decided_by": "",
                "dissents": [each for each in disagreement.dissents if each.person in partners],
            }
        )

    def _sign_off(self, sign_off: SignOffRecord) -> SignOffRecord:
        return sign_off.model_copy(
            update={
                "reason": "",
                "strokes": [],
                "logged_by": "",
                "covers": {},
                "about": [],
                "stale_stages": [key for key in sign_off.stale_stages if key in self._visible],
            }
        )

    def _charter(self) -> CharterInfo:
        return self._whole.charter.model_copy(update={"note": "", "proposed_by": ""})


def _without_check(criterion: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in criterion.items() if name != "check"}

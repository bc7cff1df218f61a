"""Small workshops for page tests, made through the same actions that the window uses."""

from pathlib import Path

from stageworkshop.actions import people, pipelines, stages, teams, workshops
from stageworkshop.actions.context import Context
from stageworkshop.store.workshop_file import WorkshopFile

CLOCK = "2026-11-24T10:42:00Z"


def empty(path: Path) -> Context:
    """A workshop with a title and nothing else."""
    return Context(WorkshopFile.create(path, title="Autumn alignment"), "Ines Ferreira", clock=lambda: CLOCK)


def small(path: Path) -> Context:
    """Three teams (one a partner), four people, two pipelines, six stages."""
    ctx = empty(path)
    workshops.set_details(ctx, organisation="Norda Pumps", purpose="One meaning for every stage.")
    ids = {
        name: teams.add_team(ctx, name=name, kind=kind).created("team")
        for name, kind in (("Marketing", "internal"), ("Sales", "internal"), ("Łukasz & Co.", "partner"))
    }
    for name, team, roles in (
        ("Ines Ferreira", "Marketing", ["facilitator"]),
        ("山田 太郎", "Sales", ["signatory", "decider"]),
        ("Łukasz Nguyễn", "Łukasz & Co.", ["signatory"]),
        ("Ruth Okafor", "", []),
    ):
        people.add_person(ctx, name=name, team_id=ids.get(team, ""), job_title="Head", roles=roles)
    leads = pipelines.add_pipeline(ctx, name="Lead lifecycle", kind="lead").created("pipeline")
    deals = pipelines.add_pipeline(ctx, name="Opportunities").created("pipeline")
    for pipeline, name, owner, kind in (
        (leads, "Inquiry", "Marketing", "open"),
        (leads, "Marketing qualified lead", "Marketing", "open"),
        (leads, "Sales qualified lead", "Sales", "open"),
        (deals, "Proposal", "Sales", "open"),
        (deals, "Won", "", "won"),
        (deals, "Lost", "", "lost"),
    ):
        values = {"kind": kind, **({"owner": ids[owner]} if owner else {})}
        stages.add_stage(ctx, pipeline_id=pipeline, name=name, values=values)
    return ctx

"""The first morning of the sample: teams, people, rule, words and the board of stages."""

from __future__ import annotations

from stageworkshop.actions import glossary, people, pipelines, stages, teams, workshops
from stageworkshop.sample import content
from stageworkshop.sample.director import Director


def prepare(director: Director) -> None:
    """Teams, people, decision rule and what the workshop is about."""
    told = content.row("workshop")
    workshops.set_details(director.facilitator(), **told["details"])
    for team in told["teams"]:
        added = teams.add_team(director.facilitator(), name=team["name"], kind=team["kind"], colour=team["colour"])
        director.team[team["key"]] = added.created("team")
    for person in told["people"]:
        added = people.add_person(
            director.facilitator(),
            name=person["name"],
            team_id=director.team[person["team"]] if person["team"] else "",
            job_title=person["job_title"],
            email=person["email"],
            roles=person["roles"],
        )
        director.person[person["key"]] = added.created("participant")
        director.names[person["key"]] = person["name"]
    rule = told["decision_rule"]
    workshops.set_decision_rule(director.facilitator(), rule=rule["rule"], decider_id=director.person[rule["decider"]])
    for step, minutes in told["minutes"].items():
        workshops.set_minutes(director.facilitator(), step=step, minutes=minutes)


def collect_stages(director: Director) -> None:
    """The board: names, kinds and what each team calls them; the words that everybody will need."""
    for pipeline in content.rows("stages"):
        pipeline_id = pipelines.add_pipeline(
            director.facilitator(),
            name=pipeline["name"],
            kind=pipeline["kind"],
            description=pipeline["description"],
        ).created("pipeline")
        for stage in pipeline["stages"]:
            values = stage["values"]
            added = stages.add_stage(
                director.facilitator(),
                pipeline_id=pipeline_id,
                name=values["name"],
                values=director.values({"kind": values["kind"], "aliases": values["aliases"]}),
            )
            director.stage[stage["key"]] = added.created("stage")
    for term in content.rows("glossary"):
        aliases = [{**alias, "team": director.team[alias["team"]]} for alias in term.get("aliases", [])]
        glossary.add_term(director.facilitator(), term=term["term"], meaning=term["meaning"], aliases=aliases)

"""Texts longer than the narrowest CRM takes them."""

from __future__ import annotations

from collections.abc import Iterator

from stageworkshop.domain.lint.rule import Board, Found, LintStage, Rule, rule

LONGEST_NAME = 40
"""Characters of a stage's name up to which CRM lists show it whole."""
LONGEST_DEFINITION = 255
"""Characters that Salesforce takes as the description of a stage; HubSpot's and Odoo's fields take more."""
LONGEST_GUIDANCE = 1_000
"""Characters that Salesforce shows as guidance beside a stage. Definition and criteria are its greater part; what is
checked and where the evidence is may be left out, so they don't count here."""


@rule(
    "length.name",
    "A name that lists cut off",
    "CRM lists, paths and reports cut long stage names. Keep it to 40 characters; the definition can say the rest.",
    "{count} characters: most CRM lists will cut this name off.",
)
def long_name(board: Board, stage: LintStage) -> Iterator[Found]:
    if len(stage.name) > LONGEST_NAME:
        yield Found("name", {"count": str(len(stage.name))}, stage.name)


@rule(
    "length.definition",
    "Longer than a CRM takes",
    "Salesforce takes 255 characters as the description of a stage. Two short sentences are also read more often.",
    "{count} characters: Salesforce would cut this definition at {limit}.",
)
def long_definition(board: Board, stage: LintStage) -> Iterator[Found]:
    count = len(str(stage.values.get("definition", "")))
    if count > LONGEST_DEFINITION:
        yield Found("definition", {"count": str(count), "limit": str(LONGEST_DEFINITION)})


@rule(
    "length.guidance",
    "More than fits beside the stage",
    "Salesforce shows 1,000 characters of guidance beside a stage. Say less, or move cases into the examples.",
    "Definition and criteria together have {count} characters: a CRM shows the first {limit}.",
)
def long_guidance(board: Board, stage: LintStage) -> Iterator[Found]:
    said = [str(stage.values.get("definition", ""))]
    said += [each.text for key in ("entry_criteria", "exit_criteria") for each in stage.criteria(key)]
    count = sum(map(len, said))
    if count > LONGEST_GUIDANCE:
        yield Found("entry_criteria", {"count": f"{count:,}", "limit": f"{LONGEST_GUIDANCE:,}"})


RULES: tuple[Rule, ...] = (long_name, long_definition, long_guidance)

"""Names on the board: what is asked about, and what is left in peace."""

import pytest

from stageworkshop.domain.naming_rules import Named, near, questions


def stage(name: str, pipeline: str = "Leads", kind: str = "open", *aliases: tuple[str, str]) -> Named:
    return Named(f"{pipeline}/{name}/{len(aliases)}", name, pipeline, kind, aliases)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Proposal", "Proposals", "a few letters"),
        ("Negotiation", "Negociation", "a few letters"),
        ("Hand over", "Handover", "blanks or hyphens"),
        ("Qualified lead", "Lead qualified", "another order"),
        ("MQL", "Marketing qualified lead", "short form"),
        ("Request for quotation", "RFQ", "short form"),
        ("Lead", "Leads", "a few letters"),
        ("Angebot verschickt", "Angebote verschickt", "a few letters"),
    ],
)
def test_names_that_could_mean_one_thing(one: str, other: str, reason: str) -> None:
    assert reason in near(one, other)
    assert reason in near(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sales accepted lead", "Sales qualified lead"),
        ("Marketing qualified lead", "Sales qualified lead"),
        ("Closed won", "Closed lost"),
        ("Qualified", "Disqualified"),
        ("Order", "Reorder"),
        ("Phase 1", "Phase 2"),
        ("Won", "Own"),
        ("Lead", "Deal"),
        ("提案", "受注"),
        ("", "Lead"),
    ],
)
def test_names_that_are_plainly_two(one: str, other: str) -> None:
    assert near(one, other) == ""


def test_one_name_in_one_pipeline_twice() -> None:
    found = questions([Named("1", "MQL", "Leads"), Named("2", "mql", "Leads")])
    assert [(each.code, each.stage_ids, each.merge) for each in found] == [("name.twice", ("1", "2"), True)]
    assert "“mql” is in “Leads” twice" in found[0].text


def test_one_name_in_two_pipelines_is_asked_about_unless_both_end_alike() -> None:
    assert [each.code for each in questions([stage("Qualified"), stage("Qualified", "Deals")])] == [
        "name.two_pipelines"
    ]
    assert questions([stage("Lost", "Leads", "lost"), stage("Lost", "Deals", "lost")]) == []
    assert len(questions([stage("Closed", "Leads", "lost"), stage("Closed", "Deals", "won")])) == 1


def test_a_team_that_calls_a_stage_by_another_stages_name() -> None:
    found = questions([stage("MQL", "Leads", "open", ("Sales", "Opportunity")), stage("Opportunity", "Deals")])
    assert [each.code for each in found] == ["alias.is_name"]
    assert found[0].text.startswith("Sales calls “MQL” “Opportunity”")


def test_one_alias_for_two_stages_names_both_and_who_says_so() -> None:
    found = questions(
        [stage("MQL", "Leads", "open", ("Sales", "Hot lead")), stage("SQL", "Leads", "open", ("", "hot lead"))]
    )
    assert [each.code for each in found] == ["alias.twice"]
    assert "“MQL” by Sales and for “SQL”." in found[0].text


def test_a_stage_may_be_called_its_own_name_by_a_team() -> None:
    assert questions([stage("MQL", "Leads", "open", ("Sales", "MQL"), ("Service", "MQL"))]) == []


def test_a_pair_is_asked_about_once() -> None:
    twins = [Named("1", "Lead", "Leads", "open", (("Sales", "Lead"),)), Named("2", "Lead", "Leads")]
    assert len(questions(twins)) == 1


def test_two_hundred_stages_are_compared_at_once() -> None:
    many = [stage(f"{word} {number} check", f"P{number}") for word in ("Technical", "Legal") for number in range(100)]
    assert questions(many) == []

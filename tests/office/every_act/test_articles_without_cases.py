"""Articles that no plan of a matter can show: who belongs to the government, what a tick means, when a text is law."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from guiju.office.cases.queries.places import acts_to_open
from guiju.office.people import actions as people
from guiju.office.people.models import Organ, Post
from guiju.office.people.queries import ActingPost, can_act_for, leader_in_charge, leaders
from guiju.office.people.roles import resolve
from guiju.office.rulebook import queries
from guiju.rules.citations import Citation
from guiju.rules.instruments import norms
from guiju.rules.planning.problems import NotInForce
from guiju.rules.planning.worked_cases import cites_in
from office.every_act.worked_matters import DISTRICTS

ON = date(2024, 5, 6)
HOUSING = "housing_commission"


def filling(role: str, district: str) -> set[Post]:
    """The posts that fill a role of the vocabulary for a matter of the housing commission."""
    definition = queries.vocabulary().roles[role].resolve
    return set(resolve(role, definition, district=district, drafting_organ=HOUSING, facts={}, on=ON))


def own_norms(citation: str, district: str) -> list[norms.Norm]:
    """The norms of one article."""
    article = queries.article_of(Citation.parse(citation), district)
    assert article is not None
    return [placed.norm for placed in article.norms]


def place_of(district: str, code: str, organ: str | None = None) -> Post:
    return Post.objects.filter(district=district, code=code, organ__code=organ).order_by("rank")[0]


@pytest.mark.shows("DC2024:4", "CY2023:4", zh="区政府由区长、副区长和组成部门主要负责人组成，职务从组织机构中得出")
@pytest.mark.usefixtures("organisation", "db")
@pytest.mark.parametrize("district", DISTRICTS)
def test_the_government_is_its_leaders_and_the_heads_of_its_departments(district: str) -> None:
    every = queries.district_rulebook(district).norms_of(norms.CompositionNorm, ON)
    own = queries.instrument(district).code
    ((placed, composed),) = [found for found in every if found[0].cites[0].instrument == own]
    found = set().union(*(filling(role, district) for role in composed.members))
    chiefs = Post.objects.filter(district=district, code="chief", organ__kind="department")
    assert found == {*leaders(district, ON), *chiefs}
    assert placed.cites[0].article == 4


@pytest.mark.shows("DC2024:6", "CY2023:5", zh="区长书面委托以后，副区长才能办委托的事；分工之内的事各管一摊")
@pytest.mark.usefixtures("organisation", "db")
@pytest.mark.parametrize(("district", "citation"), [("dongcheng", "DC2024:6"), ("chaoyang", "CY2023:5")])
def test_a_deputy_does_the_heads_work_only_when_commissioned(district: str, citation: str) -> None:
    power = next(norm for norm in own_norms(citation, district) if isinstance(norm, norms.PowerNorm))
    head, deputy = place_of(district, "head"), place_of(district, "deputy")
    assert (power.of, list(power.passes_to), power.needs) == ("head", ["deputies"], "commission")
    assert deputy in filling("deputies", district)
    assert not can_act_for(deputy, head, ON)
    people.commission_stand_in(head, deputy, ON, ON + timedelta(days=1), citation=citation)
    assert can_act_for(deputy, head, ON)
    assert not can_act_for(deputy, head, ON + timedelta(days=1))
    organ = Organ.objects.get(district=district, code=HOUSING)
    assert leader_in_charge(district, organ, ON) in filling("deputies", district)


@pytest.mark.shows("DC2024:7", "CY2023:6", zh="部门的事由部门主要负责人负责；没有一条路线让人改动审计结论")
@pytest.mark.usefixtures("organisation", "db")
@pytest.mark.parametrize("district", DISTRICTS)
def test_the_head_of_an_organ_answers_for_it_and_nobody_is_asked_about_an_audit(district: str) -> None:
    assert filling("organ_head", district) == {place_of(district, "chief", HOUSING)}
    rulebook = queries.district_rulebook(district)
    asked = {
        (role, step.does)
        for _, route in rulebook.norms_of(norms.RouteNorm, ON)
        for way in (route.general, *route.exceptions)
        if way is not None
        for step in way.steps
        for role in step.who
        if rulebook.vocabulary.roles[role].resolve.get("organ") == "audit_bureau"
    }
    assert asked == set()


@pytest.mark.shows(
    "DC2024:stated", "CY2023:stated", "DC2024:83", "CY2023:71", zh="只作宣示的条文不会挡住、也不会催办任何事项"
)
@pytest.mark.parametrize("district", DISTRICTS)
def test_an_article_that_only_declares_never_speaks_in_a_plan(district: str) -> None:
    rulebook, own = queries.district_rulebook(district), queries.instrument(district)
    declaring = {article.citation for article in own.articles.values() if article.treatment == "stated"}
    declaring.add(own.articles[{"dongcheng": 83, "chaoyang": 71}[district]].citation)
    plans = [rulebook.plan(case.act, case.facts, case.on) for case in queries.worked_cases(district, own.code)]
    spoken = {cite.whole_article() for plan in plans for cite in cites_in(plan)}
    assert spoken & declaring == set()
    assert all(isinstance(norm, norms.StatementNorm) for cite in declaring for norm in own_norms(str(cite), district))


@pytest.mark.shows("DC2024:83", "CY2023:71", zh="街道办事处等机构和部门一样按本规则报送事项")
@pytest.mark.usefixtures("organisation", "db")
@pytest.mark.parametrize("district", DISTRICTS)
def test_other_organs_of_the_district_are_bound_like_departments(district: str) -> None:
    department = place_of(district, "desk", HOUSING)
    street = Post.objects.filter(district=district, code="desk", organ__kind="subdistrict")[0]
    offered = [acts_to_open(district, (ActingPost(post, post),), ON) for post in (department, street)]
    assert offered[0] == offered[1] != []


@pytest.mark.shows("DC2024:54", "CY2023:49", zh="圈阅报告表示已阅，圈阅请示表示同意，写了明确意见的照意见办")
@pytest.mark.parametrize(("district", "article"), [("dongcheng", "DC2024:54"), ("chaoyang", "CY2023:49")])
@pytest.mark.parametrize(
    ("deed", "on", "means"),
    [("tick", "report", "read"), ("tick", "request", "consent"), ("written_opinion", "request", "carry_out")],
)
def test_what_a_leader_writes_on_a_paper_means_what_the_article_says(
    district: str, article: str, deed: str, on: str, means: str
) -> None:
    found = queries.district_rulebook(district).meaning(deed, on, ON)
    assert found is not None
    assert (found[0], str(found[1].cites[0].whole_article())) == (means, article)


@pytest.mark.shows("DC2024:84", "CY2023:72", zh="施行之日起才有答案，前一天没有；旧规则同时废止")
@pytest.mark.parametrize(("district", "citation"), [("dongcheng", "DC2024:84"), ("chaoyang", "CY2023:72")])
def test_a_text_gives_answers_from_its_first_day_and_repeals_the_one_before(district: str, citation: str) -> None:
    rulebook, own = queries.district_rulebook(district), queries.instrument(district)
    first = own.head.in_force_on
    assert own in rulebook.in_force(first)
    with pytest.raises(NotInForce):
        rulebook.plan("issue_document", {}, first - timedelta(days=1))
    validity = next(norm for norm in own_norms(citation, district) if isinstance(norm, norms.ValidityNorm))
    assert [old.number for old in validity.repeals] == [old.number for old in own.head.repeals] != []

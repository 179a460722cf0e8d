"""From roles to posts: who is meant on a day, and what is said when nobody is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from pytest_django.fixtures import Settings

from guiju.office.config import settings as configured
from guiju.office.people import actions, queries
from guiju.office.people.errors import (
    NobodyInCharge,
    NotStandingIn,
    PostMissing,
    PostTaken,
    PostVacant,
    SpanBackwards,
    WorkTaken,
)
from guiju.office.people.models import Holding, Organ, Person, Portfolio, Post
from guiju.office.people.roles import resolve
from office.cases.town import ON, Town, build_town


@pytest.fixture
def town(db: None) -> Town:
    return build_town()


def named(town: Town, definition: dict[str, Any], **facts: Any) -> list[str]:
    """The names of the posts that fill a role for a paper of the parks bureau."""
    names = {post.pk: name for name, post in town.posts.items()}
    posts = resolve("role", definition, district="qingshi", drafting_organ="parks_bureau", facts=facts, on=ON)
    return [names[post.pk] for post in posts]


@pytest.mark.parametrize(
    ("definition", "expected"),
    [
        ({"leader": "head"}, ["head"]),
        ({"leader": "deputies"}, ["executive_deputy", "deputy", "deputy2"]),
        ({"leader": "all"}, ["head", "executive_deputy", "deputy", "deputy2"]),
        ({"in_charge_of": "drafting_organ"}, ["deputy"]),
        ({"organ": "justice_bureau", "post": "chief"}, ["justice_bureau.chief"]),
        ({"case": "drafting_organ", "post": "desk"}, ["parks_bureau.desk"]),
        ({"organ": "government_office", "post": "desk"}, ["government_office.desk", "government_office.desk2"]),
        ({"external": True}, []),
        ({"body": "executive_meeting"}, []),
    ],
)
def test_a_role_names_its_posts(town: Town, definition: dict[str, Any], expected: list[str]) -> None:
    assert named(town, definition) == expected


def test_facts_name_organs_and_leaders(town: Town) -> None:
    organs = {"fact": "organs_concerned", "post": "chief"}
    assert named(town, organs, organs_concerned=["justice_bureau"]) == ["justice_bureau.chief"]
    leaders = {"fact": "deputies_concerned", "posts": True}
    assert named(town, leaders, deputies_concerned=[town.key("deputy2")]) == ["deputy2"]
    with pytest.raises(PostMissing):
        named(town, leaders, deputies_concerned=["999999"])
    with pytest.raises(PostMissing, match="no_such_organ"):
        named(town, organs, organs_concerned=["no_such_organ"])


def test_the_leader_in_charge_may_be_the_executive_deputy_or_the_head(town: Town) -> None:
    Portfolio.objects.filter(organ__code="parks_bureau").update(leader_post=town.posts["head"])
    assert named(town, {"in_charge_of": "drafting_organ"}) == ["head"]


def test_an_organ_below_another_has_the_leader_of_the_other(town: Town) -> None:
    parks = Organ.objects.get(code="parks_bureau")
    Portfolio.objects.filter(organ=parks).delete()
    with pytest.raises(NobodyInCharge, match="parks_bureau"):
        named(town, {"in_charge_of": "drafting_organ"})
    Organ.objects.filter(pk=parks.pk).update(parent=Organ.objects.get(code="finance_bureau"))
    assert named(town, {"in_charge_of": "drafting_organ"}) == ["executive_deputy"]


def test_the_leader_of_a_paper_from_above_is_that_of_the_organs_responsible_for_it(town: Town) -> None:
    definition = {"in_charge_of": {"fact": "responsible_organ"}, "else": "drafting_organ"}
    assert named(town, definition) == ["deputy"]
    assert named(town, definition, responsible_organ=[]) == ["deputy"]
    assert named(town, definition, responsible_organ=["finance_bureau"]) == ["executive_deputy"]
    both = named(town, definition, responsible_organ=["parks_bureau", "justice_bureau", "finance_bureau"])
    assert both == ["executive_deputy", "deputy"]
    with pytest.raises(PostMissing, match="no_such_organ"):
        named(town, definition, responsible_organ=["no_such_organ"])


def test_a_field_of_work_has_its_own_leader(town: Town) -> None:
    definition = {"in_charge_of": "foreign_affairs"}
    with pytest.raises(NobodyInCharge, match="foreign_affairs"):
        named(town, definition)
    actions.assign_portfolio(town.posts["deputy2"], "foreign_affairs", ON)
    assert named(town, definition) == ["deputy2"]


def test_a_single_vacant_post_is_an_error_but_of_a_class_the_vacant_drop_out(town: Town) -> None:
    Holding.objects.filter(post=town.posts["deputy"]).update(until_on=ON)
    assert named(town, {"leader": "deputies"}) == ["executive_deputy", "deputy2"]
    with pytest.raises(PostVacant, match="甲副区长"):
        named(town, {"in_charge_of": "drafting_organ"})
    with pytest.raises(PostVacant):
        named(town, {"fact": "who", "posts": True}, who=[town.key("deputy")])


def test_a_stand_in_fills_a_vacant_post_only_while_their_own_is_held(town: Town) -> None:
    Holding.objects.filter(post=town.posts["deputy"]).update(until_on=ON)
    actions.commission_stand_in(town.posts["deputy"], town.posts["deputy2"], ON)
    assert named(town, {"in_charge_of": "drafting_organ"}) == ["deputy"]
    Holding.objects.filter(post=town.posts["deputy2"]).update(until_on=ON)
    with pytest.raises(PostVacant):
        named(town, {"in_charge_of": "drafting_organ"})


def test_days_are_half_open(town: Town) -> None:
    post, person = town.posts["deputy"], town.people["deputy"]
    actions.end_holding(Holding.objects.get(post=post), ON)
    assert queries.holder(post, date(2024, 5, 5)) == person
    assert queries.holder(post, ON) is None
    assert queries.posts_held(person, date(2024, 5, 5)) == (post,)
    assert queries.posts_held(person, ON) == ()


def test_acting_posts_are_own_ones_first_then_those_stood_in_for(town: Town) -> None:
    actions.commission_stand_in(town.posts["head"], town.posts["executive_deputy"], ON, date(2024, 5, 8))
    person = town.people["executive_deputy"]
    acting = queries.acting_posts(person, date(2024, 5, 7))
    assert [(a.post.code, a.by_post.code, bool(a.stand_in)) for a in acting] == [
        ("executive_deputy", "executive_deputy", False),
        ("head", "executive_deputy", True),
    ]
    assert [a.post.code for a in queries.acting_posts(person, date(2024, 5, 8))] == ["executive_deputy"]


def test_a_post_has_one_holder_a_day(town: Town) -> None:
    post, other = town.posts["head"], town.people["deputy"]
    with pytest.raises(PostTaken, match="区长本人"):
        actions.appoint(post, other, ON)
    actions.end_holding(Holding.objects.get(post=post), ON)
    actions.appoint(post, other, ON)
    assert queries.holder(post, ON) == other


def test_the_database_refuses_a_second_holder_by_itself(town: Town) -> None:
    post, person = town.posts["head"], town.people["deputy"]
    with pytest.raises(DatabaseError, match="two holders"), transaction.atomic():
        Holding.objects.create(district=town.district, post=post, person=person, since_on=ON, until_on=date(2024, 6, 1))
    holding = Holding.objects.get(post=post)
    holding.until_on = ON
    holding.save()
    second = Holding.objects.create(district=town.district, post=post, person=person, since_on=ON)
    with pytest.raises(DatabaseError, match="two holders"), transaction.atomic():
        Holding.objects.filter(pk=second.pk).update(since_on=date(2024, 4, 1))


def test_one_leader_is_in_charge_of_an_organ_a_day(town: Town) -> None:
    with pytest.raises(WorkTaken, match="甲副区长"):
        actions.assign_portfolio(town.posts["deputy2"], Organ.objects.get(code="parks_bureau"), ON)


def test_spans_and_stand_ins_must_make_sense(town: Town) -> None:
    head, deputy = town.posts["head"], town.posts["deputy"]
    with pytest.raises(SpanBackwards):
        actions.commission_stand_in(head, deputy, ON, ON)
    with pytest.raises(NotStandingIn):
        actions.commission_stand_in(head, head, ON)


def test_accounts_are_made_with_hashed_passwords(town: Town, settings: Settings) -> None:
    settings.PASSWORD_HASHERS = configured.PASSWORD_HASHERS
    (person,) = actions.create_accounts([("new", "新人", "qingshi")], "correct horse battery")
    assert person.password.startswith("argon2")
    assert queries.person_of("new") == person
    Person.objects.filter(pk=person.pk).update(is_active=False)
    assert queries.person_of("new") is None
    assert Post.objects.count() == len(town.posts)

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from guiju.office.openness.actions import correct
from guiju.office.people.models import District, Holding, Organ, Person, Post
from office.openness.papers import NOW, published

pytestmark = pytest.mark.usefixtures("districts")
ADDRESS = "/public/dongcheng/history/"


def signed_in(organ_kind: str, district: str = "dongcheng") -> Client:
    """The browser of somebody who holds a post in an organ of that kind."""
    place = District.objects.get(pk=district)
    person = Person.objects.create_person("li", "李小满", place)
    organ = Organ.objects.create(district=place, code="x", name="某机构", short_name="某机构", kind=organ_kind)
    post = Post.objects.create(district=place, organ=organ, code="desk", title="经办人")
    Holding.objects.create(district=place, post=post, person=person, since_on=date(2020, 1, 1))
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_office_reads_what_was_changed_and_why() -> None:
    correct(published(subject="民政"), {"subject": "城市管理"}, "分类有误", now=NOW)
    shown = signed_in("office").get(ADDRESS).content.decode()
    assert "分类有误" in shown
    assert "主题分类：民政 → 城市管理" in shown


@pytest.mark.parametrize(("kind", "district"), [("department", "dongcheng"), ("office", "chaoyang")])
def test_nobody_outside_the_districts_office_reads_the_history(kind: str, district: str) -> None:
    correct(published(), {"subject": "城市管理"}, "分类有误", now=NOW)
    answer = signed_in(kind, district).get(ADDRESS)
    assert answer.status_code == 403
    assert "分类有误" not in answer.content.decode()


def test_a_stranger_is_sent_to_sign_in(client: Client) -> None:
    answer = client.get(ADDRESS)
    assert answer.status_code == 302
    assert "sign" in answer["Location"]

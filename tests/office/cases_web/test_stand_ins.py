"""The organisation of a day, and stand-ins for one's own posts."""

from __future__ import annotations

from django.http import HttpResponse

from guiju.office.people.models import Post, StandIn
from office.cases_web.browsing import Browse, fields, text

EXEC = "dc-exec"


def commission(browse: Browse, who: str = EXEC, **more: object) -> HttpResponse:
    client = browse(who)
    deputy = Post.objects.get(district="dongcheng", title__startswith="副区长（城建")
    given = fields(client.get("/stand-ins/")) | {"by_post": deputy.pk, "last_on": "2024-05-08"} | more
    return client.post("/stand-ins/", given)


def test_the_organisation_of_a_day_names_holders_and_division_of_work(browse: Browse) -> None:
    client = browse(EXEC)
    assert "李示四" in text(client.get("/organisation/"))
    assert "区城市管理委" in text(client.get("/organisation/"))
    assert "李示四" not in text(client.get("/organisation/?on=2020-01-01"))
    assert "不是日期" in text(client.get("/organisation/?on=yesterday"))


def test_the_last_day_typed_is_included(browse: Browse) -> None:
    assert commission(browse).status_code == 302
    made = StandIn.objects.get()
    assert (str(made.since_on), str(made.until_on)) == ("2024-05-06", "2024-05-09")
    assert made.commissioned_by is not None
    assert "2024年5月8日" in text(browse(EXEC).get("/stand-ins/"))


def test_the_one_who_stands_in_sees_it_too(browse: Browse) -> None:
    commission(browse)
    assert "钱示二" in text(browse("dc-deputy-city").get("/stand-ins/"))


def test_nobody_commissions_for_the_past_or_backwards(browse: Browse) -> None:
    answer = commission(browse, since_on="2024-05-01", last_on="2024-04-30")
    assert answer.status_code == 422
    assert "已经过去" in text(answer)
    assert not StandIn.objects.exists()


def test_nobody_commissions_for_a_post_that_is_not_theirs(browse: Browse) -> None:
    head = Post.objects.get(district="dongcheng", code="head") if commission(browse).status_code == 302 else None
    assert head is not None
    assert commission(browse, of_post=head.pk).status_code == 422


def test_a_stand_in_is_ended_early_by_the_one_who_gave_it_only(browse: Browse) -> None:
    commission(browse)
    made = StandIn.objects.get()
    assert browse("dc-deputy-city").post(f"/stand-ins/{made.pk}/end/").status_code == 403
    assert browse(EXEC).post(f"/stand-ins/{made.pk}/end/").status_code == 302
    made.refresh_from_db()
    assert str(made.until_on) == "2024-05-07"


def test_a_stand_in_that_has_not_begun_is_taken_back(browse: Browse) -> None:
    commission(browse, since_on="2024-05-07")
    browse(EXEC).post(f"/stand-ins/{StandIn.objects.get().pk}/end/")
    assert not StandIn.objects.exists()

"""Circulated papers: sent once, read by whoever holds the post, and nobody else's business."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from guiju.office.circulation import reading
from guiju.office.circulation.errors import NoSuchCopy
from guiju.office.circulation.models import Copy, CopyKind
from guiju.office.circulation.sending import Paper, last_copies, send
from guiju.office.people.models import StandIn
from office.meetings.conftest import chaoyang, dongcheng  # noqa: F401 -- fixtures
from office.meetings.hall import Hall

CHIEF = "housing_commission.chief"


def paper(text: str = "请于本周内报送进度。") -> Paper:
    return Paper("dongcheng", CopyKind.CIRCULAR, "circular-1", "关于会议纪律的通报", text)


@pytest.fixture
def copy(dongcheng: Hall) -> Copy:  # noqa: F811 -- fixtures
    return send(paper(), [dongcheng.posts[CHIEF]], dongcheng.actor())[0]


def client_of(hall: Hall, name: str) -> Client:
    client = Client()
    client.force_login(hall.people[name], backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_same_words_are_sent_once_and_other_words_again(dongcheng: Hall, copy: Copy) -> None:  # noqa: F811
    posts = [dongcheng.posts[CHIEF], dongcheng.posts["head"]]
    assert [made.post for made in send(paper(), posts, dongcheng.actor())] == [posts[1]]
    send(paper("请于今天报送进度。"), posts, dongcheng.actor())
    assert {key: row.number for key, row in last_copies("circular-1").items()} == {posts[0].pk: 2, posts[1].pk: 2}


def test_words_that_differ_in_the_width_of_their_marks_are_the_same_paper(dongcheng: Hall) -> None:  # noqa: F811
    posts = [dongcheng.posts[CHIEF]]
    send(paper("通报(第一次):请报送进度。"), posts, dongcheng.actor())  # halfwidth
    assert send(paper("通报（第一次）：请报送进度。"), posts, dongcheng.actor()) == []


def test_only_the_holder_reads_and_the_first_time_counts(dongcheng: Hall, copy: Copy) -> None:  # noqa: F811
    with pytest.raises(NoSuchCopy):
        reading.read(copy.pk, dongcheng.actor("head"))
    first = reading.read(copy.pk, dongcheng.actor(CHIEF)).read_at
    assert reading.read(copy.pk, dongcheng.actor(CHIEF)).read_at == first


def test_a_stand_in_reads_for_who_is_away(dongcheng: Hall, copy: Copy) -> None:  # noqa: F811
    by, of = dongcheng.posts["housing_commission.desk"], dongcheng.posts[CHIEF]
    on = dongcheng.actor().on
    span = {"since_on": on, "until_on": on + timedelta(days=2)}
    StandIn.objects.create(district=dongcheng.district, of_post=of, by_post=by, kind="leave", **span)
    read_by = reading.read(copy.pk, dongcheng.actor("housing_commission.desk")).read_by
    assert read_by == dongcheng.people["housing_commission.desk"]


def test_its_pages_are_closed_to_strangers_and_to_the_other_district(
    dongcheng: Hall,  # noqa: F811
    chaoyang: Hall,  # noqa: F811
    copy: Copy,
) -> None:
    page, done = reverse("circulation:copy", args=[copy.pk]), reverse("circulation:read", args=[copy.pk])
    for client in (client_of(dongcheng, "finance_bureau.desk"), client_of(chaoyang, CHIEF)):
        assert client.get(page).status_code == 404
        assert client.post(done).status_code == 404
        assert client.get("/api/copies").json() == []
        assert client.post(f"/api/copies/{copy.pk}/read").status_code == 404
    assert Client().get(page).status_code == 302
    mine = client_of(dongcheng, CHIEF)
    assert "请于本周内报送进度" in mine.get(page).content.decode()
    assert [row["title"] for row in mine.get("/api/copies?unread=true").json()] == [copy.title]
    assert mine.post(f"/api/copies/{copy.pk}/read").json()["read_at"]
    assert mine.get("/api/copies?unread=true").json() == []

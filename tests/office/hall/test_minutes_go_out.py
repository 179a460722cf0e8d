"""Signed minutes go out to whom they are for, units get their own item, and the public reads only what was checked."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from guiju.office.cases.models import Case, OwedByCase
from guiju.office.circulation import reading
from guiju.office.circulation.models import Copy
from guiju.office.duties.models import Fulfilment
from guiju.office.duties.raised import Raised
from guiju.office.duties.rows import Where
from guiju.office.hall import publishing
from guiju.office.hall.distribution import distribute, distribution, send_to
from guiju.office.hall.models import PublicPart
from guiju.office.hall.publishing import Checked
from guiju.office.meetings import actions
from guiju.office.meetings.errors import NotNowAtSitting, NotYourMeeting, WrongInput
from guiju.office.meetings.models import AgendaItem, Sitting
from office.meetings.hall import Hall
from office.meetings.test_minutes import held

HALLS = pytest.mark.parametrize("name", ["dongcheng", "chaoyang"])
CHIEF, FINANCE = "housing_commission.chief", "finance_bureau.chief"
SECRET = "由住建部门牵头落实。"
"""What the sitting recorded, which stays inside."""


def signed(hall: Hall) -> Sitting:
    """A sitting of one item whose minutes are signed and issued."""
    sitting = held(hall, topic_kind="coordination")
    actions.send_minutes(sitting.pk, hall.actor())
    hall.run(sitting.minutes_case_id or 0)
    return sitting


def client_of(hall: Hall, name: str) -> Client:
    client = Client()
    client.force_login(hall.people[name], backend="django.contrib.auth.backends.ModelBackend")
    return client


def got(hall: Hall, name: str) -> list[str]:
    return list(Copy.objects.filter(post=hall.posts[name]).values_list("kind", flat=True))


@HALLS
def test_members_get_the_minutes_and_a_unit_only_its_own_item(request: pytest.FixtureRequest, name: str) -> None:
    hall = request.getfixturevalue(name)
    sitting = signed(hall)
    count = distribute(sitting.pk, hall.actor())
    assert count == len(hall.leaders()) + Copy.objects.exclude(post__organ=None).count()
    assert got(hall, "deputy4") == ["minutes"], "also who was on leave"
    assert got(hall, FINANCE) == []
    unit = Copy.objects.get(post=hall.posts[CHIEF])
    assert SECRET in unit.text
    assert hall.people["deputy4"].name not in unit.text
    with pytest.raises(NotNowAtSitting, match="没有重复发送"):
        distribute(sitting.pk, hall.actor())
    reading.read(unit.pk, hall.actor(CHIEF))
    page = client_of(hall, "government_office.desk").get(reverse("hall:distribution", args=[sitting.pk]))
    assert hall.people[CHIEF].name in page.content.decode()
    assert "未阅" in page.content.decode()


def test_one_more_unit_gets_the_minutes_once(dongcheng: Hall) -> None:
    sitting = signed(dongcheng)
    assert send_to(sitting.pk, "finance_bureau", dongcheng.actor()) == 1
    with pytest.raises(NotNowAtSitting, match="已经收到"):
        send_to(sitting.pk, "finance_bureau", dongcheng.actor())
    with pytest.raises(WrongInput):
        send_to(sitting.pk, "no_such_organ", dongcheng.actor())
    listed = {one.post.pk: one.copy for one in distribution(sitting.pk, dongcheng.actor()).whole}
    assert listed[dongcheng.key(FINANCE)] is not None


def test_minutes_go_out_only_signed_and_only_by_the_office(dongcheng: Hall, chaoyang: Hall) -> None:
    sitting = held(dongcheng, topic_kind="coordination")
    with pytest.raises(NotNowAtSitting, match="还没有签发"):
        distribute(sitting.pk, dongcheng.actor())
    with pytest.raises(NotYourMeeting):
        distribute(sitting.pk, dongcheng.actor("head"))
    for page, ask in (("distribution", "get"), ("send_minutes_out", "post"), ("public_parts", "get")):
        address = reverse(f"hall:{page}", args=[sitting.pk])
        assert getattr(client_of(dongcheng, CHIEF), ask)(address).status_code == 403
        assert getattr(client_of(chaoyang, "government_office.desk"), ask)(address).status_code == 404
    assert not Copy.objects.exists()


@HALLS
def test_the_public_reads_the_checked_words_and_nothing_of_the_minutes(
    request: pytest.FixtureRequest, name: str
) -> None:
    hall = request.getfixturevalue(name)
    sitting = signed(hall)
    item = AgendaItem.objects.get(sitting=sitting)
    with pytest.raises(NotNowAtSitting, match="还没有作公开审查"):
        publishing.publish(sitting.pk, hall.actor())
    publishing.check(item.pk, hall.actor(), Checked("会议研究了住房保障工作。"))
    address = reverse("hall_public:decisions", args=[hall.code])
    assert "会议研究了住房保障工作" not in Client().get(address).content.decode()
    office = client_of(hall, "government_office.desk")
    office.post(reverse("hall:publish_parts", args=[sitting.pk]))
    public = Client().get(address).content.decode()
    assert "会议研究了住房保障工作" in public
    for inside in (SECRET, hall.people["head"].name, "出席"):
        assert inside not in public
    with pytest.raises(NotNowAtSitting, match="不能再改"):
        publishing.check(item.pk, hall.actor(), Checked("别的话"))


@pytest.mark.shows("DC2024:23", zh="议定事项经审查公开后，「及时公布」的职责随之记为已办")
@HALLS
def test_publishing_an_item_keeps_the_duty_to_make_it_public(request: pytest.FixtureRequest, name: str) -> None:
    hall = request.getfixturevalue(name)
    sitting = signed(hall)
    item = AgendaItem.objects.select_related("topic").get(sitting=sitting)
    asked = {str(cite) for cite in publishing.asked_for(item)}
    assert bool(asked) == (name == "dongcheng"), "only Dongcheng's text asks for it"
    publishing.check(item.pk, hall.actor(), Checked("会议研究了住房保障工作。"))
    assert not Fulfilment.objects.exists()
    publishing.publish(sitting.pk, hall.actor())
    noted = Fulfilment.objects.filter(case=item.topic.case_id)
    assert {note.duty.partition("#")[0] for note in noted} == asked
    assert all(note.document_number == reverse("hall_public:decisions", args=[hall.code]) for note in noted)
    raised = Raised(hall.code, hall.actor().now)
    left = [row.norm for where in (Where.OWED, Where.LATE, Where.COMING) for row in raised.at(where)]
    assert not [norm for norm in left if norm.partition("#")[0] in asked]


def test_an_item_put_off_leaves_the_duty_open_and_the_matter_behind_a_topic_is_kept_too(dongcheng: Hall) -> None:
    sitting = signed(dongcheng)
    item = AgendaItem.objects.select_related("topic").get(sitting=sitting)
    behind = dongcheng.matter("propose_topic")
    OwedByCase.objects.filter(case=behind).delete()
    own = OwedByCase.objects.filter(case=item.topic.case_id, norm__startswith="DC2024:23#").values().get()
    OwedByCase.objects.create(**own | {"id": None, "case_id": behind})
    Case.objects.filter(pk=item.topic.case_id).update(parent=behind)
    publishing.check(item.pk, dongcheng.actor(), Checked("会议研究了住房保障工作。"))
    for outcome, kept in (("deferred", set()), ("agreed", {item.topic.case_id, behind})):
        AgendaItem.objects.filter(pk=item.pk).update(outcome=outcome)
        PublicPart.objects.update(published_at=None)
        publishing.publish(sitting.pk, dongcheng.actor())
        assert set(Fulfilment.objects.values_list("case", flat=True)) == kept


def test_an_item_that_stays_inside_leaves_nothing_in_public(dongcheng: Hall) -> None:
    sitting = signed(dongcheng)
    item = AgendaItem.objects.get(sitting=sitting)
    office = client_of(dongcheng, "government_office.desk")
    page = reverse("hall:public_parts", args=[sitting.pk])
    both = {"item": item.pk, "text": "公开", "withheld_reason": "state_secret"}
    answer = office.post(reverse("hall:check_public_part", args=[sitting.pk]), both, follow=True)
    assert "两项只填一项" in answer.content.decode()
    office.post(
        reverse("hall:check_public_part", args=[sitting.pk]), {"item": item.pk, "withheld_reason": "state_secret"}
    )
    assert PublicPart.objects.get().withheld_reason == "state_secret"
    answer = office.post(reverse("hall:publish_parts", args=[sitting.pk]), follow=True)
    assert "没有要公开的议定事项" in answer.content.decode()
    assert item.topic.title not in Client().get(reverse("hall_public:decisions", args=["dongcheng"])).content.decode()
    assert "应公开" in office.get(page).content.decode(), "the article asks for it all the same"
    assert Client().get(reverse("hall_public:decisions", args=["nowhere"])).status_code == 404

"""A sitting kept by two secretaries: members leave, the quorum is lost, the line breaks; nothing typed is lost."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from journeys.conftest import SignIn
from journeys.desk import Desk
from journeys.installation import Installation
from journeys.stories import DIRECTOR, OFFICE

TITLE = "关于增设社区养老驿站的议题"
DC = "dc-"
BEGIN = f"""
from datetime import datetime, UTC
from guiju.office.cases.actions import Actor, Matter, open_case
from guiju.office.meetings import actions
from guiju.office.meetings.models import AgendaItem, Sitting, Topic
from guiju.office.meetings.roll import roll_of
from guiju.office.people.models import Person
def at(who): return Actor(Person.objects.get(username=who), datetime.now(UTC))
desk = 'dc-office-desk'
facts = dict(body='executive_meeting', topic_kind='coordination')
case = open_case(at('dc-housing-desk'), Matter('dongcheng', 'propose_topic', {TITLE!r}, facts, 'housing_commission'))
Topic.objects.filter(case=case).update(state='admitted')
pk = actions.call_sitting('dongcheng', at(desk), actions.Called('executive_meeting', at(desk).on))
AgendaItem.objects.create(sitting_id=pk, topic=Topic.objects.get(case=case), order=1)
Topic.objects.filter(case=case).update(state='scheduled')
members = roll_of(Sitting.objects.get(pk=pk)).members
actions.set_chair(pk, at(desk), members[0].post.pk)
actions.open_sitting(pk, at(desk))
actions.note_attendance(pk, at(desk), [actions.Note(m.post.pk, 'present') for m in members])
print(pk)
"""
"""A sitting that has begun, with all members in the room and one item."""


def test_the_quorum_is_lost_during_a_sitting_and_so_is_the_line(office: Installation, sign_in: SignIn) -> None:
    sitting = office.ask(BEGIN).splitlines()[-1]
    first, second = sign_in(DC + OFFICE), sign_in(DC + DIRECTOR)
    for desk in (first, second):
        desk.page.goto(f"/meetings/hall/{sitting}/")
    first.page.get_by_role("button", name="研究这一项").click()
    wording = first.page.get_by_label("议定事项")
    wording.fill("会议同意，年内建成五处。")
    expect(first.page.locator("[data-draft-state]")).to_contain_text("草稿已存")
    everybody_leaves(second)
    expect(first.page.locator("#board")).to_contain_text("没有达到要求")
    expect(wording).to_have_value("会议同意，年内建成五处。")
    decide(first, "原则同意")
    expect(first.page.locator("#told")).to_contain_text("现在不能议定")
    expect(first.page.locator("#told")).to_contain_text("年内建成五处")
    first.picture("hall-quorum-lost")
    the_line_breaks(first, wording)
    expect(second.page.locator("#board")).to_contain_text("暂缓")
    second.page.goto(f"/meetings/hall/{sitting}/display/")
    expect(second.page.locator("#board")).to_contain_text("人数不足，下次再议。")
    second.picture("hall-display")
    expect(second.page.get_by_role("button")).to_have_count(0)


def test_a_session_that_has_ended_takes_nothing_from_the_screen(office: Installation, sign_in: SignIn) -> None:
    sitting = office.ask(BEGIN).splitlines()[-1]
    desk = sign_in(DC + OFFICE)
    desk.page.goto(f"/meetings/hall/{sitting}/")
    desk.page.get_by_role("button", name="研究这一项").click()
    desk.page.get_by_label("议定事项").fill("会议同意。")
    cookies = desk.page.context.cookies()
    desk.page.context.clear_cookies()
    expect(desk.page.locator("#line")).to_contain_text("登录已失效")
    expect(seats(desk).get_by_role("listitem").first).to_be_visible()
    expect(desk.page.get_by_label("议定事项")).to_have_value("会议同意。")
    desk.page.context.add_cookies(cookies)  # type: ignore[arg-type] # as they were given
    expect(desk.page.locator("#line")).to_be_hidden()


def everybody_leaves(desk: Desk) -> None:
    """One after another, until nobody is noted as present."""
    leaving = seats(desk).get_by_role("button", name="离场")
    expect(leaving.first).to_be_visible()
    for left in range(leaving.count(), 0, -1):
        leaving.first.click()
        expect(leaving).to_have_count(left - 1)


def the_line_breaks(desk: Desk, wording: Locator) -> None:
    """What is typed and pressed without a line is sent when it is back, once."""
    desk.page.context.set_offline(True)
    wording.fill("人数不足，下次再议。")
    decide(desk, "暂缓")
    expect(desk.page.locator("#line")).to_contain_text("1条还没有送出")
    desk.page.context.set_offline(False)
    expect(desk.page.locator("#line")).to_be_hidden()
    expect(desk.page.locator(".record li", has_text="暂缓")).to_have_count(1)


def decide(desk: Desk, outcome: str) -> None:
    desk.page.get_by_label(outcome, exact=True).check()
    desk.page.get_by_role("button", name="登记结果").click()


def seats(desk: Desk) -> Locator:
    return desk.page.locator(".seats")

"""Leave with a stand-in, and a trip abroad with its leave: asked, granted, acted on by the stand-in, taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from journeys import ready
from journeys.conftest import SignIn
from journeys.days import TODAY, today
from journeys.desk import Desk
from journeys.drafting import bring, form_of, plan_of, save
from journeys.filling import fill
from journeys.stories import AGREED, DESK, DIRECTOR, OFFICE, SIGNED, recorded

WHY = "参加市里的现场会，临时通知。"


@dataclass(frozen=True)
class Away:
    """A deputy who goes away and the colleague who stands in."""

    prefix: str
    leader: str
    name: str
    by: str
    by_name: str
    article: str

    def at(self, sign_in: SignIn, who: str) -> Desk:
        """Somebody of this district at their desk."""
        return sign_in(f"{self.prefix}-{who}")


DONGCHENG = Away("dc", "副区长（城建、城管）", "李示四", "副区长（教育、外事）", "周示五", "第八十一条")
CHAOYANG = Away("cy", "副区长（城建、园区）", "鲁例四", "副区长（教育、外事）", "韦例五", "第六十九条")
BOTH = pytest.mark.parametrize("away", [DONGCHENG, CHAOYANG], ids=lambda away: away.prefix)


def answers(away: Away, title: str) -> dict[str, str]:
    """A leave of three days from today on."""
    return {
        "标题": title,
        "离京人": "副区长",
        "离京事由": "出差",
        "离京日期": TODAY,
        "离京最后一天": f"{today() + timedelta(days=2)}",
        "请假日期": TODAY,
        "请假的区领导": away.leader,
        "拟由谁代行": away.by,
        "因紧急事项临时外出": "是",
        "判断「因紧急事项临时外出」的理由": WHY,
    }


def ask(away: Away, leader: Desk, title: str) -> None:
    leader.begin("离京请假报备")
    fill(form_of(leader), answers(away, title))
    expect(plan_of(leader)).to_contain_text(f"批准后由「{away.by}」{away.by_name}代行「{away.leader}」")
    expect(plan_of(leader)).to_contain_text("这些日子")  # with or without sittings: other journeys call some for today
    leader.picture(f"leave-{away.prefix}-1-form")
    save(leader, "保存并报送")


def grant(away: Away, sign_in: SignIn, title: str) -> Desk:
    head = away.at(sign_in, "head")
    head.take(title)
    head.act("同意", AGREED)
    head.says("已经批准", f"由「{away.by}」{away.by_name}代行「{away.leader}」{away.name}的职务", away.article)
    head.picture(f"leave-{away.prefix}-2-granted")
    head.fits_a_phone(f"leave-{away.prefix}")
    return head


@BOTH
def test_a_leader_asks_leave_and_somebody_acts_on_his_behalf_until_he_is_back(sign_in: SignIn, away: Away) -> None:
    title, second = f"副区长离京三天（{away.prefix}）", f"区住建委主任离京请假（{away.prefix}）"
    leader, colleague = away.at(sign_in, "deputy-city"), away.at(sign_in, "deputy-edu")
    ask(away, leader, title)
    grant(away, sign_in, title)
    leave_of_a_chief(away.at(sign_in, DESK), second)
    colleague.take(second)
    expect(colleague.page.locator("#do .operation-for").first).to_contain_text(away.leader)
    colleague.act("同意", AGREED)
    colleague.says(away.by_name, away.leader)
    colleague.picture(f"leave-{away.prefix}-3-acted")
    take_back(leader)
    third = f"区住建委主任再次离京请假（{away.prefix}）"
    leave_of_a_chief(away.at(sign_in, DESK), third)
    colleague.page.goto("/")
    expect(colleague.page.get_by_role("link", name=third, exact=True)).to_have_count(0)
    leader.take(third)


def leave_of_a_chief(desk: Desk, title: str) -> None:
    """A matter in which the deputy in charge is asked first."""
    desk.begin("离京请假报备")
    days = {"离京日期": f"{today() + timedelta(days=20)}", "请假日期": TODAY}
    fill(form_of(desk), {"标题": title, "离京人": "部门行政主要负责人", "离京事由": "休假", **days})
    save(desk, "保存，下一步补材料")
    if desk.page.get_by_text("缺少").count() or desk.page.get_by_text("建议附上").count():
        bring(desk, ["书面请假材料"])
    desk.act("报送")


def take_back(leader: Desk) -> None:
    """Back before the first evening: nothing of the absence is left, and nobody stands in any more."""
    leader.page.goto("/stand-ins/")
    form = leader.page.locator(".absence form").first
    fill(form, {"实际最后一天（含当天）": f"{today() - timedelta(days=1)}", "原因": "现场会取消"})
    leader.picture(f"leave-{leader.account[:2]}-4-stand-ins")
    leader.fits_a_phone(f"stand-ins-{leader.account[:2]}")
    form.get_by_role("button", name="提前返回或者取消").click()
    leader.says("离岗已取消，代行同时取消。")


def test_a_paper_of_dongcheng_is_signed_for_the_one_who_is_away(sign_in: SignIn) -> None:
    away, title, paper = DONGCHENG, "副区长离京期间的签发", "关于做好老旧小区供暖检修的通知"
    leader, colleague, desk = (away.at(sign_in, who) for who in ("deputy-city", "deputy-edu", DESK))
    ready.handed_in(desk, paper, "housing_commission")
    for who in (OFFICE, DIRECTOR):
        ready.agree(away.at(sign_in, who), paper)
    leader.begin("离京请假报备")
    fill(form_of(leader), answers(away, title))
    expect(plan_of(leader)).to_contain_text(f"「{paper}」等「{away.leader}」签发")
    save(leader, "保存并报送")
    grant(away, sign_in, title)
    colleague.take(paper)
    colleague.act("签发", SIGNED)
    told = colleague.page.locator(".timeline")
    expect(told).to_contain_text(away.by_name)
    expect(told).to_contain_text(away.leader)
    colleague.picture("leave-dc-5-signed")
    take_back(leader)


@BOTH
def test_a_trip_abroad_and_its_leave_refer_to_each_other(sign_in: SignIn, away: Away) -> None:
    title, leave = f"副区长出访（{away.prefix}）", f"出访期间离京（{away.prefix}）"
    leader, office = away.at(sign_in, "deputy-law"), away.at(sign_in, OFFICE)
    leader.begin("出国访问")
    first, last = today() + timedelta(days=30), today() + timedelta(days=35)
    days = {"出访第一天": f"{first}", "出访最后一天": f"{last}"}
    named = {"请假的区领导": "副区长（法治、社会）", "拟由谁代行": "常务副区长"}
    fill(form_of(leader), {"标题": title, "出访人": "其他副区级（含）以上领导", **days, **named})
    save(leader, "保存并报送")
    for who in ("deputy-edu", "head"):
        one = away.at(sign_in, who)
        one.take(title)
        one.act("同意", AGREED)
    for evidence in ("区委书记批示", "批准出访的复函"):
        office.take(title)
        office.act("记录办理情况", recorded(evidence))
    office.says("本事项已办结", "由「常务副区长」")
    ask_leave_for_the_trip(leader, office.page.url, leave, f"{first}", f"{last}")
    leader.picture(f"trip-{away.prefix}")
    leader.fits_a_phone(f"trip-{away.prefix}")


def ask_leave_for_the_trip(leader: Desk, case: str, leave: str, first: str, last: str) -> None:
    """From the page of the trip: the days come along, and afterwards the two name each other."""
    leader.page.goto(case)
    leader.says("还没有同期的离京请假报备")
    leader.follow("起办离京请假报备")
    expect(leader.page.get_by_label("离京日期")).to_have_value(first)
    expect(leader.page.get_by_label("离京最后一天")).to_have_value(last)
    fill(form_of(leader), {"标题": leave, "请假日期": TODAY})
    save(leader, "保存，下一步补材料")
    leader.says("同期的出国访问")
    leader.page.goto(case)
    leader.says(leave)
    expect(leader.page.locator("main")).not_to_contain_text("还没有同期")

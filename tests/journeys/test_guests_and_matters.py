"""Foreign guests, guests from Taiwan and Macao, and an important matter from its form to its print-out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from journeys.conftest import SignIn
from journeys.days import TODAY, today
from journeys.desk import Desk
from journeys.drafting import bring, form_of, plan_of, save
from journeys.filling import fill
from journeys.sittings import Sitting
from journeys.stories import AGREED, DESK, DONGCHENG, OFFICE, Turn, recorded
from journeys.test_main_story import take_turns

NUMBER = 191
FOREIGN = "foreign-affairs-chief"


def opened(desk: Desk, act: str, answers: Mapping[str, str], materials: Sequence[str] = ()) -> None:
    """A matter filled in, its materials brought, and handed in."""
    desk.begin(act)
    fill(form_of(desk), answers)
    save(desk, "保存，下一步补材料")
    bring(desk, materials)
    desk.act("报送")


@pytest.mark.parametrize(
    ("prefix", "turns"),
    [
        (
            "dc",
            [
                Turn(FOREIGN, "受理", "记录办理情况", recorded("受理登记")),
                Turn(FOREIGN, "拟定活动计划", "同意"),
                Turn(OFFICE, "审核", "同意"),
                Turn("deputy-edu", "审定", "同意"),
                Turn(FOREIGN, "安排", "记录办理情况", recorded("出席安排")),
            ],
        ),
        ("cy", [Turn(OFFICE, "受理", "记录办理情况", recorded("受理登记")), Turn(FOREIGN, "安排意见", "同意")]),
    ],
)
def test_a_leader_is_invited_to_meet_foreign_guests(sign_in: SignIn, prefix: str, turns: Sequence[Turn]) -> None:
    title = f"请区领导出席友城青年交流活动（{prefix}）"
    desk = sign_in(f"{prefix}-education-desk")
    days = {"活动日期": f"{today() + timedelta(days=40)}", "报送日期": TODAY}
    opened(desk, "邀请领导出席外事活动", {"标题": title, **days}, ["书面请示"])
    take_turns(lambda who: sign_in(f"{prefix}-{who}"), turns, title)
    last = sign_in(f"{prefix}-{turns[-1].who}")
    last.says("本事项已办结" if prefix == "dc" else "「同意」已办好")
    last.picture(f"guests-{prefix}")


def test_guests_from_taiwan_have_the_office_that_their_article_names(sign_in: SignIn) -> None:
    guests, host = "台湾人士", "taiwan-affairs-chief"
    title = f"请区领导会见{guests}"
    desk = sign_in("dc-education-desk")
    opened(desk, "会见港澳台侨人士", {"标题": title, "会见的客人": guests})
    one = sign_in(f"dc-{host}")
    one.take(title)
    one.says("第六十五条")
    one.picture(f"guests-{host}")
    one.act("同意", AGREED)
    one.says("本事项已办结")
    desk.page.goto(one.page.url)
    expect(desk.page.locator("dd").get_by_text("已办结")).to_be_visible()


def test_an_important_matter_goes_from_the_form_to_the_decision_and_the_print_out(sign_in: SignIn) -> None:
    title = "关于处置老旧小区燃气隐患的请示"
    at = lambda who: sign_in(f"dc-{who}")  # noqa: E731 -- as the main story hands it about
    desk, clerk = at(DESK), at(OFFICE)
    desk.begin("重要事项")
    kind = {"重要事项类别": "重大突发事件、安全隐患、社会治安、信访"}
    fill(form_of(desk), {"标题": title, **kind, "拟提交的会议": "区政府常务会议"})
    expect(plan_of(desk)).to_contain_text("第四十一条")
    save(desk, "保存，下一步补材料")
    desk.act("报送")
    desk.take(title)
    bring(desk, DONGCHENG.topic_materials)
    desk.act("报送")
    take_turns(at, DONGCHENG.topic, title)
    sitting = Sitting(clerk, NUMBER)
    sitting.call()
    sitting.put_on_agenda(title)
    sitting.begin(DONGCHENG.chairs, DONGCHENG.present)
    sitting.send("登记到会情况", {}, "已登记到会情况")
    sitting.decide("原则同意", "原则同意，立即处置。")
    clerk.says("已登记会议结果")
    take_turns(at, [Turn(OFFICE, "讨论", "记录办理情况", recorded("区委常委会会议纪要"))], title)
    clerk.says("本事项已办结")
    clerk.picture("matter-1-done")
    clerk.follow("签批单")
    clerk.says(title, "原则同意", "区委常委会")
    clerk.picture("matter-2-sheet")

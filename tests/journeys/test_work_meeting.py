"""Chaoyang's work meeting on a Monday: papers that came too late wait for another one; an emergency is ratified."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from playwright.sync_api import expect

from journeys.conftest import SignIn
from journeys.days import today
from journeys.desk import Desk
from journeys.drafting import bring, correct, form_of, plan_of, save
from journeys.filling import fill
from journeys.sittings import Sitting
from journeys.stories import DESK, DIRECTOR, JUSTICE, LEGAL, OFFICE, Turn, recorded

BODY = "区长办公会议"
DAY = timedelta(days=1)
APART = timedelta(days=14)
"""Long enough for three working days whatever the holidays are."""
LATE, WORDING = "关于统筹冬季供暖保障的议题", "同意供暖保障安排，每周报一次进度。"
FLOOD, RATIFIED = "关于金盏河段漫堤应急处置的决策", "追认应急处置，同意后续加固安排。"
EMERGENCY = "突发重大事件"
TOO_LATE = "书面材料没有在会前3个工作日报到区政府办公室"
MEMBERS = ("范例一", "彭例二", "鲁例四")
TOPIC = (
    Turn(OFFICE, "区政府办公室统一受理", "记录办理情况", recorded("收文登记")),
    Turn("deputy-city", "分管副区长审核"),
    Turn("head", "区长审批议题"),
    Turn(DIRECTOR, "办公室主任统筹安排上会", "记录办理情况", recorded("会议安排")),
)
BEFORE_RATIFYING = (
    Turn("deputy-city", "区政府领导先作应急处置", "记录办理情况", recorded("应急处置记录")),
    Turn(DESK, "评估论证", "记录办理情况", recorded("评估论证报告")),
    Turn(LEGAL, "本部门法制机构审查"),
    Turn(JUSTICE, "区司法局审查", answers={"意见": "内容合法。"}),
    Turn(OFFICE, "区政府办公室统一受理", "记录办理情况", recorded("收文登记")),
)


def test_papers_that_came_too_late_are_refused_on_a_monday_and_wait_for_another(sign_in: SignIn) -> None:
    first, second = last_monday() - APART, last_monday()
    clerk = at(sign_in, OFFICE)
    hand_in_a_topic(at(sign_in, DESK), papers_on=first - DAY)
    take_turns(sign_in, TOPIC, LATE)
    clerk.page.goto("/meetings/?body=leaders_meeting")
    clerk.says("星期一下午")
    sitting = Sitting(clerk, 41, BODY, "14:30")
    sitting.call(on=first)
    sitting.put_on_agenda(LATE, refused=TOO_LATE)
    clerk.says("朝阳规则第四十三条", "改到下次会议")
    clerk.picture("work-meeting-1-refused")
    next_one = Sitting(clerk, 42, BODY, "14:30")
    next_one.call(on=second)
    next_one.put_on_agenda(LATE)
    hold(next_one, WORDING)
    the_minutes_are_signed(sign_in, next_one, WORDING)
    clerk.page.goto("/meetings/hall/decisions/")
    clerk.says(LATE, WORDING)


def test_an_emergency_is_dealt_with_first_and_ratified_by_the_work_meeting(sign_in: SignIn) -> None:
    unit = at(sign_in, DESK)
    decide_in_an_emergency(unit)
    take_turns(sign_in, BEFORE_RATIFYING, FLOOD)
    it_is_owed_to_a_meeting(at(sign_in, "deputy-city"))
    unit.take(FLOOD)
    unit.says("提请会议议题")
    correct(unit, {"议题类别": "紧急事项或专项工作", "汇报材料报送日期": f"{last_monday() - APART}"})
    bring(unit, ["书面请示", "书面汇报材料"])
    unit.act("报送")
    take_turns(sign_in, TOPIC, FLOOD)
    sitting = Sitting(at(sign_in, OFFICE), 43, BODY, "15:30")
    sitting.call(on=last_monday())
    sitting.put_on_agenda(FLOOD)
    hold(sitting, RATIFIED)
    it_is_owed_no_longer(at(sign_in, "deputy-city"))


def last_monday() -> date:
    """The Monday that has come last, perhaps today."""
    return today() - timedelta(days=today().weekday())


def at(sign_in: SignIn, who: str) -> Desk:
    """Somebody of Chaoyang at their desk."""
    return sign_in(f"cy-{who}")


def hand_in_a_topic(desk: Desk, papers_on: date) -> None:
    desk.begin("提请会议议题")
    answers = {"标题": LATE, "拟提交的会议": BODY, "议题类别": "需统筹协调的工作或活动"}
    fill(form_of(desk), {**answers, "汇报材料报送日期": f"{papers_on}"})
    expect(plan_of(desk)).to_contain_text("会前3个工作日")
    save(desk, "保存，下一步补材料")
    bring(desk, ["书面请示", "书面汇报材料"])
    desk.act("报送")


def decide_in_an_emergency(desk: Desk) -> None:
    desk.begin("重大行政决策")
    why = {EMERGENCY: "是", f"判断「{EMERGENCY}」的理由": "河水已经漫堤。"}
    fill(form_of(desk), {"标题": FLOOD, "拟提交的会议": BODY, **why})
    expect(plan_of(desk)).to_contain_text("先作应急处置")
    expect(plan_of(desk)).to_contain_text("补议")
    desk.picture("emergency-1-form")
    save(desk, "保存，下一步补材料")
    bring(desk, ["评估论证报告", "本部门法制机构内部合法性审查意见", "区司法局合法性审查意见"])
    desk.act("报送")


def take_turns(sign_in: SignIn, turns: Iterable[Turn], title: str) -> None:
    for turn in turns:
        desk = at(sign_in, turn.who)
        desk.take(title)
        expect(desk.page.locator("#do .operation-for").first).to_contain_text(turn.step)
        desk.act(turn.operation, turn.answers)


def hold(sitting: Sitting, wording: str) -> None:
    sitting.begin("区长", MEMBERS)
    sitting.send("登记到会情况", {}, "已登记到会情况")
    sitting.decide("原则同意", wording)
    sitting.desk.says("已登记会议结果")
    sitting.send("结束会议", {}, "会议已结束")


def the_minutes_are_signed(sign_in: SignIn, sitting: Sitting, wording: str) -> None:
    clerk, head = sitting.desk, at(sign_in, "head")
    clerk.page.get_by_role("link", name="纪要", exact=True).click()
    sitting.send("送签", {}, "纪要已送签")
    head.take(f"{sitting.name}纪要")
    head.says("朝阳规则第四十五条")
    head.act("签发")
    clerk.picture("work-meeting-2-minutes")


def it_is_owed_to_a_meeting(leader: Desk) -> None:
    leader.page.goto("/duties/")
    leader.says("补议", FLOOD)
    leader.picture("emergency-2-owed")


def it_is_owed_no_longer(leader: Desk) -> None:
    leader.page.goto("/duties/")
    expect(leader.page.locator("main")).not_to_contain_text(FLOOD)

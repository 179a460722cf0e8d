"""From what is decided to what is done: a topic of 600万 in Dongcheng to its closed task, and Chaoyang's ledger."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import Locator, expect

from journeys.conftest import SignIn
from journeys.days import today
from journeys.desk import Desk
from journeys.drafting import bring, form_of, plan_of, save
from journeys.filling import fill
from journeys.sittings import Sitting
from journeys.stories import DESK, OFFICE, Turn, recorded

TITLE = "关于申请校舍安全加固经费的请示"
WORDING = "同意追加600万元，由区住房城市建设委牵头，年底前完成。"
NUMBER = 86
BEFORE = (
    Turn("finance-chief", "区财政局先行研提意见", "提出意见", {"意见": "资金可以安排。"}),
    Turn(OFFICE, "呈报", "记录办理情况", recorded("呈报单")),
    Turn("deputy-city", "分管副区长审定"),
    Turn("exec", "常务副区长审定"),
    Turn("head", "区长审定"),
)
TOPIC = (Turn("deputy-city", "协调"), Turn("exec", "常务副区长审定"), Turn("head", "区长审定"))


def test_a_topic_of_six_million_goes_from_hand_in_to_its_closed_task(sign_in: SignIn) -> None:
    def at(who: str) -> Desk:
        return sign_in(f"dc-{who}")

    ask_for_money(at(DESK))
    take_turns(at, BEFORE)
    put_to_the_meeting(at)
    hold_the_meeting(at(OFFICE))
    assign(at(OFFICE))
    carry_out(at(DESK))
    check(at(OFFICE), at(DESK))
    the_leaders_see_the_month(at("head"))


def ask_for_money(desk: Desk) -> None:
    desk.begin("申请财政资金")
    answers = {"资金事项": "部门预算支出单项追加", "金额": "6000000", "拟提交的会议": "常务会议"}
    fill(form_of(desk), {"标题": TITLE, **answers})
    expect(plan_of(desk)).to_contain_text("区政府常务会议")
    save(desk, "保存，下一步补材料")
    bring(desk, ["书面请示"])
    desk.act("报送")


def take_turns(at: Callable[[str], Desk], turns: tuple[Turn, ...]) -> None:
    for turn in turns:
        desk = at(turn.who)
        desk.take(TITLE)
        expect(desk.page.locator("#do .operation-for").first).to_contain_text(turn.step)
        desk.act(turn.operation, turn.answers)


def put_to_the_meeting(at: Callable[[str], Desk]) -> None:
    desk = at(DESK)
    desk.take(TITLE)
    desk.says("提请会议议题")
    desk.act("报送")
    take_turns(at, TOPIC)


def hold_the_meeting(clerk: Desk) -> None:
    sitting = Sitting(clerk, NUMBER)
    sitting.call()
    sitting.put_on_agenda(TITLE)
    sitting.begin("区长", ("赵示一", "钱示二", "李示四"))
    sitting.send("登记到会情况", {}, "已登记到会情况")
    sitting.decide("修改后同意", WORDING)
    clerk.says("已登记会议结果")


def assign(clerk: Desk) -> None:
    clerk.page.goto("/tasks/")
    clerk.page.get_by_role("link", name=WORDING, exact=True).click()
    clerk.says(f"第{NUMBER}次会议", "待分办", "第六十九条")
    form = form_with(clerk, "交办")
    fill(form, {"办结日期": f"{today() + timedelta(days=30)}", "交办要求": "每月报一次进度"})
    press(form, "交办")
    clerk.says("办理中")
    clerk.picture("ledger-dc-1-assigned")
    clerk.fits_a_phone("ledger-task")


def carry_out(unit: Desk) -> None:
    unit.page.goto("/tasks/")
    unit.page.get_by_role("link", name=WORDING, exact=True).click()
    form = form_with(unit, "反馈进展")
    fill(form, {"情况": "已完成招标"})
    file = {"name": "进度.txt", "mimeType": "text/plain", "buffer": "已完成招标".encode()}
    form.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type] # as a browser sends it
    press(form, "反馈进展")
    expect(unit.page.get_by_role("link", name="进度.txt")).to_be_visible()
    tell(unit, "报结", "工程已经竣工")


def check(clerk: Desk, unit: Desk) -> None:
    clerk.page.goto(unit.page.url)
    clerk.says("已完成待核查")
    tell(clerk, "退回再办", "请补竣工验收意见")
    unit.page.reload()
    unit.says("请补竣工验收意见")
    tell(unit, "报结", "验收意见已补")
    clerk.page.reload()
    tell(clerk, "核查办结", "核查属实")
    clerk.says("已办结")
    clerk.picture("ledger-dc-2-closed")


def the_leaders_see_the_month(head: Desk) -> None:
    head.page.goto("/tasks/summary/")
    head.says("按牵头单位", "区住房城市建设委", "办结 1")
    head.picture("ledger-dc-3-summary")
    head.fits_a_phone("ledger-summary")
    head.page.goto("/calendar/")
    head.says(f"第{NUMBER}次会议")
    head.picture("calendar-dc")
    head.fits_a_phone("calendar")


def test_chaoyang_enters_a_task_extends_it_and_closes_it(sign_in: SignIn) -> None:
    office, unit = sign_in(f"cy-{OFFICE}"), sign_in(f"cy-{DESK}")
    text, day = "完成老旧小区电梯加装", today() + timedelta(days=40)
    office.page.goto("/tasks/new/")
    form = form_of(office)
    fill(form, {"任务来源": "重要民生实事", "任务": text, "出处": "工作报告第三部分", "牵头单位": "区住房城乡建设委"})
    press(form, "登记并交办")
    office.says("请填写办结日期。", text)
    fill(form_of(office), {"办结日期": f"{day - timedelta(days=20)}"})
    press(form_of(office), "登记并交办")
    office.says("办理中", "第五十八条")
    unit.page.goto(office.page.url)
    asked = form_with(unit, "申请延期")
    fill(asked, {"情况": "部分楼门意见不一", "申请延到": f"{day}"})
    press(asked, "申请延期")
    unit.says("申请延到")
    office.page.reload()
    tell(office, "同意延期", "同意。")
    office.says(f"{day}")
    tell(unit, "报结", "全部投用", again=True)
    office.page.reload()
    tell(office, "核查办结", "核查属实")
    office.says("已办结")
    office.picture("ledger-cy")


def form_with(desk: Desk, button: str) -> Locator:
    """The form with that button."""
    return desk.page.locator("form").filter(has=desk.page.get_by_role("button", name=button, exact=True)).first


def press(form: Locator, button: str) -> None:
    form.get_by_role("button", name=button, exact=True).click()


def tell(desk: Desk, button: str, text: str, again: bool = False) -> None:
    """One of a task's steps; the page must say that it is done."""
    if again:
        desk.page.reload()
    form = form_with(desk, button)
    fill(form, {"情况": text})
    press(form, button)
    expect(desk.page.locator(".flashes")).to_contain_text("已办好")

"""Rules of a district, from a desk in a department to the public page: the whole procedure, told twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from journeys.conftest import SignIn
from journeys.days import TODAY, today
from journeys.desk import Desk
from journeys.drafting import ACT, ANNEX, BODY, NOTICE, bring, correct, form_of, plan_of, save, shows_steps, write
from journeys.filling import fill
from journeys.sittings import Sitting
from journeys.stories import CHAOYANG, DESK, DONGCHENG, OFFICE, TITLE, Story, Turn, recorded

NUMBER = 84
FORTNIGHT = timedelta(days=14)
MAJOR = {"涉及重大事项": "是", "判断「涉及重大事项」的理由": "关系全区老旧小区居民的居住安全。"}
NORMATIVE = {"属于行政规范性文件": "是", "判断「属于行政规范性文件」的理由": "普遍适用、反复适用。"}
OTHERS = {"涉及其他部门、单位事项": "是"}
TEN_FIELDS = (
    *("索引号", "主题分类", "发文机构", "联合发文单位", "实施日期"),
    *("成文日期", "发文字号", "废止日期", "发布日期", "有效性"),
)


@pytest.mark.parametrize("story", [DONGCHENG, CHAOYANG], ids=lambda story: story.district)
def test_rules_go_from_a_department_s_desk_to_the_public_page(
    sign_in: SignIn, new_page: Callable[..., Page], story: Story
) -> None:
    def at(who: str) -> Desk:
        return sign_in(f"{story.prefix}-{who}")

    fill_in_with_the_plan_beside(at(DESK), story)
    hand_in_only_when_complete(at(DESK), story)
    take_turns(at, story.before_meeting)
    put_to_the_meeting(at, story)
    hold_the_meeting(at(OFFICE), story)
    sign_the_minutes(at, story)
    take_turns(at, story.signing)
    take_turns(at, story.afterwards)
    everything_is_done_and_says_why(at(OFFICE), story)
    strangers_read_it(new_page(), story)


def fill_in_with_the_plan_beside(desk: Desk, story: Story) -> None:
    desk.begin(ACT)
    fill(form_of(desk), {"标题": TITLE, **NOTICE, **story.wrong, **story.answers})
    shows_steps(plan_of(desk), story.ordinary)
    expect(plan_of(desk)).not_to_contain_text("区政府常务会议")
    fill(form_of(desk), MAJOR)
    shows_steps(plan_of(desk), ["区政府常务会议 讨论决定", *story.major])
    expect(plan_of(desk)).to_contain_text(story.signing_article)
    fill(form_of(desk), {**NORMATIVE, **OTHERS})
    expect(plan_of(desk).locator(".lane-stage", has_text="备案")).to_be_visible()
    desk.picture(f"{story.district}-1-form-with-plan")
    save(desk, "保存，下一步补材料")


def hand_in_only_when_complete(desk: Desk, story: Story) -> None:
    desk.fill_in("报送", {})
    expect(desk.page.locator(".notice-bad").first).to_contain_text("没有办成，什么都没有改动。".replace(",", "，"))
    desk.says(*story.refused)
    expect(desk.page.get_by_role("heading", name=TITLE, level=1)).to_be_visible()
    desk.picture(f"{story.district}-2-refused")
    correct(desk, story.mended)
    write(desk, BODY, ANNEX)
    bring(desk, story.materials)
    desk.says("关系全区老旧小区居民的居住安全。")
    desk.act("报送")
    expect(desk.page.get_by_text("现在不需要您办理").or_(desk.page.get_by_text("轮到您办理")).first).to_be_visible()


def take_turns(at: Callable[[str], Desk], turns: Iterable[Turn], title: str = TITLE) -> None:
    for turn in turns:
        desk = at(turn.who)
        desk.take(title)
        expect(desk.page.locator("#do .operation-for").first).to_contain_text(turn.step)
        desk.act(turn.operation, turn.answers)


def put_to_the_meeting(at: Callable[[str], Desk], story: Story) -> None:
    desk = at(DESK)
    desk.take(TITLE)
    desk.says("提请会议议题")
    if story.too_soon:
        correct(desk, {"汇报材料报送日期": f"{today() - FORTNIGHT}"})
    bring(desk, story.topic_materials)
    desk.act("报送")
    take_turns(at, story.topic)
    the_head_has_read_the_papers(at("head"))
    at("head").picture(f"{story.district}-3-topic")


def the_head_has_read_the_papers(head: Desk) -> None:
    address = head.page.url
    head.page.get_by_role("link", name="正文", exact=True).first.click()
    expect(head.page.get_by_label("附件正文")).to_have_value(re.compile("第二条"))
    expect(head.page.locator("img.look-page").first).to_be_visible()
    head.fits_a_phone("text")
    head.page.goto(address)


def hold_the_meeting(clerk: Desk, story: Story) -> None:
    sitting = Sitting(clerk, NUMBER)
    sitting.call(on=today() - FORTNIGHT if story.too_soon else None)
    if story.too_soon:
        sitting.put_on_agenda(TITLE, refused=story.too_soon)
        sitting.send("改定会期", {"日期": TODAY}, "已改定会期")
    sitting.put_on_agenda(TITLE)
    sitting.begin(story.chairs, story.present)
    expect(clerk.page.locator("#quorum")).to_contain_text(story.quorum)
    sitting.send("登记到会情况", {}, "已登记到会情况")
    clerk.picture(f"{story.district}-4-sitting")
    clerk.fits_a_phone("sitting")
    sitting.decide("原则同意", "原则同意，按程序印发。")
    clerk.says("已登记会议结果")
    sitting.send("结束会议", {}, "会议已结束")


def sign_the_minutes(at: Callable[[str], Desk], story: Story) -> None:
    clerk, head = at(OFFICE), at("head")
    minutes = f"{Sitting(clerk, NUMBER).name}纪要"
    clerk.page.get_by_role("link", name="纪要", exact=True).click()
    expect(clerk.page.get_by_label("正文")).to_have_value(re.compile("会议原则同意"))
    clerk.picture(f"{story.district}-5-minutes")
    clerk.fits_a_phone("minutes")
    Sitting(clerk, NUMBER).send("送签", {}, "纪要已送签")
    head.take(minutes)
    head.says(story.minutes_article)
    case = head.page.url
    head.page.get_by_role("link", name="纪要正文").click()
    head.says("会议原则同意")
    head.page.goto(case)
    head.act("签发")
    take_turns(at, [Turn(OFFICE, "编号印发", "记录办理情况", recorded("纪要印发登记"))], minutes)


def everything_is_done_and_says_why(desk: Desk, story: Story) -> None:
    desk.says("本事项已办结")
    steps = desk.page.locator(".route .step")
    assert steps.count() >= len(story.before_meeting) + len(story.signing) + len(story.afterwards)
    for step in steps.all():
        expect(step.locator(".step-state")).to_have_text("已完成")
        expect(step.locator(".cite summary").first).to_contain_text(re.compile("规则第.+条"))
    expect(desk.page.locator(".route")).not_to_contain_text("先前的办理仍然有效")
    last = steps.filter(has=desk.page.locator(".step-who", has_text=re.compile("^区长$"))).first
    last.get_by_text("为什么？").click()
    expect(last.locator(".why")).to_contain_text("涉及重大事项")
    last.locator(".cite summary").first.click()
    expect(last.locator(".pop-card").first).to_contain_text("签发")
    desk.picture(f"{story.district}-6-done")


def strangers_read_it(page: Page, story: Story) -> None:
    page.goto(f"/public/{story.district}/")
    page.get_by_role("link", name=TITLE).first.click()
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    terms = page.locator(".ten dt").all_inner_texts()
    assert tuple(re.sub(r"[^\u4e00-\u9fff]", "", term) for term in terms) == TEN_FIELDS
    expect(page.locator(".ten")).to_contain_text(re.compile(rf"{story.number}〔\d{{4}}〕\d+号"))
    expect(page.locator(".ten")).to_contain_text(story.government)
    for words in (BODY, "第二条", "此件公开发布"):
        expect(page.locator("article")).to_contain_text(words)
    Desk(page).picture(f"{story.district}-7-public")
    Desk(page).fits_a_phone("public-page")

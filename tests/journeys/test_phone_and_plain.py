"""A phone's narrow window, and a browser without scripts: everything still works."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from journeys import ready
from journeys.conftest import SignIn
from journeys.desk import PHONE, Desk
from journeys.drafting import ACT, INTERNAL, REPORT, bring, form_of, write
from journeys.filling import fill
from journeys.stories import DESK, DIRECTOR, OFFICE, SIGNED
from journeys.test_going_back import DC, agree, handed_in_notice

MOBILE = {"viewport": PHONE, "has_touch": True, "is_mobile": True}


def test_a_leader_signs_from_the_phone(sign_in: SignIn) -> None:
    title = "关于做好高温天气应对工作的通知"
    handed_in_notice(sign_in, title)
    for who in (OFFICE, DIRECTOR):
        ready.agree(sign_in(DC + who), title)
    leader = sign_in(DC + "deputy-city", **MOBILE)
    leader.page.goto("/")
    leader.fits("inbox")
    leader.take(title)
    leader.fits("case")
    leader.act("签发", SIGNED)
    leader.fits("signed")


def test_no_page_sticks_out_of_a_phone_s_window(sign_in: SignIn, new_page: Callable[..., Page]) -> None:
    office = sign_in(DC + OFFICE, **MOBILE)
    pages = {"new": "/new/", "form": "/new/issue_document/", "meetings": "/meetings/", "call": "/meetings/new/"}
    pages |= {"topics": "/meetings/topics/", "documents": "/documents/", "numbers": "/documents/numbers/"}
    pages |= {"rules": "/rules/dongcheng/", "coverage": "/rules/dongcheng/coverage/", "organisation": "/organisation/"}
    pages |= {"article": "/rules/dongcheng/DC2024/55/", "stand-ins": "/stand-ins/", "mine": "/mine/"}
    for name, path in pages.items():
        office.page.goto(path)
        office.fits(name)
    stranger = Desk(new_page(**MOBILE))
    for name, path in {"public": "/public/", "register": "/public/dongcheng/", "sign-in": "/sign-in/"}.items():
        stranger.page.goto(path)
        stranger.fits(name)


def test_opening_and_handing_in_works_without_scripts(sign_in: SignIn) -> None:
    title = "关于不用脚本也能报送的通知"
    desk = sign_in(DC + DESK, java_script_enabled=False)
    desk.begin(ACT)
    fill(form_of(desk), {"标题": title, **INTERNAL})
    desk.page.get_by_role("button", name="重新推算").click()
    expect(desk.page.locator("#plan-body")).to_contain_text("分管副区长")
    desk.page.get_by_role("button", name="保存并报送").click()
    desk.says("草稿已保存，但还没有报送。", REPORT)
    write(desk, scripts=False)
    bring(desk, [REPORT])
    desk.act("报送")
    office = sign_in(DC + OFFICE, java_script_enabled=False)
    agree(office, title)
    office.says("现在的环节：区政府办公室主任核转")

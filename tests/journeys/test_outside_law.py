"""A matter of outside law: somebody asks a bureau for information, and gets the answer that the law wants."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from journeys.conftest import SignIn
from journeys.days import today
from journeys.drafting import form_of, plan_of, save
from journeys.filling import fill
from journeys.stories import DESK, Turn, recorded
from journeys.test_main_story import take_turns

ACT, CHIEF = "依申请公开政府信息", "housing-chief"
REFUSED = {"答复种类": "不予公开"}
TURNS = (
    Turn(DESK, "登记", "记录办理情况", recorded("申请登记表")),
    Turn(CHIEF, "审定"),
    Turn(DESK, "答复", "记录办理情况", recorded("答复书")),
)


@pytest.mark.parametrize("prefix", ["dc", "cy"])
def test_a_request_for_information_goes_from_the_form_to_its_answer(sign_in: SignIn, prefix: str) -> None:
    title = f"申请公开某小区改造的批准文件（{prefix}）"
    desk = sign_in(f"{prefix}-{DESK}")
    desk.begin(ACT)
    fill(form_of(desk), {"标题": title, "收到日期": f"{today() - timedelta(days=3)}"})
    expect(plan_of(desk)).to_contain_text("20个工作日")
    expect(plan_of(desk)).to_contain_text("第三十三条")
    desk.picture(f"{prefix}-outside-law-1-form")
    save(desk, "保存并报送")
    take_turns(lambda who: sign_in(f"{prefix}-{who}"), TURNS, title)
    desk.says("本事项已办结", "第三十六条")
    desk.picture(f"{prefix}-outside-law-2-answered")
    desk.fits_a_phone(f"{prefix}-outside-law")

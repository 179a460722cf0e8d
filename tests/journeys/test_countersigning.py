"""A joint document in both districts: countersigned in parallel, returned by one, changed, and only then asked again.

Signers are added, an opinion is asked for, and like papers are handled together, all on screen.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, expect

from journeys import ready
from journeys.conftest import SignIn
from journeys.desk import Desk
from journeys.drafting import BODY, REPORT

JOINT = {"in_name_of": "department", "genre": "notice", "joint": True, "joint_agreed": True}
JOINT |= {"disclosure": "none", "withheld_reason": "internal_affairs", "touches_others": True}
JOINT |= {"consulted_in_writing": True, "organs_concerned": ["finance_bureau", "civil_affairs_bureau"]}
DRAFTER, FINANCE, CIVIL, HEAD, AUDIT = (
    "housing-desk",
    "finance-chief",
    "civil-affairs-chief",
    "housing-chief",
    "audit-chief",
)


@dataclass(frozen=True)
class Joint:
    """A joint document of one district, on its way."""

    sign_in: SignIn
    prefix: str
    title: str

    def at(self, who: str) -> Desk:
        """Somebody's desk with the document open."""
        desk = self.desk(who)
        desk.take(self.title)
        return desk

    def desk(self, who: str) -> Desk:
        """Somebody's desk."""
        return self.sign_in(f"{self.prefix}-{who}")

    def waits_for(self, who: str) -> bool:
        """Whether the document stands in somebody's list."""
        desk = self.desk(who)
        desk.page.goto("/")
        return desk.page.get_by_role("link", name=self.title, exact=True).count() == 1


def opened(sign_in: SignIn, prefix: str, title: str) -> Joint:
    """A joint notice of three organs, handed in."""
    desk = sign_in(f"{prefix}-{DRAFTER}")
    new = {"act": "issue_document", "title": title, "drafting_organ": "housing_commission", "facts": JOINT}
    case = ready.send(desk, "/api/cases", data=new).json()["id"]
    ready.send(desk, f"/documents/{case}/draft/", form={"title": title, "body": BODY, "based_on": "0"})
    for kind in ("comment_report", "consultation_replies"):
        file = {"name": f"{REPORT}.txt", "mimeType": "text/plain", "buffer": f"{kind}的内容".encode()}
        ready.send(desk, f"/api/documents/cases/{case}/attachments", multipart={"kind": kind, "file": file})
    ready.send(desk, f"/api/cases/{case}/hand_in", data={})
    return Joint(sign_in, prefix, title)


def approvals(desk: Desk) -> Locator:
    """The table that says which approvals stand."""
    return desk.page.locator("#standing")


@pytest.mark.parametrize("prefix", ["dc", "cy"])
def test_one_returns_a_parallel_countersigning_and_nobodys_task_is_lost(sign_in: SignIn, prefix: str) -> None:
    joint = opened(sign_in, prefix, f"关于联合开展住房补贴核查的通知（{prefix}）")
    joint.at(CIVIL).act("会签", {"常用语": "同意会签。"})
    joint.at(FINANCE).fill_in("退回", {"退回的理由": "表述需要再斟酌。"})
    drafter = joint.at(DRAFTER)
    expect(approvals(drafter)).to_contain_text("所批的内容没有变")
    drafter.act("报送")
    assert joint.waits_for(FINANCE)
    assert not joint.waits_for(CIVIL), "nothing was changed, so nobody else is asked again"
    joint.at(FINANCE).fill_in("退回", {"退回的理由": "请写清补贴标准。"})
    drafter = joint.at(DRAFTER)
    case = drafter.page.url.rstrip("/").split("/")[-1]
    form = {"title": joint.title, "body": "现将补贴标准明确如下。", "based_on": "1"}
    ready.send(drafter, f"/documents/{case}/draft/", form=form)
    drafter.page.goto(f"/cases/{case}/")
    expect(approvals(drafter)).to_contain_text("再次报送时要重新办理")
    drafter.act("报送")
    expect(approvals(drafter)).to_contain_text("原意见失效，已请重新办理")
    drafter.picture(f"countersigning-{prefix}-1-what-lapsed")
    drafter.fits_a_phone(f"countersigning-{prefix}")
    for who in (CIVIL, FINANCE):
        joint.at(who).act("会签", {"常用语": "无不同意见。"})
    assert joint.waits_for(HEAD)


@pytest.mark.parametrize("prefix", ["dc", "cy"])
def test_a_signer_is_added_and_an_opinion_asked_before_one_decides(sign_in: SignIn, prefix: str) -> None:
    joint = opened(sign_in, prefix, f"关于联合开展资金检查的通知（{prefix}）")
    finance = joint.at(FINANCE)
    form = finance.form("加签")
    form.get_by_label("审计局局长", exact=False).first.check()
    form.get_by_label("我之前：他们签完才轮到我").check()
    form.get_by_label("都要签").check()
    form.get_by_label("加签的理由").fill("涉及审计口径。")
    form.get_by_role("button", name="加签", exact=True).click()
    finance.says("「加签」已办好", "涉及审计口径。")
    finance.picture(f"signer-added-{prefix}")
    assert not joint.waits_for(FINANCE)
    assert joint.waits_for(CIVIL), "the others are left at work"
    joint.at(AUDIT).act("会签", {"常用语": "同意会签。"})
    finance = joint.at(FINANCE)
    form = finance.form("征询意见")
    form.get_by_label("人力资源社会保障局局长", exact=False).first.check()
    form.get_by_label("征询什么").fill("补贴名单核过吗？")
    form.get_by_role("button", name="征询意见", exact=True).click()
    finance.says("等候答复")
    joint.at("personnel-chief").act("答复意见", {"补贴名单核过吗？": "核过，无误。"})
    finance.page.reload()
    finance.says("已答复", "核过，无误。")
    finance.picture(f"opinion-answered-{prefix}")
    finance.act("会签", {"常用语": "同意会签。"})


@pytest.mark.parametrize("prefix", ["dc", "cy"])
def test_like_papers_are_countersigned_together(sign_in: SignIn, prefix: str) -> None:
    titles = [f"关于联合检查第{n}批项目的通知（{prefix}）" for n in "一二三"]
    for title in titles:
        opened(sign_in, prefix, title)
    desk = sign_in(f"{prefix}-{CIVIL}")
    desk.page.goto("/")
    for title in titles[:2]:
        desk.page.get_by_label(f"选中《{title}》", exact=True).check()
    desk.page.get_by_label("共同的意见（可以不写）").fill("同意，请按程序办理。")
    desk.page.get_by_label("勾选的一起办理").select_option(label="会签")
    desk.picture(f"together-{prefix}-1-chosen")
    desk.fits_a_phone(f"together-{prefix}")
    desk.page.get_by_role("button", name="成批办理", exact=True).click()
    desk.says("「会签」办好 2 件")
    desk.picture(f"together-{prefix}-2-result")
    desk.page.goto("/")
    left = [title for title in titles if desk.page.get_by_role("link", name=title, exact=True).count()]
    assert left == titles[2:]


@pytest.mark.parametrize("prefix", ["dc", "cy"])
def test_one_does_not_agree_and_the_lead_settles_it(sign_in: SignIn, prefix: str) -> None:
    joint = opened(sign_in, prefix, f"关于联合开展补贴复核的通知（{prefix}）")
    joint.at(CIVIL).act("会签", {"常用语": "同意会签。"})
    finance = joint.at(FINANCE)
    form = finance.form("会签")
    form.get_by_label("有不同意见").check()
    form.get_by_role("button", name="会签", exact=True).click()
    finance.says("请写明具体内容和理由")
    finance.fill_in("会签", {"答复": "有不同意见", "意见": "补贴标准高于财力。"})
    finance.says("有不同意见。补贴标准高于财力。")
    lead = joint.at(HEAD)
    lead.says("联合行文", "已会签", "等协调以后会签")
    lead.picture(f"joint-{prefix}-1-objection")
    lead.fits_a_phone(f"joint-{prefix}")
    lead.act("同意", {"答复": "各方已取得一致", "意见": "按七折执行。"})
    assert not joint.waits_for(CIVIL), "who has signed is not asked again"
    joint.at(FINANCE).act("会签", {"常用语": "同意会签。"})
    lead = joint.at(HEAD)
    lead.act("签发", {"常用语": "同意印发。"})
    lead.says("各方已取得一致。按七折执行。")
    lead.picture(f"joint-{prefix}-2-signed")

"""Texts on screen: a DOCX taken over, a paper laid out while typed; letters, orders, minutes in all three files."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import expect

from guiju.office.documents.layout import OfficialPaper, PaperFormat, blocks_of, write_docx
from guiju.office.search.extracting import words_in
from journeys import ready
from journeys.conftest import SignIn
from journeys.days import today
from journeys.desk import Desk
from journeys.installation import Installation
from journeys.stories import DESK, DIRECTOR, OFFICE

DISTRICTS = ["dc", "cy"]
DRAFTERS = {"dc": (DESK, "housing_commission"), "cy": (DESK, "housing_commission")}
SIGNERS = (OFFICE, DIRECTOR, "deputy-city", "exec", "head")
LETTER = {"genre": "letter", "addressee": "peers"}
ORDER = {"genre": "decree", "addressee": "public"}
PLAIN = {**ready.INTERNAL, "content_scope": "one_field"}


def brought() -> bytes:
    paper = OfficialPaper(
        issuer_mark="某区人民政府",
        doc_no="某政函〔2026〕3号",
        title="某区人民政府关于商请支持供热管网改造的函",
        addressees=("某市热力公司",),
        body=blocks_of("因管网改造，商请支持有关工作。\n一、时间安排\n十月底前完成。\n请函复。"),
        signatures=("某区人民政府",),
        made_on=date(2026, 3, 5),
        format=PaperFormat.LETTER,
    )
    return write_docx(paper)


def opened(desk: Desk, title: str, facts: dict[str, str], organ: str) -> int:
    new = {"act": "issue_document", "title": title, "drafting_organ": organ, "facts": {**PLAIN, **facts}}
    return int(ready.send(desk, "/api/cases", data=new).json()["id"])


def chosen(desk: Desk, name: str, content: bytes) -> None:
    file: Any = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    desk.page.locator("input[type=file]").set_input_files(file)


@pytest.mark.parametrize("district", DISTRICTS)
def test_a_docx_is_taken_over_and_the_paper_follows_what_is_typed(sign_in: SignIn, district: str) -> None:
    who, organ = DRAFTERS[district]
    desk = sign_in(f"{district}-{who}")
    case = opened(desk, "关于商请支持供热管网改造的函", LETTER, organ)
    page = desk.page
    page.goto(f"/documents/{case}/draft/")
    chosen(desk, "来文.docx", brought())
    page.get_by_role("button", name="导入", exact=True).click()
    desk.says("已读入 DOCX，还没有保存", "发文字号")
    expect(page.locator("textarea[name=addressees]")).to_have_value("某市热力公司")
    body = page.locator("textarea[name=body]")
    expect(body).to_have_value("因管网改造，商请支持有关工作。\n一、时间安排\n十月底前完成。\n请函复。")
    pictures = page.locator("img.look-page")
    expect(pictures.first).to_be_visible()
    before = pictures.first.get_attribute("src")
    body.focus()
    page.keyboard.press("Control+End")
    page.keyboard.type("此致", delay=30)
    expect(pictures.first).not_to_have_attribute("src", before or "")
    expect(body).to_be_focused()
    desk.fits(f"{district}-draft-with-its-paper")
    page.locator("textarea[name=title]").fill("关于供热管网改造的报告")
    desk.says("标题没有以文种「函」结尾。")
    desk.fits_a_phone(f"{district}-draft-with-its-paper")
    page.locator("textarea[name=title]").fill("关于商请支持供热管网改造的函")
    page.get_by_role("button", name="保存", exact=True).click()
    desk.says("第1版")


@pytest.mark.parametrize("district", DISTRICTS)
def test_a_paper_brought_along_is_checked_element_by_element(sign_in: SignIn, district: str) -> None:
    desk = sign_in(f"{district}-{OFFICE}")
    desk.page.goto("/documents/")
    desk.page.get_by_role("link", name="检查公文格式").click()
    chosen(desk, "来文.docx", brought())
    desk.page.get_by_role("button", name="检查", exact=True).click()
    desk.says("「来文.docx」没有发现问题")
    chosen(desk, "坏的.docx", b"PK\x03\x04")
    desk.page.get_by_role("button", name="检查", exact=True).click()
    desk.says("已损坏，打不开")
    desk.fits(f"{district}-checked-paper")
    desk.fits_a_phone(f"{district}-checked-paper")


@pytest.mark.parametrize("district", DISTRICTS)
@pytest.mark.parametrize(("kind", "facts"), [("函", LETTER), ("令", ORDER)])
def test_letters_and_orders_are_issued_and_downloaded_in_three_files(
    sign_in: SignIn, district: str, kind: str, facts: dict[str, str]
) -> None:
    who, organ = DRAFTERS[district]
    title = f"关于供热管网的{kind}"
    desk = sign_in(f"{district}-{who}")
    case = opened(desk, title, facts, organ)
    words = {"title": title, "addressees": "" if kind == "令" else "某公司", "body": "商请支持。特此函告。"}
    ready.send(desk, f"/documents/{case}/draft/", form={**words, "based_on": "0"})
    report: Any = {"name": "征求意见情况.txt", "mimeType": "text/plain", "buffer": "没有不同意见".encode()}
    ready.send(desk, f"/api/documents/cases/{case}/attachments", multipart={"kind": "comment_report", "file": report})
    plan = desk.page.request.get(f"/api/cases/{case}").json()["plan"]
    reasons = {one["id"]: "不属于重大事项。" for one in plan["findings"] if one["ok"] is False}
    ready.send(desk, f"/api/cases/{case}/hand_in", data={"reasons": reasons})
    for turn in range(len(SIGNERS) + 1):
        through(sign_in(f"{district}-{SIGNERS[turn % len(SIGNERS)]}"), case)
    office = sign_in(f"{district}-{OFFICE}")
    office.page.goto("/documents/")
    office.page.get_by_role("link", name=title, exact=True).click()
    for form in ("PDF", "DOCX", "OFD"):
        with office.page.expect_download() as download:
            office.page.get_by_role("link", name=f"下载 {form}").click()
        assert download.value.suggested_filename.endswith(f".{form.lower()}")
    office.fits(f"{district}-issued-{kind}")


def through(desk: Desk, case: int) -> None:
    """Do whatever the matter asks of this person: agree, sign, or record that it is done."""
    for _ in range(4):
        rows = desk.page.request.get("/api/cases/inbox").json()["rows"]
        asked = next((row for row in rows if row["case_id"] == case), None)
        if asked is None:
            return
        answer = {"step": asked["step_key"], "text": "同意。"}
        if asked["operation"] == "record":
            answer |= {"done_on": today().isoformat(), "evidence": "登记簿"}
        ready.send(desk, f"/api/cases/{case}/{asked['operation']}", data=answer)


SITTING = """
from datetime import datetime, UTC
from guiju.office.cases.actions import Actor, Matter, open_case
from guiju.office.meetings import actions
from guiju.office.meetings.models import AgendaItem, Sitting, Topic
from guiju.office.meetings.roll import roll_of
from guiju.office.people.models import Person
def at(who): return Actor(Person.objects.get(username='{prefix}-' + who), datetime.now(UTC))
desk = 'office-desk'
facts = dict(body='executive_meeting', topic_kind='coordination')
matter = Matter('{district}', 'propose_topic', '关于增设养老驿站的议题', facts, 'housing_commission')
case = open_case(at('housing-desk'), matter)
topic = Topic.objects.get(case=case)
pk = actions.call_sitting('{district}', at(desk), actions.Called('executive_meeting', at(desk).on))
item = AgendaItem.objects.create(sitting_id=pk, topic=topic, order=1)
Topic.objects.filter(pk=topic.pk).update(state='scheduled')
members = roll_of(Sitting.objects.get(pk=pk)).members
actions.set_chair(pk, at(desk), next(m.post.pk for m in members if m.post.code == 'head'))
actions.open_sitting(pk, at(desk))
actions.note_attendance(pk, at(desk), [actions.Note(m.post.pk, 'present') for m in members])
print(pk)
"""
"""A sitting that has begun, everybody in the room, one item on its agenda."""
DECIDED = """
from datetime import datetime, UTC
from guiju.office.cases.actions import Actor
from guiju.office.meetings import actions
from guiju.office.meetings.models import AgendaItem, Sitting
from guiju.office.people.models import Person
desk = Actor(Person.objects.get(username='{prefix}-office-desk'), datetime.now(UTC))
item = AgendaItem.objects.get(sitting={sitting})
actions.record_item_outcome({sitting}, desk, item.pk, actions.Decided('deferred', '选址补充后再议，年内建成五处。'))
actions.close_sitting({sitting}, desk)
print(Sitting.objects.get(pk={sitting}).minutes_case_id)
"""


@pytest.mark.parametrize(("prefix", "district"), [("dc", "dongcheng"), ("cy", "chaoyang")])
def test_minutes_are_signed_and_kept_in_the_minutes_format_in_three_files(
    office: Installation, sign_in: SignIn, prefix: str, district: str
) -> None:
    named = {"prefix": prefix, "district": district}
    sitting = office.ask(SITTING.format(**named)).splitlines()[-1]
    case = int(office.ask(DECIDED.format(**named, sitting=sitting)).splitlines()[-1])
    clerk = sign_in(f"{prefix}-{OFFICE}")
    clerk.page.goto(f"/meetings/{sitting}/minutes/")
    clerk.says("送签")
    clerk.fits(f"{prefix}-minutes")
    clerk.fits_a_phone(f"{prefix}-minutes")
    clerk.page.get_by_role("button", name="送签", exact=True).click()
    clerk.says("纪要已送签")
    for who in ("head", OFFICE):
        through(sign_in(f"{prefix}-{who}"), case)
    clerk.page.goto(f"/cases/{case}/")
    clerk.says("印发的文件")
    begins = {"pdf": b"%PDF", "docx": b"PK", "ofd": b"PK"}
    for form, first in begins.items():
        link = clerk.page.get_by_role("link", name=re.compile(rf"纪要.*\.{form}$"))
        answer = clerk.page.request.get(link.first.get_attribute("href") or "")
        assert answer.ok, form
        assert answer.body().startswith(first)
    printed = zipfile.ZipFile(io.BytesIO(answer.body()))
    assert "年内建成五处" in "".join(words_in("ofd", answer.body()).split())
    assert "OFD.xml" in printed.namelist()
    clerk.picture(f"{prefix}-minutes-kept")

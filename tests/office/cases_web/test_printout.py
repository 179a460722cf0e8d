"""A case printed whole and taken along: what is on it, and who gets it."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pymupdf
import pytest
from django.test import Client

from guiju.office.cases import actions
from guiju.office.cases.actors import Actor
from guiju.office.cases.models import AccessRefusal, Event
from guiju.office.demonstration.pacing import Pace, bring_lacking
from guiju.office.people.models import Person
from office.cases_web.browsing import Browse, text
from office.cases_web.conftest import DRAFTER, NOON

Opened = Callable[..., int]
EVENT = {"title": "关于举办社区图书节的请示", "f-event_name_of": "department", "f-invites_leader": "on"}
EVENT |= {"f-event_on": "2024-05-08", "f-handed_in_on": "2024-05-06"}
ADDRESSES = ("/cases/{}/print/", "/documents/{}/case.pdf", "/documents/{}/case.zip", "/api/documents/cases/{}/case.zip")


@pytest.fixture
def late_event(opened: Opened) -> int:
    """An event asked for too late, with its reason, and a judgement; on its way to its end."""
    case, drafter = opened("hold_event", **EVENT), Actor(Person.objects.get(username=DRAFTER), NOON)
    pace = Pace(NOON.date(), NOON.date())
    bring_lacking(case, pace)
    actions.hand_in(case, drafter, reason="日期由上级确定")
    pace.walk(case, "")
    return case


def archive(client: Client, case: int) -> zipfile.ZipFile:
    return zipfile.ZipFile(BytesIO(b"".join(client.get(f"/documents/{case}/case.zip"))))  # type: ignore[arg-type] # a stream


def test_the_page_and_the_pdf_tell_the_whole_case(browse: Browse, late_event: int) -> None:
    client = browse(DRAFTER)
    page = text(client.get(f"/cases/{late_event}/print/"))
    pdf: Any = pymupdf.open(stream=client.get(f"/documents/{late_event}/case.pdf").content)
    printed = "".join("".join(sheet.get_text().split()) for sheet in pdf)
    for words in (
        "要素",
        "要件和材料",
        "办理流程",
        "意见（按职务排列）",
        "规则检查",
        "例外和判断",
        "日期由上级确定",
        "第六十条",
    ):
        assert words in page, words
        assert words in printed, words
    assert EVENT["title"] in printed
    assert round(pdf[0].rect.width / 72 * 25.4) == 210


def test_opinions_stand_by_the_rank_of_the_post(browse: Browse, late_event: int) -> None:
    page = text(browse(DRAFTER).get(f"/cases/{late_event}/print/"))
    opinions = page[page.index("意见（按职务排列）") : page.index("规则检查")]
    assert opinions.index("李示四") < opinions.index("吴示六")  # the deputy before the office's desk


def test_the_archive_holds_the_log_the_print_out_and_every_paper(browse: Browse, late_event: int) -> None:
    with archive(browse(DRAFTER), late_event) as found:
        data = json.loads(found.read("案卷.json"))
        names = found.namelist()
        assert found.read("案卷.pdf").startswith(b"%PDF")
    events = Event.objects.filter(case=late_event).order_by("seq")
    assert [event["hash"] for event in data["events"]] == [event.hash for event in events]
    assert [event["payload"] for event in data["events"]] == [event.payload for event in events]
    assert len([name for name in names if name.startswith("材料/")]) == len(data["materials"])
    assert len(names) == len(set(names))


def test_the_page_of_a_case_leads_to_its_print_out(browse: Browse, opened: Opened) -> None:
    case = opened()
    assert f"/cases/{case}/print/" in text(browse(DRAFTER).get(f"/cases/{case}/"))
    page = text(browse(DRAFTER).get(f"/cases/{case}/print/"))
    assert f"/documents/{case}/case.pdf" in page
    assert f"/documents/{case}/case.zip" in page


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_stranger_gets_nothing_and_the_try_is_kept(browse: Browse, opened: Opened, address: str) -> None:
    case = opened()
    for who in ("cy-housing-desk", "cy-office-desk", "dc-finance-desk"):
        before = AccessRefusal.objects.count()
        assert browse(who).get(address.format(case)).status_code == 403, who
        assert AccessRefusal.objects.count() == before + 1
    assert Client().get(address.format(case)).status_code in (302, 401)
    assert browse(DRAFTER).get(address.format(10**6)).status_code == 404

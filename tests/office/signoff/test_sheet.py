"""The sign-off sheet: opinions typed and handwritten, by rank, on the page, as PDF, through the API; and for whom."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pymupdf
import pytest
from django.http import HttpResponse

from guiju.office.cases.chain import verify
from guiju.office.cases.models import AccessRefusal, Event
from guiju.office.cases.queries import state_of
from guiju.office.people.models import Person, StandIn
from guiju.office.people.queries import posts_held
from guiju.office.signoff.models import Phrase
from office.cases_web.browsing import Browse, form_on, text
from office.cases_web.conftest import NOON

Opened = Callable[..., int]
DRAFTER, OFFICE = "dc-housing-desk", "dc-office-desk"
EVENT = {"title": "关于举办社区图书节的请示", "f-invites_leader": "on", "f-event_on": "2024-06-20"}
STROKES = {"w": 800, "h": 260, "s": [[10, 20, 30, 40, 60, 90], [100, 100]]}
HAND = json.dumps(STROKES)
ADDRESSES = ("/signoff/{}/", "/signoff/{}/sheet.pdf", "/api/signoff/{}", "/api/signoff/{}/sheet.pdf")


@pytest.fixture
def event(opened: Opened, browse: Browse) -> int:
    """A request to hold an event, on the office's desk."""
    case = opened("hold_event", **EVENT)
    answer = act(browse, DRAFTER, case, "hand_in", why_0="时间紧")
    assert answer.status_code == 302, text(answer)
    return case


def act(browse: Browse, who: str, case: int, operation: str, **more: Any) -> HttpResponse:
    client = browse(who)
    given = form_on(client, case, operation)
    prefix = next((n.split("-")[0] for n in given if n.startswith(f"{operation}_")), operation)
    return client.post(f"/cases/{case}/{operation}/", given | {f"{prefix}-{k}": v for k, v in more.items()})


def test_an_opinion_written_by_hand_stands_in_the_log_and_on_the_sheet(browse: Browse, event: int) -> None:
    assert act(browse, OFFICE, event, "agree", handwriting=HAND).status_code == 302
    entry = Event.objects.get(case=event, kind="agreed")
    assert json.loads(json.loads(entry.payload)["handwriting"]) == STROKES
    assert verify("dongcheng") is None
    page = text(browse(DRAFTER).get(f"/signoff/{event}/"))
    assert '<path d="M10 20L30 40 60 90 M100 100L100 100"/>' in page
    assert "有手写意见，见签批单" in text(browse(DRAFTER).get(f"/cases/{event}/"))


def test_the_pdf_holds_handwriting_as_lines_and_the_words_of_the_sheet(browse: Browse, event: int) -> None:
    assert act(browse, OFFICE, event, "agree", text="拟同意。", handwriting=HAND).status_code == 302
    answer = browse(DRAFTER).get(f"/signoff/{event}/sheet.pdf")
    with pymupdf.open(stream=answer.content) as pdf:
        sheet: Any = pdf[0]
        words = "".join(sheet.get_text().split())
        assert (round(sheet.rect.width), round(sheet.rect.height)) == (595, 842)
        assert not sheet.get_images()
        black = [d for d in sheet.get_drawings() if d["color"] == (0.0, 0.0, 0.0) and d["lineCap"] == (1, 1, 1)]
    assert black
    for said in ("办理单", "拟同意。", "社区图书节", "拟办意见", "紧急程度"):
        assert said in words, said


def test_leaders_stand_first_and_an_open_step_has_an_empty_box(browse: Browse, event: int) -> None:
    act(browse, OFFICE, event, "agree", text="拟请审示。")
    boxes = browse(DRAFTER).get(f"/api/signoff/{event}").json()["boxes"]
    titles = [box["title"] for box in boxes]
    assert titles == sorted(titles, key=["领导批示", "会签", "拟办意见", "有关单位意见", "办理情况"].index)
    office = next(box for box in boxes if box["title"] == "拟办意见")
    assert office["opinions"][0]["words"] == "拟请审示。"
    assert any(not one["name"] for box in boxes for one in box["opinions"])


def test_handwriting_alone_is_enough_where_an_opinion_is_asked(browse: Browse, event: int) -> None:
    refused = act(browse, OFFICE, event, "agree", handwriting='{"w":1}', text="保留的话")
    assert refused.status_code == 422
    assert "手写内容读不出来" in text(refused)
    assert "保留的话" in text(refused)
    assert state_of(event).active_steps()[0].deeds() == []


def test_the_api_takes_handwriting_and_refuses_what_is_none(browse: Browse, event: int) -> None:
    client = browse(OFFICE)
    head = client.get(f"/api/cases/{event}").json()["head_seq"]
    send = {"seq": head, "handwriting": "[[[["}
    refused = client.post(f"/api/cases/{event}/agree", json.dumps(send), content_type="application/json")
    assert refused.status_code == 422
    taken = client.post(
        f"/api/cases/{event}/agree", json.dumps(send | {"handwriting": HAND}), content_type="application/json"
    )
    assert taken.status_code == 200, taken.content.decode()
    assert Event.objects.filter(case=event, payload__contains='\\"w\\":800').exists()


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("stranger", ["dc-civil-affairs-desk", "cy-office-desk", "cy-head"])
def test_strangers_and_people_of_the_other_district_see_no_sheet_and_are_put_on_record(
    browse: Browse, event: int, stranger: str, address: str
) -> None:
    before = AccessRefusal.objects.count()
    answer = browse(stranger).get(address.format(event))
    assert answer.status_code == 403
    assert "社区图书节" not in text(answer)
    assert AccessRefusal.objects.count() == before + 1


def test_whoever_is_not_signed_in_is_sent_to_the_sign_in_page(client: Any, event: int) -> None:
    assert client.get(f"/signoff/{event}/")["Location"].startswith("/sign-in/")
    assert client.get("/signoff/phrases/")["Location"].startswith("/sign-in/")
    assert client.get(f"/api/signoff/{event}").status_code == 401


def test_phrases_are_each_person_s_own_and_come_first_on_the_form(browse: Browse, event: int) -> None:
    mine = browse(OFFICE)
    saved = mine.post(
        "/signoff/phrases/", {"for_agree": "拟同意，呈批。\n拟同意，呈批。\n请阅。", "telephone": "64031118"}
    )
    assert saved.status_code == 302
    assert list(Phrase.objects.order_by("place").values_list("text", flat=True)) == ["拟同意，呈批。", "请阅。"]
    assert "拟同意，呈批。" in text(mine.get(f"/cases/{event}/"))
    assert "拟同意，呈批。" not in text(browse(DRAFTER).get("/signoff/phrases/"))


def test_too_many_or_too_long_phrases_are_refused_with_what_was_typed(browse: Browse, organisation: None) -> None:
    mine = browse(OFFICE)
    long = mine.post("/signoff/phrases/", {"for_tick": "阅" * 300})
    assert long.status_code == 422
    assert "太长" in text(long)
    assert "阅" * 300 in text(long)
    many = mine.post("/signoff/phrases/", {"for_tick": "\n".join(f"第{n}句" for n in range(30))})
    assert many.status_code == 422
    assert "最多20句" in text(many)
    assert not Phrase.objects.exists()


def test_the_telephone_of_the_drafter_stands_on_the_sheet(browse: Browse, event: int) -> None:
    browse(DRAFTER).post("/signoff/phrases/", {"telephone": "64031118-8210"})
    assert "64031118-8210" in text(browse(OFFICE).get(f"/signoff/{event}/"))


def test_whoever_stands_in_is_named_with_the_post_they_stand_in_for(browse: Browse, event: int) -> None:
    own, asked = (posts_held(Person.objects.get(username=who), NOON.date())[0] for who in ("dc-exec", OFFICE))
    days = {"since_on": "2024-05-01", "until_on": "2024-06-01"}
    StandIn.objects.create(district=own.district, of_post=asked, by_post=own, kind="commission", **days)
    assert act(browse, "dc-exec", event, "agree", text="拟同意。").status_code == 302
    boxes = browse(DRAFTER).get(f"/api/signoff/{event}").json()["boxes"]
    name = next(one["name"] for box in boxes for one in box["opinions"] if one["words"] == "拟同意。")
    assert name == f"{own.title}代{asked.title} 钱示二"

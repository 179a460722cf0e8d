"""The certificate of a procedure: required, done, waived, open; signed; and only for those who may see the matter."""

from __future__ import annotations

import json
from typing import Any

import pymupdf
import pytest

from guiju.office.archive.certificate import certificate_of
from guiju.office.cases.actors import Actor
from guiju.office.cases.codec import canonical
from guiju.office.cases.models import AccessRefusal, Event
from guiju.office.cases.queries import case_for, state_of
from guiju.office.people.models import Person
from guiju.office.seals import sm
from office.cases_web.browsing import Browse, text
from office.cases_web.conftest import NOON
from office.seals.conftest import Issue

ADDRESSES = (
    "/archive/cases/{}/certificate/",
    "/archive/cases/{}/certificate.pdf",
    "/archive/cases/{}/certificate.json",
    "/api/archive/cases/{}/certificate",
)


@pytest.mark.parametrize("prefix", ["dc", "cy"])
def test_every_step_done_names_its_article_its_doer_and_its_entry_of_the_log(
    browse: Browse, issue: Issue, prefix: str
) -> None:
    case = issue(prefix).case_id
    clerk = Person.objects.get(username=f"{prefix}-housing-desk")
    made = certificate_of(case_for(clerk, case, NOON.date()), NOON)
    steps = [one for one in made.required if one.kind == "step"]
    assert len(steps) == len(state_of(case).steps)
    hashes = dict(Event.objects.filter(case=case).values_list("seq", "hash"))
    for one in steps:
        assert one.articles
        if one.outcome == "done":
            assert one.by or state_of(case)
        for doing in one.by:
            assert hashes[doing.entry] == doing.hash
            assert doing.name
            assert doing.post
    assert made.count("open", "not_kept") == sum(one.outcome in ("open", "not_kept") for one in made.required)


def test_what_was_waived_stands_with_its_reason_and_who_gave_it(browse: Browse, issue: Issue) -> None:
    case = issue("dc").case_id
    waivers = state_of(case).waivers
    made = browse("dc-housing-desk").get(f"/api/archive/cases/{case}/certificate").json()
    told = {one["reason"]: one for one in made["required"] if one["outcome"] in ("waived", "left_out")}
    known = {waiver.reason for waiver in waivers}
    assert set(told) <= known
    for one in told.values():
        assert any(doing["name"] for doing in one["by"])


def test_page_and_pdf_tell_the_same(browse: Browse, issue: Issue) -> None:
    case, client = issue("dc").case_id, browse("dc-housing-desk")
    page = text(client.get(f"/archive/cases/{case}/certificate/"))
    pdf: Any = pymupdf.open(stream=client.get(f"/archive/cases/{case}/certificate.pdf").content)
    printed = "".join("".join(sheet.get_text().split()) for sheet in pdf)
    for words in ("程序证明", "办理环节", "第五十五条", "规则要求", "签发"):
        assert words in page, words
        assert words in printed, words


def test_the_json_is_signed_and_a_changed_word_breaks_the_signature(browse: Browse, issue: Issue) -> None:
    case = issue("dc").case_id
    found = json.loads(browse("dc-housing-desk").get(f"/archive/cases/{case}/certificate.json").content)
    mark = found["signature"]
    text_ = canonical(found["said"])
    assert sm.sm3(text_.encode()) == mark["sm3"]
    assert sm.verified(mark["public"], text_.encode(), mark["value"])
    assert not sm.verified(mark["public"], text_.replace("已办结", "未办结").encode(), mark["value"])


def test_a_matter_on_its_way_says_what_is_still_open(browse: Browse, organisation: None, opened: Any) -> None:
    case = opened()
    drafter = Actor(Person.objects.get(username="dc-housing-desk"), NOON)
    made = certificate_of(case_for(drafter.person, case, NOON.date()), NOON)
    assert made.count("open") > 0
    assert not [one for one in made.required if one.kind == "step" and one.outcome == "done"]


@pytest.mark.parametrize("stranger", ["dc-civil-affairs-desk", "cy-office-desk", "cy-head"])
def test_strangers_and_the_other_district_get_no_certificate_and_are_put_on_record(
    browse: Browse, issue: Issue, stranger: str
) -> None:
    document, client = issue("dc"), browse(stranger)
    before = AccessRefusal.objects.count()
    for address in ADDRESSES:
        answer = client.get(address.format(document.case_id))
        assert answer.status_code == 403, address
        assert document.title not in text(answer)
    assert AccessRefusal.objects.count() == before + len(ADDRESSES)

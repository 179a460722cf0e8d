"""Filing an ended matter: what is proposed, numbers without gaps, corrections with reasons, and for whom."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from openpyxl import load_workbook

from guiju.office.archive.checking import checked
from guiju.office.archive.models import Filing
from guiju.office.cases import actions
from guiju.office.cases.actors import Actor
from guiju.office.cases.models import CaseState
from guiju.office.demonstration.pacing import Pace, bring_lacking
from guiju.office.people.models import Person
from guiju.office.rulebook.labels import choices
from guiju.office.rulebook.queries import vocabulary
from guiju.office.rulebook.retention import retention
from guiju.office.seals.models import Statement
from guiju.office.seals.statements import broken_chain
from office.cases_web.browsing import Browse, fields, text
from office.cases_web.conftest import NOON

from .conftest import File

ARCHIVIST = "dc-office-desk"


def test_every_matter_has_one_period_and_every_rule_names_what_there_is() -> None:
    known, acts, genres = retention(), vocabulary().acts, choices(vocabulary().facts["genre"])
    for rule in known.rules:
        assert rule.period in known.periods
        assert rule.act in ("", *acts)
        assert set(rule.genres) <= set(genres)
    for act in acts:
        assert known.period_for(act, {}) in known.periods
    assert known.period_for("issue_document", {"genre": "decree"}) == "permanent"
    assert "待区政府办公室" in known.reading.decided_by


@pytest.mark.parametrize("prefix", ["dc", "cy"])
def test_a_matter_is_filed_with_what_it_holds_and_nothing_is_typed_again(filed: File, prefix: str) -> None:
    filing = filed(prefix)
    document = filing.case.issueddocument
    assert (filing.number, filing.title, filing.responsible) == (document.number, document.title, document.issuer)
    assert (filing.serial, filing.year, filing.period) == (1, 2024, "thirty_years")
    assert filing.pages > 0
    assert Statement.objects.filter(case=filing.case, kind="filed").count() == 1


def test_pieces_are_numbered_without_gaps_and_a_matter_only_once(browse: Browse, filed: File) -> None:
    first, second = filed(), filed()
    assert (first.serial, second.serial) == (1, 2)
    client, address = browse(ARCHIVIST), f"/archive/cases/{first.case_id}/file/"
    again = client.post(address, fields(client.get(address)))
    assert again.status_code == 422
    assert "已经归档" in text(again)
    assert Filing.objects.count() == 2


def test_only_an_ended_matter_is_filed(browse: Browse, opened: Any) -> None:
    case, client = opened(), browse(ARCHIVIST)
    address = f"/archive/cases/{case}/file/"
    answer = client.post(address, fields(client.get(address)))
    assert answer.status_code == 422
    assert "只有已办结的事项可以归档" in text(answer)


def test_another_period_needs_a_reason_and_bad_input_keeps_what_was_typed(browse: Browse, filed: File) -> None:
    client, address = browse(ARCHIVIST), f"/archive/{filed().pk}/correct/"
    given = fields(client.get(address)) | {"title": "改了的题名", "reason": ""}
    silent = client.post(address, given)
    assert silent.status_code == 422
    assert "更正须说明理由" in text(silent)
    assert "改了的题名" in text(silent)
    for wrong in ({"pages": "-3"}, {"pages": "很多"}, {"dated_on": "昨天"}, {"period": "ever"}, {"title": ""}):
        answer = client.post(address, given | {"reason": "x"} | wrong)
        assert answer.status_code == 422, wrong
    assert not Filing.objects.filter(title="改了的题名").exists()


def test_a_correction_keeps_what_stood_there_and_why(browse: Browse, filed: File) -> None:
    filing, client = filed(), browse(ARCHIVIST)
    address = f"/archive/{filing.pk}/correct/"
    given = fields(client.get(address)) | {"title": "改了的题名", "period": "permanent", "reason": "原题名有误"}
    assert client.post(address, given).status_code == 302
    page = text(client.get(f"/archive/{filing.pk}/"))
    for words in ("原题名有误", f"{filing.title} → 改了的题名", "thirty_years → permanent", "有效"):
        assert words in page, words
    assert (Filing.objects.get().period, Filing.objects.get().serial) == ("permanent", 1)
    assert list(broken_chain("dongcheng")) == []


def test_what_is_filed_cannot_be_removed(filed: File) -> None:
    filing = filed()
    with pytest.raises(DatabaseError), transaction.atomic():
        Filing.objects.filter(pk=filing.pk).delete()


def test_hand_over_is_noted_once(browse: Browse, filed: File) -> None:
    filing, client = filed(), browse(ARCHIVIST)
    address = f"/archive/{filing.pk}/hand-over/"
    client.post(address, {"to": ""})
    assert Filing.objects.get().handed_over_at is None
    client.post(address, {"to": "区档案馆"})
    client.post(address, {"to": "别处"})
    assert Filing.objects.get().handed_over_to == "区档案馆"
    assert Statement.objects.filter(kind="handed_over").count() == 1


def test_the_catalogue_filters_and_leaves_as_a_workbook(browse: Browse, filed: File) -> None:
    filing, client = filed(), browse(ARCHIVIST)
    assert filing.title in text(client.get("/archive/?q=老旧小区&year=2024&period=thirty_years&handed=no"))
    for miss in ("?year=2023", "?period=permanent", "?handed=yes", "?q=没有的词"):
        assert "没有符合条件的归档文件" in text(client.get(f"/archive/{miss}")), miss
    assert client.get("/archive/?year=abc&period=<x>&page=-1&q=%00").status_code == 200
    sheet = load_workbook(BytesIO(client.get("/archive/catalogue.xlsx").content)).active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]][:6] == [2024, "30年", 1, filing.responsible, filing.number, filing.title]
    assert client.get("/api/archive?q=老旧小区").json()["count"] == 1


def test_what_waits_to_be_filed_is_listed_until_it_is(browse: Browse, filed: File) -> None:
    page = text(browse(ARCHIVIST).get("/archive/"))
    before = page.count("/file/")
    filing = filed()
    assert filing.case.state == CaseState.CLOSED
    assert text(browse(ARCHIVIST).get("/archive/")).count(f"/archive/cases/{filing.case_id}/file/") == 0
    assert before == 0


@pytest.mark.parametrize("who", ["dc-housing-desk", "dc-head", "dc-civil-affairs-desk", "cy-office-desk"])
def test_only_the_archivist_of_the_district_works_in_its_archive(browse: Browse, filed: File, who: str) -> None:
    filing, client = filed(), browse(who)
    own = ("/archive/", "/archive/catalogue.xlsx", "/api/archive")
    for address in own:
        answer = client.get(address)
        assert answer.status_code == (200 if who.startswith("cy") else 403), address
        assert filing.title.encode() not in answer.content
    for address in ("/archive/{}/", "/archive/{}/correct/", "/archive/{}/package.zip", "/api/archive/{}/package.zip"):
        answer = client.get(address.format(filing.pk))
        assert answer.status_code == 403, address
        assert filing.title not in text(answer)
    assert client.post(f"/archive/{filing.pk}/hand-over/", {"to": "x"}).status_code == 403
    assert client.post(f"/archive/cases/{filing.case_id}/file/", {}).status_code == 403


def test_a_matter_without_a_document_is_filed_and_packed_too(browse: Browse, opened: Any) -> None:
    given = {"title": "关于举办社区图书节的请示", "f-event_name_of": "department", "f-event_on": "2024-06-20"}
    case, pace = opened("hold_event", **given), Pace(NOON.date(), NOON.date())
    bring_lacking(case, pace)
    actions.hand_in(case, Actor(Person.objects.get(username="dc-housing-desk"), NOON), reason="测试")
    assert pace.walk(case, "").base == "closed"
    client, address = browse(ARCHIVIST), f"/archive/cases/{case}/file/"
    assert client.post(address, fields(client.get(address))).status_code == 302
    filing = Filing.objects.get(case_id=case)
    assert (filing.number, filing.period) == ("", "ten_years")
    package = b"".join(client.get(f"/archive/{filing.pk}/package.zip"))  # type: ignore[arg-type] # a stream
    assert [told.ok for told in checked(BytesIO(package), None)] == [True, True]

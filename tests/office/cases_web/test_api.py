"""The same over the API: same actions, same rights, same refusals as JSON."""

from __future__ import annotations

from typing import Any

from django.test import Client

from guiju.office.cases.queries import state_of
from office.cases_web.browsing import Browse
from office.cases_web.conftest import DRAFTER

EVENT = {"act": "hold_event", "title": "关于举办开工活动的请示", "drafting_organ": "housing_commission"}


def post(client: Client, address: str, **body: Any) -> Any:
    return client.post(address, body, content_type="application/json")


def test_a_case_is_opened_handed_in_and_agreed(browse: Browse) -> None:
    drafter, office = browse(DRAFTER), browse("dc-office-desk")
    case = post(drafter, "/api/cases", **EVENT, facts={"invites_leader": True, "event_on": "2024-06-20"}).json()["id"]
    found = drafter.get(f"/api/cases/{case}").json()
    assert found["operations"][0]["operation"] == "hand_in"
    finding = next(f["id"] for f in found["plan"]["findings"] if f["ok"] is False)
    assert post(drafter, f"/api/cases/{case}/hand_in", reasons={finding: "随后补报"}).status_code == 200
    rows = office.get("/api/cases/inbox").json()["rows"]
    assert [row["case_id"] for row in rows] == [case]
    after = post(office, f"/api/cases/{case}/agree", text="同意。", seq=state_of(case).head_seq).json()
    assert after["events"][-1]["kind"] == "activated"


def test_a_refusal_has_its_sentence_and_its_findings(browse: Browse) -> None:
    drafter = browse(DRAFTER)
    facts = {"disclosure": "on_request", "to_leader_in_person": True}
    body = EVENT | {"act": "hand_in_request", "facts": facts}
    case = post(drafter, "/api/cases", **body).json()["id"]
    answer = post(drafter, f"/api/cases/{case}/hand_in")
    assert answer.status_code == 422
    error = answer.json()["error"]
    assert error["code"] == "refused_by_rule"
    assert any("DC2024" in cite for finding in error["findings"] for cite in finding["cites"])


def test_an_operation_without_what_it_needs_is_told_so(browse: Browse) -> None:
    drafter = browse(DRAFTER)
    case = post(drafter, "/api/cases", **EVENT).json()["id"]
    answer = post(drafter, f"/api/cases/{case}/void")
    assert answer.status_code == 422
    assert "请写明理由" in answer.json()["error"]["message"]


def test_a_fact_of_the_wrong_type_is_named(browse: Browse) -> None:
    answer = post(browse(DRAFTER), "/api/cases", **EVENT, facts={"event_on": "soon"})
    assert answer.status_code == 400
    assert "活动日期" in answer.json()["error"]["message"]


def test_nobody_opens_for_an_organ_that_is_not_theirs(browse: Browse) -> None:
    answer = post(browse(DRAFTER), "/api/cases", **EVENT | {"drafting_organ": "finance_bureau"})
    assert answer.status_code == 403


def test_reasons_go_with_judgements_that_were_given(browse: Browse) -> None:
    body = EVENT | {"act": "hand_in_request", "facts": {"disclosure": "none"}}
    answer = post(browse(DRAFTER), "/api/cases", **body, reasons={"major": "因为"})
    assert answer.status_code == 422
    assert "major" in answer.json()["error"]["message"]

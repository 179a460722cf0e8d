"""Matters that lie ready where a journey begins: sent over the HTTP interface by those who would have done it on
screen, for a page that no journey looks at costs as much as one that it does."""

from __future__ import annotations

from typing import Any

from journeys.desk import Desk
from journeys.drafting import BODY, REPORT

INTERNAL = {"in_name_of": "government", "genre": "notice", "disclosure": "none", "withheld_reason": "internal_affairs"}
"""The same ordinary paper as `drafting.INTERNAL`, in the words of the interface."""


def handed_in(desk: Desk, title: str, organ: str, **facts: Any) -> Desk:
    """An ordinary notice on its way, of Dongcheng unless `facts` suit another; its case's page is open afterwards."""
    new = {"act": "issue_document", "title": title, "drafting_organ": organ, "facts": {**INTERNAL, **facts}}
    case = send(desk, "/api/cases", data=new).json()["id"]
    send(desk, f"/documents/{case}/draft/", form={"title": title, "body": BODY, "based_on": "0"})
    report = {"name": f"{REPORT}.txt", "mimeType": "text/plain", "buffer": f"{REPORT}的内容".encode()}
    send(desk, f"/api/documents/cases/{case}/attachments", multipart={"kind": "comment_report", "file": report})
    send(desk, f"/api/cases/{case}/hand_in", data={})
    desk.page.goto(f"/cases/{case}/")
    return desk


def agree(desk: Desk, title: str) -> None:
    """Agree to a matter from the list of what is asked of this person."""
    rows = desk.page.request.get("/api/cases/inbox", params={"q": title}).json()["rows"]
    line = next(row for row in rows if row["title"] == title)
    send(desk, f"/api/cases/{line['case_id']}/agree", data={"step": line["step_key"], "text": "同意。"})


def send(desk: Desk, path: str, **given: Any) -> Any:
    """What the installation answers; it must have been done."""
    token = next(kept["value"] for kept in desk.page.context.cookies() if kept["name"] == "csrftoken")
    answer = desk.page.request.post(path, headers={"X-CSRFToken": token}, **given)
    assert answer.ok, f"{path}: {answer.text()}"
    return answer

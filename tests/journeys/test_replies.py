"""A request from a department and the reply to it: paired by the drafter of the reply, shown on both matters."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from journeys import ready
from journeys.conftest import SignIn
from journeys.desk import Desk

REPLY = {**ready.INTERNAL, "genre": "reply", "addressee": "lower"}


def opened(desk: Desk, act: str, title: str, organ: str, facts: dict[str, object]) -> int:
    new = {"act": act, "title": title, "drafting_organ": organ, "facts": facts}
    return int(ready.send(desk, "/api/cases", data=new).json()["id"])


@pytest.mark.parametrize("prefix", ["dc", "cy"])
def test_a_reply_is_paired_with_the_request_that_it_answers(sign_in: SignIn, prefix: str) -> None:
    asked, answered = f"关于增拨绿化经费的请示（{prefix}）", f"关于增拨绿化经费的批复（{prefix}）"
    office = sign_in(f"{prefix}-office-desk")
    request = opened(office, "hand_in_request", asked, "government_office", {"disclosure": "none"})
    reply = opened(office, "issue_document", answered, "government_office", REPLY)
    page = office.page
    page.goto(f"/cases/{reply}/")
    office.says("请示和答复", "还没有选定答复哪一件来文")
    office.picture(f"reply-{prefix}-1-open")
    page.get_by_role("link", name="选定", exact=True).click()
    page.get_by_label("答复的来文").select_option(str(request))
    office.picture(f"reply-{prefix}-2-choosing")
    office.fits_a_phone(f"reply-{prefix}")
    page.get_by_role("button", name="选定", exact=True).click()
    expect(page).to_have_url(f"{page.url.split('/cases/')[0]}/cases/{reply}/")
    office.says("答复的来文", asked)
    page.goto(f"/cases/{request}/")
    office.says("对它的答复", answered)
    pair = page.request.get(f"/api/replies/{request}").json()
    assert [one["id"] for one in pair["replies"]] == [reply]
    other = "cy" if prefix == "dc" else "dc"
    stranger = sign_in(f"{other}-office-desk")
    assert stranger.page.request.get(f"/api/replies/{request}").status in (403, 404)
    assert stranger.page.request.get(f"/replies/{reply}/").status in (403, 404)

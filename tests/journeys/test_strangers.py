"""Who may not see a case: somebody of the other district, and somebody who has not signed in."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from journeys.conftest import SignIn
from journeys.drafting import open_paper, write
from journeys.installation import Installation
from journeys.stories import DESK

TITLE = "关于内部绩效考核的通知"
REFUSALS = "from guiju.office.cases.models import AccessRefusal as R; "
REFUSALS += "print([(r.person.username, r.case_id) for r in R.objects.select_related('person')])"


def test_somebody_of_the_other_district_is_refused_and_the_try_is_kept(sign_in: SignIn, office: Installation) -> None:
    drafter = sign_in(f"dc-{DESK}")
    open_paper(drafter, TITLE)
    write(drafter, "只有本单位知道的一句话。")
    address = urlsplit(drafter.page.url).path
    case = address.strip("/").split("/")[1]
    other = sign_in(f"cy-{DESK}")
    for path in (address, f"{address}sheet/", f"/documents/{case}/draft/", f"/documents/{case}/attachments/"):
        answer = other.page.goto(path)
        assert answer is not None
        assert answer.status == 403, path
        other.says("您的职务与本事项无关，不能查看。")
        expect(other.page.locator("body")).not_to_contain_text(TITLE)
    other.picture("stranger-refused")
    assert f"('cy-{DESK}', {case})" in office.ask(REFUSALS)


def test_whoever_has_not_signed_in_is_sent_to_sign_in_and_comes_back_to_the_case(
    sign_in: SignIn, new_page: Callable[..., Page]
) -> None:
    drafter = sign_in(f"dc-{DESK}")
    open_paper(drafter, TITLE)
    address = urlsplit(drafter.page.url).path
    page = new_page()
    page.goto(address)
    expect(page.get_by_role("heading", name="登录")).to_be_visible()
    expect(page.locator("body")).not_to_contain_text(TITLE)
    assert urlsplit(page.url).query == f"next={address}"

"""The English switch: the screens turn English, what goes on paper stays Chinese."""

from __future__ import annotations

from playwright.sync_api import expect

from journeys.conftest import SignIn
from journeys.drafting import form_of
from journeys.filling import fill


def test_a_matter_is_filed_in_english_and_its_sheet_stays_chinese(sign_in: SignIn) -> None:
    title = "关于更换会议室设备的请示"
    desk = sign_in("dc-housing-desk", viewport={"width": 1280, "height": 900})
    page = desk.page
    page.get_by_role("button", name="English", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    desk.picture("english-1-inbox")
    page.goto("/new/")
    page.get_by_role("link", name="Hand in a request").first.click()
    fill(form_of(desk), {"Title": title, "Disclosure attribute": "Published proactively"})
    desk.picture("english-2-form")
    page.get_by_role("button", name="Save and hand in").click()
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
    desk.says("Saved and handed in.")
    desk.picture("english-3-case")
    desk.fits_a_phone("english-case")
    desk.follow("Sign-off sheet")
    desk.says("公文处理单")
    desk.picture("english-4-sheet")

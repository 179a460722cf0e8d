"""What somebody does at their desk, in the words that stand on the screen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, ViewportSize, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from journeys.filling import fill
from journeys.installation import PASSWORD

OVERFLOW = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
CLICKS, FOLLOWED_MS = 4, 8_000
PHONE: ViewportSize = {"width": 390, "height": 844}
PICTURES = Path(__file__).resolve().parents[2] / "build" / "journeys"


@dataclass(frozen=True)
class Desk:
    """The page of one person."""

    page: Page
    account: str = ""

    @classmethod
    def at_work(cls, page: Page, account: str) -> Desk:
        """The list of what is asked of somebody, who signs in first unless they are signed in."""
        page.context.on("dialog", lambda dialog: dialog.accept())
        page.goto("/")
        if urlsplit(page.url).path == "/sign-in/":
            page.get_by_label("用户名").fill(account)
            page.get_by_label("密码").fill(PASSWORD)
            page.get_by_role("button", name="登录", exact=True).click()
        expect(page.get_by_role("heading", name="待办", exact=True)).to_be_visible()
        return cls(page, account)

    def another_window(self) -> Desk:
        """A second window of the same person."""
        return Desk(self.page.context.new_page(), self.account)

    def begin(self, act: str) -> None:
        """Open the form of a new matter by its name."""
        self.page.goto("/new/")
        self.page.get_by_role("link", name=act).first.click()
        expect(self.page.get_by_role("heading", name=act, level=1)).to_be_visible()

    def take(self, title: str) -> None:
        """Open a matter from the list of what is asked of this person."""
        self.page.goto("/")
        self.page.get_by_role("link", name=title, exact=True).first.click()
        expect(self.page.get_by_role("heading", name=title, level=1)).to_be_visible()

    def act(self, operation: str, fields: Mapping[str, str] | None = None) -> None:
        """Do what is asked on the open page of a matter; the page must say that it is done."""
        self.fill_in(operation, fields or {})
        expect(self.page.get_by_role("status").get_by_text(f"「{operation}」已办好")).to_be_visible()

    def fill_in(self, operation: str, fields: Mapping[str, str]) -> None:
        """Fill in the form of an operation and send it, whatever comes of it."""
        form = self.form(operation)
        fill(form, fields)
        form.get_by_role("button", name=operation, exact=True).click()

    def form(self, operation: str) -> Locator:
        """The form of an operation; one of the further operations is unfolded first, and then its form comes."""
        button = self.page.get_by_role("button", name=operation, exact=True)
        folded = self.page.locator("details.more-operation:not([open])")
        summary = folded.locator("summary").filter(has_text=re.compile(f"^{operation}$"))
        if not button.first.is_visible() and summary.count():
            summary.first.click()
            self._wait_for_form(operation)
        return self.page.locator("form.operation").filter(has=button).first

    def _wait_for_form(self, operation: str) -> None:
        """It comes by itself; without scripts a link leads to it."""
        button = self.page.get_by_role("button", name=operation, exact=True)
        try:
            button.first.wait_for(timeout=FOLLOWED_MS)
        except PlaywrightTimeoutError:
            self.page.get_by_role("link", name=f"打开「{operation}」的表单").click()

    def follow(self, link: str) -> None:
        """Go where a link leads; it is clicked again when a preview that was still coming stopped the browser."""
        self.page.wait_for_load_state("load")
        before = self.page.url
        for _ in range(CLICKS):
            self.page.get_by_role("link", name=link, exact=True).first.click()
            with suppress(PlaywrightTimeoutError):
                self.page.wait_for_url(lambda now: now != before, wait_until="commit", timeout=FOLLOWED_MS)
                break
        expect(self.page).not_to_have_url(before)

    def says(self, *sentences: str) -> None:
        """Assert that a person can read each of these on the page."""
        for sentence in sentences:
            expect(self.page.locator("body")).to_contain_text(sentence)

    def picture(self, name: str) -> None:
        """Keep what the page looks like, for people to look at."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.evaluate("scrollTo(0, 0)")  # or else what sticks to the window's edge hangs in the middle
        self.page.screenshot(path=PICTURES / f"{name}.png", full_page=True)

    def fits(self, name: str) -> None:
        """Assert that nothing sticks out of the window to the right."""
        self.picture(f"phone-{name}")
        wide, window = self.page.evaluate(OVERFLOW)
        assert wide <= window, f"{self.page.url}: {wide} px wide in a window of {window} px"

    def fits_a_phone(self, name: str) -> None:
        """The same in a window as narrow as a phone's, which then gets its size back."""
        before = self.page.viewport_size
        self.page.set_viewport_size(PHONE)
        self.fits(name)
        if before:
            self.page.set_viewport_size(before)

"""A sitting from the calendar to its minutes, as the government's office runs it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from playwright.sync_api import Locator, expect

from journeys.days import today
from journeys.desk import Desk
from journeys.drafting import form_of
from journeys.filling import fill

BODY = "区政府常务会议"


@dataclass(frozen=True)
class Sitting:
    """The page of a sitting in front of the office's clerk."""

    desk: Desk
    number: int
    body: str = BODY
    starts: str = "09:30"

    @property
    def name(self) -> str:
        return f"{self.body}第{self.number}次会议"

    def call(self, on: date | None = None) -> None:
        """Put it into the calendar, for today unless `on` says another day."""
        self.desk.page.goto("/meetings/")
        self.desk.page.get_by_role("link", name="安排会议").click()
        when = {"日期": f"{on or today()}", "时间": self.starts, "地点": "第一会议室", "次数": f"{self.number}"}
        fill(form_of(self.desk), {"会议": self.body, **when})
        self.desk.page.get_by_role("button", name="列入日程").click()
        expect(self.desk.page.get_by_role("heading", name=self.name, level=1)).to_be_visible()

    def put_on_agenda(self, title: str, refused: str = "") -> None:
        """Take a topic from the library; with `refused` it must be refused in these words."""
        form = self.form("列入议程")
        choice = form.get_by_role("option").filter(has_text=title).first.inner_text()
        if refused:
            fill(form, {"从议题库列入": choice})
            form.get_by_role("button", name="列入议程").click()
            expect(self.desk.page.locator(".notice-bad")).to_contain_text(refused)
        else:
            self.send("列入议程", {"从议题库列入": choice}, "已列入议程")

    def begin(self, chair: str, present: Sequence[str]) -> None:
        """Somebody presides, it begins, and who is there is noted; the quorum is counted while ticking."""
        self.send("确定主持人", {"主持人": chair}, "已选定主持人")
        self.send("开始会议", {}, "会议已开始")
        for name in present:
            roll = self.form("登记到会情况")
            with self.desk.page.expect_response(re.compile("/quorum/")):
                roll.get_by_label(f"{name}到会情况", exact=True).select_option(label="到会")

    def decide(self, outcome: str, wording: str) -> None:
        """Record the outcome of the first topic that has none, whatever comes of it."""
        form = self.form("登记结果")
        form.get_by_label(outcome, exact=True).check()
        form.get_by_label("议定事项").fill(wording)
        form.get_by_role("button", name="登记结果").click()

    def send(self, button: str, answers: Mapping[str, str], said: str) -> None:
        """One of the sitting's forms; the page must say that it is done."""
        form = self.form(button)
        fill(form, answers)
        form.get_by_role("button", name=button, exact=True).click()
        expect(self.desk.page.locator(".flashes")).to_contain_text(said)

    def form(self, button: str) -> Locator:
        """The form with that button."""
        named = self.desk.page.get_by_role("button", name=button, exact=True)
        return self.desk.page.locator("form").filter(has=named).first

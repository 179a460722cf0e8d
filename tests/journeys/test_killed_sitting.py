"""The server is killed in the middle of a sitting: what it answered is there, the rest comes later, nothing twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Request, Route, expect

from journeys.conftest import SignIn
from journeys.desk import Desk
from journeys.installation import Installation, Server
from journeys.stories import OFFICE
from journeys.test_live_sitting import BEGIN, DC, decide, seats

SENT = "**/arrive/"
LEAVE_ALL = "(buttons) => buttons.forEach((button) => button.click())"
AGAIN_MS = 90_000
"""A server that has just started reads the rulebooks before its first answer, in each process."""
WORDING = "会议同意，停电以后写完的话也在。"
RECORDED = """
import json
from guiju.office.meetings.models import AgendaItem, Attendance, Entry
lines = Entry.objects.filter(sitting={sitting}).exclude(token='').order_by('number')
print(json.dumps(dict(
    tokens=[line.token for line in lines],
    absent=Attendance.objects.filter(sitting={sitting}, status='absent').count(),
    outcomes=[item.outcome + item.wording for item in AgendaItem.objects.filter(sitting={sitting})],
    numbers=list(Entry.objects.filter(sitting={sitting}).order_by('number').values_list('number', flat=True)))))
"""


@pytest.fixture(autouse=True)
def revived(office: Installation) -> Iterator[None]:
    """Whatever came of it, the journeys after this one find a server."""
    yield
    office.server.revive()


class Presses:
    """What a page sends one after another: the first few are answered, and the next one kills the server.

    That one is carried out and its answer never arrives, as when the power fails just then.
    """

    def __init__(self, desk: Desk, server: Server, answered: int) -> None:
        self.tokens: list[str] = []
        self.answered: list[str] = []
        self._server, self._until = server, answered
        desk.page.route(SENT, self._pass_on)

    def _pass_on(self, route: Route) -> None:
        token = token_of(route.request)
        if token not in self.tokens:
            self.tokens.append(token)
        if len(self.answered) < self._until:
            answer = route.fetch()
            route.fulfill(response=answer)
            self.answered.append(token)
        elif self._until >= 0:
            route.fetch()
            self._server.kill()
            self._until = -1
            route.abort()
        else:
            route.continue_()


def token_of(request: Request) -> str:
    return parse_qs(request.post_data or "")["token"][0]


def test_everything_pressed_before_and_after_a_kill_is_recorded_once(office: Installation, sign_in: SignIn) -> None:
    sitting = office.ask(BEGIN).splitlines()[-1]
    desk = sign_in(DC + OFFICE)
    desk.page.goto(f"/meetings/hall/{sitting}/")
    desk.page.get_by_role("button", name="研究这一项").click()
    wording = desk.page.get_by_label("议定事项")
    buttons = seats(desk).get_by_role("button", name="离场")
    expect(wording).to_be_visible()
    expect(buttons.first).to_be_visible()
    leaving = buttons.count()
    presses = Presses(desk, office.server, answered=2)
    buttons.evaluate_all(LEAVE_ALL)
    expect(desk.page.locator("#line")).to_contain_text(f"{leaving - 2}条还没有送出")
    assert set(presses.answered) <= set(recorded(office, sitting)["tokens"])

    wording.fill(WORDING)
    decide(desk, "暂缓")
    expect(desk.page.locator("#line")).to_contain_text(f"{leaving - 1}条还没有送出")
    desk.picture("hall-server-killed")
    office.server.start()
    expect(desk.page.locator("#line")).to_be_hidden(timeout=AGAIN_MS)
    expect(desk.page.locator("#told li")).to_have_count(0)
    expect(buttons).to_have_count(0)

    found = recorded(office, sitting)
    assert len(presses.tokens) == leaving
    assert [token for token in found["tokens"] if token in presses.tokens] == presses.tokens, "in order, each once"
    assert found["absent"] == leaving
    assert found["outcomes"] == [f"deferred{WORDING}"]
    assert found["numbers"] == list(range(1, len(found["numbers"]) + 1))


def recorded(office: Installation, sitting: str) -> dict[str, list[str]]:
    """What stands in the database, asked without the server."""
    found: dict[str, list[str]] = json.loads(office.ask(RECORDED.format(sitting=sitting)).splitlines()[-1])
    return found

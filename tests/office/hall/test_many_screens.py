"""Many screens ask for one board: it is drawn once, asking costs next to nothing, and rights hold all the same."""

from __future__ import annotations

from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from guiju.office.hall import drawing
from guiju.office.hall.tickets import LONGEST, SHORTEST, holds, ticket_for
from guiju.office.meetings.members import ask_the_matters
from guiju.office.meetings.models import AgendaItem
from guiju.office.people import actions as people
from guiju.office.people.models import Holding
from office.hall.test_live import CHIEF, browser, item, send  # noqa: F401 -- a fixture
from office.meetings.hall import THE_DAY, Hall

OPENED = THE_DAY + timedelta(hours=1)
"""When the pages of these tests are opened."""


def polled(client: Client, item: AgendaItem, kind: str = "display/") -> str:  # noqa: F811
    """Where a page that has just been opened asks for its next board."""
    page = client.get(f"/meetings/hall/{item.sitting_id}/{kind}").content.decode()
    return unescape(page.split('hx-get="')[1].split('"')[0])


def test_asking_again_reads_neither_session_nor_person(
    dongcheng: Hall,
    item: AgendaItem,  # noqa: F811
    django_assert_num_queries: Any,
) -> None:
    client = browser(dongcheng)
    address = polled(client, item)
    with django_assert_num_queries(0):  # the mark is asked of the driver itself
        assert client.get(address).status_code == 204


def test_a_changed_board_is_drawn_once_for_all_who_look(
    dongcheng: Hall,
    item: AgendaItem,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screens = [browser(dongcheng, name) for name in ("head", "deputy", "deputy2", CHIEF)]
    addresses = [polled(screen, item) for screen in screens]
    drawn: list[object] = []
    monkeypatch.setattr(drawing, "board_of", lambda sitting, made=drawing.board_of: drawn.append(1) or made(sitting))
    send(browser(dongcheng), "speech", item, kind="other", speaker="某代表")
    for screen, address in zip(screens, addresses, strict=True):
        assert "某代表" in screen.get(address).content.decode()
    assert len(drawn) == 1


def test_a_right_taken_away_is_gone_however_often_the_board_changes(
    dongcheng: Hall,
    item: AgendaItem,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = browser(dongcheng, "deputy7")
    address = polled(screen, item)
    people.end_holding(Holding.objects.get(post=dongcheng.posts["deputy7"]), THE_DAY.date())
    for seconds in (20, 40, LONGEST):
        send(browser(dongcheng), "speech", item, kind="other", token=f"t{seconds}")
        monkeypatch.setattr(timezone, "now", lambda after=seconds: OPENED + timedelta(seconds=after))
        answer = screen.get(address)
        if answer.status_code == 200:
            address = unescape(answer.content.decode().split('hx-get="')[1].split('"')[0])
    assert answer.status_code == 403


def test_the_ticket_of_the_display_does_not_open_the_secretaries_board(
    dongcheng: Hall,
    item: AgendaItem,  # noqa: F811
) -> None:
    member = browser(dongcheng, "deputy4")
    address = polled(member, item)
    assert member.get(address.replace("/display/board/", "/board/")).status_code == 403


def test_who_has_signed_out_sees_no_board_any_more(dongcheng: Hall, item: AgendaItem) -> None:  # noqa: F811
    client = browser(dongcheng)
    address = polled(client, item)
    client.logout()
    assert client.get(address).status_code == 302


def test_a_ticket_gives_no_session_away_and_ends_at_different_times() -> None:
    tickets = [ticket_for("the-key-of-a-session", 1, "live", OPENED) for _ in range(50)]
    assert not any("the-key" in ticket for ticket in tickets)
    early, late = OPENED + timedelta(seconds=SHORTEST - 1), OPENED + timedelta(seconds=LONGEST + 1)
    assert all(holds(ticket, "the-key-of-a-session", 1, "live", early) for ticket in tickets)
    assert not any(holds(ticket, "the-key-of-a-session", 1, "live", late) for ticket in tickets)
    middle = OPENED + timedelta(seconds=(SHORTEST + LONGEST) / 2)
    assert {holds(ticket, "the-key-of-a-session", 1, "live", middle) for ticket in tickets} == {True, False}


@pytest.mark.parametrize("ticket", ["", "x", "x:y", "W10:abc"])
def test_a_forged_ticket_holds_nothing(ticket: str) -> None:
    assert not holds(ticket, "session", 1, "live", OPENED)


def test_only_roles_that_differ_from_matter_to_matter_cost_a_reading_of_the_agenda() -> None:
    assert not ask_the_matters(["head", "deputies", "department_heads"])
    assert ask_the_matters(["head", "deputy_in_charge"])

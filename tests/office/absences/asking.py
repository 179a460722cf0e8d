"""How the tests ask leave: as a leader at the form, and the head or the office at the case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.db.models import F

from guiju.office.cases import actions
from guiju.office.cases.queries import state_of
from guiju.office.cases.state import CaseState
from guiju.office.enactment.walking import at
from guiju.office.people.models import Person, Post, StandIn
from office.cases_web.conftest import NOON

Open = Callable[..., int]
HEADS = {"dongcheng": "dc-head", "chaoyang": "cy-head"}
PREFIX = {"dongcheng": "dc", "chaoyang": "cy"}
DISTRICTS = tuple(HEADS)
DURING = datetime(2024, 5, 21, 4, tzinfo=UTC)
AFTER = datetime(2024, 5, 27, 4, tzinfo=UTC)


def post(district: str, title: str) -> Post:
    """The leader's post whose title has these words; the head by 区长."""
    found = Post.objects.filter(district=district, organ=None)
    return found.get(title=title) if title in ("区长", "常务副区长") else found.get(title__contains=title)


def leave(district: str = "dongcheng", by: str = "教育", **more: Any) -> dict[str, Any]:
    """The form of a deputy for town building who is away from 20 to 24 May; `by` "": nobody is named."""
    return {
        "title": "副区长离京请假",
        "f-leaver": "deputy_head",
        "f-absence_kind": "business_trip",
        "f-leaves_on": "2024-05-20",
        "f-last_away_on": "2024-05-24",
        "f-asked_on": "2024-05-06",
        "f-leaders_away": [str(post(district, "城建").pk)],
        "f-stand_in_posts": [str(post(district, by).pk)] if by else [],
    } | more


def hand_in(case: int, who: str) -> CaseState:
    """Whatever is lacking of the softer rules is given a reason."""
    return actions.hand_in(case, at(Person.objects.get(username=who), NOON.date()), reason="演示")


def consent(case: int, district: str) -> CaseState:
    """The head consents."""
    return actions.agree(case, at(Person.objects.get(username=HEADS[district]), NOON.date()))


def granted(opened: Open, district: str = "dongcheng", who: str = "deputy-city", **more: Any) -> int:
    """A leave handed in by the deputy and consented to."""
    account = f"{PREFIX[district]}-{who}"
    case = opened("leave_beijing", account, **leave(district, **more))
    hand_in(case, account)
    consent(case, district)
    return case


def switched_on() -> list[tuple[str, str, str, str]]:
    """Every stand-in that holds for a day: who, for whom, from, up to but not including."""
    rows = StandIn.objects.exclude(until_on=F("since_on")).select_related("by_post", "of_post").order_by("pk")
    return [(s.by_post.title, s.of_post.title, str(s.since_on), str(s.until_on)) for s in rows]


def state(case: int) -> CaseState:
    """What the log of a case says."""
    return state_of(case)

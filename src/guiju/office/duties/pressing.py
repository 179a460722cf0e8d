"""How much presses on somebody: what is late, and what falls due soon. Shown on every page, so it is kept a while."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from guiju.office.cases.actors import CHINA
from guiju.office.duties.owners import owes
from guiju.office.duties.periodic import Board
from guiju.office.duties.raised import Raised
from guiju.office.duties.rows import Where
from guiju.office.duties.standing import StandingDuty, standing_duties
from guiju.office.people.models import Post
from guiju.office.people.plain_sql import run
from guiju.office.people.queries import stood_in_for
from guiju.office.rulebook.errors import BrokenRules
from guiju.office.rulebook.profiles import duty_keeping
from guiju.office.rulebook.queries import vocabulary
from guiju.rules.planning.problems import NotInForce

MOST_KEPT = 2000
LAST_WRITTEN = (
    "SELECT (SELECT MAX(id) FROM cases_event), (SELECT MAX(id) FROM duties_fulfilmentchange), "
    "(SELECT MAX(id) FROM meetings_entry), (SELECT MAX(id) FROM registers_change)"
)
"""Nothing that keeps a duty is written without a row in one of these."""


@dataclass(frozen=True, slots=True)
class Pressing:
    """How much is late, and how much falls due within so many days."""

    late: int = 0
    near: int = 0
    days: int = 0

    @property
    def total(self) -> int:
        return self.late + self.near


_kept: dict[tuple[object, ...], Pressing] = {}


def pressing_on(own: Sequence[Post], district: str, now: datetime) -> Pressing:
    """What presses on the holder of these posts, with those stood in for. Worked out anew when anything was written
    that could change it, and every minute, because clocks run out by themselves."""
    if not own or not district:
        return Pressing()
    minute = now.replace(second=0, microsecond=0)
    key = (district, minute, *(post.pk for post in own), *run(LAST_WRITTEN, ()).fetchone())
    if key not in _kept:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[key] = _reckoned(own, district, now)
    return _kept[key]


def _reckoned(own: Sequence[Post], district: str, now: datetime) -> Pressing:
    on = now.astimezone(CHINA).date()
    posts = [*own, *(hat.post for hat in stood_in_for(own, on))]
    posts = [post for post in posts if post.district_id == district]
    days = duty_keeping(district).remind_days
    until = on + timedelta(days=days)
    try:
        board = Board(district, now, _may_press(district, posts, now, until))
        rows = [row for row in board.rows() if any(row.owners.include(post) for post in posts)]
    except (NotInForce, BrokenRules):  # the head of every page, also of the one that tells what is broken
        rows = []
    raised = Raised(district, now, posts)
    late = sum(row.where is Where.LATE for row in rows) + raised.at(Where.LATE).count()
    near = sum(row.near for row in rows) + raised.at(Where.OWED).filter(due_on__lte=until).count()
    return Pressing(late, near, days)


def _may_press(district: str, posts: list[Post], now: datetime, until: date) -> dict[str, StandingDuty]:
    """The duties of these posts with a share that is due by then: the others need not be looked up."""
    roles = vocabulary().roles
    known = standing_duties(district, now.astimezone(CHINA).date())
    mine = {
        key: duty
        for key, duty in known.items()
        if duty.recurs and any(owes(roles[name], post) for name in duty.owed_by for post in posts)
    }
    board = Board(district, now, mine)
    return {key: duty for key, duty in mine.items() if any(owed.due <= until for owed in board.periods(duty))}

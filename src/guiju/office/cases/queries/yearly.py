"""What every leader owes in a year by the duties that the rules count, and what the matters of the year have kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from guiju.office.cases.actors import CHINA
from guiju.office.cases.facts import facts_for_plan, rulebook_of
from guiju.office.cases.models import Case, CaseState
from guiju.office.cases.queries.access import state_of
from guiju.office.people.models import Post
from guiju.office.people.queries import leaders
from guiju.rules import expressions
from guiju.rules.citations import Citation
from guiju.rules.fact_values import read_facts
from guiju.rules.facts import FactValue
from guiju.rules.instruments.counts import Count
from guiju.rules.instruments.norms import DutyNorm
from guiju.rules.planning.rulebook import Rulebook

YEAR = "year"
FIRST_YEAR, LAST_YEAR = 2000, 2999
UNDER_WAY = (CaseState.OPEN, CaseState.SUSPENDED, CaseState.CLOSED)


@dataclass(frozen=True, slots=True)
class Counted:
    """One duty of one leader: how much of it the year has seen."""

    duty: str
    cites: tuple[Citation, ...]
    count: Count
    done: int

    @property
    def owed(self) -> int:
        """What is still owed this year."""
        return max(0, self.count.at_least - self.done)

    @property
    def over(self) -> int:
        """What goes beyond the most that the text allows."""
        most = self.count.at_most
        return 0 if most is None else max(0, self.done - most)


@dataclass(frozen=True, slots=True)
class LeaderYear:
    """A leader's post with all that is counted for it."""

    post: Post
    counted: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class _Matter:
    act: str
    facts: Mapping[str, FactValue]
    opened: date
    ended: bool


def yearly(district: str, year: int, on: date) -> list[LeaderYear]:
    """The counted duties of every leader by rank, as the rules of `on` have them. Raises NotInForce."""
    rulebook = rulebook_of(district, on)
    yearly_ = [(p, norm, norm.count) for p, norm in rulebook.norms_of(DutyNorm, on) if norm.per == YEAR]
    duties = [(p, norm, count) for p, norm, count in yearly_ if count and count.each]
    span = (date(year, 1, 1), min(on, date(year, 12, 31)))  # what is only planned does not count yet
    matters = list(_matters(rulebook, district, year, {act for _, norm, _ in duties for act in norm.act}))
    totals = [(norm.says, p.cites, count, _total(norm, count, matters, span)) for p, norm, count in duties]
    return [LeaderYear(post, tuple(_counted(totals, str(post.pk)))) for post in leaders(district, on)]


def _counted(totals: Iterable[tuple[str, tuple[Citation, ...], Count, Counter[str]]], post: str) -> Iterator[Counted]:
    for says, cites, count, total in totals:
        yield Counted(says, cites, count, total[post])


def _matters(rulebook: Rulebook, district: str, year: int, acts: set[str]) -> Iterator[_Matter]:
    # A matter of January may have been opened in December, and one entered late in the year after.
    near = {"opened_at__year__gte": year - 1, "opened_at__year__lte": year + 1}
    for row in Case.objects.filter(district=district, act__in=acts, state__in=UNDER_WAY, **near).order_by("pk"):
        state = state_of(row.pk)
        known = rulebook.act(row.act, state.law_on).facts
        facts, _ = read_facts(known, facts_for_plan(rulebook, state))
        yield _Matter(row.act, facts, row.opened_at.astimezone(CHINA).date(), row.state == CaseState.CLOSED)


def _total(norm: DutyNorm, count: Count, matters: list[_Matter], span: tuple[date, date]) -> Counter[str]:
    condition = expressions.parse(norm.when or "True")
    total: Counter[str] = Counter()
    for matter in matters:
        if matter.act not in norm.act or (count.ended and not matter.ended):
            continue
        if not span[0] <= _day(count, matter) <= span[1]:
            continue
        if expressions.evaluate_partial(condition, matter.facts):
            total.update(dict.fromkeys(_names(count, matter), _amount(count, matter)))
    return total


def _day(count: Count, matter: _Matter) -> date:
    day = matter.facts.get(count.day)
    return day if isinstance(day, date) else matter.opened


def _names(count: Count, matter: _Matter) -> frozenset[str]:
    named = matter.facts.get(count.each)
    return named if isinstance(named, frozenset) else frozenset()


def _amount(count: Count, matter: _Matter) -> int:
    if not count.adds:
        return 1
    added = matter.facts.get(count.adds)
    return added if isinstance(added, int) else 0

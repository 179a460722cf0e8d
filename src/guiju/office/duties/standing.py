"""The duties that a district's rules lay down for every period, or for always: from norms and cadences of meetings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.translation import gettext_noop as N_

from guiju.office.cases.facts import rulebook_of
from guiju.office.rulebook.profiles import terms_began_on
from guiju.rules.bindingness import Strength
from guiju.rules.citations import Citation
from guiju.rules.duties import TERM, Recurrence
from guiju.rules.instruments import PlacedNorm
from guiju.rules.instruments.counts import Count
from guiju.rules.instruments.norms import BodyNorm, DutyNorm
from guiju.rules.instruments.recurrence import Discharge
from guiju.rules.planning.rulebook import Rulebook

MOST_KEPT = 64
EACH_TERM = N_("每届任期")


@dataclass(frozen=True, slots=True)
class StandingDuty:
    """A duty that no matter raises. `key` stays the same whatever else an article says.

    `recurs` None: it is owed always, `label` says how the text puts it. Kept by what `discharge` names, by
    sittings of `body`, by the matters that `count` counts, or by a note only.
    """

    key: str
    says: str
    strength: Strength
    cites: tuple[Citation, ...]
    owed_by: tuple[str, ...]
    recurs: Recurrence | None
    label: str
    at_least: int = 1
    discharge: Discharge | None = None
    body: str = ""
    count: Count | None = None

    @property
    def may_be_noted(self) -> bool:
        """What is counted leader by leader is kept by matters only."""
        return self.count is None


def standing_duties(district: str, on: date) -> Mapping[str, StandingDuty]:
    """The standing duties under the rules of a day, by key, in the order of the articles. Raises NotInForce."""
    return _standing(rulebook_of(district, on), on, terms_began_on(district))


@lru_cache(maxsize=MOST_KEPT)
def _standing(rulebook: Rulebook, on: date, terms: tuple[date, ...]) -> Mapping[str, StandingDuty]:
    # Every page asks for them, and a rulebook does not change: they are read out of it once a day.
    found = [_duty(placed, norm, terms) for placed, norm in rulebook.norms_of(DutyNorm, on) if not norm.raised]
    found += _meetings(rulebook.norms_of(BodyNorm, on), terms)
    ordered = sorted(found, key=lambda duty: (duty.cites[0].instrument, duty.cites[0].article))
    return {duty.key: duty for duty in ordered}


def key_of(cites: tuple[Citation, ...], name: str) -> str:
    """DC2024:73#yearly_report: the article and what the norm is called."""
    return f"{cites[0].instrument}:{cites[0].article}#{name}"


def _duty(placed: PlacedNorm, norm: DutyNorm, terms: tuple[date, ...]) -> StandingDuty:
    return StandingDuty(
        key_of(placed.cites, norm.duty),
        norm.says,
        norm.strength,
        placed.cites,
        tuple(norm.owed_by),
        Recurrence(norm.per, norm.due, terms=terms) if norm.per else None,
        norm.label or (EACH_TERM if norm.per == TERM else ""),
        norm.count.at_least if norm.count else 1,
        norm.discharge,
        count=norm.count,
    )


def _meetings(norms: Iterable[tuple[PlacedNorm, BodyNorm]], terms: tuple[date, ...]) -> Iterator[StandingDuty]:
    for placed, norm in norms:
        often = norm.cadence
        if often and often.per and often.at_least:
            recurs = Recurrence(often.per, "", often.skips_holidays, terms)
            chairs = tuple(chair.who for chair in norm.chair[:1])
            yield StandingDuty(
                key_of(placed.cites, norm.body),
                f"召开{norm.name}",
                often.strength,
                placed.cites,
                tuple(norm.convened_by[:1]) or chairs,
                recurs,
                often.label or (EACH_TERM if often.per == TERM else ""),
                often.at_least,
                body=norm.body,
            )

"""Who stands in: the colleague who was named, or by the schedule of A and B roles, and under which article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from guiju.office.absences.wishes import Wish
from guiju.office.people.absences import absent, cover_of
from guiju.office.people.errors import AbsenceRefused, OrganisationError
from guiju.office.people.models import Post, StandInKind
from guiju.office.people.queries import holder
from guiju.office.people.recording_absences import StandsIn
from guiju.office.people.roles import resolve
from guiju.office.rulebook.queries import rulebook_for, vocabulary
from guiju.rules.citations import Citation
from guiju.rules.instruments.norms import PowerNorm

COMMISSION = "commission"


@dataclass(frozen=True, slots=True)
class Power:
    """A norm that lets others stand in for a post, with its articles."""

    norm: PowerNorm
    cites: tuple[Citation, ...]

    @property
    def entrusted(self) -> bool:
        """Whether it passes by a commission only, for the kinds of absence that it names."""
        return self.norm.needs == COMMISSION


def powers_over(post: Post, kind: str, law_on: date) -> list[Power]:
    """The norms that say who may stand in for a post during that kind of absence; entrusted ones first."""
    found = [
        Power(norm, placed.cites)
        for placed, norm in rulebook_for(post.district_id, law_on).norms_of(PowerNorm, law_on)
        if (not norm.on_absence or kind in norm.on_absence) and _among(post, [norm.of], law_on)
    ]
    return sorted(found, key=lambda power: not power.entrusted)


def choose(wish: Wish, law_on: date, basis: str) -> StandsIn | None:
    """Who will stand in; None where nobody is named and no norm provides one. Raises AbsenceRefused."""
    found = _chosen(wish, powers_over(wish.post, wish.kind, law_on), law_on, basis)
    if found:
        _can_stand_in(wish, found.by_post)
    return found


def _chosen(wish: Wish, powers: list[Power], law_on: date, basis: str) -> StandsIn | None:
    if wish.named:
        power = next((p for p in powers if _among(wish.named, p.norm.passes_to, law_on)), None)
        return _stands_in(wish.named, power, StandInKind.LEAVE, basis)
    if any(power.entrusted for power in powers):
        return None
    return _by_schedule(wish, powers, law_on, basis)


def must_be_entrusted(wish: Wish, law_on: date) -> Power | None:
    """The norm by which somebody must be entrusted for this absence, while nobody is named."""
    powers = powers_over(wish.post, wish.kind, law_on) if wish.named is None else []
    return next((power for power in powers if power.entrusted), None)


def _by_schedule(wish: Wish, powers: list[Power], law_on: date, basis: str) -> StandsIn | None:
    cover = cover_of(wish.post, wish.since_on or law_on)
    power = next((p for p in powers if cover and _among(cover, p.norm.passes_to, law_on)), None)
    return _stands_in(cover, power, StandInKind.AB_ROLE, basis) if cover and power else None


def _stands_in(post: Post, power: Power | None, kind: StandInKind, basis: str) -> StandsIn:
    if power and power.entrusted:
        kind = StandInKind.COMMISSION
    return StandsIn(post, kind, basis, "、".join(map(str, power.cites)) if power else "")


def _can_stand_in(wish: Wish, by_post: Post) -> None:
    another = _("请另选一位代行的区领导。")
    if by_post.pk == wish.post.pk:
        raise AbsenceRefused(_("「%(post)s」不能由自己代行。") % {"post": wish.post.title}, another)
    if wish.since_on is None or wish.until_on is None:
        return
    if holder(by_post, wish.since_on) is None:
        words = {"post": by_post.title, "day": wish.since_on}
        raise AbsenceRefused(_("「%(post)s」%(day)s时空缺，不能代行。") % words, another)
    if away := absent(by_post, wish.since_on, wish.until_on):
        words = {"post": by_post.title, "day": away.since_on}
        raise AbsenceRefused(_("「%(post)s」%(day)s起也不在岗，不能代行。") % words, another)


def _among(post: Post, roles: list[str], on: date) -> bool:
    return any(found.pk == post.pk for role in roles for found in _posts(post.district_id, role, on))


def _posts(district: str, role: str, on: date) -> Iterator[Post]:
    known = vocabulary().roles
    if role not in known:
        return
    try:
        yield from resolve(role, known[role].resolve, district=district, drafting_organ="", facts={}, on=on)
    except OrganisationError:
        return  # vacant or not set up: nobody who could stand in

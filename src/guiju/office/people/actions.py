"""Changes of the organisation. One function, one transaction; spans are half open (`until_on` excluded)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from guiju.office.people.absences import absent
from guiju.office.people.errors import NotStandingIn, PostTaken, SpanBackwards, WorkTaken
from guiju.office.people.models import (
    Absence,
    District,
    Holding,
    Organ,
    Person,
    Portfolio,
    Post,
    StandIn,
    StandInKind,
)

Spans = QuerySet[Holding] | QuerySet[Portfolio]


@transaction.atomic
def appoint(post: Post, person: Person, since_on: date, until_on: date | None = None) -> Holding:
    """Let a person hold a post. Raises PostTaken when somebody holds it on one of the days, SpanBackwards."""
    _forwards(since_on, until_on)
    Post.objects.select_for_update().get(pk=post.pk)
    taken = Holding.objects.filter(_overlaps(since_on, until_on), post=post).select_related("person").first()
    if taken:
        raise PostTaken(
            _("「%(title)s」自%(since_on)s起由%(name)s担任。")
            % {"title": post.title, "since_on": taken.since_on, "name": taken.person.name},
            _(
                "请先结束其任职，或改换日期。",
            ),
        )
    return Holding.objects.create(
        district_id=post.district_id, post=post, person=person, since_on=since_on, until_on=until_on
    )


@transaction.atomic
def end_holding(holding: Holding, until_on: date) -> Holding:
    """End a holding; `until_on` is the first day on which the person no longer holds the post."""
    _forwards(holding.since_on, until_on)
    holding.until_on = until_on
    holding.save(update_fields=["until_on"])
    return holding


@transaction.atomic
def assign_portfolio(leader_post: Post, work: Organ | str, since_on: date, until_on: date | None = None) -> Portfolio:
    """Put a leader in charge of an organ or of a field of work. Raises WorkTaken, SpanBackwards."""
    _forwards(since_on, until_on)
    District.objects.select_for_update().get(pk=leader_post.district_id)
    organ, field = (work, "") if isinstance(work, Organ) else (None, work)
    same = Portfolio.objects.filter(district_id=leader_post.district_id, organ=organ, field=field)
    taken = same.filter(_overlaps(since_on, until_on)).select_related("leader_post").first()
    if taken:
        name = work.name if isinstance(work, Organ) else work
        raise WorkTaken(
            _("「%(name)s」已由「%(title)s」分管。") % {"name": name, "title": taken.leader_post.title},
            _("请先结束原分工，或改换日期。"),
        )
    return Portfolio.objects.create(
        district_id=leader_post.district_id,
        leader_post=leader_post,
        organ=organ,
        field=field,
        since_on=since_on,
        until_on=until_on,
    )


@transaction.atomic
def commission_stand_in(
    of_post: Post,
    by_post: Post,
    since_on: date,
    until_on: date | None = None,
    *,
    kind: str = StandInKind.COMMISSION,
    basis: str = "",
    citation: str = "",
    commissioned_by: Person | None = None,
    absence: Absence | None = None,
) -> StandIn:
    """Let the holder of `by_post` act for `of_post` over a span of days. `absence`: the one that sets it to work.

    Raises NotStandingIn (the same post, another district, somebody who is away then), SpanBackwards.
    """
    _forwards(since_on, until_on)
    if of_post.pk == by_post.pk or of_post.district_id != by_post.district_id:
        raise NotStandingIn(_("代行人必须是本区的另一职务。"), _("请重新选择代行的职务。"))
    if away := absent(by_post, since_on, until_on):
        days = f"{away.since_on}起" if until_on is None or away.since_on < until_on else ""
        raise NotStandingIn(f"「{by_post.title}」{days}也不在岗，不能代行。", "请另选代行人，或改换日期。")
    return StandIn.objects.create(
        district_id=of_post.district_id,
        of_post=of_post,
        by_post=by_post,
        since_on=since_on,
        until_on=until_on,
        kind=kind,
        basis=basis,
        citation=citation,
        commissioned_by=commissioned_by,
        absence=absence,
    )


@transaction.atomic
def end_stand_in(stand_in: StandIn, until_on: date) -> StandIn:
    """End a stand-in; `until_on` is the first day on which nobody stands in by it any more."""
    _forwards(stand_in.since_on, until_on)
    stand_in.until_on = until_on
    stand_in.save(update_fields=["until_on"])
    return stand_in


def create_accounts(rows: Iterable[tuple[str, str, str]], password: str | None = None) -> list[Person]:
    """Accounts from (account, name, district code) rows, all with one password (None: cannot sign in yet)."""
    return [
        Person.objects.create_person(account, name, District.objects.get(pk=district), password)
        for account, name, district in rows
    ]


def _overlaps(since_on: date, until_on: date | None) -> Q:
    overlap = Q(until_on__isnull=True) | Q(until_on__gt=since_on)
    return overlap & Q(since_on__lt=until_on) if until_on else overlap


def _forwards(since_on: date, until_on: date | None) -> None:
    if until_on is not None and until_on <= since_on:
        raise SpanBackwards(
            _("截止日%(until_on)s（不含）不晚于起始日%(since_on)s。") % {"until_on": until_on, "since_on": since_on},
            _("请改正日期。"),
        )

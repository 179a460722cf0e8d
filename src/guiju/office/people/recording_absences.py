"""Recording that somebody is away by an approved matter, switching the stand-in on, and ending both early."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from guiju.office.people.actions import commission_stand_in
from guiju.office.people.errors import AbsenceRefused, SpanBackwards
from guiju.office.people.models import Absence, Person, Post, StandIn
from guiju.office.people.queries import holder


@dataclass(frozen=True, slots=True)
class StandsIn:
    """Who is to stand in, as what kind of stand-in, on which basis and under which article."""

    by_post: Post
    kind: str
    basis: str
    citation: str


@dataclass(frozen=True, slots=True)
class Granted:
    """Days away as they were approved. `until_on`: the first day back; `seq`: the matter's entry that approved."""

    post: Post
    since_on: date
    until_on: date
    kind: str
    matter: int
    seq: int
    body: str = ""
    citation: str = ""
    stands_in: StandsIn | None = None


@transaction.atomic
def record_absence(granted: Granted, person: Person, now: datetime, today: date) -> Absence:
    """Record an absence and switch its stand-in on; called again it changes only what the matter now says.

    Shorter days than approved are taken over, more days or another stand-in need an approval of their own.
    Raises AbsenceRefused, NotStandingIn.
    """
    _lock(granted)
    found = Absence.objects.filter(matter=granted.matter, post=granted.post).first()
    if found is None or found.approved_at_seq != granted.seq:
        return _anew(found, granted, now, today)
    if granted.until_on > found.granted_until_on or granted.since_on < found.since_on <= today:
        last = found.granted_until_on - timedelta(days=1)
        raise AbsenceRefused(
            _("准假到%(last)s为止。") % {"last": last}, _("延长的，请另起一件请假，批准后接着由代行人代行。")
        )
    if granted.until_on < found.until_on:
        return _shorten(found, granted.until_on, person, now, "事项里改短了日期")
    return found


@transaction.atomic
def end_absence(absence: Absence, last_on: date, person: Person, now: datetime, reason: str) -> Absence:
    """Cut an absence short: `last_on` is its last day. A day before its first one: it came to nothing.

    Its stand-ins end with it. Raises AbsenceRefused without a reason or for a longer one.
    """
    row = Absence.objects.select_for_update().get(pk=absence.pk)
    if not reason.strip():
        raise AbsenceRefused(_("没有写明提前结束的原因。"), _("请填写原因后再提交。"))
    if last_on >= row.until_on - timedelta(days=1):
        words = {"last": row.until_on - timedelta(days=1), "given": last_on}
        message = _("现在记录的最后一天是%(last)s，%(given)s不比它早。") % words
        raise AbsenceRefused(message, _("延长的，请另起一件请假。"))
    return _shorten(row, max(last_on + timedelta(days=1), row.since_on), person, now, reason.strip())


@transaction.atomic
def take_back(matter: int, person: Person, now: datetime, today: date, reason: str) -> None:
    """End from today whatever a matter has recorded: it was returned, withdrawn or made void."""
    for row in Absence.objects.select_for_update().filter(matter=matter, until_on__gt=today):
        _shorten(row, max(today, row.since_on), person, now, reason)


def _anew(found: Absence | None, granted: Granted, now: datetime, today: date) -> Absence:
    if granted.until_on <= granted.since_on:
        raise SpanBackwards(_("最后一天早于第一天%(first)s。") % {"first": granted.since_on}, _("请改正日期。"))
    if not granted.body:
        _not_needed_elsewhere(granted)
    row = found or Absence(matter=granted.matter, post=granted.post)
    if row.pk:
        _switch_off(row, today)
    row.district_id, row.kind, row.body = granted.post.district_id, granted.kind, granted.body
    row.since_on, row.until_on, row.granted_until_on = granted.since_on, granted.until_on, granted.until_on
    row.approved_at_seq, row.citation, row.recorded_at = granted.seq, granted.citation, now
    row.ended_by, row.ended_at, row.end_reason = None, None, ""
    row.save()
    _switch_on(row, granted.stands_in)
    return row


def _not_needed_elsewhere(granted: Granted) -> None:
    """Who stands in for somebody who is away may not be away too."""
    days = {"since_on__lt": granted.until_on, "until_on__gt": granted.since_on}
    needed = (
        StandIn.objects.filter(by_post=granted.post, absence__isnull=False, **days).select_related("of_post").first()
    )
    if needed:
        words = {"post": granted.post.title, "since": needed.since_on, "of": needed.of_post.title}
        message = _("「%(post)s」自%(since)s起代行「%(of)s」，这些日子不能离岗。") % words
        raise AbsenceRefused(message, _("请先由「%(of)s」另行委托，再请假或者改换日期。") % words)


def _switch_on(row: Absence, chosen: StandsIn | None) -> None:
    if chosen is None:
        return
    commission_stand_in(
        row.post,
        chosen.by_post,
        row.since_on,
        row.until_on,
        kind=chosen.kind,
        basis=chosen.basis,
        citation=chosen.citation,
        commissioned_by=holder(row.post, row.since_on),
        absence=row,
    )


def _shorten(row: Absence, until_on: date, person: Person, now: datetime, reason: str) -> Absence:
    row.until_on, row.ended_by, row.ended_at, row.end_reason = until_on, person, now, reason[:200]
    row.save(update_fields=["until_on", "ended_by", "ended_at", "end_reason"])
    _switch_off(row, until_on)
    return row


def _switch_off(row: Absence, until_on: date) -> None:
    """End the stand-ins of an absence; one that comes to nothing is kept with an empty span, for the record."""
    for stand_in in StandIn.objects.filter(absence=row, until_on__gt=until_on):
        stand_in.until_on = max(stand_in.since_on, until_on)
        stand_in.save(update_fields=["until_on"])


def _lock(granted: Granted) -> None:
    """Both posts, always in one order: two approvals at once see each other's absences."""
    posts = [granted.post.pk, *([granted.stands_in.by_post.pk] if granted.stands_in else [])]
    list(Post.objects.select_for_update().filter(pk__in=posts).order_by("pk"))

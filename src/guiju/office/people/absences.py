"""Who is away when. Spans are half open; an absence from one meeting only (`body`) keeps nobody from their post."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import F, Q, QuerySet

from guiju.office.people.models import Absence, Cover, Post
from guiju.office.people.plain_sql import any_row
from guiju.office.people.queries import on_day


def absences(district: str) -> QuerySet[Absence]:
    """All absences of a district that keep somebody away for at least one day. No rights are checked."""
    found = Absence.objects.filter(district_id=district, until_on__gt=F("since_on"))
    return found.select_related("post", "ended_by").prefetch_related("stand_ins__by_post").order_by("since_on", "pk")


def absent(post: Post, since_on: date, until_on: date | None) -> Absence | None:
    """The first absence of a post's holder that falls into a span of days (`until_on` None: without end)."""
    found = absences(post.district_id).filter(post=post, body="", until_on__gt=since_on)
    return (found.filter(since_on__lt=until_on) if until_on else found).first()


def away_on(district: str, posts: Iterable[int], on: date, body: str = "") -> dict[int, Absence]:
    """Of these posts those whose holders are away on a day (or on leave from that meeting), with the absence."""
    found = absences(district).filter(on_day(on), Q(body="") | Q(body=body), post__in=list(posts))
    return {row.post_id: row for row in found}


def of_matter(matter: int) -> list[Absence]:
    """What a case has recorded, also what came to nothing."""
    if not any_row(Absence, "matter", matter):
        return []
    rows = Absence.objects.filter(matter=matter).select_related("post", "ended_by").order_by("pk")
    return list(rows.prefetch_related("stand_ins__by_post"))


def cover_of(post: Post, on: date) -> Post | None:
    """Who covers a post by the schedule of A and B roles on a day."""
    found = Cover.objects.filter(on_day(on), of_post=post).select_related("by_post").first()
    return found.by_post if found else None

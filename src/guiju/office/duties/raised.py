"""The lines that matters raise: their duties and clocks, from the table that cases keep."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from guiju.office.cases.actors import CHINA
from guiju.office.cases.models import OwedByCase
from guiju.office.duties.models import Fulfilment
from guiju.office.duties.owners import together
from guiju.office.duties.rows import Row, Where, standing_of
from guiju.office.people.models import Post
from guiju.office.rulebook.labels import label, listed
from guiju.office.rulebook.profiles import duty_keeping
from guiju.office.rulebook.queries import vocabulary
from guiju.rules.bindingness import Strength

SUBJECT = "case-"


@dataclass(frozen=True, slots=True)
class Raised:
    """What a list of raised lines is narrowed down to. `posts` None: those of everybody in the district."""

    district: str
    now: datetime
    posts: Iterable[Post] | None = None
    organ: str = ""
    article: str = ""

    def found(self) -> QuerySet[OwedByCase]:
        """The lines, those with the earliest due day first."""
        rows = OwedByCase.objects.filter(district=self.district).annotate(noted=Exists(_notes()))
        if self.posts is not None:
            rows = rows.filter(pk__in=owed_by(self.posts))
        if self.organ:
            rows = rows.filter(pk__in=OwedByCase.objects.filter(organs__code=self.organ).values("pk"))
        if self.article:
            rows = rows.filter(norm__startswith=f"{self.article}#")
        return rows

    def at(self, where: Where) -> QuerySet[OwedByCase]:
        """The lines that stand there now."""
        kept = Q(done_on__isnull=False) | Q(noted=True)
        late = Q(due_at__lt=self.now) | Q(due_at=None, due_on__lt=self.now.astimezone(CHINA).date())
        rows = self.found()
        if where is Where.DONE:
            return rows.filter(kept).order_by(F("done_on").desc(nulls_last=True), "-pk")
        if where is Where.LATE:
            return rows.exclude(kept).filter(late).order_by("due_on", "pk")
        if where is Where.OWED:
            return rows.exclude(kept).exclude(late).filter(begun=True).order_by(F("due_on").asc(nulls_last=True), "pk")
        if where is Where.COMING:
            return rows.exclude(kept).filter(begun=False).order_by("pk")
        return rows.none()


def owed_by(posts: Iterable[Post]) -> QuerySet[Any]:
    """The keys of what these posts owe: as leaders, or as people of an organ."""
    given = list(posts)
    organs = {post.organ_id for post in given if post.organ_id}
    owed = OwedByCase.objects.filter(Q(organs__in=organs) | Q(posts__in=[post.pk for post in given]))
    return owed.values("pk")


def rows_of(found: Iterable[OwedByCase], now: datetime) -> list[Row]:
    """Lines for the screen, with what has been noted about them."""
    owed = list(found)
    notes = _noted(owed)
    return [_row(one, notes.get((one.case_id, one.norm)), now) for one in owed]


def _row(one: OwedByCase, note: Fulfilment | None, now: datetime) -> Row:
    roles = vocabulary().roles
    named = listed([label(roles[name]) for name in one.owed_by if name in roles])
    done = one.done_at if one.due_at else one.done_on
    soon = now.astimezone(CHINA).date() + timedelta(days=duty_keeping(one.district_id).remind_days)
    where, late = standing_of(one.due_at or one.due_on, done or (note.done_on if note else None), now)
    if where is Where.OWED and not one.begun:
        where = Where.COMING
    return Row(
        duty=one.norm,
        subject=f"{SUBJECT}{one.case_id}",
        says=one.says,
        strength=Strength(one.strength),
        owners=together(one.organs.all(), one.posts.all(), named),
        period=one.case.title,
        where=where,
        due=one.due_at or one.due_on,
        near=where is Where.OWED and one.due_on is not None and one.due_on <= soon,
        late=late,
        provisional=one.provisional,
        arithmetic=one.arithmetic,
        done_on=one.done_on or (note.done_on if note else None),
        note=note,
        case=one.case_id,
    )


def joined(found: QuerySet[OwedByCase]) -> QuerySet[OwedByCase]:
    """With all that a line shows, in three queries."""
    return found.select_related("case").prefetch_related("organs", "posts")


def _noted(owed: list[OwedByCase]) -> Mapping[tuple[int, str], Fulfilment]:
    rows = Fulfilment.objects.filter(case__in={one.case_id for one in owed}, withdrawn=False)
    return {(row.case_id, row.duty): row for row in rows.select_related("file") if row.case_id}


def _notes() -> QuerySet[Fulfilment]:
    return Fulfilment.objects.filter(case=OuterRef("case"), duty=OuterRef("norm"), withdrawn=False)

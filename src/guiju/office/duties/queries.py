"""Who sees which lines, and how many wait. The office and the leaders see the whole district."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import overload

from django.utils.translation import gettext as _

from guiju.office.cases.actors import CHINA, Actor
from guiju.office.cases.models import OwedByCase
from guiju.office.cases.views.entry import district_of
from guiju.office.duties.errors import NoSuchDuty, NotYourDuty
from guiju.office.duties.periodic import Board
from guiju.office.duties.raised import SUBJECT, Raised, joined, rows_of
from guiju.office.duties.rows import Row, Where
from guiju.office.duties.standing import standing_duties
from guiju.office.people.models import Post
from guiju.office.people.queries import organ_of

LONGEST = 80


@dataclass(frozen=True, slots=True)
class Sought:
    """What a list is narrowed down to. `everybody`: the whole district, for those who oversee it."""

    where: Where = Where.OWED
    everybody: bool = False
    organ: str = ""
    article: str = ""

    @classmethod
    def typed(cls, where: str, scope: str, organ: str, article: str) -> Sought:
        """What somebody typed; what cannot be meant is left out. No database takes a zero byte."""
        known = where if where in set(Where) else Where.OWED
        return cls(Where(known), scope == "all", _plain(organ), _plain(article))


@dataclass(frozen=True)
class Lines(Sequence[Row]):
    """Standing lines, then those raised by matters, which are read from the database page by page."""

    fixed: Sequence[Row]
    raised: Raised
    where: Where

    def __len__(self) -> int:
        return len(self.fixed) + self.raised.at(self.where).count()

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> list[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | list[Row]:
        if isinstance(place, int):
            return self[place : place + 1][0]
        first, last = place.start or 0, place.stop
        here = list(islice(self.fixed, first, last))
        begin = max(0, first - len(self.fixed))
        end = None if last is None else max(0, last - len(self.fixed))
        return here + rows_of(joined(self.raised.at(self.where))[begin:end], self.raised.now)


@dataclass(frozen=True, slots=True)
class Listing:
    """The lines that stand where one looks, and how many stand where."""

    lines: Lines
    tallies: Mapping[Where, int]


def listed(actor: Actor, sought: Sought) -> Listing:
    """The lines that somebody may see. Raises NotYourDuty for the whole district, unless they oversee it."""
    district = district_of(actor)
    if sought.everybody and not actor.oversees(district):
        raise NotYourDuty(_("只有区政府领导和区政府办公室可以查看全区的职责。您可以查看自己职务和单位的职责。"))
    posts = None if sought.everybody else _posts(actor, district)
    raised = Raised(district, actor.now, posts, sought.organ, sought.article)
    fixed = _fixed(district, raised)
    counted = {w: sum(row.where is w for row in fixed) + raised.at(w).count() for w in Where}
    here = [row for row in fixed if row.where is sought.where]
    return Listing(Lines(sorted(here, key=_by_due), raised, sought.where), counted)


def _by_due(row: Row) -> tuple[bool, str]:
    """Those with a due day first, the earliest of them first."""
    return row.due is None, str(row.due)


def line(actor: Actor, duty: str, subject: str) -> Row:
    """One line. Raises NoSuchDuty, NotYourDuty."""
    district = district_of(actor)
    found = _raised_line(actor, district, duty, subject) or _standing_line(actor, district, duty, subject)
    if found is None:
        raise NoSuchDuty(_("本区没有这一项职责，或者它不属于这个期间。请从「职责」列表重新打开。"))
    if not actor.oversees(district) and not any(found.owners.include(post) for post in _posts(actor, district)):
        raise NotYourDuty(_("这一项职责不是您的职务或单位承担的，不能查看。如工作需要，请与区政府办公室联系。"))
    return found


def _fixed(district: str, raised: Raised) -> list[Row]:
    on = raised.now.astimezone(CHINA).date()
    rows = Board(district, raised.now, standing_duties(district, on)).rows()
    return [row for row in rows if _meant(row, raised)]


def _meant(row: Row, raised: Raised) -> bool:
    mine = raised.posts is None or any(row.owners.include(post) for post in raised.posts)
    organ = not raised.organ or _organ_of(raised) in row.owners.organs
    return mine and organ and (not raised.article or row.cite == raised.article)


def _organ_of(raised: Raised) -> int:
    found = organ_of(raised.district, raised.organ)
    return found.pk if found else 0


def _standing_line(actor: Actor, district: str, duty: str, subject: str) -> Row | None:
    known = standing_duties(district, actor.on)
    if duty not in known:
        return None
    rows = list(Board(district, actor.now, {duty: known[duty]}).rows())
    found = [row for row in rows if row.subject == subject]
    own = [row for row in found if any(row.owners.include(post) for post in _posts(actor, district))]
    return next(iter([*own, *found]), None)


def _raised_line(actor: Actor, district: str, norm: str, subject: str) -> Row | None:
    key = subject.removeprefix(SUBJECT)
    if not subject.startswith(SUBJECT) or not (key.isascii() and key.isdecimal()) or len(key) > 12:
        return None
    found = joined(OwedByCase.objects.filter(district=district, norm=norm, case=int(key)))
    return next(iter(rows_of(found, actor.now)), None)


def _posts(actor: Actor, district: str) -> list[Post]:
    return [hat.post for hat in actor.hats if hat.post.district_id == district]


def _plain(text: str) -> str:
    return text.replace("\0", "").strip()[:LONGEST]

"""Writing in the leaders' calendar: enter, change, withdraw; making the secret of a feed."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from guiju.office.cases.actors import CHINA, Actor
from guiju.office.cases.errors import AlreadyDone
from guiju.office.diary.errors import Clash, SomebodyChangedIt, WrongEngagement
from guiju.office.diary.models import Change, Engagement, Feed, Kind
from guiju.office.diary.rights import engagement_for, leader_post, writing_hat
from guiju.office.diary.weeks import appointments
from guiju.office.people.models import Post
from guiju.office.people.queries import ActingPost

LONGEST = timedelta(days=31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A line as somebody wants it. `anyway`: they have seen what it clashes with."""

    kind: str
    title: str
    place: str = ""
    starts_at: datetime
    ends_at: datetime
    anyway: bool = False


@transaction.atomic
def enter(actor: Actor, district: str, post: int, wanted: Wanted) -> Engagement:
    """Enter a line for a leader. Raises NotYourCalendar, NoSuchEngagement, WrongEngagement, Clash, AlreadyDone."""
    leader = leader_post(actor, district, post)
    hat = writing_hat(actor, leader)
    _refuse_second_click(actor)
    clashing = _refuse(leader, wanted)
    row = Engagement(district_id=district, post=leader, **_fields(wanted))
    row.save()
    _note(row, _said(_("登记"), wanted, clashing), actor, hat)
    return row


@transaction.atomic
def change(actor: Actor, pk: int, version: int, wanted: Wanted) -> Engagement:
    """Change a line; the former state stays in its history. Raises the same, and SomebodyChangedIt."""
    row, hat = _changing(actor, pk, version)
    clashing = _refuse(row.post, wanted, row)
    for name, value in _fields(wanted).items():
        setattr(row, name, value)
    return _changed(row, _said(_("修改"), wanted, clashing), actor, hat)


@transaction.atomic
def withdraw(actor: Actor, pk: int, version: int, reason: str) -> Engagement:
    """Strike a line out, with the reason; its history stays. Raises the same."""
    row, hat = _changing(actor, pk, version)
    if not reason.strip():
        raise WrongEngagement("reason", _("请写明取消的原因。"))
    row.withdrawn = True
    return _changed(row, _("取消：%(reason)s") % {"reason": reason.strip()[:200]}, actor, hat)


@transaction.atomic
def renew_feed(actor: Actor) -> str:
    """A new secret for the actor's own feed; an older one opens nothing any more. It is shown this once."""
    secret = secrets.token_urlsafe(32)
    Feed.objects.update_or_create(person=actor.person, defaults={"digest": digest(secret), "made_at": actor.now})
    return secret


def digest(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def clashes(post: Post, wanted: Wanted, but: Engagement | None = None) -> list[str]:
    """What a leader has at that time already, in words."""
    first, last = (at.astimezone(CHINA).date() for at in (wanted.starts_at, wanted.ends_at))
    rows = appointments(post.district_id, [post], first, last + timedelta(days=1))
    own = f"engagement-{but.pk}" if but else ""
    found = [row for row in rows if row.uid != own and row.clashes(wanted.starts_at, wanted.ends_at)]
    return [f"{row.begins.astimezone(CHINA):%m-%d} {row.hours or _('全天')} {row.label} {row.title}" for row in found]


def _refuse(post: Post, wanted: Wanted, but: Engagement | None = None) -> list[str]:
    if wanted.kind not in Kind.values:
        raise WrongEngagement("kind", _("请选择类别。"))
    if not wanted.title.strip():
        raise WrongEngagement("title", _("请填写事由。"))
    if wanted.ends_at <= wanted.starts_at:
        raise WrongEngagement("ends_at", _("结束时间要晚于开始时间。"))
    if wanted.ends_at - wanted.starts_at > LONGEST:
        raise WrongEngagement("ends_at", _("一项安排最长31天。请分成几项登记。"))
    found = clashes(post, wanted, but)
    if found and not wanted.anyway:
        raise Clash(
            _("这段时间已有安排：%(what)s。确要登记的，请勾选「仍然登记」。") % {"what": "；".join(found)}, tuple(found)
        )
    return found


def _fields(wanted: Wanted) -> dict[str, object]:
    return {
        "kind": wanted.kind,
        "title": wanted.title.strip(),
        "place": wanted.place.strip(),
        "starts_at": wanted.starts_at,
        "ends_at": wanted.ends_at,
    }


def _said(what: str, wanted: Wanted, clashing: list[str]) -> str:
    begins, ends = (f"{at.astimezone(CHINA):%Y-%m-%d %H:%M}" for at in (wanted.starts_at, wanted.ends_at))
    words = f"{what}：{_(Kind(wanted.kind).label)} {wanted.title.strip()} {wanted.place.strip()} {begins}-{ends}"
    return words + (_("（知道与%(what)s冲突）") % {"what": "；".join(clashing)} if clashing else "")


def _changing(actor: Actor, pk: int, version: int) -> tuple[Engagement, ActingPost]:
    row = engagement_for(actor, pk, locked=True)
    hat = writing_hat(actor, row.post)
    _refuse_second_click(actor)
    if row.withdrawn:
        raise SomebodyChangedIt(_("这项安排已经取消。"))
    if row.version != version:
        raise SomebodyChangedIt(_("这项安排刚才已被别人修改，没有保存您的改动。请看现在的内容后再改。"))
    return row, hat


def _changed(row: Engagement, said: str, actor: Actor, hat: ActingPost) -> Engagement:
    row.version += 1
    row.save()
    _note(row, said, actor, hat)
    return row


def _note(row: Engagement, said: str, actor: Actor, hat: ActingPost) -> None:
    Change.objects.create(
        engagement=row,
        version=row.version,
        said=said,
        person=actor.person,
        post=hat.by_post,
        at=actor.now,
        token=actor.token,
    )


def _refuse_second_click(actor: Actor) -> None:
    if actor.token and Change.objects.filter(person=actor.person, token=actor.token).exists():
        raise AlreadyDone(_("刚才已经办好了，没有重复记录。请刷新查看。"))

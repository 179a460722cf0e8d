"""Who may run meetings, and who may see which sitting."""

from __future__ import annotations

from enum import StrEnum

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from guiju.office.cases.actors import GOVERNMENT_OFFICE, Actor
from guiju.office.meetings.bodies import bodies
from guiju.office.meetings.errors import NotYourMeeting
from guiju.office.meetings.members import members
from guiju.office.meetings.models import Sitting
from guiju.office.people.models import Post
from guiju.office.people.queries import ActingPost

SECRETARIES = ("desk", "chief")
"""Posts of the government office that run meetings."""


class Sight(StrEnum):
    """How much of a sitting somebody sees: all of it, their own items, or nothing."""

    ALL = "all"
    OWN = "own"
    NOTHING = "nothing"


def secretary_hat(actor: Actor, district: str) -> ActingPost | None:
    """How somebody may run the meetings of a district; None when they may not."""
    return next((hat for hat in actor.hats if _runs_meetings(hat.post, district)), None)


def must_run_meetings(actor: Actor, district: str) -> ActingPost:
    """The same. Raises NotYourMeeting."""
    hat = secretary_hat(actor, district)
    if hat is None:
        raise NotYourMeeting(_("会议由区政府办公室的经办人或主任办理。请联系区政府办公室。"))
    return hat


def member_of(actor: Actor, district: str, only: str = "") -> list[str]:
    """The codes of the bodies (`only` one of them) to which somebody belongs today, whatever is on the agenda."""
    own = {post.pk for post in posts_of(actor, district)}
    if not own:
        return []
    asked = {code: body for code, body in bodies(district, actor.on).items() if only in ("", code)}
    return [
        code
        for code, body in asked.items()
        if own & {member.post.pk for member in members(district, body.norm.members, (), actor.on)}
    ]


def posts_of(actor: Actor, district: str) -> list[Post]:
    """Every post of the district that somebody may act in today."""
    return [hat.post for hat in actor.hats if hat.post.district_id == district]


def sees_all(actor: Actor, district: str, only: str = "") -> Q:
    """The sittings that somebody sees whole: the office, members of the body, and whoever took part throughout.

    `only`: the one body whose sittings are asked about.
    """
    if secretary_hat(actor, district):
        return Q(district_id=district)
    posts = [post.pk for post in posts_of(actor, district)]
    took_part = Q(attendance__post__in=posts, attendance__item=None) | Q(chair_post__in=posts)
    return Q(district_id=district) & (took_part | Q(body__in=member_of(actor, district, only)))


def sees_own(actor: Actor, district: str) -> Q:
    """The sittings of which somebody sees items: those of their organ, and those they were called to."""
    return Q(pk__in=Sitting.objects.filter(own_items(actor, district, "items__")).values("pk"))


def own_items(actor: Actor, district: str, prefix: str = "") -> Q:
    """The condition on agenda items that they concern somebody's organ, or that they were called to them."""
    posts = posts_of(actor, district)
    organs = {post.organ_id for post in posts if post.organ_id}
    called = Q(**{f"{prefix}attendance__post__in": [post.pk for post in posts]})
    return Q(**{f"{prefix}topic__district": district}) & (Q(**{f"{prefix}topic__organ__in": organs}) | called)


def visible(actor: Actor, district: str) -> QuerySet[Sitting]:
    """The sittings that somebody may see at all, once each."""
    seen = Sitting.objects.filter(sees_all(actor, district) | sees_own(actor, district))
    return Sitting.objects.filter(district_id=district, pk__in=seen.values("pk"))


def sight(actor: Actor, sitting: Sitting) -> Sight:
    """How much of a sitting somebody sees."""
    district = sitting.district_id
    if Sitting.objects.filter(sees_all(actor, district, sitting.body), pk=sitting.pk).exists():
        return Sight.ALL
    if Sitting.objects.filter(sees_own(actor, district), pk=sitting.pk).exists():
        return Sight.OWN
    return Sight.NOTHING


def home_of(actor: Actor) -> str:
    """The district somebody works in. Raises NotYourMeeting for an account without one."""
    if actor.person.district_id is None:
        raise NotYourMeeting(_("您的账号没有所属的区，不能查看会议。请联系系统管理员。"))
    return actor.person.district_id


def _runs_meetings(post: Post, district: str) -> bool:
    of_office = post.organ is not None and post.organ.code == GOVERNMENT_OFFICE
    return of_office and post.district_id == district and post.code in SECRETARIES

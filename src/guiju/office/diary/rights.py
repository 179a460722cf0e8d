"""Who sees what of the leaders' calendar, and who writes in it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from guiju.office.cases.actors import Actor
from guiju.office.diary.errors import NoSuchEngagement, NotYourCalendar
from guiju.office.diary.models import Engagement
from guiju.office.people.models import Post
from guiju.office.people.queries import ActingPost, leaders


def sees_all(actor: Actor, district: str) -> bool:
    """Leaders and the government office see what a leader does; others of the district only that he is taken."""
    return actor.oversees(district)


def writing_hat(actor: Actor, post: Post) -> ActingPost:
    """How somebody may write in a leader's calendar: for the office, or as the leader. Raises NotYourCalendar."""
    hat = actor.office_hat(post.district_id) or actor.hat_for([post.pk])
    if hat is None:
        raise NotYourCalendar(_("领导日程由区政府办公室或领导本人登记。请与区政府办公室联系。"))
    return hat


def leader_post(actor: Actor, district: str, key: int) -> Post:
    """A leader's post of the actor's district. Raises NoSuchEngagement."""
    found = next((post for post in leaders(district, actor.on) if post.pk == key), None)
    if found is None:
        raise NoSuchEngagement(_("没有这位领导的日程。请从列表中选择。"))
    return found


def engagement_for(actor: Actor, pk: int, *, locked: bool = False) -> Engagement:
    """A line that the actor may read whole. Raises NoSuchEngagement, NotYourCalendar."""
    rows = Engagement.objects.select_related("post")
    found = (rows.select_for_update(of=("self",)) if locked else rows).filter(pk=pk).first()
    if found is None:
        raise NoSuchEngagement(_("没有这项安排。请从日程中重新打开。"))
    if not sees_all(actor, found.district_id):
        raise NotYourCalendar(_("领导日程的内容由区政府领导和区政府办公室查看。"))
    return found

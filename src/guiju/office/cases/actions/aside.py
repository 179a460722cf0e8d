"""What never touches the main flow: remarks, circulation for reading, reminders, refused views."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import AlreadyDone, NoSuchCase, NotNow, NotYourCase
from guiju.office.cases.events import Circulated, Commented, ReadByPost, Urged
from guiju.office.cases.handling import Handling, handling
from guiju.office.cases.models import AccessRefusal, Case
from guiju.office.cases.queries.access import may_see
from guiju.office.cases.state import CaseState
from guiju.office.cases.urging import refuse_flood
from guiju.office.people.queries import ActingPost, post_of


def comment(case_id: int, actor: Actor, *, text: str) -> CaseState:
    """Leave a remark; anybody who may see the case may."""
    with handling(case_id, actor) as h:
        h.not_ended()
        hat = _participant(h)
        h.record("commented", Commented(_written(text, _("留言"))), hat)
    return h.state


def circulate(case_id: int, actor: Actor, *, posts: Iterable[int], note: str = "") -> CaseState:
    """Ask posts of the district to read the paper. Also after the case is closed."""
    with handling(case_id, actor) as h:
        hat = _participant(h)
        wanted = sorted(set(posts))
        if not wanted or any(post_of(h.case.district_id, post) is None for post in wanted):
            raise NotNow(_("请选择要传阅的本区职务，再提交。"))
        h.record("circulated", Circulated(wanted, note.strip()), hat)
    return h.state


def mark_read(case_id: int, actor: Actor, *, text: str = "") -> CaseState:
    """Note that a circulated paper was read, in every post in which the actor was asked to; with a remark or none."""
    with handling(case_id, actor) as h:
        asked = [i for i in h.state.items if i.kind == "read"]
        waiting = {item.post for item in asked if item.state == "todo"}
        hats = [hat for hat in h.actor.hats if hat.post.pk in waiting]
        for hat in hats:
            h.record("read", ReadByPost(hat.post.pk, text.strip()), hat)
        if not hats and any(item.done_by == actor.person.pk for item in asked):
            raise AlreadyDone(_("您已经阅过本事项，无需重复操作。"))
        if not hats:
            raise NotYourCase(_("本事项没有传阅给您。"))
    return h.state


def urge(case_id: int, actor: Actor, *, text: str = "") -> CaseState:
    """Remind those who are asked. Changes nothing else. Raises NotNow too soon after the last time, or for nobody."""
    with handling(case_id, actor) as h:
        h.running()
        refuse_flood(h.state, h.case.district_id, actor.now)
        h.record("urged", Urged(text.strip() or "请尽快办理。"), _participant(h))
    return h.state


@transaction.atomic
def log_refusal(case_id: int, actor: Actor, asked_for: str) -> None:
    """Keep that somebody asked for a case that is not theirs to see. `asked_for`: the address or operation."""
    case = Case.objects.filter(pk=case_id).first()
    if case is None:
        raise NoSuchCase(_("没有编号为%(case_id)s的事项。") % {"case_id": case_id})
    AccessRefusal.objects.create(
        district_id=case.district_id,
        case=case,
        person=actor.person,
        asked_for=asked_for[:200],
        refused_at=actor.now,
    )


def _participant(h: Handling) -> ActingPost | None:
    if not may_see(h.actor.person, h.case, h.actor.hats):
        raise NotYourCase(_("您的职务与本事项无关。如工作需要，请与起草单位或区政府办公室联系。"))
    return next(iter(h.actor.hats), None)


def _written(text: str, what: str) -> str:
    if not text.strip():
        raise NotNow(_("请填写%(what)s，再提交。") % {"what": what})
    return text.strip()

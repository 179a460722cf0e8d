"""The hall for programs: notices, papers, arrivals, outcomes, counts, decisions, with the rights of the pages."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router

from guiju.office.cases.actors import Actor
from guiju.office.cases.views.entry import actor_of
from guiju.office.hall import notices, steps
from guiju.office.hall import schemas as s
from guiju.office.hall.board import mark_of
from guiju.office.hall.decisions import decisions as decided
from guiju.office.hall.distribution import Recipient, distribute, distribution
from guiju.office.hall.leave import leave_summary, report_leave
from guiju.office.hall.models import Notice
from guiju.office.hall.papers import overseen, papers_of, read_item
from guiju.office.hall.years import body_years
from guiju.office.meetings import actions
from guiju.office.meetings.minutes_text import wording_in_force
from guiju.office.meetings.queries import runs_meetings, seen_sitting
from guiju.office.meetings.rights import must_run_meetings

router = Router(tags=["会场"])
MOST, TOKEN = 200, 64
FIRST_YEAR, LAST_YEAR = 2000, 2100


@router.get("/notices", response=list[s.NoticeOut], summary="发给我的会议通知")
def mine(request: HttpRequest) -> list[Any]:
    """One's own notices, the latest first; at most 200."""
    found = Notice.objects.filter(person=actor_of(request).person).select_related("person", "post")
    return [_notice(row) for row in found.order_by("-sent_at", "-pk")[:MOST]]


@router.post("/notices/{notice_id}/received", response=s.NoticeOut, summary="登记收到")
def received(request: HttpRequest, notice_id: int) -> dict[str, Any]:
    """Received; the first time counts."""
    return _notice(notices.read(notice_id, actor_of(request)))


@router.get("/sittings/{sitting_id}/notices", response=s.ToldOut, summary="已通知谁")
def told(request: HttpRequest, sitting_id: int) -> dict[str, Any]:
    """For the office: who has been told, and how many have still to be."""
    return _told(sitting_id, actor_of(request))


@router.post("/sittings/{sitting_id}/notices", response=s.ToldOut, summary="发出通知")
def send_notices(request: HttpRequest, sitting_id: int) -> dict[str, Any]:
    """Tell everybody who has still to be told."""
    actor = actor_of(request)
    notices.send_notices(sitting_id, actor)
    return _told(sitting_id, actor)


@router.get("/sittings/{sitting_id}/papers", response=list[s.PapersOut], summary="会议材料和阅读情况")
def papers(request: HttpRequest, sitting_id: int) -> list[dict[str, Any]]:
    """The papers of the items that one sees. Who else has read them is for the office."""
    actor = actor_of(request)
    return _papers(sitting_id, actor)


@router.post("/sittings/{sitting_id}/papers/{item_id}/read", response=list[s.PapersOut], summary="登记阅读材料")
def read(request: HttpRequest, sitting_id: int, item_id: int) -> list[dict[str, Any]]:
    """The papers of an item are read."""
    actor = actor_of(request)
    read_item(sitting_id, item_id, actor)
    return _papers(sitting_id, actor)


@router.get("/sittings/{sitting_id}/mark", response=s.MarkOut, summary="会场变化标记")
def mark(request: HttpRequest, sitting_id: int) -> dict[str, str]:
    """Changes whenever the record of the sitting does."""
    seen_sitting(sitting_id, actor_of(request))
    return {"mark": mark_of(sitting_id)}


@router.post("/sittings/{sitting_id}/arrivals", response=s.DoneOut, summary="登记一人到会")
def arrive(request: HttpRequest, sitting_id: int, given: s.ArrivalIn) -> dict[str, Any]:
    """Note one person; what another secretary has noted meanwhile is not overwritten."""
    actor = actor_of(request, token=given.token[:TOKEN])
    note = actions.Note(given.post, given.status, given.reason)
    return _done(steps.arrive(sitting_id, actor, note, given.seen, given.item), sitting_id)


@router.post("/sittings/{sitting_id}/outcomes", response=s.DoneOut, summary="登记会议结果")
def decide(request: HttpRequest, sitting_id: int, given: s.DecisionIn) -> dict[str, Any]:
    """What the meeting did with an item; the same token is recorded once."""
    actor = actor_of(request, token=given.token[:TOKEN])
    return _done(steps.decide(sitting_id, actor, given.item, actions.Decided(given.outcome, given.wording)), sitting_id)


@router.get("/counts", response=list[s.CountOut], summary="会议统计")
def counts(request: HttpRequest, year: int | None = None) -> list[dict[str, Any]]:
    """How many meetings of each kind in a year, and how long they took."""
    actor = actor_of(request)
    wanted = year if year and FIRST_YEAR <= year <= LAST_YEAR else actor.on.year
    names = ("held", "arranged", "cancelled", "late", "items", "minutes", "average")
    rows = body_years(overseen(actor), wanted, actor.on)
    plain = [{name: getattr(row, name) for name in names} for row in rows]
    return [{"body": row.body.code, "year": wanted, **counted} for row, counted in zip(rows, plain, strict=True)]


@router.get("/decisions", response=list[s.DecisionOut], summary="决定事项")
def decisions(request: HttpRequest, body: str = "", year: int | None = None, q: str = "") -> list[dict[str, Any]]:
    """What meetings have decided, as far as one may see it; at most 200."""
    return [_decision(row) for row in decided(actor_of(request), body, year, q.strip()[:100])[:MOST]]


@router.get("/sittings/{sitting_id}/distribution", response=list[s.RecipientOut], summary="纪要分发情况")
def sent(request: HttpRequest, sitting_id: int) -> list[dict[str, Any]]:
    """For the office: who gets the minutes or an extract, and who has read it."""
    return _distribution(sitting_id, actor_of(request))


@router.post("/sittings/{sitting_id}/distribution", response=list[s.RecipientOut], summary="分发纪要和摘发单")
def send_out(request: HttpRequest, sitting_id: int) -> list[dict[str, Any]]:
    """Send to all who have still to get something."""
    actor = actor_of(request)
    distribute(sitting_id, actor)
    return _distribution(sitting_id, actor)


@router.get("/sittings/{sitting_id}/leave", response=s.LeaveOut, summary="请假汇总")
def leave(request: HttpRequest, sitting_id: int) -> dict[str, Any]:
    """For the office: who asks leave, and what the quorum can still be."""
    return _leave(sitting_id, actor_of(request))


@router.post("/sittings/{sitting_id}/leave", response=s.LeaveOut, summary="向区长报告请假汇总")
def report(request: HttpRequest, sitting_id: int) -> dict[str, Any]:
    """Give the summary to the head."""
    actor = actor_of(request)
    report_leave(sitting_id, actor)
    return _leave(sitting_id, actor)


def _notice(row: Notice) -> dict[str, Any]:
    names = ("kind", "held_on", "starts_at", "ends_at", "place", "items", "sent_at", "read_at")
    plain = {name: getattr(row, name) for name in names}
    return {"id": row.pk, "sitting": row.sitting_id, "person": row.person.name, "post": row.post.title, **plain}


def _told(sitting_id: int, actor: Actor) -> dict[str, Any]:
    sitting, _seen = seen_sitting(sitting_id, actor)
    must_run_meetings(actor, sitting.district_id)
    todo = [] if sitting.state == "closed" else notices.outstanding(sitting)
    return {"todo": len(todo), "sent": [_notice(row) for row in notices.last_notices(sitting).values()]}


def _papers(sitting_id: int, actor: Actor) -> list[dict[str, Any]]:
    runs = runs_meetings(actor)
    return [
        {
            "item": row.item.pk,
            "topic": row.item.topic.title,
            "papers": [material.name for material in row.materials],
            "read": row.mine,
            "readers": [reading.person.name for reading in row.readings] if runs else [],
        }
        for row in papers_of(sitting_id, actor)[1]
    ]


def _done(done: steps.Done, sitting_id: int) -> dict[str, Any]:
    return {"again": done.again, "mark": mark_of(sitting_id)}


def _decision(row: Any) -> dict[str, Any]:
    of = {"sitting": row.sitting_id, "body": row.sitting.body, "held_on": row.sitting.held_on}
    what = {"topic": row.topic.title, "organ": row.topic.organ.code, "outcome": row.outcome}
    return {"item": row.pk, **of, **what, "wording": wording_in_force(row)}


def _distribution(sitting_id: int, actor: Actor) -> list[dict[str, Any]]:
    found = distribution(sitting_id, actor)
    extracts = [_recipient(one, row.item.pk) for row in found.extracts for one in row.recipients]
    return [_recipient(one, None) for one in found.whole] + extracts


def _recipient(one: Recipient, item: int | None) -> dict[str, Any]:
    at = {"sent_at": one.copy.sent_at if one.copy else None, "read_at": one.copy.read_at if one.copy else None}
    return {"item": item, "post": one.post.title, **at}


def _leave(sitting_id: int, actor: Actor) -> dict[str, Any]:
    found = leave_summary(sitting_id, actor)
    rows = [{"who": r.who, "why": r.why, "granted": r.granted, "stand_in": r.stand_in} for r in found.rows]
    count = {"members": found.count.members, "present": found.count.present, "quorum": found.count.met}
    return {"rows": rows, **count, "reported_at": found.told.sent_at if found.told else None}

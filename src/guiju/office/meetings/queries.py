"""Reads of meetings, for their own pages and for other apps. Rights are checked wherever an actor is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from guiju.office.cases.actors import Actor
from guiju.office.meetings.bodies import Body, bodies, body_of, words
from guiju.office.meetings.errors import NoSuchSitting, NotYourMeeting
from guiju.office.meetings.minutes_text import minutes_content, minutes_draft, minutes_text, wording_in_force
from guiju.office.meetings.models import AgendaItem, Sitting, Topic, TopicState
from guiju.office.meetings.rights import Sight, home_of, secretary_hat, sight, visible
from guiju.office.rulebook.profiles import profile

__all__ = [
    "ItemOutcome",
    "bodies",
    "body_of",
    "minutes_content",
    "minutes_draft",
    "minutes_paper",
    "minutes_text",
    "outcome_of",
    "seen_sitting",
    "sitting_of_minutes",
    "sittings",
    "sittings_of",
    "topics",
]


@dataclass(frozen=True, slots=True)
class ItemOutcome:
    """What a meeting did with a matter. `wording` is the one in force; `item` its key on the agenda."""

    body: str
    body_name: str
    ordinal: int
    held_on: date
    outcome: str
    outcome_zh: str
    wording: str
    decided_at: datetime | None
    item: int


def sittings_of(district: str) -> QuerySet[Sitting]:
    """All sittings of a district, the latest day first. No rights are checked."""
    found = Sitting.objects.filter(district_id=district).select_related("chair_person", "chair_post")
    return found.order_by("-held_on", "-starts_at", "-pk")


def sittings(actor: Actor, body: str = "", year: int | None = None) -> QuerySet[Sitting]:
    """The sittings that somebody may see, the latest day first, of one body or year where given."""
    district = home_of(actor)
    found = sittings_of(district).filter(pk__in=visible(actor, district).values("pk"))
    if body:
        found = found.filter(body=body)
    return found.filter(held_on__year=year) if year else found


def years(actor: Actor) -> list[int]:
    """The years in which there are sittings that somebody may see, the latest first."""
    return [day.year for day in visible(actor, home_of(actor)).dates("held_on", "year", order="DESC")]


def seen_sitting(pk: int, actor: Actor) -> tuple[Sitting, Sight]:
    """A sitting and how much of it somebody sees. Raises NoSuchSitting (also for another district), NotYourMeeting."""
    district = home_of(actor)
    sitting = sittings_of(district).filter(pk=pk).first()
    if sitting is None:
        raise NoSuchSitting(_("没有这次会议。请从会议日程重新打开。"))
    seen = sight(actor, sitting)
    if seen is Sight.NOTHING:
        raise NotYourMeeting(_("这次会议与您的职务无关，不能查看。如工作需要，请与区政府办公室联系。"))
    return sitting, seen


def sitting_of_minutes(case: int) -> int:
    """The sitting whose minutes a case has signed. No rights are checked. Raises NoSuchSitting."""
    found = Sitting.objects.filter(minutes_case=case).values_list("pk", flat=True).first()
    if found is None:
        raise NoSuchSitting(_("这件事项不是会议纪要。请从会议日程打开纪要。"))
    return found


def runs_meetings(actor: Actor) -> bool:
    """Whether somebody keeps the calendar, agendas and outcomes of their district."""
    return secretary_hat(actor, home_of(actor)) is not None


def topics(district: str, body: str = "", state: str = "") -> QuerySet[Topic]:
    """Topics of a district, of one body or state where given, those longest in the library first. No rights checked."""
    found = Topic.objects.filter(district_id=district).select_related("organ", "case")
    if body:
        found = found.filter(body=body)
    if state:
        found = found.filter(state=state)
    return found.order_by("admitted_at", "pk")


def topics_seen(actor: Actor, body: str = "", state: str = "") -> QuerySet[Topic]:
    """The topics that somebody sees: all for the office, else those of their own organs."""
    district = home_of(actor)
    found = topics(district, body, state)
    if secretary_hat(actor, district):
        return found
    return found.filter(organ__in={hat.post.organ_id for hat in actor.hats if hat.post.organ_id})


def outcome_of(case: int) -> ItemOutcome | None:
    """The last outcome of a matter: of its own topic, or of a topic opened for it. None before any meeting."""
    found = AgendaItem.objects.exclude(outcome="").select_related("sitting", "topic")
    mine = found.filter(topic__case=case) | found.filter(topic__case__parent=case)
    item = mine.order_by("-decided_at").prefetch_related("corrections").first()
    return _outcome(item) if item else None


def minutes_paper(case: int) -> dict[str, Any] | None:
    """What the layout of minutes needs, once an issue_minutes case belongs to a sitting; None for other cases.

    Keys: case, district, issuer, mark, made_on, text, attendance (label, names), title.
    """
    sitting = Sitting.objects.filter(minutes_case=case).select_related("chair_post", "chair_person").first()
    if sitting is None:
        return None
    content = minutes_content(sitting)
    return {
        "case": case,
        "district": sitting.district_id,
        "issuer": content.issuer,
        "mark": content.mark,
        "made_on": sitting.held_on,
        "title": f"{body_of_sitting(sitting).name}第{sitting.ordinal}次会议纪要",
        "text": minutes_text(sitting),
        "attendance": content.attendance,
    }


def body_of_sitting(sitting: Sitting) -> Body:
    """The kind of meeting by the rules of the sitting's day."""
    return body_of(sitting.district_id, sitting.body, sitting.rules_on)


def topic_states() -> list[tuple[str, str]]:
    """States of a topic with their labels."""
    return list(TopicState.choices)


def topic_kind_zh(code: str) -> str:
    """The label of a kind of topic; a dash while it is not chosen."""
    return words().facts["topic_kind"].values.get(code, "—")


def government(district: str) -> str:
    """The full name of a district's government."""
    return profile(district).government


def _outcome(item: AgendaItem) -> ItemOutcome:
    body = body_of_sitting(item.sitting)
    return ItemOutcome(
        body=body.code,
        body_name=body.name,
        ordinal=item.sitting.ordinal,
        held_on=item.sitting.held_on,
        outcome=item.outcome,
        outcome_zh=item.get_outcome_display(),
        wording=wording_in_force(item),
        decided_at=item.decided_at,
        item=item.pk,
    )

"""What the pages of meetings show, put together. Rights are checked here; what somebody may not see is left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from guiju.office.cases.actors import Actor
from guiju.office.cases.queries import state_of
from guiju.office.meetings.bodies import Body, words
from guiju.office.meetings.cadences import how_often
from guiju.office.meetings.expecting import away_notes
from guiju.office.meetings.findings import (
    before_the_sitting,
    chair_finding,
    chair_posts,
    quorum_finding,
    topic_findings,
)
from guiju.office.meetings.minutes_text import wording_in_force
from guiju.office.meetings.models import (
    AgendaItem,
    Attendance,
    Entry,
    MinutesVersion,
    Sitting,
    SittingState,
    Topic,
    TopicState,
)
from guiju.office.meetings.queries import body_of_sitting, runs_meetings, seen_sitting, topics
from guiju.office.meetings.quorum import Count
from guiju.office.meetings.rights import Sight, own_items
from guiju.office.meetings.roll import Roll, roll_of
from guiju.office.meetings.touched import expected
from guiju.office.people.models import Organ, Post, StandIn, StandInKind
from guiju.office.people.queries import holder, on_day
from guiju.office.rulebook.citing import CitationCard, cards
from guiju.office.rulebook.labels import listed
from guiju.rules.planning.plans import Finding

CHIEF = "chief"


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding with its articles as links."""

    ok: bool | None
    strength: str
    message: str
    cure: str
    who: list[str]
    citations: list[CitationCard]


@dataclass(frozen=True, slots=True)
class Seat:
    """A line of the attendance form: a post, its holder, what was noted; `away`: an approved leave, not noted yet."""

    post: Post
    name: str
    status: str
    status_zh: str
    reason: str
    away: str = ""


@dataclass(frozen=True, slots=True)
class ItemShown:
    """An item of the agenda with what the rules say about it."""

    item: AgendaItem
    wording: str
    findings: list[ShownFinding]
    called: list[Seat]
    members: list[Seat]

    @property
    def off(self) -> bool:
        """Whether the topic was taken back by its own case."""
        return not self.item.outcome and self.item.topic.state != TopicState.SCHEDULED


@dataclass(frozen=True, slots=True)
class SittingPage:
    """A sitting as somebody sees it. What is empty they do not see, or it is not there."""

    sitting: Sitting
    body: Body
    cites: list[CitationCard]
    whole: bool
    runs: bool
    items: list[ItemShown]
    members: list[Seat] = field(default_factory=list)
    others: list[Seat] = field(default_factory=list)
    count: Count | None = None
    could_come: Count | None = None
    findings: list[ShownFinding] = field(default_factory=list)
    chairs: list[tuple[int, str]] = field(default_factory=list)
    addable: list[Topic] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    @property
    def planned(self) -> bool:
        return self.sitting.state == SittingState.PLANNED

    @property
    def open(self) -> bool:
        return self.sitting.state == SittingState.OPEN

    def roll_pairs(self) -> list[tuple[str, str]]:
        """The roll as (who, what was noted) pairs."""
        noted = [seat for seat in (*self.members, *self.others) if seat.status]
        told = [(seat.name, [_(seat.status_zh) if seat.status_zh else "", seat.reason]) for seat in noted]
        return [(name, listed([part for part in parts if part])) for name, parts in told]

    @property
    def changes(self) -> bool:
        """Whether the agenda and the attendance may still be changed by this person."""
        return self.runs and not self.sitting.over


def sitting_page(pk: int, actor: Actor) -> SittingPage:
    """Raises NoSuchSitting, NotYourMeeting."""
    sitting, seen = seen_sitting(pk, actor)
    body = body_of_sitting(sitting)
    roll = roll_of(sitting, body)
    runs, whole = runs_meetings(actor), seen is Sight.ALL
    items = [_item(row, sitting, roll, whole=whole) for row in _rows(sitting, actor, whole=whole)]
    cites = cards(body.cites, sitting.district_id)
    if not whole:
        return SittingPage(sitting, body, cites, whole=False, runs=False, items=items)
    return SittingPage(
        sitting,
        body,
        cites,
        whole=True,
        runs=runs,
        items=items,
        members=_expected(sitting, roll),
        others=[_seat(note.post, note.person.name, note) for note in roll.others()],
        count=roll.count(),
        could_come=expected(sitting, roll),
        findings=_of_sitting(body, sitting, roll.count()),
        chairs=_chairs(body, sitting) if runs else [],
        addable=list(topics(sitting.district_id, sitting.body, TopicState.ADMITTED)) if runs else [],
        entries=list(Entry.objects.filter(sitting=sitting).select_related("person").order_by("number")),
    )


def quorum_if(pk: int, actor: Actor, present: Iterable[int]) -> tuple[Count, list[ShownFinding]]:
    """How the quorum would stand if the holders of these posts were there; nothing is stored."""
    sitting, _ = seen_sitting(pk, actor)
    roll = roll_of(sitting)
    there = set(present)
    count = Count(len(roll.members), sum(m.post.pk in there for m in roll.members), roll.body.share)
    return count, _of_sitting(roll.body, sitting, count)


@dataclass(frozen=True, slots=True)
class MinutesPage:
    """The minutes of a sitting: versions of the text, and whether it may still be changed."""

    page: SittingPage
    text: str
    versions: list[MinutesVersion]
    signed: bool
    sent: bool
    signer: str


def minutes_page(pk: int, actor: Actor, text: str) -> MinutesPage:
    """`text`: the words to show in the form."""
    page = sitting_page(pk, actor)
    versions = list(MinutesVersion.objects.filter(sitting=pk).select_related("person").order_by("-number"))
    case = page.sitting.minutes_case_id
    state = state_of(case) if case else None
    steps = [step for step in state.steps.values() if step.does == "sign"] if state else []
    return MinutesPage(
        page,
        text,
        versions,
        signed=any(step.deeds() for step in steps),
        sent=bool(state and not state.in_drafters_hands),
        signer="、".join(step.zh for step in steps),
    )


def shown(finding: Finding, district: str) -> ShownFinding:
    """A finding for the screen."""
    roles = words().roles
    who = [roles[name].zh for name in finding.cured_by if name in roles]
    links = cards(finding.cites, district)
    return ShownFinding(finding.ok, finding.strength, finding.message, finding.cure, who, links)


def organs_called(item: AgendaItem) -> list[Post]:
    """Whom an item suggests to call: the chief of its organ and of the organs concerned."""
    state = state_of(item.topic.case_id)
    codes = {item.topic.organ.code, *state.facts.get("organs_concerned", ())}
    organs = Organ.objects.filter(district=item.topic.district_id, code__in=codes)
    return list(Post.objects.filter(organ__in=organs, code=CHIEF).order_by("rank", "pk"))


def _rows(sitting: Sitting, actor: Actor, *, whole: bool) -> Sequence[AgendaItem]:
    found = AgendaItem.objects.filter(sitting=sitting).select_related("topic__organ", "topic__case")
    if not whole:
        mine = AgendaItem.objects.filter(own_items(actor, sitting.district_id), sitting=sitting)
        found = found.filter(pk__in=mine.values("pk"))
    return list(found.prefetch_related("corrections"))


def _item(row: AgendaItem, sitting: Sitting, roll: Roll, *, whole: bool) -> ItemShown:
    open_item = whole and not row.outcome and not sitting.over
    called = [_seat(note.post, note.person.name, note) for note in roll.others(row.pk)] if whole else []
    noted = {seat.post.pk for seat in called}
    if open_item:
        called += [
            _seat(post, person.name, None)
            for post in organs_called(row)
            if post.pk not in noted and (person := holder(post, sitting.held_on))
        ]
    found = _of_item(row, sitting, roll) if open_item else []
    members = [_seat(m.post, m.person.name, roll.notes.get((row.pk, m.post.pk))) for m in roll.members]
    return ItemShown(row, wording_in_force(row), found, called, members if open_item else [])


def _of_item(row: AgendaItem, sitting: Sitting, roll: Roll) -> list[ShownFinding]:
    found = topic_findings(row.topic, sitting, roll, row.pk)
    if sitting.state == SittingState.PLANNED and not roll.notes:
        found = before_the_sitting(found)
    return [shown(finding, sitting.district_id) for finding in found if finding.ok is not True]


def _of_sitting(body: Body, sitting: Sitting, count: Count) -> list[ShownFinding]:
    quorum = quorum_finding(body, count)
    found = [chair_finding(body, sitting), *([quorum] if quorum else [])]
    return [shown(finding, sitting.district_id) for finding in found]


def _chairs(body: Body, sitting: Sitting) -> list[tuple[int, str]]:
    district, on = sitting.district_id, sitting.held_on
    by_right = chair_posts(body, district, on, commissioned=False)
    given = StandIn.objects.filter(on_day(on), of_post__in=by_right, kind=StandInKind.COMMISSION)
    entrusted = [*chair_posts(body, district, on, commissioned=True), *(g.by_post for g in given)]
    named = {post.pk: post.title for post in by_right}
    named |= {post.pk: _("%(title)s（须受委托）") % {"title": post.title} for post in entrusted if post.pk not in named}
    return list(named.items())


def _seat(post: Post, name: str, note: Attendance | None) -> Seat:
    if note is None:
        return Seat(post, name, "", "", "")
    return Seat(post, name, note.status, note.get_status_display(), note.reason)


def _expected(sitting: Sitting, roll: Roll) -> list[Seat]:
    away = away_notes(sitting, [member.post.pk for member in roll.members])
    seats = [_seat(member.post, member.person.name, roll.note(member.post.pk)) for member in roll.members]
    return [seat if seat.status else replace(seat, away=away.get(seat.post.pk, "")) for seat in seats]


def body_card(body: Body, district: str) -> dict[str, Any]:
    """What the articles say about a kind of meeting, in Chinese."""
    norm = body.norm
    quorum = _("组成人员的%(share)s（含）以上") % {"share": norm.quorum.share} if norm.quorum else _("条文没有规定")
    return {
        "name": body.said,
        "cites": cards(body.cites, district),
        "rows": [
            (_("组成人员"), body.said_of(norm.members) or _("由召集人确定")),
            (_("召集"), body.said_of(norm.convened_by) or None),
            (_("主持"), listed([_chair(body, chair.who, chair.needs) for chair in norm.chair]) or None),
            (_("列席"), body.said_of(norm.attends) or None),
            (_("邀请"), body.said_of(norm.invites) or None),
            (_("召开"), how_often(norm.cadence) if norm.cadence else None),
            (_("会期"), norm.sits_on or None),
            (_("到会"), quorum),
            (_("分管领导"), _("须到会") if norm.deputy_in_charge else None),
        ],
        "tasks": norm.tasks,
    }


def _chair(body: Body, who: str, needs: str) -> str:
    return f"{body.said_of([who])}{_('（须受委托）') if needs else ''}"

"""Signed minutes go out: whole to members and to those who sit in, and of each item an extract to its units.

Who gets them follows from the articles on the meeting: its members, those who sit in by the articles, and whoever was
there throughout. A unit that came for one item gets the extract of that item and nothing of the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from guiju.office.cases.actors import Actor
from guiju.office.cases.queries import state_of
from guiju.office.circulation.models import Copy, CopyKind
from guiju.office.circulation.sending import Paper, last_copies, send
from guiju.office.hall.decisions import Extract, extract
from guiju.office.meetings.errors import NoSuchSitting, NotNowAtSitting, WrongInput
from guiju.office.meetings.members import members
from guiju.office.meetings.minutes_text import minutes_text
from guiju.office.meetings.models import AgendaItem, Presence, Sitting
from guiju.office.meetings.pages import organs_called
from guiju.office.meetings.queries import body_of_sitting
from guiju.office.meetings.rights import home_of, must_run_meetings
from guiju.office.meetings.roll import Roll, roll_of
from guiju.office.people.models import Organ, Post
from guiju.office.people.queries import organ_of

CHIEF = "chief"
CAME = (Presence.PRESENT, Presence.STAND_IN)


@dataclass(frozen=True, slots=True)
class Recipient:
    """A post that gets a paper, and the copy that it has got (None: not yet)."""

    post: Post
    copy: Copy | None


@dataclass(frozen=True, slots=True)
class ItemExtract:
    """An item and the posts that get its extract."""

    item: AgendaItem
    recipients: list[Recipient]


@dataclass(frozen=True, slots=True)
class Distribution:
    """Who gets what of a sitting's minutes."""

    sitting: Sitting
    whole: list[Recipient]
    extracts: list[ItemExtract]

    @property
    def todo(self) -> int:
        """How many have still to get something."""
        every = [*self.whole, *(one for row in self.extracts for one in row.recipients)]
        return sum(one.copy is None for one in every)


def distribution(sitting_id: int, actor: Actor) -> Distribution:
    """Raises NoSuchSitting, NotYourMeeting; NotNowAtSitting until the minutes are signed."""
    sitting = _signed(sitting_id, actor)
    got = last_copies(_subject(sitting))
    posts = {post.pk: post for post in _whole(sitting)} | {key: copy.post for key, copy in got.items()}
    return Distribution(
        sitting,
        [Recipient(post, got.get(key)) for key, post in posts.items()],
        [_extracts_of(item, set(posts)) for item in _decided(sitting)],
    )


@transaction.atomic
def distribute(sitting_id: int, actor: Actor) -> int:
    """Send the minutes and the extracts to all who have not got them; returns how many were sent."""
    Sitting.objects.select_for_update().filter(pk=sitting_id).first()
    found = distribution(sitting_id, actor)
    if not found.todo:
        raise NotNowAtSitting(_("应发的人都已发到，没有重复发送。"))
    sent = send(_minutes(found.sitting), [one.post for one in found.whole], actor)
    for row in found.extracts:
        sent += send(_extract(row.item, actor), [one.post for one in row.recipients], actor)
    return len(sent)


@transaction.atomic
def send_to(sitting_id: int, organ: str, actor: Actor) -> int:
    """Send the whole minutes to one more unit, by the office's judgement. Raises WrongInput."""
    sitting = _signed(sitting_id, actor)
    found = organ_of(sitting.district_id, organ)
    posts = list(_chiefs([found])) if found else []
    if not posts:
        raise WrongInput(_("请选择发送的单位。"))
    if not (sent := send(_minutes(sitting), posts, actor)):
        raise NotNowAtSitting(_("这个单位已经收到这份纪要，没有重复发送。"))
    return len(sent)


def _signed(sitting_id: int, actor: Actor) -> Sitting:
    sitting = Sitting.objects.filter(pk=sitting_id, district=home_of(actor)).first()
    if sitting is None:
        raise NoSuchSitting(_("没有这次会议。请从会议日程重新打开。"))
    must_run_meetings(actor, sitting.district_id)
    if sitting.minutes_case_id is None or not state_of(sitting.minutes_case_id).ended:
        raise NotNowAtSitting(_("纪要还没有签发，不能分发。签发后再来。"))
    return sitting


def _whole(sitting: Sitting) -> Iterator[Post]:
    roll = roll_of(sitting)
    yield from (member.post for member in roll.members)
    attending = members(sitting.district_id, roll.body.norm.attends, (), sitting.held_on)
    yield from (member.post for member in attending)
    yield from _came(roll)


def _came(roll: Roll) -> Iterator[Post]:
    yield from (note.post for note in roll.others() if note.status in CAME)


def _decided(sitting: Sitting) -> Sequence[AgendaItem]:
    found = AgendaItem.objects.filter(sitting=sitting).exclude(outcome="")
    return list(found.select_related("topic__organ", "sitting").prefetch_related("corrections"))


def _extracts_of(item: AgendaItem, whole: set[int]) -> ItemExtract:
    got = last_copies(f"extract-{item.pk}")
    posts = [post for post in organs_called(item) if post.pk not in whole]
    return ItemExtract(item, [Recipient(post, got.get(post.pk)) for post in posts])


def _chiefs(organs: Sequence[Organ]) -> Iterator[Post]:
    yield from Post.objects.filter(organ__in=organs, code=CHIEF).order_by("rank", "pk")


def _subject(sitting: Sitting) -> str:
    return f"minutes-{sitting.pk}"


def _minutes(sitting: Sitting) -> Paper:
    title = f"{body_of_sitting(sitting).name}第{sitting.ordinal}次会议纪要"
    return Paper(sitting.district_id, CopyKind.MINUTES, _subject(sitting), title, minutes_text(sitting))


def _extract(item: AgendaItem, actor: Actor) -> Paper:
    found: Extract = extract(item.pk, actor)
    text = f"{found.meeting}（{found.held_on}）\n{found.title}\n{found.said}\n{found.wording}".strip()
    title = f"{found.meeting}议定事项：{found.title}"
    return Paper(item.sitting.district_id, CopyKind.EXTRACT, f"extract-{item.pk}", title, text)

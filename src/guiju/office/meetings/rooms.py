"""Rooms: two sittings are not in one room at one time. Which rooms a district has stands in its file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.utils.translation import gettext as _

from guiju.office.meetings.bodies import body_of
from guiju.office.meetings.errors import WrongInput
from guiju.office.meetings.models import Sitting, SittingState
from guiju.office.rulebook.profiles import profiles


def rooms(district: str) -> tuple[str, ...]:
    """The names of a district's rooms; none for a district without a file."""
    known = profiles().get(district)
    return known.rooms if known else ()


def must_be_free(sitting: Sitting) -> None:
    """Raises WrongInput when another sitting is in the same room at the same time; other places are not watched."""
    if sitting.place not in rooms(sitting.district_id):
        return
    there = Sitting.objects.filter(district=sitting.district_id, held_on=sitting.held_on, place=sitting.place)
    for other in there.exclude(pk=sitting.pk).exclude(state=SittingState.CANCELLED):
        if _overlap(sitting, other):
            raise WrongInput(_taken(sitting, other))


def _taken(sitting: Sitting, other: Sitting) -> str:
    free = [room for room in rooms(sitting.district_id) if room not in _used(sitting)]
    told = {
        "room": sitting.place,
        "meeting": body_of(other.district_id, other.body, other.rules_on).name,
        "ordinal": other.ordinal,
        "time": "-".join(f"{at:%H:%M}" for at in span(other)),
        "free": "、".join(free) or _("没有"),
    }
    return (
        _("%(room)s在%(time)s已安排%(meeting)s第%(ordinal)s次会议。请改时间或者地点；这个时间空着的会议室：%(free)s。")
        % told
    )


def _used(sitting: Sitting) -> Iterator[str]:
    there = Sitting.objects.filter(district=sitting.district_id, held_on=sitting.held_on)
    for other in there.exclude(pk=sitting.pk).exclude(state=SittingState.CANCELLED):
        if _overlap(sitting, other):
            yield other.place


def _overlap(one: Sitting, other: Sitting) -> bool:
    (begins, ends), (other_begins, other_ends) = span(one), span(other)
    return begins < other_ends and other_begins < ends


def span(sitting: Sitting) -> tuple[time, time]:
    """From when until when a sitting takes its room, end exclusive; the whole day where no time is given."""
    if sitting.starts_at is None:
        return time.min, time.max
    if sitting.ends_at:
        return sitting.starts_at, sitting.ends_at
    begins = datetime.combine(sitting.held_on, sitting.starts_at)
    ends = begins + timedelta(minutes=profiles()[sitting.district_id].sitting_minutes)
    return begins.time(), ends.time() if ends.date() == begins.date() else time.max

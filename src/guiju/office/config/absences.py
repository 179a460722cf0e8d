"""What stands beside a matter of leave or travel: who will be away, and what that does to a sitting."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from guiju.office.absences.showing import absence_panels, wishes_around
from guiju.office.absences.trips import trip_panels
from guiju.office.absences.wishes import Wish
from guiju.office.cases.beside import Around, BesidePanel, Line
from guiju.office.meetings.touched import Touched, touched
from guiju.office.rulebook.citing import cards


def sitting_panels(around: Around) -> list[BesidePanel]:
    """The sittings that fall into the days away, and whether their quorum can still be reached."""
    over = around.state is not None and around.state.ended
    wishes = [] if over else [wish for wish in wishes_around(around) if wish.whole]
    return [BesidePanel("这些日子的会议", [line for wish in wishes for line in _sittings(wish)])]


def _sittings(wish: Wish) -> Iterator[Line]:
    if wish.since_on is None or wish.until_on is None:
        return
    found = touched([wish.post], wish.since_on, wish.until_on, wish.body)
    for row in found:
        yield from _lines(row, wish)
    if not found:
        yield Line("这些日子没有安排要本人出席的会议。", "good")


def _lines(row: Touched, wish: Wish) -> Iterator[Line]:
    district = wish.post.district_id
    name = f"{row.body.name}第{row.sitting.ordinal}次会议({row.sitting.held_on})"
    href = reverse("meetings:sitting", args=[row.sitting.pk])
    count = f"组成人员{row.count.members}人,至多{row.count.present}人能到会"
    if row.count.share is None:
        yield Line(f"{name}:{count};条文没有规定到会人数。", "", href, "会议")
    elif row.reachable:
        yield Line(
            f"{name}:{count},至少须到{row.count.needed}人,仍能达到。", "good", href, "会议", cards(row.cites, district)
        )
    else:
        text = f"{name}:{count},至少须到{row.count.needed}人,达不到,会议要改期。"
        yield Line(text, "bad", href, "会议", cards(row.cites, district))
    for title in row.topics:
        text = f"议题「{title}」的分管领导是「{wish.post.title}」,不能到会的,这项议题一般不上会。"
        yield Line(text, "warn", href, "会议", cards(row.cites, district))


BESIDE = [absence_panels, sitting_panels, trip_panels]

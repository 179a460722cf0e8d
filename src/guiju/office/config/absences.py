"""What stands beside a matter of leave or travel: who will be away, and what that does to a sitting."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from guiju.office.absences.showing import absence_panels, wishes_around
from guiju.office.absences.trips import trip_panels
from guiju.office.absences.wishes import Wish
from guiju.office.archive.showing import archive_panels
from guiju.office.cases.beside import Around, BesidePanel, Line
from guiju.office.documents.joint import joint_panels
from guiju.office.documents.minutes import kept_panels
from guiju.office.meetings.touched import Touched, touched
from guiju.office.registry.beside import paper_panels
from guiju.office.replies.showing import reply_panels
from guiju.office.rulebook.citing import cards
from guiju.office.seals.showing import seal_panels
from guiju.office.tasks.beside import task_panels


def sitting_panels(around: Around) -> list[BesidePanel]:
    """The sittings that fall into the days away, and whether their quorum can still be reached."""
    over = around.state is not None and around.state.ended
    wishes = [] if over else [wish for wish in wishes_around(around) if wish.whole]
    return [BesidePanel(_("这些日子的会议"), [line for wish in wishes for line in _sittings(wish)])]


def _sittings(wish: Wish) -> Iterator[Line]:
    if wish.since_on is None or wish.until_on is None:
        return
    found = touched([wish.post], wish.since_on, wish.until_on, wish.body)
    for row in found:
        yield from _lines(row, wish)
    if not found:
        yield Line(_("这些日子没有安排要本人出席的会议。"), "good")


def _lines(row: Touched, wish: Wish) -> Iterator[Line]:
    district = wish.post.district_id
    href, link = reverse("meetings:sitting", args=[row.sitting.pk]), _("会议")
    tone = "" if row.count.share is None else "good" if row.reachable else "bad"
    yield Line(_attendance(row), tone, href, link, cards(row.cites, district) if tone else ())
    for title in row.topics:
        text = _("议题「%(title)s」的分管领导是「%(post)s」，不能到会的，这项议题一般不上会。")
        words = {"title": title, "post": wish.post.title}
        yield Line(text % words, "warn", href, link, cards(row.cites, district))


def _attendance(row: Touched) -> str:
    """How many can come, and whether that is enough."""
    named = {"body": row.body.name, "ordinal": row.sitting.ordinal}
    meeting = _("%(body)s第%(ordinal)s次会议") % named
    words = {"meeting": meeting, "day": row.sitting.held_on, "members": row.count.members}
    words["present"] = row.count.present
    if row.count.share is None:
        return (
            _("%(meeting)s（%(day)s）：组成人员%(members)s人，至多%(present)s人能到会；条文没有规定到会人数。") % words
        )
    words["needed"] = row.count.needed
    if row.reachable:
        said = _(
            "%(meeting)s（%(day)s）：组成人员%(members)s人，至多%(present)s人能到会，至少须到%(needed)s人，仍能达到。"
        )
    else:
        said = _(
            "%(meeting)s（%(day)s）：组成人员%(members)s人，至多%(present)s人能到会，"
            "至少须到%(needed)s人，达不到，会议要改期。"
        )
    return said % words


BESIDE = [
    absence_panels,
    sitting_panels,
    trip_panels,
    joint_panels,
    kept_panels,
    paper_panels,
    reply_panels,
    task_panels,
    seal_panels,
    archive_panels,
]

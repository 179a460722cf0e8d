"""What a form or a case of leave shows before and after approval: who stands in, what waits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from guiju.office.absences.choosing import choose, must_be_entrusted
from guiju.office.absences.waiting import waiting_lines
from guiju.office.absences.wishes import Wish, wishes_of
from guiju.office.cases.beside import Around, BesidePanel, Line
from guiju.office.people.absences import of_matter
from guiju.office.people.directory import people_named, posts_named
from guiju.office.people.errors import AbsenceRefused
from guiju.office.people.models import Absence, StandIn
from guiju.office.rulebook.citing import CitationCard, cards
from guiju.office.rulebook.queries import vocabulary
from guiju.rules.citations import Citation


def wishes_around(around: Around) -> list[Wish]:
    """The days away that a matter asks for; none for other acts."""
    asked = vocabulary().acts[around.act].absence
    return wishes_of(asked, around.facts, around.district) if asked else []


def absence_panels(around: Around) -> list[BesidePanel]:
    """Who stands in and which papers wait for the signature of whoever will be away."""
    wishes = [wish for wish in wishes_around(around) if not wish.body]
    recorded = [row for row in of_matter(around.case.pk) if not row.body] if around.case else []
    if recorded:
        return [BesidePanel(_("离岗和代行"), [line for row in recorded for line in _recorded(row, around)])]
    waiting = [line for wish in wishes for line in waiting_lines(wish, around.actor)]
    return [
        BesidePanel(_("批准后谁来代行"), [line for wish in wishes for line in _proposed(wish, around.law_on)]),
        BesidePanel(_("等本人办理的事项"), waiting),
    ]


def days_said(since_on: date, until_on: date) -> str:
    """Both days included: 2024-05-20 至 2024-05-24."""
    last = until_on - timedelta(days=1)
    return f"{since_on}" if last == since_on else _("%(first)s至%(last)s") % {"first": since_on, "last": last}


def _proposed(wish: Wish, law_on: date) -> Iterator[Line]:
    if not wish.whole:
        text = _("「%(post)s」离开的第一天和最后一天没有填全，批准后不能记下离岗，也不能开启代行。")
        yield Line(text % {"post": wish.post.title}, "warn")
    try:
        chosen = choose(wish, law_on, "")
    except AbsenceRefused as refusal:
        yield Line(str(refusal), "bad")
        return
    if chosen:
        name = posts_named([chosen.by_post.pk], wish.since_on or law_on)[chosen.by_post.pk].holder
        cites = _cited(chosen.citation, wish.post.district_id)
        words = {"by": chosen.by_post.title, "name": name, "of": wish.post.title}
        yield Line(_("批准后由「%(by)s」%(name)s代行「%(of)s」。") % words, "good", citations=cites)
    elif power := must_be_entrusted(wish, law_on):
        cites = tuple(cards(power.cites, wish.post.district_id))
        yield Line(_("还没有写明委托谁主持工作；没有委托，谁也不能代行。"), "warn", citations=cites)
    else:
        text = _("没有写明由谁代行「%(post)s」，离岗期间要本人签批的事项会等到回来。")
        yield Line(text % {"post": wish.post.title}, "warn")


def _recorded(row: Absence, around: Around) -> Iterator[Line]:
    granted = row.granted_until_on
    cites = _cited(row.citation, row.district_id)
    away = {"post": row.post.title, "days": days_said(row.since_on, granted)}
    yield Line(_("「%(post)s」%(days)s离岗，已经批准。") % away, "good", citations=cites)
    if row.ended_at:
        yield Line(_ended(row), "warn")
    stand_ins = list(row.stand_ins.all())
    for stand_in in stand_ins:
        yield _stood_in(stand_in, row)
    if not stand_ins and row.until_on > row.since_on:
        yield Line(_("这些日子没有人代行。"), "warn")
    if row.until_on > around.actor.on:
        text = _("提前返回、取消离岗或者改换代行人，在「委托代行」办理。")
        yield Line(text, href=reverse("people:stand_ins"), link=_("委托代行"))


def _ended(row: Absence) -> str:
    who = row.ended_by.name if row.ended_by else ""
    words = {"name": who, "last": row.until_on - timedelta(days=1), "reason": row.end_reason}
    if row.until_on > row.since_on:
        return _("%(name)s把离岗改到%(last)s为止：%(reason)s。代行同时结束。") % words
    return _("%(name)s把离岗取消：%(reason)s。代行同时结束。") % words


def _stood_in(stand_in: StandIn, row: Absence) -> Line:
    posts = posts_named([stand_in.by_post_id, stand_in.of_post_id], stand_in.since_on)
    by, of = posts[stand_in.by_post_id], posts[stand_in.of_post_id]
    given = people_named([stand_in.commissioned_by_id]) if stand_in.commissioned_by_id else {}
    of_name = given.get(stand_in.commissioned_by_id or 0, of.holder)
    words = {"by": by.title, "name": by.holder, "of": of.title}
    if stand_in.until_on == stand_in.since_on:
        return Line(_("由「%(by)s」%(name)s代行「%(of)s」的安排已经取消。") % words)
    words["days"] = days_said(stand_in.since_on, stand_in.until_on or row.until_on)
    words |= {"of_name": of_name, "kind": _(stand_in.get_kind_display())}
    text = _("%(days)s由「%(by)s」%(name)s代行「%(of)s」%(of_name)s的职务（%(kind)s）。")
    return Line(text % words, "good", citations=_cited(stand_in.citation, row.district_id))


def _cited(text: str, district: str) -> tuple[CitationCard, ...]:
    return tuple(cards([Citation.parse(one) for one in text.split("、") if one], district))

"""What a form or a case of leave shows before and after approval: who stands in, what waits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse

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
        return [BesidePanel("离岗和代行", [line for row in recorded for line in _recorded(row, around)])]
    waiting = [line for wish in wishes for line in waiting_lines(wish, around.actor)]
    return [
        BesidePanel("批准后谁来代行", [line for wish in wishes for line in _proposed(wish, around.law_on)]),
        BesidePanel("等本人办理的事项", waiting),
    ]


def days_zh(since_on: date, until_on: date) -> str:
    """Both days included: 2024-05-20 至 2024-05-24."""
    last = until_on - timedelta(days=1)
    return f"{since_on}" if last == since_on else f"{since_on}至{last}"


def _proposed(wish: Wish, law_on: date) -> Iterator[Line]:
    if not wish.whole:
        yield Line(f"「{wish.post.title}」离开的第一天和最后一天没有填全,批准后不能记下离岗,也不能开启代行。", "warn")
    try:
        chosen = choose(wish, law_on, "")
    except AbsenceRefused as refusal:
        yield Line(str(refusal), "bad")
        return
    if chosen:
        name = posts_named([chosen.by_post.pk], wish.since_on or law_on)[chosen.by_post.pk].holder
        cites = _cited(chosen.citation, wish.post.district_id)
        yield Line(f"批准后由「{chosen.by_post.title}」{name}代行「{wish.post.title}」。", "good", citations=cites)
    elif power := must_be_entrusted(wish, law_on):
        cites = tuple(cards(power.cites, wish.post.district_id))
        yield Line("还没有写明委托谁主持工作;没有委托,谁也不能代行。", "warn", citations=cites)
    else:
        yield Line(f"没有写明由谁代行「{wish.post.title}」,离岗期间要本人签批的事项会等到回来。", "warn")


def _recorded(row: Absence, around: Around) -> Iterator[Line]:
    granted = row.granted_until_on
    cites = _cited(row.citation, row.district_id)
    yield Line(f"「{row.post.title}」{days_zh(row.since_on, granted)}离岗,已经批准。", "good", citations=cites)
    if row.ended_at:
        who = row.ended_by.name if row.ended_by else ""
        what = f"改到{row.until_on - timedelta(days=1)}为止" if row.until_on > row.since_on else "取消"
        yield Line(f"{who}把离岗{what}:{row.end_reason}。代行同时结束。", "warn")
    stand_ins = list(row.stand_ins.all())
    for stand_in in stand_ins:
        yield _stood_in(stand_in, row)
    if not stand_ins and row.until_on > row.since_on:
        yield Line("这些日子没有人代行。", "warn")
    if row.until_on > around.actor.on:
        yield Line(
            "提前返回、取消离岗或者改换代行人,在「委托代行」办理。", href=reverse("people:stand_ins"), link="委托代行"
        )


def _stood_in(stand_in: StandIn, row: Absence) -> Line:
    posts = posts_named([stand_in.by_post_id, stand_in.of_post_id], stand_in.since_on)
    by, of = posts[stand_in.by_post_id], posts[stand_in.of_post_id]
    given = people_named([stand_in.commissioned_by_id]) if stand_in.commissioned_by_id else {}
    of_name = given.get(stand_in.commissioned_by_id or 0, of.holder)
    if stand_in.until_on == stand_in.since_on:
        return Line(f"由「{by.title}」{by.holder}代行「{of.title}」的安排已经取消。")
    days = days_zh(stand_in.since_on, stand_in.until_on or row.until_on)
    text = f"{days}由「{by.title}」{by.holder}代行「{of.title}」{of_name}的职务({stand_in.get_kind_display()})。"
    return Line(text, "good", citations=_cited(stand_in.citation, row.district_id))


def _cited(text: str, district: str) -> tuple[CitationCard, ...]:
    return tuple(cards([Citation.parse(one) for one in text.split("、") if one], district))

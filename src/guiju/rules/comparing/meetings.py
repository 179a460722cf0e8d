"""Kinds of meeting, point by point: members, chair, how often, quorum, tasks, minutes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guiju.rules.chinese_numbers import chinese_number
from guiju.rules.citations import Citation
from guiju.rules.comparing.differences import Line, Topic
from guiju.rules.comparing.entries import Entry
from guiju.rules.comparing.words import STRENGTHS, Words
from guiju.rules.instruments import norms as n
from guiju.rules.instruments.articles import Instrument
from guiju.rules.instruments.recurrence import EVERY

NAME, TOPIC = "name", "topic"
AFTER_MEETINGS = (NAME, TOPIC)
Key = tuple[Any, ...]
Point = tuple[str, Any, str]


def meeting_entries(instrument: Instrument, others: frozenset[str], words: Words) -> Iterator[tuple[Key, Entry]]:
    """The points of every meeting that the other text has too, other meetings whole, and who takes which topic."""
    bodies = [(p.norm, p.cites) for p in instrument.norms() if isinstance(p.norm, n.BodyNorm)]
    for norm, cites in bodies:
        label = words.body(norm.body)
        points = [
            (
                (Topic.MEETING, norm.body, point),
                Entry(f"{label}：{point}", value, (Line(f"{norm.name}：{said}", cites),)),
            )
            for point, value, said in _points(words, norm)
        ]
        whole = tuple(line for _, entry in points for line in entry.lines)
        yield (Topic.MEETING, norm.body, ""), Entry(f"设有{label}", True, whole)
        yield from points if norm.body in others else ()
        named = f"「{norm.name}」是{label}" + (f"，由{words.people(norm.members)}组成" if norm.members else "")
        entry = Entry(f"「{norm.name}」指哪个会议", norm.body, (Line(named, cites),), alone=False)
        yield (Topic.MEETING, NAME, norm.name), entry
    yield from _topics(bodies, words)


def bodies_of(instrument: Instrument) -> frozenset[str]:
    """The kinds of meeting that a text has."""
    return frozenset(placed.norm.body for placed in instrument.norms() if isinstance(placed.norm, n.BodyNorm))


def _points(words: Words, norm: n.BodyNorm) -> Iterator[Point]:
    yield "名称", norm.name, norm.name
    if norm.members:
        yield "组成人员", frozenset(norm.members), f"由{words.people(norm.members)}组成"
    if norm.convened_by:
        yield "召集", frozenset(norm.convened_by), f"由{words.people(norm.convened_by)}召集"
    if norm.chair:
        chairs = "、".join(words.people([c.who]) + ("（经委托）" if c.needs else "") for c in norm.chair)
        yield "主持", frozenset((c.who, c.needs) for c in norm.chair), f"由{chairs}主持"
    if norm.attends:
        yield "列席", frozenset(norm.attends), f"列席：{words.people(norm.attends)}"
    if norm.invites:
        yield "邀请", frozenset(norm.invites), f"可邀请：{words.people(norm.invites)}"
    yield from _when(norm)
    yield from _conditions(words, norm)


def _when(norm: n.BodyNorm) -> Iterator[Point]:
    if norm.cadence:
        c = norm.cadence
        often = f"{STRENGTHS[c.strength]}{EVERY[c.per]}不少于{c.at_least}次" if c.at_least else ""
        said = "，".join(part for part in (often, c.label) if part)
        yield "多久开一次", (c.at_least, c.per, c.strength, "" if c.at_least else c.label), said
    if norm.sits_on:
        yield "开会时间", norm.sits_on, norm.sits_on


def _conditions(words: Words, norm: n.BodyNorm) -> Iterator[Point]:
    if norm.quorum:
        share = norm.quorum.share
        parts = f"{chinese_number(share.denominator)}分之{chinese_number(share.numerator)}"
        whose = "组成人员" if norm.quorum.of == "members" else words.people([norm.quorum.of])
        yield "到会人数", (norm.quorum.of, share), f"到会不少于{whose}的{parts}（含本数）"
    if norm.deputy_in_charge:
        yield "分管副区长到会", True, "议题的分管副区长到会方可讨论"
    if norm.topics_by:
        yield "议题由谁提出", frozenset(norm.topics_by), f"议题由{words.people(norm.topics_by)}提出"
    if norm.minutes:
        said = norm.minutes.label or ("会后形成纪要" if norm.minutes.must else "可以形成纪要")
        yield "纪要", norm.minutes.must, said
    if norm.speaking:
        s = norm.speaking
        said = f"汇报{STRENGTHS[s.strength]}不超过{s.report_minutes}分钟，其他发言不超过{s.others_minutes}分钟"
        yield "发言时间", (s.report_minutes, s.others_minutes, s.strength), said


Bodies = list[tuple[n.BodyNorm, tuple[Citation, ...]]]


def _topics(bodies: Bodies, words: Words) -> Iterator[tuple[Key, Entry]]:
    """By kind of topic, since the same task stands at other places in the two texts."""
    taken: dict[str, list[tuple[str, bool, Line]]] = {}
    for norm, cites in bodies:
        for task in norm.tasks:
            for topic in task.topics:
                line = Line(f"{norm.name}：{task.gist}{'' if task.decides else '（不作决定）'}", _at(cites, task.at))
                taken.setdefault(topic, []).append((norm.body, task.decides, line))
    for topic, rows in taken.items():
        value = frozenset((body, decides) for body, decides, _ in rows)
        title = f"「{words.topic(topic)}」上哪个会议"
        yield (Topic.MEETING, TOPIC, topic), Entry(title, value, tuple(line for _, _, line in rows))


def _at(cites: tuple[Citation, ...], at: str) -> tuple[Citation, ...]:
    first = cites[0]
    joint = "" if not at or at.startswith("/") else "."
    return (Citation.parse(f"{first.instrument}:{first.article}{joint}{at}"), *cites[1:])

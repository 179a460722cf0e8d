"""A comparison as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from guiju.office.rulebook import queries
from guiju.rules.comparing import Comparison, Difference, Kind, Side
from guiju.rules.comparing.comparison_json import TOPICS, group_label
from guiju.rules.instruments import Instrument

KINDS = {Kind.DIFFERS: "规定不同", Kind.ONLY_A: "只有甲有", Kind.ONLY_B: "只有乙有"}


def comparison_text(found: Comparison) -> str:
    """Every difference, grouped by act and topic, with the articles of both texts and a case."""
    kinds = [difference.kind for difference in found.differences]
    counted = "、".join(f"{label}{kinds.count(kind)}处" for kind, label in KINDS.items())
    head = [f"甲：{_named(found.a)}", f"乙：{_named(found.b)}"]
    total = f"共{len(kinds)}处不同：{counted}。" if kinds else "两部规则办起事来没有不同。"
    return "\n".join([*head, total, *_pending(found), *_groups(found)])


def _named(instrument: Instrument) -> str:
    return f"{instrument.head.title}（{instrument.code}，{instrument.head.number}，版本 {instrument.version}）"


def _pending(found: Comparison) -> Iterator[str]:
    for side, cites in zip("甲乙", found.pending(), strict=True):
        if cites:
            yield f"{side}有{len(cites)}条的规范还没有补写完，这几条的不同列不全：{'、'.join(map(str, cites))}"


def _groups(found: Comparison) -> Iterator[str]:
    for label, several in groupby(found.differences, key=lambda one: group_label(one, queries.vocabulary())):
        yield from ("", label)
        for number, one in enumerate(several, 1):
            yield from _difference(number, one)


def _difference(number: int, one: Difference) -> Iterator[str]:
    yield f"{number}. [{TOPICS[one.topic]}·{KINDS[one.kind]}] {one.title}"
    yield from _side("甲", one.a)
    yield from _side("乙", one.b)
    if one.example:
        yield f"   案例：{'；'.join(one.example.zh)}"


def _side(name: str, side: Side) -> Iterator[str]:
    for line in side.lines:
        yield f"   {name}：{line.zh} 〔{'、'.join(map(str, line.cites))}〕"
    if not side.lines:
        near = f"；相近的条文：{'、'.join(map(str, side.near))}" if side.near else ""
        yield f"   {name}：没有规定{near}"

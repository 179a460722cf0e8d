"""A kind of meeting in words: who sits in it, how often, what it decides."""

from __future__ import annotations

from collections.abc import Iterable

from guiju.office.rulebook.terms import people, strongly
from guiju.rules.chinese_numbers import chinese_number
from guiju.rules.instruments import norms as n
from guiju.rules.instruments.recurrence import EVERY


def body_lines(norm: n.BodyNorm) -> Iterable[str]:
    """What the article says of a kind of meeting, a line each; empty lines are left out by the caller."""
    yield f"{norm.name}，由{people(norm.members)}组成" if norm.members else norm.name
    if norm.convened_by:
        yield f"由{people(norm.convened_by)}召集"
    if norm.chair:
        yield f"由{'、'.join(_chair(chair) for chair in norm.chair)}主持"
    if norm.attends:
        yield f"列席：{people(norm.attends)}"
    if norm.invites:
        yield f"可邀请：{people(norm.invites)}"
    yield from _when_held(norm)
    yield from (_task(task) for task in norm.tasks)
    yield from _conditions(norm)


def _chair(chair: n.Chair) -> str:
    return people([chair.who]) + ("（经委托）" if chair.needs else "")


def _when_held(norm: n.BodyNorm) -> Iterable[str]:
    if norm.sits_on:
        yield f"时间：{norm.sits_on}"
    if norm.cadence:
        often = f"{strongly(norm.cadence.strength)}{EVERY[norm.cadence.per]}不少于{norm.cadence.at_least}次"
        parts = (often if norm.cadence.at_least else "", norm.cadence.label)
        yield "次数：" + "；".join(part for part in parts if part)


def _task(task: n.BodyTask) -> str:
    label = f"任务{task.at}" if task.at else "任务"
    return f"{label}：{task.gist}" + ("" if task.decides else "（不作决定）")


def _conditions(norm: n.BodyNorm) -> Iterable[str]:
    if norm.quorum:
        share = norm.quorum.share
        parts = f"{chinese_number(share.denominator)}分之{chinese_number(share.numerator)}"
        whose = "组成人员" if norm.quorum.of == "members" else people([norm.quorum.of])
        yield f"到会人数：不少于{whose}的{parts}（含本数）"
    if norm.deputy_in_charge:
        yield "议题的分管副区长到会方可讨论"
    if norm.topics_by:
        yield f"议题由{people(norm.topics_by)}提出"
    if norm.minutes:
        yield norm.minutes.label or ("会后形成纪要" if norm.minutes.must else "可以形成纪要")
    if norm.speaking:
        said, other = norm.speaking.report_minutes, norm.speaking.others_minutes
        yield f"发言：汇报{strongly(norm.speaking.strength)}不超过{said}分钟，其他发言不超过{other}分钟"

"""Codes of the vocabulary and conditions as Chinese words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from guiju.office.rulebook.queries import vocabulary
from guiju.rules import expressions
from guiju.rules.instruments.steps import SpanGrammar
from guiju.rules.planning.plans import Strength

STRENGTHS = {
    Strength.MUST: "应当",
    Strength.IN_PRINCIPLE: "原则上",
    Strength.GENERALLY: "一般",
    Strength.MAY: "可以",
}
_UNITS = {"working_days": "个工作日", "calendar_days": "日", "half_days": "个半天", "hours": "小时", "months": "个月"}


@cache
def condition(text: str) -> str:
    """A condition as a sentence; "" stays "" (always)."""
    return expressions.sentence(expressions.parse(text), vocabulary().facts) if text else ""


def people(roles: Iterable[str], joint: str = "、") -> str:
    """Roles by their labels; what is no role (a body may invite anybody) is already Chinese."""
    known = vocabulary().roles
    return joint.join(known[code].zh if code in known else code for code in roles)


def stage(code: str) -> str:
    """A stage's label."""
    return vocabulary().stages[code].zh


def span(grammar: SpanGrammar) -> str:
    """A length of time: 7个工作日; a setting's number with how sure it is."""
    if grammar.written is None:
        setting = vocabulary().settings[grammar.setting]
        return f"{setting.amount_zh}（设置「{setting.zh}」，{setting.state.zh}）"
    amount, unit = grammar.written
    return f"{amount}{_UNITS[unit]}"


def strongly(strength: Strength | None) -> str:
    """How binding something is, in one word."""
    return STRENGTHS[strength or Strength.MUST]

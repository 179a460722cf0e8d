"""Codes and conditions of both texts as Chinese words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from guiju.rules.bindingness import Strength
from guiju.rules.expressions.amounts import amount_in_words, day_in_words
from guiju.rules.fact_values import Fen
from guiju.rules.facts import FactDefinition
from guiju.rules.instruments.norms import LimitNorm
from guiju.rules.instruments.steps import SpanGrammar
from guiju.rules.instruments.vocabulary import Vocabulary

STRENGTHS = {
    Strength.MUST: "应当",
    Strength.IN_PRINCIPLE: "原则上",
    Strength.GENERALLY: "一般",
    Strength.MAY: "可以",
}
ABSENCES = {"visit_abroad": "出访", "business_trip": "出差"}
MEANINGS = {
    "tick": "圈阅",
    "written_opinion": "签署意见",
    "request": "请示",
    "report": "报告",
    "any": "各类公文",
    "consent": "同意",
    "read": "已阅知",
    "carry_out": "照办落实",
}
EFFECTS = {"refuse": "不予办理", "return": "退回", "defer": "缓办"}
_UNITS = {"working_days": "个工作日", "calendar_days": "日", "half_days": "个半天", "hours": "小时", "months": "个月"}


class Words:
    """What the vocabulary calls things."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def stage(self, code: str) -> str:
        """A stage's label; "" for none."""
        return self.vocabulary.stages[code].zh if code else ""

    def people(self, codes: Iterable[str], joint: str = "、") -> str:
        """Roles by their labels; what is no role is already Chinese."""
        roles = self.vocabulary.roles
        return joint.join(roles[code].zh if code in roles else code for code in codes)

    def material(self, code: str) -> str:
        """A kind of attachment."""
        return self.vocabulary.materials[code].zh

    def body(self, code: str) -> str:
        """A kind of meeting by its function, whatever a district calls it."""
        return self.vocabulary.bodies[code].zh

    def topic(self, code: str) -> str:
        """A kind of topic, as the fact says it that has this code among its values."""
        facts = self.vocabulary.facts.values()
        return next((fact.values[code] for fact in facts if code in fact.values), code)

    def span(self, limit: LimitNorm) -> str:
        """「会议日期」前3个工作日."""
        start = self.vocabulary.facts[limit.counted_from].zh
        return f"「{start}」{'后' if limit.after else '前'}{_length(limit.after or limit.before)}"


def _length(span: SpanGrammar | None) -> str:
    if span is None or span.written is None:
        return f"（天数见设置 {span.setting}）" if span else ""
    amount, unit = span.written
    return f"{amount}{_UNITS[unit]}"


def softly(strength: Strength | None) -> str:
    """(原则上) for what is softer than a must, else nothing."""
    return "" if strength in (None, Strength.MUST) else f"（{STRENGTHS[strength]}）"


def facts_in_words(facts: Mapping[str, Any], definitions: Mapping[str, FactDefinition]) -> tuple[str, ...]:
    """Each fact given as somebody would read it off a form: 文种: 通知."""
    return tuple(f"{definitions[name].zh}：{value_in_words(definitions[name], value)}" for name, value in facts.items())


def value_in_words(fact: FactDefinition, value: Any) -> str:
    """One typed value by its label, with its unit."""
    match value:
        case bool():
            return "是" if value else "否"
        case Fen():
            return amount_in_words(value)
        case int():
            return f"{value}{fact.unit}"
        case frozenset():
            named = "、".join(sorted(fact.values[code] for code in value if code in fact.values))
            return named or (f"{len(value)}个" if value else "没有")
        case datetime():
            return value.isoformat()
        case date():
            return day_in_words(value)
    return fact.values.get(value, str(value))
